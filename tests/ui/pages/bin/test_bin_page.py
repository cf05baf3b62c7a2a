"""回收站 on the assembled window: into it from the document page, back by one click, away only after asking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.pages.assembled import Whole
from ui.dialogs.form import FormDialog
from ui.pages.bin.page import BinPage


def page(whole: Whole) -> BinPage:
    found = whole.window.page("bin")
    assert isinstance(found, BinPage)
    return found


def discard(whole: Whole, document: str, reason: str = "") -> FormDialog:
    whole.go("document", document)
    whole.assembly.document.ask("discard")
    whole.settle()
    dialog = whole.dialog(FormDialog)
    field = dialog.field("reason")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(reason)
    whole.click(dialog.verb)
    return dialog


def titles(whole: Whole) -> list[str]:
    return [row.document.title for row in page(whole).model.rows]


def test_an_empty_bin_says_so_and_leads_back(whole: Whole) -> None:
    whole.go("bin")
    assert page(whole).model.rows == []
    assert not page(whole).restore.isEnabled()
    whole.click(page(whole)._nothing.button)
    assert whole.window.current == "register"


def test_a_discarded_document_lies_there_with_its_days_and_comes_back_by_one_click(whole: Whole) -> None:
    document = whole.make("云州区绿道管理办法")
    discard(whole, document)
    assert whole.toasts[-1].startswith("已移入回收站")
    whole.go("bin")
    [row] = page(whole).model.rows
    assert (row.document.id, row.days_left) == (document, 30)
    whole.click(page(whole).restore)
    assert page(whole).model.rows == []
    assert whole.toasts[-1] == "已恢复《云州区绿道管理办法》"
    whole.click(whole.undo_link)
    assert [r.document.id for r in page(whole).model.rows] == [document]


def test_enter_brings_the_current_row_back(whole: Whole) -> None:
    discard(whole, whole.make("云州区绿道管理办法"))
    whole.go("bin")
    whole.focus(page(whole).table)
    QTest.keyClick(page(whole).table, Qt.Key.Key_Return)
    whole.settle()
    assert page(whole).model.rows == []


def test_what_is_published_asks_for_a_reason(whole: Whole) -> None:
    document = whole.make("云州区绿道管理办法", "published")
    dialog = discard(whole, document)
    assert dialog.isVisible(), "the reason is missing"
    field = dialog.field("reason")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("重复录入")
    whole.click(dialog.verb)
    whole.go("bin")
    assert [row.reason for row in page(whole).model.rows] == ["重复录入"]


def test_taking_away_for_good_is_asked_first_and_takes_the_checked_ones(whole: Whole) -> None:
    for title in ("云州区绿道管理办法", "云州区河道管理办法", "云州区公园管理办法"):
        discard(whole, whole.make(title))
    whole.go("bin")
    table, bin_page = page(whole).table, page(whole)
    whole.focus(table)
    assert not bin_page.empty_old.isEnabled()
    kept = bin_page.model.rows[2].document.title
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(table, Qt.Key.Key_Down)
    whole.click(bin_page.remove)
    dialog = whole.dialog(FormDialog)
    assert dialog.verb.text() == "彻底清除"
    whole.click(dialog.cancel)
    assert len(bin_page.model.rows) == 3
    whole.click(bin_page.remove)
    whole.click(whole.dialog(FormDialog).verb)
    assert titles(whole) == [kept]
    assert whole.toasts[-1] == "已彻底清除 2 件"
    assert whole.ask(lambda office: len(office.store.documents.binned())) == 1


def test_the_menu_of_the_window_leads_there(whole: Whole) -> None:
    menu = whole.window.make_menu()
    next(action for action in menu.actions() if action.text() == "回收站").trigger()
    whole.settle()
    assert whole.window.current == "bin"
