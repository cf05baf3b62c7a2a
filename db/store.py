"""The store: one folder with ``guiheng.db``, the files beside it, its backups and its lock.

Opened by one writer at a time and used from the thread that opened it. Reading goes through the repositories; writing
only through ``act``, which is one transaction, one log entry and one undo step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db.acts import Act, Log, Stamp, changes_of
from db.backup import Backups
from db.documents import Documents
from db.errors import Damaged, NewerStore, NoRoom
from db.files import FileStore
from db.filings import Filings
from db.identity import new_id
from db.lock import StoreLock
from db.people import People
from db.place import refuse_network_share
from db.records import LoggedAct
from db.reviews import Reviews
from db.schema import migrations
from db.search import ClauseIndex
from db.settings import Settings

NAME = "guiheng.db"


class Store:
    """An open store. Use as a context manager; closing makes a verified backup when anything was changed."""

    def __init__(self, folder: Path, at: datetime) -> None:
        """Open the store in ``folder``, making it when it is not there.

        Raises Locked, NewerStore, NetworkShare or Damaged. Before a migration the store is backed up.
        """
        refuse_network_share(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock = StoreLock(folder, at)
        try:
            self.files = FileStore(folder / "files")
            self.backups = Backups(folder / "backups", self.files)
            self.db = connect(folder / NAME)
            self._migrate(at)
        except BaseException:
            self._lock.release()
            raise
        self.id = str(self.db.execute("SELECT value FROM meta WHERE key = 'store_id'").fetchone()[0])
        self.log = Log(self.db, self.id)
        self.search = ClauseIndex(self.db)
        self.documents = Documents(self.db)
        self.reviews = Reviews(self.db)
        self.filings = Filings(self.db)
        self.people = People(self.db)
        self.settings = Settings(self.db)
        self.last_kinds: frozenset[str] = frozenset()
        self._changed = False

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self, at: datetime | None = None) -> None:
        """Back up when something changed and ``at`` is given, close the file, let go of the lock."""
        try:
            if at is not None and self._changed:
                self.backups.make(self.db, at)
        finally:
            self.db.close()
            self._lock.release()

    def backup(self, at: datetime) -> Path:
        """Make a verified backup now and return its folder."""
        made = self.backups.make(self.db, at)
        self._changed = False
        return made

    @contextmanager
    def act(self, name: str, title: str, stamp: Stamp) -> Iterator[Act]:
        """One act: everything inside happens or nothing does. ``title`` is what the undo menu says. Raises NoRoom."""
        with self._transaction():
            act = Act(self.db, name, title, stamp)
            act.sign()
            yield act
            self.log.append(act, "do", None)
        self._done(act)

    def undo(self, stamp: Stamp, check: Callable[[LoggedAct], None] = lambda _: None) -> LoggedAct:
        """Undo the newest act not undone and return its entry. ``check`` may refuse it. Raises LeftTheHouse, NothingToUndo."""
        return self._take_back(self.log.to_undo(), "undo", stamp, check)

    def redo(self, stamp: Stamp) -> LoggedAct:
        """Do again what was undone last and return the entry of the undo. Raises NothingToUndo."""
        return self._take_back(self.log.to_redo(), "redo", stamp, lambda _: None)

    def _take_back(self, entry: LoggedAct, kind: str, stamp: Stamp, check: Callable[[LoggedAct], None]) -> LoggedAct:
        check(entry)
        with self._transaction():
            self.db.execute("PRAGMA defer_foreign_keys = ON")
            act = Act(self.db, entry.name, entry.title, stamp)
            act.put_back(changes_of(entry))
            self.log.append(act, kind, entry.id)
        self._done(act)
        return entry

    def _done(self, act: Act) -> None:
        self.last_kinds = act.kinds
        self._changed = True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            with self.db.atomic():
                yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                raise NoRoom(str(self.folder)) from error
            raise

    def _migrate(self, at: datetime) -> None:
        known = {m.name for m in migrations._migrations}
        unknown = tuple(m.name for m in migrations.applied(self.db) if m.name not in known)
        if unknown:
            raise NewerStore(self.folder, unknown)
        if migrations.applied(self.db) and migrations.pending(self.db):
            self.backups.make(self.db, at)
        migrations.apply(self.db)
        if not self.db.execute("SELECT 1 FROM meta WHERE key = 'store_id'").fetchone():
            self.db.execute("INSERT INTO meta (key, value) VALUES ('store_id', ?)", [new_id(at)])
            self.db.commit()


def connect(path: Path) -> Database:
    """A connection with the settings every connection needs. Raises Damaged when the file is no database."""
    connection = sqlite3.connect(path, timeout=5.0)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise Damaged(path, (str(error),)) from error
    return Database(connection)
