"""A segmented control: one of a few, 28 px high."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.ring import Ringed


class Segments(Ringed, QWidget):
    """One of a few side by side; ``chosen(index)`` on click and by the arrow keys."""

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = list(labels)
        self._current = current
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._describe()
        theme().changed.connect(self.updateGeometry)

    @property
    def current(self) -> int:
        """The index that is on; -1 when none is."""
        return self._current

    @property
    def labels(self) -> list[str]:
        """The words."""
        return list(self._labels)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Other words (with other counts) for the same parts."""
        self._labels = list(labels)
        self._describe()
        self.updateGeometry()
        self.update()

    def choose(self, index: int) -> None:
        """Switch a part on; emits ``chosen`` when it is another one."""
        if 0 <= index < len(self._labels) and index != self._current:
            self._current = index
            self._describe()
            self.update()
            self.chosen.emit(index)

    def clear(self) -> None:
        """Switch all parts off: something else is shown, and a press on any part says so."""
        self._current = -1
        self._describe()
        self.update()

    def part_rect(self, index: int) -> QRectF:
        """Where a part is."""
        widths = self._widths()
        return QRectF(sum(widths[:index]), 0, widths[index], self.height())

    def width_of(self, labels: Sequence[str]) -> int:
        """How wide it would be with these words."""
        return sum(_widths(labels)) + 1

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self._labels), theme().px(28))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._labels)):
            if self.part_rect(index).contains(event.position()):
                self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._current + step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        outline = QPainterPath()
        outline.addRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillPath(outline, color("surface"))
        painter.save()
        painter.setClipPath(outline)
        for index, label in enumerate(self._labels):
            part, on = self.part_rect(index), index == self._current
            if on:
                painter.fillRect(part, color("selected"))
            if index:
                painter.fillRect(QRectF(part.left(), 0, 1, self.height()), color("borderStrong"))
            painter.setFont(theme().number_font("small", weight=600 if on else 400))
            painter.setPen(color("accentText" if on else "text2"))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, label)
        painter.restore()
        focused = self.has_ring
        painter.setPen(QPen(color("focus" if focused else "borderStrong"), 2 if focused else 1))
        painter.drawPath(outline)

    def _widths(self) -> list[int]:
        return _widths(self._labels)

    def _describe(self) -> None:
        if self._current < 0:
            self.setAccessibleName("没有选")
        elif self._labels:
            self.setAccessibleName(f"{self._labels[self._current]}，{self._current + 1} / {len(self._labels)}")


def _widths(labels: Sequence[str]) -> list[int]:
    metrics = QFontMetrics(theme().number_font("small", weight=600))
    return [metrics.horizontalAdvance(label) + 21 for label in labels]
