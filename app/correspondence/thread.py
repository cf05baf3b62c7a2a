"""The thread of a matter as its page shows it: every contact, newest first, and who still owes an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.correspondence.contacts import ANSWER
from app.correspondence.inquiry import DAYS
from app.lifecycle.deadlines import deadline
from app.lifecycle.register import Due, dued
from app.office import Office
from db.records import Contact

ANSWERED, WAITING, OVERDUE, PLAIN = "answered", "waiting", "overdue", ""
"""How a contact stands: answered; waiting for an answer, in time or not; none is expected."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact. ``due`` runs while an answer is awaited; ``letter`` is the kind of a letter of this office (its template), else ""."""

    contact: Contact
    due: Due | None
    letter: str

    @property
    def state(self) -> str:
        """ANSWERED, WAITING, OVERDUE or PLAIN."""
        if self.contact.answered_on is not None:
            return ANSWERED
        if self.due is None:
            return PLAIN
        return OVERDUE if self.due.workdays_left < 0 else WAITING


@dataclass(frozen=True, slots=True)
class Thread:
    """The contacts of one document, newest first, and what a new one begins with.

    ``counterparts`` are completed from: those of this matter first, then units, people and the counterparts of other matters.
    ``answer_by`` and ``inquiry_by`` are the usual last days for an answer to what is said or written today.
    """

    entries: tuple[Entry, ...]
    counterparts: tuple[str, ...]
    now: datetime
    answer_by: date
    inquiry_by: date

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """Those whose answer is awaited, first due first."""
        open_ones = [entry for entry in self.entries if entry.due is not None and entry.contact.answered_on is None]
        return tuple(sorted(open_ones, key=lambda entry: entry.due.deadline.due_on if entry.due else entry.contact.at.date()))

    @property
    def inquiries(self) -> tuple[Entry, ...]:
        """The letters that ask other bureaus for their view, those without an answer first."""
        letters = [entry for entry in reversed(self.entries) if entry.letter == "inquiry_letter"]
        return tuple(sorted(letters, key=lambda entry: entry.contact.answered_on is not None))


def thread(office: Office, document_id: str) -> Thread:
    """The thread of a document."""
    store = office.store.documents
    numbers = {number.text: number.series.partition("/")[0] for number in store.numbers(document_id)}
    running = {row.id: dued(office, row) for row in store.deadlines(document_id) if row.state == "open"}
    contacts = store.contacts(document_id)
    entries = tuple(
        Entry(one, running.get(one.deadline_id or ""), numbers.get(one.number or "", "") if one.outgoing else "")
        for one in reversed(contacts)
    )
    known = (
        *(one.counterpart for one in reversed(contacts)),
        *(unit.name for unit in office.store.people.units()),
        *(person.name for person in office.store.people.people() if person.name != office.operator),
        *store.counterparts(),
    )
    today = office.today()
    by = {key: deadline(document_id, key, today, office.jurisdiction, office.calendar).due_on for key in (ANSWER, DAYS)}
    return Thread(entries, tuple(dict.fromkeys(known)), office.now(), by[ANSWER], by[DAYS])
