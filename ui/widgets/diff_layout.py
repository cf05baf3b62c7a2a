"""Setting the rows of a comparison in lines: 仿宋 17 px on a pitch of 28, old and new in two columns of one row, or both in one.

Positions inside a laid line are UTF-16 units of its shown characters, label first (as Qt counts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.compare.comparison import Sign
from app.compare.folding import Fold, Shown
from app.compare.rows import ABSENT, GONE, Row
from app.compare.stretches import Line
from ui.theme import theme
from ui.widgets.diff_frame import BODY, PITCH, Fonts, Frame, Mode, Side, name_lines

_DIGITS = re.compile(r"[0-9A-Za-z.%]+")
_SIGN_ROLES = {Sign.GONE: "red", Sign.ADDED: "green"}


@dataclass(frozen=True, slots=True)
class Span:
    """Positions ``start:end`` of a laid line that have one sign; ``why`` as in the piece."""

    start: int
    end: int
    sign: Sign
    why: str = ""


class LaidLine:
    """One line of a side set in lines of its column."""

    __slots__ = ("height", "label_end", "layout", "line", "shown", "spans", "top")

    def __init__(self, line: Line) -> None:
        self.line = line
        self.shown = line.label + line.text
        self.label_end = units(line.label)
        self.spans = tuple(_spans(line))
        self.layout: QTextLayout | None = None
        self.top, self.height = 0.0, 0.0

    @property
    def end(self) -> int:
        """The last position."""
        return self.spans[-1].end if self.spans else self.label_end

    def lay(self, fonts: Fonts, width: int, *, quiet: bool, heading: bool) -> None:
        """Make its lines, which sets the height."""
        layout = QTextLayout(self.shown.replace("\n", "\u2028"), fonts.body)
        option = QTextOption(Qt.AlignmentFlag.AlignJustify)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(fonts, quiet=quiet, heading=heading))
        layout.setCacheEnabled(True)
        pitch, count = theme().px(PITCH), 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * pitch + (pitch - line.height()) / 2))
            count += 1
        layout.endLayout()
        self.layout, self.height = layout, max(1, count) * pitch

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Rectangles, from the line's own corner, that cover positions ``start:end``, one a set line."""
        half = theme().px(BODY) * 0.72
        for line in _lines(self.layout):
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, middle = x_of(line, first), line.y() + line.height() / 2
                yield QRectF(left, middle - half, x_of(line, last) - left, 2 * half)

    def position_at(self, x: float, y: float) -> int:
        """The cursor position nearest to a point, from the line's own corner."""
        best = 0
        for line in _lines(self.layout):
            best = line.xToCursor(x)
            if y <= line.y() + line.height() + 4:
                break
        return best

    def span_at(self, x: float, y: float) -> Span | None:
        """What stands at a point, from the line's own corner."""
        for span in self.spans:
            if any(rect.contains(x, y) for rect in self.rects(span.start, span.end)):
                return span
        return None

    def _formats(self, fonts: Fonts, *, quiet: bool, heading: bool) -> list[QTextLayout.FormatRange]:
        ranges = []
        if self.label_end:
            ranges.append(_range(0, self.label_end, fonts.heading if heading else fonts.body, self._color(self.line.sign, "", quiet=quiet)))
        ranges += [
            _range(s.start, s.end, fonts.body, self._color(s.sign, s.why, quiet=quiet)) for s in self.spans if s.sign is not Sign.KEPT
        ]
        if self.shown.isascii() or max(self.shown, default="") <= "\uffff":
            ranges += [_range(hit.start(), hit.end(), fonts.digits, "") for hit in _DIGITS.finditer(self.shown, len(self.line.label))]
        return ranges

    def _color(self, sign: Sign, why: str, *, quiet: bool) -> str:
        if quiet:
            return "ink"
        return _SIGN_ROLES.get(sign, "ink")


class LaidSide:
    """The lines of one column of a row, a note over them; or the words that say why there are none.

    ``is_noted`` keeps the room of a note over the lines where only the other column has one.
    """

    __slots__ = ("absent", "height", "is_noted", "lines", "note")

    def __init__(self, lines: tuple[Line, ...], note: str, absent: str) -> None:
        self.lines = [LaidLine(line) for line in lines]
        self.note, self.absent = note, "" if lines else absent
        self.is_noted = bool(note)
        self.height = 0.0

    def lay(self, fonts: Fonts, width: int, row: Row) -> None:
        """Make every line."""
        quiet, heading = row.references_only, _is_heading(row)
        for line in self.lines:
            line.lay(fonts, width, quiet=quiet, heading=heading)
        self._stack()

    def _stack(self) -> None:
        top = float(theme().px(PITCH)) if self.is_noted else 0.0
        for line in self.lines:
            line.top = top
            top += line.height
        self.height = top if self.lines else theme().px(PITCH)


class LaidRow:
    """A row or a fold of the view; ``top`` counts from the top of the roll. Until it is laid its height is a guess made of the lengths of its lines."""

    __slots__ = ("_sides", "frame", "height", "is_laid", "names", "shown", "top")

    def __init__(self, shown: Shown, frame: Frame) -> None:
        self.shown, self.frame = shown, frame
        self._sides: dict[Side, LaidSide] | None = None
        self.names: tuple[list[str], list[str]] = ([], [])
        self.top, self.is_laid = 0.0, isinstance(shown, Fold)
        self.height = _guessed(shown, frame) if isinstance(shown, Row) else float(frame.fold)

    @property
    def row(self) -> Row | None:
        """The row; None for a fold."""
        return self.shown if isinstance(self.shown, Row) else None

    @property
    def sides(self) -> dict[Side, LaidSide]:
        """The columns of the row, made when they are first asked for: a fold has none."""
        if self._sides is None:
            row = self.row
            self._sides = {} if row is None else {side: _side(row, side) for side in self.frame.sides}
            is_noted = any(laid.note for laid in self._sides.values())
            for laid in self._sides.values():
                laid.is_noted = is_noted
        return self._sides

    @property
    def own(self) -> tuple[int, int]:
        """What it is found by, growing from the top: the index of the row, or the key of the fold that stands before that row."""
        return (self.shown.index, 1) if isinstance(self.shown, Row) else (self.shown.key, 0)

    @property
    def text_top(self) -> float:
        """Where the first line begins."""
        return self.top + self.frame.padding

    def lay(self, fonts: Fonts) -> bool:
        """Make the lines when they were not; whether they were made now."""
        row = self.row
        if self.is_laid or row is None:
            return False
        for laid in self.sides.values():
            laid.lay(fonts, self.frame.column, row)
        self.names = name_lines(row, self.frame)
        name = sum(len(lines) for lines in self.names) * theme().px(20) + theme().px(8)
        self.height = max(name, *(laid.height for laid in self.sides.values())) + 2 * self.frame.padding
        self.is_laid = True
        return True


def _guessed(row: Row, frame: Frame) -> float:
    a_line = max(1, frame.column // frame.body)
    most = 1
    for column in (row.left, row.right) if frame.mode is Mode.DOUBLE else (row.both,):
        count = 0
        for line in column:
            length = len(line.label)
            for piece in line.pieces:
                length += len(piece.text)
            count += max(1, -(-length // a_line))
        most = max(most, count)
    noted = 1 if row.left_note or row.right_note else 0
    return float((most + noted) * frame.pitch + 2 * frame.padding)


def _side(row: Row, side: Side) -> LaidSide:
    if side is Side.OLD:
        return LaidSide(row.left, row.left_note, ABSENT)
    if side is Side.NEW:
        return LaidSide(row.right, row.right_note, GONE)
    return LaidSide(row.both, row.right_note or row.left_note, GONE)


_HEADED = ("标题", "章", "节", "、")


def _is_heading(row: Row) -> bool:
    return row.name.endswith(_HEADED)


def _spans(line: Line) -> Iterator[Span]:
    at = units(line.label)
    for piece in line.pieces:
        end = at + units(piece.text)
        yield Span(at, end, piece.sign, piece.why)
        at = end


def _range(start: int, end: int, font: QFont, role: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    look = QTextCharFormat()
    look.setFont(font)
    if role and role != "ink":
        look.setForeground(theme().color(role))
    made.format = look
    return made


def _lines(layout: QTextLayout | None) -> Iterator[QTextLine]:
    if layout is not None:
        for index in range(layout.lineCount()):
            yield layout.lineAt(index)


def x_of(line: QTextLine, position: int) -> float:
    """Where a position stands in a set line."""
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def units(text: str) -> int:
    """The UTF-16 units of ``text``."""
    return len(text) + sum(character > "\uffff" for character in text)
