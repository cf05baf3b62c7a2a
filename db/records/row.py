"""How a record becomes a row and a row a record."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, Self, get_type_hints

Cell = str | int | float | None
"""What a column holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The base of all records: a time-ordered text id and the version that guards against stale saves."""

    TABLE: ClassVar[str] = ""

    id: str
    row_version: int = 0

    def cells(self) -> dict[str, Cell]:
        """The row as it is stored: ISO dates, 0/1 for no/yes, tuples as JSON."""
        return {name: _to_cell(getattr(self, name)) for name in _names(type(self))}  # type: ignore[arg-type]  # a class is hashable

    @classmethod
    def of(cls, cells: Mapping[str, Cell]) -> Self:
        """The record of a stored row; columns this release does not know are passed over."""
        values: dict[str, Any] = {name: read(cells[name]) for name, read in _readers(cls).items() if name in cells}  # type: ignore[arg-type]  # a class is hashable
        return cls(**values)


def completed(kind: type[Row], cells: dict[str, Cell]) -> dict[str, Cell]:
    """The cells of a row as the table holds it now: a row logged before a column was added held that column's default."""
    # the keys in their order are the columns; a class is hashable
    return cells if cells.keys() == _readers(kind).keys() else kind.of(cells).cells()  # type: ignore[arg-type]


def _to_cell(value: object) -> Cell:
    # most cells, and an import makes hundreds of thousands of them
    if value is None or type(value) is str:
        return value
    if isinstance(value, str | float):
        return value
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    raise TypeError(f"no column holds {type(value).__name__}")


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


@cache
def _readers(cls: type) -> dict[str, Callable[[Cell], object]]:
    hints = get_type_hints(cls)
    return {f.name: _reader(hints[f.name]) for f in fields(cls)}


def _reader(hint: object) -> Callable[[Cell], object]:
    words = str(hint)
    if "datetime.datetime" in words:
        return lambda cell: datetime.fromisoformat(str(cell)) if cell is not None else None
    if "datetime.date" in words:
        return lambda cell: date.fromisoformat(str(cell)) if cell is not None else None
    if "tuple" in words:
        return lambda cell: _tuples(json.loads(str(cell))) if cell is not None else ()
    if "bool" in words:
        return lambda cell: bool(cell) if cell is not None else None
    return lambda cell: cell


def _tuples(value: object) -> object:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value
