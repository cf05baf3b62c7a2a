"""Parts of the page that keep a size of their own in every size of type."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import theme
from ui.widgets.layout import Pane


class SidePane(Pane):
    """A pane ``width`` px wide."""

    def __init__(self, ground: str, edge: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(ground, edge, parent)
        self._wide = width
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFixedWidth(theme().px(self._wide))


class LongField(QPlainTextEdit):
    """A field of some lines, ``height`` px high; Tab goes on to the next field."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = height
        self.setTabChangesFocus(True)
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(self._high))
