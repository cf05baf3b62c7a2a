"""Tables with drawn rules on PDF pages; one that goes on over the page is one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from app.text import normal
from app.text.line import Line, Row
from app.text.readers import pdf_drawing
from app.text.readers.pdf_drawing import Figure, Letter, Point
from app.text.readers.sheets import Box, Piece
from app.text.tree import Anchor

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pypdfium2 import PdfPage

_SLACK = 2.0
_THICKEST = 3.0
_GAP = 0.4
"""In widths of a character: what stands farther apart is parted by a blank."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table and where it stands; ``boxes`` are the rectangles of its cells in the shape of ``rows``."""

    page: int
    box: Box
    rows: tuple[Row, ...]
    boxes: tuple[tuple[tuple[int, Box] | None, ...], ...]

    def holds(self, piece: Piece) -> bool:
        """Whether the middle of a printed line lies in the table."""
        x, y = (piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2
        return self.box[0] - _SLACK <= x <= self.box[2] + _SLACK and self.box[1] - _SLACK <= y <= self.box[3] + _SLACK

    def continues(self, before: Table) -> bool:
        """Whether this table goes on where ``before`` ended on the page before."""
        return self.page == before.page + 1 and len(self.rows[0]) == len(before.rows[0])

    def extended(self, after: Table) -> Table:
        """This table with the rows of ``after``; a heading repeated on the new page is kept once."""
        skip = 1 if after.rows[0] == self.rows[0] else 0
        return replace(self, page=after.page, rows=self.rows + after.rows[skip:], boxes=self.boxes + after.boxes[skip:])

    def line(self) -> Line:
        """The table as a line."""
        cells = tuple(
            tuple((Anchor(0, len(text), f"page/{at[0]}", 0, 0, at[1]),) if at and text else () for text, at in zip(row, boxes, strict=True))
            for row, boxes in zip(self.rows, self.boxes, strict=True)
        )
        return Line("", rows=self.rows, cells=cells)


def tables(data: bytes, pages: Sequence[int]) -> tuple[dict[int, list[Table]], list[int]]:
    """The tables on the given pages (numbers from 1) by page, and the pages whose drawing could not be followed.

    Tables without any text or with a single column are none. PDFium follows the drawing, five times as fast as pdfplumber does,
    which finds the cells.
    """
    if not pages:
        return {}, []
    from pypdfium2 import PdfDocument, PdfiumError

    found: dict[int, list[Table]] = {}
    untold: list[int] = []
    document = PdfDocument(data)
    try:
        for number in pages:
            try:
                page = document[number - 1]
            except PdfiumError:
                untold.append(number)
                continue
            try:
                on_page = _on_page(page, number)
            except PdfiumError:
                untold.append(number)
                continue
            finally:
                page.close()
            if on_page:
                found[number] = on_page
    finally:
        document.close()
    return found, untold


def _on_page(page: PdfPage, number: int) -> list[Table]:
    from pdfplumber.table import TableFinder, TableSettings

    found = []
    sheet = _Sheet(page)
    for table in TableFinder(cast("Page", sheet), TableSettings()).tables:
        cells = [row.cells for row in table.rows]
        rows = tuple(tuple(_text(sheet.within(cell)) if cell else "" for cell in row) for row in cells)
        boxes = tuple(tuple((number, _box(cell)) if cell else None for cell in row) for row in cells)
        if rows and len(rows[0]) > 1 and any(text for row in rows for text in row):
            found.append(Table(number, _box(table.bbox), rows, boxes))
    return found


def _text(letters: list[_Thing]) -> str:
    """The words of a cell."""
    from pdfplumber.utils.text import extract_text

    read = extract_text(letters, x_tolerance_ratio=_GAP, y_tolerance=5, keep_blank_chars=True) if letters else ""
    return normal.plain(normal.unwrapped(read.strip()))


_Thing = dict[str, str | float | bool]
"""A letter or an edge in the words of pdfplumber."""


class _Sheet:
    """A page as pdfplumber finds tables on it, by its edges; and its letters, asked for when there is a table."""

    def __init__(self, page: PdfPage) -> None:
        self._page = page

    @cached_property
    def edges(self) -> list[_Thing]:
        """Every level or upright line that is drawn; filled shapes without a line round them only where they are thin."""
        return [edge for figure in pdf_drawing.figures(self._page) for edge in _edges(figure)]

    def within(self, cell: Box) -> list[_Thing]:
        """The letters whose middle lies in ``cell``, in the order of the file."""
        x0, top, x1, bottom = cell
        first, last = (bisect_left(self._levels, level) for level in (top, bottom))
        places = sorted(place for _, across, place in self._middles[first:last] if x0 <= across < x1)
        return [_letter(self._letters[place]) for place in places]

    @cached_property
    def _letters(self) -> list[Letter]:
        return pdf_drawing.letters(self._page)

    @cached_property
    def _middles(self) -> list[tuple[float, float, int]]:
        """Where the middle of each letter is, down and across, and its place in the file; from the upper edge of the page on."""
        boxes = [letter.box for letter in self._letters]
        return sorted(((top + bottom) / 2, (x0 + x1) / 2, place) for place, (x0, top, x1, bottom) in enumerate(boxes))

    @cached_property
    def _levels(self) -> list[float]:
        return [down for down, _, _ in self._middles]


def _letter(letter: Letter) -> _Thing:
    return {**_placed(letter.box), "text": letter.text, "size": letter.size, "upright": letter.upright}


def _edges(figure: Figure) -> Iterator[_Thing]:
    if figure.is_rectangle:
        x0, top, x1, bottom = figure.box
        if figure.stroked or min(x1 - x0, bottom - top) <= _THICKEST:
            yield from (_edge((x0, y), (x1, y)) for y in (top, bottom))
            yield from (_edge((x, top), (x, bottom)) for x in (x0, x1))
    else:
        yield from (_edge(one, two) for one, two in pairwise(figure.points) if pdf_drawing.is_straight(one, two))


def _edge(one: Point, two: Point) -> _Thing:
    (x0, x1), (top, bottom) = sorted((one[0], two[0])), sorted((one[1], two[1]))
    level = bottom - top < x1 - x0
    box = (x0, top, x1, top) if level else (x0, top, x0, bottom)
    return {**_placed(box), "object_type": "line", "orientation": "h" if level else "v"}


def _placed(box: Box) -> _Thing:
    x0, top, x1, bottom = box
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top, "width": x1 - x0, "height": bottom - top}


def _box(corners: tuple[float, float, float, float]) -> Box:
    x0, top, x1, bottom = corners
    return float(x0), float(top), float(x1), float(bottom)
