"""One filing that came in, looked at by a deed that is open for it; every deed leaves a step of the case and a line in the document's history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.correspondence.entry import keep
from app.errors import Missing, Refused
from app.filing.incoming.states import Deed, State, refuse_unless_open
from app.lifecycle.guard import Guard
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.acts import Act
from db.records import Deadline, Document, Incoming, IncomingStep

KeptFile = tuple[str, str, int]
"""A file kept beside the store: name, SHA-256, size."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a step of the case keeps beside its kind: the number of a letter, words, the period that it started, a file."""

    words: str = ""
    number: str | None = None
    deadline: Deadline | None = None
    file: KeptFile | None = None
    note: str = ""
    """What the history says; without it the words."""


@dataclass(frozen=True, slots=True)
class Case:
    """A filing with its document, and the deed that is about to be done on the day ``on``. ``missing`` is what ``despite`` goes on without."""

    office: Office
    incoming: Incoming
    document: Document
    deed: Deed
    on: date
    despite: str | None = None
    missing: tuple[str, ...] = ()

    @property
    def made(self) -> dict[str, str]:
        """The ids that every deed gives."""
        return {"document": self.document.id, "incoming": self.incoming.id}

    def enter(self, act: Act, kind: str, state: State, entry: Entry, **changes: object) -> Incoming:
        """Move the filing to ``state`` with ``changes`` made, and leave the step ``kind`` and the line of history."""
        incoming = act.update(self.incoming, state=state.value, **changes)
        write(self.office, act, incoming, kind, self.on, entry)
        # what was changed in this act itself stands in the history too
        document = self.office.document(self.document.id)
        record(act, self.office, document, kind, self.on, entry.note or entry.words, self.despite, self.missing)
        return incoming


def write(office: Office, act: Act, incoming: Incoming, kind: str, on: date, entry: Entry) -> IncomingStep:
    """Leave one step of the case."""
    return act.insert(
        IncomingStep(
            id=act.new_id(), document_id=incoming.document_id, incoming_id=incoming.id, kind=kind, state=incoming.state, on_date=on,
            number=entry.number, words=entry.words, deadline_id=entry.deadline.id if entry.deadline else None,
            file_sha=keep(office, act, entry.file) if entry.file else None, file_name=entry.file[0] if entry.file else None,
            operator=office.operator, at=office.now(),
        )
    )  # fmt: skip


def case(
    office: Office, incoming_id: str, deed: Deed, on: date | None = None, *, guards: Sequence[Guard] = (), despite: str | None = None
) -> Case:
    """The filing ``incoming_id`` ready for ``deed``.

    Raises Refused when its state does not allow the deed, a blocking guard fails or the day is to come or lies before the step
    before; Missing when a tolerated guard fails and ``despite`` gives no reason.
    """
    incoming, document = found(office, incoming_id)
    refuse_unless_open(incoming, deed)
    day = on or office.today()
    _refuse_day(office, incoming, day)
    failed = [guard for guard in guards if not guard.held]
    blocking = [guard.sentence for guard in failed if guard.blocking]
    if blocking:
        raise Refused("；".join(blocking) + "。")
    missing = tuple(guard.sentence for guard in failed)
    if missing and not (despite or "").strip():
        raise Missing(missing)
    return Case(office, incoming, document, deed, day, despite if missing else None, missing)


def found(office: Office, incoming_id: str) -> tuple[Incoming, Document]:
    """The filing of this id with its document. Raises Refused when it is gone."""
    with said():
        incoming = office.store.incomings.get(incoming_id)
    return incoming, office.document(incoming.document_id)


def _refuse_day(office: Office, incoming: Incoming, day: date) -> None:
    if day > office.today():
        raise Refused(f"{day} 还没有到。核对日期后再登记。")
    last = max((step.on_date for step in office.store.incomings.steps(incoming.id)), default=incoming.received_at.date())
    if day < last:
        raise Refused(f"{day} 早于上一步的 {last}。核对日期后再登记。")
