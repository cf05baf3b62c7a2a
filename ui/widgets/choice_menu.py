"""A menu of numbered choices under the caret, which loses no key: what cannot be chosen says why, and any other key goes on to where one was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

_Key = Qt.Key
_OWN = frozenset({
    _Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Space,
    _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt,
    _Key.Key_Meta,
})  # fmt: skip
_CHOOSING = (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space)


class ChoiceMenu(QMenu):
    """``refused(why)`` when a choice was asked for that cannot be made. ``behind`` has the keys that are no choice, once the menu is closed."""

    refused = Signal(str)

    def __init__(self, behind: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._behind = behind
        self.setToolTipsVisible(True)
        self.aboutToHide.connect(self.deleteLater)

    def offer(self, words: str, why_not: str, slot: Callable[[], object]) -> QAction:
        """One more choice, by its number; ``why_not`` is empty where it can be made."""
        entry = self.addAction(f"&{len(self.actions()) + 1}　{words}")
        entry.setEnabled(not why_not)
        entry.setToolTip(why_not)
        entry.triggered.connect(lambda _checked=False: slot())
        return entry

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        if asked is not None and not asked.isEnabled():
            self.close()
            self.refused.emit(asked.toolTip())
        elif asked is not None or event.key() in _OWN:
            super().keyPressEvent(event)
        else:
            self.close()
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())
            QCoreApplication.postEvent(self._behind, again)

    def _asked(self, event: QKeyEvent) -> QAction | None:
        if event.key() in _CHOOSING:
            return self.activeAction()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        number = int(event.text()) if plain and event.text().isascii() and event.text().isdigit() else 0
        return self.actions()[number - 1] if 0 < number <= len(self.actions()) else None
