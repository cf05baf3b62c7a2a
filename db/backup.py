"""Verified backups: the database through the online backup API, the files by adding only new ones.

A backup is a folder named by its instant. It is opened and checked before an older one is rotated out; a failure leaves
the older ones alone. The live file is never copied.
"""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db.errors import Damaged
from db.files import FileStore

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
        """Make a backup of ``db`` and return its folder. Raises Damaged when the copy does not pass its checks."""
        target = self._free_name(at)
        half = target.with_name(target.name + ".part")
        half.mkdir(parents=True)
        try:
            copy = sqlite3.connect(half / _NAME)
            try:
                db.conn.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
            self._add_files(half / _NAME)
            verify(half)
            half.replace(target)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        for old in self.all()[:-KEPT]:
            shutil.rmtree(old)
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
        connection = sqlite3.connect(database)
        try:
            wanted = [row[0] for row in connection.execute("SELECT id FROM files")]
        finally:
            connection.close()
        for sha in wanted:
            if not pool.place(sha).exists():
                pool.put(self._files.get(sha))


def verify(folder: Path) -> Backup:
    """Open a backup, check it and count it. Raises Damaged."""
    path = folder / _NAME
    if not path.exists():
        raise Damaged(folder, ("里面没有数据库文件",))
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        problems = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        problems += [f"{row[0]} 第 {row[1]} 行引用了不存在的 {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
        if problems:
            raise Damaged(folder, tuple(problems))
        documents = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        acts = connection.execute("SELECT count(*) FROM acts").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Damaged(folder, (str(error),)) from error
    finally:
        connection.close()
    return Backup(folder, documents, acts)


def restore(backup: Path, store: Path, at: datetime) -> Backup:
    """Put a verified backup in the place of the store in ``store``, which must not be open; the old one is set aside.

    The copy is opened and counted before it is swapped in; the set-aside database keeps its name with the instant and
    ``.before`` added. Side files of the old database go with it. Raises Damaged and changes nothing on any doubt.
    """
    found = verify(backup)
    pool = FileStore(backup.parent / "files")
    files = FileStore(store / "files")
    fresh = store / f"{_NAME}.restoring"
    store.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(backup / _NAME, fresh)
    connection = sqlite3.connect(fresh)
    try:
        wanted = [row[0] for row in connection.execute("SELECT id FROM files")]
    finally:
        connection.close()
    for sha in wanted:
        if not files.place(sha).exists():
            files.put(pool.get(sha))
    for name in (_NAME, f"{_NAME}-wal", f"{_NAME}-shm"):
        old = store / name
        if old.exists():
            old.replace(store / f"{name}.{at:%Y%m%d-%H%M%S}.before")
    fresh.replace(store / _NAME)
    return found
