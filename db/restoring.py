"""A backup in the place of the store: brought beside it, opened and counted, then exchanged for it.

Before the exchange a promise is written; whoever opens the store next keeps it. Killed at any point, a restore leaves the
old store or the new one: before the promise the old, after it the new.
"""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db import keyfile
from db.backup import NAME, Backup, copied_and_synced, counted, files_of, verify
from db.errors import Damaged, NewerStore
from db.faults import said
from db.files import FileStore, sync
from db.lock import StoreLock
from db.schema import unknown_migrations
from db.soundness import faults_of, reading

_FRESH = f"{NAME}.restoring"
_PROMISE = "restore.json"
_HALF = f"{_PROMISE}.part"
_SIDES = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A restore that a killed program had begun: ``finished`` when the new store is in place now, else the old one stayed."""

    backup: str
    finished: bool


def restore(backup: Path, store: Path, at: datetime) -> Backup:
    """Put a verified backup in the place of the store in ``store``, which must not be open; the old one is set aside.

    The copy itself is opened and counted before it is exchanged; the set-aside database keeps its name with the instant
    and ``.before`` added, and its side files stay beside it under names that belong to it. Raises Locked when the store is
    open, Damaged, NewerStore or NoRoom; the store is then as it was.
    """
    found = verify(backup)
    store.mkdir(parents=True, exist_ok=True)
    lock = StoreLock(store, at)
    try:
        finish(store)
        fresh = store / _FRESH
        try:
            with said(store):
                _bring(backup, fresh, found)
                _bring_files(fresh, FileStore(backup.parent / "files"), FileStore(store / "files"))
                keyfile.bring(backup, store)
                _promise(store, backup.name, at)
        except BaseException:
            fresh.unlink(missing_ok=True)
            (store / keyfile.FRESH).unlink(missing_ok=True)
            raise
        finish(store)
    finally:
        lock.release()
    return found


def finish(store: Path) -> Interrupted | None:
    """Keep the promise of a restore that stands in ``store``, or clear away one that had not promised yet; None when there is neither.

    Called by whoever holds the lock, before the database is opened.
    """
    fresh, promise, half = store / _FRESH, store / _PROMISE, store / _HALF
    half.unlink(missing_ok=True)
    if not promise.exists():
        begun = fresh.exists()
        fresh.unlink(missing_ok=True)
        (store / keyfile.FRESH).unlink(missing_ok=True)
        return Interrupted("", finished=False) if begun else None
    told = json.loads(promise.read_text("utf-8"))
    keyfile.exchange(store, told["aside"].replace(NAME, keyfile.NAME))
    if fresh.exists():
        for side in _SIDES:
            old = store / (NAME + side)
            if old.exists():
                old.replace(store / (told["aside"] + side))
        fresh.replace(store / NAME)
        sync(store)
    promise.unlink()
    return Interrupted(told["backup"], finished=True)


def _bring(backup: Path, fresh: Path, found: Backup) -> None:
    copied_and_synced(backup / NAME, fresh)
    faults = faults_of(fresh)
    if faults or counted(fresh) != replace(found, folder=fresh.parent):
        raise Damaged(fresh, tuple(faults) or ("复制出来的数据库与备份不一致",))
    with closing(reading(fresh)) as connection:
        unknown = unknown_migrations(Database(connection))
    if unknown:
        raise NewerStore(backup, unknown)


def _bring_files(fresh: Path, pool: FileStore, files: FileStore) -> None:
    for sha, _ in files_of(fresh):
        try:
            files.get(sha)
        except Damaged:
            files.put(pool.get(sha))


def _promise(store: Path, backup: str, at: datetime) -> None:
    stem = f"{NAME}.{at:%Y%m%d-%H%M%S}"
    names = (stem + (f"-{n:03d}" if n else "") + ".before" for n in range(1000))
    aside = next(name for name in names if not any((store / (name + side)).exists() for side in _SIDES))
    half = store / _HALF
    with half.open("w", encoding="utf-8") as out:
        json.dump({"aside": aside, "backup": backup}, out)
        out.flush()
        os.fsync(out.fileno())
    half.replace(store / _PROMISE)
    sync(store)
