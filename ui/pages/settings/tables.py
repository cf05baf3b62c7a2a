"""A table of the settings goes out to a file that the clerk names: 参数核对表, 编号登记簿."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.folder import begin_in_documents

_TABLES = "Excel 表格 (*.xlsx);;CSV 表格 (*.csv)"


def ask_for_table(owner: QWidget, name: str, write: Callable[[Path], None]) -> None:
    """Ask where the table called ``name`` goes, and give the path to ``write``."""
    dialog = QFileDialog(owner.window(), "导出", "", _TABLES)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    begin_in_documents(dialog)
    dialog.selectFile(f"{name}.xlsx")
    dialog.fileSelected.connect(lambda path: write(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
