"""Deadlines as they are shown: how much is left, in which unit, red when overdue, amber at three working days or less, green above."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.tone import Tone

WORKDAYS = "工作日"
DAYS = "天"


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left: ``left`` days (negative when overdue) of ``unit`` (工作日 or 天); ``light`` is red, amber or green.

    ``is_today``: the last day is today, which says more than that none is left.
    """

    left: int
    unit: str = WORKDAYS
    light: str = "green"
    is_today: bool = False

    @property
    def word(self) -> str:
        """剩 or 逾期."""
        return "逾期" if self.left < 0 else "剩"

    @property
    def line(self) -> str:
        """The form in tables: 剩 3 工作日, 逾期 2 工作日, 剩7天, 今天到期."""
        if self.is_today:
            return "今天到期"
        if self.unit == WORKDAYS:
            return f"{self.word} {abs(self.left)} {self.unit}"
        return f"{self.word}{abs(self.left)}{self.unit}"

    @property
    def tone(self) -> Tone:
        """The state's tone."""
        return Tone(self.light)


def paint_badge(painter: QPainter, box: QRect, remainder: Remainder) -> None:
    """The badge of 58×46 px: 剩 3 over 工作日; filled red when overdue."""
    overdue = remainder.light == "red"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(remainder.tone.fill if overdue else remainder.tone.soft)
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(theme().color("onRed") if overdue else remainder.tone.strong)
    if remainder.is_today:
        _paint_today(painter, box)
    else:
        _paint_count(painter, box, remainder)
    painter.restore()


def _paint_today(painter: QPainter, box: QRect) -> None:
    middle = Qt.AlignmentFlag.AlignCenter
    painter.setFont(theme().sized_font(16, 600))
    painter.drawText(QRect(box.left(), box.top() + theme().px(4), box.width(), theme().px(22)), middle, "今天")
    painter.setFont(theme().font("caption"))
    painter.drawText(QRect(box.left(), box.top() + theme().px(26), box.width(), theme().px(16)), middle, "到期")


def _paint_count(painter: QPainter, box: QRect, remainder: Remainder) -> None:
    word, number = theme().font("caption"), theme().sized_font(20, 600)
    figure = str(abs(remainder.left))
    wide = QFontMetrics(word).horizontalAdvance(remainder.word)
    gap = theme().px(3)
    whole = wide + gap + QFontMetrics(number).horizontalAdvance(figure)
    for size in (14, 12):
        # years overdue are a figure of four digits
        if whole > box.width() - 6:
            number = theme().sized_font(size, 600)
            gap = theme().px(size - 11)
            whole = wide + gap + QFontMetrics(number).horizontalAdvance(figure)
    left = box.left() + (box.width() - whole) // 2
    base = box.top() + theme().px(23)
    painter.setFont(word)
    painter.drawText(left, base - theme().px(1), remainder.word)
    painter.setFont(number)
    painter.drawText(left + wide + gap, base, figure)
    painter.setFont(word)
    below = QRect(box.left(), box.top() + theme().px(26), box.width(), theme().px(16))
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, remainder.unit)


class DeadlineBadge(QWidget):
    """The badge as a widget; ``why`` (how the day was computed) is its tooltip."""

    def __init__(self, remainder: Remainder, why: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set(remainder, why)
        self.restyle()
        theme().changed.connect(self.restyle)

    def set(self, remainder: Remainder, why: str = "") -> None:
        """Show another remainder."""
        self._remainder = remainder
        self.setToolTip(why)
        self.setAccessibleName(remainder.line)
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(QSize(theme().size("deadlineBadgeW"), theme().size("deadlineBadgeH")))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.rect(), self._remainder)
