"""Objections: each kind with its clock, what a citizen leaves out, the five grounds, the answer; every state and deed tried."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.correspondence.letters import letter, newest
from app.errors import Missing, Refused
from app.forms import printing
from app.lifecycle.register import running
from app.objections import handling, receiving
from app.objections.case import open_deeds
from app.objections.kinds import GROUNDS, OUTCOMES, Deed, Kind, State
from app.objections.views import objections, standing
from app.office import Office
from db.records import Objection
from tests.app.forms.pdf_text import words

CAME = date(2026, 10, 12)


def came(office: Office, document: str, kind: str = "citizen", **given: object) -> str:
    filled: dict[str, object] = {
        "applicant": "张三", "words": "第二条加重了业主负担", "reasons": "没有上位法依据", "contact": "139-0000-0000", "on": CAME,
    }  # fmt: skip
    if kind == "litigation":
        filled["until"] = date(2026, 10, 30)
    made = receiving.receive(office, document, kind=kind, **{**filled, **given})  # type: ignore[arg-type]
    return str(made["objection"])


def now(office: Office, objection: str) -> Objection:
    return office.store.incomings.objection(objection)


def clocks(office: Office, document: str) -> dict[str, tuple[str, bool]]:
    """The running periods of the document that objections started: name, last day and whether the basis is verified."""
    keys = ("objection.", "reconsideration.", "judicial_advice.", "procuratorial_advice.")
    rows = [row for row in office.store.documents.deadlines(document) if row.state == "open" and row.key.startswith(keys)]
    return {row.name: (row.due_on.isoformat(), row.verified) for row in rows}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("citizen", {"反馈审查建议（张三）": ("2026-12-11", False)}),
        ("npc_suggestion", {"答复人大转来的审查建议（张三）": ("2026-11-11", False)}),
        (
            "reconsideration",
            {"答复行政复议附带审查（张三）": ("2026-10-26", True), "转送无权处理的附带审查申请（张三）": ("2026-10-21", True)},
        ),
        ("litigation", {"向法院提交意见（张三）": ("2026-10-30", False)}),
        ("judicial_advice", {"答复司法建议（张三）": ("2026-12-11", True)}),
        ("procuratorial_advice", {"答复检察建议（张三）": ("2026-12-14", False)}),
    ],
)
def test_each_kind_has_its_clock(office: Office, document: str, kind: str, expected: dict[str, tuple[str, bool]]) -> None:
    came(office, document, kind)
    assert clocks(office, document) == expected


def test_a_request_that_another_body_passed_on_has_sixty_days_and_is_not_passed_on_again(office: Office, document: str) -> None:
    came(office, document, "reconsideration", forwarded_by="云州市司法局")
    assert clocks(office, document) == {"答复行政复议附带审查（张三）": ("2026-12-11", True)}


def test_a_day_that_the_letter_sets_goes_before_the_usual_period(office: Office, document: str) -> None:
    came(office, document, "npc_suggestion", until=date(2026, 10, 20))
    assert clocks(office, document) == {"答复人大转来的审查建议（张三）": ("2026-10-20", False)}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "投诉"}, "没有“投诉”这类来件"),
        ({"applicant": " "}, "没有填来件的人或者机关"),
        ({"on": date(2026, 11, 24)}, "还没有到"),
        ({"kind": "litigation", "until": None}, "没有填法院指定的日期"),
        ({"until": date(2026, 10, 1)}, "早于收到日期"),
    ],
)
def test_what_cannot_be_logged_is_refused(office: Office, document: str, given: dict[str, object], told: str) -> None:
    with pytest.raises(Refused, match=told):
        came(office, document, **given)  # type: ignore[arg-type]
    assert office.store.incomings.objections() == ()


def test_what_a_citizen_left_out_is_told_at_once_and_taken_in(office: Office, document: str) -> None:
    objection = came(office, document, reasons="", contact="")
    assert standing(office, objection).lacking == ("理由", "联系方式")
    with pytest.raises(Missing, match="没有写理由；没有写联系方式"):
        handling.take_up(office, objection, on=CAME)
    assert receiving.ask(office, objection, on=date(2026, 10, 13))["missing"] == ("理由", "联系方式")
    assert clocks(office, document)["等补充内容（张三）"] == ("2026-10-23", False)
    receiving.supply(office, objection, reasons="与条例相抵触", contact="微信", on=date(2026, 10, 15))
    kept = now(office, objection)
    assert (kept.state, kept.words, kept.contact) == ("received", "第二条加重了业主负担\n理由：与条例相抵触", "微信")
    assert standing(office, objection).lacking == ()
    assert clocks(office, document) == {"反馈审查建议（张三）": ("2026-12-11", False)}
    handling.take_up(office, objection, on=date(2026, 10, 16))
    assert now(office, objection).state == "handling"


def test_what_lacks_nothing_is_not_asked_for(office: Office, document: str) -> None:
    with pytest.raises(Refused, match="不用补充"):
        receiving.ask(office, came(office, document), on=CAME)


def test_an_incomplete_suggestion_may_be_taken_up_with_a_reason(office: Office, document: str) -> None:
    objection = came(office, document, contact="")
    handling.take_up(office, objection, on=CAME, despite="来访人当面说明")
    assert "没有写联系方式，来访人当面说明" in office.store.documents.events(document)[-1].note


@pytest.mark.parametrize("ground", GROUNDS)
def test_it_is_declined_for_one_of_the_five_grounds_and_the_applicant_is_told(office: Office, document: str, ground: str) -> None:
    objection = came(office, document)
    handling.decline(office, objection, ground=ground, reason="经审查没有抵触", on=date(2026, 10, 20))
    assert now(office, objection).state == "declined"
    assert clocks(office, document), "the applicant is still to be told"
    made = handling.answer(office, objection, words="不启动审查的理由如下", on=date(2026, 10, 22))
    kept = now(office, objection)
    assert (kept.state, kept.outcome, kept.outcome_reason, kept.answer_number) == (
        "answered", "不启动审查", f"{ground}；经审查没有抵触", made["number"]
    )  # fmt: skip
    assert not clocks(office, document)


def test_a_ground_that_says_nothing_needs_a_reason_and_a_strange_one_is_refused(office: Office, document: str) -> None:
    objection = came(office, document)
    for ground, told in (("其他", "要写明理由"), ("理由不成立", "要写明理由"), ("不想办", "只能是")):
        with pytest.raises(Refused, match=told):
            handling.decline(office, objection, ground=ground)
    handling.decline(office, objection, ground="已修改或者废止")


@pytest.mark.parametrize(
    ("kind", "outcome", "says"),
    [
        ("citizen", "维持", "该文件继续执行"), ("npc_suggestion", "修改", "规定程序修改"), ("reconsideration", "停止执行", "停止执行"),
        ("litigation", "维持", "附带审查征求意见函"), ("judicial_advice", "废止", "规定程序废止"), ("procuratorial_advice", "维持", "检察建议"),
    ],
)  # fmt: skip
def test_the_answer_is_a_letter_that_can_be_printed(office: Office, document: str, kind: str, outcome: str, says: str) -> None:
    objection = came(office, document, kind, number="来文7号")
    handling.take_up(office, objection, on=CAME)
    made = handling.answer(office, objection, words="第一点。\n第二点。", outcome=outcome, on=date(2026, 10, 20))
    name, form = letter(office, newest(office, document, "objection_reply"))
    assert name == f"{office.document(document).called}异议答复函（张三）"
    printed = words(printing.pdf(form))
    for said in (str(made["number"]), "来文7号", "第一点。", "第二点。", "2026年10月12日收悉", says):
        assert said in printed


def test_the_answer_to_what_was_declined_says_so(office: Office, document: str) -> None:
    objection = came(office, document)
    handling.decline(office, objection, ground="已有审查结论", on=CAME)
    handling.answer(office, objection, words="已有结论。", on=CAME)
    assert "不启动审查" in words(printing.pdf(letter(office, newest(office, document, "objection_reply"))[1]))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_answer_has_a_number_and_words_and_stands_among_the_letters(office: Office, document: str, outcome: str) -> None:
    objection = came(office, document, "judicial_advice", applicant="云州区人民法院", number="（2026）云01行建3号")
    handling.take_up(office, objection, on=date(2026, 10, 14))
    made = handling.answer(office, objection, words="经研究，答复如下", outcome=outcome, on=date(2026, 10, 20))
    assert made["number"] == "云州司异复〔2026〕1号"
    kept = office.store.documents.contacts(document)[-1]
    assert (kept.number, kept.counterpart, kept.words) == (made["number"], "云州区人民法院", "经研究，答复如下")
    deadline = office.store.documents.deadline(now(office, objection).deadline_id or "")
    assert (deadline.state, deadline.met_on) == ("met", date(2026, 10, 20))
    assert bool(standing(office, objection).leads_to) == (outcome != "维持")


def test_an_answer_without_words_or_with_a_strange_outcome_is_refused(office: Office, document: str) -> None:
    objection = came(office, document)
    handling.take_up(office, objection, on=CAME)
    for answer, outcome, told in ((" ", "维持", "没有写答复的内容"), ("答复", "看情况", "处理结果只能是")):
        with pytest.raises(Refused, match=told):
            handling.answer(office, objection, words=answer, outcome=outcome)


def test_a_request_without_our_power_is_passed_on_and_its_clocks_end(office: Office, document: str) -> None:
    objection = came(office, document, "reconsideration", applicant="区行政复议局")
    handling.transfer(office, objection, to="云州市人民政府", on=date(2026, 10, 21))
    assert now(office, objection).state == "transferred"
    assert not clocks(office, document)
    assert "已逾" not in office.store.documents.events(document)[-1].note


def test_a_transfer_after_its_period_says_so(office: Office, document: str) -> None:
    objection = came(office, document, "reconsideration")
    handling.transfer(office, objection, to="云州市人民政府", on=date(2026, 10, 22))
    assert "已逾转送期限" in office.store.documents.events(document)[-1].note


def test_two_objections_to_one_document_keep_their_own_clocks(office: Office, document: str) -> None:
    first, second = came(office, document), came(office, document, applicant="李四", on=date(2026, 10, 14))
    handling.take_up(office, first, on=date(2026, 10, 15))
    handling.answer(office, first, words="答复", outcome="维持", on=date(2026, 10, 16))
    assert list(clocks(office, document)) == ["反馈审查建议（李四）"]
    assert [one.objection.id for one in objections(office)] == [second, first]


def test_an_objection_is_a_deadline_of_its_document(office: Office, document: str) -> None:
    came(office, document, "judicial_advice", applicant="云州区人民法院")
    assert "答复司法建议（云州区人民法院）" in [due.deadline.name for due in running(office)]


def test_an_undone_objection_leaves_nothing(office: Office, document: str) -> None:
    before = office.store.documents.deadlines(document)
    came(office, document, "reconsideration")
    office.undo()
    assert office.store.incomings.objections() == ()
    assert office.store.documents.deadlines(document) == before


ALLOWED = """
citizen received          ask take_up decline transfer
citizen lacking           supply take_up decline transfer
citizen handling          decline answer
citizen declined          answer
citizen transferred
citizen answered
reconsideration received  take_up transfer
reconsideration handling  answer
reconsideration transferred
reconsideration answered
litigation received       take_up
litigation handling       answer
litigation answered
npc_suggestion received   take_up decline transfer
npc_suggestion handling   decline answer
npc_suggestion declined   answer
judicial_advice received  take_up
procuratorial_advice received take_up
"""
TABLE = {tuple(line.split()[:2]): frozenset(line.split()[2:]) for line in ALLOWED.strip().splitlines()}

WAYS: dict[str, Callable[[Office, str], object]] = {
    "received": lambda o, i: None,
    "lacking": lambda o, i: receiving.ask(o, i),
    "handling": lambda o, i: handling.take_up(o, i, despite="当面说明"),
    "declined": lambda o, i: handling.decline(o, i, ground="已有审查结论"),
    "transferred": lambda o, i: handling.transfer(o, i, to="云州市人民政府"),
    "answered": lambda o, i: (handling.take_up(o, i, despite="当面说明"), handling.answer(o, i, words="答复", outcome="维持")),
}
DEEDS: dict[str, Callable[[Office, str], object]] = {
    "ask": WAYS["lacking"],
    "supply": lambda o, i: receiving.supply(o, i, contact="电话"),
    "take_up": WAYS["handling"],
    "decline": WAYS["declined"],
    "transfer": WAYS["transferred"],
    "answer": lambda o, i: handling.answer(o, i, words="答复", outcome="维持"),
}


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize(("kind", "state"), TABLE)
def test_every_pair_of_state_and_deed_is_allowed_or_refused(office: Office, document: str, kind: str, state: str, deed: str) -> None:
    objection = came(office, document, kind, contact="")
    WAYS[state](office, objection)
    before = now(office, objection)
    assert before.state == state
    assert set(open_deeds(before)) == TABLE[kind, state]
    if deed in TABLE[kind, state]:
        DEEDS[deed](office, objection)
        return
    with pytest.raises(Refused, match=r"。$"):
        DEEDS[deed](office, objection)
    assert now(office, objection) == before


def test_every_kind_state_and_deed_has_words() -> None:
    assert all(kind.label and kind.clock and kind.duty for kind in Kind)
    assert all(state.label for state in State)
    assert all(deed.label for deed in Deed)
