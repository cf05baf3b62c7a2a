"""文件台账: every document as one row, with its force, its filings and its next due day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.deadlines import Light, light, workdays_left
from app.lifecycle.force import Dates, Force, Standing, Suspension, standing
from app.lifecycle.stages import Result, Stage, node_of
from app.office import Office
from db.records import Deadline, Document, Filing

ACTIVE = frozenset(Stage) - {Stage.ARCHIVED, Stage.REJECTED, Stage.CONCLUDED}
ENDED = frozenset({Force.EXPIRED, Force.DECLARED_INVALID, Force.REPEALED, Force.SUPERSEDED, Force.ANNULLED})


@dataclass(frozen=True, slots=True)
class Due:
    """A running deadline as a row shows it."""

    deadline: Deadline
    workdays_left: int
    light: Light


@dataclass(frozen=True, slots=True)
class FilingRow:
    """One filing of a document with the day it is due."""

    filing: Filing
    due_on: date


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One document of the register. ``due`` is its next running deadline; ``force`` is None before publication."""

    document: Document
    drafting_unit: str
    drafting_unit_short: str
    stage: Stage
    stage_word: str
    force: Force | None
    because: str
    filings: tuple[FilingRow, ...]
    due: Due | None


def rows(office: Office) -> tuple[RegisterRow, ...]:
    """Every document not in the recycle bin, newest first."""
    store = office.store
    units = {unit.id: (unit.name, unit.short_name or unit.name) for unit in store.people.units()}
    filings: dict[str, list[Filing]] = {}
    for filing in store.filings.all():
        filings.setdefault(filing.document_id, []).append(filing)
    next_due: dict[str, Due] = {}
    for due in running(office):
        if is_duty(due):
            next_due.setdefault(due.deadline.document_id, due)
    due_on = {deadline.id: deadline.due_on for deadline in store.documents.deadlines_of_filings()}
    made = [_row(office, d, units, filings.get(d.id, []), due_on, next_due.get(d.id)) for d in store.documents.all()]
    return tuple(reversed(made))


def force_on(office: Office, document: Document, on: date) -> Standing:
    """Whether ``document`` is in force on a day, and why."""
    by = office.store.documents.find(document.superseded_by_id) if document.superseded_by_id else None
    dates = Dates(
        published_on=document.published_on, effective_on=document.effective_on, valid_until=document.valid_until,
        declared_invalid_on=document.declared_invalid_on, repealed_on=document.repealed_on, repeal_reason=document.repeal_reason or "",
        superseded_on=document.superseded_on, superseded_by=by.title if by else "", annulled_on=document.annulled_on,
        suspensions=(Suspension(document.suspended_on),) if document.suspended_on else (),
    )  # fmt: skip
    return standing(dates, on)


def expiring(office: Office, within: timedelta = timedelta(days=183)) -> tuple[Document, ...]:
    """Published documents whose validity ends within the time given, soonest first."""
    return office.store.documents.expiring(office.today(), office.today() + within)


AMENDING = "修改（审议后）"
"""The words for a document that the meeting passed with amendments: its stage is 修改, its review is over."""


def stage_word(office: Office, document: Document, open_filings: int) -> str:
    """Where a document stands, in the words of the stepper; after 修改后通过 as :data:`AMENDING`."""
    stage = Stage(document.stage)
    if stage is Stage.REVISING:
        last = next(reversed(office.store.documents.deliberations(document.id)), None)
        if last is not None and last.result == Result.PASSED_AMENDED:
            return AMENDING
    return str(node_of(stage, open_filings) or stage.label)


def is_duty(due: Due) -> bool:
    """Whether somebody must still do something: a least period (征求意见) that has run out binds nobody any more."""
    return due.workdays_left >= 0 or not due.deadline.key.startswith("consult.")


def dued(office: Office, deadline: Deadline) -> Due:
    """A running deadline with today's light."""
    return _dued(deadline, office.today(), office.calendar)


def running(office: Office) -> tuple[Due, ...]:
    """Every running deadline with today's light, first due first."""
    today, calendar = office.today(), office.calendar
    return tuple(_dued(deadline, today, calendar) for deadline in office.store.documents.open_deadlines())


def _dued(deadline: Deadline, today: date, calendar: WorkCalendar) -> Due:
    return Due(deadline, workdays_left(deadline.due_on, today, calendar), light(deadline.due_on, today, calendar))


def _row(
    office: Office, document: Document, units: dict[str, tuple[str, str]], filings: list[Filing], due_on: dict[str, date], due: Due | None
) -> RegisterRow:
    stage = Stage(document.stage)
    open_filings = sum(f.state == "due" for f in filings)
    force = force_on(office, document, office.today()) if document.published_on else None
    word = force.force.label if force and not open_filings else stage_word(office, document, open_filings)
    full, short = units.get(document.drafting_unit_id or "", ("", ""))
    return RegisterRow(
        document, full, short, stage, word, force.force if force else None, force.because if force else "",
        tuple(FilingRow(f, due_on[f.deadline_id]) for f in sorted(filings, key=lambda f: f.recipient != "muni")), due,
    )  # fmt: skip
