"""另存一份: a file that the store keeps, written where the clerk chooses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.forms import printing
from app.office import Office
from ui.dialogs.folder import begin_in_documents
from ui.ops import Ops


def ask_copy(ops: Ops[Office], host: QWidget, sha: str, name: str, say: Callable[[str], object]) -> None:
    """Ask where a copy of the file ``sha`` called ``name`` goes, and write it."""

    def write(place: Path) -> None:
        ops.query(
            lambda office: printing.save(office.store.files.get(sha), place), lambda _: say(f"已存为“{place.name}”。"), owner=host,
            title="另存文件",
        )  # fmt: skip

    dialog = QFileDialog(host, "另存文件")
    begin_in_documents(dialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: write(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
