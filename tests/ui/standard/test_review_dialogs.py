"""The dialogs of the workbench and its checklist can be read and reached, also in the largest letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.review import approving, counsel
from tests.ui.pages.assembled import Whole, whole
from tests.ui.standard import judging
from tests.ui.standard.tour import LONG, settled
from ui.assembly import REVIEW
from ui.dialogs.opinion import OpinionDialog
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES

__all__ = ["whole"]

LOOKS = [pytest.param(Appearance(Mode.LIGHT), id="light"), pytest.param(Appearance(Mode.DARK, SCALES["特大"]), id="dark-largest")]
QUESTION = "街道办事处能否依据《城市管理执法办法》对限额以下工程的施工企业直接实施行政处罚，罚款的数额由谁来定，能否先行登记保存"


@pytest.mark.parametrize("looks", LOOKS)
def test_every_dialog_of_the_workbench_can_be_read_and_reached(whole: Whole, look: Theme, looks: Appearance):
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    faults = [f"{name}：{fault}" for name, shown, first in every_dialog(whole) for fault in judging.faults(shown, first)]
    assert not faults, "\n".join(faults)


def every_dialog(whole: Whole) -> Iterator[tuple[str, QWidget, QWidget]]:
    """What each key of the workbench opens with the widget that Tab begins at, over a round with advice asked and a step returned."""
    document = whole.make(LONG, "under_review")
    whole.ask(lambda office: counsel.ask(office, document, adviser="周正平（云州天平律师事务所）", question=QUESTION))
    whole.ask(lambda office: approving.ask_approval(office, document, step="复核", person="李强"))
    whole.ask(lambda office: approving.decide_approval(office, document, step="复核", decision="退回", words=QUESTION))
    whole.go(REVIEW, document)
    settled(whole)
    page = whole.window.page(REVIEW)
    page.do("review.checklist")
    settled(whole)
    yield "要点", whole.window, whole.window.navigation.brand
    for action in ("review.meets", "review.counsel"):
        page.do(action)
        settled(whole)
        dialog = next((dialog for dialog in whole.window.findChildren(QDialog) if dialog.isVisible()), None)
        if dialog is not None:
            dialog.activateWindow()
            whole.qtbot.waitUntil(dialog.isActiveWindow)
            yield action, dialog, dialog.focusWidget() or dialog
        whole.close_dialogs()
    page.sitting.counselling.open(page.docket)
    for what, of in (("ask", ""), ("receive", page.docket.bench.counsel[0].row.id), ("seek", "复核")):
        page.sitting.counselling.dialog.asked.emit(what, of)
        settled(whole)
        form = page.sitting.counselling.form
        yield what, form, form.focusWidget() or form
        form.reject()
        settled(whole)
    whole.close_dialogs()
    page.do("review.opinion")
    dialog = whole.window.findChild(OpinionDialog)
    drawn = lambda: whole.ops.is_idle and dialog.letter.sheets.drawer.is_idle and dialog.letter.sheets.is_drawn  # noqa: E731
    whole.qtbot.waitUntil(drawn, timeout=15_000)
    settled(whole)
    yield "意见书", dialog, dialog.focusWidget() or dialog
