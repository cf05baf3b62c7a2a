"""数据与备份 with real clicks: back up, go back, a second place, look everything through; and the backups that are made by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import places
from app.clock import Clock
from app.lifecycle.editing import save_settings
from app.office import Office, open_office
from app.safekeeping import backups
from tests.app import road
from tests.blank import laid
from tests.ui.pages.workroom import Workroom
from ui.dialogs.restore import RestoreDialog
from ui.icons import Icon
from ui.keeping import EVERY, Keeper, State
from ui.ops import Ops
from ui.pages.settings.page import SettingsPage
from ui.widgets.cells import CELL
from ui.widgets.text import Label, Link
from ui.window import PageEntry, Window


@dataclass
class Room(Workroom[SettingsPage]):
    """The page of settings at 数据与备份, with the keeper of its backups and what that told."""

    keeper: Keeper
    told: list[State]
    folder: Path

    def change(self) -> None:
        self.ask(lambda office: save_settings(office, {"names.district": f"云州区{office.store.log.last_hash()[:4]}"}))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    own = tmp_path / "user.json"
    ops: Ops[Office] = Ops(lambda: open_office(laid(tmp_path / "store"), Clock(date(2026, 11, 23)), "沈青禾"))
    window = Window("云州区司法局")
    window.watch(ops)
    keeper = Keeper(ops, lambda: places.second_backup(own))
    told: list[State] = []
    keeper.told.connect(told.append)
    page = SettingsPage(ops, log=tmp_path / "crash.log", keeper=keeper, own=own)
    window.add_page("settings", page, PageEntry("settings", "设置", Icon.SETTINGS))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    ops.open()
    made = Room(qtbot, ops, window, page, keeper, told, tmp_path)
    window.go("settings", "数据与备份")
    made.settle()
    yield made
    made.settle()
    ops.close()


def words(room: Room) -> str:
    return " ".join(label.text() for label in room.page.data.findChildren(Label) if label.isVisible())


def test_every_half_hour_of_change_makes_one_backup_and_an_idle_store_none(room: Room) -> None:
    assert room.keeper.timer.isActive()
    assert room.keeper.timer.interval() == EVERY == 1_800_000
    room.keeper.timer.timeout.emit()
    room.settle()
    assert room.ask(backups) == ()
    assert room.told[-1] == State("还没有备份，关闭时自动备份")
    room.change()
    for _ in range(3):
        room.keeper.timer.timeout.emit()
        room.settle()
    assert len(room.ask(backups)) == 1
    assert room.told[-1].words.startswith("今天 ")
    room.change()
    room.keeper.timer.timeout.emit()
    # the next tick finds the first still at work
    room.keeper.timer.timeout.emit()
    room.settle()
    assert len(room.ask(backups)) == 2


def test_a_backup_that_fails_leaves_the_older_ones_and_says_so(room: Room) -> None:
    room.change()
    room.keeper.look()
    room.settle()
    good = room.ask(backups)

    def spoil(office: Office) -> None:
        office.store.db.execute("UPDATE acts SET title = '改过' WHERE seq = 1")

    room.ask(spoil)
    room.change()
    room.keeper.look()
    room.settle()
    assert room.ask(backups) == good
    assert room.told[-1].urgent
    assert room.told[-1].words.startswith("备份没有做成")
    assert "操作日志第 1 条" in room.told[-1].words


def test_a_backup_asked_for_while_one_is_made_waits(room: Room) -> None:
    said: list[str] = []
    room.change()
    room.keeper.make(lambda _: None, said.append)
    assert room.keeper.is_busy
    room.keeper.make(lambda _: None, said.append)
    room.settle()
    assert said == ["正在备份，做完这一份再说。"]
    assert len(room.ask(backups)) == 1


def test_the_way_back_shows_what_would_be_lost_and_sets_the_old_store_aside(room: Room) -> None:
    pane = room.page.data
    room.ask(road.imported)
    room.click(pane.backup_button)
    room.ask(lambda office: road.imported(office, road.text(title="云州区后来的办法")))
    room.change()
    room.click(pane.restore_button)
    dialog = room.dialog(RestoreDialog)
    shown = [dialog.model.index(0, n).data(CELL).text for n in range(4)]
    assert shown[1:] == ["1 件", "2 步", "又办 2 步，新增 1 件"]
    assert "此后办的 2 步不在了：修改设置；" in dialog.told.text()
    assert dialog.verb.text() == "恢复这一份"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert [document.title for document in room.ask(lambda office: office.store.documents.all())] == [road.TITLE]
    assert "核对无误，1 件文件" in room.toasts[-1]
    assert len(list((room.folder / "store").glob("*.before"))) == 1
    room.change()
    assert room.ask(lambda office: office.newest() is not None)


def test_going_back_can_be_given_up(room: Room) -> None:
    room.ask(road.imported)
    room.click(room.page.data.backup_button)
    room.click(room.page.data.restore_button)
    QTest.keyClick(room.dialog(RestoreDialog), Qt.Key.Key_Escape)
    room.settle()
    assert list((room.folder / "store").glob("*.before")) == []


def test_a_damaged_backup_is_shown_and_cannot_be_chosen(room: Room) -> None:
    room.change()
    room.click(room.page.data.backup_button)
    (made,) = room.ask(backups)
    (made / "guiheng.db").write_bytes(b"x" * 5000)
    room.click(room.page.data.restore_button)
    dialog = room.dialog(RestoreDialog)
    assert dialog.model.index(0, 3).data(CELL).text == "读不出来"
    assert not dialog.verb.isEnabled()
    dialog.reject()


def test_without_backups_the_dialog_points_to_another_folder(room: Room, tmp_path: Path) -> None:
    other = open_office(tmp_path / "other", Clock(date(2026, 11, 20)), "李四")
    road.imported(other)
    other.close()
    room.click(room.page.data.restore_button)
    dialog = room.dialog(RestoreDialog)
    assert "这里没有备份" in dialog.told.text()
    assert not dialog.verb.isEnabled()
    assert room.page.safekeeping.restoring is not None
    room.page.safekeeping.restoring.look_in(tmp_path / "other" / "backups")
    room.settle()
    assert "比不出此后办了什么" in dialog.told.text()
    room.click(dialog.verb)
    assert len(room.ask(lambda office: office.store.documents.all())) == 1


def test_a_second_place_gets_a_copy_of_each_backup_and_its_absence_is_said(room: Room, tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    assert "没有设置" in words(room)
    room.page.safekeeping.use_second(stick)
    assert str(stick) in words(room)
    room.change()
    room.click(room.page.data.backup_button)
    (made,) = room.ask(backups)
    assert (stick / "规衡备份" / made.name / "guiheng.db").exists()
    stick.rename(tmp_path / "拔掉")
    room.change()
    room.keeper.look()
    room.settle()
    assert len(room.ask(backups)) == 2
    assert room.told[-1].urgent
    assert "第二份没有做成" in room.told[-1].words
    room.click(room.page.data.alone_button)
    assert "没有设置" in words(room)


def test_the_self_check_lists_what_is_wrong_and_leads_there(room: Room) -> None:
    check = room.page.data.check
    document = room.ask(road.imported)
    room.click(check.button)
    assert check.told.text() == "没有发现问题"

    def spoil(office: Office) -> None:
        office.store.db.execute("UPDATE documents SET effective_on = '2027-01-01', valid_until = '2026-01-01'")

    room.ask(spoil)
    room.click(check.button)
    assert check.told.text() == "2 处要核对"
    assert f"《{road.TITLE}》的有效期止于施行之前。打开这一件，核对施行日期和有效期。" in words(room)
    asked: list[str] = []
    room.page.document_asked.connect(asked.append)
    link = check.findChildren(Link)[-1]
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert asked == [document]
