"""另存原件: the file a version was read from, put where the clerk says; for a sealed scan without words it is all there is to see."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.forms import printing
from app.office import Office
from db.records import TextVersion
from ui.dialogs.folder import begin_in_documents
from ui.ops import Ops


class Originals(QObject):
    """Asks over ``page`` and writes. ``told(sentence)`` when the copy is there."""

    told = Signal(str)

    def __init__(self, ops: Ops[Office], page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._page = ops, page

    def ask(self, version: TextVersion) -> None:
        """Ask where the file of ``version`` is to go."""
        dialog = QFileDialog(self._page, "另存原件")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(version.file_name)
        dialog.fileSelected.connect(lambda name: self.save(version, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, version: TextVersion, file: Path) -> None:
        """Put a copy of the file of ``version`` at ``file``."""
        self._ops.query(
            lambda office: printing.save(office.original(version), file),
            lambda _: self.told.emit(f"已存为《{file.name}》"),
            owner=self,
            title="另存原件",
        )
