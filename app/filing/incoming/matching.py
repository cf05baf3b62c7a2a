"""Which filing answers a document that a department declared: by number, else by title, of the same department."""

from __future__ import annotations

from dataclasses import dataclass

from app.exchange.values import compared
from app.office import Office
from db.acts import Act
from db.records import DeclaredDocument, Document, Incoming

FILED, LATE, MISSING, EXCUSED = "filed", "late", "missing", "excused"
STATES = {FILED: "已按期报送", LATE: "迟报", MISSING: "漏报", EXCUSED: "不用报送"}
"""The states of a declared document and their words."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing of one department with its document."""

    incoming: Incoming
    document: Document


def filed_by(office: Office, unit_id: str) -> tuple[Filed, ...]:
    """What a department filed, oldest first."""
    found = [incoming for incoming in office.store.incomings.all() if incoming.unit_id == unit_id]
    documents = {document.id: document for document in office.store.documents.these([incoming.document_id for incoming in found])}
    return tuple(Filed(incoming, documents[incoming.document_id]) for incoming in found if incoming.document_id in documents)


def answering(filed: tuple[Filed, ...], title: str, number: str | None) -> Filed | None:
    """The first filing of the document called so: by its number where both have one, else by its title."""
    for one in filed:
        if number and one.document.document_number:
            if number == one.document.document_number:
                return one
        elif compared(title) in (compared(one.document.title), compared(one.document.body_title or "")):
            return one
    return None


def is_late(office: Office, incoming: Incoming) -> bool:
    """Whether a filing came after the last day of the department's period."""
    if incoming.deadline_id is None:
        return False
    return incoming.received_at.date() > office.store.documents.deadline(incoming.deadline_id).due_on


def answer_declared(office: Office, act: Act, incoming: Incoming, document: Document, *, late: bool) -> None:
    """Mark what the department declared as missing and now filed, within the act that logs the filing."""
    here = (Filed(incoming, document),)
    for row in office.store.incomings.declared(incoming.unit_id):
        if row.state == MISSING and answering(here, row.title, row.document_number):
            act.update(row, incoming_id=incoming.id, state=LATE if late or _was_late(office, row, incoming) else FILED)


def _was_late(office: Office, row: DeclaredDocument, incoming: Incoming) -> bool:
    """Whether it came late counted from the day that the department itself declared."""
    from app.filing.incoming.period import due_on

    return row.published_on is not None and incoming.received_at.date() > due_on(office, row.published_on)
