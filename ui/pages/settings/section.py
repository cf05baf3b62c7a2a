"""A part of 设置: a head, a grey line, and what it sets; panes are columns of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.layout import Scroll, column
from ui.widgets.text import Label

_WIDE = 780


class Section(QWidget):
    """``title`` over ``content``, ``line`` in grey between them when there is one."""

    def __init__(self, title: str, content: QWidget, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = column(Label(title, "heading"), gap=2)
        if line:
            head.addWidget(Label(line, "small", "text3", wrap=True))
        self.setLayout(column(head, content, gap=12))


class SettingsPane(Scroll):
    """Sections one under the other, at most 780 px wide."""

    TOP = Qt.AlignmentFlag.AlignTop

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=32, margins=(24, 24, 24, 40), parent=parent)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def add(self, section: QWidget) -> None:
        """Put ``section`` beneath the others."""
        self.column.addWidget(section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # a section of a greatest width would be given the height of its words at the whole one
        self.column.setContentsMargins(24, 24, max(24, self.viewport().width() - 24 - theme().px(_WIDE)), 40)
        super().resizeEvent(event)

    def finish(self) -> None:
        """No more sections: the room that is left stays below."""
        self.column.addStretch(1)
