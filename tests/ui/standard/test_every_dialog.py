"""Every dialog of the document page, and what lies over the window, is held to the standard of the pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog

from tests.ui.pages.assembled import Whole, whole
from tests.ui.standard import judging
from tests.ui.standard.tour import LONG, settled
from ui.assembly import DOCUMENT
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES

__all__ = ["whole"]

STAGES = ("drafting", "consulting", "submitted", "under_review", "lawful", "deliberating", "passed", "signed", "registered", "published")
LOOKS = [
    pytest.param(Appearance(Mode.LIGHT), id="light"),
    pytest.param(Appearance(Mode.DARK, SCALES["特大"]), id="dark-largest"),
]


@pytest.mark.parametrize("looks", LOOKS)
def test_every_dialog_of_the_document_page_can_be_read_and_reached(whole: Whole, look: Theme, looks: Appearance):
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    faults = [
        f"{name}：{fault}" for name, dialog in every_dialog(whole) for fault in judging.faults(dialog, dialog.focusWidget() or dialog)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("looks", LOOKS)
def test_what_lies_over_the_window_can_be_read_and_reached(whole: Whole, look: Theme, looks: Appearance):
    whole.make(LONG, "published")
    whole.window.choose("register")
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    settled(whole)
    window, faults = whole.window, []
    window.trigger("help")
    window.say(f"已导入《{LONG}》。", lambda: None)
    window.hold(f"《{LONG}》正由李强在另一台电脑上办理，这里只能看，不能改。", "重新打开", lambda: None)
    settled(whole)
    faults += [f"说明 {fault}" for fault in judging.faults(window, window.navigation.brand)]
    window.trigger("search")
    settled(whole)
    faults += [
        f"命令框 {fault}"
        for fault in (*judging.dim(window, judging.words_on(window)), *judging.cut(judging.words_on(whole.assembly.commands.box)))
    ]
    assert not faults, "\n".join(faults)


def every_dialog(whole: Whole) -> Iterator[tuple[str, QDialog]]:
    """Each act of each stage once, with its dialog open."""
    page, seen = whole.window.page(DOCUMENT), set()
    for stage in STAGES:
        whole.go(DOCUMENT, whole.make(f"{stage}{LONG}", stage))
        settled(whole)
        for name in (*page.other_acts(), "next step"):
            if name in seen and name != "next step":
                continue
            seen.add(name)
            page.ask(name) if name != "next step" else page.overview.taken.emit()
            settled(whole)
            dialog = next((dialog for dialog in whole.window.findChildren(QDialog) if dialog.isVisible()), None)
            if dialog is not None:
                dialog.activateWindow()
                whole.qtbot.waitUntil(dialog.isActiveWindow)
                yield f"{stage}·{name}", dialog
            whole.close_dialogs()
