"""异议 as pages show them: the list, and one of them whole with what is open and what it may lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.lifecycle import duties
from app.lifecycle.register import Due, dued
from app.objections.case import found, lacking, open_deeds
from app.objections.kinds import AMEND, REPEAL, SUSPEND, Deed, Kind, State
from app.office import Office
from db.records import Document, Objection

LEADS_TO: Mapping[str, str] = {SUSPEND: "在“办理环节”登记停止执行", AMEND: "换入修改后的文本，重新公布", REPEAL: "办理废止"}
"""What is to be done with the document after such an outcome."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list; ``due`` is the running period of the answer."""

    objection: Objection
    document: Document
    kind: Kind
    state_word: str
    due: Due | None

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return self.objection.state not in (State.ANSWERED, State.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class Standing:
    """One objection whole: what it lacks, what is open, the reason of its clock, what its outcome leads to ("" nothing)."""

    listed: Listed
    lacking: tuple[str, ...]
    deeds: tuple[Deed, ...]
    sentence: str
    leads_to: str


def objections(office: Office, document_id: str | None = None) -> tuple[Listed, ...]:
    """Of one document or of all: those that are owed an answer by the day it is due, then the answered ones, the last first."""
    rows = office.store.incomings.objections(document_id)
    documents = {document.id: document for document in office.store.documents.these([row.document_id for row in rows])}
    made = [_listed(office, row, documents[row.document_id]) for row in rows if row.document_id in documents]
    owed = sorted(
        (one for one in made if one.is_open),
        key=lambda one: (one.due is None, one.due.deadline.due_on if one.due else one.objection.received_on),
    )
    done = sorted((one for one in made if not one.is_open), key=lambda one: one.objection.received_on, reverse=True)
    return (*owed, *done)


def standing(office: Office, objection_id: str) -> Standing:
    """One objection whole. Raises Refused when it is gone."""
    objection, document = found(office, objection_id)
    listed = _listed(office, objection, document)
    said = duties.sentence(office, listed.due.deadline) if listed.due else ""
    return Standing(listed, lacking(objection), open_deeds(objection), said, LEADS_TO.get(objection.outcome or "", ""))


def _listed(office: Office, objection: Objection, document: Document) -> Listed:
    row = office.store.documents.deadline(objection.deadline_id) if objection.deadline_id else None
    due = dued(office, row) if row is not None and row.state == duties.OPEN else None
    return Listed(objection, document, Kind(objection.kind), State(objection.state).label, due)
