"""The dialogs of the page are held to the standard of all others: named, reached by Tab, readable, nothing cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from tests.ui.pages.assembled import Whole
from tests.ui.standard import judging
from ui.pages.compare.page import ComparePage
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES


@pytest.mark.parametrize("looks", [Appearance(Mode.LIGHT), Appearance(Mode.DARK, SCALES["特大"])], ids=["light", "dark-largest"])
def test_both_dialogs_can_be_read_and_reached(whole: Whole, page: ComparePage, look: Theme, looks: Appearance):
    look.set_appearance(looks)
    whole.settle()
    faults = []
    for name, ask in (("另一件文件", lambda: page.choosing.pick(0, "document", "")), ("核对", lambda: page.looking.banner.clicked.emit())):
        ask()
        whole.settle()
        dialog = next(dialog for dialog in whole.window.findChildren(QDialog) if dialog.isVisible())
        dialog.activateWindow()
        whole.qtbot.waitUntil(dialog.isActiveWindow)
        faults += [f"{name}：{fault}" for fault in judging.faults(dialog, dialog.focusWidget() or dialog)]
        whole.close_dialogs()
    assert not faults, "\n".join(faults)
