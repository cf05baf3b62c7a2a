"""Ctrl+K on the whole window, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.assembled import Whole, whole
from ui import actions
from ui.finder.entries import Kind
from ui.theme import theme
from ui.widgets.button import Button

__all__ = ["whole"]

KEY = Qt.Key


def opened(whole: Whole, words: str = ""):
    box = whole.assembly.commands.box
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    QTest.keyClick(whole.window, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    if words:
        whole.type_over(box.field, words)
    waited(whole)
    return box


def waited(whole: Whole) -> None:
    """Until the pause in the typing is over and the store has answered."""
    box = whole.assembly.commands.box
    whole.qtbot.waitUntil(lambda: not box._timer.isActive())
    whole.settle()


def texts(box, kind=None):
    return [entry.text for entry in box.entries if kind is None or entry.kind is kind]


def press(box, *keys):
    for key in keys:
        QTest.keyClick(box.field, key)


def test_it_opens_in_the_middle_with_the_cursor_in_its_field_and_is_no_window(whole: Whole):
    box = opened(whole)
    assert box.field.hasFocus()
    assert not box.isWindow()
    assert abs(box.box.geometry().center().x() - box.rect().center().x()) <= 1


def test_a_page_is_found_and_shown(whole: Whole):
    box = opened(whole, "台账")
    assert texts(box, Kind.PAGE) == ["文件台账"]
    press(box, KEY.Key_Return)
    assert whole.window.current == "register"
    assert not box.isVisible()


@pytest.mark.parametrize(("letters", "found"), [("wjtz", "文件台账"), ("cx", "撤销"), ("zhtd", "字号：特大")])
def test_pages_and_actions_are_found_by_their_initials(whole: Whole, letters, found):
    press(opened(whole), KEY.Key_Escape)
    box = opened(whole, letters)
    assert texts(box)[0] == found


def test_a_document_is_found_by_its_initials(whole: Whole):
    whole.make("云州区绿道管理办法")
    assert "绿道管理办法" in texts(opened(whole, "ldgl"), Kind.DOCUMENT)[0]


def test_an_action_is_found_with_its_key_and_done(whole: Whole):
    whole.make("云州区绿道管理办法")
    box = opened(whole, "撤销")
    assert box.lines.current.keys == "Ctrl Z"
    press(box, KEY.Key_Return)
    whole.settle()
    assert whole.toasts[-1].startswith("已撤销“导入：")


def test_what_cannot_be_done_says_why_and_stays(whole: Whole):
    whole.window.choose("settings")
    whole.settle()
    box = opened(whole, "打印")
    entry = next(entry for entry in box.entries if entry.text == "打印")
    assert entry.reason == "这一页没有可以打印的内容"
    box.lines.choose(box.entries.index(entry))
    press(box, KEY.Key_Return)
    assert box.isVisible()
    assert whole.toasts == []


def test_the_keys_of_the_page_stand_there_while_it_is_shown(whole: Whole):
    whole.window.choose("review")
    whole.settle()
    assert "列入意见" in texts(opened(whole, "列入"), Kind.ACTION)
    press(whole.assembly.commands.box, KEY.Key_Escape)
    whole.window.choose("desk")
    whole.settle()
    assert "列入意见" not in texts(opened(whole, "列入"), Kind.ACTION)


def test_every_action_of_a_page_is_found_on_it_by_its_words(whole: Whole):
    document = whole.make("云州区绿道管理办法", "under_review")
    for page, place in (("register", None), ("document", document), ("review", document)):
        whole.go(page, place)
        whole.settle()
        box = opened(whole)
        found = {entry.text: entry.reason for entry in box.entries}
        wanted = {entry.text for entry in actions.in_scope(actions.of_page(page))}
        assert wanted <= set(found), page
        assert {text for text in wanted if found[text]} == set(), page
        press(box, KEY.Key_Escape)


def test_a_button_in_sight_is_pressed_by_its_words(whole: Whole):
    pressed = []
    page = whole.window.page("desk")
    button = Button("核对全部示例", parent=page)
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    press(opened(whole, "核对全部"), KEY.Key_Return)
    assert pressed == [True]
    button.allow("先导入一份")
    assert opened(whole, "核对全部").lines.current.reason == "先导入一份"


def test_a_document_is_found_by_title_and_by_number_and_opened(whole: Whole):
    whole.make("云州区绿道管理办法", "published")
    number = whole.ask(lambda office: office.store.documents.all()[0].document_number)
    for words in ("绿道", number[-4:]):
        box = opened(whole, words)
        assert len(texts(box, Kind.DOCUMENT)) == 1
        assert "绿道管理办法" in texts(box, Kind.DOCUMENT)[0]
        press(box, KEY.Key_Escape)
    box = opened(whole, "绿道")
    box.lines.choose(texts(box).index(texts(box, Kind.DOCUMENT)[0]))
    press(box, KEY.Key_Return)
    whole.settle()
    assert whole.window.current == "document"


def test_the_documents_opened_last_stand_first_while_nothing_is_typed(whole: Whole):
    first = whole.make("绿道管理办法")
    second = whole.make("停车管理办法")
    whole.go("document", second)
    whole.go("document", first)
    whole.window.choose("desk")
    whole.settle()
    found = texts(opened(whole), Kind.RECENT)
    assert ["绿道" in found[0], "停车" in found[1]] == [True, True]


def test_anything_can_be_looked_for_in_the_register(whole: Whole):
    whole.make("云州区绿道管理办法")
    box = opened(whole, "保障对象")
    box.lines.choose(len(box.entries) - 1)
    press(box, KEY.Key_Return)
    whole.settle()
    assert whole.window.current == "register"
    assert whole.assembly.register.search.text() == "保障对象"


def test_the_looks_are_changed_from_it(whole: Whole):
    box = opened(whole, "特大")
    press(box, KEY.Key_Return)
    assert theme().appearance.scale == 1.3


def test_a_pane_of_the_settings_is_found(whole: Whole):
    press(opened(whole, "外观"), KEY.Key_Return)
    whole.settle()
    assert whole.window.current == "settings"
    tabs = whole.window.page("settings").tabs
    assert tabs.labels[tabs.current] == "外观"


def test_the_arrows_go_round(whole: Whole):
    box = opened(whole, "字号")
    rows = len(box.entries)
    press(box, KEY.Key_Down)
    assert box.lines.currentIndex().row() == 1 % rows
    press(box, KEY.Key_Up, KEY.Key_Up)
    assert box.lines.currentIndex().row() == rows - 1


def test_escape_gives_the_focus_back(whole: Whole):
    whole.make("云州区绿道管理办法")
    whole.window.choose("register")
    whole.settle()
    whole.assembly.register.table.setFocus()
    press(opened(whole), KEY.Key_Escape)
    assert not whole.assembly.commands.box.isVisible()
    assert QApplication.focusWidget() is whole.assembly.register.table


def test_ctrl_k_closes_what_it_opened(whole: Whole):
    box = opened(whole)
    QTest.keyClick(box.field, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not box.isVisible()


def test_a_click_beside_the_box_closes_it(whole: Whole):
    box = opened(whole)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() - 10))
    assert not box.isVisible()


def test_words_found_for_something_typed_before_are_dropped(whole: Whole):
    box = opened(whole, "绿道")
    before = len(box.entries)
    box.add("停车", box.entries)
    assert len(box.entries) == before
