"""列的对应: each column of the ledger with what stands in it, and the field it is taken for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.exchange.fields import IGNORED, NOTE
from app.exchange.mapping import Column
from app.exchange.sheets import letter
from ui.pages.ledger.looking import choices, reassigned
from ui.theme import theme
from ui.widgets.chip import Chip
from ui.widgets.fields import Choice
from ui.widgets.layout import Rule, Scroll, clear
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.tone import Tone

_LINE, _CHOICE = 44, 190


class ColumnsPane(Scroll):
    """``corrected(columns)`` when a clerk has taken a column for another field."""

    corrected = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 8, 24, 16), parent=parent)
        self._columns: tuple[Column, ...] = ()
        self.fields: dict[int, Choice] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self._marks: dict[int, Chip] = {}
        theme().changed.connect(self.restyle)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns as they stand."""
        return self._columns

    def restyle(self) -> None:
        for line in range(len(self._columns)):
            self._grid.setRowMinimumHeight(2 * line + 2, theme().px(_LINE))
        for field in self.fields.values():
            field.setMinimumWidth(theme().px(_CHOICE))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these; fields that stay keep their focus."""
        same = [(c.place, c.heading, c.samples) for c in columns] == [(c.place, c.heading, c.samples) for c in self._columns]
        self._columns = tuple(columns)
        if not same:
            self._fill()
        for column in self._columns:
            self._show(column)

    def _fill(self) -> None:
        clear(self._grid)
        self.fields, self._marks = {}, {}
        for place, (title, width) in enumerate((("列", 32), ("表头", 150), ("前几行写的是", 160), ("对应到", _CHOICE), ("", 64))):
            head = Label(title, "caption", "text3")
            head.setMinimumWidth(theme().px(width))
            self._grid.addWidget(head, 0, place)
        for line, column in enumerate(self._columns):
            self._add(2 * line + 1, column)
        self.restyle()

    def _add(self, line: int, column: Column) -> None:
        self._grid.addWidget(Rule(), line, 0, 1, 5)
        self._grid.addWidget(Label(letter(column.place), "small", "text3"), line + 1, 0)
        self._grid.addWidget(ElidedLabel(column.heading or "（没有表头）", "body", "text" if column.heading else "text3"), line + 1, 1)
        samples = ElidedLabel("　".join(column.samples) or "（空列）", "small", "text2" if column.samples else "text3")
        self._grid.addWidget(samples, line + 1, 2)
        field = Choice([name for _, name in choices()])
        field.setAccessibleName(f"“{column.called}”对应到")
        field.activated.connect(lambda index, at=column.place: self._choose(at, choices()[index][0]))
        self._grid.addWidget(field, line + 1, 3)
        mark = Chip("待确认", Tone.AMBER)
        self._grid.addWidget(mark, line + 1, 4)
        self.fields[column.place], self._marks[column.place] = field, mark

    def _show(self, column: Column) -> None:
        keys = [key for key, _ in choices()]
        self.fields[column.place].setCurrentIndex(keys.index(column.field))
        self._marks[column.place].setVisible(not column.sure and column.field not in (IGNORED, NOTE))

    def _choose(self, place: int, key: str) -> None:
        if next(c.field for c in self._columns if c.place == place) != key:
            self.corrected.emit(reassigned(self._columns, place, key))
