"""Where the table of a sheet begins: its row of headings (one, or two merged ones), wherever it stands, and the rows beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.dates import days_in
from app.exchange.fields import fields, plain, words
from app.exchange.sheets import Cell, Sheet, said

_LOOKED_AT = 30
_LONGEST_HEADING = 30
_LEAST_SURE = 45


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table with its number in the sheet, counted from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one sheet: a heading per column ("" where it has none), rows that may be documents, and rows left out with the reason."""

    sheet: str
    heading_rows: tuple[int, ...]
    """Numbers of the rows of headings, counted from 1."""
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    skipped: tuple[tuple[int, str], ...]

    @property
    def sureness(self) -> int:
        """How many of the headings name a field."""
        return sum(_likeness(heading) > 0 for heading in self.headings)


def table_of(sheet: Sheet, heading_row: int | None = None) -> Table:
    """The table of ``sheet``; ``heading_row`` (from 1) where a clerk has said which row bears the headings."""
    rows = sheet.unmerged()
    chosen = heading_row - 1 if heading_row else _heading_row(rows)
    top, bottom = _extent(sheet, rows, chosen)
    headings = _headings(sheet, rows, top, bottom)
    lines, skipped = _body(sheet, rows, bottom + 1, headings)
    return Table(sheet.name, tuple(range(top + 1, bottom + 2)), headings, lines, skipped)


def best_sheet(tables: Sequence[Table]) -> int:
    """Which of the tables is the ledger: of those whose headings name four fields or more the longest, else the one that names most."""
    return max(
        range(len(tables)), key=lambda n: (min(tables[n].sureness, 4), bool(tables[n].lines), len(tables[n].lines), tables[n].sureness)
    )


def _likeness(heading: str) -> int:
    return max(field.likeness(heading) for field in fields())


def _heading_row(rows: Sequence[Sequence[Cell]]) -> int:
    """The row, among the first, most of whose cells name a field; the first row with two cells where none does."""
    scored = [(sum(min(_likeness(text), 60) for text in set(_short_texts(row))), -n) for n, row in enumerate(rows[:_LOOKED_AT])]
    best, place = max(scored, default=(0, 0))
    if best >= _LEAST_SURE:
        return -place
    return next((n for n, row in enumerate(rows) if len(_distinct(row)) > 1), 0)


def _short_texts(row: Sequence[Cell]) -> list[str]:
    return [cell for cell in row if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING]


def _distinct(row: Sequence[Cell]) -> set[Cell]:
    return {cell for cell in row if cell is not None}


def _extent(sheet: Sheet, rows: Sequence[Sequence[Cell]], chosen: int) -> tuple[int, int]:
    """First and last row of the headings: merged cells join a row to the one above or beneath it."""
    top = bottom = min(chosen, max(len(rows) - 1, 0))
    for first, left, last, right in sheet.merged:
        spans_columns = right > left and right - left + 1 < len(_filled(rows, first))
        if first <= bottom < last:
            bottom = last
        if last >= top > first and last - first < 3:
            top = first
        if first == last == top - 1 and spans_columns and left > 0:
            top = first
    if top == bottom and bottom + 1 < len(rows) and _is_second_heading(sheet, rows, bottom):
        bottom += 1
    return top, bottom


def _filled(rows: Sequence[Sequence[Cell]], row: int) -> list[Cell]:
    return [cell for cell in rows[row] if cell is not None] if row < len(rows) else []


def _is_second_heading(sheet: Sheet, rows: Sequence[Sequence[Cell]], row: int) -> bool:
    """Whether the row beneath is a second row of headings: short words, no dates, each under a blank or a wide heading."""
    under = [(column, cell) for column, cell in enumerate(sheet.rows[row + 1]) if cell is not None]
    if not under or not all(isinstance(cell, str) and len(cell) <= 12 and not days_in(cell).days for _, cell in under):
        return False
    wide = {c for top, left, _, right in sheet.merged if top == row and right > left for c in range(left, right + 1)}
    over_blank = {c for c, cell in enumerate(rows[row]) if cell is None} | wide
    blanks_over = sum(column in over_blank for column, _ in under)
    return len(under) < len(_filled(rows, row)) and blanks_over * 2 >= len(under) and (bool(wide) or blanks_over > 0)


def _headings(sheet: Sheet, rows: Sequence[Sequence[Cell]], top: int, bottom: int) -> tuple[str, ...]:
    """The heading of each column: what stands in its rows, joined, each once; over two rows a wide one reaches to the next."""
    parts: list[list[str]] = [[] for _ in (rows[0] if rows else ())]
    for row in range(top, min(bottom + 1, len(rows))):
        last = ""
        for column, cell in enumerate(rows[row]):
            text = said(cell).replace("\n", "")
            last = text or last
            reaches = not text and row < bottom and rows[bottom][column] is not None and sheet.rows[bottom][column] is not None
            here = text or (last if reaches else "")
            if here and here not in parts[column]:
                parts[column].append(here)
    return tuple(" ".join(part) for part in parts)


def _body(
    sheet: Sheet, rows: Sequence[Sequence[Cell]], start: int, headings: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[tuple[int, str], ...]]:
    lines: list[Line] = []
    skipped: list[tuple[int, str]] = []
    heads = {plain(heading) for heading in headings if heading}
    for number, row in enumerate(rows[start:], start=start + 1):
        why = _no_document(row, sheet.rows[number - 1], heads)
        if why == "空行":
            continue
        if why:
            skipped.append((number, why))
        else:
            lines.append(Line(number, tuple(row)))
    return tuple(lines), tuple(skipped)


def _no_document(row: Sequence[Cell], own: Sequence[Cell], heads: set[str]) -> str:
    """Why a row is no document: blank, a subtotal, words at the foot, headings printed once more, the title of a section; "" for a document."""
    filled = [said(cell) for cell in own if cell is not None]
    first = filled[0].replace(" ", "") if filled else ""
    known = words()
    if not filled and not any(cell is not None for cell in row):
        return "空行"
    if any(plain(text).startswith(known.subtotals) for text in filled[:2]) and len(filled) <= max(3, len(own) // 2):
        return "合计行"
    if first.startswith(known.tails) and len(filled) <= max(3, len(own) // 2):
        return "表尾"
    if len(filled) > 1 and all(plain(text) in heads for text in filled):
        return "重复的表头"
    distinct = _distinct(row)
    if len(distinct) == 1 and len(own) > 3 and (own[0] is not None or len([cell for cell in row if cell is not None]) > 1):
        return "分类标题"
    return ""
