"""文件台账: every document as one row, with its force, its filings and its next due day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.filing.rounds import foremost
from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.deadlines import Light, light, workdays_left
from app.lifecycle.duties import as_of_today
from app.lifecycle.force import Dates, Force, Standing, Suspension, standing
from app.lifecycle.stages import Result, Stage, node_of
from app.lifecycle.stops import spells
from app.office import Office
from db.records import Deadline, Document, Filing

ACTIVE = frozenset(Stage) - {Stage.ARCHIVED, Stage.REJECTED, Stage.CONCLUDED}
ENDED = frozenset({Force.EXPIRED, Force.DECLARED_INVALID, Force.REPEALED, Force.SUPERSEDED, Force.ANNULLED})


@dataclass(frozen=True, slots=True)
class Due:
    """A running deadline as a row shows it; ``is_today``: its last day is today."""

    deadline: Deadline
    workdays_left: int
    light: Light
    is_today: bool


@dataclass(frozen=True, slots=True)
class FilingRow:
    """One filing of a document with the day it is due."""

    filing: Filing
    due_on: date


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One document of the register. ``due`` is its next running deadline; ``force`` is None before publication.

    ``is_standing`` while one of its periods stands still, so that its last day is another each day.
    """

    document: Document
    drafting_unit: str
    drafting_unit_short: str
    stage: Stage
    stage_word: str
    force: Force | None
    because: str
    filings: tuple[FilingRow, ...]
    due: Due | None
    handler: str = ""
    is_standing: bool = False
    stops: tuple[Suspension, ...] = ()
    """The spells of 停止执行."""


def rows(office: Office) -> tuple[RegisterRow, ...]:
    """Every document not in the recycle bin, newest first."""
    return rows_of(office, office.store.register.all_documents()[::-1])


def rows_of(office: Office, document_ids: Sequence[str]) -> tuple[RegisterRow, ...]:
    """The rows of these documents in the order given; those in the recycle bin are left out."""
    store = office.store
    beside = _Beside(office, document_ids)
    made = {document.id: _row(office, document, beside) for document in store.documents.these(document_ids)}
    return tuple(made[document_id] for document_id in document_ids if document_id in made)


def force_on(office: Office, document: Document, on: date) -> Standing:
    """Whether ``document`` is in force on a day, and why."""
    by = office.store.documents.find(document.superseded_by_id) if document.superseded_by_id else None
    dates = Dates(
        published_on=document.published_on, effective_on=document.effective_on, valid_until=document.valid_until,
        declared_invalid_on=document.declared_invalid_on, repealed_on=document.repealed_on, repeal_reason=document.repeal_reason or "",
        superseded_on=document.superseded_on, superseded_by=by.title if by else "", annulled_on=document.annulled_on,
        suspensions=spells(office, document),
    )  # fmt: skip
    return standing(dates, on)


AMENDING = "修改（审议后）"
"""The words for a document that the meeting passed with amendments: its stage is 修改, its review is over."""


def stage_word(office: Office, document: Document, open_filings: int) -> str:
    """Where a document stands, in the words of the stepper; 修改 after an opinion that asks for it, after 修改后通过 as :data:`AMENDING`."""
    return _stage_word(document, open_filings, office.store.documents.last_results([document.id]))


def _stage_word(document: Document, open_filings: int, last_results: Mapping[str, str]) -> str:
    stage = Stage(document.stage)
    if stage is Stage.REVISING and last_results.get(document.id) == Result.PASSED_AMENDED:
        return AMENDING
    if stage in (Stage.REVISING, Stage.PROPOSED):
        return stage.label
    return str(node_of(stage, open_filings) or stage.label)


def is_duty(due: Due) -> bool:
    """Whether somebody must still do something: a least period (征求意见) that has run out binds nobody any more."""
    return due.workdays_left >= 0 or not due.deadline.key.startswith("consult.")


def dued(office: Office, deadline: Deadline) -> Due:
    """A running deadline with today's light."""
    return _dued(as_of_today(office, [deadline])[0], office.today(), office.calendar)


def running(office: Office) -> tuple[Due, ...]:
    """Every running deadline with today's light, first due first."""
    today, calendar = office.today(), office.calendar
    shown = as_of_today(office, office.store.documents.open_deadlines())
    return tuple(sorted((_dued(deadline, today, calendar) for deadline in shown), key=lambda due: due.deadline.due_on))


def _dued(deadline: Deadline, today: date, calendar: WorkCalendar) -> Due:
    left = workdays_left(deadline.due_on, today, calendar)
    return Due(deadline, left, light(deadline.due_on, today, calendar), deadline.due_on == today)


class _Beside:
    """What the rows of some documents need beside them, read at once."""

    def __init__(self, office: Office, document_ids: Sequence[str]) -> None:
        store, today, calendar = office.store, office.today(), office.calendar
        self.units = {unit.id: (unit.name, unit.short_name or unit.name) for unit in store.people.units()}
        self.people = {person.id: person.name for person in store.people.people()}
        self.results = store.documents.last_results(document_ids)
        self.filings: dict[str, list[Filing]] = {}
        for filing in store.filings.of_documents(document_ids):
            self.filings.setdefault(filing.document_id, []).append(filing)
        self.due_on: dict[str, date] = {}
        self.due: dict[str, Due] = {}
        self.standing = {one.document_id for one in store.procedures.standing()}
        for deadline in as_of_today(office, store.documents.deadlines_of(document_ids)):
            self.due_on[deadline.id] = deadline.due_on
            if deadline.state == "open":
                self._take(_dued(deadline, today, calendar))

    def _take(self, due: Due) -> None:
        """Keep ``due`` where it is the first one of its document; the end of validity counts only where nothing else runs."""
        known = self.due.get(due.deadline.document_id)
        if is_duty(due) and (known is None or (is_end(known) and not is_end(due))):
            self.due[due.deadline.document_id] = due


def is_end(due: Due) -> bool:
    """Whether it is the end of a document's validity that comes, and no task."""
    return due.deadline.key.startswith("validity.")


def _row(office: Office, document: Document, beside: _Beside) -> RegisterRow:
    filings = sorted(foremost(beside.filings.get(document.id, ())), key=lambda filing: filing.recipient != "muni")
    open_filings = sum(filing.state == "due" for filing in filings)
    force = force_on(office, document, office.today()) if document.published_on else None
    word = force.force.label if force and not open_filings else _stage_word(document, open_filings, beside.results)
    full, short = beside.units.get(document.drafting_unit_id or "", ("", ""))
    return RegisterRow(
        document, full, short, Stage(document.stage), word, force.force if force else None, force.because if force else "",
        tuple(FilingRow(f, beside.due_on[f.deadline_id]) for f in filings), beside.due.get(document.id),
        beside.people.get(document.handler_id or "", ""), document.id in beside.standing,
        spells(office, document),
    )  # fmt: skip
