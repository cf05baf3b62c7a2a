"""Where a dialog for files begins."""

from __future__ import annotations

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog


def begin_in_documents(dialog: QFileDialog) -> None:
    """Begin in the user's documents, or home where there are none, when Qt would begin in the program's folder; a folder visited before stays."""
    if dialog.directory() == QDir.current():
        documents = QDir(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.setDirectory(documents if documents.exists() else QDir.home())
