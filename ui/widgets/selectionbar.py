"""The bar over a table's foot while two or more rows are checked: how many, what can be done with them, and 取消选择."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Divider, Framed, row
from ui.widgets.text import Label

_EDGE = 12
"""Pixels between the bar and the lower edge."""


class SelectionBar(Framed):
    """A bar of 44 px lying over the lower edge of ``over``; it shows itself by :meth:`set_count`. ``cleared()`` by 取消选择."""

    cleared = Signal()

    def __init__(self, over: QWidget, *buttons: Button) -> None:
        super().__init__("card", over)
        self._label = Label("", "small", strong=True)
        clear = Button("取消选择", kind="ghost", keys="Esc", height=28)
        clear.clicked.connect(self.cleared)
        self.setLayout(row(self._label, 8, Divider(), *buttons, STRETCH, clear, gap=4, margins=(16, 0, 8, 0)))
        over.installEventFilter(self)
        self.hide()

    @property
    def room(self) -> int:
        """How many px of the foot it covers; 0 while it is hidden."""
        return 0 if self.isHidden() else theme().px(44) + 2 * _EDGE

    def set_count(self, count: int) -> None:
        """Shown from two on."""
        self._label.setText(f"已选 {count} 件")
        self.setVisible(count >= 2)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        over = self.parentWidget()
        height = theme().px(44)
        self.setGeometry(16, over.height() - height - _EDGE, over.width() - 32, height)
        self.raise_()
