"""The matters being checked, one under the other, each with how far it is; several may be made one."""

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
from ui.widgets.text import Link
from ui.widgets.tone import Tone

_TAILS = {
    State.READ: ("待核对", None), State.REFUSED: ("读不出", Tone.RED),
    State.STORED: ("已入库", Tone.GREEN), State.SKIPPED: ("已跳过", None),
}  # fmt: skip


class ItemList(Pane):
    """``chosen(item)`` when one that is not settled yet is picked; ``join_asked()`` to make one matter of all."""

    chosen = Signal(object)
    join_asked = Signal()

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
            line = Line(item.name, _count(item), tail, tone=tone, icon=Icon.FORWARD if item is current else Icon.TEXT)
            if not item.is_settled:
                line.bound(partial(self.chosen.emit, item))
            self._list.column.addWidget(line)
        if sum(not item.is_settled and not item.steps_done for item in items) > 1:
            link = Link("这几份是一件事项，合成一件")
            link.clicked.connect(self.join_asked)
            self._list.column.addSpacing(8)
            self._list.column.addWidget(link)
        self._list.column.addStretch(1)


def _count(item: Item) -> str:
    return f"{len(item.submission.parts)} 份" if len(item.submission.parts) > 1 else ""
