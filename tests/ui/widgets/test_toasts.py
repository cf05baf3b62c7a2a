from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QLineEdit

from ui.icons import Icon
from ui.widgets.button import Button
from ui.widgets.page import Page
from ui.window import PageEntry, Window


@pytest.fixture
def window(qtbot):
    made = Window("云州区司法局")
    qtbot.addWidget(made)
    made.add_page("today", Page(), PageEntry("today", "工作台", Icon.TODAY, 1))
    made.resize(1440, 868)
    made.choose("today")
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_toast_can_be_undone(window, qtbot):
    done = []
    toast = window.say("已列入“规范性文件设定罚款”。", lambda: done.append("undone"))
    qtbot.mouseClick(toast.findChild(object, "undo"), Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert window.toasts.shown == []


def test_at_most_three_toasts_are_shown(window):
    for number in range(5):
        window.say(f"第 {number} 条", lambda: None)
    assert [toast.text for toast in window.toasts.shown] == ["第 2 条", "第 3 条", "第 4 条"]


def test_of_the_toasts_that_only_tell_something_the_newest_stays(window):
    window.say("已移到回收站", lambda: None)
    window.say("已导出 3 件")
    window.say("已导出 5 件")
    assert [toast.text for toast in window.toasts.shown] == ["已移到回收站", "已导出 5 件"]


def test_toasts_stand_above_the_status_bar_one_over_the_other(window):
    first, second = window.say("一", lambda: None), window.say("二")
    assert first.geometry().bottom() < second.geometry().top()
    assert second.geometry().bottom() < window.status.geometry().top()
    assert first.width() == 360


@pytest.mark.parametrize("corner", ["left", "right", "both"])
def test_toasts_never_cover_the_field_that_is_being_typed_in(window, qtbot, corner):
    page = window.page("today")
    fields = [QLineEdit(page), QLineEdit(page)]
    low = page.height() - 60
    fields[0].setGeometry(20, low, page.width() - 40 if corner == "both" else 300, 32)
    fields[1].setGeometry(page.width() - 320, low, 300, 32)
    for field in fields:
        field.show()
    field = fields[1 if corner == "right" else 0]
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for number in range(3):
        window.say(f"第 {number} 条，字比较多，要分两行才写得下，下面还有输入框。")
        covered = [toast for toast in window.toasts.shown if toast.geometry().intersects(_on_host(window, field))]
        assert covered == []


def test_toasts_cover_no_control_where_another_place_is_free(window, qtbot):
    page = window.page("today")
    button = Button("登记送审", parent=page)
    button.setGeometry(20, page.height() - 60, 120, 32)
    button.show()
    toast = window.say("已列入“规范性文件设定罚款”。", lambda: None)
    assert not toast.geometry().intersects(_on_host(window, button))
    assert toast.geometry().bottom() < window.status.geometry().top()
    # what is covered where no place is free is not what is being typed in
    field = QLineEdit(page)
    field.setGeometry(page.width() // 3, page.height() - 60, page.width() // 3, 32)
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: field.hasFocus() and not toast.geometry().intersects(_on_host(window, field)))


def test_toasts_stand_at_the_lower_left_where_nothing_lies_there(window):
    toast = window.say("已列入“规范性文件设定罚款”。")
    assert toast.x() == window.navigation.width() + 12


def _on_host(window, field) -> QRect:
    return QRect(field.mapTo(window.centralWidget(), QPoint(0, 0)), field.size())


def test_a_toast_stays_while_the_mouse_rests_on_it(window, qtbot):
    toast = window.say("一")
    toast.enterEvent(QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not toast.is_counting
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast.is_counting
