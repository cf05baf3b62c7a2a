"""校正结构, which stands in place of a page's text, is held to the same standard as every page."""

from __future__ import annotations

import pytest

from app.bench import papers
from tests.ui.pages.assembled import Whole, whole
from tests.ui.pages.intake.test_intake_page import drop
from tests.ui.standard import judging
from ui.pages import places
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES
from ui.widgets.button import Button

__all__ = ["whole"]

LOOKS = [pytest.param(Appearance(Mode.LIGHT), id="light"), pytest.param(Appearance(Mode.DARK, SCALES["特大"]), id="dark-largest")]


@pytest.mark.parametrize("looks", LOOKS)
def test_the_lines_and_the_page_beside_them_can_be_read_and_reached(whole: Whole, look: Theme, looks: Appearance):
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    drop(whole, papers.pdf_file(papers.articles(12, 1_500), whole.folder / "云州区测速管理办法.pdf"))
    page, faults = whole.assembly.intake, []
    whole.click(page.sheet.structure)
    faults += _faults(whole, page.mending.view.picture)
    whole.click(page.mending.view.done)
    whole.click(page.store)
    whole.qtbot.waitUntil(lambda: whole.window.current == "document")
    (document,) = whole.ask(lambda office: office.store.documents.all())
    whole.go("document", (document.id, places.TEXT))
    text = whole.assembly.document.text
    whole.click(text.findChild(Button, "beside"))
    faults += _faults(whole, text.beside)
    whole.click(text.findChild(Button, "structure"))
    faults += _faults(whole, whole.assembly.document.structure.picture)
    assert not faults, "\n".join(faults)


def _faults(whole: Whole, picture) -> list[str]:
    whole.qtbot.waitUntil(lambda: picture.sheet.drawn is not None, timeout=15_000)
    whole.settle()
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    return list(judging.faults(whole.window, whole.window.navigation.brand))
