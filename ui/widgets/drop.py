"""Dropping files anywhere on the window: a 2-px accent border inside and one line that says what will happen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.icons import Icon
from ui.theme import theme


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files and folders of a drag; empty when there are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropOverlay(QWidget):
    """Lies over its parent while files are dragged over it; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def line(self) -> str:
        """What will happen when the files are let go."""
        return self._line

    def appear(self, line: str) -> None:
        """Cover the parent and say ``line``."""
        self._line = line
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        painter.setPen(QPen(color("accentFill"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        font = theme().font("body", weight=600)
        width = QFontMetrics(font).horizontalAdvance(self._line) + 76
        box = QRect((self.width() - width) // 2, self.height() - theme().px(52) - 52, width, theme().px(52))
        painter.setPen(QPen(color("accentFill"), 2))
        painter.setBrush(color("accentSoft"))
        painter.drawRoundedRect(box, 8, 8)
        icons.paint(painter, Icon.UPLOAD, QRect(box.left() + 20, box.top(), 20, box.height()), color("accentText"))
        painter.setPen(color("accentText"))
        painter.setFont(font)
        painter.drawText(box.adjusted(52, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._line)
