"""Alt pressed and let go with nothing in between, as Windows opens a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_BREAKS = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.WindowDeactivate)


class AltAlone(QObject):
    """``released()`` when Alt alone was pressed and let go in ``window``.

    A key that a widget takes for itself (Alt ← of a text) never comes up to its window, so the native window is heard too: it has every key first.
    """

    released = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._alone = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window and (native := self._window.windowHandle()) is not None:
            native.installEventFilter(self)
        elif kind in _KEYS and isinstance(event, QKeyEvent):
            self._alone = event.key() == Qt.Key.Key_Alt
        elif kind in _BREAKS:
            self._alone = False
        elif kind == QEvent.Type.KeyRelease and watched is self._window and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            was, self._alone = self._alone, False
            if was:
                self.released.emit()
            return was
        return False
