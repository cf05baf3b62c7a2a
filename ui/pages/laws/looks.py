"""What is looked at before an import: the rows of a table with what is wrong with the bad ones, and the text of a law with what it was read as."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.law.importing import LawRow
from app.law.texts import LawReading
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import NOTHING, Cell
from ui.widgets.form import EditRow
from ui.widgets.layout import Framed, column, row
from ui.widgets.records import Column, RecordsModel
from ui.widgets.suggestions import framed
from ui.widgets.table import Table
from ui.widgets.text import IconLabel, Label

_COLUMNS = (Column("row", "行号", 64, "right"), Column("title", "名称", 220), Column("said", "结果"))


class RowsDialog(Dialog):
    """The rows of a table, the bad ones first; the verb takes the good ones."""

    def __init__(self, name: str, rows: Sequence[LawRow], parent: QWidget | None = None) -> None:
        bad = [one for one in rows if one.law is None]
        good = len(rows) - len(bad)
        told = f"{good:,} 行可以导入。" if not bad else f"{good:,} 行可以导入，{len(bad):,} 行不能。改好后重新导入这几行即可。"
        super().__init__(f"导入“{name}”", told, verb=f"导入 {good:,} 部", icon=Icon.IMPORT, width=880, parent=parent)
        self.model: RecordsModel[LawRow] = RecordsModel(_COLUMNS, _cell, lambda one: str(one.row))
        self.model.set_rows([*bad, *(one for one in rows if one.law is not None)])
        self.table = Table(self.model)
        self.table.setAccessibleName("表格的各行")
        self.table.setMinimumHeight(theme().px(300))
        self.body.addWidget(self.table)
        self.problem.setText("" if good else "没有一行可以导入。")
        self.verb.allow("" if good else "没有一行可以导入")


def _cell(one: LawRow, column_id: str) -> Cell:
    match column_id:
        case "row":
            return Cell(str(one.row), "text2", align="right")
        case "title":
            return Cell(one.title, tip=one.title) if one.title else NOTHING
        case _:
            return Cell(one.problem, "red", tip=one.problem) if one.problem else Cell("可以导入", "text2")


class TextDialog(Dialog):
    """The text of a law as it was read: which law it is, its articles and days, and what to mind. :attr:`law` is the title it is kept under.

    ``add_asked()`` where the library does not know the law yet.
    """

    add_asked = Signal()

    def __init__(
        self, name: str, reading: LawReading, matched: str, near: Sequence[str], minded: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("导入全文", f"文件：{name}", verb="导入", icon=Icon.IMPORT, width=560, parent=parent)
        self.field = QLineEdit(matched)
        self.field.setCursorPosition(0)
        self.field.setAccessibleName("存为这部法的全文")
        completer = framed(QCompleter(list(near), self.field))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        found = (
            f"文本自称《{reading.title}》。"
            if matched
            else f"文本自称《{reading.title}》，法规库里没有这个名称，选它是哪一部，或者先新增。"
        )
        self.body.addWidget(EditRow("存为这部法的全文", self.field, found))
        facts = Framed("light")
        facts.setLayout(column(*(Label(words, "small", wrap=True) for words in read_as(reading)), gap=4, margins=(14, 10, 14, 10)))
        self.body.addWidget(facts)
        for words in minded:
            line = row(IconLabel(Icon.RISK, "amber"), Label(words, "small", wrap=True), gap=8)
            line.setStretch(1, 1)
            self.body.addLayout(line)
        if not matched:
            self.add = Button("先新增这部法", icon=Icon.ADD)
            self.add.clicked.connect(self._ask_to_add)
            self.foot.addWidget(self.add)
        self.field.textChanged.connect(lambda _text: self._judge())
        self._judge()

    @property
    def law(self) -> str:
        """The title of the law that the text is kept under."""
        return self.field.text().strip().strip("《》")

    def refuse(self, sentence: str) -> None:
        """It was not imported: why."""
        self.problem.setText(sentence)
        self.verb.allow()

    def _ask_to_add(self) -> None:
        self.reject()
        self.add_asked.emit()

    def _judge(self) -> None:
        self.problem.setText("")
        self.verb.allow("" if self.law else "没有写是哪一部法")


def read_as(reading: LawReading) -> list[str]:
    """What was read from a file, a line each."""
    first, last = reading.articles[0][0], reading.articles[-1][0]
    days = (("公布", reading.promulgated_on), ("最近修改", reading.revised_on), ("施行", reading.effective_on))
    told = "，".join(f"{word} {day}" for word, day in days if day)
    return [f"读出 {len(reading.articles)} 条，从{first}到{last}。", told + "。" if told else "文本里没有写公布、修改和施行的日期。"]
