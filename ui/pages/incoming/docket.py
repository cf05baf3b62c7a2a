"""The list of what departments filed: what is due first, then the rest, filtered by state and by unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.filing.incoming.views import Listed
from ui.icons import Icon
from ui.pages.incoming import words
from ui.pages.incoming.reading import Docket
from ui.pages.remaining import remaining
from ui.widgets.cells import NOTHING, Cell, deadline_cell
from ui.widgets.chip import MenuChip
from ui.widgets.empty import EmptyState
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.records import Column, RecordsModel
from ui.widgets.table import Table
from ui.widgets.text import Label

COLUMNS = (
    Column("unit", "单位", 104),
    Column("title", "文件"),
    Column("number", "文号", 176),
    Column("received", "收到", 78),
    Column("state", "状态", 92),
    Column("late", "按期/迟报", 92),
    Column("due", "期限", 104, "right"),
    Column("", "", 12),
    Column("registration", "登记号", 166),
)
_ALL = "全部"


class DocketView(QWidget):
    """``opened(incoming id)`` by Enter or a double click, ``receive_asked()`` by the button of the empty state."""

    opened = Signal(str)
    receive_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Listed, ...] = ()
        self._shorts: Mapping[str, str] = {}
        self._state = self._unit = ""
        self.states = MenuChip("状态", lambda menu: self._fill(menu, "state"), Icon.FILTER)
        self.units = MenuChip("单位", lambda menu: self._fill(menu, "unit"), Icon.FILTER)
        self._told = Label("", "small", "text3")
        self.model: RecordsModel[Listed] = RecordsModel(COLUMNS, self._cell, lambda one: one.incoming.id)
        self.table = Table(self.model)
        self.table.setAccessibleName("部门报送备案的文件")
        self.empty = EmptyState(Icon.INCOMING, words.EMPTY, "收文")
        self.nothing = EmptyState(Icon.FILTER, words.NOTHING_FOUND, "去掉筛选")
        self._stack = QStackedWidget()
        for part in (self.table, self.nothing, self.empty):
            self._stack.addWidget(part)
        self._tools = Pane("surface", "bottom")
        self._tools.setLayout(row(self.states, self.units, self._told, STRETCH, gap=10, margins=(24, 8, 24, 8)))
        whole = column(self._tools, self._stack)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.table.opened.connect(self._open)
        self.empty.clicked.connect(self.receive_asked)
        self.nothing.clicked.connect(lambda: self.choose("", ""))

    @property
    def shown(self) -> list[Listed]:
        """The rows seen now."""
        return self.model.rows

    def show_docket(self, docket: Docket) -> None:
        """Show these; the filters and the current row stay."""
        self._rows, self._shorts, self._today = docket.rows, docket.shorts, docket.today
        self._filter()

    def choose(self, state: str, unit: str) -> None:
        """Show those of a state (its word) and of a unit (its full name); empty for all."""
        self._state, self._unit = state, unit
        self.states.set_text(f"状态：{state}" if state else "状态")
        self.units.set_text(f"单位：{unit}" if unit else "单位")
        self._filter()

    def _filter(self) -> None:
        current = self.table.current
        some = [one for one in self._rows if self._state in ("", one.state_word) and self._unit in ("", one.unit)]
        self.model.set_rows(some)
        self._told.setText(f"{len(some)} / {len(self._rows)} 件" if len(some) != len(self._rows) else "")
        self._tools.setVisible(bool(self._rows))
        self._stack.setCurrentWidget(self.table if some else self.nothing if self._rows else self.empty)
        kept = self.model.row_of(current.incoming.id) if isinstance(current, Listed) else -1
        self.table.select_row(max(kept, 0))

    def _fill(self, menu: QMenu, facet: str) -> None:
        values = [one.state_word if facet == "state" else one.unit for one in self._rows]
        chosen = self._state if facet == "state" else self._unit
        for value in ("", *dict.fromkeys(values)):
            entry = menu.addAction(f"{value}　{values.count(value)}" if value else _ALL)
            entry.setCheckable(True)
            entry.setChecked(value == chosen)
            choose = partial(self.choose, value, self._unit) if facet == "state" else partial(self.choose, self._state, value)
            entry.triggered.connect(lambda _on=False, choose=choose: choose())

    def _open(self, one: object) -> None:
        if isinstance(one, Listed):
            self.opened.emit(one.incoming.id)

    def _cell(self, one: Listed, column_id: str) -> Cell:
        incoming, document = one.incoming, one.document
        match column_id:
            case "unit":
                return Cell(self._shorts.get(incoming.unit_id, one.unit), "text2", tip=one.unit)
            case "title":
                return Cell(document.called, strong=one.is_open, tip=document.title)
            case "number":
                return Cell(document.document_number, "text2") if document.document_number else Cell("没有文号", "text3")
            case "received":
                return Cell(
                    f"{incoming.received_at:%Y-%m-%d}",
                    "text2",
                    small=True,
                    tip=f"{incoming.received_at:%Y-%m-%d %H:%M} {incoming.receiver}收",
                )
            case "state":
                return Cell(one.state_word, chip=words.state_tone(one))
            case "late":
                word, tone = words.late_word(one)
                return Cell(word, tone, tip=f"应于 {one.lateness.due_on} 前报送" if one.lateness.due_on else one.lateness.told)
            case "due":
                if one.due is None:
                    return Cell()
                return deadline_cell(remaining(one.due), f"{one.due.deadline.name}，{one.due.deadline.due_on} 到期")
            case "registration":
                return Cell(incoming.registration_number, "text2") if incoming.registration_number else NOTHING
            case _:
                return Cell()
