"""The stories of a Word 97–2003 file as lines: paragraphs with their automatic numbers, tables within tables, tracked changes settled.

A paragraph's place is its number in the whole file, counted over all stories; offsets count its visible characters, as in .docx.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.text import marks, normal
from app.text.line import Line, Placed
from app.text.markup import Revision, RevisionKind, Settled
from app.text.readers.doc_bytes import WordFile
from app.text.readers.doc_lists import Lists
from app.text.readers.doc_looks import Look, Mark, Shape, StyleSheet, moment
from app.text.readers.grid import cell_of, is_frame
from app.text.readers.paragraph import Fields, symbol
from app.text.tree import Anchor

PART = "WordDocument"
_ENDS = "\r\x07\x0c"
_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_FIXED = {"\t": "\t", "\x0b": "\n", "\x1e": "-"}
_CLOSE = 30
"""Column edges nearer than this (twips) are the same edge."""

Authors = tuple[str, ...]
Cell = list[Line]


@dataclass(slots=True)
class _Pending:
    """A paragraph whose mark is gone: what follows belongs to it."""

    text: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    label: str = ""


@dataclass(slots=True)
class _Paragraph:
    """One paragraph as it is printed: visible text, whether its mark is gone or hidden, and where each visible character stood."""

    text: str
    joined: bool
    hidden: bool
    positions: list[int]


@dataclass(slots=True)
class _Table:
    """A table that is being read: its finished rows, the finished cells of the row, the lines of the cell."""

    rows: list[tuple[list[Cell], Shape]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    lines: Cell = field(default_factory=list)


class Reader:
    """Reads the stories of one file; ``revisions`` and ``numbered_by_field`` are what it met on the way."""

    def __init__(self, file: WordFile, styles: StyleSheet, lists: Lists, settled: Settled, authors: Authors, fonts: Authors) -> None:
        self._file, self._styles, self._lists = file, styles, lists
        self._settled, self._authors, self._fonts = settled, authors, fonts
        self._ends = [i for i, c in enumerate(file.text) if c in _ENDS]
        self._boxes: list[tuple[int, range]] = []
        self._fields = Fields()
        self._pending = _Pending()
        self.revisions: list[Placed] = []
        self.numbered_by_field = False

    def lines(self, story: range, boxes: list[tuple[int, range]] | None = None) -> list[Line]:
        """The lines of ``story``; ``boxes`` are text boxes (character they hang on, their range of characters), read before their paragraph."""
        around = self._boxes, self._fields, self._pending
        self._boxes, self._fields, self._pending = sorted(boxes or [], key=lambda box: box[0]), Fields(), _Pending()
        stack = [_Table()]
        for start, end in self._paragraphs(story):
            self._paragraph(start, end, stack)
        self._closed(stack, 0)
        stack[0].lines += self._flushed()
        for _, box in self._boxes:
            stack[0].lines += self.lines(box)
        self._boxes, self._fields, self._pending = around
        return stack[0].lines

    def _paragraphs(self, story: range) -> Iterator[tuple[int, int]]:
        """Start of each paragraph and the position of its mark; a story without a last mark ends all the same."""
        start = story.start
        for at in self._ends[bisect_left(self._ends, story.start) : bisect_left(self._ends, story.stop)]:
            yield start, at
            start = at + 1
        if start < story.stop:
            yield start, story.stop

    def _paragraph(self, start: int, end: int, stack: list[_Table]) -> None:
        shape, style = self._shape(end)
        depth = min(shape.depth, 20)
        self._closed(stack, depth)
        if depth >= len(stack):
            stack[-1].lines += self._flushed()
        while len(stack) <= depth:
            stack.append(_Table())
        table = stack[-1]
        boxed = [box for at, box in self._boxes if start <= at <= end]
        self._boxes = [each for each in self._boxes if not start <= each[0] <= end]
        for box in boxed:
            table.lines += self.lines(box)
        if shape.ends_row and depth:
            self._row(start, end, shape, style, table)
            return
        read = self._read(start, end, style)
        self._numbered(read, shape)
        self._append(read, self._place(end))
        if not read.joined or self._mark(end) == "\x07":
            table.lines += self._flushed()
        if depth and (self._mark(end) == "\x07" if depth == 1 else shape.ends_inner_cell):
            table.lines += self._flushed()
            table.cells.append(table.lines)
            table.lines = []

    def _mark(self, end: int) -> str:
        return self._file.text[end] if end < len(self._file.text) else "\r"

    def _shape(self, end: int) -> tuple[Shape, int]:
        if end >= len(self._file.text):
            return Shape(), 0
        style, changes = self._file.paragraph_properties(end)
        shape = self._styles.shape(style, changes)
        return shape, shape.style

    def _place(self, end: int) -> int:
        return bisect_left(self._ends, end)

    def _numbered(self, read: _Paragraph, shape: Shape) -> None:
        if (not read.text and read.hidden) or (read.joined and not read.text):
            return
        self._pending.label = self._pending.label or ("" if self._pending.text else self._lists.label(shape))

    def _append(self, read: _Paragraph, place: int) -> None:
        text = normal.plain(read.text)
        if text:
            start = len(self._pending.text)
            self._pending.anchors.append(Anchor(start, start + len(text), PART, place))
            self._pending.text += text

    def _flushed(self) -> Cell:
        """What waits for the next paragraph, where none follows."""
        pending, self._pending = self._pending, _Pending()
        label = pending.label
        if marks.opens(label) and not marks.opens(label + pending.text):
            label += " "  # a number that Word prints is never a mention, whatever word follows: 第三条 规定期限内…
        line = Line(label + pending.text, tuple(replace(a, start=a.start + len(label), end=a.end + len(label)) for a in pending.anchors))
        return [line.stripped()] if line.text.strip() else []

    # tables -----------------------------------------------------------------------------------------------------------

    def _row(self, start: int, end: int, shape: Shape, style: int, table: _Table) -> None:
        """The mark that ends a row was met; a row whose mark is taken away is no row any more."""
        table.lines += self._flushed()
        if table.lines:
            table.cells.append(table.lines)
        look = self._look(end, style)
        if not self._gone(look) or any(table.cells):
            table.rows.append((table.cells, shape))
        table.cells, table.lines = [], []

    def _closed(self, stack: list[_Table], depth: int) -> None:
        """Finish the tables deeper than ``depth``: each becomes lines of the cell it stands in."""
        while len(stack) > depth + 1:
            stack[-1].lines += self._flushed()
            table = stack.pop()
            if table.lines:
                table.cells.append(table.lines)
            if table.cells:
                table.rows.append((table.cells, Shape()))
            stack[-1].lines += _table(table.rows)

    # characters -------------------------------------------------------------------------------------------------------

    def _look(self, at: int, style: int) -> Look:
        if at >= len(self._file.text):
            return Look()
        return next((self._styles.look(style, changes) for _, _, changes in self._file.character_runs(at, at + 1)), Look())

    def _gone(self, look: Look) -> bool:
        """Whether characters of this look are no part of the settled text."""
        if self._settled is Settled.ACCEPTED:
            return look.deleted is not None
        return look.inserted is not None

    def is_gone(self, at: int) -> bool:
        """Whether the character at ``at`` is no part of the settled text."""
        return self._gone(self._look(at, self._shape(self._end_of(at))[1]))

    def _end_of(self, at: int) -> int:
        index = bisect_left(self._ends, at)
        return self._ends[index] if index < len(self._ends) else len(self._file.text)

    def _read(self, start: int, end: int, style: int) -> _Paragraph:
        kept: list[str] = []
        positions: list[int] = []
        changes: list[tuple[RevisionKind, Mark, str, int]] = []
        for low, high, sprms in self._file.character_runs(start, min(end, len(self._file.text))):
            look = self._styles.look(style, sprms)
            gone = self._gone(look)
            shown, seen = self._visible(low, high, look)
            if look.inserted:
                changes.append((RevisionKind.INSERTED, look.inserted, shown, len(kept)))
            if look.deleted:
                changes.append((RevisionKind.DELETED, look.deleted, shown, len(kept)))
            if not gone:
                kept += shown
                positions += seen
        mark = self._look(end, style)
        place = self._place(end)
        self._note(changes, mark, place, len(kept))
        return _Paragraph("".join(kept), self._gone(mark) and self._mark(end) == "\r", mark.hidden, positions)

    def _visible(self, start: int, end: int, look: Look) -> tuple[str, list[int]]:
        """The characters of a stretch that a reader sees, and where each stood."""
        shown: list[str] = []
        seen: list[int] = []
        for at in range(start, end):
            char = self._file.text[at]
            if "\ud800" <= char <= "\udfff":
                char = _paired(self._file.text[at : at + 2])
            if char in _FIELD:
                self._fields.turn(_FIELD[char])
                if char == "\x13" and self._file.text.startswith(
                    ("AUTONUM", "LISTNUM"), at + 1 + (self._file.text[at + 1 : at + 2] == " ")
                ):
                    self.numbered_by_field = True
                continue
            if look.hidden or not self._fields.visible:
                continue
            text = self._character(char, look)
            shown.append(text)
            seen += [at] * len(text)
        return "".join(shown), seen

    def _character(self, char: str, look: Look) -> str:
        if look.code is not None and char == "(":
            return symbol(look.code, self._font(look))
        if "\uf000" <= char <= "\uf0ff":
            return symbol(ord(char), self._font(look))
        return _FIXED.get(char, "" if char < " " else char)

    def _font(self, look: Look) -> str:
        return self._fonts[look.font] if look.font is not None and look.font < len(self._fonts) else ""

    # tracked changes --------------------------------------------------------------------------------------------------

    def _note(self, changes: list[tuple[RevisionKind, Mark, str, int]], mark: Look, place: int, end: int) -> None:
        """List the changes of a paragraph, neighbours of one hand as one; its mark only where nothing else in it was changed."""
        joined: list[tuple[RevisionKind, Mark, str, int]] = []
        last: tuple[RevisionKind, Mark, str, int] | None = None
        for kind, who, text, offset in changes:
            if last and last[:2] == (kind, who):
                joined[-1] = last = kind, who, last[2] + text, last[3]
            elif text:
                last = kind, who, text, offset
                joined.append(last)
        if not joined and (mark.inserted or mark.deleted):
            joined.append((RevisionKind.PARAGRAPH, mark.deleted or mark.inserted or Mark(), "", end))
        for kind, who, text, offset in joined:
            self.revisions.append(Placed(Revision(kind.value, text, self.author(who.author), moment(who.at)), PART, place, offset))

    def author(self, index: int) -> str:
        """The name of an author of tracked changes; '' when the file does not say."""
        return self._authors[index] if index < len(self._authors) else ""

    def offset(self, at: int) -> tuple[int, int]:
        """The paragraph that character ``at`` stands in, and how many visible characters of it come before."""
        place = bisect_left(self._ends, at)
        start = self._ends[place - 1] + 1 if place else 0
        end = self._ends[place] if place < len(self._ends) else len(self._file.text)
        around, noted, self._fields = self._fields, len(self.revisions), Fields()
        read = self._read(start, end, self._shape(end)[1])
        self._fields = around
        del self.revisions[noted:]
        return place, bisect_left(read.positions, at)


def _paired(pair: str) -> str:
    """The one character that two halves of a surrogate pair are; nothing for a second half, a mark for a half alone."""
    if pair[0] >= "\udc00":
        return ""
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")[:1]


def _table(rows: list[tuple[list[Cell], Shape]]) -> Cell:
    """A finished table as lines: one table, or running text where it is only a frame."""
    grid = _grid([row for row in rows if row[0]])
    if not grid:
        return []
    if is_frame(grid):
        return [line for row in grid for line in row[0]]
    width = max(map(len, grid))
    joined = [[cell_of(cell) for cell in row] + [Line("")] * (width - len(row)) for row in grid]
    if not any(cell.text for row in joined for cell in row):
        return []
    texts = tuple(tuple(cell.text for cell in row) for row in joined)
    return [Line("", rows=texts, cells=tuple(tuple(cell.anchors for cell in row) for row in joined))]


def _grid(rows: list[tuple[list[Cell], Shape]]) -> list[list[Cell]]:
    """The cells on the columns of the whole table: one over several columns is followed by empty ones, a merged one is empty."""
    edges = _distinct(edge for cells, shape in rows if len(shape.edges) == len(cells) + 1 for edge in shape.edges)
    grid: list[list[Cell]] = []
    for cells, shape in rows:
        if len(shape.edges) != len(cells) + 1:
            grid.append(cells)
            continue
        row: list[Cell] = [[] for _ in range(_column(edges, shape.edges[0]))]
        for i, cell in enumerate(cells):
            span = max(1, _column(edges, shape.edges[i + 1]) - _column(edges, shape.edges[i]))
            row.append(cell)
            row.extend([] for _ in range(span - 1))
        grid.append(row)
    return grid


def _distinct(edges: Iterator[int]) -> list[int]:
    found: list[int] = []
    for edge in sorted(set(edges)):
        if not found or edge - found[-1] > _CLOSE:
            found.append(edge)
    return found


def _column(edges: list[int], edge: int) -> int:
    """The index of the column that begins at ``edge``."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - edge)) if edges else 0
