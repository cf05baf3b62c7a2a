"""打印当日单据: which day, and a list to tick. Takes the papers of a day, gives those ticked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.filing.batch import DayPaper
from ui.dialogs.date_field import DateField
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.text import Label

_COLUMNS = (
    Column("name", "单据", 130),
    Column("title", "文件"),
    Column("counterpart", "受理或来文单位", 150),
    Column("copies", "份数", 60, "right"),
)
_LINE = "这一天报送的备案报告和登记表、收到来文的回执，按次序连成一份打印。份数照受理方的要求；每份从新的一张纸起，可以双面打印。"


class DayPapersDialog(Dialog):
    """``day_chosen(day)`` asks for the papers of a day, answered by :meth:`show_papers`; ``wanted(day, keys)`` when those ticked shall be set."""

    day_chosen = Signal(object)
    wanted = Signal(object, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("打印当日单据", _LINE, verb="打印预览", icon=Icon.PRINT, width=760, cancel="关闭", parent=parent)
        self._shown = today
        self.day = DateField(today, today)
        self.day.setAccessibleName("日期")
        self.day.setFixedWidth(theme().px(150))
        self.all = Button("全选", height=28)
        self.none = Button("全不选", height=28)
        self.model: RecordsModel[DayPaper] = RecordsModel(_COLUMNS, _cell, lambda paper: paper.key, checkable=True, parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("当日单据")
        self.table.setMinimumHeight(theme().px(260))
        self.told = Label("", "small", "text2", wrap=True)
        frame = Framed("light")
        frame.setLayout(column(self.table, margins=(1, 1, 1, 1)))
        self.body.addLayout(row(Label("日期", "body"), self.day, STRETCH, self.all, self.none, gap=8))
        self.body.addWidget(frame)
        self.body.addWidget(self.told)
        self.day.editingFinished.connect(self._on_day)
        self.all.clicked.connect(lambda: self.model.check_all(on=True))
        self.none.clicked.connect(lambda: self.model.check_all(on=False))
        self.model.checked_changed.connect(self._count)
        self.table.space_pressed.connect(lambda: self.model.toggle(self.table.currentIndex().row()))
        self.table.opened.connect(lambda paper: self.model.toggle(self.model.row_of(paper.key)))
        # the dialog stays: another day may be printed after this one
        self.verb.clicked.disconnect()
        self.verb.clicked.connect(self._ask)
        self.verb.allow("正在查找")

    def show_papers(self, day: date, papers: Sequence[DayPaper]) -> None:
        """List the papers of ``day``, all ticked."""
        if day != self._shown:
            return
        self.model.set_rows(papers)
        self.model.check_all(on=True)
        self.table.select_row(0)
        self._count()

    def refuse(self, sentence: str) -> None:
        """They could not be set: say why."""
        self.problem.setText(sentence)
        self._count()

    def done(self, result: int) -> None:
        self.day.blockSignals(True)
        super().done(result)

    def _on_day(self) -> None:
        day = None if self.day.problem() else self.day.day()
        self.problem.setText(self.day.problem())
        if day is not None and day != self._shown:
            self._shown = day
            self.verb.allow("正在查找")
            self.day_chosen.emit(day)

    def _count(self) -> None:
        checked, there = self.model.checked, self.model.rows
        sheets = sum(paper.copies for paper in checked)
        if not there:
            self.told.setText(f"{self._shown} 没有要打印的单据。登记报送或者收文以后，单据列在这里。")
        else:
            self.told.setText(f"共 {len(there)} 种，已选 {len(checked)} 种，{sheets} 份。")
        self.verb.allow("" if checked else "没有选中的单据")

    def _ask(self) -> None:
        self.problem.setText("")
        self.verb.allow("正在排版")
        self.wanted.emit(self._shown, frozenset(paper.key for paper in self.model.checked))


def _cell(paper: DayPaper, column_id: str) -> Cell:
    match column_id:
        case "name":
            return Cell(paper.name)
        case "title":
            return Cell(paper.title, tip=paper.title)
        case "counterpart":
            return Cell(paper.counterpart, "text2")
        case "copies":
            return Cell(f"{paper.copies} 份", align="right")
        case _:
            return Cell()
