"""The acts by which a checked draft comes in, one after the other. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle.preparing import consult, submit
from app.lifecycle.stages import Matter
from app.office import Office
from app.review.accepting import accept

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
class Submission:
    """What the clerk filled in for 登记送审并受理."""

    unit: str
    submitted_on: date
    accepted_on: date
    consultation: Consultation | None
    materials: tuple[str, ...]


Work = Callable[[Office], str]
"""An act; gives the document's id."""


def steps(draft: Draft, matter: Matter, submission: Submission | None) -> list[str]:
    """The acts to carry out in order; without a submission the draft is only stored."""
    del draft
    if submission is None:
        return [IMPORT]
    consulted = [CONSULT] if submission.consultation and matter is Matter.NORMATIVE_DOCUMENT else []
    return [IMPORT, *consulted, SUBMIT, ACCEPT]


def work(step: str, draft: Draft, matter: Matter, submission: Submission | None, document: str, despite: str | None) -> Work:
    """The act ``step`` for the document made by the import before it."""
    if step == IMPORT or submission is None:
        return lambda office: str(import_draft(office, draft, matter)["document"])
    if step == CONSULT and submission.consultation is not None:
        held = submission.consultation
        return lambda office: str(consult(office, document, carrier=held.carrier, on=held.on, until=held.until)["document"])
    if step == SUBMIT:
        return lambda office: str(
            submit(office, document, unit=submission.unit, materials=submission.materials, on=submission.submitted_on, despite=despite)[
                "document"
            ]
        )
    return lambda office: str(accept(office, document, on=submission.accepted_on, despite=despite)["document"])
