"""What the two pages of the ledger look like: a bar, what is worked on, a foot with the verbs; or the empty state alone."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.layout import STRETCH, Pane, column, row


def foot(told: QWidget, *parts: QWidget) -> Pane:
    """The line at the foot: what is told takes the room that the verbs leave."""
    pane = Pane("window", "top")
    line = row(told, STRETCH, *parts, gap=10, margins=(24, 10, 24, 10))
    line.setStretchFactor(told, 1)
    pane.setLayout(line)
    return pane


def body(empty: QWidget, bar: QWidget, worked_on: QWidget, below: QWidget) -> QStackedWidget:
    """The empty state first, then the work: its bar, what is worked on, its foot."""
    work = QWidget()
    inner = column(bar, worked_on, below)
    inner.setStretch(1, 1)
    work.setLayout(inner)
    stack = QStackedWidget()
    stack.addWidget(empty)
    stack.addWidget(work)
    return stack
