"""A spreadsheet as it came: .xlsx, .xls, .et (an .xls under another name) and .csv, told by content; every sheet with its cells.

Cells are read, never run: of a formula the value stands here that was last worked out. Nothing is guessed about headings.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.errors import Unreadable
from app.exchange.table_out import unguarded
from app.exchange.unread_cells import far_cells, unread_cells
from app.text import guard
from app.text.filenames import sayable
from app.text.formats import Format
from app.text.readers import plain

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell holds; None where it is blank."""

Merged = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, counted from 0."""

MOST_ROWS, MOST_COLUMNS = 100_000, 200

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_KEPT_WIDE = "，。；：？！（）"
_NARROWED = {code: narrow for code, narrow in _WIDE.items() if chr(code) not in _KEPT_WIDE}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows[0]`` is row 1 of the sheet; every row is as wide as the widest."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()

    def unmerged(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows with the value of merged cells in each of the cells they cover."""
        rows = [list(row) for row in self.rows]
        for top, left, bottom, right in self.merged:
            value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [value] * len(row[left : right + 1])
        return tuple(map(tuple, rows))


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file with its sheets, in their order; empty ones are left out."""

    file_name: str
    sheets: tuple[Sheet, ...]


def read_spreadsheet(path: Path) -> Spreadsheet:
    """The spreadsheet in ``path``. Raises Unreadable (no table, damaged, locked by a password) or Hostile (too large, inflating)."""
    found, data = guard.admit_table(path)
    name = sayable(path.name)
    sheets = (_csv(name, data),) if found is Format.TXT else _workbook(name, data)
    kept = tuple(sheet for sheet in sheets if any(cell is not None for row in sheet.rows for cell in row))
    if not kept:
        raise Unreadable(f"“{name}”里没有内容，没有读取。核对选的是不是台账，再导入一次。")
    return Spreadsheet(name, kept)


def said(cell: Cell) -> str:
    """What stands in a cell, in words: dates as 2021-03-05, whole numbers without a point, full-width figures and letters narrow."""
    if isinstance(cell, str):
        return (cell if cell.isascii() else cell.translate(_NARROWED)).strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def letter(column: int) -> str:
    """The name of a column, counted from 0, as spreadsheets have it: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _workbook(name: str, data: bytes) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            meta.name for meta in book.sheets_metadata if str(meta.visible).endswith("Visible") and str(meta.typ).endswith("WorkSheet")
        ]
        unread, far = unread_cells(data), far_cells(data)
        for sheet in shown or book.sheet_names:
            if sheet in far:
                raise Unreadable(
                    f"“{name}”的“{sheet}”在 {far[sheet]} 格里还有内容，离表格太远，没有读取。删去那一格所在的行和列，另存后再导入。"
                )
        return tuple(_sheet(name, book.get_sheet_by_name(sheet), unread.get(sheet, {})) for sheet in shown or book.sheet_names)
    except PasswordError as error:
        raise Unreadable(f"“{name}”设了打开密码，没有读取。在 Excel 或 WPS 里取消密码，另存后再导入。") from error
    except (CalamineError, zipfile.BadZipFile, zlib.error, ValueError, KeyError, OSError) as error:
        raise Unreadable(f"“{name}”打不开，可能已损坏，或者不是表格。用 Excel 或 WPS 打开，另存为 .xlsx 再导入。") from error


def _sheet(file_name: str, sheet: object, unread: Mapping[tuple[int, int], str]) -> Sheet:
    height, width = sheet.total_height, sheet.total_width  # type: ignore[attr-defined]  # calamine has no stubs
    _refuse_huge(file_name, height, width)
    rows = sheet.to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    for (row, column), words in unread.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = words
    merged = sheet.merged_cell_ranges or ()  # type: ignore[attr-defined]
    ranges = tuple((top, left, min(bottom, height), min(right, width)) for (top, left), (bottom, right) in merged)
    return Sheet(str(sheet.name), _squared(rows), ranges)  # type: ignore[attr-defined]


def _refuse_huge(name: str, height: int, width: int) -> None:
    if height > MOST_ROWS or width > MOST_COLUMNS:
        raise Unreadable(
            f"“{name}”有 {height} 行、{width} 列，超出一次能读的 {MOST_ROWS} 行、{MOST_COLUMNS} 列。删去空行空列，或者拆成几份再导入。"
        )


def _squared(rows: Iterable[Sequence[object]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of one width, blank cells None."""
    listed = [[_cell(value) for value in row] for row in rows]
    width = max(map(len, listed), default=0)
    return tuple((*row, *([None] * (width - len(row)))) for row in listed)


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, (bool, int, float, date, datetime, time, timedelta)):
        return value
    return None if value is None else str(value)


def _csv(name: str, data: bytes) -> Sheet:
    text = _decoded(name, data)
    lines = text.splitlines(keepends=True)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(lines)))
    except csv.Error as error:
        raise Unreadable(f"“{name}”读不成表格，可能已损坏。用 Excel 或 WPS 打开，另存为 .xlsx 再导入。") from error
    _refuse_huge(name, len(rows), max(map(len, rows), default=0))
    return Sheet(Path(name).stem, _squared([unguarded(cell) for cell in row] for row in rows))


def _decoded(name: str, data: bytes) -> str:
    try:
        return plain.decode(data)
    except ValueError as error:
        raise Unreadable(f"“{name}”的文字编码认不出来，没有读取。用 Excel 或 WPS 打开，另存为 .xlsx 再导入。") from error


def _delimiter(lines: Sequence[str]) -> str:
    """Comma, semicolon or tab: the one that parts most of the first lines into the same number of cells, two or more."""

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines[:50], delimiter=delimiter) if row]
        wide = [count for count in counts if count > 1]
        usual = max(set(wide), key=wide.count) if wide else 0
        return wide.count(usual) if usual else 0, usual

    return max(",;\t", key=evenness)
