"""Where a dialog for files begins, and showing a folder in the system's own window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog


def begin_in_documents(dialog: QFileDialog) -> None:
    """Begin in the user's documents, or home where there are none, when Qt would begin in the program's folder; a folder visited before stays."""
    if dialog.directory() == QDir.current():
        documents = QDir(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.setDirectory(documents if documents.exists() else QDir.home())


def open_folder(folder: Path) -> None:
    """Show ``folder`` in the system's window for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
