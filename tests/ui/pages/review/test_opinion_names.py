"""生成意见书 under the office's own names: none are the names that ship, and an issued one keeps its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.lifecycle.editing import save_settings
from tests.ui.pages.review.opining import issued, opened
from ui.pages.ids import SETTINGS_PANES

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_under_the_names_that_ship_nothing_is_issued_and_a_button_leads_to_the_names(desk):
    desk.ops.act(lambda office: save_settings(office, {"names.legal_office": "", "names.legal_office_code": "本区司"}))
    desk.settle()
    desk.open()
    desk.key(KEY.Key_A)
    dialog = opened(desk)
    why = "先填写本单位名称：法制机构名称、法制机构发文代字还没有填写，意见书上会印成代用的名称。"
    assert (dialog.issue.isEnabled(), dialog.issue.toolTip(), dialog.said) == (False, why, why)
    desk.key(KEY.Key_Return, CTRL)
    assert desk.bench().review.concluded_on is None

    asked = []
    desk.page.asked.connect(lambda page, place: asked.append((page, place)))
    QTest.mouseClick(dialog.names_button, Qt.MouseButton.LeftButton)
    assert asked == [("settings", SETTINGS_PANES[0])]
    desk.settle()
    assert QApplication.activeModalWidget() is None

    desk.ops.act(lambda office: save_settings(office, {"names.legal_office": "云州区司法局", "names.legal_office_code": "云州司"}))
    desk.settle()
    desk.window.choose("review")
    desk.page.open(desk.documents["faulty"])
    desk.settle()
    again = opened(desk)
    assert not again.names_button.isVisible()
    issued(desk, again)
    assert desk.bench().review.opinion_number == "云州司审〔2026〕1号"


def test_an_opinion_already_issued_is_shown_whatever_the_names(desk, letter):
    issued(desk, letter)
    letter.reject()
    desk.ops.act(lambda office: save_settings(office, {"names.legal_office": ""}))
    desk.settle()
    again = opened(desk)

    assert again.is_issued
    assert not again.names_button.isVisible()
    assert desk.page.sitting.letter._form.authority == "云州区司法局"
