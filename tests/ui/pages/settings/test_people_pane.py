"""人员与单位: edited by dialogs, all by keyboard, refused with who may."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.people.handling import assign
from app.people.roster import Details, details_of, roster, save_person
from ui.dialogs.form import FormDialog
from ui.pages.settings.people import PeoplePane
from ui.widgets.segments import Segments


@pytest.fixture
def pane(whole) -> PeoplePane:
    """The pane of an office with a 负责人 (who sits here) and a 经办 with one matter."""
    whole.ask(lambda office: (save_person(office, Details("周敏", "负责人")), save_person(office, Details("李强", "经办"))))
    whole.make("云州区绿道管理办法")
    whole.go("settings", "人员与单位")
    return whole.window.page("settings").people


def names(pane: PeoplePane) -> list[str]:
    return [member.person.name for member in pane.people.rows]


def cells(pane: PeoplePane, name: str) -> dict[str, str]:
    row = names(pane).index(name)
    return {column.id: str(pane.people.index(row, place).data()) for place, column in enumerate(pane.people.columns)}


def test_everybody_is_listed_with_role_matters_and_state(pane):
    assert cells(pane, "周敏") == {
        "name": "周敏（本人）", "role": "负责人", "unit": "—", "phone": "—", "matters": "1", "leave": "—", "stand_in": "—", "state": "在岗",
    }  # fmt: skip
    assert cells(pane, "李强")["matters"] == "—"


def test_somebody_is_added_by_keyboard_alone(whole, pane):
    whole.focus(pane.add_person)
    QTest.keyClick(pane.add_person, Qt.Key.Key_Return)
    whole.settle()
    dialog = whole.dialog(FormDialog)
    whole.type_over(dialog.field("name"), "刘敏")
    roles = dialog.field("role").property("segments")
    assert isinstance(roles, Segments)
    whole.focus(roles)
    QTest.keyClick(roles, Qt.Key.Key_Right)
    QTest.keyClick(roles, Qt.Key.Key_Right)
    whole.type_over(dialog.field("unit"), "云州区司法局")
    whole.type_over(dialog.field("away_until"), "12-4")
    whole.type_over(dialog.field("stand_in"), "李强")
    QTest.keyClick(dialog.field("stand_in"), Qt.Key.Key_Return)
    whole.settle()
    assert whole.ask(lambda office: details_of(office, "刘敏")) == Details(
        "刘敏", "审核", "云州区司法局", stand_in="李强", away_until=date(2026, 12, 4)
    )
    assert cells(pane, "刘敏")["state"] == "请假"
    assert [unit.name for unit in pane.units.rows] == ["云州区司法局"]
    whole.click(whole.undo_link)
    assert "刘敏" not in names(pane)


def test_enter_on_a_row_edits_and_a_refusal_stays_in_the_dialog(whole, pane):
    pane.people_table.select_row(names(pane).index("周敏"))
    whole.focus(pane.people_table)
    QTest.keyClick(pane.people_table, Qt.Key.Key_Return)
    whole.settle()
    dialog = whole.dialog(FormDialog)
    assert dialog.field("name").text() == "周敏"
    roles = dialog.field("role").property("segments")
    roles.choose(1)
    whole.click(dialog.verb)
    assert dialog.problem.startswith("至少要有一位负责人")
    whole.close_dialogs()


def test_the_operators_own_new_name_is_the_operators(whole, pane):
    kept: list[str] = []
    whole.window.page("settings")._on_operator = kept.append
    pane.edit_person(next(member for member in pane.people.rows if member.is_operator))
    whole.settle()
    dialog = whole.dialog(FormDialog)
    whole.type_over(dialog.field("name"), "周敏敏")
    whole.click(dialog.verb)
    assert kept == ["周敏敏"]
    assert whole.ask(lambda office: office.operator) == "周敏敏"
    assert [member.person.name for member in pane.people.rows if member.is_operator] == ["周敏敏"]


def test_everything_of_somebody_is_handed_over_with_a_leave(whole, pane):
    pane.people_table.select_row(names(pane).index("周敏"))
    whole.click(pane.hand_over)
    dialog = whole.dialog(FormDialog)
    whole.type_over(dialog.field("taker"), "李强")
    whole.type_over(dialog.field("away_until"), "12-4")
    whole.type_over(dialog.field("reason"), "休假")
    whole.click(dialog.verb)
    assert whole.toasts[-1] == "已把周敏的 1 件移交给李强。"
    assert (cells(pane, "周敏")["leave"], cells(pane, "周敏")["stand_in"], cells(pane, "李强")["matters"]) == ("12月4日", "李强", "1")
    whole.click(whole.undo_link)
    assert cells(pane, "周敏")["leave"] == "—"


def test_without_matters_there_is_nothing_to_hand_over(whole, pane):
    pane.people_table.select_row(names(pane).index("李强"))
    assert not pane.hand_over.isEnabled()
    assert pane.hand_over.toolTip() == "先选一位名下有在办件的人员"


def test_whoever_may_not_change_people_is_told_who_may(whole, pane):
    kept: list[str] = []
    whole.window.page("settings")._on_operator = kept.append
    menu = pane.make_menu(next(member for member in pane.people.rows if member.person.name == "李强"))
    next(entry for entry in menu.actions() if entry.text() == "换成此人操作").trigger()
    menu.close()
    whole.settle()
    assert kept == ["李强"]
    why = "改人员、角色和单位要由负责人办理。请周敏来办，或者在设置里改角色。"
    assert (pane.add_person.isEnabled(), pane.add_person.toolTip()) == (False, why)
    pane.edit_person(pane.people.rows[0])
    assert whole.toasts[-1] == why


def test_a_unit_is_added_and_renamed(whole, pane):
    whole.click(pane.add_unit)
    dialog = whole.dialog(FormDialog)
    whole.type_over(dialog.field("name"), "区住房城乡建设局")
    whole.click(dialog.verb)
    pane.units_table.select_row(0)
    whole.focus(pane.units_table)
    QTest.keyClick(pane.units_table, Qt.Key.Key_Return)
    whole.settle()
    dialog = whole.dialog(FormDialog)
    assert dialog.field("short").text() == "住建局"
    whole.type_over(dialog.field("short"), "住建")
    whole.click(dialog.verb)
    assert [unit.short_name for unit in whole.ask(roster).units] == ["住建"]


def test_a_restore_is_the_heads(whole, pane):
    whole.ask(lambda office: save_person(office, Details("刘敏", "负责人")))
    whole.ask(lambda office: save_person(office, Details("周敏", "经办")))
    whole.window.page("settings").safekeeping.begin_restore()
    whole.settle()
    assert whole.toasts[-1] == "从备份恢复要由负责人办理。请刘敏来办，或者在设置里改角色。"


def test_what_somebody_has_in_hand_opens_in_the_register(whole, pane):
    given = whole.make("云州区早市管理办法")
    whole.ask(lambda office: assign(office, given, handler="李强"))
    pane.load()
    whole.settle()
    menu = pane.make_menu(next(member for member in pane.people.rows if member.person.name == "李强"))
    next(entry for entry in menu.actions() if entry.text() == "查看在办的件").trigger()
    menu.close()
    whole.settle()
    assert whole.window.current == "register"
    assert [row.document.id for row in whole.assembly.register.model.rows] == [given]
