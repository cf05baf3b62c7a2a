"""Opening the opinion of the round in hand by its key, and issuing it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.dialogs.opinion import OpinionDialog


def opened(desk) -> OpinionDialog:
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OpinionDialog)
    drawn(desk, dialog)
    return dialog


def drawn(desk, dialog) -> None:
    desk.qtbot.waitUntil(lambda: desk.ops.is_idle and dialog.letter.sheets.drawer.is_idle and dialog.letter.sheets.is_drawn, timeout=15_000)


def issued(desk, dialog) -> None:
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: dialog.is_issued, timeout=10_000)
    drawn(desk, dialog)
