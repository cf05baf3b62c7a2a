from __future__ import annotations

import pytest

from tests.ui.pages.assembled import Whole, whole
from tests.ui.pages.compare.two_drafts import two_drafts
from ui.pages.compare.page import ComparePage
from ui.pages.ids import COMPARE

__all__ = ["whole"]


@pytest.fixture
def document(whole: Whole) -> str:
    """A document with two versions."""
    return two_drafts(whole)


@pytest.fixture
def page(whole: Whole, document: str) -> ComparePage:
    """The page open on both."""
    whole.go(COMPARE, document)
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    return whole.window.page(COMPARE)
