"""What the window bars: a control of an act is closed with the reason and opens again, one that looks stays open, and a key says why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ui.widgets.bars import ANY, Barred
from ui.widgets.button import Button
from ui.widgets.layout import column
from ui.widgets.page import Page
from ui.window import Window

HELD = "王芳正在使用这份数据，这里只能查看。等对方关闭后再办。"
ROLE = "出具审核意见要由审核或者负责人办理。"


def test_what_is_barred_is_closed_with_the_reason_for_as_long_as_it_is(qtbot: QtBot) -> None:
    window, page = Window(), Page()
    act, other, look, field = Button("出具", act="conclude"), Button("登记", act=ANY), Button("打印"), QLineEdit()
    Barred(field)
    page.setLayout(column(act, other, look, field))
    other.allow("还没有公布")
    window.add_page("page", page)
    asked: list[str] = []
    window.on("undo", lambda: asked.append("undo"))
    qtbot.addWidget(window)
    window.show()
    window.choose("page")
    window.bars.set("", {"conclude": ROLE})
    assert [act.isEnabled(), act.toolTip(), other.toolTip(), field.isEnabled()] == [False, ROLE, "还没有公布", True]
    window.bars.set(HELD)
    assert {(w.isEnabled(), w.toolTip()) for w in (act, other, field)} == {(False, HELD)}
    assert look.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.trigger("undo")
    assert asked == []
    assert [toast.text for toast in window.toasts.shown][-1] == HELD
    menu: QMenu = window.make_menu()
    assert {entry.toolTip() for entry in menu.actions() if entry.text() in ("撤销", "导入文件")} == {HELD}
    window.bars.set("")
    assert (act.isEnabled(), field.isEnabled(), other.toolTip()) == (True, True, "还没有公布")
