from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from app.lifecycle.bin import discard
from tests.app.compare.drafts import NEW, OLD
from tests.app.review.test_settling import revised
from tests.ui.pages.assembled import Whole
from ui.actions import ACTIONS
from ui.pages import places
from ui.pages.compare.page import ComparePage
from ui.pages.compare.picking import DocumentPicker
from ui.pages.ids import COMPARE, DOCUMENT, REGISTER, REVIEW
from ui.pages.lines import Line
from ui.widgets.button import Button


def entry(menu: QMenu, words: str) -> None:
    """Choose the entry of ``menu`` that begins with ``words``."""
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def pick(whole: Whole, head, words: str) -> None:
    entry(head.make_menu(), words)
    whole.settle()


def test_the_heads_offer_every_version_of_the_document(page: ComparePage):
    menu = page.heads.old.make_menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "审议稿 v2　11月23日　修改稿.txt", "送审稿 v1　11月23日　送审稿.txt", "另一件文件…", "电脑里的文件…", "剪贴板里的文字",
    ]  # fmt: skip
    assert [action.isChecked() for action in menu.actions()][:2] == [False, True]


def test_a_head_is_opened_by_a_key(whole: Whole, page: ComparePage):
    page.heads.new.setFocus()
    QTest.keyClick(page.heads.new, Qt.Key.Key_Return)
    menu = next(menu for menu in page.heads.new.findChildren(QMenu) if menu.isVisible())
    menu.close()


def test_another_version_takes_the_place_of_the_one_shown(whole: Whole, page: ComparePage):
    pick(whole, page.heads.new, "送审稿")
    assert page.sentence == "两稿文字相同。"
    pick(whole, page.heads.old, "审议稿")
    assert page.bar.total == "7 处改动"
    assert page.heads.old.told.name == "审议稿 v2"


def test_a_file_on_disk_can_stand_on_one_side(whole: Whole, page: ComparePage, tmp_path: Path):
    file = tmp_path / "起草单位发来的稿.txt"
    file.write_text(NEW.replace("有效期三年", "有效期二年"), "utf-8")
    entry(page.heads.old.make_menu(), "电脑里的文件")
    dialog = whole.dialog(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    whole.settle()
    assert page.heads.old.told.name == "起草单位发来的稿.txt"
    assert page.heads.old.told.grey == "电脑里的文件"
    assert [row.name for row in page.changes.rows] == ["第十二条"]


def test_a_file_with_tracked_changes_says_that_it_is_compared_as_if_all_were_accepted(whole: Whole, page: ComparePage, tmp_path: Path):
    file = tmp_path / "修订稿.docx"
    file.write_bytes(revised().data)
    page.texts.pick_file(1, file)
    whole.settle()
    assert page.banner.isVisible()
    assert page.banner.sentence == "“修订稿.docx”含 2 处未接受的修订，按全部接受比对。"
    pick(whole, page.heads.new, "审议稿")
    assert not page.banner.isVisible()


def test_a_file_that_cannot_be_read_leaves_what_stood_there(whole: Whole, page: ComparePage, tmp_path: Path):
    file = tmp_path / "空.txt"
    file.write_text("", "utf-8")
    page.texts.pick_file(0, file)
    whole.settle()
    assert "空.txt" in whole.toasts[-1]
    assert page.heads.old.told.name == "送审稿 v1"
    assert page.bar.total == "7 处改动"


def test_the_clipboard_is_read_only_when_it_is_asked_for(whole: Whole, page: ComparePage):
    QGuiApplication.clipboard().setText(OLD.replace("有效期五年", "有效期四年"))
    assert page.heads.new.told.name == "审议稿 v2"
    pick(whole, page.heads.new, "剪贴板里的文字")
    assert (page.heads.new.told.name, page.heads.new.told.grey) == ("剪贴板", "粘贴的文字")
    assert [row.name for row in page.changes.rows] == ["第十二条"]


def test_an_empty_clipboard_says_what_to_do(whole: Whole, page: ComparePage):
    QGuiApplication.clipboard().setText("")
    pick(whole, page.heads.new, "剪贴板里的文字")
    assert whole.toasts[-1].startswith("剪贴板里没有文字")
    assert page.heads.new.told.name == "审议稿 v2"


def test_old_and_new_change_places(whole: Whole, page: ComparePage):
    whole.click(page.heads.exchange)
    assert (page.heads.old.told.name, page.heads.new.told.name) == ("审议稿 v2", "送审稿 v1")
    assert {row.name: row.kind.word for row in page.changes.rows}["第十条"] == "新增"


def test_another_document_is_found_by_its_title(whole: Whole, page: ComparePage):
    whole.make("绿道管理办法", "published")
    entry(page.heads.old.make_menu(), "另一件文件")
    whole.settle()
    dialog = whole.dialog(DocumentPicker)
    whole.type_over(dialog.search, "绿道")
    whole.settle()
    assert dialog.found.chosen is not None
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    whole.settle()
    assert page.heads.old.told.name == "送审稿 v1"
    assert page.texts.sides[0].title == "绿道管理办法"
    assert next(action.text() for action in page.heads.old.make_menu().actions()).endswith("绿道管理办法.txt")


def test_a_title_that_nobody_knows_says_so(whole: Whole, page: ComparePage):
    entry(page.heads.old.make_menu(), "另一件文件")
    whole.settle()
    dialog = whole.dialog(DocumentPicker)
    whole.type_over(dialog.search, "没有这一件")
    whole.settle()
    assert dialog.problem.text().startswith("没有找到。")
    assert not dialog.verb.isEnabled()


def test_the_text_tab_of_a_document_leads_here(whole: Whole, document: str):
    whole.go(DOCUMENT, (document, places.TEXT))
    whole.click(whole.window.page(DOCUMENT).findChild(Button, "compare"))
    assert whole.window.current == COMPARE
    assert whole.window.page(COMPARE).bar.total == "7 处改动"


def test_a_document_with_one_version_offers_no_comparison(whole: Whole):
    whole.go(DOCUMENT, (whole.make("绿道管理办法", "submitted"), places.TEXT))
    assert whole.window.page(DOCUMENT).findChild(Button, "compare") is None


def test_the_preview_of_the_register_leads_here(whole: Whole, document: str):
    whole.go(REGISTER)
    register = whole.window.page(REGISTER)
    whole.qtbot.waitUntil(lambda: bool([line for line in register.preview.findChildren(Line) if line.text() == "版本比对（共 2 稿）"]))
    whole.click(next(line for line in register.preview.findChildren(Line) if line.text() == "版本比对（共 2 稿）"))
    assert whole.window.page(COMPARE).document_id == document


def test_the_workbench_leads_here(whole: Whole, document: str):
    whole.go(REVIEW, document)
    entry(whole.window.page(REVIEW).bench.header.menu(), "和上一稿比对")
    whole.settle()
    assert whole.window.current == COMPARE
    assert whole.window.page(COMPARE).heads.new.told.name == "送审稿 v1"


def test_the_command_opens_what_is_in_hand(whole: Whole, document: str):
    assert any(action.id == "compare" for action in ACTIONS)
    whole.go(DOCUMENT, document)
    whole.window.trigger("compare")
    whole.settle()
    assert whole.window.page(COMPARE).document_id == document


def test_a_document_in_the_bin_says_where_it_is(whole: Whole, document: str):
    whole.ask(lambda office: discard(office, [document]))
    whole.go(COMPARE, document)
    assert "回收站" in whole.window.page(COMPARE).sentence
