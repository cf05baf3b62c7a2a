"""全部快捷键: every action that has a key, by where it can be called, read from the table of actions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.actions import Scope
from ui.dialogs.frame import Dialog
from ui.guide.panel import key_list
from ui.widgets.layout import row


class ShortcutsDialog(Dialog):
    """The keys of the scopes given, side by side in the order given."""

    def __init__(self, scopes: tuple[Scope, ...] = (Scope.REVIEW, Scope.WINDOW), parent: QWidget | None = None) -> None:
        super().__init__("全部快捷键", "在文字框里打字时，单个字母的快捷键不起作用。", width=760, cancel="关闭", parent=parent)
        parts = row(*(key_list(scope) for scope in scopes), gap=32)
        for index in range(parts.count()):
            parts.setStretch(index, 1)
        self.body.addLayout(parts)
        self.cancel.setFocus()
