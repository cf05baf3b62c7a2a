"""The list of changes at the left of a comparison: tag, clause, a few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.compare.rows import Row
from ui import icons
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.diff_paint import paint_tag
from ui.widgets.lines import RECORD, Lines, LinesView, paint_ground

Index = QModelIndex | QPersistentModelIndex


def _words(row: Row, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return row.name
    if role == Qt.ItemDataRole.ToolTipRole:
        told = "　".join(part for part in (row.name, row.hint) if part)
        return "\n".join((told, *row.stresses))
    return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, theme().px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(RECORD)
        color, px, box = theme().color, theme().px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = paint_ground(painter, option)
        left = box.left() + 14
        paint_tag(painter, QRect(left, box.top(), px(20), box.height()), row.kind)
        left, right = left + px(20) + 8, box.right() - 8
        if row.stresses:
            side = px(13)
            right -= side
            icons.paint(painter, Icon.RISK, QRect(right, box.top(), side, box.height()), color("red"))
            right -= 6
        painter.setFont(theme().font("small", weight=600 if on else 400))
        painter.setPen(color("text"))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, box.top(), right - left, box.height()), Qt.AlignmentFlag.AlignVCenter, name)
        left += painter.fontMetrics().horizontalAdvance(name) + 8
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        if right - left > px(24):
            hint = painter.fontMetrics().elidedText(row.hint, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(QRect(left, box.top(), right - left, box.height()), Qt.AlignmentFlag.AlignVCenter, hint)
        painter.restore()


class ChangeList(LinesView):
    """The list, 208 px wide; ``chosen(index)`` with the own index of a row when it becomes current here, ``entered()`` on Enter."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = Lines[Row](_words)
        self._is_told = True
        super().__init__(self._rows, _Delegate(), "改动清单", parent)
        # it stands on the pane's own ground
        self.setProperty("bare", True)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def rows(self) -> list[Row]:
        """The changes shown."""
        return self._rows.records

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; none is current."""
        self._rows.set_records(rows)

    def show_current(self, index: int | None) -> None:
        """Make the change of this own index current without telling."""
        number = next((n for n, row in enumerate(self._rows.records) if row.index == index), -1)
        self._is_told = False
        if number >= 0:
            self.setCurrentIndex(self._rows.index(number))
        else:
            self.selectionModel().clear()
        self._is_told = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = current.data(RECORD) if current.isValid() else None
        if self._is_told and isinstance(row, Row):
            self.chosen.emit(row.index)
