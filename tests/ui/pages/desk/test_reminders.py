"""What may be done with an item besides its work: put off, marked as done, given to somebody, each taken back by 撤销."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ui.dialogs.date_field import DateField
from ui.dialogs.form import FormDialog
from ui.widgets.text import Link


@pytest.fixture
def overdue(whole) -> str:
    """A document whose filing with the municipal government is overdue."""
    return whole.make("云州区绿道管理办法", "published", published_on=date(2026, 11, 4))


def actions(whole) -> list[str]:
    return [row.item.action for row in whole.assembly.desk.rows]


def choose(whole, name: str, row: int = 0) -> FormDialog:
    """Open the dialog of an entry of the row's menu."""
    menu = whole.assembly.desk.make_menu(whole.assembly.desk.rows[row].item)
    next(entry for entry in menu.actions() if entry.objectName() == name).trigger()
    menu.close()
    whole.settle()
    return whole.dialog(FormDialog)


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_comes_by_mouse_and_by_key(whole, overdue, reason):
    row = whole.assembly.desk.rows[0]
    target = row if reason is QContextMenuEvent.Reason.Mouse else row.button
    QApplication.sendEvent(target, QContextMenuEvent(reason, QPoint(5, 5), target.mapToGlobal(QPoint(5, 5))))
    whole.settle()
    menu = next(menu for menu in whole.assembly.desk.findChildren(QMenu) if menu.isVisible())
    assert [entry.text() for entry in menu.actions() if entry.text()] == ["去报送", "延后提醒", "标为已办", "分给别人"]
    menu.close()


def test_an_item_put_off_leaves_the_groups_and_can_be_looked_at_and_taken_up_again(whole, overdue):
    before = actions(whole)
    dialog = choose(whole, "snooze")
    field = dialog.field("until")
    assert isinstance(field, DateField)
    whole.type_over(field, "12-1")
    whole.type_over(dialog.field("reason"), "等主要领导签字")
    whole.click(dialog.verb)
    assert actions(whole) == before[1:]
    assert whole.toasts[-1] == "已延后提醒：报送市政府备案《云州区绿道管理办法》。"
    turn = next(link for link in whole.assembly.desk.findChildren(Link) if link.accessibleName() == "显示延后提醒的 1 件")
    whole.click(turn)
    row = whole.assembly.desk.rows[-1]
    assert "延后到12月1日提醒：等主要领导签字" in row.accessibleName()
    menu = whole.assembly.desk.make_menu(row.item)
    next(entry for entry in menu.actions() if entry.objectName() == "wake").trigger()
    whole.settle()
    assert actions(whole) == before


def test_without_a_reason_the_dialog_stays(whole, overdue):
    dialog = choose(whole, "done")
    whole.click(dialog.verb)
    assert dialog.isVisible()
    assert len(actions(whole)) == 2
    whole.close_dialogs()


def test_an_item_marked_as_done_is_taken_back_by_the_toast(whole, overdue):
    before = actions(whole)
    dialog = choose(whole, "done")
    whole.type_over(dialog.field("reason"), "已当面送达")
    QTest.keyClick(dialog.field("reason"), Qt.Key.Key_Return)
    whole.settle()
    assert actions(whole) == before[1:]
    whole.click(whole.undo_link)
    assert actions(whole) == before


def test_an_expiry_warning_that_is_long_overdue_can_be_marked_as_done(whole):
    whole.make("云州区早市管理办法", "published", effective="2022年1月1日", published_on=date(2022, 1, 4))
    place = actions(whole).index("提出继续有效、修改或者废止的意见")
    dialog = choose(whole, "done", place)
    whole.type_over(dialog.field("reason"), "已决定修改")
    whole.click(dialog.verb)
    assert "提出继续有效、修改或者废止的意见" not in actions(whole)


def test_an_item_given_to_somebody_new_shows_whose_it_is_and_makes_the_desk_shared(whole, overdue):
    desk = whole.assembly.desk
    assert desk.scope.isHidden()
    dialog = choose(whole, "assign")
    assert dialog.field("handler").text() == "周敏"
    whole.type_over(dialog.field("handler"), "刘敏")
    whole.click(dialog.verb)
    assert desk.scope.isVisible()
    assert desk.scope.labels[desk.scope.current] == "我的"
    assert actions(whole) == []
    whole.click(desk.scope, desk.scope.part_rect(1).center().toPoint())
    assert [row.whose for row in desk.rows] == ["刘敏", "刘敏"]
    assert "经办人刘敏" in desk.rows[0].accessibleName()
    whole.click(desk.scope, desk.scope.part_rect(0).center().toPoint())
    assert actions(whole) == []


def test_the_number_of_a_group_opens_its_documents(whole, overdue):
    count = next(link for link in whole.assembly.desk.findChildren(Link) if link.accessibleName().startswith("已逾期 1 件"))
    whole.click(count)
    assert whole.window.current == "register"
    assert [row.document.id for row in whole.assembly.register.model.rows] == [overdue]


def test_a_deadline_is_extended_once_with_a_reason_and_not_where_the_law_fixes_the_day(whole):
    whole.make("云州区绿道管理办法", "under_review")
    row = next(row for row in whole.assembly.desk.rows if row.item.due.deadline.key == "review.max")
    dialog = choose(whole, "extend_deadline", whole.assembly.desk.rows.index(row))
    whole.type_over(dialog.field("amount"), "五")
    whole.type_over(dialog.field("reason"), "事项复杂")
    whole.click(dialog.verb)
    assert whole.is_open(FormDialog)
    whole.type_over(dialog.field("amount"), "5")
    whole.click(dialog.verb)
    assert whole.toasts[-1].startswith("已延长期限：")
    shown = next(row for row in whole.assembly.desk.rows if row.item.due.deadline.key == "review.max")
    assert "延长5个工作日" in shown.item.reason
    assert "延长期限" not in [entry.text() for entry in whole.assembly.desk.make_menu(shown.item).actions()]
