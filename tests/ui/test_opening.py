"""From the opened store to the window: damaged data lead back to a backup, what went wrong before is said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.crashlog import Troubles
from app.office import Office, open_or_look
from db.restoring import restore
from tests.app import road
from tests.ui.pages.workroom import Workroom
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.troubles import TroublesDialog
from ui.notices import READ
from ui.opening import Home, Opening
from ui.ops import Ops
from ui.widgets.page import Page
from ui.window import Window

CLOCK = Clock(date(2026, 11, 23))


@dataclass
class Room(Workroom[Page]):
    """A bare window and its opening."""

    opening: Opening


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one document and its backup, closed."""
    office = road.opened(tmp_path / "数据")
    road.imported(office)
    office.close()
    return tmp_path / "数据"


@pytest.fixture
def rooms(qtbot: QtBot) -> Iterator[list[Room]]:
    opened: list[Room] = []
    yield opened
    for room in opened:
        room.settle()
        room.ops.close()
        if room.opening.doorbell is not None:
            room.opening.doorbell.close()


def room_on(qtbot: QtBot, rooms: list[Room], store: Path, troubles: Troubles | None = None) -> Room:
    ops: Ops[Office] = Ops(lambda: open_or_look(store, CLOCK, "王芳"))
    window, page = Window(), Page()
    window.watch(ops)
    window.add_page("today", page)
    qtbot.addWidget(window)
    made = Room(qtbot, ops, window, page, Opening(ops, window, Home(store, CLOCK, troubles=troubles)))
    rooms.append(made)
    ops.open()
    made.settle()
    return made


def test_a_sound_store_is_shown_without_a_word(qtbot: QtBot, rooms: list[Room], store: Path) -> None:
    room = room_on(qtbot, rooms, store)
    assert room.window.isVisible()
    assert not room.window.banner.isVisible()
    assert room.opening.doorbell is not None
    assert room.opening.doorbell.listens


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(b"no database" * 900)])
def test_damaged_data_lead_back_to_a_backup(qtbot: QtBot, rooms: list[Room], store: Path, spoil) -> None:
    spoil(store / "guiheng.db")
    room = room_on(qtbot, rooms, store)
    told = room.opening.dialog
    assert told is not None
    assert not room.window.isVisible()
    assert "没有通过检查" in told.line.text()
    room.click(told.restore)
    chooser = next(dialog for dialog in told.findChildren(RestoreDialog) if dialog.isVisible())
    assert "这一份有 1 件文件" in chooser.told.text()
    room.click(chooser.verb)
    assert room.window.isVisible()
    assert not room.opening.failed
    assert len(room.ask(lambda office: office.store.documents.all())) == 1
    assert "核对无误，1 件文件" in room.toasts[-1]


def test_a_backup_that_is_spoilt_too_is_refused_and_the_message_stays(qtbot: QtBot, rooms: list[Room], store: Path) -> None:
    (store / "guiheng.db").write_bytes(b"no database" * 900)
    (kept,) = (store / "backups").glob("2*")
    data = bytearray((kept / "guiheng.db").read_bytes())
    data[8192:16384] = b"\xff" * 8192
    (kept / "guiheng.db").write_bytes(data)
    room = room_on(qtbot, rooms, store)
    told = room.opening.dialog
    assert told is not None
    room.click(told.restore)
    chooser = next(dialog for dialog in told.findChildren(RestoreDialog) if dialog.isVisible())
    if chooser.verb.isEnabled():
        room.click(chooser.verb)
    else:
        chooser.reject()
    assert not room.window.isVisible()
    assert room.opening.failed
    assert told.isVisible()
    told.finished.disconnect()
    told.close()


def test_a_restore_that_was_cut_off_is_said_once(qtbot: QtBot, rooms: list[Room], store: Path) -> None:
    (kept,) = (store / "backups").glob("2*")
    (store / "guiheng.db.restoring").write_bytes(b"half")
    room = room_on(qtbot, rooms, store)
    assert room.window.banner.sentence.startswith("上次恢复备份没有做完，数据还是恢复之前的")
    assert room.window.banner.verb.text() == READ
    room.click(room.window.banner.verb)
    assert not room.window.banner.isVisible()
    assert kept.exists()
    room.ops.close()
    restore(kept, store, CLOCK.now())


def test_defects_of_the_last_start_are_offered_and_can_be_taken_away(qtbot: QtBot, rooms: list[Room], store: Path, tmp_path: Path) -> None:
    room = room_on(qtbot, rooms, store, Troubles(2, 1, "ERROR ui.ops a job failed: KeyError\n"))
    assert room.window.banner.sentence == "上次出过差错，记下了 3 处。数据核对过了，没有发现问题；没保存完的文字，打开原处即恢复。"
    room.click(room.window.banner.verb)
    dialog = room.dialog(TroublesDialog)
    assert "a job failed" in dialog.text.toPlainText()
    dialog.export(tmp_path / "没有这个文件夹" / "差错.txt")
    assert "没有导出" in dialog.problem.text()
    dialog.export(tmp_path / "差错.txt")
    assert (tmp_path / "差错.txt").read_text("utf-8") == "ERROR ui.ops a job failed: KeyError\n"
    assert not room.window.banner.isVisible()


def test_defects_can_be_read_and_left(qtbot: QtBot, rooms: list[Room], store: Path) -> None:
    room = room_on(qtbot, rooms, store, Troubles(1, 0, "ERROR\n"))
    room.click(room.window.banner.verb)
    QTest.keyClick(room.dialog(TroublesDialog), Qt.Key.Key_Escape)
    room.settle()
    assert not room.window.banner.isVisible()
