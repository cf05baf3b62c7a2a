"""The rows of a comparison one under the other: where each one stands, exact for those that were set, estimated for the rest."""

from __future__ import annotations

import bisect
import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.compare.folding import Fold, Shown
from ui.theme import theme
from ui.widgets.diff_frame import Fonts, Frame, Side
from ui.widgets.diff_layout import LaidRow, LaidSide

_FOOT = 40
"""Blank under the last row, in px before scaling."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cursor place in a column: which row, which line of it, which position (UTF-16 units) in the line."""

    row: int
    line: int
    position: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected in one column: where it began and where it ends now, in either order."""

    side: Side
    begin: Place
    end: Place

    @property
    def is_empty(self) -> bool:
        """Whether no character is selected."""
        return self.begin == self.end

    def within(self, row: int, line: int, last: int) -> tuple[int, int] | None:
        """The positions of a line, which ends at ``last``, that are selected; None when none of it is."""
        first, stop = sorted((self.begin, self.end))
        if not (first.row, first.line) <= (row, line) <= (stop.row, stop.line):
            return None
        begin = first.position if (row, line) == (first.row, first.line) else 0
        return begin, stop.position if (row, line) == (stop.row, stop.line) else last


class Roll:
    """Rows and folds on a view of ``frame``; y counts from the top of the first row."""

    def __init__(self, shown: Sequence[Shown], frame: Frame) -> None:
        self.frame, self.fonts = frame, Fonts()
        self.rows = [LaidRow(one, frame) for one in shown]
        self.tops: list[float] = []
        self._next = 0
        self.stack()

    @property
    def is_exact(self) -> bool:
        """Whether every row's height is known."""
        return self._next >= len(self.rows)

    @property
    def height(self) -> float:
        """From the top of the first row to the foot of the last, with some blank."""
        return self.tops[-1] + self.rows[-1].height + theme().px(_FOOT) if self.rows else 0.0

    def stack(self) -> None:
        """Put the rows one under the other anew."""
        top = 0.0
        for laid in self.rows:
            laid.top = top
            top += laid.height
        self.tops = [laid.top for laid in self.rows]

    def lay_some(self, seconds: float) -> None:
        """Set rows from the beginning on for about so long."""
        until = time.perf_counter() + seconds
        while not self.is_exact and time.perf_counter() < until:
            self.rows[self._next].lay(self.fonts)
            self._next += 1
        self.stack()

    def lay_between(self, top: float, bottom: float) -> bool:
        """Set the rows between two heights; whether that moved anything."""
        moved = False
        for index in range(self.at(top), len(self.rows)):
            laid = self.rows[index]
            if laid.top > bottom:
                break
            before = laid.height
            moved = (laid.lay(self.fonts) and laid.height != before) or moved
        if moved:
            self.stack()
        return moved

    def lay_row(self, index: int) -> None:
        """Set one row."""
        if self.rows[index].lay(self.fonts):
            self.stack()

    def at(self, y: float) -> int:
        """The row at a height."""
        return max(0, bisect.bisect_right(self.tops, y) - 1)

    def of_row(self, row: int) -> int | None:
        """Where the row whose own index is ``row`` stands; None while it is folded away."""
        return self.find((row, 1))

    def find(self, own: tuple[int, int]) -> int | None:
        """Where the row or fold of this ``own`` stands; None when it is not there."""
        found = bisect.bisect_left(self.rows, own, key=_own)
        return found if found < len(self.rows) and self.rows[found].own == own else None

    def nearest(self, own: int) -> int:
        """Where the row or fold with this own index stands, or the first after it."""
        return min(bisect.bisect_left(self.rows, (own, 0), key=_own), len(self.rows) - 1)

    def fold_of(self, row: int) -> int | None:
        """The key of the closed fold that holds the row whose own index is ``row``."""
        for laid in self.rows:
            shown = laid.shown
            if isinstance(shown, Fold) and shown.key <= row < shown.key + shown.count:
                return shown.key
        return None

    # --- characters

    def place_at(self, x: float, y: float, side: Side | None = None) -> tuple[Side, Place] | None:
        """The column (or ``side``) and the cursor place nearest to a point; None where the row has no words on that side."""
        if not self.rows:
            return None
        side = side or self.frame.side_at(x)
        index = self.at(y)
        self.lay_row(index)
        column = self._column(index, side)
        if column is None or not column.lines:
            return None
        down = y - self.rows[index].text_top
        number = max((n for n, line in enumerate(column.lines) if line.top <= down), default=0)
        line = column.lines[number]
        return side, Place(index, number, line.position_at(x - self.frame.left(side), down - line.top))

    def why_at(self, x: float, y: float) -> str:
        """Why the edit at a point weighs much; empty when it does not, or when there is none."""
        if not self.rows:
            return ""
        side, index = self.frame.side_at(x), self.at(y)
        column = self._column(index, side)
        down = y - self.rows[index].text_top
        for line in column.lines if column is not None else ():
            if line.top <= down < line.top + line.height:
                span = line.span_at(x - self.frame.left(side), down - line.top)
                return span.why if span is not None else ""
        return ""

    def everything(self, side: Side) -> Selection | None:
        """All characters of a column."""
        filled = [index for index in range(len(self.rows)) if (column := self._column(index, side)) is not None and column.lines]
        if not filled:
            return None
        last = self._column(filled[-1], side)
        assert last is not None
        line = len(last.lines) - 1
        return Selection(side, Place(filled[0], 0, 0), Place(filled[-1], line, last.lines[line].end))

    def text_of(self, selection: Selection) -> str:
        """The selected characters with the labels of their lines, a line a line; a clause's number where it is selected from its beginning."""
        found: list[str] = []
        first, last = sorted((selection.begin, selection.end))
        for index in range(first.row, last.row + 1):
            column, row = self._column(index, selection.side), self.rows[index].row
            if column is None or row is None:
                continue
            for number, line in enumerate(column.lines):
                part = selection.within(index, number, line.end)
                if part is None:
                    continue
                words = _cut(line.shown, *part)
                name = row.was or row.name if selection.side is Side.OLD else row.name
                begins = number == 0 and part[0] == 0 and not line.line.label and first.row != last.row and name.startswith("第")
                found.append(f"{name}　{words}" if begins else words)
        return "\n".join(found)

    def _column(self, index: int, side: Side) -> LaidSide | None:
        return self.rows[index].sides.get(side)


def _own(laid: LaidRow) -> tuple[int, int]:
    return laid.own


def _cut(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")
