"""Verified backups: the database through the online backup API, the files by adding only new ones.

A backup is a folder named by its instant. It is opened and checked before an older one is rotated out; a failure leaves
the older ones alone. The live file is never copied.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db.errors import Damaged, NewerStore
from db.faults import said
from db.files import FileStore, sync
from db.lock import StoreLock
from db.schema import unknown_migrations

KEPT = 30
"""How many backups stay before the oldest goes."""

_NAME = "guiheng.db"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup on disk: where it lies and how many documents and acts it holds."""

    folder: Path
    documents: int
    acts: int


class Backups:
    """The backups of one store: ``<instant>/guiheng.db`` and one pool of files shared by all of them."""

    def __init__(self, folder: Path, files: FileStore) -> None:
        self.folder = folder
        self._files = files

    def make(self, db: Database, at: datetime) -> Path:
        """Make a backup of ``db`` and return its folder. Raises Damaged when the copy does not pass its checks, NoRoom."""
        for dead in self.folder.glob("*.part"):
            shutil.rmtree(dead, ignore_errors=True)
        target = self._free_name(at)
        half = target.with_name(target.name + ".part")
        try:
            with said(self.folder):
                half.mkdir(parents=True)
                with closing(sqlite3.connect(half / _NAME)) as copy:
                    db.conn.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
                self._add_files(half / _NAME)
                verify(half)
                half.replace(target)
                sync(self.folder)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        # the new one stays whatever its instant: clocks have been set back before
        for old in [p for p in self.all() if p != target][: -(KEPT - 1)]:
            shutil.rmtree(old, ignore_errors=True)
        return target

    def all(self) -> list[Path]:
        """The backup folders, oldest first."""
        return sorted(p for p in self.folder.glob("*") if (p / _NAME).exists() and p.suffix != ".part")

    def newest(self) -> Path | None:
        """The folder of the newest backup, None when there is none."""
        return next(reversed(self.all()), None)

    def _free_name(self, at: datetime) -> Path:
        stem = f"{at:%Y%m%d-%H%M%S}"
        names = (self.folder / (stem if n == 0 else f"{stem}-{n:03d}") for n in range(1000))
        return next(p for p in names if not p.exists())

    def _add_files(self, database: Path) -> None:
        pool = FileStore(self.folder / "files")
        for sha, size in _files_of(database):
            kept = pool.place(sha)
            if not kept.exists() or kept.stat().st_size != size:
                pool.put(self._files.get(sha))


def verify(folder: Path) -> Backup:
    """Open a backup, check it and count it. Raises Damaged."""
    path = folder / _NAME
    if not path.exists():
        raise Damaged(folder, ("里面没有数据库文件",))
    documents, acts = _checked(path)
    return Backup(folder, documents, acts)


def restore(backup: Path, store: Path, at: datetime) -> Backup:
    """Put a verified backup in the place of the store in ``store``, which must not be open; the old one is set aside.

    The copy itself is opened and counted before it is swapped in; the set-aside database keeps its name with the instant
    and ``.before`` added, and its side files stay beside it under names that belong to it. Raises Locked when the store is
    open, Damaged, NewerStore or NoRoom; the store is then as it was.
    """
    found = verify(backup)
    store.mkdir(parents=True, exist_ok=True)
    lock = StoreLock(store, at)
    try:
        fresh = store / f"{_NAME}.restoring"
        try:
            with said(store):
                _bring(backup, fresh, found)
                _bring_files(fresh, FileStore(backup.parent / "files"), FileStore(store / "files"))
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
        _set_aside(store, at)
        fresh.replace(store / _NAME)
        sync(store)
    finally:
        lock.release()
    return found


def _bring(backup: Path, fresh: Path, found: Backup) -> None:
    shutil.copyfile(backup / _NAME, fresh)
    with fresh.open("rb+") as written:
        os.fsync(written.fileno())
    if _checked(fresh) != (found.documents, found.acts):
        raise Damaged(fresh, ("复制出来的数据库与备份不一致",))
    with closing(_reading(fresh)) as connection:
        unknown = unknown_migrations(Database(connection))
    if unknown:
        raise NewerStore(backup, unknown)


def _bring_files(fresh: Path, pool: FileStore, files: FileStore) -> None:
    for sha, _ in _files_of(fresh):
        try:
            files.get(sha)
        except Damaged:
            files.put(pool.get(sha))


def _set_aside(store: Path, at: datetime) -> None:
    stem = f"{_NAME}.{at:%Y%m%d-%H%M%S}"
    names = (stem + (f"-{n:03d}" if n else "") + ".before" for n in range(1000))
    aside = next(name for name in names if not (store / name).exists())
    # the database first: without its log beside it, it would open as if the last commits had never been
    for side in ("", "-wal", "-shm"):
        old = store / (_NAME + side)
        if old.exists():
            old.replace(store / (aside + side))


def _checked(path: Path) -> tuple[int, int]:
    try:
        with closing(_reading(path)) as connection:
            problems = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            problems += [f"{row[0]} 第 {row[1]} 行引用了不存在的 {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
            if problems:
                raise Damaged(path.parent, tuple(problems))
            documents = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
            acts = connection.execute("SELECT count(*) FROM acts").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Damaged(path.parent, (str(error),)) from error
    return documents, acts


def _files_of(database: Path) -> list[tuple[str, int]]:
    with closing(_reading(database)) as connection:
        return [(row[0], row[1]) for row in connection.execute("SELECT id, size FROM files")]


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
