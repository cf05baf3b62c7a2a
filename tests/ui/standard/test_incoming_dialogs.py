"""Every dialog of the page 备案审查 is held to the standard of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog

from tests.ui.pages.assembled import Whole, whole
from tests.ui.pages.incoming.conftest import filed_folder
from tests.ui.standard import judging
from tests.ui.standard.departments import ASIDE, DEEDS, sheet, stock
from tests.ui.standard.tour import LONG, settled
from ui.assembly import INCOMING
from ui.pages.incoming.places import OBJECTIONS, STANDING, OneFiling, OneObjection, View
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES

__all__ = ["whole"]

LOOKS = [
    pytest.param(Appearance(Mode.LIGHT), id="light"),
    pytest.param(Appearance(Mode.DARK, SCALES["特大"]), id="dark-largest"),
]


@pytest.mark.parametrize("looks", LOOKS)
def test_every_dialog_of_the_incoming_page_can_be_read_and_reached(whole: Whole, look: Theme, looks: Appearance):
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    faults = [
        f"{name}：{fault}" for name, dialog in every_dialog(whole) for fault in judging.faults(dialog, dialog.focusWidget() or dialog)
    ]
    assert not faults, "\n".join(faults)


def every_dialog(whole: Whole) -> Iterator[tuple[str, QDialog]]:
    ids = whole.ask(lambda office: stock(office, whole.folder, LONG))
    page = whole.window.page(INCOMING)
    for name in DEEDS:
        whole.go(INCOMING, OneFiling(ids[name], from_list=True))
        settled(whole)
        for deed in set(page.sheet.deeds.buttons) - ASIDE:
            yield from opened(whole, f"{name}·{deed}", page.sheet.deeds.buttons[deed].click)
    for name in ("asked",):
        whole.go(INCOMING, OneObjection(ids[name], from_list=True))
        settled(whole)
        for deed, button in page.objection.buttons.items():
            yield from opened(whole, f"{name}·{deed}", button.click)
    whole.go(INCOMING, View(STANDING))
    settled(whole)
    yield from opened(whole, "催报", page.lists.standing.urge_button.click)
    yield from opened(whole, "清单", lambda: page.take_files([sheet(whole.folder / "清单.xlsx", LONG)]))
    whole.go(INCOMING, View(OBJECTIONS))
    yield from opened(whole, "登记异议", page.begin)
    whole.go(INCOMING, View(0))
    yield from opened(whole, "收文", lambda: page.receiving.begin([filed_folder(whole.folder / "来件", LONG, "云州城管规〔2026〕9号")]))


def opened(whole: Whole, name: str, ask: Callable[[], object]) -> Iterator[tuple[str, QDialog]]:
    """The dialog that ``ask`` opens, which is closed afterwards."""
    ask()
    settled(whole)
    dialog = next(dialog for dialog in whole.window.findChildren(QDialog) if dialog.isVisible())
    dialog.activateWindow()
    whole.qtbot.waitUntil(dialog.isActiveWindow)
    yield name, dialog
    whole.close_dialogs()
