"""A switch: a small slide with its words, for something that is on or off at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.ring import Ringed

_WIDTH, _HEIGHT, _KNOB = 30, 18, 14


class Switch(Ringed, QCheckBox):
    """A check box that looks like a slide, 28 px high to hit; ``toggled(bool)``, Enter works as Space does."""

    def __init__(self, text: str, *, is_on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(is_on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(theme().px(_WIDTH) + 12 + self._words_width(), theme().px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, px = theme().color, theme().px
        slide = QRectF(2, (self.height() - px(_HEIGHT)) / 2, px(_WIDTH), px(_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accentFill" if self.isChecked() else "control") if self.isEnabled() else color("borderStrong"))
        painter.drawRoundedRect(slide, slide.height() / 2, slide.height() / 2)
        knob = px(_KNOB)
        left = slide.right() - knob - 2 if self.isChecked() else slide.left() + 2
        painter.setBrush(color("onAccent"))
        painter.drawEllipse(QRectF(left, slide.top() + (slide.height() - knob) / 2, knob, knob))
        if self.has_ring:
            painter.setPen(QPen(color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(theme().font("small"))
        painter.setPen(color(("text" if self.isChecked() else "text2") if self.isEnabled() else "text3"))
        painter.drawText(self.rect().adjusted(px(_WIDTH) + 9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    def _words_width(self) -> int:
        return QFontMetrics(theme().font("small")).horizontalAdvance(self.text())
