"""文件台账: a row for every document with force, filings and the next due day."""

from __future__ import annotations

import time
from datetime import date

import pytest

from app.filing import outgoing
from app.lifecycle.deadlines import Light
from app.lifecycle.force import Force
from app.lifecycle.register import force_on, rows, running
from app.office import Office
from db.records import Deadline, Document, Filing
from tests.app import road


def test_newest_first_without_the_recycle_bin(office: Office) -> None:
    made = [road.imported(office) for _ in range(3)]
    with office.act("delete", "移入回收站") as act:
        act.update(road.now(office, made[1]), deleted_at=office.now())
    assert [row.document.id for row in rows(office)] == [made[2], made[0]]


def test_a_draft_has_a_stage_and_no_force(office: Office) -> None:
    road.at(office, "submitted")
    (row,) = rows(office)
    assert (row.stage_word, row.force, row.filings, row.due) == ("送审", None, (), None)
    assert (row.drafting_unit, row.drafting_unit_short) == (road.UNIT, "住建局")


def test_a_published_document_stands_at_filing_until_both_are_out(office: Office) -> None:
    document = road.at(office, "published")
    (row,) = rows(office)
    assert (row.stage_word, row.force) == ("备案", Force.IN_FORCE)
    assert [(f.filing.recipient, f.due_on) for f in row.filings] == [("muni", date(2026, 12, 7)), ("npc", date(2026, 12, 21))]
    assert (row.due.deadline.key, row.due.workdays_left, row.due.light) == ("filing.muni.days", 10, Light.GREEN)
    for recipient in ("muni", "npc"):
        outgoing.file(office, document, recipient=recipient)
    (row,) = rows(office)
    assert (row.stage_word, row.due.deadline.key) == ("有效", "validity.warn_before")


@pytest.mark.parametrize(
    ("changes", "force"),
    [
        ({}, Force.IN_FORCE),
        ({"effective_on": date(2026, 11, 24)}, Force.NOT_YET),
        ({"valid_until": date(2026, 11, 22)}, Force.EXPIRED),
        ({"valid_until": date(2026, 11, 23)}, Force.IN_FORCE),
        ({"suspended_on": date(2026, 11, 23)}, Force.SUSPENDED),
        ({"declared_invalid_on": date(2026, 11, 23)}, Force.DECLARED_INVALID),
        ({"superseded_on": date(2026, 11, 23)}, Force.SUPERSEDED),
        ({"annulled_on": date(2026, 11, 23)}, Force.ANNULLED),
        ({"repealed_on": date(2026, 11, 23), "repeal_reason": "不再适用"}, Force.REPEALED),
    ],
)
def test_the_force_of_a_row_follows_the_dates_at_once(office: Office, changes: dict[str, object], force: Force) -> None:
    document = road.at(office, "published")
    with office.act("put", "改日期") as act:
        act.update(road.now(office, document), **changes)
    assert rows(office)[0].force is force


def test_what_supersedes_is_named(office: Office) -> None:
    old, new = road.at(office, "published"), road.imported(office, road.text(title="云州区小型工程管理办法"))
    with office.act("put", "替代") as act:
        act.update(road.now(office, old), superseded_on=road.TODAY, superseded_by_id=new)
    assert "《云州区小型工程管理办法》替代" in force_on(office, road.now(office, old), road.TODAY).because


def test_every_running_deadline_is_listed_first_due_first(office: Office) -> None:
    road.at(office, "published")
    road.at(office, "under_review")
    assert [due.deadline.key for due in running(office)] == ["review.max", "filing.muni.days", "filing.npc.days", "validity.warn_before"]


def test_a_thousand_documents_are_listed_without_asking_for_each(office: Office) -> None:
    with office.act("fill", "大量文件") as act:
        for n in range(1000):
            made = act.insert(
                Document(
                    id=act.new_id(), matter="normative_document", title=f"办法{n}", stage="published", created_at=office.now(),
                    published_on=road.TODAY, effective_on=road.TODAY,
                )
            )  # fmt: skip
            for recipient in ("muni", "npc"):
                due = act.insert(
                    Deadline(
                        id=act.new_id(), document_id=made.id, key=f"filing.{recipient}.days", name="报送", start_event="公布",
                        start_on=road.TODAY, amount=30, unit="日", due_on=date(2026, 12, 23), basis="", verified=True,
                    )
                )  # fmt: skip
                act.insert(Filing(id=act.new_id(), document_id=made.id, recipient=recipient, state="due", deadline_id=due.id))
    asked: list[str] = []
    office.store.db.conn.set_trace_callback(asked.append)
    start = time.process_time()
    found = rows(office)
    spent = time.process_time() - start
    office.store.db.conn.set_trace_callback(None)
    assert len(found) == 1000
    assert len(asked) < 12
    assert spent < 2
