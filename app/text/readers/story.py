"""One part of a Word package as lines: its paragraphs with their numbers, its tables, text boxes and notes, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.text import anchors, marks, normal
from app.text.line import Line
from app.text.readers.grid import WRAPPERS, cell_of, cells_of, columns, is_frame, rows_of
from app.text.readers.numbering import Numbering
from app.text.readers.paragraph import PICTURED, Fields, View, W, boxes, chosen, is_on, pieces, plain_texts, troubled
from app.text.readers.tracked import Trail
from app.text.tree import Anchor

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


_PARAGRAPH, _TABLE, _PROPERTIES, _MARK = W + "p", W + "tbl", W + "pPr", W + "rPr"


@dataclass(slots=True)
class _Pending:
    """A paragraph whose mark is gone: what follows belongs to it."""

    text: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    label: str = ""


class Story:
    """A part with text (body, footnotes); paragraphs are numbered in document order over all ``w:p`` of the part."""

    def __init__(self, root: Element, part: str, numbering: Numbering, view: View) -> None:
        self._root, self._part = root, part
        self._numbering, self._view, self._gone = numbering, view, view.gone
        self._places = {paragraph: index for index, paragraph in enumerate(root.iter(W + "p"))}
        self._boxed = {paragraph for box in root.iter(W + "txbxContent") for paragraph in box.iterancestors(W + "p")}
        self._troubled, self._texts = troubled(root, view), plain_texts(root)
        self._fields = Fields()
        self._pending = _Pending()
        self.trail = Trail(root, part, self._places, numbering)
        """Where tracked changes and comments stand; filled while the lines are read."""

    def lines(self) -> Iterator[Line]:
        """The lines of a body."""
        body = self._root.find(W + "body")
        yield from self._whole(self._root if body is None else body)

    def notes(self, order: list[str]) -> Iterator[Line]:
        """Footnotes in the order of their references; separators are none."""
        notes = {note.get(W + "id", ""): note for note in self._root if note.get(W + "type", "normal") == "normal"}
        for name in order:
            if name in notes:
                lines = [line for line in self._whole(notes[name]) if line.text.strip() or line.rows]
                yield replace(cell_of(lines).stripped(), footnote=True)

    def _whole(self, element: Element) -> Iterator[Line]:
        """All of a body, cell, text box or note: a paragraph whose mark is gone joins nothing outside it."""
        around, self._pending = self._pending, _Pending()
        yield from self._block(element)
        yield from self._flushed()
        self._pending = around

    def _flushed(self) -> Iterator[Line]:
        """What waits for the next paragraph, where none follows."""
        pending, self._pending = self._pending, _Pending()
        label = pending.label
        if label and marks.opens(label) and not marks.opens(label + pending.text):
            label += " "  # a number that Word prints is never a mention, whatever word follows: 第三条 规定期限内…
        if not pending.text.strip() and not label.strip():
            return
        spans = anchors.shift(pending.anchors, len(label)) if label else tuple(pending.anchors)
        yield Line(label + pending.text, spans).stripped()

    def _block(self, element: Element) -> Iterator[Line]:
        """Paragraphs and tables in ``element``; wrappers such as content controls and tracked changes that count are entered."""
        for child in chosen(element):
            tag = child.tag
            if tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == _TABLE:
                yield from self._flushed()
                yield from self._table(child)
            elif tag in WRAPPERS and tag not in self._gone:
                yield from self._block(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        if paragraph in self._boxed:
            for box in boxes(paragraph, self._view):
                yield from self._whole(box)
        place = self._places[paragraph]
        text = self._text(paragraph, place)
        properties = next(paragraph.iterchildren(_PROPERTIES), None)
        mark = None if properties is None else next(properties.iterchildren(_MARK), None)
        if not text and is_on(self._view.properties(mark), "vanish"):
            return
        pending = self._pending
        joined = mark is not None and not self._gone.isdisjoint([child.tag for child in mark])
        if not (joined and not text):
            pending.label = pending.label or ("" if pending.text else self._numbering.label(properties))
        if text:
            start = len(pending.text)
            pending.anchors.append(Anchor(start, start + len(text), self._part, place))
            pending.text += text
        if not joined:
            yield from self._flushed()

    def _text(self, paragraph: Element, place: int) -> str:
        """The paragraph's own visible text; the trail is told of it where changes or comments stand."""
        if paragraph not in self._troubled and self._fields.visible and not self.trail.follows(paragraph):
            text = "".join(self._texts.get(paragraph, ()))
            if not PICTURED.search(text):
                return normal.plain(text)
        found = pieces(paragraph, self._view, self._fields)
        self.trail.passed(paragraph, place, found)
        return normal.plain("".join(piece.text for piece in found))

    def _table(self, table: Element) -> Iterator[Line]:
        grid = [row for row in (self._row(each) for each in rows_of(table, self._view)) if row]
        if is_frame(grid):
            for row in grid:
                yield from row[0]
            return
        width = max(len(row) for row in grid)
        rows, cells = [], []
        for row in grid:
            joined = [cell_of(cell) for cell in row] + [Line("")] * (width - len(row))
            rows.append(tuple(cell.text for cell in joined))
            cells.append(tuple(cell.anchors for cell in joined))
        if any(text for cells_ in rows for text in cells_):
            yield Line("", rows=tuple(rows), cells=tuple(cells))

    def _row(self, row: Element) -> list[list[Line]]:
        """The lines of each cell; a cell over several columns is followed by empty ones, one that continues upwards is empty."""
        properties = self._view.properties(row.find(W + "trPr"))
        before = None if properties is None else properties.find(W + "gridBefore")
        found: list[list[Line]] = [[]] * columns(before, 0)
        for cell in cells_of(row, self._view):
            own = self._view.properties(cell.find(W + "tcPr"))
            found.append([line for line in self._whole(cell) if line.text or line.rows])
            span = None if own is None else own.find(W + "gridSpan")
            found.extend([] for _ in range(columns(span, 1) - 1))
        return found
