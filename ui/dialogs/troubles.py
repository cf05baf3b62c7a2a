"""差错记录: what the crash log has got since the last start, to be read and given to whoever looks after the program. No document text stands in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from ui.dialogs.folder import begin_in_documents
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.theme import theme

_LINE = "程序出差错的地方记在这里，没有文件正文，也没有名称和姓名。导出后交给维护人员。"


class TroublesDialog(Dialog):
    """Shows ``words``; 导出 writes them to a file that is asked for."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("差错记录", _LINE, verb="导出", icon=Icon.EXTERNAL, width=760, cancel="关闭", parent=parent)
        self.text = QPlainTextEdit(words)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("差错记录")
        self.text.setMinimumHeight(theme().px(320))
        self.body.addWidget(self.text)
        self.verb.clicked.disconnect(self.accept)
        self.verb.clicked.connect(self._ask)

    def export(self, file: Path) -> None:
        """Write the words to ``file``."""
        try:
            file.write_text(self.text.toPlainText(), "utf-8")
        except OSError as error:
            self.problem.setText(f"没有导出（{error.strerror}）。换一个文件夹再导出。")
        else:
            self.accept()

    def _ask(self) -> None:
        dialog = QFileDialog(self, "导出差错记录", "规衡差错记录.txt")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
