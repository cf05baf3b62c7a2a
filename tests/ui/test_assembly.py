from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from app.text.formats import PATTERNS
from tests.ui.pages.assembled import whole, write_draft
from ui.dialogs.frame import Dialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.widgets.navigation import NavItem
from ui.widgets.text import Label

__all__ = ["whole"]


def entries(whole):
    return {item.entry.id: item for item in whole.window.navigation.findChildren(NavItem)}


def press(whole, key, modifier=Qt.KeyboardModifier.ControlModifier):
    whole.window.activateWindow()
    # a dialog that has just closed hands the window back a moment later
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    QTest.keyClick(whole.window, key, modifier)
    whole.settle()


def test_only_pages_that_stand_alone_are_in_the_navigation(whole):
    found = set(entries(whole))
    assert {"desk", "register"} <= found
    assert not {"document", "intake"} & found


def test_the_window_begins_at_the_desk(whole):
    assert whole.window.current == "desk"


def test_the_numbers_beside_the_pages_follow_each_change(whole):
    whole.make("云州区绿道管理办法", "published")
    spoken = entries(whole)
    assert spoken["register"].accessibleName() == "文件台账，1 件"
    assert spoken["desk"].accessibleName() == "工作台，2 件，有逾期"


def test_ctrl_z_says_what_was_taken_back_and_ctrl_y_does_it_again(whole):
    whole.make("云州区绿道管理办法")
    press(whole, Qt.Key.Key_Z)
    assert whole.toasts[-1].startswith("已撤销“导入：")
    assert whole.ask(lambda office: office.store.documents.counts()) == {}
    press(whole, Qt.Key.Key_Y)
    assert whole.toasts[-1].startswith("已重做“导入：")
    assert whole.ask(lambda office: office.store.documents.counts()) == {"drafting": 1}


def test_an_act_on_another_document_is_asked_about_before_it_is_taken_back_or_done_again(whole):
    shown, other = whole.make("云州区绿道管理办法"), whole.make("云州区停车管理办法", "submitted")
    stage = lambda: whole.ask(lambda office: office.document(other).stage)  # noqa: E731
    whole.go("document", shown)
    press(whole, Qt.Key.Key_Z)
    asked = whole.dialog(Dialog)
    assert asked.line.text() == "撤销的是《云州区停车管理办法》的“送审”，不是当前这件。"
    assert (asked.verb.text(), asked.cancel.text()) == ("撤销", "取消")
    whole.click(asked.cancel)
    assert stage() == "submitted"
    press(whole, Qt.Key.Key_Z)
    whole.click(whole.dialog(Dialog).verb)
    assert (stage(), whole.toasts[-1][:4]) == ("consulting", "已撤销“")
    press(whole, Qt.Key.Key_Y)
    assert whole.dialog(Dialog).line.text() == "重做的是《云州区停车管理办法》的“送审”，不是当前这件。"
    whole.click(whole.dialog(Dialog).verb)
    assert stage() == "submitted"
    whole.window.open_menu()
    whole.settle()
    menu = whole.window.findChild(QMenu)
    named = next(entry for entry in menu.actions() if entry.objectName() == "undo")
    assert named.text() == named.toolTip() == "撤销《云州区停车管理办法》的“送审”"
    menu.close()
    # on the page of the document itself nothing is asked
    whole.go("document", other)
    press(whole, Qt.Key.Key_Z)
    assert (stage(), whole.is_open(Dialog)) == ("consulting", False)


def test_nothing_to_undo_is_said_and_not_done(whole):
    press(whole, Qt.Key.Key_Z)
    assert whole.toasts == ["没有可以撤销或者重做的操作。"]


def test_an_older_message_does_not_take_back_a_newer_act(whole):
    document = whole.make("云州区绿道管理办法")
    whole.assembly.deeds.do(lambda office: _rename(office, document, "甲"), "改了一次")
    whole.settle()
    first = whole.undo_link
    whole.assembly.deeds.do(lambda office: _rename(office, document, "乙"), "")
    whole.settle()
    whole.click(first)
    assert whole.ask(lambda office: office.document(document).title) == "乙"
    assert "不能单独撤销" in whole.toasts[-1]


def test_what_has_left_the_house_takes_the_offer_to_undo_from_older_messages(whole):
    document = whole.make("云州区绿道管理办法")
    whole.assembly.deeds.do(lambda office: _rename(office, document, "甲"), "改了一次")
    whole.settle()
    first = whole.undo_link
    whole.assembly.deeds.do(lambda office: _rename(office, document, "乙"), "送出去了", final=True)
    whole.settle()
    assert not first.isVisible()


def test_what_was_taken_back_by_ctrl_z_is_no_longer_offered_to_be_undone(whole):
    document = whole.make("云州区绿道管理办法")
    whole.assembly.deeds.do(lambda office: _rename(office, document, "甲"), "改了一次")
    whole.settle()
    first = whole.undo_link
    press(whole, Qt.Key.Key_Z)
    assert whole.ask(lambda office: office.document(document).title) != "甲"
    assert not first.isVisible()


def test_ctrl_q_closes_the_window(whole):
    press(whole, Qt.Key.Key_Q)
    assert not whole.window.isVisible()


def test_f1_shows_what_the_page_is_for_and_its_keys_and_goes_with_f1(whole):
    whole.window.choose("register")
    whole.settle()
    press(whole, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    guide = whole.assembly.guide
    assert guide.isVisible()
    assert guide.title.text() == "文件台账"
    assert {"显示或隐藏预览", "撤销"} <= {label.text() for label in guide.findChildren(Label)}
    press(whole, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert not guide.isVisible()


def test_the_help_follows_the_page_that_is_shown(whole):
    press(whole, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    whole.window.choose("settings")
    whole.settle()
    assert whole.assembly.guide.title.text() == "设置"


def test_escape_closes_the_help_before_the_page_goes_back(whole):
    whole.go("register")
    press(whole, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    whole.assembly.register.table.setFocus()
    press(whole, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not whole.assembly.guide.isVisible()
    assert whole.window.current == "register"


def test_the_question_mark_lists_all_keys(whole):
    press(whole, Qt.Key.Key_Question, Qt.KeyboardModifier.NoModifier)
    assert whole.is_open(ShortcutsDialog)


def test_files_let_go_over_the_window_are_checked_before_anything_is_stored(whole):
    whole.window.files_dropped.emit([write_draft(whole.folder, "云州区绿道管理办法")])
    whole.settle()
    whole.settle()
    assert whole.window.current == "intake"
    assert whole.ask(lambda office: office.store.documents.counts()) == {}


def test_the_line_over_the_window_tells_a_folder_from_a_file(whole, tmp_path):
    say = whole.window.drop_line
    assert "文件夹“送审”" in say([folder(tmp_path / "送审")])
    assert "压缩包“送审”" in say([tmp_path / "送审.zip"])
    assert say([tmp_path / "办法.docx"]) == "松开后读取《办法》，核对后再入库"
    assert "2 份" in say([tmp_path / "甲.docx", tmp_path / "乙.docx"])


def test_papers_that_can_be_kept_are_offered_and_what_can_be_read_is_said(whole):
    whole.assembly.import_files()
    dialog = whole.dialog(QFileDialog)
    assert dialog.nameFilters()[0] == f"文稿和材料 ({PATTERNS} *.xls *.xlsx *.et)"
    assert "支持 Word、WPS、PDF、OFD、网页、文本和扫描件" in [label.text() for label in whole.assembly.desk.findChildren(Label)]


def folder(path):
    path.mkdir()
    return path


def _rename(office, document, title):
    from app.lifecycle.editing import set_field

    return set_field(office, document, field="title", value=title)


def test_a_page_opened_from_anywhere_is_marked_where_it_belongs(whole):
    whole.window.choose("settings")
    whole.go("bin")
    assert [name for name, item in whole.window.navigation.items.items() if item.isChecked()] == ["register"]
