"""Cells of tables and the delegate that draws them: words in a tone, a chip, an icon, a deadline; hairlines between rows, a bar at the current one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui import icons
from ui.theme import Theme, theme
from ui.widgets.chip import paint_chip
from ui.widgets.deadline import Remainder
from ui.widgets.fields import paint_check
from ui.widgets.tone import Tone

CELL = Qt.ItemDataRole.UserRole
"""The :class:`Cell` of an index."""
CHECKED = Qt.ItemDataRole.UserRole + 1
"""Whether the row of an index is checked."""


LEAD = 12
"""Pixels before the first cell of a row, so that its words stand clear of the bar; the style sheet gives its head the same."""
GUTTER = 14
"""Pixels between the last cell of a row and the edge of the table; the style sheet gives its head the same."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. ``chip`` draws the words as a chip; ``icon`` with ``tone`` stands centred when there are no words, else before them.

    ``align`` is left, center or right; ``small`` takes 12 px (dates); ``tip`` is the tooltip (the full name of a unit, how a day was computed).
    """

    text: str = ""
    tone: str = "text"
    chip: Tone | None = None
    icon: str = ""
    align: str = "left"
    small: bool = False
    strong: bool = False
    tip: str = ""


NOTHING = Cell("—", "text3")
"""An empty value."""


def deadline_cell(remainder: Remainder | None, tip: str = "") -> Cell:
    """A deadline on one line at the right: 剩 3 工作日."""
    if remainder is None:
        return Cell()
    return Cell(remainder.line, remainder.tone.value, align="right", tip=tip)


_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}


class CellDelegate(QStyledItemDelegate):
    """Draws :class:`Cell` values. ``is_checkable`` draws the box of the row in the first column."""

    def __init__(self, view: QTableView, *, is_checkable: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._is_checkable = is_checkable
        self._look = theme()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return QSize(40, theme().size("rowDense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        box, color = option.rect, self._look.color
        painter.save()
        is_current = index.row() == self._view.currentIndex().row()
        checked = bool(index.data(CHECKED))
        if checked or (is_current and not self._is_checkable):
            painter.fillRect(box, color("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, color("hover"))
        elif is_current:
            # the style has shaded the current row already, as a checked one is shaded
            painter.fillRect(box, color("surface"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, color("border"))
        is_first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        if is_current and is_first:
            painter.fillRect(box.left(), box.top(), 3, box.height(), color("accentFill"))
        if self._is_checkable and index.column() == 0:
            side = self._look.px(15)
            paint_check(painter, QRect(box.left() + 16, box.top(), side, box.height()), is_on=checked)
        else:
            cell = index.data(CELL)
            if isinstance(cell, Cell):
                # not asked of the head by place: that would lay it out anew while the table is painted
                is_last = index.column() == last_shown(self._view)
                _paint_cell(painter, box.adjusted(LEAD if is_first else 5, 0, -GUTTER if is_last else -5, -1), cell, self._look)
        painter.restore()


def last_shown(view: QTableView) -> int:
    """The last column that is not hidden."""
    return next((place for place in range(view.model().columnCount() - 1, -1, -1) if not view.isColumnHidden(place)), -1)


def _paint_cell(painter: QPainter, box: QRect, cell: Cell, look: Theme) -> None:
    if not cell.text and not cell.icon:
        return
    if cell.chip is not None:
        paint_chip(painter, box, cell.text, cell.chip, cell.icon)
        return
    side = look.px(16)
    if cell.icon and not cell.text:
        left = box.left() if cell.align == "left" else box.left() + (box.width() - side) // 2
        icons.paint(painter, cell.icon, QRect(left, box.top(), side, box.height()), look.color(cell.tone))
        return
    if cell.icon:
        icons.paint(painter, cell.icon, QRect(box.left(), box.top(), side, box.height()), look.color(cell.tone))
        box = box.adjusted(side + 8, 0, 0, 0)
    painter.setFont(look.number_font("caption" if cell.small else "small", weight=600 if cell.strong else 400))
    painter.setPen(look.color(cell.tone))
    shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | _ALIGN[cell.align], shown)
