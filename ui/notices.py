"""What the window says once after its start: a restore that was cut off, a program that did not end in order, defects nobody has seen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from app import safekeeping
from app.crashlog import Troubles
from app.office import Office
from app.safekeeping import Problem
from ui.ops import Ops
from ui.widgets.banner import Level
from ui.window import Window

READ = "知道了"


@dataclass(frozen=True, slots=True)
class Beginning:
    """How the store was found: where, who has it (empty: we), who left it without closing, what became of a restore that was cut off."""

    folder: Path
    held_by: str
    left_by: str
    restored: str


def beginning(office: Office) -> Beginning:
    """How the store was found at its opening."""
    store = office.store
    return Beginning(store.folder, office.held_by, store.left_by, safekeeping.interrupted_words(store.interrupted))


class Notices(QObject):
    """Says one after the other over ``window``; the store is looked through when the program before did not end in order."""

    def __init__(self, ops: Ops[Office], window: Window, found: Beginning, troubles: Troubles | None) -> None:
        super().__init__(window)
        self._ops, self._window, self._found, self._troubles = ops, window, found, troubles
        if found.restored:
            window.hold(found.restored, READ, self._after_restored, Level.INFO)
        else:
            self._after_restored()

    def _after_restored(self) -> None:
        self._window.hold("")
        if self._found.left_by or self._troubles:
            self._say("正在核对数据。", Level.INFO)
            folder = self._found.folder
            self._ops.run(lambda: safekeeping.check(folder), self._checked, owner=self, title="核对数据", on_refused=self._not_checked)

    def _checked(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._say(f"数据核对过了，有 {len(problems)} 处要看，在设置的“自检”里列出。", Level.WARN)
        else:
            self._say("数据核对过了，没有发现问题；没保存完的文字，打开原处即恢复。", Level.INFO)

    def _not_checked(self, sentence: str) -> None:
        self._say(sentence, Level.WARN)

    def _say(self, of_the_data: str, level: Level) -> None:
        troubles = self._troubles
        if troubles is None:
            self._window.hold(f"上次没有正常关闭。{of_the_data}", READ, self._done, level)
        else:
            counted = troubles.defects + troubles.crashes
            self._window.hold(f"上次出过差错，记下了 {counted} 处。{of_the_data}", "查看差错记录", self._show, level)

    def _show(self) -> None:
        if self._troubles is not None:
            from ui.dialogs.troubles import TroublesDialog

            dialog = TroublesDialog(self._troubles.words, self._window)
            dialog.finished.connect(self._done)
            dialog.open()

    def _done(self) -> None:
        self._window.hold("")
