"""The objections: those that are owed an answer by the day it is due, then the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.objections.views import Listed
from ui.icons import Icon
from ui.pages.incoming import words
from ui.pages.remaining import remaining
from ui.widgets.cells import NOTHING, Cell, deadline_cell
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column
from ui.widgets.records import Column, RecordsModel
from ui.widgets.table import Table

EMPTY = "没有登记过异议。收到审查建议、附带审查通知、司法建议或者检察建议后在这里登记。"
_COLUMNS = (
    Column("kind", "来件", 140),
    Column("applicant", "来件人", 140),
    Column("title", "文件"),
    Column("path", "条款", 92),
    Column("received", "收到", 78),
    Column("state", "状态", 104),
    Column("due", "期限", 104, "right"),
    Column("", "", 12),
    Column("answer", "答复", 166),
)


class ObjectionList(QWidget):
    """``opened(objection id)`` by Enter or a double click, ``receive_asked()`` by the button of the empty state."""

    opened = Signal(str)
    receive_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RecordsModel[Listed] = RecordsModel(_COLUMNS, _cell, lambda one: one.objection.id)
        self.table = Table(self.model)
        self.table.setAccessibleName("对文件的异议")
        self.empty = EmptyState(Icon.COMMENT, EMPTY, "登记异议")
        self._stack = QStackedWidget()
        for part in (self.table, self.empty):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self.empty.clicked.connect(self.receive_asked)
        self.table.opened.connect(lambda one: self.opened.emit(one.objection.id) if isinstance(one, Listed) else None)

    def show_objections(self, found: Sequence[Listed]) -> None:
        """Show these; the current one stays current."""
        current = self.table.current
        self.model.set_rows(found)
        self._stack.setCurrentWidget(self.table if found else self.empty)
        kept = self.model.row_of(current.objection.id) if isinstance(current, Listed) else -1
        self.table.select_row(max(kept, 0))


def _cell(one: Listed, column_id: str) -> Cell:
    objection = one.objection
    match column_id:
        case "kind":
            return Cell(one.kind.label, "text2")
        case "applicant":
            return Cell(objection.applicant, strong=one.is_open)
        case "title":
            return Cell(one.document.called, tip=f"{one.document.title}\n{one.document.document_number or '未编号'}")
        case "path":
            return Cell(objection.path, "text2") if objection.path else Cell("整件", "text3")
        case "received":
            return Cell(objection.received_on.isoformat(), "text2", small=True)
        case "state":
            return Cell(one.state_word, chip=words.objection_tone(objection.state))
        case "due":
            if one.due is None:
                return Cell()
            return deadline_cell(remaining(one.due), f"{one.due.deadline.name}，{one.due.deadline.due_on} 到期")
        case "answer":
            return Cell(objection.answer_number, "text2", tip=objection.outcome or "") if objection.answer_number else NOTHING
        case _:
            return Cell()
