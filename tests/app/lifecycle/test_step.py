"""One step: the stage it enters, the history it leaves, and undo and redo of every act that has not left the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.errors import Refused
from app.filing import outgoing
from app.lifecycle import deliberating, editing, ending, issuing, preparing
from app.lifecycle.materials import add_materials
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.deciding import Reply
from app.safekeeping import problems
from tests.app import road
from tests.db.sample import rows

LATER = "本办法自2027年1月1日起施行。"


def first(office: Office, document: str) -> str:
    return road.findings(office, document)[0].id


def amend(office: Office, document: str) -> None:
    road.conclude(office, document, "应当予以修改")


def revising(office: Office) -> str:
    document = road.at(office, "under_review")
    amend(office, document)
    return document


def filed(office: Office, document: str) -> None:
    outgoing.file(office, document, recipient="npc", on=road.TODAY)


def filing(office: Office, document: str) -> str:
    return next(f.id for f in office.store.filings.of_document(document) if f.recipient == "npc")


def concluded_filings(office: Office) -> str:
    document = road.at(office, "published")
    with office.act("put", "备案办结") as act:
        for row in office.store.filings.of_document(document):
            act.update(row, state="registered", filed_on=road.TODAY, report_number="1号")
            act.update(office.store.documents.deadline(row.deadline_id), state="met", met_on=road.TODAY)
    return document


Case = tuple[Callable[[Office], str], Callable[[Office, str], object]]

UNDONE: dict[str, Case] = {
    "import": (lambda o: road.imported(o), lambda o, d: road.imported(o, road.text(LATER))),
    "consult": (lambda o: road.at(o, "drafting"), road.consult),
    "submit": (lambda o: road.at(o, "consulting"), road.submit),
    "return": (lambda o: road.at(o, "submitted"), lambda o, d: preparing.send_back(o, d, missing=["M06"])),
    "terminate": (lambda o: road.at(o, "submitted"), lambda o, d: preparing.send_back(o, d, outcome="终止", reason="不再制定")),
    "material": (lambda o: road.at(o, "submitted"), lambda o, d: add_materials(o, d, codes=["M13"])),
    "accept": (lambda o: road.at(o, "submitted"), road.accept),
    "decide": (lambda o: road.at(o, "under_review"), lambda o, d: deciding.decide(o, first(o, d), listed=True)),
    "unlist": (lambda o: road.at(o, "under_review"), lambda o, d: deciding.decide(o, first(o, d), listed=False, reason="误报")),
    "rewrite": (lambda o: road.at(o, "under_review"), lambda o, d: deciding.rewrite(o, first(o, d), "删去罚款")),
    "remark": (lambda o: road.at(o, "under_review"), lambda o, d: deciding.remark(o, first(o, d), "请示分管副局长")),
    "add_finding": (
        lambda o: road.at(o, "under_review"),
        lambda o, d: deciding.add_finding(o, d, path="第二条", start=0, end=3, message="范围不清"),
    ),
    "conclude lawful": (lambda o: road.at(o, "under_review"), lambda o, d: concluding.conclude(o, d, outcome="合法")),
    "conclude amend": (lambda o: road.at(o, "under_review"), lambda o, d: concluding.conclude(o, d, outcome="应当予以修改")),
    "reply": (revising, lambda o, d: deciding.reply(o, d, [Reply(first(o, d), "采纳")])),
    "resubmit": (revising, lambda o, d: accepting.resubmit(o, d, road.draft(road.text(LATER)))),
    "fair_competition": (lambda o: road.at(o, "lawful"), road.no_market),
    "table": (lambda o: road.at(o, "no_market"), road.table),
    "deliberate": (lambda o: road.at(o, "deliberating"), road.passed),
    "fail": (
        lambda o: road.at(o, "deliberating"), lambda o, d: deliberating.deliberate(o, d, meeting="常务会议", result="不通过"),
    ),
    "sign": (lambda o: road.at(o, "passed"), road.sign),
    "register": (lambda o: road.at(o, "signed"), road.register),
    "set": (lambda o: road.at(o, "drafting"), lambda o, d: editing.set_field(o, d, field="drafting_unit", value="云州区财政局")),
    "reopen": (
        lambda o: (d := road.at(o, "submitted"), preparing.send_back(o, d, outcome="终止", reason="不再制定"))[0],
        lambda o, d: ending.reopen(o, d, reason="恢复办理"),
    ),
    "receive": (
        lambda o: (d := road.at(o, "published"), filed(o, d))[0],
        lambda o, d: outgoing.receive(o, filing(o, d), number="渝规备〔2026〕7号"),
    ),
    "outcome": (
        lambda o: (d := road.at(o, "published"), filed(o, d))[0], lambda o, d: outgoing.outcome(o, filing(o, d), result="registered"),
    ),
    "archive": (concluded_filings, lambda o, d: ending.archive(o, d)),
}  # fmt: skip


@pytest.mark.parametrize("name", UNDONE)
def test_undo_brings_every_row_back_and_redo_does_it_again(office: Office, name: str) -> None:
    start, act = UNDONE[name]
    document = start(office)
    before = rows(office.store)
    act(office, document)
    after = rows(office.store)
    assert after != before
    office.undo()
    assert rows(office.store) == before
    office.redo()
    assert rows(office.store) == after
    office.undo()
    assert rows(office.store) == before
    assert problems(office) == ()


FINAL: dict[str, Case] = {
    "公布": (lambda o: road.at(o, "registered"), road.publish),
    "报送": (lambda o: road.at(o, "published"), filed),
    "废止": (lambda o: road.at(o, "published"), lambda o, d: ending.repeal(o, d, reason="上位法已修改")),
}


@pytest.mark.parametrize("name", FINAL)
def test_what_left_the_house_is_not_undone(office: Office, name: str) -> None:
    start, act = FINAL[name]
    document = start(office)
    act(office, document)
    after = rows(office.store)
    with pytest.raises(Refused, match=f"“{name}.*已经送出本机关，不能撤销"):
        office.undo()
    assert rows(office.store) == after


def test_what_came_after_it_is(office: Office) -> None:
    document = road.at(office, "published")
    editing.set_field(office, document, field="disclosure", value="依申请公开")
    office.undo()
    assert road.now(office, document).disclosure == "主动公开"


def test_an_empty_history_has_nothing_to_undo_or_redo(office: Office) -> None:
    with pytest.raises(Refused, match="没有可以撤销或者重做的操作"):
        office.redo()
    office.undo()
    with pytest.raises(Refused, match="没有可以撤销或者重做的操作"):
        office.undo()


def test_a_step_leaves_one_row_of_history_on_its_day_by_its_operator(office: Office) -> None:
    document = road.at(office, "deliberating")
    deliberating.deliberate(office, document, meeting="区政府第12次常务会议", result="通过", on=date(2026, 11, 16))
    event = road.last_event(office, document)
    assert (event.act, event.stage, event.on_date, event.operator) == ("deliberate", "deliberating", date(2026, 11, 16), road.CLERK)
    assert event.note == "区政府第12次常务会议通过"
    assert event.at.date() == road.TODAY


def test_without_a_day_a_step_is_of_today(office: Office) -> None:
    document = road.at(office, "no_market")
    deliberating.table(office, document)
    assert road.last_event(office, document).on_date == road.TODAY


@pytest.mark.parametrize(
    ("place", "act", "words"),
    [
        ("drafting", lambda o, d: accepting.accept(o, d), "“起草”阶段不能“受理”，先办送审。现在可以办：征求意见、送审。"),
        ("drafting", road.sign, "“起草”阶段不能“签发”，先办集体审议"),
        ("submitted", road.table, "先办合法性审核"),
        ("signed", road.publish, "先办登记编号"),
        ("published", road.accept, "这一步已经过了"),
    ],
)
def test_a_step_out_of_its_turn_is_refused_and_leaves_nothing(
    office: Office, place: str, act: Callable[[Office, str], object], words: str
) -> None:
    document = road.at(office, place)
    before = rows(office.store)
    with pytest.raises(Refused, match=words):
        act(office, document)
    assert rows(office.store) == before


@pytest.mark.parametrize(
    ("place", "act"),
    [
        ("drafting", lambda o, d: preparing.consult(o, d, carrier=" ")),
        ("drafting", lambda o, d: preparing.consult(o, d, carrier="网站", on=date(2026, 11, 2), until=date(2026, 11, 1))),
        ("consulting", lambda o, d: preparing.submit(o, d, unit=road.UNIT, materials=["M99"])),
        ("submitted", lambda o, d: preparing.send_back(o, d)),
        ("submitted", lambda o, d: preparing.send_back(o, d, outcome="终止")),
        ("under_review", lambda o, d: concluding.conclude(o, d, outcome="原则合法")),
        ("deliberating", lambda o, d: deliberating.deliberate(o, d, meeting=" ", result="通过")),
        ("deliberating", lambda o, d: deliberating.deliberate(o, d, meeting="常务会议", result="原则通过")),
        ("passed", lambda o, d: issuing.sign(o, d, by="")),
        ("registered", lambda o, d: issuing.publish(o, d, carrier="")),
        ("published", lambda o, d: ending.repeal(o, d, reason="")),
        ("registered", lambda o, d: ending.repeal(o, d, reason="不再适用")),
    ],
)
def test_a_refusal_is_a_sentence_and_leaves_nothing(office: Office, place: str, act: Callable[[Office, str], object]) -> None:
    document = road.at(office, place)
    before = rows(office.store)
    with pytest.raises(Refused) as refused:
        act(office, document)
    said = refused.value.sentence
    assert said.endswith("。")
    assert "\u4e00" <= said[0] <= "\u9fff" or said[0] in "“《"
    assert rows(office.store) == before


def test_a_document_in_the_recycle_bin_or_unknown_is_refused(office: Office) -> None:
    document = road.at(office, "drafting")
    with office.act("delete", "移入回收站") as act:
        act.update(road.now(office, document), deleted_at=office.now())
    with pytest.raises(Refused, match="在回收站里"):
        road.consult(office, document)
    with pytest.raises(Refused, match="不在台账里"):
        road.consult(office, "没有这个编号")
