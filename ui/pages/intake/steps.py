"""The acts by which a checked draft comes in, one after the other. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.intake.receiving import receive
from app.intake.submission import Submission
from app.lifecycle.made import Made
from app.lifecycle.preparing import consult, submit
from app.lifecycle.stages import Matter
from app.office import Office
from app.review.accepting import accept
from app.text.markup import Settled

IMPORT, CONSULT, SUBMIT, ACCEPT = "import", "consult", "submit", "accept"

SAID = {IMPORT: "已入库", CONSULT: "已登记征求意见", SUBMIT: "已登记送审", ACCEPT: "已受理"}
"""What was reached, for the toast and for the sentence about a chain that stopped."""


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation that was held before the submission."""

    carrier: str
    on: date
    until: date


@dataclass(frozen=True, slots=True)
class Entry:
    """What the clerk filled in for 登记送审并受理."""

    unit: str
    submitted_on: date
    accepted_on: date
    consultation: Consultation | None
    materials: tuple[str, ...]
    """What was ticked; what came as files is not in it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with a checked submission: taken in, and with an ``entry`` submitted and accepted too."""

    submission: Submission
    matter: Matter
    at: datetime
    entry: Entry | None
    despite: str | None = None
    again: bool = False
    revisions: Settled | None = None
    """How the tracked changes of the text are taken."""


Work = Callable[[Office], str]
"""An act; gives the document's id."""


def steps(order: Order) -> list[str]:
    """The acts to carry out in turn; without an entry the submission is only stored."""
    if order.entry is None:
        return [IMPORT]
    consulted = [CONSULT] if order.entry.consultation and order.matter is Matter.NORMATIVE_DOCUMENT else []
    return [IMPORT, *consulted, SUBMIT, ACCEPT]


def work(step: str, order: Order, document: str) -> Work:
    """The act ``step`` for the document made by the import before it."""
    entry, despite = order.entry, order.despite
    if step == IMPORT or entry is None:
        return lambda office: _id(receive(office, order.submission, at=order.at, matter=order.matter, again=order.again))
    if step == CONSULT and entry.consultation is not None:
        held = entry.consultation
        return lambda office: _id(consult(office, document, carrier=held.carrier, on=held.on, until=held.until))
    if step == SUBMIT:
        return lambda office: _id(
            submit(office, document, unit=entry.unit, materials=entry.materials, on=entry.submitted_on, despite=despite)
        )
    return lambda office: _id(accept(office, document, on=entry.accepted_on, revisions=order.revisions, despite=despite))


def _id(made: Made) -> str:
    return str(made["document"])
