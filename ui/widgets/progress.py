"""Flat progress bars with numbers beside them, and the busy sign that comes after 300 ms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import theme
from ui.widgets.layout import row
from ui.widgets.text import IconLabel, Label

BUSY_AFTER_MS = 300


class ProgressBar(QWidget):
    """A bar of 6 px made of parts: ``set_parts([(share, token colour), …])``, shares between 0 and 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[float, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def parts(self) -> list[tuple[float, str]]:
        """What is shown."""
        return list(self._parts)

    def set_parts(self, parts: Sequence[tuple[float, str]]) -> None:
        """Show these shares from the left."""
        self._parts = list(parts)
        self.update()

    def set_share(self, done: int, total: int) -> None:
        """One part in the accent colour."""
        self.set_parts([(done / total if total else 0.0, "accentFill")])

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - 6) / 2, self.width(), 6)
        shape = QPainterPath()
        shape.addRoundedRect(box, 3, 3)
        painter.setClipPath(shape)
        painter.fillRect(box, theme().color("hover"))
        left = 0.0
        for share, role in self._parts:
            wide = box.width() * share
            painter.fillRect(QRectF(left, box.top(), wide, 6), theme().color(role))
            left += wide


class BusySign(QWidget):
    """Shows itself 300 ms after :meth:`begin` unless :meth:`end` came first."""

    def __init__(self, text: str = "正在处理", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayout(row(IconLabel(Icon.WORKING, "text3", 13), Label(text, "caption", "text3"), gap=5))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BUSY_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def begin(self) -> None:
        """Work has begun."""
        if not self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        """Work is done."""
        self._timer.stop()
        self.hide()
