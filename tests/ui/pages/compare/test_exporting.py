from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.text.markup import Settled
from app.text.worker import read
from tests.app.compare.drafts import NEW, OLD
from tests.ui.pages.assembled import Whole
from ui.pages.compare.page import ComparePage
from ui.widgets.button import Button


class Opened(QObject):
    """Stands in for the system's window for files."""

    def __init__(self) -> None:
        super().__init__()
        self.folders: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.folders.append(url.toLocalFile())


@pytest.fixture
def opened() -> Iterator[Opened]:
    made = Opened()
    QDesktopServices.setUrlHandler("file", made, "show")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def export(whole: Whole, button: Button, file: Path) -> str:
    """Press ``button`` and save as ``file``; the name that was offered."""
    whole.click(button)
    dialog = whole.dialog(QFileDialog)
    offered = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    whole.settle()
    return offered


def test_the_redline_reads_as_either_text(whole: Whole, page: ComparePage, tmp_path: Path):
    file = tmp_path / "花脸稿.docx"
    assert export(whole, page.redline, file) == "云州区公共租赁住房管理办法花脸稿.docx"
    accepted, rejected = (read(file, settled).tree for settled in (Settled.ACCEPTED, Settled.REJECTED))
    assert [node.text for node in accepted.walk() if node.path == "第八条"] == [NEW.splitlines()[12].removeprefix("第八条　")]
    assert [node.text for node in rejected.walk() if node.path == "第九条"] == [OLD.splitlines()[13].removeprefix("第九条　")]


def test_the_table_holds_what_changed(whole: Whole, page: ComparePage, tmp_path: Path):
    file = tmp_path / "修改对照表.docx"
    assert export(whole, page.table, file) == "云州区公共租赁住房管理办法修改对照表.docx"
    words = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert "送审稿 v1" in words
    assert "审议稿 v2" in words


def test_the_folder_of_what_was_exported_can_be_opened(whole: Whole, page: ComparePage, tmp_path: Path, opened: Opened):
    export(whole, page.table, tmp_path / "对照表.docx")
    assert whole.toasts[-1] == "已导出《对照表.docx》"
    whole.click(whole.undo_link)
    assert opened.folders == [str(tmp_path)]


def test_a_place_that_cannot_be_written_says_so(whole: Whole, page: ComparePage, tmp_path: Path):
    export(whole, page.table, tmp_path / "没有这个文件夹" / "对照表.docx")
    assert whole.toasts[-1].startswith("没有存。《对照表.docx》写不进去")
