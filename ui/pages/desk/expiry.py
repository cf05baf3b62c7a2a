"""What lapses within six months: an axis of the months with a dot for each document, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from db.records import Document
from ui.pages.naming import days_tone, named
from ui.theme import theme

SPAN = 183
"""Days the axis shows."""


class ExpiryAxis(QWidget):
    """A line from today to six months on; a dot per document, red and amber when the end is near."""

    def __init__(self, today: date, documents: Sequence[Document] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._documents = today, list(documents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("；".join(f"{named(d)}，{d.valid_until} 届满" for d in self._documents) or "六个月内没有文件届满")
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(240, theme().px(44))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            near = [d for d in self._documents if abs(self._x(d.valid_until) - event.pos().x()) < 8]
            QToolTip.showText(event.globalPos(), "\n".join(f"{named(d)}，{d.valid_until} 届满" for d in near), self)
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
        for document in reversed(self._documents):
            if document.valid_until is None:
                continue
            center = QPointF(max(6.0, min(self.width() - 6.0, self._x(document.valid_until))), line + 1)
            painter.setBrush(color("surface"))
            painter.drawEllipse(center, 6, 6)
            painter.setBrush(days_tone((document.valid_until - self._today).days).fill)
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

    def _x(self, day: date | None) -> float:
        return ((day - self._today).days if day else 0) / SPAN * self.width()
