"""Any list out as it is seen (导出表格): .xlsx or .csv, every cell text, so that no cell is ever run as a formula.

A cell that begins with = + - @, a tab or a carriage return is what spreadsheets take for a formula. In .xlsx it is stored as
text and marked so (quotePrefix); in .csv, which knows no types, an apostrophe goes before it (:func:`guarded`), and reading
takes that one away again (:func:`unguarded`), so that a value comes back as it went out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from itertools import chain, islice
from pathlib import Path

from app.errors import UserError

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\\/*?:\[\]']")
_SHEET_NAME = 31
_MEASURED = 200
_NARROW, _WIDE = 8, 60


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Write ``headings`` and ``rows`` to ``path``; .xlsx or .csv (UTF-8 with BOM) by its ending. ``title`` names the sheet.

    What stood at ``path`` stays as it was unless the whole table could be written. Raises UserError.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise UserError(f"表格存成 .xlsx 或者 .csv，“{path.name}”没有写。改了文件名的结尾后再导出。")
    half = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        write(half, headings, rows, title)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise UserError(
            f"表格“{path.name}”写不进去（{error.strerror or error}），原来的文件没有动。它如果正开着，先关掉，或者换个位置再导出。"
        ) from error
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def guarded(value: str) -> str:
    """``value`` as a .csv cell holds it: with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{value}" if _FORMULA.match(value) else value


def unguarded(value: str) -> str:
    """The value that :func:`guarded` made into ``value``."""
    return value[1:] if _GUARDED.match(value) else value


def _write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]], _title: str) -> None:
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
        writer = csv.writer(out)
        writer.writerows([guarded(cell) for cell in row] for row in chain([headings], rows))


def _write_xlsx(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NOT_IN_SHEET_NAMES.sub(" ", title)[:_SHEET_NAME].strip() or "台账")
    rows = iter(rows)
    first = list(islice(rows, _MEASURED))
    for place, width in enumerate(_widths(headings, first), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    plain, quoted = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
    for like in (plain, quoted):
        like.number_format, like.alignment = "@", Alignment(vertical="top", wrap_text=True)
    quoted.quotePrefix = True

    def cell(value: str) -> WriteOnlyCell:
        made = WriteOnlyCell(sheet, _UNPRINTABLE.sub("", value))
        made.data_type = "s"
        # the style of one cell for all: to look it up anew for each takes three times as long
        made._style = (quoted if _FORMULA.match(value) else plain)._style
        return made

    heads = [cell(heading) for heading in headings]
    for head in heads:
        head._style = copy(head._style)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="FFE9EDF2")
    sheet.append(heads)
    count = 1
    for count, row in enumerate(chain(first, rows), start=2):  # noqa: B007
        sheet.append([cell(value) for value in row])
    if headings:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"
    book.save(path)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """A width per column, in characters of Latin type; a Han character takes two."""
    longest = [_width(heading) + 4 for heading in headings]
    for row in rows:
        for place, value in enumerate(row[: len(longest)]):
            longest[place] = max(longest[place], _width(value) + 2)
    return [min(max(width, _NARROW), _WIDE) for width in longest]


def _width(text: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


_WRITERS: Mapping[str, Callable[[Path, Sequence[str], Iterable[Sequence[str]], str], None]] = {".xlsx": _write_xlsx, ".csv": _write_csv}
