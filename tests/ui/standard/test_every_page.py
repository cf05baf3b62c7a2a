"""Every page of the window, with documents and without, is held to one standard: in both colours, in plain and in the largest type, at 1366×768."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.ui.pages.assembled import Whole, whole
from tests.ui.standard import judging
from tests.ui.standard.tour import every_empty_page, every_page
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES

__all__ = ["whole"]

LOOKS = [
    pytest.param(every_page, Appearance(Mode.LIGHT), id="documents-light"),
    pytest.param(every_page, Appearance(Mode.DARK, SCALES["特大"]), id="documents-dark-largest"),
    pytest.param(every_empty_page, Appearance(Mode.LIGHT, SCALES["特大"]), id="empty-light-largest"),
    pytest.param(every_empty_page, Appearance(Mode.DARK), id="empty-dark"),
]


@pytest.mark.parametrize(("tour", "looks"), LOOKS)
def test_every_page_can_be_read_and_reached(whole: Whole, look: Theme, tour: Callable[[Whole], Iterator[str]], looks: Appearance):
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    faults = [f"{place}：{fault}" for place in tour(whole) for fault in judging.faults(whole.window, whole.window.navigation.brand)]
    assert not faults, "\n".join(faults)
