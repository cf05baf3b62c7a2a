"""The filing page on an office with three documents: one half filed, one waiting, one filed wholly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.filing import outgoing
from app.office import Office, open_office
from tests.app.filing.walked import Walked, filed, office_on, published
from tests.blank import filled, laid
from tests.ui.pages.workroom import Workroom
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.filing.page import FilingPage
from ui.window import PageEntry, Window

TODAY = date(2026, 11, 23)
Room = Workroom[FilingPage]


@dataclass(frozen=True, slots=True)
class Stock:
    """The documents the office holds."""

    half: Walked
    waiting: Walked
    done: Walked


@pytest.fixture
def stock(tmp_path: Path) -> Stock:
    return filled(tmp_path / "store", _stock)


def _stock(folder: Path) -> Stock:
    office = office_on(folder, TODAY)
    half = published(office, date(2026, 10, 27))
    filed(office, half, "muni", date(2026, 11, 6))
    waiting = published(office, date(2026, 11, 18), "云州区占道经营管理规定")
    done = published(office, date(2026, 7, 6), "云州区河道采砂管理办法")
    for recipient in ("muni", "npc"):
        filed(office, done, recipient, date(2026, 7, 20))
    outgoing.receive(office, done.npc, number="云常备〔2026〕3号", on=date(2026, 7, 23))
    office.store.close()
    return Stock(half, waiting, done)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, stock: Stock) -> Iterator[Room]:
    yield from opened(qtbot, tmp_path / "store")


@pytest.fixture
def empty_room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    yield from opened(qtbot, tmp_path / "empty")


def opened(qtbot: QtBot, folder: Path) -> Iterator[Room]:
    """The window of 1440×900 on the office in ``folder``."""
    ops: Ops[Office] = Ops(lambda: open_office(laid(folder), Clock(TODAY), "沈青禾"))
    window = Window("云州区司法局")
    window.watch(ops)
    page = FilingPage(ops)
    window.add_page("filing", page, PageEntry("filing", "报送备案", Icon.FILING))
    window.on("undo", lambda: ops.act(lambda office: office.undo()))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    made = Workroom(qtbot, ops, window, page)
    window.choose("filing")
    made.settle()
    yield made
    made.settle()
    ops.close()
