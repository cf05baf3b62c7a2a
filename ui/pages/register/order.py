"""The button at the right of the register's tools: says in which order the rows stand and changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import Icon
from ui.pages.register.columns import COLUMNS
from ui.widgets.button import Button

NEWEST = "新的在前"
_LONGER = {"muni": "市政府备案", "npc": "区人大备案"}
"""What a column's short head means."""
_WORDS = {entry.id: _LONGER.get(entry.id, entry.title) for entry in COLUMNS if entry.sorts}


class OrderButton(Button):
    """``chosen(column id)`` by its menu, empty for the newest first; the column in force chosen again is to be turned round."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NEWEST, icon=Icon.SORT, kind="ghost", height=28, parent=parent)
        self._column = ""
        self.set_tip("换一种排列顺序")
        self.clicked.connect(lambda: self.make_menu().popup(self.mapToGlobal(self.rect().bottomLeft())))

    def show_order(self, column_id: str, *, descending: bool) -> None:
        """Say that the rows stand by ``column_id``."""
        self._column = column_id
        self.setText(f"按{_WORDS[column_id]}{'降序' if descending else '升序'}" if column_id else NEWEST)
        self.setAccessibleName(f"排列顺序：{self.text()}")
        self.updateGeometry()

    def make_menu(self) -> QMenu:
        """One entry per order, the one in force ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column_id, words in [("", NEWEST), *((key, f"按{words}") for key, words in _WORDS.items())]:
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(column_id == self._column)
            entry.triggered.connect(lambda _on=False, wanted=column_id: self.chosen.emit(wanted))
        return menu
