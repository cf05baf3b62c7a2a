"""The bar over the law library: states, levels, and what the office itself added or has the text of."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.law.listing import STATES, Listing, Sought, in_order
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.chip import MenuChip
from ui.widgets.fields import CheckBox
from ui.widgets.layout import STRETCH, Pane, row
from ui.widgets.segments import Segments


class Tools(Pane):
    """``asked(Sought)`` when what is looked for changes."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self._sought = Sought()
        self._levels: dict[str, int] = {}
        self.states = Segments(("全部", *STATES))
        self.level = MenuChip("层级", self._fill, Icon.FILTER)
        self.own = CheckBox("本单位增改")
        self.with_text = CheckBox("有全文")
        self.setLayout(row(self.states, self.level, self.own, self.with_text, STRETCH, gap=14, margins=(16, 0, 16, 0)))
        self.states.chosen.connect(lambda index: self._ask(state=STATES[index - 1] if index else ""))
        self.own.toggled.connect(lambda on: self._ask(own=on))
        self.with_text.toggled.connect(lambda on: self._ask(with_text=on))
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFixedHeight(theme().size("toolbar"))

    def show_listing(self, sought: Sought, found: Listing) -> None:
        """What is asked, and how many laws there are of each kind."""
        self._sought, self._levels = sought, found.levels
        self._quietly()
        self.states.setToolTip("，".join(f"{state} {found.states.get(state, 0)}" for state in STATES))
        chosen = in_order(sought.levels)
        self.level.set_text("层级" if not chosen else f"层级：{chosen[0]}" if len(chosen) == 1 else f"层级：{chosen[0]}等 {len(chosen)} 项")

    def _quietly(self) -> None:
        """Show the choices of what is asked without asking again."""
        wanted = STATES.index(self._sought.state) + 1 if self._sought.state else 0
        for widget in (self.states, self.own, self.with_text):
            widget.blockSignals(True)
        self.states.choose(wanted)
        self.own.setChecked(self._sought.own)
        self.with_text.setChecked(self._sought.with_text)
        for widget in (self.states, self.own, self.with_text):
            widget.blockSignals(False)

    def _ask(self, **changes: object) -> None:
        self.asked.emit(replace(self._sought, **changes))  # type: ignore[arg-type]

    def _fill(self, menu: QMenu) -> None:
        chosen = self._sought.levels
        every = menu.addAction("全部层级")
        every.setCheckable(True)
        every.setChecked(not chosen)
        every.triggered.connect(lambda: self._ask(levels=()))
        menu.addSeparator()
        for level in in_order({*self._levels, *chosen}):
            entry = menu.addAction(f"{level}（{self._levels.get(level, 0)}）")
            entry.setCheckable(True)
            entry.setChecked(level in chosen)
            wanted = tuple(other for other in chosen if other != level) if level in chosen else (*chosen, level)
            entry.triggered.connect(lambda _on=False, levels=wanted: self._ask(levels=levels))
