"""The moment the window is first seen: its first page stands there with what the store holds. What the start need not wait for begins then."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ui.ops import Ops
from ui.window import Window

PAINTED = "painted"
"""The line on standard output."""

AFTER_PAINTING = 40
"""Milliseconds after the first sight until the window has surely painted it and is free for something else."""


class FirstSight(QObject):
    """``seen()`` once: ``window`` is shown, its first page has got its answer, and nothing is under way."""

    seen = Signal()

    def __init__(self, window: Window, ops: Ops) -> None:
        super().__init__(window)
        self._window, self._ops = window, ops
        self._is_over = False
        ops.finished.connect(self._look_soon)

    def _look_soon(self) -> None:
        # the answer is shown after its job has finished
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if not self._is_over and self._ops.is_idle and self._window.isVisible() and self._window.current:
            self._is_over = True
            self._ops.finished.disconnect(self._look_soon)
            self.seen.emit()


def keep_picture(window: Window, file: Path) -> None:
    """Paint ``window`` into ``file``, say so with a line, and close it. For measuring the start and for trying a built program; a person never asks for it."""
    picture = window.grab()
    sys.stdout.write(f"{PAINTED}\n")
    sys.stdout.flush()
    picture.save(str(file))
    window.close()
