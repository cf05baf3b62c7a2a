"""What is typed survives a killed program: kept a second after the last key, offered where it was typed, forgotten when done with."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.office import Office, open_office
from tests.app import road
from tests.ui.pages.workroom import Workroom
from ui.dialogs.words import WordsDialog, remarking
from ui.ops import Ops
from ui.typing import RESTORED, WAIT, Drafts, keep_dialog
from ui.widgets.page import Page
from ui.widgets.text import Label
from ui.window import Window

ROOT = Path(__file__).parents[2]
KEY = "finding/1/remark"
Room = Workroom[Page]

KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from PySide6.QtTest import QTest
from app.clock import Clock
from app.office import open_office
from ui.dialogs.words import remarking
from ui.ops import Ops
from ui.start import make_application
from ui.theme import Theme
from ui.theme.appearance import Appearance
from ui.typing import keep_dialog

app = make_application(["guiheng"])
Theme.install(app, Appearance())
ops = Ops(lambda: open_office(Path(sys.argv[1]), Clock(date(2026, 11, 23)), "王芳"))
dialog = remarking("罚款", "处以罚款", "")
drafts = keep_dialog(ops, dialog, "finding/1/remark", dialog.note)
dialog.open()
dialog.activateWindow()

def begin():
    dialog.field.setFocus()
    QTest.keyClicks(dialog.field, "ask the unit first")
    drafts.timer.timeout.connect(lambda: ops.query(lambda office: office.typed("finding/1/remark/0 x"), lambda _: die()))

def die():
    print("dying", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

ops.opened.connect(begin)
ops.open()
app.exec()
"""


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    ops: Ops[Office] = Ops(lambda: open_office(tmp_path / "数据", Clock(date(2026, 11, 23)), "王芳"))
    window, page = Window(), Page()
    window.watch(ops)
    window.add_page("today", page)
    qtbot.addWidget(window)
    window.show()
    made = Room(qtbot, ops, window, page)
    made.ask(lambda office: None)
    yield made
    made.settle()
    ops.close()


def opened(room: Room, text: str = "") -> tuple[WordsDialog, Drafts]:
    """The dialog of a remark with its words kept, and what was kept before put back."""
    dialog = remarking("罚款", "处以罚款", text, room.window)
    drafts = keep_dialog(room.ops, dialog, KEY, dialog.note)
    dialog.open()
    room.settle()
    return dialog, drafts


def kept(room: Room) -> list[str]:
    """Everything that is kept."""
    return [words for _, words, _ in room.ask(lambda office: office.store.typing.all())]


def said(dialog: WordsDialog) -> bool:
    """Whether the dialog tells that something was put back."""
    return RESTORED in [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX kills without warning")
def test_words_typed_before_the_program_was_killed_are_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    road.opened(folder).store.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8"
    )
    assert (done.returncode, done.stdout) == (-9, "dying\n"), done.stderr
    ops: Ops[Office] = Ops(lambda: open_office(folder, Clock(date(2026, 11, 23)), "王芳"))
    window, page = Window(), Page()
    qtbot.addWidget(window)
    room = Room(qtbot, ops, window, page)
    window.show()
    dialog, _ = opened(room)
    assert dialog.words == "ask the unit first"
    assert said(dialog)
    dialog.reject()
    room.settle()
    assert kept(room) == []
    ops.close()


def test_words_are_kept_a_second_after_the_last_key_and_not_with_each(room: Room) -> None:
    dialog, drafts = opened(room)
    room.type_over(dialog.field, "问起草单位")
    assert drafts.timer.isActive()
    assert drafts.timer.interval() == WAIT == 1000
    assert kept(room) == []
    drafts.timer.timeout.emit()
    assert kept(room) == ["问起草单位"]
    room.type_over(dialog.field, "")
    drafts.timer.timeout.emit()
    assert kept(room) == []
    dialog.reject()


@pytest.mark.parametrize("end", ["accept", "reject"])
def test_closing_in_order_forgets_them(room: Room, end: str) -> None:
    dialog, drafts = opened(room)
    room.type_over(dialog.field, "问起草单位")
    drafts.keep()
    assert kept(room) == ["问起草单位"]
    getattr(dialog, end)()
    room.settle()
    assert kept(room) == []
    again, _ = opened(room)
    assert (again.words, said(again)) == ("", False)
    again.reject()


def test_a_field_already_changed_is_not_overwritten_by_what_comes_back(room: Room) -> None:
    room.ask(lambda office: office.keep_typing(f"{KEY}/0 批注：罚款", "旧话"))
    dialog = remarking("罚款", "处以罚款", "", room.window)
    keep_dialog(room.ops, dialog, KEY, dialog.note)
    dialog.field.setPlainText("新话")
    dialog.open()
    room.settle()
    assert dialog.words == "新话"
    assert not said(dialog)
    dialog.reject()


def test_what_the_program_puts_into_a_field_is_not_kept(room: Room) -> None:
    dialog, drafts = opened(room)
    dialog.verb.setFocus()
    dialog.field.setPlainText("审核规则的建议")
    assert not drafts.timer.isActive()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    room.settle()
    assert kept(room) == []
