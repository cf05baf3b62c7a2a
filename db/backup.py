"""Verified backups: the database through the online backup API, the files by adding only new ones, the signing key as it lies.

A backup is a folder named by its instant. It is opened and checked before an older one of the same store is rotated out;
a failure leaves the older ones alone. The live file is never copied.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db import keyfile, rotation
from db.acts import Log
from db.errors import Damaged
from db.faults import said
from db.files import FileStore, sync
from db.soundness import faults_of, reading, store_id

NAME = "guiheng.db"
"""The file of the database, in a store and in a backup."""

_HALF = ".part"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup on disk: where it lies, of which store it is, how many documents and acts it holds and the hash of the last act."""

    folder: Path
    store_id: str
    documents: int
    acts: int
    last: str


class Backups:
    """Backups in one folder: ``<instant>/guiheng.db`` and one pool of files shared by all of them. Those of several stores may lie side by side."""

    def __init__(self, folder: Path, files: FileStore) -> None:
        self.folder = folder
        self._files = files
        self._owners: dict[Path, str] = {}

    def make(self, live: sqlite3.Connection, at: datetime) -> Backup:
        """Make a backup of the database that ``live`` reads. Raises Damaged when the copy does not pass its checks, NoRoom.

        The copy is one step: it holds what was committed when it began, and holds up no writer.
        """

        def copied(half: Path) -> None:
            with closing(sqlite3.connect(half)) as copy:
                live.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")

        return self._add(self._free_name(f"{at:%Y%m%d-%H%M%S}"), copied, self._files.folder.parent)

    def take_over(self, backup: Path) -> Backup:
        """Keep a copy of a backup that lies elsewhere, and its files. Raises Damaged, NoRoom."""
        there = self.folder / backup.name
        if there.exists() and _owner(there) == _owner(backup):
            return verify(there)
        return self._add(self._free_name(backup.name[:15]), lambda half: copied_and_synced(backup / NAME, half), backup)

    def all(self) -> list[Path]:
        """The backup folders of every store, oldest first."""
        return sorted(p for p in self.folder.glob("*") if (p / NAME).exists() and p.suffix != _HALF)

    def of(self, owner: str) -> list[Path]:
        """The backup folders of one store, oldest first; those that cannot be read are nobody's."""
        for folder in self.all():
            self._owners[folder] = self._owners.get(folder) or _owner(folder)
        return [folder for folder in self.all() if self._owners[folder] == owner]

    def newest(self) -> Path | None:
        """The folder of the newest backup of any store, None when there is none."""
        return next(reversed(self.all()), None)

    def _add(self, target: Path, copied: Callable[[Path], None], key_of: Path) -> Backup:
        for dead in self.folder.glob(f"*{_HALF}"):
            shutil.rmtree(dead, ignore_errors=True)
        half = target.with_name(target.name + _HALF)
        try:
            with said(self.folder):
                half.mkdir(parents=True)
                copied(half / NAME)
                keyfile.carry(key_of, half)
                made = verify(half)
                self._add_files(half / NAME)
                half.replace(target)
                sync(self.folder)
        except sqlite3.Error as error:
            shutil.rmtree(half, ignore_errors=True)
            raise Damaged(self.folder, (f"备份没有复制完：{error}",)) from error
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        self._rotate(target, made.store_id)
        return replace(made, folder=target)

    def _rotate(self, made: Path, owner: str) -> None:
        own = self.of(owner)
        # the new one stays whatever its instant: clocks have been set back before
        stay = rotation.kept([p.name for p in own]) | {made.name}
        for old in own:
            if old.name not in stay:
                shutil.rmtree(old, ignore_errors=True)

    def _free_name(self, stem: str) -> Path:
        names = (self.folder / (stem if n == 0 else f"{stem}-{n:03d}") for n in range(1000))
        return next(p for p in names if not p.exists())

    def _add_files(self, database: Path) -> None:
        pool = FileStore(self.folder / "files")
        for sha, size in files_of(database):
            kept = pool.place(sha)
            if not kept.exists() or kept.stat().st_size != size:
                pool.put(self._files.get(sha))


def take(store: Path, at: datetime) -> Backup:
    """A backup of the store in this folder, by a connection of its own: for a thread that did not open the store. Raises Damaged, NoRoom."""
    with closing(reading(store / NAME)) as live:
        return Backups(store / "backups", FileStore(store / "files")).make(live, at)


def verify(folder: Path) -> Backup:
    """Open a backup, check it and count it. Raises Damaged."""
    path = folder / NAME
    if not path.exists():
        raise Damaged(folder, ("里面没有数据库文件",))
    faults = faults_of(path)
    if faults:
        raise Damaged(folder, tuple(faults))
    return counted(path)


def counted(database: Path) -> Backup:
    """What the database of a backup holds, without the long checks. Raises Damaged when it cannot be read."""
    try:
        with closing(reading(database)) as connection:
            db = Database(connection)
            owner = store_id(db)
            documents = db.execute("SELECT count(*) FROM documents").fetchone()[0]
            acts = db.execute("SELECT count(*) FROM acts").fetchone()[0]
            return Backup(database.parent, owner, documents, acts, Log(db, owner).last_hash())
    except sqlite3.DatabaseError as error:
        raise Damaged(database.parent, (f"数据库文件有损坏：{error}",)) from error


def last_of(backup: Path) -> str:
    """The hash of the last act a backup holds; empty when it holds none or cannot be read."""
    try:
        with closing(reading(backup / NAME)) as connection:
            db = Database(connection)
            return Log(db, store_id(db)).last_hash()
    except sqlite3.DatabaseError:
        return ""


def files_of(database: Path) -> list[tuple[str, int]]:
    """The hash and size of every file that the rows of ``database`` name."""
    with closing(reading(database)) as connection:
        return [(row[0], row[1]) for row in connection.execute("SELECT id, size FROM files")]


def copied_and_synced(source: Path, target: Path) -> None:
    """Copy a file that nobody has open, and see that it is on the disk."""
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _owner(folder: Path) -> str:
    try:
        with closing(reading(folder / NAME)) as connection:
            return store_id(Database(connection))
    except sqlite3.DatabaseError:
        return ""
