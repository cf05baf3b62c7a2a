"""Looking after the store: self-check, backup, restore."""

from __future__ import annotations

from pathlib import Path

from app.clock import Clock
from app.office import Office
from app.refusals import said
from db import backup, health, restoring
from db.backup import Backup


def problems(office: Office) -> tuple[str, ...]:
    """What is wrong with the store, one sentence each."""
    return health.problems(office.store)


def back_up(office: Office) -> Backup:
    """A verified backup made now. Raises UserError when it does not pass its checks."""
    with said():
        return backup.verify(office.store.backup(office.now()))


def backups(office: Office) -> tuple[Path, ...]:
    """The folders of the backups there are, newest first."""
    return tuple(reversed(office.store.backups.of(office.store.id)))


def restore(folder: Path, store: Path, clock: Clock) -> Backup:
    """Put the backup in ``folder`` in the place of the store, which is set aside. Raises UserError and changes nothing on any doubt."""
    with said():
        return restoring.restore(folder, store, clock.now())
