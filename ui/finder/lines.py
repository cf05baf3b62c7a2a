"""The list under the command box: a line is icon, words, a grey note or the reason why not, keys, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons
from ui.finder.entries import Entry
from ui.theme import theme

ENTRY = Qt.ItemDataRole.UserRole
"""The :class:`Entry` of an index."""
AT_MOST = 10
"""Lines in sight; further ones are scrolled to."""


class EntryModel(QAbstractListModel):
    """The entries found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    @property
    def entries(self) -> list[Entry]:
        """What is shown."""
        return list(self._entries)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (entry.text, entry.reason or entry.note) if part)
        return None


class EntryList(QListView):
    """The lines; the focus stays in the field above, which moves the current line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(_Delegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setAccessibleName("找到的页面、操作和文件")

    @property
    def current(self) -> Entry | None:
        """The current line."""
        return self.currentIndex().data(ENTRY)

    def choose(self, row: int) -> None:
        """Make a line current and bring it into view; the first and the last are neighbours."""
        count = self.entries.rowCount()
        if count:
            self.setCurrentIndex(self.entries.index(row % count))

    def step(self, by: int) -> None:
        """Go so many lines down, or up."""
        self.choose(self.currentIndex().row() + by)

    @property
    def wanted_height(self) -> int:
        """As high as its lines, ten at most."""
        return min(self.entries.rowCount(), AT_MOST) * theme().size("rowNormal")


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        return QSize(100, theme().size("rowNormal"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        entry, box, color = index.data(ENTRY), option.rect, theme().color
        painter.save()
        current = index.row() == self.parent().currentIndex().row()
        if current:
            painter.fillRect(box, color("selected"))
            painter.fillRect(box.left(), box.top(), 3, box.height(), color("accentFill"))
        strong = "text3" if entry.reason else "text"
        side = theme().px(16)
        icons.paint(painter, entry.icon, QRect(box.left() + 16, box.top(), side, box.height()), color("text3" if entry.reason else "text2"))
        right = _at_right(painter, box.adjusted(0, 0, -16, 0), entry.kind.value, "text3")
        if entry.keys:
            right = _at_right(painter, box.adjusted(0, 0, right - box.right() - 16, 0), entry.keys, "text2")
        room = QRect(box.left() + side + 26, box.top(), right - box.left() - side - 42, box.height())
        painter.setFont(theme().font("body"))
        painter.setPen(color(strong))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        rest = room.adjusted(metrics.horizontalAdvance(shown) + 12, 0, 0, 0)
        beside = entry.reason or entry.note
        if beside and rest.width() > theme().px(40):
            painter.setFont(theme().font("small"))
            painter.setPen(color("amber" if entry.reason else "text3"))
            painter.drawText(
                rest, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(beside, Qt.TextElideMode.ElideRight, rest.width())
            )
        painter.restore()


def _at_right(painter: QPainter, box: QRect, words: str, tone: str) -> int:
    """Caption words at the right of ``box``; where they begin."""
    font = theme().font("caption")
    painter.setFont(font)
    painter.setPen(theme().color(tone))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
    return box.right() - QFontMetrics(font).horizontalAdvance(words)
