"""报送备案: both chains of a published document side by side, as far as each has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.filing import stepping
from app.filing.course import Happened, course, is_late, reason
from app.filing.materials import Enclosure, enclosures
from app.filing.reissuing import owing
from app.filing.rounds import DUE, PUBLISHED, refuse_without_round
from app.filing.states import MOVES, STATES, Move, why_not
from app.lifecycle import duties
from app.lifecycle.joint import duty
from app.lifecycle.numbers import fill
from app.lifecycle.register import Due, dued
from app.office import Office
from app.people import permissions
from db.records import Correction, Deadline, Document, Filing


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that may be recorded, or why it may not now."""

    move: Move
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A period that a step started and that still runs, with its sentence."""

    due: Due
    sentence: str

    @property
    def name(self) -> str:
        """What is due."""
        return self.due.deadline.name


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a document's filings: its number, what it is about, the day it began, and how many things wait in it to be done here."""

    ordinal: int
    occasion: str
    begun_on: date
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """One filing: to whom, by when and why, what goes with it, how far it is."""

    filing: Filing
    name: str
    short: str
    via: str
    deadline: Deadline
    due: Due
    reason: str
    late: bool
    state_word: str
    enclosures: tuple[Enclosure, ...]
    course: tuple[Happened, ...]
    owed: tuple[Correction, ...] = ()
    """The corrections made since it went out, of which the recipient has not got the corrected copy."""
    why_not: str = ""
    """Why the operator may not record that it was sent (登记报送) nor what goes with it or comes of it; empty when he may."""
    registration_number: str = ""
    """备案登记号, as the recipient gave it."""
    periods: tuple[Period, ...] = ()
    offers: tuple[Offer, ...] = ()
    """Every step of the table, in its order."""

    @property
    def missing(self) -> tuple[Enclosure, ...]:
        """The materials that are not there."""
        return tuple(e for e in self.enclosures if not e.held)


@dataclass(frozen=True, slots=True)
class FilingDesk:
    """A published document with its chains of one round, the municipal government's first, as seen on ``today``."""

    document: Document
    today: date
    chains: tuple[Chain, ...]
    joint: str = ""
    """Who files it and why, where several authorities issue it together (联合发文)."""
    rounds: tuple[Round, ...] = ()
    ordinal: int = 0
    """The round whose chains are shown; 0 before publication."""


def filing_desk(office: Office, document_id: str, ordinal: int | None = None) -> FilingDesk:
    """The chains of a document's round ``ordinal``, of the one that wants something soonest when None; none before publication."""
    document = office.document(document_id)
    corrections = office.store.documents.corrections(document_id)
    filings = office.store.filings.rounds(document_id)
    shown = ordinal if any(f.ordinal == ordinal for f in filings) else _wanting(filings)
    chains = tuple(chain(office, document, f, corrections) for f in filings if f.ordinal == shown)
    return FilingDesk(document, office.today(), chains, duty(office, document).because, _rounds(office, filings), shown or 0)


def chain_of(office: Office, document_id: str, recipient: str, filing_id: str = "") -> tuple[Document, Chain]:
    """A document with its filing ``filing_id``, or its current one with ``recipient``. Raises Refused before publication."""
    document = office.document(document_id)
    filings = office.store.filings
    own = [f for f in filings.rounds(document_id) if f.id == filing_id] or [
        f for f in filings.of_document(document_id) if f.recipient == recipient
    ]
    if not own:
        refuse_without_round(office, document, "没有备案材料可打印")
    return document, chain(office, document, own[0], office.store.documents.corrections(document_id))


def chain(office: Office, document: Document, filing: Filing, corrections: Sequence[Correction]) -> Chain:
    """``filing`` as the page and its papers show it."""
    recipient = office.jurisdiction.recipient(filing.recipient)
    deadline = office.store.documents.deadline(filing.deadline_id)
    name = recipient.named(office.names)
    return Chain(
        filing=filing,
        name=name,
        short=recipient.short,
        via=fill(recipient.via, office.names),
        deadline=deadline,
        due=dued(office, deadline),
        reason=reason(office, filing, deadline),
        late=is_late(filing, deadline),
        state_word=STATES[filing.state],
        enclosures=enclosures(office, document, filing.recipient),
        course=course(office, document, filing, name),
        owed=owing(corrections, filing),
        why_not=permissions.why_not(office, "file") or "",
        registration_number=registration_number(office, filing),
        periods=tuple(_period(office, row) for row in stepping.running(office, filing.id)),
        offers=tuple(Offer(move, permissions.why_not(office, move.act) or why_not(move, filing.state)) for move in MOVES.values()),
    )


def registration_number(office: Office, filing: Filing) -> str:
    """The number under which the recipient registered a filing (备案登记号); "" where it gave none."""
    given = [step.number for step in office.store.filings.steps(filing.id) if step.kind == "admit" and step.number]
    return given[-1] if given else ""


def _period(office: Office, row: Deadline) -> Period:
    return Period(dued(office, row), duties.sentence(office, row))


def _wanting(filings: Sequence[Filing]) -> int | None:
    """The first round of which something has to go out, else the last one."""
    due = [f.ordinal for f in filings if f.state == DUE]
    return min(due) if due else max((f.ordinal for f in filings), default=None)


def _rounds(office: Office, filings: Sequence[Filing]) -> tuple[Round, ...]:
    made: dict[int, Round] = {}
    for filing in sorted(filings, key=lambda f: f.ordinal):
        begun = office.store.documents.deadline(filing.deadline_id).start_on
        known = made.get(filing.ordinal, Round(filing.ordinal, filing.occasion or PUBLISHED, begun))
        waiting = (filing.state == DUE) + len(stepping.running(office, filing.id))
        made[filing.ordinal] = replace(known, waiting=known.waiting + waiting)
    return tuple(made.values())
