"""Choosing another document of the register to compare with: a few characters of its title or number, and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.lifecycle import lookup
from app.office import Office
from db.records import Document
from ui.dialogs.frame import Dialog
from ui.ops import Ops
from ui.pages.naming import named, number_of
from ui.theme import theme
from ui.widgets.fields import SearchField
from ui.widgets.lines import RECORD, Lines, LinesView

Index = QModelIndex | QPersistentModelIndex
_SHOWN = 9


def _words(document: Document, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return named(document)
    return f"{named(document)}，{number_of(document)}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, theme().px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        document: Document = index.data(RECORD)
        color, box = theme().color, option.rect.adjusted(10, 0, -10, 0)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, color("selected"))
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        number = number_of(document)
        wide = painter.fontMetrics().horizontalAdvance(number)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        painter.setFont(theme().font("small"))
        painter.setPen(color("text"))
        room = QRect(box.left(), box.top(), box.width() - wide - 16, box.height())
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(named(document), Qt.TextElideMode.ElideRight, room.width()),
        )
        painter.restore()


class _Found(LinesView):
    """The documents found; Enter and a double click take the current one."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = Lines[Document](_words)
        super().__init__(self._rows, _Delegate(), "找到的文件", parent)
        self.setFixedHeight(theme().px(36) * _SHOWN)
        self.doubleClicked.connect(lambda _index: self.taken.emit())

    def show_documents(self, found: Sequence[Document]) -> None:
        """Show these, the first current."""
        self._rows.set_records(found)
        if found:
            self.setCurrentIndex(self._rows.index(0))

    @property
    def chosen(self) -> Document | None:
        """The current document."""
        found = self.currentIndex().data(RECORD) if self.currentIndex().isValid() else None
        return found if isinstance(found, Document) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class DocumentPicker(Dialog):
    """``picked(document id)`` of a document of the register; ``title``, ``line`` and ``verb`` say what for."""

    picked = Signal(str)

    def __init__(
        self,
        ops: Ops[Office],
        parent: QWidget | None = None,
        title: str = "选择另一件文件",
        line: str = "取这一件现在的文本来比。",
        verb: str = "比对",
    ) -> None:
        super().__init__(title, line, verb=verb, width=560, parent=parent)
        self._ops = ops
        self.search = SearchField("标题、文号或者拼音首字母")
        self.found = _Found()
        self.body.addWidget(self.search)
        self.body.addWidget(self.found)
        self.search.textChanged.connect(self._ask)
        self.search.left_downwards.connect(self.found.setFocus)
        self.search.returnPressed.connect(self.accept)
        self.found.taken.connect(self.accept)
        self.accepted.connect(self._tell)
        self.search.setFocus()
        self._ask("")

    def _ask(self, words: str) -> None:
        self._ops.query(lambda office: lookup.looked_up(office, words.strip()), lambda found: self._show(words, found), owner=self)

    def _show(self, words: str, found: tuple[Document, ...]) -> None:
        if words == self.search.text():
            self.found.show_documents(found)
            self.missing("" if found else "没有找到。换标题里的两个字、文号或者拼音首字母试试。")

    def _tell(self) -> None:
        if self.found.chosen is not None:
            self.picked.emit(self.found.chosen.id)
