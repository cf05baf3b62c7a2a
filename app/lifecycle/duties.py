"""Deadlines as rows: started by an event, met by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.lifecycle import deadlines
from app.lifecycle.deadlines import Deadline as Computed
from app.office import Office
from db.acts import Act
from db.records import Deadline

OPEN, MET, VOID = "open", "met", "void"


def start(office: Office, act: Act, document_id: str, key: str, on: date) -> Deadline:
    """Record the deadline that parameter ``key`` sets when its event happens on ``on``."""
    return put(act, deadlines.deadline(document_id, key, on, office.jurisdiction, office.calendar))


def put(act: Act, due: Computed) -> Deadline:
    """Record a computed deadline."""
    return act.insert(_row(act, due))


def met(act: Act, due: Computed, on: date) -> Deadline:
    """The row of a deadline that was met on ``on`` before it was recorded here (补录); not yet stored."""
    return replace(_row(act, due), state=MET, met_on=on)


def start_until(office: Office, act: Act, document_id: str, key: str, on: date, until: date) -> Deadline:
    """Record the deadline of ``key`` with a last day that a person set: a consultation may run longer than the least."""
    due = deadlines.deadline(document_id, key, on, office.jurisdiction, office.calendar)
    return act.insert(replace(_row(act, due), due_on=until))


def answer_by(office: Office, act: Act, document_id: str, key: str, name: str, on: date, until: date | None = None) -> Deadline:
    """Record that an answer, called ``name``, is expected by ``until``; without one, within the period of ``key`` from ``on``."""
    due = deadlines.deadline(document_id, key, on, office.jurisdiction, office.calendar)
    return act.insert(replace(_row(act, due), name=name, due_on=until or due.due_on))


def end(office: Office, act: Act, document_id: str, key: str, on: date, state: str = MET) -> None:
    """Close the open deadlines of ``key`` as met (or void) on ``on``; without any this does nothing."""
    for row in office.store.documents.deadlines(document_id):
        if row.key == key and row.state == OPEN:
            act.update(row, state=state, met_on=on)


def _row(act: Act, due: Computed) -> Deadline:
    return Deadline(
        id=act.new_id(), document_id=due.document, key=due.key, name=due.name, start_event=due.start_event, start_on=due.start_on,
        amount=due.period.amount, unit=due.period.unit.value, due_on=due.due_on, basis=due.basis, verified=due.verified,
        provisional=due.provisional,
    )  # fmt: skip
