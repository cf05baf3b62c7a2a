"""The window as it is first seen: once the first page is painted with what the store holds, a picture of it is kept, a line is said, and the window closes.

For measuring the start and for trying a built program; a person never asks for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ui.ops import Ops
from ui.window import Window

PAINTED = "painted"
"""The line on standard output."""


class FirstSight(QObject):
    """Waits for the first page of ``window`` and puts a picture of it into ``file``."""

    def __init__(self, window: Window, ops: Ops, file: Path) -> None:
        super().__init__(window)
        self._window, self._ops, self._file = window, ops, file
        self._is_done = False
        ops.finished.connect(lambda _job: QTimer.singleShot(0, self._look))

    def _look(self) -> None:
        if self._is_done or not self._ops.is_idle or not self._window.isVisible() or not self._window.current:
            return
        self._is_done = True
        picture = self._window.grab()
        sys.stdout.write(f"{PAINTED}\n")
        sys.stdout.flush()
        picture.save(str(self._file))
        self._window.close()
