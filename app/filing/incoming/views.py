"""备案审查 as pages show it: the list of filings that came in, one of them whole, and how each department files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.filing.incoming.case import found
from app.filing.incoming.checking import to_register
from app.filing.incoming.concluding import ESCALATE, REPLY, is_proposed
from app.filing.incoming.matching import EXCUSED, FILED, LATE, MISSING
from app.filing.incoming.materials import Asked, completeness
from app.filing.incoming.period import Lateness, lateness
from app.filing.incoming.reviewing import EXPLAIN, waiting
from app.filing.incoming.states import Deed, open_deeds, state_word
from app.lifecycle import duties
from app.lifecycle.register import Due, dued
from app.lifecycle.units import name_of
from app.office import Office
from app.people.permissions import why_not
from db.records import DeclaredDocument, Document, Incoming, IncomingStep, Review, Unit

ACTS: Mapping[Deed, str] = {
    Deed.CHECK: "form_check", Deed.REGISTER: "form_check", Deed.SUPPLEMENT: "form_check", Deed.REFUSE: "form_check",
    Deed.RESUPPLY: "resupply_incoming", Deed.EXTEND: "extend_review", Deed.EXPLAIN: "explain_request", Deed.EXPLAINED: "explanation",
    Deed.CONCLUDE: "filing_outcome", Deed.REPLY: "department_reply", Deed.ESCALATE: "escalate", Deed.PROPOSE: "propose_annulment",
    Deed.CLOSE: "close_incoming", Deed.AMEND: "amend_incoming", Deed.ADD_TEXT: "incoming_text",
}  # fmt: skip
"""The act by which each deed is done, as permissions and the list of acts name it."""

WORDS: Mapping[str, str] = {
    "incoming": "收文", "form_check": "形式审查", "incoming_registered": "登记备案", "incoming_supplement": "通知补正", "resupply_incoming": "收到补正材料",
    "incoming_refused": "不予登记", "extend_review": "延长审查期限", "explain_request": "发请予说明函", "explanation": "收到部门说明", "filing_outcome": "审查结论",
    "department_reply": "部门反馈", "escalate": "转提请撤销", "propose_annulment": "提请区政府", "close_incoming": "办结", "catalogue_in": "列入备案目录",
    "amend_incoming": "改登记事项", "incoming_text": "放入文本",
}  # fmt: skip
"""What each kind of step is called."""

_CLOCKS = ("filingreview.form", "filingreview.supplement", "filingreview.substantive", EXPLAIN, REPLY, ESCALATE)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list. ``due`` is the running period that ends first; ``is_open`` until the case is closed."""

    incoming: Incoming
    document: Document
    unit: str
    state_word: str
    lateness: Lateness
    due: Due | None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.incoming.closed_on is None


@dataclass(frozen=True, slots=True)
class Happened:
    """One step of the case with its word."""

    step: IncomingStep
    word: str


@dataclass(frozen=True, slots=True)
class IncomingDesk:
    """One filing whole. ``deeds`` are those open now; ``why_not`` says of each why the operator may not do it ("" when he may)."""

    listed: Listed
    completeness: tuple[Asked, ...]
    course: tuple[Happened, ...]
    running: tuple[Due, ...]
    sentences: tuple[str, ...]
    """The reason of each running period, in its order."""
    deeds: tuple[Deed, ...]
    why_not: Mapping[Deed, str]
    gaps: tuple[str, ...]
    """What stands against 登记备案 as far as it is open: it can be passed with a reason alone."""
    review: Review | None
    declared: tuple[DeclaredDocument, ...]
    proposed: bool
    """Whether the government was asked."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a department files, as far as it declared what it issued."""

    unit: Unit
    declared: tuple[DeclaredDocument, ...]

    def count(self, state: str) -> int:
        """How many of its documents stand so: filed, late, missing or excused."""
        return sum(row.state == state for row in self.declared)

    @property
    def told(self) -> str:
        """In words: 制发 12 件，按期 9 件，迟报 1 件，漏报 2 件."""
        parts = [(FILED, "按期"), (LATE, "迟报"), (MISSING, "漏报"), (EXCUSED, "不用报送")]
        counted = [f"{word} {self.count(state)} 件" for state, word in parts if self.count(state)]
        return "，".join([f"制发 {len(self.declared)} 件", *counted])


def incoming_list(office: Office) -> tuple[Listed, ...]:
    """Open ones by the day that is due first, then closed ones, the last received first."""
    rows = office.store.incomings.all()
    documents = {document.id: document for document in office.store.documents.these([row.document_id for row in rows])}
    made = [_listed(office, row, documents[row.document_id]) for row in rows if row.document_id in documents]
    waits = [one for one in made if one.is_open]
    waits.sort(key=lambda one: (one.due is None, one.due.deadline.due_on if one.due else one.incoming.received_at.date()))
    done = sorted((one for one in made if not one.is_open), key=lambda one: one.incoming.received_at, reverse=True)
    return (*waits, *done)


def desk(office: Office, incoming_id: str) -> IncomingDesk:
    """One filing whole. Raises Refused when it is gone."""
    incoming, document = found(office, incoming_id)
    running = tuple(row for row in _running(office, document))
    proposed = is_proposed(office, incoming)
    deeds = tuple(deed for deed in open_deeds(incoming) if _makes_sense(office, document, deed, proposed=proposed))
    return IncomingDesk(
        listed=_listed(office, incoming, document),
        completeness=completeness(office, document),
        course=tuple(Happened(step, WORDS[step.kind]) for step in office.store.incomings.steps(incoming_id)),
        running=running,
        sentences=tuple(duties.sentence(office, due.deadline) for due in running),
        deeds=deeds,
        why_not={deed: why_not(office, ACTS[deed]) or "" for deed in deeds},
        gaps=_gaps(office, document) if Deed.REGISTER in deeds else (),
        review=office.store.reviews.current(document.id),
        declared=office.store.incomings.declared_with(incoming_id),
        proposed=proposed,
    )


def _gaps(office: Office, document: Document) -> tuple[str, ...]:
    return tuple(guard.sentence for guard in to_register(office, document) if not guard.held)


def of_document(office: Office, document_id: str) -> str | None:
    """The id of the newest filing of a document, None where no department filed it."""
    rows = office.store.incomings.of_document(document_id)
    return rows[-1].id if rows else None


def unit_standing(office: Office) -> tuple[Standing, ...]:
    """Every department that declared something, those with most missing first."""
    units = {unit.id: unit for unit in office.store.people.units()}
    by_unit: dict[str, list[DeclaredDocument]] = {}
    for row in office.store.incomings.declared():
        by_unit.setdefault(row.unit_id, []).append(row)
    made = [Standing(units[unit_id], tuple(rows)) for unit_id, rows in by_unit.items()]
    return tuple(sorted(made, key=lambda one: (-one.count(MISSING), one.unit.name)))


def _listed(office: Office, incoming: Incoming, document: Document) -> Listed:
    period = office.store.documents.deadline(incoming.deadline_id) if incoming.deadline_id else None
    running = _running(office, document) if incoming.closed_on is None else ()
    late = lateness(period, incoming.received_at.date())
    return Listed(incoming, document, name_of(office, document), state_word(incoming), late, running[0] if running else None)


def _running(office: Office, document: Document) -> tuple[Due, ...]:
    """The running periods of the filing, first due first; of one that stands still the day it would have today."""
    open_rows = [row for row in office.store.documents.deadlines(document.id) if row.state == duties.OPEN and row.key in _CLOCKS]
    rows = sorted(duties.as_of_today(office, open_rows), key=lambda row: row.due_on)
    return tuple(dued(office, row) for row in rows)


def _makes_sense(office: Office, document: Document, deed: Deed, *, proposed: bool) -> bool:
    """Whether a deed that the state allows has something to do: an explanation only while one is awaited, a text only where none is reviewed."""
    awaited = waiting(office, document.id, EXPLAIN) is not None
    if deed is Deed.EXPLAINED:
        return awaited
    if deed is Deed.EXPLAIN:
        return not awaited
    if deed is Deed.PROPOSE:
        return not proposed
    under_review = waiting(office, document.id, "filingreview.substantive") is not None
    return deed is not Deed.ADD_TEXT or not (under_review and document.current_version_id is not None)
