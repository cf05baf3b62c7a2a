"""Lists whose lines are painted whole, one record each: the model, the view and the ground that they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import theme

T = TypeVar("T")
RECORD = Qt.ItemDataRole.UserRole
"""The role under which a line gives its record."""


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> bool:
    """The ground of a line that is chosen or under the pointer, with the bar of the chosen one; whether it is chosen."""
    color, box = theme().color, option.rect
    on = bool(option.state & QStyle.StateFlag.State_Selected)
    if on or option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, color("selected" if on else "hover"))
    if on:
        painter.fillRect(box.left(), box.top(), 3, box.height(), color("accentFill"))
    return on


def paint_hairline(painter: QPainter, option: QStyleOptionViewItem, gutter: int = 0) -> None:
    """The line under a line, ``gutter`` pixels in from either side."""
    box = option.rect
    painter.fillRect(box.left() + gutter, box.bottom(), box.width() - 2 * gutter, 1, theme().color("border"))


class Lines(QAbstractListModel, Generic[T]):
    """A line for each record; ``words(record, role)`` says what is read aloud or told beside the pointer."""

    def __init__(self, words: Callable[[T, int], object]) -> None:
        super().__init__()
        self._words = words
        self.records: list[T] = []

    def set_records(self, records: Sequence[T]) -> None:
        """Show these."""
        self.beginResetModel()
        self.records = list(records)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.records[index.row()]
        return record if role == RECORD else self._words(record, role)


class LinesView(QListView):
    """The view of painted lines; letters are the page's keys and search nothing."""

    def __init__(self, lines: Lines, delegate: QStyledItemDelegate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines.setParent(self)
        delegate.setParent(self)
        self.setModel(lines)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(name)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys."""
