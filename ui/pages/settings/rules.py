"""审核规则: how many rules judge a draft, in which groups, and the hash by which an old judgement can be traced to them; the way to their page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.settings import RuleGroup, RulesInForce
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import Cell
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.text import Label

_COLUMNS = (Column("name", "规则组"), Column("code", "代号", 110), Column("rules", "规则", 120, "right"))


class RulesPane(QWidget):
    """The groups of rules, to be read. ``page_asked(group)`` for the page where they are looked after; empty for all."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted = Label("", "body", strong=True)
        self._hash = Label("", "small", "text3")
        self._hash.setTextInteractionFlags(self._hash.textInteractionFlags().TextSelectableByMouse)
        self.model: RecordsModel[RuleGroup] = RecordsModel(_COLUMNS, _cell, lambda group: group.code, parent=self)
        self.table = Table(self.model)
        self.table.setAccessibleName("规则组")
        head = Pane("surface", "bottom")
        self.open = Button("打开审核规则", icon=Icon.RULES, height=28)
        head.setLayout(row(self._counted, self._hash, STRETCH, self.open, gap=10, margins=(24, 12, 24, 12)))
        self.table.setMaximumWidth(theme().px(780))
        body = row(self.table, STRETCH, margins=(12, 0, 12, 0))
        body.setStretchFactor(self.table, 1)
        whole = column(head, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        self.open.clicked.connect(lambda: self.page_asked.emit(""))
        self.table.opened.connect(lambda group: self.page_asked.emit(group.code))

    def show_rules(self, rules: RulesInForce) -> None:
        """Show these."""
        self._counted.setText(f"{rules.count} 条规则，{len(rules.groups)} 组")
        self._hash.setText(f"规则包 {rules.hash[:12]}，每次审核都记下当时的规则包")
        self._hash.setToolTip(rules.hash)
        self.model.set_rows(list(rules.groups))


def _cell(group: RuleGroup, column_id: str) -> Cell:
    match column_id:
        case "code":
            return Cell(group.code, "text2")
        case "name":
            return Cell(group.name)
        case _:
            return Cell(f"{group.rules} 条", align="right")
