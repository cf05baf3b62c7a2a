"""Tables of Word: their rows and cells through all wrappers, and which of them are only frames around running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.text import marks
from app.text.line import Line, join
from app.text.readers.paragraph import W, chosen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def columns(element: Element | None, otherwise: int) -> int:
    """The number of grid columns that a ``w:gridSpan`` or ``w:gridBefore`` names, 64 at most."""
    return otherwise if element is None else min(int(element.get(W + "val", "") or otherwise), 64)


def is_frame(grid: list[list[list[Line]]]) -> bool:
    """Whether a table of one column is only a frame around running text: one cell, several paragraphs in a cell, or clauses."""
    if any(len(row) != 1 for row in grid):
        return False
    cells = [row[0] for row in grid]
    return len(cells) <= 1 or any(len(cell) > 1 or (cell and marks.opens(cell[0].text)) for cell in cells)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a ``w:tbl``, those in content controls and insertions among them."""
    for child in chosen(table):
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from rows_of(child)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a ``w:tr``, those in content controls and insertions among them."""
    for child in chosen(row):
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from cells_of(child)


def _flat(lines: list[Line]) -> list[Line]:
    """Lines with inner tables written out cell by cell."""
    out: list[Line] = []
    for line in lines:
        if line.rows is None:
            out.append(line)
            continue
        for texts, anchors in zip(line.rows, line.cells, strict=True):
            out.extend(Line(text, spans) for text, spans in zip(texts, anchors, strict=True) if text)
    return out


def cell_of(lines: list[Line]) -> Line:
    """The lines of a cell as one text, joined by line breaks."""
    return join(_flat(lines))
