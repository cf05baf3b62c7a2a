"""Deadlines as rows: one event starts them, another meets them, none runs on after its work is done."""

from __future__ import annotations

from datetime import date

import pytest

from app.filing import outgoing
from app.lifecycle import duties, preparing
from app.office import Office
from app.review import accepting
from tests.app import road


def running(office: Office, document: str) -> set[str]:
    return {d.key for d in office.store.documents.deadlines(document) if d.state == "open"}


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("drafting", set()),
        ("consulting", {"consult.days.general"}),
        ("submitted", set()),
        ("under_review", {"review.max"}),
        ("lawful", set()),
        ("deliberating", set()),
        ("passed", set()),
        ("signed", {"disclose.max"}),
        ("registered", {"disclose.max"}),
        ("published", {"filing.muni.days", "filing.npc.days", "validity.warn_before"}),
    ],
)
def test_what_runs_along_the_road(office: Office, place: str, keys: set[str]) -> None:
    assert running(office, road.at(office, place)) == keys


def test_each_round_of_review_has_its_clock(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    accepting.resubmit(office, document, road.draft(road.text("本办法自2027年1月1日起施行。")), on=date(2026, 11, 20))
    clocks = [(d.state, d.start_on) for d in office.store.documents.deadlines(document) if d.key == "review.max"]
    assert clocks == [("met", date(2026, 11, 11)), ("open", date(2026, 11, 20))]


def test_a_filing_meets_its_own_deadline_only(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="npc", on=date(2026, 11, 21))
    assert running(office, document) == {"filing.muni.days", "validity.warn_before"}
    met = next(d for d in office.store.documents.deadlines(document) if d.key == "filing.npc.days")
    assert met.met_on == date(2026, 11, 21)


def test_only_the_clock_of_what_is_missing_runs_while_a_submission_is_returned(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, missing=["M06"])
    assert running(office, document) == {"return.days"}
    preparing.submit(office, document, materials=["M06"])
    assert running(office, document) == set()


def test_ending_what_does_not_run_does_nothing(office: Office) -> None:
    document = road.at(office, "under_review")
    before = office.newest()
    with office.act("end", "结束") as act:
        duties.end(office, act, document, "filing.npc.days", road.TODAY)
    assert office.newest() == before


def test_a_deadline_can_be_void_instead_of_met(office: Office) -> None:
    document = road.at(office, "under_review")
    with office.act("end", "作废") as act:
        duties.end(office, act, document, "review.max", road.TODAY, duties.VOID)
    (clock,) = (d for d in office.store.documents.deadlines(document) if d.key == "review.max")
    assert (clock.state, clock.met_on) == ("void", road.TODAY)
