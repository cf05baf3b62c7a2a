"""Highlights on the paper: soft fill and 2-px underline under the characters, the number in the gap above the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.theme import theme
from ui.widgets.paper_layout import Fonts, LaidParagraph
from ui.widgets.paper_text import Mark
from ui.widgets.tone import Tone, paper_line, paper_mark, paper_soft, paper_strong

_GAP = 1
"""Room in px between two numbers side by side."""


class Marks:
    """The highlights of a text; ``current`` is the number that is drawn darker."""

    def __init__(self) -> None:
        self._by_path: dict[str, list[Mark]] = {}
        self._ends: list[tuple[QRectF, Mark]] = []
        self._badges: list[tuple[QRectF, Mark]] = []
        self.current = 0

    @property
    def all(self) -> list[Mark]:
        """Every highlight."""
        return [mark for marks in self._by_path.values() for mark in marks]

    def set(self, marks: Sequence[Mark]) -> None:
        """Exactly these."""
        self._by_path = {}
        for mark in marks:
            self._by_path.setdefault(mark.path, []).append(mark)

    def begin(self) -> None:
        """A new painting begins."""
        self._ends = []

    def paint_ground(self, painter: QPainter, laid: LaidParagraph, fonts: Fonts) -> None:
        """Fills and underlines of a paragraph, before its characters."""
        for mark in self._by_path.get(laid.paragraph.path, ()):
            rects = laid.rects(laid.shown_position(mark.start), laid.shown_position(mark.end), fonts)
            for rect in rects:
                self._paint_rect(painter, rect, mark)
            if rects:
                self._ends.append((rects[-1], mark))

    def _paint_rect(self, painter: QPainter, rect: QRectF, mark: Mark) -> None:
        is_current = mark.number == self.current
        if mark.handled:
            line, _, fill = _quiet(mark)
            if is_current:
                painter.fillRect(rect, fill)
            painter.setPen(QPen(line, 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        else:
            painter.fillRect(rect, paper_mark(mark.tone) if is_current else paper_soft(mark.tone))
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), paper_line(mark.tone))

    def paint_numbers(self, painter: QPainter) -> None:
        """The numbers of what was painted since :meth:`begin`, after all characters."""
        font = theme().sized_font(11, 600)
        painter.setFont(font)
        ordered = sorted(self._ends, key=lambda end: (end[0].top(), end[0].right(), end[1].number))
        boxes = side_by_side([_badge(end, mark, QFontMetrics(font)) for end, mark in ordered])
        self._badges = [(box, mark) for box, (_, mark) in zip(boxes, ordered, strict=True)]
        for box, mark in self._badges:
            fill, words = self._badge_colors(mark)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(words)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark.number))

    def _badge_colors(self, mark: Mark) -> tuple[QColor, QColor]:
        if mark.handled:
            _, words, fill = _quiet(mark)
            return fill if mark.number == self.current else theme().paper_color("paper"), words
        if mark.number == self.current:
            return paper_line(mark.tone), theme().color("onRed")
        return paper_soft(mark.tone), paper_strong(mark.tone)

    def number_at(self, point: QPointF, path: str, offset: int) -> int | None:
        """The number whose badge is under ``point`` (page coordinates), or whose characters hold ``offset`` of ``path``."""
        for around in (0, 3):
            for box, mark in self._badges:
                if box.adjusted(-around, -around, around, around).contains(point):
                    return mark.number
        for mark in self._by_path.get(path, ()):
            if mark.start <= offset <= mark.end:
                return mark.number
        return None


def _quiet(mark: Mark) -> tuple[QColor, QColor, QColor]:
    """Line, number and fill of a handled mark: green for what was listed, grey for what was set aside (不列入)."""
    if mark.set_aside:
        grey = theme().paper_color("text3")
        return grey, grey, theme().paper_color("hover")
    return paper_line(Tone.GREEN), paper_strong(Tone.GREEN), paper_soft(Tone.GREEN)


def side_by_side(boxes: Sequence[QRectF]) -> list[QRectF]:
    """The same boxes with those of one line moved apart sideways until none covers another, each group about where its ends are.

    ``boxes`` come line by line and from left to right, in their heights as they are; the answer keeps their order.
    """
    groups: list[list[QRectF]] = []
    for box in boxes:
        groups.append([QRectF(box)])
        while len(groups) > 1 and _touch(groups[-2][-1], groups[-1][0]):
            last = groups.pop()
            groups[-1] = _packed(groups[-1] + last)
    return [box for group in groups for box in group]


def _touch(one: QRectF, other: QRectF) -> bool:
    return one.bottom() > other.top() and other.left() < one.right() + _GAP


def _packed(group: list[QRectF]) -> list[QRectF]:
    """In a row without room between them, around their common middle."""
    wide = sum(box.width() for box in group) + _GAP * (len(group) - 1)
    left = sum(box.center().x() for box in group) / len(group) - wide / 2
    packed = []
    for box in group:
        packed.append(QRectF(left, group[0].top(), box.width(), box.height()))
        left += box.width() + _GAP
    return packed


def _badge(end: QRectF, mark: Mark, metrics: QFontMetrics) -> QRectF:
    width = max(theme().px(14), metrics.horizontalAdvance(str(mark.number)) + 8)
    # the gap between two lines holds the number, so that it covers no character
    return QRectF(end.right() - width / 2, end.top() - theme().px(9), width, theme().px(14))
