"""The map of changes: a strip beside a comparison with a block for each change, and the part in sight; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.compare.rows import Row
from ui.theme import theme
from ui.widgets.diff_paint import TONES

_WIDTH, _BLOCK_LEFT, _BLOCK_WIDTH, _LEAST = 22, 5, 11, 6


@dataclass(frozen=True, slots=True)
class Block:
    """A change on the map: which row, and where it begins and how high it is as shares of the whole."""

    row: Row
    top: float
    height: float


class DiffMap(QWidget):
    """22 px wide. ``row_clicked(index)`` for a block, ``place_clicked(share)`` for a place between them and while dragging."""

    row_clicked = Signal(int)
    place_clicked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._sight = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("改动分布")
        theme().changed.connect(self.updateGeometry)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is shown, from the top."""
        return self._blocks

    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these changes."""
        self._blocks = tuple(blocks)
        self.update()

    def set_sight(self, top: float, height: float) -> None:
        """Which share of the whole is in sight."""
        self._sight = (top, height)
        self.update()

    def block_rect(self, block: Block) -> QRectF:
        """Where a block is."""
        px = theme().px
        return QRectF(px(_BLOCK_LEFT), block.top * self.height(), px(_BLOCK_WIDTH), max(px(_LEAST), block.height * self.height() - 2))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH), 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._block_at(event.position())
        if block is not None:
            self.row_clicked.emit(block.row.index)
        else:
            self._tell(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(event.position())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self._block_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), block.row.spoken if block is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        painter.fillRect(self.rect(), color("sunken"))
        top, height = round(self._sight[0] * self.height()), round(self._sight[1] * self.height())
        painter.fillRect(0, top, self.width(), height, color("hover"))
        painter.fillRect(0, top, self.width(), 1, color("borderStrong"))
        painter.fillRect(0, top + height - 1, self.width(), 1, color("borderStrong"))
        painter.fillRect(0, 0, 1, self.height(), color("border"))
        painter.setPen(Qt.PenStyle.NoPen)
        for block in self._blocks:
            painter.setBrush(TONES[block.row.kind].fill)
            painter.drawRoundedRect(self.block_rect(block), 2, 2)

    def _block_at(self, at: QPointF) -> Block | None:
        return next((block for block in self._blocks if self.block_rect(block).adjusted(-5, -1, 6, 1).contains(at)), None)

    def _tell(self, at: QPointF) -> None:
        self.place_clicked.emit(min(1.0, max(0.0, at.y() / max(1, self.height()))))
