"""Where the columns of a comparison stand, in which fonts, and how a clause's number is broken into its narrow column."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QFont, QFontMetrics

from app.compare.rows import Row
from ui.theme import theme

BODY, PITCH, PADDING, FOLD = 17, 28, 12, 32
"""Size and pitch of the words, blank above and below a row, height of a fold; px before scaling."""
_NUMBER, _NUMBER_LEFT, _GUTTER, _RIGHT = 84, 16, 40, 20
_WIDEST = 860
_NAME_LINES = 3


class Mode(StrEnum):
    """How old and new stand: side by side, or one after the other in the same lines."""

    DOUBLE = "double"
    SINGLE = "single"


class Side(StrEnum):
    """Which text a column shows."""

    OLD = "old"
    NEW = "new"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the columns of a row stand on a view ``width`` px wide, and the sizes its rows are guessed by; all in px as scaled now."""

    width: int
    mode: Mode
    column: int
    """The width of a column of text."""
    lefts: tuple[tuple[Side, int], ...]
    tag_left: int
    """Where the gutter with the tag begins."""
    tag_width: int
    name_left: int
    name_width: int
    body: int
    pitch: int
    padding: int
    fold: int

    @staticmethod
    def of(width: int, mode: Mode) -> Frame:
        """The frame at the chosen size of type."""
        px = theme().px
        number, gutter = px(_NUMBER), px(_GUTTER)
        room = width - number - gutter - px(_RIGHT)
        column = max(80, room // 2 if mode is Mode.DOUBLE else min(room, px(_WIDEST)))
        second = number + gutter + (column if mode is Mode.DOUBLE else 0)
        lefts = ((Side.OLD, number), (Side.NEW, second)) if mode is Mode.DOUBLE else ((Side.BOTH, second),)
        name = px(_NUMBER_LEFT)
        return Frame(
            width, mode, column, lefts, second - gutter, gutter, name, number - name - px(6), px(BODY), px(PITCH), px(PADDING), px(FOLD)
        )

    @property
    def sides(self) -> tuple[Side, ...]:
        """The columns of text, from the left."""
        return tuple(side for side, _ in self.lefts)

    def left(self, side: Side) -> int:
        """Where the column of a side begins."""
        return dict(self.lefts)[side]

    def side_at(self, x: float) -> Side:
        """The column nearest to ``x``."""
        return self.sides[0] if x < self.lefts[0][1] + self.column + self.tag_width / 2 else self.sides[-1]


@dataclass(slots=True)
class Fonts:
    """The fonts of a view, made once per layout."""

    body: QFont = field(init=False)
    digits: QFont = field(init=False)
    heading: QFont = field(init=False)
    number: QFont = field(init=False)
    current: QFont = field(init=False)
    small: QFont = field(init=False)
    caption: QFont = field(init=False)

    def __post_init__(self) -> None:
        look = theme()
        self.body = look.document_font("body", BODY)
        self.digits = look.document_font("digits", BODY)
        self.heading = look.document_font("heading1", BODY - 1)
        self.number = look.font("small", weight=500)
        self.current = look.font("small", weight=600)
        self.small = look.font("small")
        self.caption = look.font("caption")


def name_lines(row: Row, frame: Frame) -> tuple[list[str], list[str]]:
    """The clause's number and the one it had, cut into lines of their column; what finds no room ends in an ellipsis."""
    width = frame.name_width
    number, caption = QFontMetrics(theme().font("small", weight=600)), QFontMetrics(theme().font("caption"))
    return _broken(row.name, number, width), _broken(f"原{row.was}" if row.was else "", caption, width)


def _broken(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    lines: list[str] = []
    for character in words:
        if lines and metrics.horizontalAdvance(lines[-1] + character) <= width:
            lines[-1] += character
        else:
            lines.append(character)
    if len(lines) > _NAME_LINES:
        lines = [*lines[: _NAME_LINES - 1], lines[_NAME_LINES - 1][:-1] + "…"]
    return lines
