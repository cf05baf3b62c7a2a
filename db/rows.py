"""Reading records: one row by id, or all that a condition picks. The repositories are built on this."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypeVar

from sqlite_utils import Database

from db.acts import row
from db.errors import Gone
from db.records import Row
from db.records.row import Cell

R = TypeVar("R", bound=Row)


def get(db: Database, kind: type[R], row_id: str) -> R:
    """The record with this id. Raises Gone."""
    cells = row(db, kind.TABLE, row_id)
    if cells is None:
        raise Gone(kind.TABLE, row_id)
    return kind.of(cells)


def find(db: Database, kind: type[R], row_id: str) -> R | None:
    """The record with this id, or None."""
    cells = row(db, kind.TABLE, row_id)
    return None if cells is None else kind.of(cells)


def where(db: Database, kind: type[R], condition: str = "1", values: Sequence[Cell] = (), order: str = "rowid") -> tuple[R, ...]:
    """The records a SQL condition picks, in order."""
    cursor = db.execute(f"SELECT * FROM {kind.TABLE} WHERE {condition} ORDER BY {order}", list(values))
    names = [c[0] for c in cursor.description]
    return tuple(kind.of(dict(zip(names, found, strict=True))) for found in cursor.fetchall())


def of(db: Database, kind: type[R], column: str, values: Sequence[str], condition: str = "1", order: str = "rowid") -> tuple[R, ...]:
    """The records whose ``column`` is one of ``values``, however many, and that a SQL condition picks, in order."""
    return where(db, kind, f"{column} IN (SELECT value FROM json_each(?)) AND {condition}", [json.dumps(values)], order)
