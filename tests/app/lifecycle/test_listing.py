"""The register's rows in the store agree with the documents, whatever is done and whatever day it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app import safekeeping
from app.clock import Clock
from app.lifecycle import duties
from app.lifecycle.listing import FilingMark, disagreements, keep_in_step
from app.office import Office, open_office
from db.records import Document, Unit
from db.records.register import Ask, Span
from tests.app import road


def put(office: Office, title: str, **values: object) -> str:
    with office.act("fill", title) as act:
        made = act.insert(
            Document(id=act.new_id(), matter="normative_document", title=title, stage="published", created_at=office.now(), **values)
        )
    return made.id


def on(office: Office, day: date) -> Office:
    later = replace(office, clock=Clock(day))
    keep_in_step(later)
    return later


def ended(office: Office) -> tuple[str, ...]:
    return office.store.register.every(Ask(((Span("ended", among=(1,)),),)))


def test_every_step_of_the_road_keeps_the_list_in_step_and_so_does_undo(office: Office) -> None:
    road.at(office, "published")
    assert disagreements(office) == ()
    assert office.store.register.count() == len(office.store.documents.all()) > 0


def test_what_runs_out_overnight_is_ended_in_the_morning_and_not_the_evening_before(office: Office) -> None:
    made = put(office, "旧办法", published_on=date(2021, 1, 1), effective_on=date(2021, 1, 1), valid_until=date(2026, 12, 31))
    assert ended(on(office, date(2026, 12, 31))) == ()
    assert ended(on(office, date(2027, 1, 1))) == (made,)
    assert disagreements(on(office, date(2027, 1, 1))) == ()
    assert ended(on(office, date(2026, 6, 1))) == (), "also when the clock is put back"


def test_a_unit_renamed_is_renamed_in_the_rows_of_its_documents(office: Office) -> None:
    with office.act("fill", "单位") as act:
        unit = act.insert(Unit(id=act.new_id(), name="云州区住房局", short_name="住房局"))
    made = put(office, "办法", drafting_unit_id=unit.id)
    with office.act("fill", "改名") as act:
        act.update(unit, short_name="住建局")
    held = office.store.register.held(made)
    assert held is not None
    assert held.unit == "住建局"


def test_the_list_is_kept_when_the_store_is_opened_again(office: Office) -> None:
    put(office, "甲办法")
    folder = office.store.folder
    office.store.close()
    again = open_office(folder, Clock(road.TODAY), "周敏")
    assert disagreements(again) == ()
    assert again.store.register.count() == 1
    again.store.close()


def test_a_row_changed_from_outside_is_told(office: Office) -> None:
    made = road.imported(office)
    office.store.db.execute("UPDATE register_rows SET title = '乙办法'")
    office.store.db.conn.commit()
    assert disagreements(office) == (made,)
    (said,) = safekeeping.problems(office)
    assert "1 件" in said
    folder = office.store.folder
    office.store.close()
    again = open_office(folder, Clock(road.TODAY), "周敏")
    assert (disagreements(again), safekeeping.problems(again)) == ((), ())
    again.store.close()


def test_a_published_document_waits_for_both_filings(office: Office) -> None:
    made = road.at(office, "published")
    held = office.store.register.held(made)
    assert held is not None
    assert (held.muni_state, held.npc_state) == (FilingMark.UNFILED, FilingMark.UNFILED)
    assert held.stage_word == "备案"
    assert held.genre == "办法"


def test_a_period_that_stands_still_moves_on_in_the_list_every_day(office: Office) -> None:
    document = road.at(office, "under_review")
    [row] = office.store.documents.open_deadlines()
    with office.act("stand", "停止计时") as act:
        duties.suspend(office, act, row, road.TODAY, "等补正")
    for day, end in ((24, date(2026, 12, 4)), (25, date(2026, 12, 7)), (23, date(2026, 12, 3))):
        later = on(office, date(2026, 11, day))
        held = office.store.register.held(document)
        assert held is not None
        assert held.task_due_on == end.isoformat()
        assert disagreements(later) == ()
        assert safekeeping.problems(later) == ()
