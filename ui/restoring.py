"""The one guided path back to a backup: list, choose, restore, go on. The same from 设置, from the first run and where the data cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app import safekeeping
from app.errors import UserError
from app.office import Office
from app.safekeeping import Backup, Kept
from db.records import BUSINESS
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.restore import RestoreDialog
from ui.ops import Ops

ALL = frozenset(kind.TABLE for kind in BUSINESS)
"""Every kind of row: what a restored store has changed."""


class Restoring(QObject):
    """Shows the backups of the store in ``folder`` over ``window`` and hands the one chosen to ``restore``."""

    def __init__(self, ops: Ops[Office], folder: Path, window: QWidget, restore: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._ops, self._folder, self._window, self._restore = ops, folder, window, restore
        self.dialog: RestoreDialog | None = None

    def begin(self) -> None:
        """Read the backups and show them."""
        self._ops.run(lambda: safekeeping.kept(self._folder), self._show, owner=self, title="读取备份")

    def _show(self, kept: tuple[Kept, ...]) -> None:
        dialog = self.dialog = RestoreDialog(kept, self._window)
        dialog.other_asked.connect(self._ask_folder)
        dialog.accepted.connect(lambda: self._restore(dialog.chosen) if dialog.chosen is not None else None)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self.dialog, "备份所在的文件夹", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.look_in(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look_in(self, folder: Path) -> None:
        """Offer the backups in another folder."""

        def show(kept: tuple[Kept, ...]) -> None:
            if self.dialog is not None:
                self.dialog.show_kept(kept)

        self._ops.run(lambda: safekeeping.kept(self._folder, folder), show, owner=self, title="读取备份")


def restore_open(ops: Ops[Office], folder: Path, say: Callable[[str], object], refuse: Callable[[str], object], owner: QObject) -> None:
    """Restore into the store that ``ops`` has open, and go on with what was restored."""
    outcome: list[Backup | UserError] = []

    def change(office: Office) -> Office:
        reopened, done = safekeeping.reopened_after(office, folder)
        outcome.append(done)
        return reopened

    def told(_: None) -> None:
        done = outcome[0]
        if isinstance(done, Backup):
            say(f"已恢复到备份 {done.folder.name}，核对无误，{done.documents} 件文件、{done.acts} 步操作。恢复之前的数据留在数据文件夹里。")
        else:
            refuse(done.sentence)
        ops.changed.emit(ALL)

    ops.exchange(change, told, owner=owner, title="恢复备份")
