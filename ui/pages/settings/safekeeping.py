"""What 数据与备份 does: back up, go back to a backup, choose a second place, look everything through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app import places, safekeeping
from app.office import Office
from app.people.permissions import refuse
from app.safekeeping import Backup
from ui.dialogs.folder import begin_in_documents
from ui.keeping import Keeper
from ui.ops import Ops
from ui.pages.settings.data import DataPane
from ui.restoring import Restoring, restore_open
from ui.widgets.page import Page


class Safekeeping(QObject):
    """Answers the buttons of ``pane`` on ``page``. ``renew`` has the page read its settings again."""

    def __init__(self, ops: Ops[Office], page: Page, pane: DataPane, keeper: Keeper, renew: Callable[[], None], own: Path | None) -> None:
        super().__init__(page)
        self._ops, self._page, self._pane, self._keeper, self._renew, self._own = ops, page, pane, keeper, renew, own
        self.restoring: Restoring | None = None
        pane.backup_asked.connect(self._back_up)
        pane.restore_asked.connect(self.begin_restore)
        pane.second_asked.connect(self._ask_second)
        pane.second_given_up.connect(lambda: self.use_second(None))
        pane.check.asked.connect(self._check)
        keeper.made.connect(lambda _: renew())

    def show_second(self) -> None:
        """Show the second place."""
        self._pane.show_second(places.second_backup(self._own))

    def begin_restore(self) -> None:
        """The guided path back to a backup."""
        if self._keeper.is_busy:
            self._page.told.emit("正在备份，做完这一份再恢复。")
            return
        self._ops.query(_own_folder, self._choose, owner=self)

    def use_second(self, folder: Path | None) -> None:
        """Keep where a second copy of each backup goes."""
        places.keep_second_backup(folder, self._own)
        self._pane.show_second(folder)
        self._page.told.emit(f"以后每次备份都在“{folder}”再放一份。" if folder else "不再放第二份备份，已经放的还在那里。")

    def _choose(self, store: Path) -> None:
        self.restoring = Restoring(self._ops, store, self._page.window(), self._restore)
        self.restoring.begin()

    def _restore(self, folder: Path) -> None:
        restore_open(self._ops, folder, self._page.told.emit, self._page.told.emit, self)

    def _back_up(self) -> None:
        self._pane.set_busy(True)

        def done(made: Backup) -> None:
            self._pane.set_busy(False)
            self._page.told.emit(f"已备份，核对无误，含 {made.documents} 件文件：{made.folder.name}。")

        def refused(sentence: str) -> None:
            self._pane.set_busy(False)
            self._page.told.emit(sentence)

        self._keeper.make(done, refused)

    def _check(self) -> None:
        self._pane.check.set_busy()
        self._ops.query(lambda office: office.store.folder, self._look_through, owner=self)

    def _look_through(self, store: Path) -> None:
        check = self._pane.check
        self._ops.run(lambda: safekeeping.check(store), check.show_problems, owner=self, title="自检", on_refused=check.refuse)

    def _ask_second(self) -> None:
        dialog = QFileDialog(self._page.window(), "第二份备份放在哪个文件夹", "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.use_second(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _own_folder(office: Office) -> Path:
    """Where the store lies. Raises Refused when it is only looked at, or the operator may not restore it."""
    safekeeping.refuse_while_held(office)
    refuse(office.store.people, office.operator, "restore")
    return office.store.folder
