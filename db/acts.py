"""Every change is an act: named, signed, in one transaction, with the before and after of every row it touched.

The log of acts is chained by hash per store identity, so that a row or an entry changed from outside is found. Undo is
a new act that puts the newest act's before back; an act that left the house is final.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import TypeVar

from sqlite_utils import Database

from db.errors import Gone, LeftTheHouse, NothingToUndo, Stale
from db.identity import new_id
from db.records import BUSINESS, LoggedAct, Person, Row
from db.records.row import Cell

R = TypeVar("R", bound=Row)
Cells = dict[str, Cell]
Change = tuple[str, str, Cells | None, Cells | None]
"""Table, id, the row before (None: it was not there), the row after (None: it is gone)."""

_KNOWN = frozenset(kind.TABLE for kind in BUSINESS)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts and when."""

    operator: str
    at: datetime


class Act:
    """An open act. Rows are changed through it and nowhere else; made and closed by the store."""

    def __init__(self, db: Database, name: str, title: str, stamp: Stamp) -> None:
        self.name = name
        self.title = title
        self.stamp = stamp
        self.final = False
        self._db = db
        self._changes: dict[tuple[str, str], tuple[Cells | None, Cells | None]] = {}

    def new_id(self) -> str:
        """A fresh time-ordered id."""
        return new_id(self.stamp.at)

    def insert(self, record: R) -> R:
        """Store a new record and return it with its first row version."""
        stored = replace(record, row_version=1)
        self._write(stored.TABLE, stored.id, None, stored.cells())
        return stored

    def update(self, record: R, **changes: object) -> R:
        """Store ``record`` with ``changes`` made and return it. Raises Stale when the row has moved on since it was read."""
        before = self._row(record.TABLE, record.id)
        if before is None:
            raise Gone(record.TABLE, record.id)
        if before["row_version"] != record.row_version:
            raise Stale(record.TABLE, record.id)
        if all(getattr(record, name) == value for name, value in changes.items()):
            return record
        stored = replace(record, **changes, row_version=record.row_version + 1)  # type: ignore[arg-type]
        self._write(stored.TABLE, stored.id, before, stored.cells())
        return stored

    def put_back(self, changes: tuple[Change, ...]) -> None:
        """Give every row of ``changes`` its earlier cells again, newest first; row versions go on rising."""
        for table, row_id, before, after in reversed(changes):
            now = self._row(table, row_id)
            if (now is None) != (after is None) or (now is not None and after is not None and _cells_differ(now, after)):
                raise Stale(table, row_id)
            self._write(table, row_id, now, self._raised(before, now))

    def final_now(self) -> None:
        """Mark the act as having left the house: it cannot be undone."""
        self.final = True

    @property
    def kinds(self) -> frozenset[str]:
        """The tables touched so far."""
        return frozenset(table for table, _ in self._changes)

    def changes(self) -> tuple[Change, ...]:
        """What the act did, one entry per row, in the order first touched."""
        return tuple((table, row_id, before, after) for (table, row_id), (before, after) in self._changes.items() if before != after)

    def sign(self) -> None:
        """See that the operator is one of the people the store knows."""
        if not self._db.execute("SELECT 1 FROM people WHERE name = ?", [self.stamp.operator]).fetchone():
            self.insert(Person(id=self.new_id(), name=self.stamp.operator))

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


def _cells_differ(now: Cells, then: Cells) -> bool:
    return {k: v for k, v in now.items() if k != "row_version"} != {k: v for k, v in then.items() if k != "row_version"}


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
        cells = {f.name: getattr(entry, f.name) for f in fields(entry)} | {"at": entry.at.isoformat(), "final": int(entry.final)}
        names = ", ".join(cells)
        self._db.execute(f"INSERT INTO acts ({names}) VALUES ({', '.join('?' * len(cells))})", list(cells.values()))
        return entry

    def newest_first(self) -> Iterator[LoggedAct]:
        """The entries of this store, newest first."""
        return self._entries("DESC")

    def oldest_first(self) -> Iterator[LoggedAct]:
        """The entries of this store in the order they were made."""
        return self._entries("ASC")

    def to_undo(self) -> LoggedAct:
        """The newest act not undone. Raises NothingToUndo, or LeftTheHouse when that act is final."""
        cancelled: set[str] = set()
        for entry in self.newest_first():
            if entry.id in cancelled:
                continue
            if entry.undoes is not None:
                cancelled.add(entry.undoes)
            if entry.kind != "undo":
                if entry.final:
                    raise LeftTheHouse(entry.title)
                return entry
        raise NothingToUndo("undo")

    def to_redo(self) -> LoggedAct:
        """The newest undo not taken back, as long as nothing new was done since. Raises NothingToUndo."""
        cancelled: set[str] = set()
        for entry in self.newest_first():
            if entry.id in cancelled:
                continue
            if entry.undoes is not None:
                cancelled.add(entry.undoes)
            if entry.kind == "undo":
                return entry
            if entry.kind == "do":
                break
        raise NothingToUndo("redo")

    def _entries(self, order: str) -> Iterator[LoggedAct]:
        names = [f.name for f in fields(LoggedAct)]
        sql = f"SELECT {', '.join(names)} FROM acts WHERE store_id = ? ORDER BY seq {order}"
        for found in self._db.execute(sql, [self._store_id]).fetchall():
            cells = dict(zip(names, found, strict=True))
            yield LoggedAct(**cells | {"at": datetime.fromisoformat(cells["at"]), "final": bool(cells["final"])})


def changes_of(entry: LoggedAct) -> tuple[Change, ...]:
    """The changes an entry of the log records."""
    return tuple((table, row_id, before, after) for table, row_id, before, after in json.loads(entry.changes))


def digest(entry: LoggedAct) -> str:
    """The SHA-256 that chains an entry to the one before it."""
    parts = (entry.previous, entry.id, entry.store_id, str(entry.seq), entry.kind, entry.name, entry.title, entry.operator,
             entry.at.isoformat(), str(int(entry.final)), entry.undoes or "", entry.changes)  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
