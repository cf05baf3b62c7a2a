"""The store: one folder with ``guiheng.db``, the files beside it, its backups and its lock.

Opened by one writer at a time and used from the thread that opened it. Reading goes through the repositories; writing
only through ``act``, which is one transaction, one log entry and one undo step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from db.acts import Act, Change, Log, Stamp, changes_of
from db.backup import NAME, Backups, last_of
from db.desk import DeskReads
from db.documents import Documents
from db.errors import Damaged, NewerStore, Stale
from db.faults import said
from db.files import FileStore
from db.filings import Filings
from db.identity import Ids, new_id
from db.incomings import Incomings
from db.laws import Laws
from db.lock import StoreLock
from db.people import People
from db.place import refuse_network_share
from db.procedures import Procedures
from db.records import LoggedAct, TextVersion
from db.records.register import Listing
from db.register import Register
from db.restoring import Interrupted, finish
from db.reviews import Reviews
from db.schema import migrations, unknown_migrations
from db.search import ClauseIndex
from db.settings import Settings
from db.soundness import store_id
from db.typing import Typing

Lister = Callable[[Sequence[str]], Iterable[Listing]]
"""Makes the rows of the list for those of the documents given that stand in it; what they say is the program's affair, not the store's."""


Indexer = Callable[[str], Iterable[tuple[str, str]]]
"""Reads the (path, text) pairs of the tree of this SHA-256, as search shall find them."""


class Store:
    """An open store. Use as a context manager; ``close`` with an instant makes a verified backup of what was changed."""

    def __init__(self, folder: Path, at: datetime) -> None:
        """Open the store in ``folder``, making it when it is not there.

        Raises Locked, NewerStore, NetworkShare, NoRoom or Damaged, the last also when the database is gone but its backups
        are not: a fresh store in its place would hide the loss. Before a migration the store is backed up.
        """
        refuse_network_share(folder)
        self.holder = ""
        """Who holds the store instead of us; empty for the one who opened it to work in it."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock = StoreLock(folder, at)
        self.left_by = self._lock.left_by
        """Who had the store last and did not close it in order; empty when all was in order."""
        self.files = FileStore(folder / "files")
        self.backups = Backups(folder / "backups", self.files)
        try:
            self.interrupted: Interrupted | None = finish(folder)
            """A restore that had been cut off and was finished or cleared away by this opening."""
            self.db = self._open(at)
        except BaseException:
            self._lock.release()
            raise
        self._ready()

    def _ready(self) -> None:
        self.id = store_id(self.db)
        self.log = Log(self.db, self.id)
        self.search = ClauseIndex(self.db)
        self.documents = Documents(self.db)
        self.reviews = Reviews(self.db)
        self.filings = Filings(self.db)
        self.procedures = Procedures(self.db)
        self.incomings = Incomings(self.db)
        self.people = People(self.db)
        self.desk = DeskReads(self.db)
        self.settings = Settings(self.db)
        self.laws = Laws(self.db)
        self._ids = Ids()
        self._is_closed = False
        self.last_kinds: frozenset[str] = frozenset()
        self.typing = Typing(self.db)
        self.register = Register(self.db)
        self._lister: Lister | None = None
        self._lister_name = ""
        self._indexer: Indexer | None = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self, at: datetime | None = None) -> None:
        """Back up when the newest backup does not hold all and ``at`` is given, close the file, let go of the lock.

        The store is closed in any case, and a second call does nothing; what the backup raises (Damaged, NoRoom) is raised when that is done.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if at is not None and self.wants_backup():
                self.backup(at)
        finally:
            try:
                self.db.close()
            finally:
                self._lock.release()

    def backup(self, at: datetime) -> Path:
        """Make a verified backup now and return its folder. Raises Damaged, NoRoom."""
        return self.backups.make(self.db.conn, at).folder

    def wants_backup(self) -> bool:
        """Whether something was done that no backup of this store holds. An idle store wants none."""
        last = self.log.last_hash()
        return last != "" and not any(last_of(kept) == last for kept in reversed(self.backups.of(self.id)))

    @contextmanager
    def act(self, name: str, title: str, stamp: Stamp) -> Iterator[Act]:
        """One act: everything inside happens or nothing does. ``title`` is what the undo menu says.

        An act that changed no row and is not final leaves no entry: there is nothing to undo. Raises NoRoom, Damaged.
        """
        with self._transaction():
            act = Act(self.db, name, title, stamp, self._ids)
            yield act
            kinds = self._enter(act, "do", None) if act.final or act.kinds or act.has_signed else frozenset()
        self._done(kinds)

    def undo(self, stamp: Stamp, check: Callable[[LoggedAct], None] = lambda _: None) -> LoggedAct:
        """Undo the newest act not undone and return its entry. ``check`` may refuse it. Raises LeftTheHouse, NothingToUndo."""
        return self._take_back(self.log.to_undo(), "undo", stamp, check)

    def redo(self, stamp: Stamp) -> LoggedAct:
        """Do again what was undone last and return the entry of the undo. Raises NothingToUndo."""
        return self._take_back(self.log.to_redo(), "redo", stamp, lambda _: None)

    def list_with(self, name: str, lister: Lister, today: str) -> None:
        """Keep the list of documents in step with every act from here on by ``lister``, whose ``name`` changes with what it makes.

        Rows made by another, or before an act that nobody followed, are made anew; so are those that do not hold on ``today``.
        """
        self._lister, self._lister_name = lister, name
        is_new = self.register.mark() != self._register_mark()
        changed = self.register.all_documents() if is_new else self.register.outdated(today)
        if changed or is_new:
            with self._transaction():
                if is_new:
                    self.register.clear()
                self._relist(changed)

    def index_with(self, indexer: Indexer) -> None:
        """Keep the index in step with the trees of versions from here on: an act, undo or redo that gives a version another tree has it read by ``indexer``."""
        self._indexer = indexer

    def relist_at_next_opening(self) -> None:
        """The rows of the list are not what they should be: have them made anew when the store is next opened."""
        with self._transaction():
            self.register.set_mark("")

    def _relist(self, document_ids: Sequence[str]) -> None:
        if self._lister is None:
            return
        listings = tuple(self._lister(document_ids))
        standing = {listing.document_id for listing in listings}
        # what goes makes room first: a document that comes may take its place in the order
        self.register.forget([document_id for document_id in document_ids if document_id not in standing])
        self.register.put(listings)
        self.register.set_mark(self._register_mark())

    def _register_mark(self) -> str:
        return f"{self._lister_name} {self.log.last_hash()}"

    def _take_back(self, entry: LoggedAct, kind: str, stamp: Stamp, check: Callable[[LoggedAct], None]) -> LoggedAct:
        check(entry)
        with self._transaction():
            self.db.execute("PRAGMA defer_foreign_keys = ON")
            act = Act(self.db, entry.name, entry.title, stamp, self._ids)
            try:
                act.put_back(changes_of(entry))
            except sqlite3.IntegrityError as error:
                raise Stale("acts", entry.id) from error
            kinds = self._enter(act, kind, entry.id)
        self._done(kinds)
        return entry

    def _enter(self, act: Act, kind: str, undoes: str | None) -> frozenset[str]:
        signing = act.signing()
        if signing.kinds:
            self.log.append(signing, "sign", None)
        if act.final or act.kinds or undoes:
            self.log.append(act, kind, undoes)
        changes = (*signing.changes(), *act.changes())
        self._relist(self.register.touched(changes))
        self._reindex(changes)
        return act.kinds | signing.kinds

    def _reindex(self, changes: Iterable[Change]) -> None:
        for table, row_id, before, after in changes:
            if table == TextVersion.TABLE and before and after and before["tree_sha"] != after["tree_sha"] and self._indexer is not None:
                self.search.forget(row_id)
                self.search.add(row_id, self._indexer(str(after["tree_sha"])))

    def _done(self, kinds: frozenset[str]) -> None:
        self.last_kinds = kinds

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.db.conn.in_transaction:
            raise RuntimeError("an act is open already")
        with said(self.folder), self.db.atomic():
            yield

    def _open(self, at: datetime) -> Database:
        path = self.folder / NAME
        if (not path.exists() or path.stat().st_size == 0) and self.backups.newest() is not None:
            raise Damaged(path, ("数据库文件不在了，备份还在",))
        db = connect(path)
        try:
            with said(self.folder):
                self._migrate(db, at)
        except BaseException:
            db.close()
            raise
        return db

    def _migrate(self, db: Database, at: datetime) -> None:
        unknown = unknown_migrations(db)
        if unknown:
            raise NewerStore(self.folder, unknown)
        if migrations.applied(db) and migrations.pending(db):
            self.backups.make(db.conn, at)
        migrations.apply(db)
        if not db.execute("SELECT 1 FROM meta WHERE key = 'store_id'").fetchone():
            db.execute("INSERT INTO meta (key, value) VALUES ('store_id', ?)", [new_id(at)])


def connect(path: Path) -> Database:
    """A connection with the settings every connection needs.

    Raises Damaged when the file is no database, NoRoom when the disk is full, Locked when a program of another kind has it.
    """
    connection = sqlite3.connect(path, timeout=5.0)
    try:
        with said(path):
            for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return Database(connection)
