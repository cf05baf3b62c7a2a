"""A banner: one sentence over a page that holds until something is done about it, with the verb that does it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.widgets.button import Button, IconButton
from ui.widgets.layout import Framed, row
from ui.widgets.text import IconLabel, Label


class Level(StrEnum):
    """How much a banner matters: something to know, something to look after, something that stops the work."""

    INFO = "info"
    WARN = "warn"
    ALARM = "alarm"

    @property
    def icon(self) -> str:
        """The sign before the sentence."""
        return {"info": Icon.HINT, "warn": Icon.RISK, "alarm": Icon.OVERDUE}[self.value]

    @property
    def tone(self) -> str:
        """The token colour of the sign and of the verb."""
        return {"info": "accentText", "warn": "amber", "alarm": "red"}[self.value]


class Banner(Framed):
    """``sentence`` on a soft ground, wrapped where room is short; hidden while the sentence is empty.

    ``clicked()`` by the verb, which is left out when empty; ``closed()`` by the cross of one that ``may_close`` (it hides itself).
    Put it into a layout above what it speaks of; :meth:`say` changes all of it.
    """

    clicked = Signal()
    closed = Signal()

    def __init__(
        self, sentence: str = "", verb: str = "", level: Level = Level.INFO, *, may_close: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(level.value, parent)
        self._icon = IconLabel(level.icon, level.tone)
        self._label = Label("", "small", wrap=True)
        self._label.setMinimumWidth(80)
        self.verb = Button("", kind="plain", height=28)
        self._close = IconButton(Icon.CLOSE, "关闭这条提示")
        line = row(self._icon, self._label, self.verb, self._close, gap=10, margins=(12, 6, 8, 6))
        line.setStretchFactor(self._label, 1)
        self.setLayout(line)
        if not may_close:
            self._close.hide()
        self.verb.clicked.connect(self.clicked)
        self._close.clicked.connect(self._shut)
        self.say(sentence, verb, level)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._label.text()

    def say(self, sentence: str, verb: str = "", level: Level | None = None) -> None:
        """Say another sentence, with another verb and level; an empty one hides the banner."""
        if level is not None and level.value != self.property("frame"):
            self.setProperty("frame", level.value)
            self._icon.set_icon(level.icon, level.tone)
            self.style().unpolish(self)
            self.style().polish(self)
        self._label.setText(sentence)
        self.verb.setText(verb)
        self.verb.setAccessibleName(verb)
        self.verb.setVisible(bool(verb))
        self.verb.updateGeometry()
        self.setAccessibleName(sentence)
        # shown before it has a parent it would be a window of its own
        if self.parentWidget() is not None or not sentence:
            self.setVisible(bool(sentence))

    def _shut(self) -> None:
        self.hide()
        self.closed.emit()
