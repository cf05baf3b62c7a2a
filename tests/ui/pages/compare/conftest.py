from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.clock import Clock
from app.office import open_office
from tests.blank import laid
from tests.ui.pages.assembled import TODAY, Whole, whole
from tests.ui.pages.compare.two_drafts import put_two_drafts
from ui.pages.compare.page import ComparePage
from ui.pages.ids import COMPARE

__all__ = ["whole"]


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A closed store with a document of two versions, and its id: made once, because a review takes its time."""
    folder = tmp_path_factory.mktemp("两稿") / "数据"
    office = open_office(laid(folder), Clock(TODAY), "周敏")
    document = put_two_drafts(office)
    office.close()
    return folder, document


@pytest.fixture(autouse=True)
def document(stored: tuple[Path, str], tmp_path: Path) -> str:
    """A document with two versions, in the store that the window opens."""
    shutil.copytree(stored[0], tmp_path / "数据")
    return stored[1]


@pytest.fixture
def page(whole: Whole, document: str) -> ComparePage:
    """The page open on both."""
    whole.go(COMPARE, document)
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    return whole.window.page(COMPARE)
