"""One of a few with words beside each: a round button of 15 px, at least 28 px high to hit, and under it why it is so or cannot be."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.theme import theme


class Option(QRadioButton):
    """A choice; ``strong`` sets its words in semibold."""

    def __init__(self, text: str, *, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._strong = strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font("body", weight=600 if strong else 400))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(15) + 12 + self.fontMetrics().horizontalAdvance(self.text()), theme().px(28))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, on = theme().color, self.isChecked()
        side = theme().px(15)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        line = color(
            "focus" if self.hasFocus() else "accentFill" if on and self.isEnabled() else "control" if self.isEnabled() else "border"
        )
        painter.setPen(QPen(line, 2 if self.hasFocus() else 1))
        painter.setBrush(color("surface" if self.isEnabled() else "sunken"))
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accentFill" if self.isEnabled() else "control"))
            painter.drawEllipse(box.adjusted(4, 4, -4, -4))
        painter.setFont(self.font())
        painter.setPen(color("text" if self.isEnabled() else "text3"))
        painter.drawText(self.rect().adjusted(side + 9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
