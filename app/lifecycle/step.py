"""One step of the procedure: is it allowed from here, are its guards held, and the row of history it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Missing, Refused
from app.lifecycle import duties
from app.lifecycle.guard import Guard
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.transitions import Act, entered
from app.office import Office
from db import acts
from db.records import Document, Event


@dataclass(frozen=True, slots=True)
class Step:
    """An allowed step. ``missing`` are the tolerated gaps that ``despite`` went on with."""

    office: Office
    document: Document
    act: Act
    target: Stage
    on: date
    despite: str | None
    missing: tuple[str, ...]

    def enter(self, act: acts.Act, note: str, **changes: object) -> Document:
        """Move the document to the step's stage with ``changes`` made, and leave the row of history; what ends waits for no day any more."""
        document = act.update(self.document, stage=self.target.value, **changes)
        if self.target is Stage.REJECTED:
            _release(self.office, act, document.id)
        record(act, self.office, document, self.act.value, self.on, note, self.despite, self.missing)
        return document


_OF_THE_PROCEDURE = ("consult.", "hearing.", "review.", "return.", "fair_competition.")


def _release(office: Office, act: acts.Act, document_id: str) -> None:
    """Void the periods of the procedure that still run; what was asked of others (往来) keeps its own."""
    for key in {row.key for row in office.store.documents.deadlines(document_id) if row.key.startswith(_OF_THE_PROCEDURE)}:
        duties.end(office, act, document_id, key, office.today(), duties.VOID)


def allowed(
    office: Office,
    document: Document,
    act: Act,
    on: date | None,
    *,
    guards: Sequence[Guard] = (),
    outcome: str | None = None,
    despite: str | None = None,
) -> Step:
    """The step ``act`` from where ``document`` stands.

    Raises Refused when the stage does not allow it or a blocking guard fails, Missing when a tolerated one fails and no
    ``despite`` reason is given.
    """
    target = entered(act, Stage(document.stage), Matter(document.matter), outcome)
    missing = passed_over(guards, despite)
    return Step(office, document, act, target, on or office.today(), despite if missing else None, missing)


def passed_over(guards: Sequence[Guard], despite: str | None) -> tuple[str, ...]:
    """What is missing and gone on without (带缺项继续), for the reason ``despite``.

    Raises Refused when a blocking guard fails, Missing when a tolerated one fails and there is no reason.
    """
    failed = [guard for guard in guards if not guard.held]
    blocking = [guard.sentence for guard in failed if guard.blocking]
    if blocking:
        raise Refused("；".join(blocking) + "。")
    missing = tuple(guard.sentence for guard in failed)
    if missing and not (despite or "").strip():
        raise Missing(missing)
    return missing


def record(
    act: acts.Act,
    office: Office,
    document: Document,
    name: str,
    on: date,
    note: str,
    despite: str | None = None,
    missing: tuple[str, ...] = (),
) -> None:
    """Leave a row of history for ``document``, which stands where it stands after the act."""
    act.insert(
        Event(
            id=act.new_id(),
            document_id=document.id,
            act=name,
            stage=document.stage,
            on_date=on,
            at=office.now(),
            operator=office.operator,
            note=note,
            despite=despite,
            missing=missing,
        )
    )
