"""工作日历 and 参数核对表 by clicks and keys on a real office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.lifecycle import duties, figures
from app.lifecycle.voiding import void_number
from app.office import Office
from tests.app import road
from tests.app.lifecycle.holiday_notices import MADE_UP_2027
from tests.ui.pages.settings.test_settings_page import Room, outside, room, tab
from ui.dialogs.form import FormDialog
from ui.pages.settings.notice_dialog import NoticeDialog
from ui.widgets.cells import CELL

__all__ = ["outside", "room"]


def day_click(room: Room, day: date, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = room.page.calendar.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, keys, view.rect_of(day).center().toPoint())
    room.settle()


def begun(office: Office) -> str:
    document = road.imported(office)
    with office.act("deadline", "起算") as act:
        return duties.start(office, act, document, "filing.npc.days", date(2027, 1, 7)).id


def test_a_day_is_picked_set_off_named_and_given_back(room: Room) -> None:
    tab(room, "工作日历")
    pane = room.page.calendar
    assert (pane.title.text(), pane.source.text()) == ("2026年", "出厂日历")
    day_click(room, date(2026, 12, 23))
    room.type_over(pane.name, "停电检修")
    room.click(pane.off)
    assert not room.ask(lambda office: office.calendar.is_workday(date(2026, 12, 23)))
    assert room.toasts[-1] == "1 天已设为放假。"
    assert "2026年12月23日 周三，放假（停电检修），本单位改过" in pane.view.accessibleDescription()
    room.click(pane.shipped)
    assert room.ask(lambda office: office.calendar.is_workday(date(2026, 12, 23)))
    room.click(room.undo_link)
    assert not room.ask(lambda office: office.calendar.is_workday(date(2026, 12, 23)))


def test_several_days_are_picked_by_keys_and_set_as_one_act(room: Room) -> None:
    tab(room, "工作日历")
    pane = room.page.calendar
    day_click(room, date(2026, 12, 21))
    QTest.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    day_click(room, date(2026, 12, 25), Qt.KeyboardModifier.ControlModifier)
    assert pane.view.days == (date(2026, 12, 21), date(2026, 12, 22), date(2026, 12, 25))
    room.click(pane.off)
    assert len(room.ask(lambda office: office.store.settings.calendar_days())) == 3
    room.click(room.undo_link)
    assert room.ask(lambda office: office.store.settings.calendar_days()) == ()


def test_an_unpublished_year_says_so_and_the_pasted_notice_makes_it_known(room: Room) -> None:
    deadline = room.ask(begun)
    tab(room, "工作日历")
    pane = room.page.calendar
    room.click(pane.forth)
    assert "2027年放假安排没有录入" in pane.warning.text()
    room.click(pane.paste)
    dialog = room.dialog(NoticeDialog)
    assert not dialog.verb.isEnabled()
    dialog.text.setPlainText("一、元旦：1月1日（周四）放假1天。")
    room.qtbot.waitUntil(lambda: "写的是周四，实际是周五" in dialog.problem.text())
    assert not dialog.verb.isEnabled()
    dialog.text.setPlainText(MADE_UP_2027)
    room.qtbot.waitUntil(dialog.verb.isEnabled)
    room.type_over(dialog.source_field, "国办发明电〔2026〕7号")
    room.click(dialog.verb)
    assert room.toasts[-1] == "已录入2027年放假安排。1 个期限一起改了日期，记在各件的记录里。"
    assert pane.source.text() == "通知已于 2026-11-23 录入（国办发明电〔2026〕7号）"
    assert pane.warning.isHidden() or not pane.warning.isVisible()
    assert room.ask(lambda office: office.store.documents.deadline(deadline)).due_on == date(2027, 2, 12)


def shown(room: Room) -> list[list[str]]:
    model = room.page.parameters.model
    return [[model.index(row, n).data(CELL).text for n in range(6)] for row in range(model.rowCount())]


def test_a_figure_is_checked_off_by_name_and_leaves_those_that_wait(room: Room) -> None:
    tab(room, "辖区与参数")
    pane = room.page.parameters
    room.click(pane.filter, pane.filter.part_rect(1).center().toPoint())
    waiting = len(shown(room))
    assert pane.filter.labels[1] == f"待核对 {waiting}"
    assert {line[4] for line in shown(room)} == {"待核对"}
    pane.table.select_row(pane.model.row_of("filing.muni.days"))
    room.click(pane.check)
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("basis"), "令第329号第二十条")
    room.click(dialog.verb)
    assert len(shown(room)) == waiting - 1
    room.click(pane.filter, pane.filter.part_rect(0).center().toPoint())
    assert ["报市政府备案", "报送市政府备案", "15日", "令第329号第二十条", "已核对", "沈青禾 2026-11-23"] in shown(room)
    pane.table.select_row(pane.model.row_of("filing.muni.days"))
    room.click(pane.uncheck)
    assert room.ask(lambda office: figures.figure(office, "filing.muni.days")).checked_on is None


def test_a_figure_is_changed_from_a_day_on_with_its_reason(room: Room) -> None:
    tab(room, "辖区与参数")
    pane = room.page.parameters
    pane.table.select_row(pane.model.row_of("filing.muni.days"))
    room.click(pane.change)
    dialog = room.dialog(FormDialog)
    for key, words in (("amount", "三十"), ("basis", "令第329号第二十条"), ("since", "2027-01-01"), ("reason", "对照原文")):
        room.type_over(dialog.field(key), words)
    room.click(dialog.verb)
    assert room.is_open(FormDialog)
    room.type_over(dialog.field("amount"), "30")
    checked = dialog.field("checked").property("segments")
    assert checked.current == 1, "nobody is said to have compared what nobody said he compared"
    room.click(checked, checked.part_rect(0).center().toPoint())
    room.click(dialog.verb)
    assert not room.is_open(FormDialog)
    assert "2027年1月1日起改为30日" in pane.about.text()
    assert [one.checked_by for one in room.ask(lambda office: office.store.settings.dated_parameters())] == ["沈青禾"]
    room.click(pane.withdraw)
    assert room.ask(lambda office: office.store.settings.dated_parameters()) == ()


def test_the_table_goes_out_as_it_is_seen(room: Room, tmp_path: Path) -> None:
    tab(room, "辖区与参数")
    room.page.parameters.write(tmp_path / "参数核对表.xlsx")
    room.settle()
    sheet = load_workbook(tmp_path / "参数核对表.xlsx").active
    lines = [[str(cell.value or "") for cell in line] for line in sheet.iter_rows()]
    assert lines[0][:5] == ["类别", "参数", "数值", "依据", "核对"]
    assert len(lines) == 1 + len(shown(room))


def test_the_register_of_numbers_goes_out_with_what_is_void(room: Room, tmp_path: Path) -> None:
    def voided(office: Office) -> None:
        void_number(office, road.at(office, "registered"), reason="用纸作废")

    room.ask(voided)
    room.page.write_numbers(tmp_path / "编号登记簿.xlsx")
    room.settle()
    sheet = load_workbook(tmp_path / "编号登记簿.xlsx").active
    lines = [[str(cell.value or "") for cell in line] for line in sheet.iter_rows()]
    (void,) = (line for line in lines if line[7] == "用纸作废")
    assert (void[0], void[4], void[6]) == ("发文字号", "1", "2026-11-23")
    assert {"统一编号", "合法性审核意见书编号"} <= {line[0] for line in lines if line[5] == "无"}


def test_beijing_is_chosen_and_its_filing_figures_are_verified(room: Room) -> None:
    tab(room, "辖区与参数")
    choice = room.page.parameters.choice
    room.focus(choice)
    QTest.keyClick(choice, Qt.Key.Key_Up)
    room.page.parameters.jurisdiction_chosen.emit("beijing_district")
    room.settle()
    assert choice.currentText() == "北京市区级"
    lines = {line[1]: line for line in shown(room)}
    assert lines["报送区人大常委会备案"][2:5:2] == ["30日", "出厂已核实"]
    assert lines["按处理计划处置完毕"][4] == "待核对"
