"""Opening the examples (示例库) from the first run: made once beside the office's own data, then shown in a window of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess

from app import places, program
from app.office import Office
from ui.ops import Ops
from ui.window import Window

FOLDER = "示例库"

Launch = Callable[[Sequence[str]], bool]


class Samples(QObject):
    """``folder`` is where they lie; ``launch`` starts a program and says whether it could."""

    def __init__(self, ops: Ops[Office], window: Window, folder: Path | None = None, launch: Launch | None = None) -> None:
        super().__init__(window)
        self._ops, self._window = ops, window
        self.folder = folder or places.default_store().with_name(FOLDER)
        self.launch: Launch = launch or _start
        self._is_busy = False

    def open(self) -> None:
        """Make the examples where they are not there yet, and show them."""
        if self._is_busy:
            return
        from app import samples

        self._is_busy = True
        folder = self.folder
        self._ops.run(lambda: samples.make(folder), self._show, owner=self, title="准备示例库", on_refused=self._refuse)
        if not samples.is_marked(folder):
            self._window.say("正在准备示例库，好了会在另一个窗口打开。")

    def _show(self, _: object) -> None:
        from app import samples

        self._is_busy = False
        words = ("--store", str(self.folder), "--by", samples.OPERATOR, "--today", samples.TODAY.isoformat())
        if not self.launch(program.command(*words)):
            self._window.refuse(f"示例库在“{self.folder}”，没有能打开。关闭规衡后，在命令行加上 --store 和这个文件夹打开。")

    def _refuse(self, sentence: str) -> None:
        self._is_busy = False
        self._window.refuse(sentence)


def _start(line: Sequence[str]) -> bool:
    home = program.home()
    started = QProcess.startDetached(line[0], list(line[1:]), str(home) if home else "")
    return bool(started[0] if isinstance(started, tuple) else started)
