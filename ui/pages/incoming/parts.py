"""Parts that both sheets of 备案审查 are made of: a layout as a widget, and a running period with its sentence and badge."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from app.lifecycle.register import Due
from ui.pages.remaining import remaining
from ui.widgets.deadline import DeadlineBadge
from ui.widgets.layout import Framed, column, row
from ui.widgets.text import Label


def boxed(layout: QLayout) -> QWidget:
    """``layout`` as a widget, so that clearing a column takes it away whole."""
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made


def period(due: Due, sentence: str) -> QWidget:
    """A running period: its name, why it ends then, on what it rests, and what is left."""
    box = Framed("why")
    name, told = Label(due.deadline.name, "small", strong=True, wrap=True), Label(sentence, "small", "text2", wrap=True)
    basis = Label(f"依据：{due.deadline.basis}", "caption", "text3" if due.deadline.verified else "amber", wrap=True)
    line = row(column(name, told, basis, gap=3), DeadlineBadge(remaining(due), sentence), gap=12, margins=(12, 8, 12, 9))
    line.setStretch(0, 1)
    box.setLayout(line)
    box.setAccessibleName(f"{due.deadline.name}，{sentence}")
    return box
