"""The opinions received in a consultation as a table that the keys work: what was said, what became of it and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.lifecycle.comments import DISPOSITIONS
from db.records import Comment
from ui.theme import theme
from ui.widgets.cells import Cell
from ui.widgets.layout import column
from ui.widgets.records import Column, RecordsModel
from ui.widgets.table import Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_COLUMNS = (
    Column("ordinal", "序号", 56), Column("commenter", "提出人", 148), Column("kind", "类别", 104), Column("path", "条款", 104), Column("words", "意见"),
    Column("disposition", "处理", 92), Column("reason", "理由"),
)  # fmt: skip
_MOST = 8
"""So many rows are shown before the table scrolls."""
KEYS = "Enter 修改，1 采纳，2 部分采纳，3 不采纳，N 登记一条，Delete 移除"
_TONES = {"采纳": Tone.GREEN, "部分采纳": Tone.AMBER, "不采纳": Tone.OUTLINE}


def cell(comment: Comment, column_id: str) -> Cell:
    """What stands in a cell of the table."""
    match column_id:
        case "ordinal":
            return Cell(str(comment.ordinal), "text3")
        case "path":
            return Cell(comment.path or "全文", "text2")
        case "disposition":
            word = comment.disposition
            return Cell(word, chip=_TONES.get(word, Tone.NEUTRAL)) if word else Cell("待处理", chip=Tone.AMBER)
        case "reason":
            return Cell(comment.reason or "", "text2")
        case "kind":
            return Cell(comment.kind, "text2")
        case "commenter":
            return Cell(comment.commenter)
        case _:
            return Cell(comment.words.replace("\n", " "))


class _Opinions(Table):
    """The table itself. ``disposed(comment, disposition)`` by 1–3, ``removed(comment)`` by Delete."""

    disposed = Signal(object, str)
    removed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = dict(zip("123", DISPOSITIONS, strict=True))
        if not isinstance(self.current, Comment) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.text() in words:
            self.disposed.emit(self.current, words[event.text()])
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.current)
        else:
            super().keyPressEvent(event)


class CommentTable(QWidget):
    """``edited(comment)`` by Enter or a double click; the keys of the table are told beneath it. Empty it takes no room."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RecordsModel[Comment] = RecordsModel(_COLUMNS, cell, lambda comment: comment.id)
        self.table = _Opinions(self.model)
        self.table.setAccessibleName("收到的意见")
        self.table.setObjectName("comments")
        self.setLayout(column(self.table, 6, Label(KEYS, "caption", "text3"), 20))
        self.table.opened.connect(self.edited)
        theme().changed.connect(self._fit)
        self.hide()

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Show these; the row that was current stays so, and the focus goes on to the next one that waits."""
        before = self.table.current
        self.model.set_rows(comments)
        self.setVisible(bool(comments))
        self._fit()
        if not comments:
            return
        here = self.model.row_of(before.id) if isinstance(before, Comment) else -1
        waits = [place for place, comment in enumerate(comments) if comment.disposition is None]
        is_done = here >= 0 and comments[here].disposition is not None and isinstance(before, Comment) and before.disposition is None
        ahead = [place for place in waits if place > here]
        self.table.select_row((ahead or waits or [here])[0] if is_done else max(here, 0))

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), 1), _MOST)
        self.table.setFixedHeight(theme().size("tableHead") + rows * theme().size("rowDense") + 2)
