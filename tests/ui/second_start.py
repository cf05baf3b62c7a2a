"""The real window in a process of its own, telling what happens to it: ``python -m tests.ui.second_start STORE``. A line on its input closes it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSocketNotifier

from app.clock import Clock
from app.office import Office, open_or_look
from ui.assembly import assemble
from ui.opening import Home
from ui.ops import Ops
from ui.start import run_window
from ui.window import Window


def say(*words: object) -> None:
    print(*words, flush=True)


def main(store: Path) -> int:
    """Run the window until a line comes in."""
    clock = Clock(date(2026, 11, 23))

    def add_pages(window: Window, ops: Ops[Office]) -> None:
        assembly = assemble(window, ops)
        window.files_dropped.disconnect(assembly.check_files)
        window.files_dropped.connect(lambda files: say("files", *(file.name for file in files), window.isMinimized()))
        ops.opened.connect(lambda: ops.query(lambda office: office.held_by, lambda held: say("open", held or "own")))
        BannerTeller(window)
        listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, window)
        listener.activated.connect(lambda: answer(window, ops))

    return run_window(
        lambda: open_or_look(store, clock, "王芳"), ["guiheng"], add_pages=add_pages, looks=store.with_name("looks.json"),
        home=Home(store, clock),
    )  # fmt: skip


class BannerTeller(QObject):
    """Tells each new sentence of the banner of ``window``."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._last, self._banner = "", window.banner
        self._banner.installEventFilter(self)
        # a filter in Python does not outlive the window's end
        window.closing.connect(lambda: self._banner.removeEventFilter(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._banner.sentence != self._last:
            self._last = self._banner.sentence
            say("banner", self._last or "gone")
        return super().eventFilter(watched, event)


def answer(window: Window, ops: Ops[Office]) -> None:
    """What the test asks for: ``minimize``, ``count``, ``take``; anything else closes."""
    asked = sys.stdin.readline().strip()
    if asked == "minimize":
        window.showMinimized()
        say("minimized")
    elif asked == "take":
        window.banner.verb.click()
        say("taking")
    elif asked == "count":
        ops.query(lambda office: len(office.store.documents.all()), lambda n: say("documents", n))
    else:
        window.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
