"""Where a dialog for files begins, and showing a folder in the system's own window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ui.theme import theme


def begin_in_documents(dialog: QFileDialog) -> None:
    """Begin where a file was chosen last on this machine, and remember where it is chosen now.

    Before the first choice the dialog begins in the user's documents, or home where there are none, when Qt would begin in the program's folder.
    """
    kept = theme().appearance.folder
    if kept and Path(kept).is_dir():
        dialog.setDirectory(kept)
    elif dialog.directory() == QDir.current():
        documents = QDir(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.setDirectory(documents if documents.exists() else QDir.home())
    dialog.filesSelected.connect(lambda names: theme().remember_folder(str(Path(names[0]).parent)) if names else None)


def open_folder(folder: Path) -> None:
    """Show ``folder`` in the system's window for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
