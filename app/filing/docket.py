"""The list of 报送备案: published documents with something still to file first, those filed after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.filing.course import is_late
from app.filing.outgoing import STATES
from app.filing.rounds import DUE, PUBLISHED, foremost
from app.filing.states import OPEN
from app.lifecycle.register import Due, dued
from app.office import Office
from db.records import Document, Filing


@dataclass(frozen=True, slots=True)
class Brief:
    """One filing as a list shows it; ``due`` counts from today as long as it is not filed."""

    recipient: str
    short: str
    state: str
    state_word: str
    due: Due
    filed_on: date | None
    late: bool
    outdated: bool = False
    """It went out before a correction, and the corrected copy was not sent after it."""
    occasion: str = PUBLISHED

    @property
    def is_open(self) -> bool:
        """Whether it still has to go out."""
        return self.state == DUE

    @property
    def is_asked(self) -> bool:
        """Whether the recipient waits for something from here: a supplement, an explanation, an answer, the disposal."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Docketed:
    """One published document with its filings in the order of the jurisdiction."""

    document: Document
    filings: tuple[Brief, ...]

    @property
    def is_open(self) -> bool:
        """Whether one of the filings still has to go out."""
        return any(brief.is_open for brief in self.filings)

    @property
    def is_asked(self) -> bool:
        """Whether a recipient waits for something from here."""
        return any(brief.is_asked for brief in self.filings)

    @property
    def occasion(self) -> str:
        """What its round is about."""
        return self.filings[0].occasion if self.filings else PUBLISHED

    @property
    def is_outdated(self) -> bool:
        """Whether one of the filings does not say what the register says now."""
        return any(brief.outdated for brief in self.filings)

    @property
    def first_due(self) -> date:
        """The first day by which something has to go out (for a filed one: had to)."""
        waiting = [b for b in self.filings if b.is_open] or list(self.filings)
        return min(brief.due.deadline.due_on for brief in waiting)


def docket(office: Office) -> tuple[Docketed, ...]:
    """Open ones by the day they are due, then those a recipient waits for, then filed ones: those to be sent again first, then the last filed."""
    by_document: dict[str, list[Filing]] = {}
    for filing in office.store.filings.every_round():
        by_document.setdefault(filing.document_id, []).append(filing)
    owed = office.store.documents.owed()
    made = [_docketed(office, d, by_document[d.id], owed) for d in office.store.documents.all() if d.id in by_document]
    waiting = sorted((d for d in made if d.is_open), key=lambda d: d.first_due)
    filed = [d for d in made if not d.is_open]
    filed.sort(key=lambda d: (d.is_asked, d.is_outdated, max(b.filed_on or date.min for b in d.filings)), reverse=True)
    return (*waiting, *filed)


def _docketed(office: Office, document: Document, filings: list[Filing], owed: frozenset[str]) -> Docketed:
    order = [recipient.code for recipient in office.jurisdiction.recipients]
    shown = sorted(foremost(filings), key=lambda f: order.index(f.recipient))
    sent_wrong = {f.recipient for f in filings if f.id in owed}
    return Docketed(document, tuple(_brief(office, f, f.recipient in sent_wrong) for f in shown))


def _brief(office: Office, filing: Filing, outdated: bool) -> Brief:
    deadline = office.store.documents.deadline(filing.deadline_id)
    short = office.jurisdiction.recipient(filing.recipient).short
    return Brief(
        filing.recipient,
        short,
        filing.state,
        STATES[filing.state],
        dued(office, deadline),
        filing.filed_on,
        is_late(filing, deadline),
        outdated,
        filing.occasion,
    )
