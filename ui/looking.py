"""A store that somebody else holds: the window reads on, follows what is changed, says who has it, and takes over when it is free."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app import safekeeping
from app.office import Office
from app.safekeeping import Glance
from ui.ops import Ops
from ui.restoring import ALL
from ui.widgets.banner import Level
from ui.window import Window

EVERY = 2000
"""Milliseconds between two looks at what the holder has done."""


class Looking(QObject):
    """Over ``window``, from the moment ``ops`` opened a store that ``holder`` has. The looks are taken off the window's thread."""

    def __init__(self, ops: Ops[Office], window: Window, holder: str) -> None:
        super().__init__(window)
        self._ops, self._window, self._holder = ops, window, holder
        self._free = False
        self._waiting = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        self.timer.start()
        window.hold(f"只能查看：{holder}正在使用这份数据。对方改了什么，这里随时跟上；要办理的，等对方关闭后再办。", level=Level.WARN)

    def look(self) -> None:
        """Follow what was changed, and see whether the store is free."""
        if not self._waiting:
            self._waiting = True
            self._ops.query(safekeeping.glance, self._seen, owner=self)

    def _seen(self, found: Glance) -> None:
        self._waiting = False
        if found.moved:
            self._ops.changed.emit(ALL)
        if found.free and not self._free:
            self._free = True
            self._window.hold("对方已经关闭，现在可以办理了。", "改为可以办理", self.take_over, Level.INFO)

    def take_over(self) -> None:
        """Open the store to work in it; refused when somebody else was quicker."""

        def done(_: None) -> None:
            self.timer.stop()
            self._window.hold("")
            self._ops.changed.emit(ALL)
            self._ops.opened.emit()

        self._ops.exchange(safekeeping.worked_in, done, owner=self, title="打开数据")
