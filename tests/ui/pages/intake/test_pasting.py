"""Words copied elsewhere come in by Ctrl+V or a button, and are checked like a file before they are stored."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.pages.assembled import write_draft
from tests.ui.pages.intake.test_intake_page import finish
from ui.pages.intake.queue import State

PLAIN = "云州区停车管理办法\n第一条 为了规范停车，制定本办法。\n第二条 收费标准见下表。\n小型车\t五元\n"
HTML = (
    "<p>云州区停车管理办法</p><p>第一条 为了规范停车，制定本办法。</p><p>第二条 收费标准见下表。</p>"
    "<table><tr><td>小型车</td><td>五元</td></tr></table>"
)


def copied(text="", html="", files=()):
    held = QMimeData()
    if files:
        held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if text:
        held.setText(text)
    if html:
        held.setHtml(html)
    QGuiApplication.clipboard().setMimeData(held)


def arrived(whole):
    page = whole.assembly.intake
    whole.qtbot.waitUntil(lambda: page.current is not None and page.current.state is State.READ, timeout=20_000)
    whole.settle()
    return page.current


def test_ctrl_v_on_the_empty_page_brings_words_with_their_table_and_they_are_stored(whole):
    copied(PLAIN, HTML)
    whole.go("intake")
    QTest.keyClick(whole.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    item = arrived(whole)
    assert item.draft.reading.format == "html"
    assert any(node.path == "第二条表1" for node in item.draft.reading.tree.walk())
    whole.click(whole.assembly.intake.store)
    finish(whole)
    (document,) = whole.ask(lambda office: office.store.documents.all())
    assert document.title == "云州区停车管理办法"


def test_the_button_and_the_window_s_own_key_do_the_same_and_a_field_keeps_its_paste(whole):
    copied(PLAIN)
    QTest.keyClick(whole.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    first = arrived(whole)
    assert first.draft.reading.format == "txt"
    unit = whole.assembly.intake.sheet.form.unit
    copied("云州区林业局")
    QTest.keyClick(unit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert unit.text() == "云州区林业局"
    copied("云州区绿道管理办法\n第一条 为了绿道，制定本办法。\n第二条 略。\n第三条 略。\n")
    whole.click(whole.assembly.intake.foot.paste)
    whole.qtbot.waitUntil(lambda: len(whole.assembly.intake.items) == 2, timeout=20_000)
    whole.settle()


def test_copied_files_are_taken_as_files(whole):
    copied(files=[write_draft(whole.folder, "云州区绿道管理办法")])
    whole.go("intake")
    whole.click(next(b for b in whole.assembly.intake.findChildren(QPushButton) if b.isVisible() and b.text() == "粘贴文字"))
    assert arrived(whole).name == "云州区绿道管理办法.txt"


def test_nothing_on_the_clipboard_is_said(whole):
    QGuiApplication.clipboard().clear()
    whole.go("intake")
    with whole.qtbot.waitSignal(whole.ops.refused, timeout=20_000) as said:
        whole.assembly.intake.pasting.paste()
    assert said.args[0].startswith("剪贴板里没有文字，没有粘贴。")
    whole.settle()
