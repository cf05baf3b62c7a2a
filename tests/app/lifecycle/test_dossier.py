"""文件详情: where a document stands, the next step and what that still needs, its days and its history."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing import outgoing
from app.lifecycle import editing, preparing
from app.lifecycle.dossier import changes, dossier
from app.lifecycle.gaps import guards_of
from app.lifecycle.stages import Node
from app.lifecycle.transitions import Act
from app.office import Office
from app.review import concluding
from app.safekeeping import problems
from tests.app import road


@pytest.mark.parametrize(
    ("place", "act", "title", "others"),
    [
        ("drafting", Act.CONSULT, "公开征求意见", (Act.SUBMIT,)),
        ("consulting", Act.SUBMIT, "登记送审", ()),
        ("submitted", Act.ACCEPT, "受理送审件", (Act.RETURN,)),
        ("under_review", Act.CONCLUDE, "完成合法性审核", ()),
        ("lawful", Act.TABLE, "提请集体审议", (Act.CONCLUDE,)),
        ("deliberating", Act.DELIBERATE, "登记审议结果", ()),
        ("passed", Act.SIGN, "登记签发", (Act.DELIBERATE,)),
        ("signed", Act.REGISTER, "登记编号", ()),
        ("registered", Act.PUBLISH, "公布文件", ()),
        ("published", Act.ARCHIVE, "归档", ()),
    ],
)
def test_the_next_step_along_the_road(office: Office, place: str, act: Act, title: str, others: tuple[Act, ...]) -> None:
    step = dossier(office, road.at(office, place)).next_step
    assert (step.act, step.title, step.others) == (act, title, others)


def test_after_an_opinion_the_next_step_is_what_the_opinion_asks_for(office: Office) -> None:
    again, straight = road.at(office, "under_review"), road.at(office, "under_review")
    concluding.conclude(office, again, outcome="应当予以修改")
    concluding.conclude(office, straight, outcome="应当予以修改", recheck=False)
    assert dossier(office, again).next_step.act is Act.RESUBMIT
    step = dossier(office, straight).next_step
    assert (step.act, step.others) == (Act.TABLE, (Act.RESUBMIT,))


def test_the_card_says_what_is_missing_and_whether_one_may_go_on(office: Office) -> None:
    step = dossier(office, road.at(office, "published")).next_step
    assert [g.sentence for g in step.missing] == ["市政府备案没有办结", "区人大常委会备案没有办结"]
    assert step.may_go_on
    assert step.due.deadline.key == "filing.muni.days"
    blocked = dossier(office, road.at(office, "deliberating"))
    assert [g.blocking for g in guards_of(office, blocked.document, Act.SIGN) if not g.held] == [True]
    assert not dossier(office, road.at(office, "registered")).next_step.missing


def test_the_stepper_shows_done_current_and_skipped(office: Office) -> None:
    document = road.at(office, "deliberating")
    shown = {n.node: (n.state, n.on) for n in dossier(office, document).stepper}
    assert shown[Node.CONSULTING] == ("done", date(2026, 10, 8))
    assert shown[Node.DELIBERATION] == ("current", date(2026, 11, 13))
    assert shown[Node.SIGNED] == ("todo", None)
    skipping = road.imported(office)
    preparing.submit(office, skipping, unit=road.UNIT, materials=road.MATERIALS, despite="紧急")
    shown = {n.node: (n.state, n.on) for n in dossier(office, skipping).stepper}
    assert shown[Node.CONSULTING] == ("skipped", None)


def test_a_draft_entered_after_its_consultation_shows_no_day_of_drafting(office: Office) -> None:
    late = {n.node: n.on for n in dossier(office, road.at(office, "deliberating")).stepper}
    assert late[Node.DRAFTING] is None
    fresh = {n.node: n.on for n in dossier(office, road.imported(office)).stepper}
    assert fresh[Node.DRAFTING] == office.today()


def test_a_published_document_stands_at_filing_until_both_are_concluded(office: Office) -> None:
    document = road.at(office, "published")
    assert dossier(office, document).stage_word == "备案"
    for recipient in ("muni", "npc"):
        made = outgoing.file(office, document, recipient=recipient)
        outgoing.outcome(office, str(made["filing"]), result="registered")
    shown = dossier(office, document)
    assert (shown.stage_word, shown.force) == ("公布", "有效")
    assert [d.deadline.key for d in shown.deadlines] == ["validity.warn_before"]


def test_everything_of_the_document_is_there(office: Office) -> None:
    shown = dossier(office, road.at(office, "published"))
    assert shown.unit == road.UNIT
    # by the day of the act: it was entered here after the steps that went before
    assert [e.act for e in shown.events if e.act not in ("import", "fair_competition")] == [
        "consult", "submit", "accept", "conclude", "table", "deliberate", "sign", "register", "publish",
    ]  # fmt: skip
    days = [e.on_date for e in shown.events]
    assert days == sorted(days)
    assert next(e.act for e in shown.events if e.on_date == road.TODAY) == "import"
    assert [len(rows) for rows in (shown.versions, shown.consultations, shown.deliberations, shown.reviews, shown.filings)] == [
        1,
        1,
        1,
        1,
        2,
    ]
    assert {m.code for m in shown.materials} == set(road.MATERIALS)


def test_an_unknown_document_is_a_sentence(office: Office) -> None:
    with pytest.raises(Refused, match="不在台账里"):
        dossier(office, "没有")


def test_twenty_documents_down_the_road_leave_a_sound_store(office: Office) -> None:
    made = [road.at(office, "published") for _ in range(20)]
    numbers = [road.now(office, d).document_number for d in made]
    assert numbers == [f"云州府规〔2026〕{n}号" for n in range(1, 21)]
    assert problems(office) == ()


def test_only_a_day_of_effect_that_the_text_names_is_fixed_before_publication(office: Office) -> None:
    named = road.imported(office, road.text("本办法自2027年1月1日起施行。"))
    assert dossier(office, named).effect_fixed == date(2027, 1, 1)
    assert dossier(office, road.at(office, "registered")).effect_fixed is None


def test_the_change_log_has_every_act_that_touched_the_document_and_marks_what_was_taken_back(office: Office) -> None:
    document, other = road.at(office, "lawful"), road.at(office, "drafting")
    editing.set_field(office, document, field="carrier", value="政府公报")
    office.undo()
    found = changes(office, document)
    assert [(c.title[:6], c.is_undone) for c in found[:2]] == [("撤销：改公布", False), ("改公布载体：", True)]
    decided = len(road.findings(office, document))
    assert len(found) == 2 + 5 + decided
    assert found[-1].title.startswith("导入")
    assert {c.operator for c in found} == {road.CLERK}
    assert len(changes(office, other)) == 1


def test_what_was_undone_and_done_again_stands(office: Office) -> None:
    document = road.at(office, "drafting")
    editing.set_field(office, document, field="carrier", value="政府公报")
    office.undo()
    office.redo()
    assert [c.is_undone for c in changes(office, document)] == [False, True, False, False]
    assert len(changes(office, document, skip=3)) == 1
