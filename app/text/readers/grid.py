"""Tables of Word: their rows and cells through all wrappers, and which of them are only frames around running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.text import marks
from app.text.line import Line, join
from app.text.markup import Settled
from app.text.readers.paragraph import ACCEPTED, View, W, chosen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "del", "moveFrom", "moveTo", "customXml", "smartTag"))
"""Elements around paragraphs, rows or cells that are none themselves; a tracked change counts as one where its content is text."""


def columns(element: Element | None, otherwise: int) -> int:
    """The number of grid columns that a ``w:gridSpan`` or ``w:gridBefore`` names, 64 at most."""
    return otherwise if element is None else min(int(element.get(W + "val", "") or otherwise), 64)


def is_frame(grid: list[list[list[Line]]]) -> bool:
    """Whether a table of one column is only a frame around running text: one cell, several paragraphs in a cell, or clauses."""
    if any(len(row) != 1 for row in grid):
        return False
    cells = [row[0] for row in grid]
    return len(cells) <= 1 or any(len(cell) > 1 or (cell and marks.opens(cell[0].text)) for cell in cells)


def rows_of(table: Element, view: View = ACCEPTED) -> Iterator[Element]:
    """The rows of a ``w:tbl`` that are there in this view, those in content controls among them."""
    for row in _inside(table, W + "tr", view):
        properties = row.find(W + "trPr")
        if properties is None or not any(child.tag in view.gone for child in properties):
            yield row


def cells_of(row: Element, view: View = ACCEPTED) -> Iterator[Element]:
    """The cells of a ``w:tr`` that are there in this view, those in content controls among them."""
    gone = W + ("cellDel" if view.settled is Settled.ACCEPTED else "cellIns")
    for cell in _inside(row, W + "tc", view):
        properties = cell.find(W + "tcPr")
        if properties is None or properties.find(gone) is None:
            yield cell


def _inside(element: Element, tag: str, view: View) -> Iterator[Element]:
    for child in chosen(element):
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS and child.tag not in view.gone:
            yield from _inside(child, tag, view)


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
