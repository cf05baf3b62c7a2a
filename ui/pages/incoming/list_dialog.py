"""核对发文清单: whose list, and what would come of each row, before anything is kept. Values in, values out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.filing.incoming.declaring import NOT_DUE, Compared, DeclaredList
from app.filing.incoming.matching import FILED, LATE, MISSING
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.form import EditRow
from ui.widgets.records import Column, RecordsModel
from ui.widgets.suggestions import framed
from ui.widgets.table import Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_COLUMNS = (
    Column("row", "行", 44, "right"),
    Column("", "", 8),
    Column("title", "文件"),
    Column("number", "文号", 170),
    Column("published", "公布日期", 92),
    Column("state", "情况", 148),
)
_TONES = {FILED: Tone.GREEN, LATE: Tone.AMBER, MISSING: Tone.RED, NOT_DUE: Tone.OUTLINE}
_MOST = 3


class ListDialog(Dialog):
    """``unit_changed(name)`` wants :meth:`show_rows`; ``submitted(unit name)`` by the verb. It stays open until :meth:`accept`."""

    unit_changed = Signal(str)
    submitted = Signal(str)

    def __init__(self, listed: DeclaredList, units: Sequence[str], unit: str = "", parent: QWidget | None = None) -> None:
        line = f"“{listed.file_name}”读出 {len(listed.rows)} 件。先看核对的结果，再登记。"
        super().__init__("核对发文清单", line, verb="登记核对结果", icon=Icon.CHECK, width=860, parent=parent)
        self.setModal(True)
        self.unit = QLineEdit(unit)
        completer = framed(QCompleter(list(units), self.unit))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.unit.setCompleter(completer)
        self.told = Label("", "small", "text2", wrap=True)
        self.model: RecordsModel[Compared] = RecordsModel(_COLUMNS, _cell, lambda one: str(one.row.row))
        self.table = Table(self.model)
        self.table.setAccessibleName("清单核对的结果")
        self.table.setMinimumHeight(theme().px(280))
        self.body.addWidget(EditRow("哪个部门的清单", self.unit))
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        if listed.problems:
            said = "；".join(f"第 {number} 行{why}" for number, why in listed.problems[:_MOST])
            rest = f"；另有 {len(listed.problems) - _MOST} 行" if len(listed.problems) > _MOST else ""
            self.body.addWidget(Label(f"有 {len(listed.problems)} 行没有读：{said}{rest}。改好清单后再核对。", "small", "amber", wrap=True))
        self.verb.clicked.disconnect(self.accept)
        self.verb.clicked.connect(self._submit)
        self.unit.textChanged.connect(lambda text: self.unit_changed.emit(text.strip()))
        (self.table if unit else self.unit).setFocus()

    def show_rows(self, rows: Sequence[Compared]) -> None:
        """Show what would come of each row."""
        self.model.set_rows(rows)
        words = ((FILED, "按期"), (LATE, "迟报"), (MISSING, "漏报"), (NOT_DUE, "未到期（不登记）"))
        counts = [
            f"{word} {sum(one.state == state for one in rows)} 件" for state, word in words if any(one.state == state for one in rows)
        ]
        self.told.setText("，".join(counts))

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why, and let it be tried again."""
        self.verb.allow("")
        self.problem.setText(sentence)

    def _submit(self) -> None:
        if not self.unit.text().strip():
            self.problem.setText("没有填是哪个部门的清单。")
            self.unit.setFocus()
            return
        self.problem.setText("")
        self.verb.allow("正在登记")
        self.submitted.emit(self.unit.text().strip())


def _cell(one: Compared, column_id: str) -> Cell:
    match column_id:
        case "row":
            return Cell(str(one.row.row), "text3", align="right", small=True)
        case "title":
            return Cell(one.row.title)
        case "number":
            return Cell(one.row.document_number, "text2") if one.row.document_number else NOTHING
        case "published":
            return Cell(one.row.published_on.isoformat(), "text2", small=True) if one.row.published_on else NOTHING
        case "state":
            return Cell(one.word, chip=_TONES[one.state], tip=f"应于 {one.due_on} 前报送" if one.due_on else "")
        case _:
            return Cell()
