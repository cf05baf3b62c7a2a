"""Every change is an act: named, signed, in one transaction, with the before and after of every row it touched.

The log of acts is chained by hash per store identity, so that a row or an entry changed from outside is found. Undo is
a new act that puts the newest act's before back; an act that left the house is final.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlite_utils import Database

from db.errors import Gone, LeftTheHouse, NothingToUndo, Stale
from db.identity import Ids
from db.records import BUSINESS, LoggedAct, Person, Row
from db.records.row import Cell, completed

R = TypeVar("R", bound=Row)
Cells = dict[str, Cell]
Change = tuple[str, str, Cells | None, Cells | None]
"""Table, id, the row before (None: it was not there), the row after (None: it is gone)."""

_KNOWN: dict[str, type[Row]] = {kind.TABLE: kind for kind in BUSINESS}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts and when."""

    operator: str
    at: datetime


class Act:
    """An open act. Rows are changed through it and nowhere else; made and closed by the store."""

    def __init__(self, db: Database, name: str, title: str, stamp: Stamp, ids: Ids) -> None:
        self.name = name
        self.title = title
        self.stamp = stamp
        self.final = False
        self._db = db
        self._ids = ids
        self._changes: dict[tuple[str, str], tuple[Cells | None, Cells | None]] = {}
        self._signing: Act | None = None

    def new_id(self) -> str:
        """A fresh id; those of one act rise in the order asked for."""
        return self._ids.new(self.stamp.at)

    def insert(self, record: R) -> R:
        """Store a new record and return it with its first row version."""
        stored = replace(record, row_version=1)
        self._write(stored.TABLE, stored.id, None, stored.cells())
        return stored

    def update(self, record: R, **changes: object) -> R:
        """Store ``record`` with ``changes`` made and return it; when the row holds all that already, nothing is written.

        Raises Stale when the row has moved on since the record was read, Gone when there is none.
        """
        before = self._row(record.TABLE, record.id)
        if before is None:
            raise Gone(record.TABLE, record.id)
        if before["row_version"] != record.row_version:
            raise Stale(record.TABLE, record.id)
        stored = replace(record, **changes, id=record.id)  # type: ignore[arg-type]
        if stored.cells() == before:
            return stored
        stored = replace(stored, row_version=record.row_version + 1)
        self._write(stored.TABLE, stored.id, before, stored.cells())
        return stored

    def remove(self, record: Row) -> None:
        """Take the row of ``record`` away; rows that refer to it must go first.

        Raises Stale when the row has moved on since the record was read, Gone when there is none.
        """
        before = self._row(record.TABLE, record.id)
        if before is None:
            raise Gone(record.TABLE, record.id)
        if before["row_version"] != record.row_version:
            raise Stale(record.TABLE, record.id)
        self._write(record.TABLE, record.id, before, None)

    def put_back(self, changes: tuple[Change, ...]) -> None:
        """Give every row of ``changes`` its earlier cells again, newest first; row versions go on rising.

        Rows that go make room first, rows that come back come last, so that what must be unique stays so. Raises Stale
        when a row is not as ``changes`` left it.
        """
        newest_first = changes[::-1]
        for table, row_id, before, after in sorted(newest_first, key=_turn):
            now = self._row(table, row_id)
            if (now is None) != (after is None) or (now is not None and after is not None and _cells_differ(table, now, after)):
                raise Stale(table, row_id)
            self._write(table, row_id, now, self._raised(before, now))

    def final_now(self) -> None:
        """Mark the act as having left the house: it cannot be undone."""
        self.final = True

    @property
    def kinds(self) -> frozenset[str]:
        """The tables in which something changed so far."""
        return frozenset(table for table, *_ in self.changes())

    def changes(self) -> tuple[Change, ...]:
        """What the act did, one entry per row, in the order first touched."""
        return tuple((table, row_id, before, after) for (table, row_id), (before, after) in self._changes.items() if before != after)

    def operator_id(self) -> str:
        """The id of the operator's row among the people; a new operator's is made at once (see :meth:`signing`)."""
        self.signing()
        return str(self._db.execute("SELECT id FROM people WHERE name = ?", [self.stamp.operator]).fetchone()[0])

    @property
    def has_signed(self) -> bool:
        """Whether the operator's row was seen to already."""
        return self._signing is not None

    def signing(self) -> Act:
        """The act that makes the operator one of the people the store knows: an entry of the log of its own, so that undo keeps the name."""
        if self._signing is None:
            self._signing = Act(self._db, "sign", "登记操作人", self.stamp, self._ids)
            if not self._db.execute("SELECT 1 FROM people WHERE name = ?", [self.stamp.operator]).fetchone():
                self._signing.insert(Person(id=self.new_id(), name=self.stamp.operator))
        return self._signing

    def _raised(self, cells: Cells | None, now: Cells | None) -> Cells | None:
        if cells is None:
            return None
        last = now["row_version"] if now is not None else cells["row_version"]
        return cells | {"row_version": int(last or 0) + 1}

    def _row(self, table: str, row_id: str) -> Cells | None:
        return row(self._db, table, row_id)

    def _write(self, table: str, row_id: str, before: Cells | None, after: Cells | None) -> None:
        if table not in _KNOWN:
            raise ValueError(f"no act touches {table}")
        if not self._db.conn.in_transaction:
            raise RuntimeError(f"the act {self.name} is over")
        if after is None:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", [row_id])
        elif before is None:
            names = ", ".join(f'"{name}"' for name in after)
            self._db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(after))})", list(after.values()))
        else:
            names = ", ".join(f'"{name}" = ?' for name in after)
            self._db.execute(f"UPDATE {table} SET {names} WHERE id = ?", [*after.values(), row_id])
        first = self._changes.get((table, row_id), (before, None))[0]
        self._changes[table, row_id] = (first, after)


def row(db: Database, table: str, row_id: str) -> Cells | None:
    """The cells of one row, or None."""
    cursor = db.execute(f"SELECT * FROM {table} WHERE id = ?", [row_id])
    found = cursor.fetchone()
    return None if found is None else dict(zip([c[0] for c in cursor.description], found, strict=True))


def _turn(change: Change) -> int:
    _, _, before, after = change
    return 0 if before is None else 2 if after is None else 1


def _cells_differ(table: str, now: Cells, then: Cells) -> bool:
    held = completed(_KNOWN[table], then)
    return {k: v for k, v in now.items() if k != "row_version"} != {k: v for k, v in held.items() if k != "row_version"}


_NAMES = tuple(f.name for f in fields(LoggedAct))
_COLUMNS = ", ".join(_NAMES)
_PAGE = 100
"""How many entries of the log are in memory at a time."""


class Log:
    """The change log of one store."""

    def __init__(self, db: Database, store_id: str) -> None:
        self._db = db
        self._store_id = store_id

    def append(self, act: Act, kind: str, undoes: str | None) -> LoggedAct:
        """Write the entry of ``act`` at the end of this store's chain."""
        last = self._db.execute("SELECT seq, hash FROM acts WHERE store_id = ? ORDER BY seq DESC LIMIT 1", [self._store_id]).fetchone()
        seq, previous = (last[0] + 1, last[1]) if last else (1, "")
        entry = LoggedAct(
            act.new_id(), self._store_id, seq, kind, act.name, act.title, act.stamp.operator, act.stamp.at, act.final, undoes,
            json.dumps(act.changes(), ensure_ascii=False, separators=(",", ":"), sort_keys=True), previous, "",
        )  # fmt: skip
        entry = replace(entry, hash=digest(entry))
        cells = asdict(entry) | {"at": entry.at.isoformat(), "final": int(entry.final)}
        self._db.execute(f"INSERT INTO acts ({_COLUMNS}) VALUES ({', '.join('?' * len(cells))})", list(cells.values()))
        return entry

    def last_hash(self) -> str:
        """The hash of this store's newest entry, which stands for its whole history; empty when nothing was done."""
        sql = "SELECT hash FROM acts WHERE store_id = ? ORDER BY seq DESC LIMIT 1"
        found = self._db.execute(sql, [self._store_id]).fetchone()
        return str(found[0]) if found else ""

    def last_seq(self) -> int:
        """The sequence number of this store's newest entry; 0 when nothing was done."""
        return int(self._db.execute("SELECT max(seq) FROM acts WHERE store_id = ?", [self._store_id]).fetchone()[0] or 0)

    def newest_first(self) -> Iterator[LoggedAct]:
        """The entries of this store, newest first, read as they are asked for."""
        return (self._entry(cells) for cells in self._walk(_COLUMNS, "<", "DESC"))

    def oldest_first(self) -> Iterator[LoggedAct]:
        """The entries of this store in the order they were made, read as they are asked for."""
        return (self._entry(cells) for cells in self._walk(_COLUMNS, ">", "ASC"))

    def touching(self, document_id: str, skip: int = 0, most: int = 200) -> tuple[LoggedAct, ...]:
        """The acts that changed a row of the document or of one of its reviews, newest first: ``most`` of them after the first ``skip``."""
        sql = (
            f"SELECT {_COLUMNS} FROM acts WHERE instr(changes, ?) OR EXISTS"
            " (SELECT 1 FROM reviews WHERE reviews.document_id = ? AND instr(acts.changes, reviews.id))"
            " ORDER BY at DESC, seq DESC LIMIT ? OFFSET ?"
        )
        return tuple(self._entry(cells) for cells in self._db.execute(sql, [document_id, document_id, most, skip]).fetchall())

    def after(self, row_id: str) -> tuple[LoggedAct, ...]:
        """The entries of this store after its newest one that changed the row, oldest first; none where no entry did."""
        found: list[LoggedAct] = []
        for entry in self.newest_first():
            if row_id in entry.changes:
                return tuple(reversed(found))
            found.append(entry)
        return ()

    def taken_back(self) -> frozenset[str]:
        """The ids of the entries that a later, still standing entry takes back."""
        sql = "SELECT id, undoes FROM acts WHERE undoes IS NOT NULL ORDER BY at DESC, seq DESC"
        cancelled: set[str] = set()
        for entry_id, undoes in self._db.execute(sql).fetchall():
            if entry_id not in cancelled:
                cancelled.add(undoes)
        return frozenset(cancelled)

    def to_undo(self) -> LoggedAct:
        """The newest act not undone. Raises NothingToUndo, or LeftTheHouse when that act is final."""
        for seq, kind, title, final in self._standing():
            if kind in ("do", "redo"):
                if final:
                    raise LeftTheHouse(title)
                return self._at(seq)
        raise NothingToUndo("undo")

    def to_redo(self) -> LoggedAct:
        """The newest undo not taken back, as long as nothing new was done since. Raises NothingToUndo."""
        for seq, kind, _, _ in self._standing():
            if kind == "undo":
                return self._at(seq)
            if kind == "do":
                break
        raise NothingToUndo("redo")

    def _standing(self) -> Iterator[tuple[int, str, str, bool]]:
        """Sequence number, kind, title and finality of the entries that no later entry takes back, newest first."""
        cancelled: set[str] = set()
        for seq, entry_id, kind, title, final, undoes in self._walk("seq, id, kind, title, final, undoes", "<", "DESC"):
            if entry_id in cancelled:
                continue
            if undoes is not None:
                cancelled.add(str(undoes))
            yield int(seq or 0), str(kind), str(title), bool(final)

    def _at(self, seq: int) -> LoggedAct:
        sql = f"SELECT {_COLUMNS} FROM acts WHERE store_id = ? AND seq = ?"
        return self._entry(self._db.execute(sql, [self._store_id, seq]).fetchone())

    def _walk(self, columns: str, way: str, order: str) -> Iterator[tuple[Cell, ...]]:
        # in pages, because an unfinished cursor would hold its snapshot, and a whole log may not fit in memory
        sql = f"SELECT seq, {columns} FROM acts WHERE store_id = ? AND seq {way} ? ORDER BY seq {order} LIMIT {_PAGE}"
        last = 1 << 62 if order == "DESC" else -1 << 62
        while found := self._db.execute(sql, [self._store_id, last]).fetchall():
            last = found[-1][0]
            for _, *cells in found:
                yield tuple(cells)

    @staticmethod
    def _entry(cells: tuple[Cell, ...]) -> LoggedAct:
        named: dict[str, Any] = dict(zip(_NAMES, cells, strict=True))
        return LoggedAct(**named | {"at": datetime.fromisoformat(named["at"]), "final": bool(named["final"])})


def changes_of(entry: LoggedAct) -> tuple[Change, ...]:
    """The changes an entry of the log records."""
    return tuple((table, row_id, before, after) for table, row_id, before, after in json.loads(entry.changes))


def digest(entry: LoggedAct) -> str:
    """The SHA-256 that chains an entry to the one before it."""
    parts = (entry.previous, entry.id, entry.store_id, str(entry.seq), entry.kind, entry.name, entry.title, entry.operator,
             entry.at.isoformat(), str(int(entry.final)), entry.undoes or "", entry.changes)  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
