"""The outline of a text: chapter heads, articles, and beside each the number of open findings or a check when all are handled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.tone import Tone

_ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line: ``is_head`` for a chapter (not selectable); ``open_count`` findings open in the tone of the gravest; ``is_done`` shows the check."""

    path: str
    words: str
    is_head: bool = False
    open_count: int = 0
    tone: Tone = Tone.RED
    is_done: bool = False


class OutlineModel(QAbstractListModel):
    """The lines as a Qt model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[OutlineItem] = []

    def set_items(self, items: Sequence[OutlineItem]) -> None:
        """Exchange all lines."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        if role == _ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.words + (f"，{item.open_count} 条待处理" if item.open_count else "，已处理" if item.is_done else "")
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self._items[index.row()].is_head:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, path: str) -> int | None:
        """The line of ``path``."""
        return next((row for row, item in enumerate(self._items) if item.path == path), None)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        head = index.data(_ITEM).is_head
        return QSize(100, theme().px(28 if head or self.parent().is_compact else 30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        item: OutlineItem = index.data(_ITEM)
        color, box = theme().color, option.rect
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on:
            painter.fillRect(box, color("selected"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), color("accentFill"))
        elif option.state & QStyle.StateFlag.State_MouseOver and not item.is_head:
            painter.fillRect(box, color("hover"))
        left = 16 if item.is_head or self.parent().is_compact else 24
        right = 40 if item.open_count or item.is_done else 10
        painter.setFont(theme().font("caption" if item.is_head else "small", weight=600 if on or item.is_head else 400))
        painter.setPen(color("accentText" if on else "text3" if item.is_head else "text2"))
        words = box.adjusted(left, 0, -right, 0)
        shown = painter.fontMetrics().elidedText(item.words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words.adjusted(0, 0, 6, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        self._paint_state(painter, box, item)
        painter.restore()

    def _paint_state(self, painter: QPainter, box: QRect, item: OutlineItem) -> None:
        side = theme().px(18)
        if item.open_count:
            font = theme().font("caption", weight=600)
            width = max(side, QFontMetrics(font).horizontalAdvance(str(item.open_count)) + 10)
            round_box = QRect(box.right() - 11 - width, box.top() + (box.height() - side) // 2, width, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(item.tone.soft)
            painter.drawRoundedRect(round_box, side / 2, side / 2)
            painter.setPen(item.tone.strong)
            painter.setFont(font)
            painter.drawText(round_box, Qt.AlignmentFlag.AlignCenter, str(item.open_count))
        elif item.is_done:
            small = theme().px(14)
            where = QRect(box.right() - 12 - (side + small) // 2, box.top(), small, box.height())
            icons.paint(painter, Icon.CHECK, where, theme().color("green"))


class Outline(QListView):
    """The list; ``chosen(path)`` when the clerk goes to another line. Letter keys are left to the page."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_compact = False
        self._is_silent = False
        self._lines = OutlineModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("条款")
        self.setStyleSheet("background: transparent;")
        self.selectionModel().currentChanged.connect(self._tell)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def set_items(self, items: Sequence[OutlineItem]) -> None:
        """Show these lines; the current one stays current when it is still there, and nothing is emitted."""
        current = self.current_path
        scroll = self.verticalScrollBar().value()
        self._is_silent = True
        self._lines.set_items(items)
        self._is_silent = False
        self.set_current(current)
        self.verticalScrollBar().setValue(scroll)

    @property
    def current_path(self) -> str:
        """The path of the current line; empty when there is none."""
        item = self.currentIndex().data(_ITEM) if self.currentIndex().isValid() else None
        return item.path if isinstance(item, OutlineItem) else ""

    def set_current(self, path: str) -> None:
        """Make a line current without emitting ``chosen``; none where there is no such line."""
        row = self._lines.row_of(path)
        if path == self.current_path:
            return
        index = self._lines.index(row) if row is not None else QModelIndex()
        self._is_silent = True
        self.setCurrentIndex(index)
        self._is_silent = False
        if row is not None:
            self.scrollTo(index)

    def set_compact(self, compact: bool) -> None:
        """28-px lines and smaller margins for small windows."""
        self.is_compact = compact
        self.scheduleDelayedItemsLayout()

    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys."""

    def _tell(self, current: QModelIndex) -> None:
        item = current.data(_ITEM) if current.isValid() else None
        if isinstance(item, OutlineItem) and not item.is_head and not self._is_silent:
            self.chosen.emit(item.path)
