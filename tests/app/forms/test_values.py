"""How values stand on paper: dates, copies, titles inside titles, days counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.forms.filing_slip import Period
from app.forms.paper import Cited, Material, day, day_to_write, inner, numeral, sentence
from tests.app.forms.examples import opinion, slip


def test_a_date_has_no_leading_zero() -> None:
    assert day(date(2026, 11, 3)) == "2026年11月3日"


def test_a_date_not_known_leaves_room_to_write() -> None:
    assert day(None) == ""
    assert day_to_write(None) == "　　　　年　　月　　日"


@pytest.mark.parametrize(("copies", "said"), [(2, "两"), (3, "三"), (10, "十"), (12, "12")])
def test_copies_are_said_as_one_speaks(copies: int, said: str) -> None:
    assert numeral(copies) == said


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("云州区燃气管理办法", "云州区燃气管理办法"),
        ("《云州区燃气管理办法》", "云州区燃气管理办法"),
        ("关于印发《云州区燃气管理办法》的通知", "关于印发〈云州区燃气管理办法〉的通知"),
        ("《甲》和《乙》", "〈甲〉和〈乙〉"),
    ],
)
def test_a_title_inside_book_marks_takes_single_ones(title: str, printed: str) -> None:
    assert inner(title) == printed


def test_only_an_unverified_citation_bears_the_mark() -> None:
    assert Cited("行政处罚法", "第十六条", verified=True).text == "《行政处罚法》第十六条"
    assert Cited("行政处罚法", "第十六条").text == "《行政处罚法》第十六条（依据待核对）"


@pytest.mark.parametrize(
    ("unit", "called"),
    [
        ("区住房城乡建设局", "你局"),
        ("区发展和改革委员会", "你委"),
        ("区政府办公室", "你办"),
        ("青石镇人民政府", "你镇"),
        ("东城街道办事处", "你街道"),
        ("区医院", "你单位"),
    ],
)
def test_a_unit_is_addressed_by_what_it_is(unit: str, called: str) -> None:
    assert replace(opinion(), drafting_unit=unit).you == called


@pytest.mark.parametrize(
    ("filed", "period", "said"),
    [
        (date(2026, 11, 4), Period(15), "公布后第8日报送，期限15日　☑按期　□逾期"),
        (date(2026, 11, 12), Period(15), "公布后第16日报送，期限15日　□按期　☑逾期"),
        (date(2026, 11, 12), Period(15, due_on=date(2026, 11, 12)), "公布后第16日报送，期限15日　☑按期　□逾期"),
        (date(2026, 10, 27), Period(15), "公布当日报送，期限15日　☑按期　□逾期"),
        (None, Period(15), "公布后第　　日报送，期限15日　□按期　□逾期"),
        (date(2026, 11, 4), Period(5, "工作日", taken=6), "公布后第6个工作日报送，期限5个工作日　□按期　☑逾期"),
        (date(2026, 11, 4), Period(5, "工作日"), "公布后第　　个工作日报送，期限5个工作日　□按期　□逾期"),
    ],
)
def test_days_from_publication_to_filing_are_counted(filed: date | None, period: Period, said: str) -> None:
    assert replace(slip(), filed_on=filed, period=period).timeliness == said


@pytest.mark.parametrize(
    "wrong", [{"conclusion": "大致合法"}, {"after_revision": "随便"}, {"conclusion": "合法", "after_revision": "再送复核"}]
)
def test_a_conclusion_the_law_does_not_know_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not"):
        replace(opinion(), **wrong)


def test_a_category_or_decision_off_the_form_is_refused() -> None:
    with pytest.raises(ValueError, match="category"):
        replace(slip(), category="新")
    with pytest.raises(ValueError, match="decision"):
        replace(slip(), decision="同意")


def test_a_joint_document_names_all_its_authorities() -> None:
    assert (
        replace(slip(), joint_authorities=("云州区教育局", "云州区财政局")).values()["authorities"]
        == "云州区人民政府、云州区教育局、云州区财政局"
    )


def test_a_material_not_enclosed_keeps_its_box_empty() -> None:
    assert Material("公告", enclosed=False).values()["tick"] == "□"


@pytest.mark.parametrize(
    ("result", "printed"), [("", "区政府常务会议"), ("通过", "区政府常务会议"), ("修改后通过", "区政府常务会议（修改后通过）")]
)
def test_a_meeting_that_passed_a_text_with_changes_says_so_on_the_slip(result: str, printed: str) -> None:
    assert replace(slip(), meeting="区政府常务会议", result=result).values()["meeting"] == printed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", ""),
        ("到期", "到期。"),
        ("到期。", "到期。"),
        ("到期；", "到期。"),
        ("详见附件（一）", "详见附件（一）。"),
        ("写明“已核对。”", "写明“已核对。”"),
    ],
)
def test_words_of_a_paragraph_end_in_one_stop(words: str, said: str) -> None:
    assert sentence(words) == said
