"""Which columns of the register stand there and how wide: what is cut would be another number, what units do not need the titles get."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from ui.theme import theme
from ui.widgets.records import Column
from ui.widgets.table import Table

_TITLE_LEAST = 160
"""Room in px for titles below which the preview gives way, before scaling."""
_BESIDE, _UNIT_MOST = 12, 96
"""Room in px on both sides of a cell's words together, and before scaling the widest that the column of units becomes."""
_LEAST = {"number": 96, "unit": 62}
_MEASURED = 20


def section(table: Table, column_id: str) -> int:
    """The section of a column."""
    return next(place for place, entry in enumerate(table.records.columns) if entry.id == column_id)


def fit_columns(table: Table, numbers: Sequence[str], units: Sequence[str]) -> None:
    """Make the columns of numbers and units as wide as their longest words."""
    metrics = QFontMetrics(theme().number_font("small"))
    head = table.horizontalHeader()
    for column_id, words in (("number", numbers), ("unit", units)):
        longest = sorted(words, key=len)[-_MEASURED:]
        wide = max((metrics.horizontalAdvance(text) for text in longest), default=0) + _BESIDE
        most = wide if column_id == "number" else min(wide, theme().px(_UNIT_MOST))
        head.resizeSection(section(table, column_id), max(most, theme().px(_LEAST[column_id])))
    # the head spreads the room left over only when the mode is set anew
    title = section(table, "title")
    QTimer.singleShot(0, head, lambda: head.setSectionResizeMode(title, QHeaderView.ResizeMode.Stretch))


def needed_width(table: Table) -> int:
    """What the columns shown need at least, in px."""
    head = table.horizontalHeader()
    shown = [(place, entry) for place, entry in enumerate(table.records.columns) if not head.isSectionHidden(place)]
    return sum(head.sectionSize(place) if entry.width else theme().px(_TITLE_LEAST) for place, entry in shown)


def show_columns(table: Table) -> None:
    """Hide the columns that the clerk hid."""
    hidden = theme().appearance.hidden_columns
    for place, entry in enumerate(table.records.columns):
        table.setColumnHidden(place, entry.id in hidden)
    table.fit_columns()


def hidden_columns(table: Table) -> tuple[str, ...]:
    """The columns that do not stand there."""
    return tuple(entry.id for place, entry in enumerate(table.records.columns) if table.isColumnHidden(place))


def shown_columns(table: Table) -> tuple[Column, ...]:
    """The columns that stand there, without the one of the boxes."""
    return tuple(entry for place, entry in enumerate(table.records.columns) if entry.title and not table.isColumnHidden(place))
