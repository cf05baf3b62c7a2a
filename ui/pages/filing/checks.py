"""漏报迟报: the three rates of a year, what keeps them from being whole, and every filing that is late, missing or without its answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.filing.checking import Check, Fault, Owed, Rate
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.pressable import Pressable
from ui.widgets.records import Column, RecordsModel
from ui.widgets.segments import Segments
from ui.widgets.table import Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_TONES = {
    Fault.NO_RECORD: Tone.RED, Fault.MISSING: Tone.RED, Fault.LATE: Tone.AMBER, Fault.NO_RECEIPT: Tone.AMBER, Fault.NO_OUTCOME: Tone.NEUTRAL,
}  # fmt: skip
_COLUMNS = (
    Column("title", "标题"),
    Column("recipient", "受理机关", 104),
    Column("occasion", "事由", 76),
    Column("due_on", "应报日期", 92),
    Column("filed_on", "报送日期", 92),
    Column("late", "逾期", 68, "right"),
    Column("", "", 12),
    Column("fault", "问题", 124),
)


class RateTile(Pressable, Framed):
    """One rate with its figures, which shows what keeps it from being whole. ``clicked()``."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name, self._value = Label("", "small", "text2"), Label("", "figure", strong=True)
        self._told = Label("", "caption", "text3")
        self.setLayout(column(self._name, self._value, self._told, gap=2, margins=(16, 10, 16, 12)))
        self.setFixedWidth(theme().px(220))

    def show_rate(self, rate: Rate) -> None:
        """Show another rate."""
        self._name.setText(rate.name)
        self._value.setText(rate.value)
        self._told.setText(f"{rate.formula}　{len(rate.part)} / {len(rate.whole)}")
        self.setAccessibleName(f"{rate.name} {rate.value}，{rate.formula}，{len(rate.part)} / {len(rate.whole)}")
        self.setToolTip(f"看没有达到的 {len(rate.short_of)} 份")


class CheckView(QWidget):
    """``year_asked(year)`` by the choice of years, ``opened(document id)`` by a row, ``export_asked()``. :attr:`shown` are the rows seen now."""

    year_asked = Signal(int)
    opened = Signal(str, object)
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check: Check | None = None
        self.years = Choice([])
        self.export = Button("导出表格", icon=Icon.EXCEL)
        self.tiles = (RateTile(), RateTile(), RateTile())
        self.faults = Segments([])
        self.model: RecordsModel[Owed] = RecordsModel(
            _COLUMNS, _cell, lambda one: f"{one.document.id}{one.recipient}{one.occasion}{one.due_on}"
        )
        self.table = Table(self.model)
        self.table.setAccessibleName("漏报迟报的文件")
        self.empty = EmptyState(Icon.FILED, "这一年没有漏报、迟报和缺回执的。", "")
        self._told = Label("", "small", "text3")
        self._stack = QStackedWidget()
        for part in (self.table, self.empty):
            self._stack.addWidget(part)
        head = row(*self.tiles, STRETCH, gap=12, margins=(24, 16, 24, 0))
        tools = row(
            Label("年度", "small", "text2"), self.years, self.faults, self._told, STRETCH, self.export, gap=10, margins=(24, 12, 24, 10)
        )
        whole = column(head, tools, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.years.activated.connect(lambda index: self.year_asked.emit(int(self.years.itemText(index))))
        self.faults.chosen.connect(self._show_fault)
        self.export.clicked.connect(self.export_asked)
        self.table.opened.connect(self._open)
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda place=place: self._show_short(place))

    @property
    def shown(self) -> list[Owed]:
        """The rows seen now, which are what is exported."""
        return self.model.rows

    @property
    def year(self) -> int:
        """The year shown; 0 before the first."""
        return self._check.year if self._check else 0

    def show_check(self, check: Check, years: Sequence[int]) -> None:
        """Show a year, all its faults first."""
        self._check = check
        self.years.blockSignals(True)
        self.years.clear()
        self.years.addItems([str(year) for year in years])
        self.years.setCurrentText(str(check.year))
        self.years.blockSignals(False)
        for tile, rate in zip(self.tiles, check.rates, strict=True):
            tile.show_rate(rate)
        self.faults.set_labels([f"全部问题 {len(check.faulty)}", *(f"{fault} {len(check.having(fault))}" for fault in Fault)])
        self.faults.blockSignals(True)
        self.faults.choose(0)
        self.faults.blockSignals(False)
        self._show_fault(0)

    def _show_fault(self, index: int) -> None:
        if self._check is not None:
            self._show(self._check.faulty if index <= 0 else self._check.having(list(Fault)[index - 1]), "")

    def _show_short(self, place: int) -> None:
        """What keeps a rate from being whole."""
        if self._check is not None:
            rate = self._check.rates[place]
            self.faults.clear()
            self._show(rate.short_of, f"{rate.name}没有达到的 {len(rate.short_of)} 份")

    def _show(self, owed: Sequence[Owed], told: str) -> None:
        self._told.setText(told)
        self.model.set_rows(owed)
        self.export.allow("" if owed else "没有可导出的")
        self._stack.setCurrentWidget(self.table if owed else self.empty)

    def _open(self, one: object) -> None:
        if isinstance(one, Owed):
            self.opened.emit(one.document.id, one.filing.ordinal if one.filing else None)


def _cell(one: Owed, column_id: str) -> Cell:
    match column_id:
        case "title":
            return Cell(
                one.document.title, strong=bool(one.faults), tip=f"{one.document.title}\n{one.document.document_number or '未编号'}"
            )
        case "recipient":
            return Cell(one.short)
        case "occasion":
            return Cell(one.occasion)
        case "due_on":
            return Cell(one.due_on.isoformat(), small=True)
        case "filed_on":
            return Cell(one.filed_on.isoformat(), small=True) if one.filed_on else Cell("没有报送", "text3", small=True)
        case "late":
            return Cell(f"{one.late} 日", "red", align="right") if one.late else Cell()
        case "fault":
            if not one.faults:
                return Cell("没有一次登记成功", "text3", tip="补正过、退回过，或者还没有登记")
            return Cell(one.faults[0].value, chip=_TONES[one.faults[0]], tip="、".join(one.faults))
        case _:
            return Cell()
