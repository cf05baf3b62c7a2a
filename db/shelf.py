"""The backups there are, as a person chooses among them: when made, what each holds, what restoring it would take away."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db.backup import NAME, Backup, counted
from db.errors import Damaged
from db.soundness import reading, store_id

_TOLD = 5


@dataclass(frozen=True, slots=True)
class Loss:
    """What was done after a backup: how many documents and acts more there are now, and the newest of those acts by their titles."""

    documents: int
    acts: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup. ``holds`` is None when it cannot be read; ``loss`` None when the store of now cannot be read or is another one."""

    folder: Path
    at: datetime | None
    holds: Backup | None
    loss: Loss | None


def shelf(folder: Path, live: Path) -> tuple[Kept, ...]:
    """The backups in ``folder`` (or the one that it is), newest first, compared with the database ``live``."""
    found = [folder] if (folder / NAME).exists() else sorted((p for p in folder.glob("*") if (p / NAME).exists()), reverse=True)
    now = _standing(live)
    return tuple(_kept(one, live, now) for one in found if one.suffix != ".part")


def made_at(folder: Path) -> datetime | None:
    """When a backup was made, as its name tells."""
    try:
        return datetime.strptime(folder.name[:15], "%Y%m%d-%H%M%S")
    except ValueError:
        return None


def _kept(folder: Path, live: Path, now: Backup | None) -> Kept:
    try:
        holds = counted(folder / NAME)
    except Damaged:
        return Kept(folder, made_at(folder), None, None)
    loss = _loss(holds, live, now) if now is not None and now.store_id == holds.store_id else None
    return Kept(folder, made_at(folder), holds, loss)


def _standing(live: Path) -> Backup | None:
    if not live.exists():
        return None
    try:
        return counted(live)
    except Damaged:
        return None


def _loss(holds: Backup, live: Path, now: Backup) -> Loss:
    with closing(reading(live)) as connection:
        db = Database(connection)
        sql = "SELECT title FROM acts WHERE store_id = ? AND seq > coalesce((SELECT seq FROM acts WHERE hash = ?), 0) AND kind <> 'sign' ORDER BY seq DESC"
        titles = [str(row[0]) for row in db.execute(sql, [store_id(db), holds.last]).fetchall()]
    return Loss(max(now.documents - holds.documents, 0), len(titles), tuple(titles[:_TOLD]))
