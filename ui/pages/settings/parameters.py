"""辖区与参数: which place's rules of time and number hold, and the table in which each figure's basis stands (参数核对表)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.lifecycle.jurisdiction import SWITCH, Parameter
from app.settings import OfficeSettings
from ui.widgets.cells import Cell
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_COLUMNS = (
    Column("name", "参数", 280),
    Column("value", "数值", 96),
    Column("basis", "依据"),
    Column("state", "核对", 92),
)


class ParametersPane(QWidget):
    """The jurisdiction and its parameters, to be read. ``jurisdiction_chosen(key)``."""

    jurisdiction_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self.choice.setAccessibleName("辖区")
        self.choice.activated.connect(lambda index: self.jurisdiction_chosen.emit(self._keys[index]))
        self._keys: list[str] = []
        self._counted = Label("", "small", "text3")
        self.model: RecordsModel[Parameter] = RecordsModel(_COLUMNS, parameter_cell, lambda parameter: parameter.key, parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("参数核对表")
        head = Pane("surface", "bottom")
        head.setLayout(row(Label("辖区", "small", "text2"), self.choice, STRETCH, self._counted, gap=10, margins=(24, 10, 24, 10)))
        body = row(self.table, margins=(12, 0, 12, 0))
        whole = column(head, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def show_settings(self, settings: OfficeSettings) -> None:
        """Show the jurisdictions there are and the parameters of the one in force."""
        self._keys = [key for key, _ in settings.jurisdictions]
        self.choice.clear()
        self.choice.addItems([name for _, name in settings.jurisdictions])
        self.choice.setCurrentIndex(self._keys.index(settings.jurisdiction))
        self.choice.updateGeometry()
        self.model.set_rows(list(settings.parameters))
        waiting = sum(not parameter.verified for parameter in settings.parameters)
        self._counted.setText(f"{len(settings.parameters)} 项，{waiting} 项待核对。待核对的照现值计算，期限后面写明“依据待核对”。")


def parameter_cell(parameter: Parameter, column_id: str) -> Cell:
    """What stands in a cell of the table."""
    match column_id:
        case "name":
            return Cell(parameter.name)
        case "value":
            return Cell(parameter_value(parameter))
        case "basis":
            return Cell(parameter.basis, "text2", tip=parameter.basis)
        case _:
            return Cell("已核对", chip=Tone.GREEN) if parameter.verified else Cell("待核对", chip=Tone.AMBER)


def parameter_value(parameter: Parameter) -> str:
    """15 日, 6 个月, 2 份, 开."""
    if parameter.unit == SWITCH:
        return "开" if parameter.amount else "关"
    return f"{parameter.amount} {'个月' if parameter.unit == '月' else parameter.unit}"
