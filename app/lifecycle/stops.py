"""The spells in which a document was not executed (停止执行): the one its dates tell, and those before it, from the steps of its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.lifecycle.force import Suspension
from app.office import Office
from db.records import Document, Event

STOP, RESUME = "suspend", "resume"
"""The events that a stop and its end leave in the history, whatever brought them."""


def spells(office: Office, document: Document) -> tuple[Suspension, ...]:
    """Every spell of ``document``, oldest first. The document itself tells the last one, which may have come without a step (台账)."""
    if document.suspended_on is None:
        return ()
    steps = [event for event in office.store.documents.events(document.id) if event.act in (STOP, RESUME)]
    earlier = (spell for spell in _paired(steps) if spell.from_on != document.suspended_on)
    return (*earlier, _spell(document.suspended_on, document.resumed_on))


def _paired(steps: Sequence[Event]) -> Iterator[Suspension]:
    """The stops that were lifted again; of a stop that was brought forward the first day counts."""
    begun: date | None = None
    for step in sorted(steps, key=lambda step: step.on_date):
        if step.act == STOP:
            begun = begun or step.on_date
        elif begun is not None:
            yield _spell(begun, step.on_date)
            begun = None


def _spell(from_on: date, resumed_on: date | None) -> Suspension:
    return Suspension(from_on, resumed_on - timedelta(days=1) if resumed_on else None)
