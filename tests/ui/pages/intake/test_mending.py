"""Before anything is stored, what was read is put right line by line, by the keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.app.text.scanned_files import file_of, pictures, printed
from tests.ui.pages.assembled import write_draft
from tests.ui.pages.intake.test_intake_page import drop, finish, words
from ui.widgets.chip import Chip

TITLE = "云州区绿道管理办法"


@pytest.fixture
def mending(whole):
    drop(whole, write_draft(whole.folder, TITLE))
    whole.click(whole.assembly.intake.sheet.structure)
    return whole


def view(whole):
    return whole.assembly.intake.mending.view


def paths(whole):
    return [line.node.path for line in view(whole).lines.lines]


def put(whole, path, after=""):
    """The caret right after these words of a line, by the keys a clerk would press."""
    lines = view(whole).lines
    row = paths(whole).index(path)
    QTest.keyClick(lines, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(row):
        cursor = lines.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        lines.setTextCursor(cursor)
    shown = lines.lines[row].shown
    for _ in range(shown.index(after) + len(after) if after else 0):
        QTest.keyClick(lines, Qt.Key.Key_Right)
    assert lines.current.node.path == path


def press(whole, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view(whole).lines, key, modifier)
    whole.settle()


def stored(whole):
    whole.click(whole.assembly.intake.store)
    finish(whole)
    (document,) = whole.ask(lambda office: office.store.documents.all())
    return whole.ask(lambda office: office.tree(office.store.documents.version(document.current_version_id)))


def test_the_lines_stand_there_with_what_each_is_and_the_caret_in_them(mending):
    assert mending.window.focusWidget() is view(mending).lines
    put(mending, "第二条", "第二条")
    assert view(mending).where.text() == "条　第二条"
    assert "拆开" in [button.text() for button in view(mending).buttons.values()]


def test_enter_splits_at_the_caret_backspace_joins_and_ctrl_z_takes_back(mending):
    put(mending, "第二条", "保障对象，")
    press(mending, Qt.Key.Key_Return)
    assert "第二条第二款" in paths(mending)
    assert view(mending).lines.current.node.path == "第二条第二款"
    put(mending, "第二条第二款")
    press(mending, Qt.Key.Key_Backspace)
    assert "第二条第二款" not in paths(mending)
    press(mending, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "第二条第二款" in paths(mending)
    press(mending, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "第二条第二款" not in paths(mending)
    press(mending, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "第二条第二款" in paths(mending)


def test_alt_and_the_arrows_lower_and_raise(mending):
    put(mending, "第二条", "第二条")
    press(mending, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "第一条第二款" in paths(mending)
    put(mending, "第一条第二款")
    press(mending, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "第一条第二款" not in paths(mending)
    assert "第二条" in paths(mending)


def test_f2_says_what_a_line_is_and_the_matter_has_its_title(mending):
    put(mending, "正文标题")
    press(mending, Qt.Key.Key_F2)
    menu = next(menu for menu in view(mending).findChildren(QMenu) if menu.isVisible())
    assert [entry.text() for entry in menu.actions()][:2] == ["&1　标题", "&2　正文标题"]
    QTest.keyClick(menu, Qt.Key.Key_6)
    mending.settle()
    assert "正文标题" not in paths(mending)
    assert "附注" not in paths(mending)


def test_what_cannot_be_done_is_said_under_the_bar_and_the_button_says_why(mending):
    put(mending, "标题")
    press(mending, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert view(mending).told.text() == "标题、主送、落款、附件这些没有层级，没有校正。先按 F2 改标为正文。"
    mending.qtbot.waitUntil(lambda: view(mending).buttons["raise"].toolTip().startswith("标题、主送"))
    assert not view(mending).buttons["raise"].isEnabled()
    assert not view(mending).undo.isEnabled()


def test_corrections_are_stored_with_the_file_and_found_again_when_it_comes_once_more(mending):
    put(mending, "第二条", "保障对象，")
    press(mending, Qt.Key.Key_Return)
    mending.click(view(mending).done)
    assert "已校正 1 处" in words(mending.assembly.intake.sheet)
    tree = stored(mending)
    assert "第二条第二款" in {node.path for node in tree.walk()}
    drop(mending, mending.folder / f"{TITLE}.txt")
    assert "已校正 1 处" in words(mending.assembly.intake.sheet)
    mending.click(mending.assembly.intake.sheet.structure)
    assert "第二条第二款" in paths(mending)
    assert view(mending).undo.isEnabled()


def test_escape_leads_back_to_the_check_with_what_was_typed(mending):
    QTest.keyClick(view(mending).lines, Qt.Key.Key_Escape)
    mending.settle()
    assert mending.assembly.intake.sheet.isVisible()
    assert mending.window.current == "intake"


def test_tab_leaves_the_lines(mending):
    QTest.keyClick(view(mending).lines, Qt.Key.Key_Tab)
    assert mending.window.focusWidget() is not view(mending).lines


def native(whole, key, modifier=Qt.KeyboardModifier.NoModifier):
    """A key as the system sends it: to the window, which has Qt find who takes it."""
    QTest.keyClick(whole.window.windowHandle(), key, modifier)
    whole.settle()


def test_letting_go_of_alt_after_an_arrow_opens_no_menu_and_the_next_key_is_heard(mending):
    put(mending, "第二条", "第二条")
    native_window = mending.window.windowHandle()
    QTest.keyPress(native_window, Qt.Key.Key_Alt)
    QTest.keyClick(native_window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(native_window, Qt.Key.Key_Alt)
    mending.settle()
    assert "第一条第二款" in paths(mending)
    assert QApplication.activePopupWidget() is None
    native(mending, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "第一条第二款" not in paths(mending)


def test_alt_alone_still_opens_the_menu_over_the_lines(mending):
    QTest.keyClick(mending.window.windowHandle(), Qt.Key.Key_Alt)
    mending.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    QApplication.activePopupWidget().close()


@pytest.mark.parametrize("where", ["lines", "done"])
def test_pasting_imports_nothing_and_says_where_words_are_mended(mending, where):
    QApplication.clipboard().setText("第一条　粘贴来的文字。")
    getattr(view(mending), where).setFocus()
    native(mending, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view(mending).isVisible()
    assert view(mending).told.text().startswith("没有粘贴，也没有导入。这里只校正结构，不改文字。")
    assert [item.name for item in mending.assembly.intake.queue.items] == [f"{TITLE}.txt"]


def test_typing_says_once_that_the_words_stay(mending):
    before = [line.shown for line in view(mending).lines.lines]
    native(mending, Qt.Key.Key_L)
    native(mending, Qt.Key.Key_Delete)
    assert [line.shown for line in view(mending).lines.lines] == before
    assert view(mending).told.isVisible()
    assert view(mending).told.text().startswith("这里只校正结构，不改文字。")


def ask_role(whole):
    press(whole, Qt.Key.Key_F2)
    return next(menu for menu in view(whole).findChildren(QMenu) if menu.isVisible())


def test_a_grey_role_says_why_and_closes_the_menu(mending):
    put(mending, "标题")
    menu = ask_role(mending)
    grey = next(number for number, entry in enumerate(menu.actions(), start=1) if not entry.isEnabled())
    why = menu.actions()[grey - 1].toolTip()
    QTest.keyClick(menu, str(grey))
    mending.settle()
    assert QApplication.activePopupWidget() is None
    assert why
    assert view(mending).told.text() == why


def test_ctrl_z_over_the_menu_of_roles_closes_it_and_takes_back(mending):
    put(mending, "第二条", "保障对象，")
    press(mending, Qt.Key.Key_Return)
    QTest.keyClick(ask_role(mending), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    mending.settle()
    assert QApplication.activePopupWidget() is None
    assert "第二条第二款" not in paths(mending)


def test_a_picture_is_called_so_and_its_recognised_page_is_warned_of_once(whole):
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed: nothing can be recognised")
    (page,) = pictures(printed("#align(center)[云州区绿道管理办法]", page="height: 200pt"))
    scan = whole.folder / "云州区绿道管理办法.png"
    scan.write_bytes(file_of(page))
    drop(whole, scan)
    told = words(whole.assembly.intake.sheet)
    chips = [chip.text for chip in whole.assembly.intake.sheet.findChildren(Chip)]
    assert "第 1 页是识别稿，须核对：文字从图片认出，点“对照原件校正结构”，和原件逐行核对后再用。" in told
    assert "".join(told).count("是识别稿") == 1
    assert "图片" in chips
    assert "image" not in chips
