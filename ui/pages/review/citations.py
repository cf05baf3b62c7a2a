"""援引核对: clauses that lean on a cited law about a penalty, licence, coercion or fee, to be compared with that law by a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.records import Citation
from ui.theme import theme
from ui.widgets.lines import RECORD, Lines, LinesView, paint_ground, paint_hairline

_PATH_KEPT = 72
"""Pixels of a clause's name, before scaling, that are kept beside the name of a law."""


def law_of(citation: Citation) -> str:
    """《法名》第几条, the country's name left out; 依法 and the like, which name no law, stand as they are written."""
    bare = citation.law.strip("《》").removeprefix("中华人民共和国")
    if citation.law and f"《{citation.law.strip('《》')}" not in citation.quote:
        return f"{bare}（没有写明法名）"
    return (f"《{bare}》" if bare else "没有写明法名") + (citation.article or "")


def _words(citation: Citation, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{citation.path}，{law_of(citation)}，{citation.quote}"
    return citation.quote if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index) -> QSize:  # noqa: ANN001
        return QSize(200, theme().px(42) + 21)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # noqa: ANN001
        citation: Citation = index.data(RECORD)
        color, box = theme().color, option.rect
        painter.save()
        paint_ground(painter, option)
        paint_hairline(painter, option)
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        first = QRect(box.left() + 16, box.top() + 10, box.width() - 32, theme().px(22))
        named = QFontMetrics(theme().font("body")).horizontalAdvance(law_of(citation)) + 12
        room = max(first.width() - named, theme().px(_PATH_KEPT))
        path = painter.fontMetrics().elidedText(citation.path, Qt.TextElideMode.ElideRight, room)
        wide = painter.fontMetrics().horizontalAdvance(path)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, path)
        painter.setFont(theme().font("body"))
        painter.setPen(color("text"))
        shown = painter.fontMetrics().elidedText(law_of(citation), Qt.TextElideMode.ElideRight, first.width() - wide - 12)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(theme().font("small"))
        painter.setPen(color("text3"))
        second = first.translated(0, theme().px(22))
        painter.drawText(
            second,
            Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(citation.quote, Qt.TextElideMode.ElideRight, second.width()),
        )
        painter.restore()


class CitationsList(LinesView):
    """The list, read only; ``selected(citation_id)`` when the clerk goes to another line, ``opened()`` by Enter or a double click on the current one."""

    selected = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = Lines[Citation](_words)
        super().__init__(self._rows, _Delegate(), "援引核对", parent)
        self.clicked.connect(lambda index: self.selected.emit(index.data(RECORD).id))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def set_citations(self, citations: Sequence[Citation], current: str | None) -> None:
        """Show these with ``current`` (an id) selected; nothing is emitted."""
        if self._rows.records != list(citations):
            self._rows.set_records(citations)
        row = next((row for row, citation in enumerate(citations) if citation.id == current), -1)
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row))
