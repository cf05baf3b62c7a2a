"""The empty state: an icon in a tile, one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, column
from ui.widgets.text import Label


class IconTile(QWidget):
    """An icon of 24 px in a soft tile of 48 px."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        side = theme().px(48)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accentSoft"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        inset = (self.width() - theme().size("iconLarge")) // 2
        icons.paint(painter, self._icon, self.rect().adjusted(inset, inset, -inset, -inset), theme().color("accentText"))


class EmptyState(QWidget):
    """Nothing to show, and what would fill the place. ``clicked`` is emitted by the button, which is left out when ``verb`` is empty."""

    clicked = Signal()

    def __init__(self, icon: str, sentence: str, verb: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label(sentence, "body", "text2", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._label.setMinimumWidth(80)
        self.button = Button(verb) if verb else None
        layout = column(STRETCH, gap=12, margins=(24, 24, 24, 24))
        layout.addWidget(IconTile(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._label)
        if self.button is not None:
            self.button.clicked.connect(self.clicked)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setLayout(layout)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._label.text()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._label.setText(sentence)
