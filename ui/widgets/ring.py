"""The ring of the focus: for who goes by keys. A click, and the focus that a page gives by itself, show none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent

BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Ringed:
    """Mixed in before the widget's class: ``has_ring`` tells while painting whether the focus came by a key."""

    _came_by_key = False

    @property
    def has_ring(self) -> bool:
        """Whether the ring is shown."""
        return self._came_by_key and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # a window that comes to the front again gives back what was there, ring or none
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._came_by_key = event.reason() in BY_KEY
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and not self._came_by_key:
            self._came_by_key = True
            self.update()
        return super().event(event)
