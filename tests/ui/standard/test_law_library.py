"""The law library with a law of its own, its articles, who cites it and every dialog of it is held to the standard of the pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.law.listing import Sought
from tests.app.law.papers import OLD, WATER
from tests.ui.pages.assembled import Whole, whole
from tests.ui.pages.laws.conftest import TITLE, fill, page_of
from tests.ui.pages.laws.test_law_acts import table, text_file
from tests.ui.standard import judging
from tests.ui.standard.tour import settled
from ui.pages.ids import LAWS
from ui.pages.laws.places import CITING, LawAt
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES

__all__ = ["whole"]


def test_the_law_library_can_be_read_and_reached(whole: Whole, look: Theme, tmp_path: Path) -> None:
    whole.ask(fill)
    look.set_appearance(Appearance(Mode.DARK, SCALES["特大"]))
    whole.window.resize(judging.ROOM)
    whole.go(LAWS)
    page, faults = page_of(whole), list[str]()
    places: dict[str, Callable[[], object]] = {
        "已废止": partial(whole.go, LAWS, LawAt("环境保护法")),
        "替代十部法": partial(whole.go, LAWS, LawAt("生态环境法典")),
        "条文": partial(whole.go, LAWS, LawAt(TITLE, "第二条")),
        "被引用": partial(page.pane.choose, CITING),
        "没有找到": partial(page._ask, Sought(text="没有这样的法")),
        "长名称": partial(page._ask, Sought(text="香港特别行政区行政长官的产生办法修正案")),
    }
    for name, show in places.items():
        show()
        settled(whole)
        whole.window.activateWindow()
        whole.qtbot.waitUntil(whole.window.isActiveWindow)
        faults += [f"{name}：{fault}" for fault in judging.faults(whole.window, whole.window.navigation.brand)]
    acts = page.acts
    dialogs: dict[str, Callable[[], object]] = {
        "新增": acts.add,
        "更正": lambda: acts.correct(page.pane.card),
        "表格": lambda: acts.look_at_table(table(tmp_path, {"名称": "甲" * 60, "效力位阶": "条例"})),
        "全文": lambda: acts.look_at_text(text_file(tmp_path, OLD)),
        "没有登记的": lambda: acts.look_at_text(text_file(tmp_path, WATER)),
    }
    for name, show in dialogs.items():
        show()
        settled(whole)
        dialog = next(found for found in whole.window.findChildren(QDialog) if found.isVisible())
        dialog.activateWindow()
        whole.qtbot.waitUntil(dialog.isActiveWindow)
        faults += [f"{name}：{fault}" for fault in judging.faults(dialog, dialog.focusWidget() or dialog)]
        whole.close_dialogs()
    assert not faults, "\n".join(faults)
