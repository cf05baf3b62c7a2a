"""A window that only looks on: whoever holds the store is named at every act of 报送备案 and 备案审查, and none of them is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.office import Office
from db.onlooker import Onlooker
from tests.ui.pages.filing.conftest import TODAY, Room, Stock
from tests.ui.pages.workroom import Workroom
from ui.deeds import Deeds
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.filing.page import FilingPage
from ui.pages.incoming.page import IncomingPage
from ui.pages.incoming.places import CATALOGUES, DOCKET, STANDING
from ui.pages.places import YEARLY, Listed
from ui.window import PageEntry, Window

HOLDER = "王芳从 09:12 起"

ACTS: dict[str, Callable[[Room], QWidget | None]] = {
    "登记报送": lambda room: room.page.sheet.panes[1].file_button,
    "生成报送包": lambda room: room.page.sheet.panes[1].packet_button,
    "填写说明要点": lambda room: room.page.sheet.panes[1].write_button,
    "登记回执": lambda room: room.page.sheet.panes[0].receipt_link,
    "添加文件": lambda room: next(iter(room.page.sheet.panes[1].add_buttons.values()), None),
}


@pytest.fixture
def looking(qtbot: QtBot, tmp_path: Path, stock: Stock) -> Iterator[Room]:
    ops: Ops[Office] = Ops(lambda: Office(Onlooker(tmp_path / "store", HOLDER), Clock(TODAY), "沈青禾"))
    window = Window("云州区司法局")
    window.watch(ops)
    page = FilingPage(ops)
    window.add_page("filing", page, PageEntry("filing", "报送备案", Icon.FILING))
    window.add_page("incoming", IncomingPage(ops, Deeds(ops, window)), PageEntry("incoming", "备案审查", Icon.INCOMING))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    made = Workroom(qtbot, ops, window, page)
    yield made
    made.settle()
    ops.close()


def test_every_act_names_who_holds_the_store_and_none_is_open(looking: Room, stock: Stock) -> None:
    room = looking
    room.window.go("filing", stock.half.document)
    room.settle()
    found = {name: widget for name, find in ACTS.items() if (widget := find(room)) is not None}
    assert set(ACTS) - set(found) <= {"添加文件"}, "nothing is lacking there"
    assert {name for name, widget in found.items() if widget.isEnabled() or HOLDER not in widget.toolTip()} == set()
    pane = room.page.sheet.panes[0]
    assert pane.progress is not None
    menu: QMenu = pane.progress.make_menu(pane.mapToGlobal(pane.rect().center()))
    assert {entry.objectName() for entry in menu.actions() if entry.isEnabled() or HOLDER not in entry.toolTip()} == set()
    menu.close()
    room.window.go("filing", Listed(YEARLY, 2026))
    room.settle()
    for card in room.page.lists.yearly.cards:
        assert not card.make_button.isEnabled()
        assert HOLDER in card.make_button.toolTip()
    room.window.go("incoming")
    room.settle()
    incoming = room.window.page("incoming")
    assert isinstance(incoming, IncomingPage)
    for button in (incoming.lists.receive, incoming.lists.object):
        assert (button.isEnabled(), HOLDER in button.toolTip()) == (False, True)
    for view in (STANDING, CATALOGUES):
        incoming.show_lists(view)
        room.settle()
    lists = incoming.lists
    assert lists.quarterly.barred == lists.receive.toolTip()
    for button in (lists.standing.import_button, lists.standing.empty.button):
        assert button is not None
        assert (button.isEnabled(), HOLDER in button.toolTip()) == (False, True)
    incoming.show_lists(DOCKET)
    incoming.begin()
    room.settle()
    assert HOLDER in room.toasts[-1]
