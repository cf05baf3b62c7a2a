"""The buttons of what can be done with a filing: one filled, the others beside it, and the list of all with why the rest is not open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.filing.incoming.states import Deed
from ui.pages.incoming import words
from ui.pages.incoming.reading import Seen
from ui.widgets.button import Button, Kind
from ui.widgets.layout import STRETCH, Item, column, row
from ui.widgets.text import Label

_IN_A_ROW = 3
_FIRST = (
    Deed.RESUPPLY, Deed.REGISTER, Deed.EXPLAINED, Deed.REPLY, Deed.CONCLUDE, Deed.PROPOSE, Deed.ESCALATE, Deed.CLOSE,
)  # fmt: skip
"""Which open deed is the one to do, in this order."""
_LACKING = (Deed.RESUPPLY, Deed.SUPPLEMENT, Deed.REFUSE, Deed.REGISTER)
"""The order where materials are lacking: they are asked for before anything is registered (domain.md §3.6)."""
_BESIDE = (Deed.AMEND, Deed.ADD_TEXT)
"""Deeds that move nothing."""


class DeedButtons(QWidget):
    """``asked(Deed)``. :attr:`buttons` by deed; :attr:`first` is what is to be done, None where nothing is."""

    asked = Signal(object)

    def __init__(self, seen: Seen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = seen
        self.buttons: dict[Deed, Button] = {}
        open_ones = seen.desk.deeds
        is_lacking = any(one.is_lacking for one in seen.desk.completeness)
        before = [deed for deed in (*(_LACKING if is_lacking else ()), *_FIRST) if deed in open_ones]
        self.first = next(iter(before), None)
        ordered = [*(before if is_lacking else before[:1]), *open_ones]
        made = [self._button(deed) for deed in sorted(dict.fromkeys(ordered), key=lambda one: one in _BESIDE)]
        rows: list[Item] = [row(*made[first : first + _IN_A_ROW], STRETCH, gap=8) for first in range(0, len(made), _IN_A_ROW)]
        self.setLayout(column(*(rows or [Label("这一件已经办完。部门再报送的，另行收文。", "small", "text2")]), gap=8))

    def _button(self, deed: Deed) -> Button:
        kind = Kind.PRIMARY if deed is self.first else Kind.GHOST if deed in _BESIDE else Kind.PLAIN
        button = Button(words.label(deed, self._seen), kind=kind)
        button.allow(self._seen.barred.get(deed, ""))
        button.clicked.connect(lambda: self.asked.emit(deed))
        self.buttons[deed] = button
        return button

    def make_menu(self, point: QPoint) -> QMenu:
        """Every deed at ``point``; those that are not open say why."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        for deed in Deed:
            entry = menu.addAction(words.label(deed, self._seen))
            entry.setObjectName(deed.value)
            why = self._seen.barred.get(deed, "")
            entry.setEnabled(not why)
            entry.setToolTip(why)
            entry.triggered.connect(lambda _on=False, deed=deed: self.asked.emit(deed))
        menu.popup(point)
        return menu
