"""The page 备案审查 over offices with and without filings of departments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.office import Office, open_office
from tests.app.filing.incoming.packets import PAPERS, TEXT
from tests.app.filing.walked import office_on
from tests.blank import laid
from tests.ui.pages.workroom import Workroom
from ui.deeds import Deeds
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.incoming.page import IncomingPage
from ui.window import PageEntry, Window

TODAY = date(2026, 11, 23)
Room = Workroom[IncomingPage]


def filed_folder(folder: Path, title: str, number: str, words: str = TEXT) -> Path:
    """A folder with the text and the papers of a filing."""
    folder.mkdir(parents=True)
    for name, text in {f"{title}.md": words, **PAPERS}.items():
        (folder / name).write_text(text.format(title=title, number=number), "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    office_on(tmp_path / "store", TODAY).store.close()
    return tmp_path / "store"


@pytest.fixture
def room(qtbot: QtBot, store: Path) -> Iterator[Room]:
    yield from opened(qtbot, store)


def opened(qtbot: QtBot, folder: Path, day: date = TODAY) -> Iterator[Room]:
    """The window of 1440×900 on the office in ``folder``."""
    ops: Ops[Office] = Ops(lambda: open_office(laid(folder), Clock(day), "沈青禾"))
    window = Window("云州区司法局")
    window.watch(ops)
    deeds = Deeds(ops, window)
    page = IncomingPage(ops, deeds)
    window.add_page("incoming", page, PageEntry("incoming", "备案审查", Icon.INCOMING))
    window.on("undo", deeds.undo)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    made = Workroom(qtbot, ops, window, page)
    window.choose("incoming")
    made.settle()
    yield made
    made.settle()
    ops.close()
