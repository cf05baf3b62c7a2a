"""Putting another text on one side of a comparison: a version, another document, a file, what was copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.compare.sides import Side
from app.intake.pasted import Clip
from app.office import Office
from app.text.formats import PATTERNS
from ui.dialogs.folder import begin_in_documents
from ui.ops import Ops
from ui.pages.compare.picking import DocumentPicker
from ui.pages.compare.texts import NEW, OLD, Texts

FILES = f"文稿 ({PATTERNS});;全部文件 (*)"


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
            held = QGuiApplication.clipboard().mimeData()
            self._texts.pick_pasted(which, Clip(held.text(), held.html() if held.hasHtml() else "") if held else Clip(""))
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


def cautions(*both: Side | None) -> str:
    """What must be known of both texts before their changes are relied on; empty where there is nothing."""
    return "".join((recognised(*both), unsettled(*both)))


def unsettled(*both: Side | None) -> str:
    """What is said of tracked changes that nobody decided about; empty where there are none."""
    found = [f"“{side.name}”含 {side.unsettled} 处未接受的修订" for side in both if side is not None and side.unsettled]
    return f"{'，'.join(found)}，按全部接受比对。" if found else ""


def recognised(*both: Side | None) -> str:
    """What must be known of texts that were recognised from pictures (识别稿); empty where none was."""
    found = [
        f"“{side.name}”第 {'、'.join(str(page) for page in side.recognised)} 页" for side in both if side is not None and side.recognised
    ]
    return f"{'，'.join(found)}含识别稿，须核对：认错的字会显示为改动，对照原件看。" if found else ""
