"""The list of published documents: open filings first, a column for each recipient, then the filed ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.filing.docket import Brief, Docketed
from app.filing.rounds import PUBLISHED
from ui import icons
from ui.pages.filing.words import brief_mark, spoken
from ui.theme import theme
from ui.widgets.chip import paint_chip
from ui.widgets.tone import Tone

_ROW, _HEAD = 56, 36
_GUTTER = 24
_COLUMN = 184
_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Heading:
    """A heading row: its words and how many documents follow."""

    def __init__(self, words: str, count: int, columns: tuple[str, ...]) -> None:
        self.words, self.count, self.columns = words, count, columns


class DocketModel(QAbstractListModel):
    """Heading rows and document rows in one list; ``UserRole`` gives the Heading or the Docketed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Docketed] = []

    def show(self, documents: Sequence[Docketed]) -> None:
        """Show these: open ones under 待报送, those a recipient waits for under 待补报、答复, the others under 已报送."""
        self.beginResetModel()
        self._rows = []
        columns = tuple(brief.short for brief in documents[0].filings) if documents else ()
        groups: dict[str, list[Docketed]] = {"待报送": [], "待补报、答复": [], "已报送": []}
        for document in documents:
            groups["待报送" if document.is_open else "待补报、答复" if document.is_asked else "已报送"].append(document)
        for words, some in groups.items():
            if some:
                self._rows += [Heading(words, len(some), columns), *some]
        self.endResetModel()

    def document_ids(self) -> list[str]:
        """The ids in the order shown."""
        return [row.document.id for row in self._rows if isinstance(row, Docketed)]

    def index_of(self, document_id: str) -> QModelIndex:
        """Where a document stands; an invalid index when it is not there."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Docketed) and row.document.id == document_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == _ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.words} {row.count}" if isinstance(row, Heading) else spoken(row.document, row.filings)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Docketed):
            return f"{row.document.title}\n{row.document.document_number or '未编号'}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(400, theme().px(_HEAD if isinstance(index.data(_ROLE), Heading) else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROLE)
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_row(painter, option.rect, row, chosen=chosen, over=over)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        painter.fillRect(rect, theme().color("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().color("border"))
        painter.setFont(theme().number_font("caption", weight=600))
        painter.setPen(theme().color("text2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(_GUTTER, 0, 0, 0), middle, f"{heading.words}　{heading.count}")
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text3"))
        for box, words in zip(columns(rect, len(heading.columns)), heading.columns, strict=True):
            painter.drawText(box, middle, words)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Docketed, *, chosen: bool, over: bool) -> None:
        color = theme().color
        painter.fillRect(rect, color("selected" if chosen else "hover" if over else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("border"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, color("accentFill"))
        cells = columns(rect, len(row.filings))
        self._paint_title(painter, rect, cells, row)
        for box, brief in zip(cells, row.filings, strict=True):
            self._paint_filing(painter, box, brief)

    def _paint_title(self, painter: QPainter, rect: QRect, cells: list[QRect], row: Docketed) -> None:
        wide = (cells[0].left() if cells else rect.right()) - rect.left() - _GUTTER - 16
        half = theme().px(_ROW) // 2
        first = QRect(rect.left() + _GUTTER, rect.top() + theme().px(8), wide, half - theme().px(8))
        painter.setFont(theme().font("body", weight=600 if row.is_open or row.is_asked else 400))
        painter.setPen(theme().color("text"))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, _cut(painter, row.document.title, wide))
        painter.setFont(theme().number_font("small"))
        painter.setPen(theme().color("text3"))
        published = row.document.published_on
        occasion = "" if row.occasion == PUBLISHED else row.occasion
        parts = (row.document.document_number or "", f"{published} 公布" if published else "", occasion)
        second = QRect(first.left(), first.bottom() + 1, wide, half - theme().px(8))
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, _cut(painter, " • ".join(p for p in parts if p), wide))

    def _paint_filing(self, painter: QPainter, box: QRect, brief: Brief) -> None:
        mark = brief_mark(brief)
        side = theme().px(16)
        icons.paint(painter, mark.icon, QRect(box.left(), box.center().y() - side // 2, side, side), _strong(mark.tone))
        rest = box.adjusted(side + 8, 0, 0, 0)
        if brief.is_open:
            paint_chip(painter, rest, mark.word, mark.tone)
            return
        painter.setFont(theme().font("small"))
        painter.setPen(_strong(mark.tone) if mark.tone is Tone.AMBER else theme().color("text2"))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, _cut(painter, mark.word, rest.width()))


class DocketList(QListView):
    """The list; ``opened(document_id)`` on a click or Enter."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.docket = DocketModel(self)
        self.setModel(self.docket)
        self.setItemDelegate(_RowPainter(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("待报送和已报送的文件")
        self.clicked.connect(self._open)
        theme().changed.connect(self.doItemsLayout)

    def show_documents(self, documents: Sequence[Docketed]) -> None:
        """Show these; the document that was current stays current."""
        current = self.currentIndex().data(_ROLE) if self.currentIndex().isValid() else None
        self.docket.show(documents)
        kept = self.docket.index_of(current.document.id) if isinstance(current, Docketed) else QModelIndex()
        if not kept.isValid() and self.docket.rowCount() > 1:
            kept = self.docket.index(1)
        self.setCurrentIndex(kept)

    def document_rect(self, document_id: str) -> QRect:
        """Where a document's row is in the viewport."""
        return self.visualRect(self.docket.index_of(document_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = index.data(_ROLE)
        if isinstance(row, Docketed):
            self.opened.emit(row.document.id)


def columns(rect: QRect, number: int) -> list[QRect]:
    """Where the recipients' cells of a row lie, at its right end."""
    wide = theme().px(_COLUMN)
    start = rect.right() - _GUTTER + 16 - wide * number
    return [QRect(QPoint(start + wide * n, rect.top()), QSize(wide - 8, rect.height() - 1)) for n in range(number)]


def _cut(painter: QPainter, text: str, wide: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide)


def _strong(tone: Tone) -> QColor:
    return theme().color("text3") if tone is Tone.NEUTRAL else tone.strong
