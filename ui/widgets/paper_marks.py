"""Highlights on the paper: soft fill and 2-px underline under the characters, the number in the gap above the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.theme import theme
from ui.widgets.paper_layout import Fonts, LaidParagraph
from ui.widgets.paper_text import Mark
from ui.widgets.tone import Tone, paper_line, paper_mark, paper_soft, paper_strong


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
            if is_current:
                painter.fillRect(rect, paper_soft(Tone.GREEN))
            painter.setPen(QPen(paper_line(Tone.GREEN), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        else:
            painter.fillRect(rect, paper_mark(mark.tone) if is_current else paper_soft(mark.tone))
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), paper_line(mark.tone))

    def paint_numbers(self, painter: QPainter) -> None:
        """The numbers of what was painted since :meth:`begin`, after all characters."""
        font = theme().sized_font(11, 600)
        painter.setFont(font)
        self._badges = []
        for end, mark in self._ends:
            width = max(theme().px(14), QFontMetrics(font).horizontalAdvance(str(mark.number)) + 8)
            # the gap between two lines holds the number, so that it covers no character
            box = QRectF(end.right() - width / 2, end.top() - theme().px(9), width, theme().px(14))
            fill, words = self._badge_colors(mark)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(words)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark.number))
            self._badges.append((box, mark))

    def _badge_colors(self, mark: Mark) -> tuple[QColor, QColor]:
        if mark.handled:
            return theme().paper_color("greenSoft" if mark.number == self.current else "paper"), paper_strong(Tone.GREEN)
        if mark.number == self.current:
            return paper_line(mark.tone), theme().color("onRed")
        return paper_soft(mark.tone), paper_strong(mark.tone)

    def number_at(self, point: QPointF, path: str, offset: int) -> int | None:
        """The number whose badge is under ``point`` (page coordinates), or whose characters hold ``offset`` of ``path``."""
        for box, mark in self._badges:
            if box.adjusted(-3, -3, 3, 3).contains(point):
                return mark.number
        for mark in self._by_path.get(path, ()):
            if mark.start <= offset <= mark.end:
                return mark.number
        return None
