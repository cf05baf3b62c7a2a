"""被引用: every clause of the register that cites a law."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStackedWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.law.impact import CitingClause
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column
from ui.widgets.lines import RECORD, Lines, LinesView, paint_ground, paint_hairline

NOBODY = "台账里没有文件引用这部法。"
LOOKING = "正在台账里找引用这部法的条文。"


def _words(clause: CitingClause, role: int) -> object:
    said = f"《{clause.title}》{clause.path}，引用{clause.article or '全文'}：{clause.clause}"
    return said if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index) -> QSize:  # noqa: ANN001
        return QSize(200, theme().px(64) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # noqa: ANN001
        clause: CitingClause = index.data(RECORD)
        color, box = theme().color, option.rect
        painter.save()
        paint_ground(painter, option)
        paint_hairline(painter, option)
        line = QRect(box.left() + 18, box.top() + 7, box.width() - 36, theme().px(21))
        around = _around(clause)
        for words, size, tone in ((clause.title, "small", "text"), (_place(clause), "caption", "text2"), (around, "caption", "text2")):
            painter.setFont(theme().font(size))
            painter.setPen(color(tone))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, theme().px(21))
        painter.restore()


def _place(clause: CitingClause) -> str:
    return f"{clause.path}　引用{clause.article or '整部法'}"


def _around(clause: CitingClause) -> str:
    """The clause from a little before the citation on."""
    start = max(0, clause.start - 8)
    return ("……" if start else "") + clause.clause[start:].replace("\n", "")


class _View(LinesView):
    """Enter opens, as a click does."""

    chosen = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(RECORD))
        else:
            super().keyPressEvent(event)


class Citing(QWidget):
    """``opened(CitingClause)`` by a click or Enter."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = Lines[CitingClause](_words)
        self.view = _View(self._lines, _Delegate(), "引用这部法的条文")
        self.nothing = EmptyState(Icon.LINK, NOBODY)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.view)
        self.setLayout(column(self.stack))
        self.view.chosen.connect(self.opened)
        self.view.clicked.connect(lambda index: self.opened.emit(index.data(RECORD)))

    @property
    def clauses(self) -> list[CitingClause]:
        """What is shown."""
        return list(self._lines.records)

    def wait(self) -> None:
        """It is being looked for."""
        self._lines.set_records(())
        self.nothing.set_sentence(LOOKING)
        self.stack.setCurrentIndex(0)

    def show_clauses(self, clauses: Sequence[CitingClause]) -> None:
        """Show these."""
        self._lines.set_records(clauses)
        self.nothing.set_sentence(NOBODY)
        self.stack.setCurrentIndex(1 if clauses else 0)
