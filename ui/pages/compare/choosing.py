"""Putting another text on one side of a comparison: a version, another document, a file, what was copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.office import Office
from ui.dialogs.folder import begin_in_documents
from ui.ops import Ops
from ui.pages.compare.picking import DocumentPicker
from ui.pages.compare.texts import NEW, OLD, Texts

FILES = "文稿 (*.docx *.doc *.wps *.pdf *.ofd *.rtf *.html *.htm *.txt *.md *.jpg *.jpeg *.png);;全部文件 (*)"


class Choosing(QObject):
    """Asks over ``page`` what is to stand there."""

    def __init__(self, ops: Ops[Office], texts: Texts, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._texts, self._page = ops, texts, page

    def pick(self, which: int, what: str, value: str) -> None:
        """Take the version ``value``, or ask for a ``document`` or a ``file``, or read the clipboard (``paste``) now and at no other time."""
        if what == "version":
            self._texts.pick_version(which, value)
        elif what == "file":
            self._ask_file(which)
        elif what == "paste":
            self._texts.pick_words(which, QGuiApplication.clipboard().text())
        else:
            self._ask_document(which)

    def _ask_file(self, which: int) -> None:
        dialog = QFileDialog(self._page, "选择要比对的文件", "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self._texts.pick_file(which, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_document(self, which: int) -> None:
        dialog = DocumentPicker(self._ops, self._page.window())
        dialog.picked.connect(lambda document: self._texts.pick_document(which, document))
        dialog.open()


def lacking(texts: Texts) -> str:
    """What is said while there are not two texts."""
    old, new = texts.sides[OLD], texts.sides[NEW]
    if new is not None and old is None:
        return (
            f"“{new.name}”之前没有别的稿子，没有可比的。换入修改稿以后会和这一稿比对；"
            "也可以在“选择原文”里选另一件文件、电脑里的文件或者剪贴板里的文字。"
        )
    if texts.document_id and new is None:
        return "这一件还没有正文，没有可比的。导入文稿以后再比对。"
    return "还没有选要比对的文本。在上面的“选择原文”和“选择新文”里各选一份。"
