"""改正: what a clerk types for single cells of a ledger whose file stays as it is; the table is tried and taken in as if they stood there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.exchange.fields import NOTE, field
from app.exchange.headings import Line, Table
from app.exchange.mapping import Column
from app.exchange.sheets import said

Corrections = Mapping[tuple[int, str], str]
"""By (row, address of the cell as :attr:`Column.address`) what stands there instead; "" for nothing."""

_HISTORY = "导入时改正"


def mended(table: Table, columns: Sequence[Column], corrections: Corrections) -> tuple[Table, tuple[Column, ...]]:
    """The table with the corrections in it, and its columns with those added that were typed and that it does not have.

    What was changed stands in a column of words, so that it goes to the history of the document.
    """
    if not corrections:
        return table, tuple(columns)
    width = max(len(table.headings), *(len(line.cells) for line in table.lines), 0)
    places = {column.address: column for column in columns}
    for _, address in corrections:
        if address not in places and not address.startswith("#"):
            places[address] = Column(width, field(address).name, address, ())
            width += 1
    told = Column(width, _HISTORY, NOTE, ())
    lines = tuple(_line(line, width, told, places, corrections) for line in table.lines)
    added = [column for column in places.values() if column not in columns]
    return replace(table, lines=lines), (*columns, *added, told)


def kept(before: Table, after: Table, corrections: Corrections) -> Corrections:
    """The corrections that still hold once the file was read again: those of rows that are as they were."""
    rows = {line.number: line.cells for line in after.lines}
    same = {line.number for line in before.lines if rows.get(line.number) == line.cells}
    return {place: value for place, value in corrections.items() if place[0] in same}


def _line(line: Line, width: int, told: Column, places: Mapping[str, Column], corrections: Corrections) -> Line:
    typed = {address: value for (row, address), value in corrections.items() if row == line.number and address in places}
    cells = [*line.cells, *[None] * (width + 1 - len(line.cells))]
    words: list[str] = []
    for address, value in typed.items():
        column = places[address]
        words.append(f"{column.called}“{said(cells[column.place]) or '空'}”改为“{value or '空'}”")
        cells[column.place] = value or None
    cells[told.place] = "，".join(words)[:500] or None
    return Line(line.number, tuple(cells))
