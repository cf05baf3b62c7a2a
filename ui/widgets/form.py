"""Rows of a form that is read (基本信息): word at the left, value, grey note, hairline beneath, in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import theme
from ui.widgets.layout import Pane, clear, column, row
from ui.widgets.text import ElidedLabel, Label

_VALUE_KEPT = 160
"""Pixels of a value, before scaling, that are kept while its note is cut."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line: word, value, note beside the value. ``tone`` colours the value (amber for 未填); a ``is_wide`` one takes all columns."""

    word: str
    value: str
    note: str = ""
    tone: str = "text"
    is_wide: bool = False


class Facts(QWidget):
    """Facts in ``columns`` columns, 34 px a line, word column ``word_width`` px."""

    def __init__(self, facts: Sequence[Fact] = (), *, columns: int = 2, word_width: int = 96, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._word_width = columns, word_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(0)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)
        self._facts: list[Fact] = []
        self.set_facts(facts)
        theme().changed.connect(self.restyle)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these, row by row."""
        self._facts = list(facts)
        self.restyle()

    def restyle(self) -> None:
        clear(self._grid)
        place = 0
        for fact in self._facts:
            span = self._columns if fact.is_wide else 1
            place += -place % span
            self._grid.addWidget(self._line(fact), place // self._columns, place % self._columns, 1, span)
            place += span

    def _line(self, fact: Fact) -> QWidget:
        word = Label(fact.word, "small", "text3")
        word.setFixedWidth(theme().px(self._word_width))
        value = ElidedLabel(fact.value or "未填", "small", fact.tone if fact.value else "amber")
        pane = Pane("", "bottom")
        line = row(word, value, gap=0)
        if fact.note:
            line.addSpacing(8)
            line.addWidget(ElidedLabel(fact.note, "caption", "text3"))
            # the note gives way before the value does
            value.setMinimumWidth(min(value.sizeHint().width(), theme().px(_VALUE_KEPT)))
        line.addStretch(1)
        pane.setLayout(line)
        pane.setMinimumHeight(theme().px(34))
        pane.setAccessibleName(f"{fact.word}：{fact.value or '未填'} {fact.note}".strip())
        return pane


class EditRow(QWidget):
    """A row of a form that is filled in: word above the field, a grey or red line beneath it."""

    def __init__(self, word: str, field: QWidget, help_line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._help = help_line
        self._caution = ""
        self._line = Label(help_line, "caption", "text3", wrap=True)
        if not help_line:
            # shown before it has a parent it would be a window of its own
            self._line.hide()
        label = Label(word, "small", "text2")
        label.setBuddy(field)
        field.setAccessibleName(word)
        self.setLayout(column(label, field, self._line, gap=4))

    def set_caution(self, sentence: str = "") -> None:
        """Point out under the field, in amber, what may be meant so but should be checked; empty takes it away. A problem goes before it."""
        self._caution = sentence
        if not self.field.property("problem"):
            self._line.setText(sentence or self._help)
            self._line.set_tone("amber" if sentence else "text3")
            self._line.setVisible(bool(sentence or self._help))

    def set_problem(self, sentence: str = "") -> None:
        """Say under the field what is wrong with it and frame it red; empty takes the problem away."""
        self._line.setText(sentence or self._help)
        self._line.set_tone("red" if sentence else "text3")
        self._line.setVisible(bool(sentence or self._help))
        self.field.setProperty("problem", bool(sentence))
        self.set_caution(self._caution)
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
