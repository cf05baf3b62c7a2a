"""The parts of the page that no tab leads to are held to the standard of every page: the form, the dictionaries, the look at a pack."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from app.rules.office.changing import grade, switch
from app.rules.office.packing import export_pack
from app.rules.office.saving import save_rule
from tests.app.rules.office.own import DRAFT, changed
from tests.ui.pages.assembled import Whole
from tests.ui.pages.rules.hands import shown
from tests.ui.standard import judging
from tests.ui.standard.tour import settled
from ui.pages.rules.packs import PackDialog
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES

LOOKS = [pytest.param(Appearance(Mode.DARK, SCALES["特大"]), id="dark-largest")]
if os.environ.get("GUIHENG_DRILL") == "full":
    LOOKS += [pytest.param(Appearance(Mode.LIGHT), id="light"), pytest.param(Appearance(Mode.DARK), id="dark")]


@pytest.mark.drill
@pytest.mark.parametrize("looks", LOOKS)
def test_every_part_of_the_page_can_be_read_and_reached(whole: Whole, look: Theme, looks: Appearance) -> None:
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    faults = [f"{place}：{fault}" for place, over, first in parts(whole) for fault in judging.faults(over, first)]
    assert not faults, "\n".join(faults)


def parts(whole: Whole) -> Iterator[tuple[str, QWidget, QWidget]]:
    """The page at a rule that was changed and one of the office's own, the form with faults, the dictionaries, the look at a pack."""
    file = whole.folder / "邻区.toml"

    def prepare(office) -> None:
        save_rule(office, DRAFT)
        save_rule(office, changed(group="FC", name="对在本区注册登记并且纳税的企业在政府采购招标投标中予以加分优先中标的要求"))
        export_pack(office, file)
        save_rule(office, changed(id="FEE-B01", name="本区的押金"))
        switch(office, "PEN-02", active=False, reason="与上级口径不一致，先停用一个季度再看")
        grade(office, "LIC-02", "hint", "先观察")

    whole.ask(prepare)
    whole.make("云州区绿道管理办法")
    first = whole.window.navigation.brand
    for rule in ("PEN-02", "FC-B01"):
        rules = shown(whole, rule)
        yield ready(whole, rule), whole.window, first
    rules.write("FEE-B01")
    settled(whole)
    rules.editor.trial.start()
    yield ready(whole, "试运行"), whole.window, first
    whole.click(rules.editor.give_up)
    whole.click(rules.new)
    whole.click(rules.editor.save)
    yield ready(whole, "没有填"), whole.window, first
    whole.click(rules.editor.give_up)
    whole.click(rules.dictionaries)
    yield ready(whole, "词典"), whole.window, first
    rules.packs.take_in(file)
    settled(whole)
    dialog = whole.dialog(PackDialog)
    dialog.activateWindow()
    whole.qtbot.waitUntil(dialog.isActiveWindow)
    yield "规则包", dialog, dialog.focusWidget() or dialog


def ready(whole: Whole, place: str) -> str:
    """``place``, once nothing moves any more and the window has the keyboard."""
    settled(whole)
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    return place
