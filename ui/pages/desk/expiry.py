"""What lapses within six months: an axis of the months with a dot for each document, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from db.records import Lapse
from ui.pages.naming import days_tone
from ui.theme import theme

SPAN = 183
"""Days the axis shows."""

_NEAR, _TOLD = 8, 12
"""Pixels around a dot that are its own; how many documents are named at once."""


class ExpiryAxis(QWidget):
    """A line from today to six months on; a dot per document, red and amber when the end is near."""

    def __init__(self, today: date, lapses: Sequence[Lapse] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._lapses = today, list(lapses)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_told(self._lapses) or "六个月内没有文件届满")
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(240, theme().px(44))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            near = [lapse for lapse in self._lapses if abs(self._x(lapse.valid_until) - event.pos().x()) < _NEAR]
            QToolTip.showText(event.globalPos(), _told(near, "\n"), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        painter.setFont(theme().number_font("caption"))
        painter.setPen(color("text3"))
        painter.drawText(QRect(0, 0, theme().px(40), theme().px(16)), Qt.AlignmentFlag.AlignLeft, "今天")
        for month in self._months():
            x = self._x(month)
            painter.drawText(QRectF(x - 20, 0, 40, theme().px(16)), Qt.AlignmentFlag.AlignCenter, f"{month.month}月")
        line = theme().px(30)
        painter.fillRect(QRectF(0, line, self.width(), 2), color("border"))
        painter.setPen(Qt.PenStyle.NoPen)
        for day in sorted({lapse.valid_until for lapse in self._lapses}, reverse=True):
            center = QPointF(max(6.0, min(self.width() - 6.0, self._x(day))), line + 1)
            painter.setBrush(color("surface"))
            painter.drawEllipse(center, 6, 6)
            painter.setBrush(days_tone((day - self._today).days).fill)
            painter.drawEllipse(center, 4, 4)

    def _months(self) -> list[date]:
        found: list[date] = []
        day = self._today
        end = self._today + timedelta(days=SPAN)
        while True:
            day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            if day > end:
                return found
            if (day - self._today).days > 20 and (end - day).days > 5:
                found.append(day)

    def _x(self, day: date) -> float:
        return (day - self._today).days / SPAN * self.width()


def _told(lapses: Sequence[Lapse], between: str = "；") -> str:
    words = [f"{lapse.called}，{lapse.valid_until} 届满" for lapse in lapses[:_TOLD]]
    return between.join([*words, f"另有 {len(lapses) - _TOLD} 件"] if len(lapses) > _TOLD else words)
