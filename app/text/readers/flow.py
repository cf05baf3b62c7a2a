"""Running text with tables within tables, put together paragraph by paragraph, as .doc and .rtf keep it: a mark ends each cell and each row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.text import marks, normal
from app.text.line import Line
from app.text.readers.grid import cell_of, is_frame
from app.text.tree import Anchor

DEEPEST = 20
"""Tables within tables; what stands deeper is read as if it stood here."""
_CLOSE = 30
"""Column edges nearer than this (twips) are the same edge."""

Cell = list[Line]
Edges = tuple[int, ...]


@dataclass(slots=True)
class _Pending:
    """A paragraph whose mark is gone: what follows belongs to it."""

    text: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    label: str = ""


@dataclass(slots=True)
class _Table:
    """A table that is being read: its finished rows with their column edges, the finished cells of the row, the lines of the cell."""

    rows: list[tuple[list[Cell], Edges]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    lines: Cell = field(default_factory=list)


class Flow:
    """One story (body, note, cell of a text box) on its way to lines; anchors name ``part`` and the place of the paragraph."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._stack = [_Table()]
        self._pending = _Pending()

    @property
    def waits_for_number(self) -> bool:
        """Whether the next paragraph begins a line, so that a number may stand before it."""
        return not self._pending.label and not self._pending.text

    def stand(self, depth: int) -> None:
        """What follows stands in a table of this depth, 0 in none: deeper tables end, missing ones begin."""
        depth = min(depth, DEEPEST)
        while len(self._stack) > depth + 1:
            self.flush()
            table = self._stack.pop()
            if table.lines:
                table.cells.append(table.lines)
            if table.cells:
                table.rows.append((table.cells, ()))
            self._stack[-1].lines += _lines(table.rows)
        while len(self._stack) <= depth:
            self.flush()
            self._stack.append(_Table())

    def add(self, lines: Iterable[Line]) -> None:
        """Lines of a text box, before the paragraph it hangs on."""
        self._stack[-1].lines += lines

    def paragraph(self, text: str, place: int, label: str = "") -> None:
        """The visible text of a paragraph and its automatic number; it goes on until :meth:`flush`."""
        self._pending.label = self._pending.label or label
        plain = normal.plain(text)
        if plain:
            start = len(self._pending.text)
            self._pending.anchors.append(Anchor(start, start + len(plain), self._part, place))
            self._pending.text += plain

    def flush(self) -> None:
        """The paragraph is complete."""
        pending, self._pending = self._pending, _Pending()
        label = pending.label
        if marks.opens(label) and not marks.opens(label + pending.text):
            label += " "  # a number that Word prints is never a mention, whatever word follows: 第三条 规定期限内…
        by = len(label)
        line = Line(label + pending.text, tuple(replace(a, start=a.start + by, end=a.end + by) for a in pending.anchors))
        if line.text.strip():
            self._stack[-1].lines.append(line.stripped())

    def end_cell(self) -> None:
        """A cell is complete."""
        self.flush()
        table = self._stack[-1]
        table.cells.append(table.lines)
        table.lines = []

    def end_row(self, edges: Edges, kept: bool = True) -> None:
        """A row is complete, its cells between ``edges`` (twips); one that is not ``kept`` falls away when it is empty."""
        self.flush()
        table = self._stack[-1]
        if table.lines:
            table.cells.append(table.lines)
        if kept or any(table.cells):
            table.rows.append((table.cells, edges))
        table.cells, table.lines = [], []

    def done(self) -> list[Line]:
        """All lines of the story."""
        self.stand(0)
        self.flush()
        return self._stack[0].lines


def _lines(rows: list[tuple[list[Cell], Edges]]) -> Cell:
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


def _grid(rows: list[tuple[list[Cell], Edges]]) -> list[list[Cell]]:
    """The cells on the columns of the whole table: one over several columns is followed by empty ones."""
    edges = _distinct(edge for cells, own in rows if len(own) == len(cells) + 1 for edge in own)
    grid: list[list[Cell]] = []
    for cells, own in rows:
        if len(own) != len(cells) + 1:
            grid.append(cells)
            continue
        row: list[Cell] = [[] for _ in range(_column(edges, own[0]))]
        for i, cell in enumerate(cells):
            row.append(cell)
            row.extend([] for _ in range(_column(edges, own[i + 1]) - _column(edges, own[i]) - 1))
        grid.append(row)
    return grid


def _distinct(edges: Iterable[int]) -> list[int]:
    found: list[int] = []
    for edge in sorted(set(edges)):
        if not found or edge - found[-1] > _CLOSE:
            found.append(edge)
    return found


def _column(edges: list[int], edge: int) -> int:
    """The index of the column that begins at ``edge``."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - edge)) if edges else 0
