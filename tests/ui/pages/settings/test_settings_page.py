from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.office import Office, open_office
from app.places import login_name
from app.safekeeping import backups
from tests.blank import laid
from tests.ui.pages.workroom import Workroom
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.settings.page import SettingsPage
from ui.theme import Mode, theme
from ui.widgets.cells import CELL
from ui.widgets.text import Label
from ui.window import PageEntry, Window

Room = Workroom[SettingsPage]


@dataclass
class Outside:
    """What the page hands to the system: the operator's name, the folder to show."""

    operators: list[str] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, outside: Outside) -> Iterator[Room]:
    ops: Ops[Office] = Ops(lambda: open_office(laid(tmp_path / "store"), Clock(date(2026, 11, 23)), "沈青禾"))
    window = Window("云州区司法局")
    window.watch(ops)
    page = SettingsPage(
        ops,
        on_operator=outside.operators.append,
        open_folder=outside.folders.append,
        log=tmp_path / "log" / "crash.log",
        own=tmp_path / "user.json",
    )
    window.add_page("settings", page, PageEntry("settings", "设置", Icon.SETTINGS))
    window.on("undo", lambda: ops.act(lambda office: office.undo()))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    made = Workroom(qtbot, ops, window, page)
    window.choose("settings")
    made.settle()
    yield made
    made.settle()
    ops.close()


def tab(room: Room, word: str) -> None:
    room.click(room.page.tabs, room.page.tabs.tab_rect(room.page.tabs.labels.index(word)).center())


def test_what_ships_stands_grey_behind_empty_fields(room: Room) -> None:
    government = room.page.names.fields["government"]
    assert (government.text(), government.placeholderText()) == ("", "本区人民政府")


def test_leaving_a_field_saves_it_as_one_act_that_can_be_undone(room: Room) -> None:
    fields = room.page.names.fields
    room.type_over(fields["government_code"], "云州府")
    QTest.keyClick(fields["government_code"], Qt.Key.Key_Tab)
    room.settle()
    assert room.ask(lambda office: office.names["government_code"]) == "云州府"
    assert room.toasts == ["已改本级政府发文代字：云州府。"]
    assert "云州府规〔2026〕1号" in [label.text() for label in room.page.names.findChildren(Label)]
    room.click(room.undo_link)
    assert room.ask(lambda office: office.names["government_code"]) == "本区府"
    assert fields["government_code"].text() == ""


def test_leaving_a_field_unchanged_saves_nothing(room: Room) -> None:
    field_ = room.page.names.fields["district"]
    room.focus(field_)
    QTest.keyClick(field_, Qt.Key.Key_Tab)
    room.settle()
    assert room.toasts == []


def test_a_field_being_written_in_survives_a_change_elsewhere(room: Room) -> None:
    field_ = room.page.names.fields["district"]
    room.type_over(field_, "云州")
    room.page.refresh(frozenset({"settings"}))
    room.settle()
    assert field_.text() == "云州"


def test_the_operator_holds_at_once_and_is_kept_for_the_next_start(room: Room, outside: Outside) -> None:
    field_ = room.page.names.operator
    assert field_.text() == "沈青禾"
    room.type_over(field_, "周明远")
    QTest.keyClick(field_, Qt.Key.Key_Return)
    room.settle()
    assert outside.operators == ["周明远"]
    assert room.toasts == ["操作人改为周明远，以后的每一步都记在这个名字下。"]
    assert room.ask(lambda office: office.operator) == "周明远"
    room.type_over(room.page.names.fields["phone"], "12345678")
    QTest.keyClick(room.page.names.fields["phone"], Qt.Key.Key_Tab)
    room.settle()
    assert room.ask(lambda office: office.store.log.to_undo().operator) == "周明远"


def test_a_login_name_that_stands_in_for_the_operator_is_pointed_out(room: Room) -> None:
    told = "这是电脑的登录名，改成您的姓名。每一步都记在这个名字下。"
    assert told not in [label.text() for label in room.page.names.findChildren(Label)]
    room.type_over(room.page.names.operator, login_name())
    QTest.keyClick(room.page.names.operator, Qt.Key.Key_Return)
    room.settle()
    assert told in [label.text() for label in room.page.names.findChildren(Label)]


def test_tab_goes_from_the_telephone_to_the_operator_past_the_message(room: Room) -> None:
    phone = room.page.names.fields["phone"]
    room.type_over(phone, "12345678")
    QTest.keyClick(phone, Qt.Key.Key_Tab)
    room.settle()
    assert room.page.names.operator.hasFocus()
    room.type_over(phone, "87654321")
    QTest.keyClick(phone, Qt.Key.Key_Tab)
    assert room.page.names.operator.hasFocus()


def test_the_place_of_the_log_is_shown_and_its_folder_opens(room: Room, outside: Outside, tmp_path: Path) -> None:
    tab(room, "数据与备份")
    assert str(tmp_path / "log" / "crash.log") in [label.text() for label in room.page.data.findChildren(Label)]
    room.click(room.page.data.log_button)
    assert outside.folders == [tmp_path / "log"]


def test_an_operator_without_a_name_is_not_kept(room: Room, outside: Outside) -> None:
    field_ = room.page.names.operator
    room.type_over(field_, " ")
    QTest.keyClick(field_, Qt.Key.Key_Return)
    room.settle()
    assert outside.operators == []
    assert "操作人不能空着，每一步都要记在一个人名下。" in [label.text() for label in room.page.names.findChildren(Label)]


def test_the_data_folder_opens_and_a_backup_is_made(room: Room, outside: Outside, tmp_path: Path) -> None:
    tab(room, "数据与备份")
    room.click(room.page.data.folder_button)
    assert outside.folders == [tmp_path / "store"]
    assert room.ask(backups) == ()
    room.click(room.page.data.backup_button)
    made = room.ask(backups)
    assert len(made) == 1
    assert room.toasts == [f"已备份，核对无误，含 0 件文件：{made[0].name}。"]
    assert made[0].name in [label.text() for label in room.page.data.findChildren(Label)]
    assert room.page.data.backup_button.isEnabled()


def test_the_table_of_parameters_shows_figure_basis_and_whether_it_was_compared(room: Room) -> None:
    tab(room, "辖区与参数")
    model = room.page.parameters.model
    shown = [[model.index(row, n).data(CELL).text for n in range(1, 5)] for row in range(model.rowCount())]
    assert ["报送区人大常委会备案", "30日", "《重庆市各级人民代表大会常务委员会规范性文件备案审查条例》第十四条", "出厂已核实"] in shown
    assert ["报送市政府备案", "15日", "《重庆市行政规范性文件管理办法》（令第329号，条文和天数未核对）", "待核对"] in shown
    assert ["期限末日为休假日的顺延", "是"] in [line[:2] for line in shown]
    assert ["有效期", "60个月"] in [line[:2] for line in shown]
    assert room.page.parameters.choice.currentText() == "重庆市区县"


def test_the_rules_are_counted_with_the_hash_judgements_keep(room: Room) -> None:
    tab(room, "审核规则")
    packs = room.ask(lambda office: office.packs)
    words = " ".join(label.text() for label in room.page.rules.findChildren(Label))
    assert f"{len(packs.rules)} 条规则" in words
    assert packs.hash[:12] in words
    assert room.page.rules.model.rowCount() == len(packs.groups)


def test_looks_are_in_force_at_once(room: Room) -> None:
    tab(room, "外观")
    looks = room.page.looks
    room.click(looks.mode, looks.mode.part_rect(2).center().toPoint())
    assert theme().is_dark
    room.click(looks.scale, looks.scale.part_rect(1).center().toPoint())
    assert theme().appearance.scale == 1.15
    room.click(looks.mode, looks.mode.part_rect(1).center().toPoint())
    assert theme().appearance.mode is Mode.LIGHT


def test_the_looks_page_follows_a_theme_changed_elsewhere(room: Room) -> None:
    theme().set_mode(Mode.DARK)
    assert room.page.looks.mode.current == 2


def test_every_pane_fits_a_small_window(room: Room) -> None:
    room.window.resize(1366, 768)
    for word in room.page.tabs.labels:
        tab(room, word)
        assert room.page.minimumSizeHint().width() <= room.page.width()
