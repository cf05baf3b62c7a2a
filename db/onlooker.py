"""A store that another program holds, opened to be read: every change is refused with the name of the holder.

Reads what is committed, through SQLite's own shared index (``mode=ro``); the file is live, so it is never taken for immutable.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db.backup import NAME, Backups
from db.errors import Locked, NewerStore, OnlyRead
from db.faults import said
from db.files import FileStore
from db.lock import is_free
from db.place import refuse_network_share
from db.schema import migrations, unknown_migrations
from db.soundness import reading
from db.store import Lister, Store
from db.typing import Typing


class Onlooker(Store):
    """The store in ``folder``, held by ``holder``. Use it as any other; acts, undo, files and backups raise OnlyRead."""

    def __init__(self, folder: Path, holder: str) -> None:
        """Open the store to be read. Raises NetworkShare, NewerStore, Damaged, or Locked when it cannot be read beside its holder."""
        refuse_network_share(folder)
        self.folder = folder
        self.holder = holder
        self.left_by = ""
        self.interrupted = None
        self.files = _Files(folder, holder)
        self.backups = Backups(folder / "backups", self.files)
        try:
            with said(folder):
                self.db = self._opened()
        except sqlite3.OperationalError as error:
            raise Locked(folder, holder) from error
        self._ready()
        self.typing = _Typing(self.db)
        self._seen = self._version()

    def close(self, at: datetime | None = None) -> None:
        """Close the file; nothing is backed up, for nothing was changed here."""
        self.db.close()

    def backup(self, at: datetime) -> Path:
        """Raises OnlyRead."""
        raise OnlyRead(self.folder, self.holder)

    def wants_backup(self) -> bool:
        """Never: its holder looks after that."""
        return False

    def list_with(self, name: str, lister: Lister, today: str) -> None:
        """Nothing: its holder keeps the list in step."""

    def has_moved(self) -> bool:
        """Whether the holder has committed something since this was asked last."""
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def is_free(self) -> bool:
        """Whether the holder has let go, so that the store can be opened to be worked in."""
        return is_free(self.folder)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        raise OnlyRead(self.folder, self.holder)
        yield

    def _opened(self) -> Database:
        connection = reading(self.folder / NAME)
        db = Database(connection)
        try:
            unknown = unknown_migrations(db)
            if unknown:
                raise NewerStore(self.folder, unknown)
            if migrations.pending(db):
                # its holder is an older release; what this one reads is not there yet
                raise Locked(self.folder, self.holder)
        except BaseException:
            connection.close()
            raise
        return db

    def _version(self) -> int:
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])


class _Files(FileStore):
    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(folder / "files")
        self._holder = holder

    def put(self, data: bytes) -> str:
        raise OnlyRead(self.folder.parent, self._holder)


class _Typing(Typing):
    def keep(self, key: str, words: str, at: datetime) -> None:
        """Nothing: what is typed here belongs to no act that could follow."""

    def forget(self, prefix: str) -> None:
        """Nothing."""
