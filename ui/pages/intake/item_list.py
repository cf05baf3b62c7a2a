"""The files being checked, one under the other, each with how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.pages.intake.queue import Item, State
from ui.pages.lines import Line
from ui.theme import theme
from ui.widgets.layout import Pane, Scroll, clear, column
from ui.widgets.tone import Tone

_TAILS = {
    State.WAITING: ("待核对", None), State.READING: ("正在读", None), State.READ: ("待核对", None), State.REFUSED: ("读不出", Tone.RED),
    State.STORED: ("已入库", Tone.GREEN), State.SKIPPED: ("已跳过", None),
}  # fmt: skip


class ItemList(Pane):
    """``chosen(item)`` when one that is not settled yet is picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "right", parent)
        self._list = Scroll(margins=(16, 12, 16, 12))
        self.setLayout(column(self._list))
        self.setFixedWidth(theme().px(264))

    def show_items(self, items: Sequence[Item], current: Item | None) -> None:
        """List these, the one shown marked."""
        clear(self._list.column)
        for item in items:
            tail, tone = _TAILS[item.state]
            line = Line(item.path.name, "", tail, tone=tone, icon=Icon.FORWARD if item is current else Icon.TEXT)
            if not item.is_settled:
                line.bound(partial(self.chosen.emit, item))
            self._list.column.addWidget(line)
        self._list.column.addStretch(1)
