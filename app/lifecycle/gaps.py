"""缺项: what a matter went on without (带缺项继续) and still lacks, found anew each time from its history and what is there today."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from app.lifecycle import guards
from app.lifecycle.guard import Guard
from app.lifecycle.transitions import Act
from app.lifecycle.units import name_of
from app.office import Office
from db.records import Document, Event


def gaps(office: Office, document: Document, events: Sequence[Event]) -> tuple[Guard, ...]:
    """The guards that the matter went on without and that are not held today either, each once, in the order they were passed."""
    found: dict[str, Guard] = {}
    for event in events:
        if not event.missing:
            continue
        with suppress(ValueError):
            for guard in guards_of(office, document, Act(event.act)):
                if not guard.held and guard.sentence in event.missing:
                    found.setdefault(guard.sentence, guard)
    return tuple(found.values())


def guards_of(office: Office, document: Document, act: Act) -> tuple[Guard, ...]:
    """What ``act`` needs of ``document`` as it stands today."""
    match act:
        case Act.SUBMIT:
            return guards.to_submit(office, document, name_of(office, document) or None, (), office.today())
        case Act.ACCEPT:
            return guards.to_accept(office, document)
        case Act.TABLE:
            return guards.to_table(office, document)
        case Act.SIGN:
            return guards.to_sign(office, document)
        case Act.REGISTER:
            return guards.to_register(office, document)
        case Act.PUBLISH:
            return guards.to_publish(office, document, None, office.today())
        case Act.ARCHIVE:
            return guards.to_archive(office, document)
        case _:
            return ()
