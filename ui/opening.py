"""From the opened store to the window: shown at once, read-only beside another holder, or one message with the way back to a backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import safekeeping
from app.clock import Clock
from app.crashlog import Troubles
from app.errors import UserError
from app.office import Office
from app.safekeeping import Backup
from ui.doorbell import Answer, Doorbell, ring
from ui.notices import Beginning, Notices, beginning
from ui.ops import Ops
from ui.window import Window

if TYPE_CHECKING:
    from ui.dialogs.unopened import UnopenedDialog
    from ui.looking import Looking
    from ui.restoring import Restoring

_TRIES, _BETWEEN = 5, 300


@dataclass(frozen=True, slots=True)
class Home:
    """Where the store lies and what came with the start: the files named on the command line, what the crash log has got since the last one."""

    folder: Path
    clock: Clock
    files: tuple[Path, ...] = ()
    troubles: Troubles | None = None
    second: Path | None = None
    """Where a copy of each backup goes."""


class Opening(QObject):
    """Brings ``window`` up on what ``ops`` opens; without a ``home`` it is shown and nothing more. :attr:`failed` while there are no data to show."""

    def __init__(self, ops: Ops[Office], window: Window, home: Home | None) -> None:
        super().__init__(window)
        self._ops, self._window, self._home = ops, window, home
        self._tries = 0
        self._had_data = False
        self.failed = False
        self.doorbell: Doorbell | None = None
        self.looking: Looking | None = None
        self.notices: Notices | None = None
        self.dialog: UnopenedDialog | None = None
        self.restoring: Restoring | None = None
        ops.open_failed.connect(self._tell)
        ops.broke.connect(self._tell)
        ops.opened.connect(self._opened)

    def _opened(self) -> None:
        home = self._home
        if not self._had_data:
            self._had_data = True
            self._ops.broke.disconnect(self._tell)
        if home is None:
            self._window.show()
        else:
            self._ops.query(beginning, lambda found: self._begin(found, home), owner=self)

    def _begin(self, found: Beginning, home: Home) -> None:
        if not found.held_by:
            self._open_up(found, home)
        elif self.looking is None:
            self._ring_or_look(found, home)

    def _ring_or_look(self, found: Beginning, home: Home) -> None:
        # a window that has just begun holds the lock before it answers
        answer = ring(home.folder, home.files)
        if answer is Answer.SHOWN:
            QApplication.quit()
        elif answer is Answer.NOBODY and self._tries < _TRIES:
            self._tries += 1
            QTimer.singleShot(_BETWEEN, self, lambda: self._ring_or_look(found, home))
        else:
            from ui.looking import Looking

            self.looking = Looking(self._ops, self._window, found.held_by)
            self._window.show()

    def _open_up(self, found: Beginning, home: Home) -> None:
        self._window.show()
        if self.doorbell is None:
            self.doorbell = Doorbell(home.folder, self)
            self.doorbell.rung.connect(self._come_up)
        if self.looking is None:
            self.notices = Notices(self._ops, self._window, found, home.troubles)
            if home.files:
                self._window.files_dropped.emit(list(home.files))

    def _come_up(self, files: list[Path]) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if files:
            window.files_dropped.emit(files)

    # --- the data could not be opened

    def _tell(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.tell(sentence)
            return
        from ui.dialogs.unopened import UnopenedDialog

        self.failed = True
        self.dialog = UnopenedDialog(sentence, restorable=self._home is not None)
        self.dialog.finished.connect(QApplication.quit)
        self.dialog.restore_asked.connect(self._choose)
        self.dialog.open()

    def _choose(self) -> None:
        if self.dialog is not None and self._home is not None:
            from ui.restoring import Restoring

            home = self._home
            self.restoring = Restoring(self._ops, home.folder, self.dialog, lambda folder: self._restore(folder, home))
            self.restoring.begin()

    def _restore(self, folder: Path, home: Home) -> None:
        def restored() -> Backup | UserError:
            try:
                return safekeeping.restore(folder, home.folder, home.clock)
            except UserError as refused:
                return refused

        self._ops.run(restored, self._restored, owner=self, title="恢复备份")

    def _restored(self, done: Backup | UserError) -> None:
        if isinstance(done, UserError):
            self._tell(done.sentence)
            return
        dialog, self.dialog, self.failed = self.dialog, None, False
        if dialog is not None:
            dialog.finished.disconnect(QApplication.quit)
            dialog.close()
        self._window.say(
            f"已恢复到备份 {done.folder.name}，核对无误，{done.documents} 件文件、{done.acts} 步操作。原来的数据留在数据文件夹里。"
        )
        self._ops.open()
