"""Tables with drawn rules on PDF pages; one that goes on over the page is one table."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.text import normal
from app.text.line import Line, Row
from app.text.readers.sheets import Box, Piece
from app.text.tree import Anchor

if TYPE_CHECKING:
    from pdfplumber.page import Page as PdfPage

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


def tables(data: bytes, pages: list[int]) -> tuple[dict[int, list[Table]], list[int]]:
    """The tables on the given pages (numbers from 1) by page, and the pages whose drawing could not be followed.

    Tables without any text or with a single column are none.
    """
    if not pages:
        return {}, []
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    found: dict[int, list[Table]] = {}
    untold: list[int] = []
    try:
        with pdfplumber.open(io.BytesIO(data), pages=pages) as document:
            for page in document.pages:
                try:
                    on_page = _on_page(page)
                except (PdfminerException, PDFException, PSException):
                    untold.append(page.page_number)
                    continue
                finally:
                    page.close()
                if on_page:
                    found[page.page_number] = on_page
    except (PdfminerException, PDFException, PSException, TypeError, ValueError):
        return {}, pages
    return found, untold


def _on_page(page: PdfPage) -> list[Table]:
    found = []
    for table in page.filter(_is_no_area).find_tables():
        rows = tuple(
            tuple(_text(cell) for cell in row) for row in table.extract(x_tolerance_ratio=_GAP, y_tolerance=5, keep_blank_chars=True)
        )
        boxes = tuple(tuple((page.page_number, _box(cell)) if cell else None for cell in row.cells) for row in table.rows)
        if rows and len(rows[0]) > 1 and any(text for row in rows for text in row):
            found.append(Table(page.page_number, _box(table.bbox), rows, boxes))
    return found


def _is_no_area(thing: dict[str, object]) -> bool:
    """Whether a drawn thing may be text or a rule: shading behind words (filled, thick and wide, without a line round it) is none."""
    if thing["object_type"] != "rect" or thing.get("stroke"):
        return True
    return min(float(str(thing["width"])), float(str(thing["height"]))) <= _THICKEST


def _box(corners: tuple[float, float, float, float]) -> Box:
    x0, top, x1, bottom = corners
    return float(x0), float(top), float(x1), float(bottom)


def _text(cell: str | None) -> str:
    return normal.plain(normal.unwrapped((cell or "").strip()))
