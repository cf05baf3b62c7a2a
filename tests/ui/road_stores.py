"""What two stores hold, ids and instants apart: rows by kind in the order they were made, and the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime

from db.records import BUSINESS, Row
from db.records.row import Cell
from db.store import Store

Plain = dict[str, list[dict[str, Cell]]]


def holdings(store: Store) -> Plain:
    """Every business row by table, oldest first; an id made by the store reads as table and place (``findings 3``)."""
    rows = {kind: list(_rows(store, kind)) for kind in BUSINESS}
    names = {row.id: f"{kind.TABLE} {place}" for kind, found in rows.items() for place, row in enumerate(found, 1) if _is_made(row.id)}
    return {kind.TABLE: [_plain(row, names) for row in found] for kind, found in rows.items()}


def log(store: Store) -> list[tuple[str, str, str, str, bool]]:
    """The log: kind, act, title, who, whether it has left the house."""
    return [(entry.kind, entry.name, entry.title, entry.operator, entry.final) for entry in store.log.oldest_first()]


def _rows(store: Store, kind: type[Row]) -> Iterator[Row]:
    for cells in store.db.query(f"SELECT * FROM {kind.TABLE} ORDER BY id"):
        yield kind.of(cells)


def _plain(row: Row, names: dict[str, str]) -> dict[str, Cell]:
    instants = {field.name for field in fields(row) if isinstance(getattr(row, field.name), datetime)}
    return {name: names.get(str(cell), cell) for name, cell in row.cells().items() if name not in instants}


def _is_made(name: str) -> bool:
    """Whether the store made this id (UUID version 7); hashes of files and keys of settings say the same everywhere."""
    return len(name) == 36 and name[14] == "7"
