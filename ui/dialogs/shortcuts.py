"""全部快捷键: every action that has a key, by where it can be called, read from the table of actions."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.actions import Action, Scope, in_scope, printed
from ui.dialogs.frame import Dialog
from ui.theme import theme
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import KeyCap, Label


class ShortcutsDialog(Dialog):
    """The keys of the scopes given, side by side in the order given."""

    def __init__(self, scopes: tuple[Scope, ...] = (Scope.REVIEW, Scope.WINDOW), parent: QWidget | None = None) -> None:
        super().__init__("全部快捷键", "在文字框里打字时，单个字母的快捷键不起作用。", width=760, cancel="关闭", parent=parent)
        parts = row(*(_part(scope) for scope in scopes), gap=32)
        for index in range(parts.count()):
            parts.setStretch(index, 1)
        self.body.addLayout(parts)
        self.cancel.setFocus()


def _part(scope: Scope) -> QWidget:
    part = QWidget()
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for line, action in enumerate(entry for entry in in_scope(scope) if entry.keys):
        keys = QWidget()
        keys.setLayout(_caps(action))
        keys.setMinimumWidth(theme().px(96))
        grid.addWidget(keys, line, 0)
        grid.addWidget(Label(action.text, "small"), line, 1)
    part.setLayout(column(Label(scope.label, "small", "text3", strong=True), 6, grid, STRETCH))
    return part


def _caps(action: Action) -> QHBoxLayout:
    return row(*(KeyCap(printed(keys)) for keys in action.keys), STRETCH, gap=4)
