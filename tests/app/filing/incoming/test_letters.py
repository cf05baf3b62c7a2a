"""Every paper of a department's filing, filled from the store, can be printed, and its letters stand in Word with the same words."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing.incoming import catalogue, checking, concluding, declaring, letters, reviewing, urging
from app.forms import printing
from app.forms.paper import Form
from app.office import Office
from tests.app.filing.incoming.packets import NUMBER, TITLE, UNIT, concluded, lists, now, received, registered, submission
from tests.app.forms.pdf_text import words
from tests.app.forms.word_text import letter_words


def _receipt(office: Office, folder: Path) -> Form:
    return letters.receipt(office, received(office))[1]


def _supplement(office: Office, folder: Path) -> Form:
    incoming = received(office, submission(papers=("备案报告.md",)))
    checking.supplement(office, incoming, faulty=["备案报告没有盖章"], missing=["statement"], on=date(2026, 11, 6))
    return letters.supplement_notice(office, incoming)[1]


def _request(office: Office, folder: Path) -> Form:
    incoming = registered(office)
    reviewing.request(office, incoming, questions=["第二条罚款的依据"], papers=["会议纪要"], on=date(2026, 11, 10))
    return letters.explanation_request(office, incoming)[1]


def _opinion(office: Office, folder: Path) -> Form:
    return letters.opinion(office, concluded(office, "责令停止执行并纠正"))[1]


def _advice(office: Office, folder: Path) -> Form:
    return letters.opinion(office, concluded(office, "建议自行修改或者废止"))[1]


def _urging(office: Office, folder: Path) -> Form:
    received(office, at=datetime(2026, 11, 20, 9, 0))
    table = folder / "清单.csv"
    table.write_text(f"标题,文号,公布日期\n{TITLE},{NUMBER},2026-10-26\n云州区渣土管理办法,云州城管规〔2026〕7号,2026-08-03\n", "utf-8")
    declaring.declare(office, unit=UNIT, listed=declaring.read_list(table))
    made = urging.urge(office, unit=UNIT)
    return urging.urging_letter(office, str(made["unit"]), str(made["number"]))[1]


def _catalogue(office: Office, folder: Path) -> Form:
    registered(office)
    made = catalogue.make(office, year=2026, quarter=4, despite="按月编制")
    return catalogue.form(office, str(made["catalogue"]))[1]


@pytest.mark.parametrize(
    ("fill", "says"),
    [
        (_receipt, ("云州司收〔2026〕1号", UNIT, "2026年11月5日9时30分", "备案说明")),
        (_supplement, ("云州司备补〔2026〕1号", "备案说明", "备案报告没有盖章", "10日")),
        (_request, ("云州司备询〔2026〕1号", "第二条罚款的依据", "会议纪要", "2026年11月20日")),
        (_opinion, ("备案审查意见书", "云州司备审〔2026〕1号", "第二条", "☑停止执行", "30日", "2026年12月9日")),
        (_advice, ("备案审查建议书", "第二条")),
        (_urging, ("云州司备催〔2026〕1号", "云州区渣土管理办法", "漏报", "迟报", "2026年11月20日")),
        (_catalogue, ("2026年第四季度", TITLE, "云州司备登〔2026〕1号", "审查中")),
    ],
)
def test_each_paper_prints_what_the_store_says(office: Office, tmp_path: Path, fill: object, says: tuple[str, ...]) -> None:
    assert callable(fill)
    printed = words(printing.pdf(fill(office, tmp_path)))
    for said in says:
        assert said.replace(" ", "") in printed.replace(" ", "")


@pytest.mark.parametrize(
    ("outcome", "measures", "ticked"),
    [
        ("建议自行修改或者废止", ("修改",), ("修改",)),
        ("建议自行修改或者废止", ("废止",), ("废止",)),
        ("建议自行修改或者废止", (), ()),
        ("责令停止执行并纠正", (), ("停止执行",)),
        ("责令停止执行并纠正", ("修改",), ("停止执行", "修改")),
    ],
)
def test_the_opinion_ticks_what_was_decided_and_leaves_the_rest_to_the_hand(
    office: Office, outcome: str, measures: tuple[str, ...], ticked: tuple[str, ...]
) -> None:
    incoming = registered(office)
    lists(office, incoming)
    concluding.conclude(office, incoming, outcome=outcome, words="按时反馈。", measures=measures, on=date(2026, 11, 9))
    form = letters.opinion(office, incoming)[1]
    assert (form.measures, form.words) == (ticked, "按时反馈。")


def test_a_measure_that_is_none_or_goes_with_no_letter_is_refused(office: Office) -> None:
    incoming = registered(office)
    with pytest.raises(Refused, match="没有“别的”这种处理，可以是：修改、废止"):
        concluding.conclude(office, incoming, outcome="建议自行修改或者废止", measures=("别的",))
    with pytest.raises(Refused, match="不要求部门修改或者废止"):
        concluding.conclude(office, incoming, outcome="准予备案", measures=("修改",))


@pytest.mark.parametrize("fill", [_supplement, _request, _opinion, _urging])
def test_each_letter_says_the_same_in_word(office: Office, tmp_path: Path, fill: object) -> None:
    assert callable(fill)
    form = fill(office, tmp_path)
    assert letter_words(printing.word(form)) == words(printing.pdf(form))


def test_what_goes_to_the_government_is_no_letter_to_the_department(office: Office) -> None:
    incoming = concluded(office, "提请区政府改变或者撤销")
    with pytest.raises(Refused, match="不出具备案审查意见书"):
        letters.opinion(office, incoming)
    assert now(office, incoming).opinion_number is None
