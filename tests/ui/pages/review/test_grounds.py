"""有上位法依据 asks for a law that holds, and a wording is judged while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def reason_dialog(desk, digit: str):
    desk.open()
    desk.key(Qt.Key.Key_D)
    desk.type(digit)
    return desk.page.sitting.verbs.dialog


def checked(desk, dialog, law: str, article: str) -> None:
    dialog.ground.law.setText(law)
    dialog.ground.article.setText(article)
    desk.qtbot.waitUntil(lambda: bool(dialog.problem.text()) or dialog.verb.isEnabled())


def test_a_repealed_law_is_no_ground_and_one_in_force_is(desk):
    dialog = reason_dialog(desk, "2")
    assert dialog.ground.isVisible()
    assert not dialog.verb.isEnabled()
    checked(desk, dialog, "合同法", "第五十二条")
    assert "现行的是《中华人民共和国民法典》" in dialog.problem.text()
    dialog.missing("")
    dialog.verb.allow("正在核对依据")
    checked(desk, dialog, "行政处罚法", "16")
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    desk.settle()
    finding = next(f for f in desk.bench().findings if f.decision == "unlisted")
    assert (finding.reason, finding.unlisted_basis) == ("有上位法依据", (("中华人民共和国行政处罚法", "第十六条", True),))


def test_enter_on_the_reason_that_wants_a_ground_goes_to_the_law(desk):
    dialog = reason_dialog(desk, "2")
    desk.key(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.ground.law.hasFocus()


def test_another_reason_asks_for_no_ground(desk):
    dialog = reason_dialog(desk, "4")
    assert not dialog.ground.isVisible()
    desk.key(Qt.Key.Key_Return)
    assert next(f.reason for f in desk.bench().findings if f.decision == "unlisted") == "误报"


def test_the_keys_go_on_after_the_dialog_was_left_by_its_button(desk):
    dialog = reason_dialog(desk, "1")
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.key(Qt.Key.Key_3)
    assert desk.page.docket.segment == 2


def test_a_wording_is_judged_while_it_is_typed(desk):
    desk.open()
    desk.key(Qt.Key.Key_E)
    dialog = desk.page.sitting.verbs.dialog
    for words, said in (("由区城市管理部门处三百元罚款。", "还会提示：设定罚款"), ("由区城市管理部门责令改正。", "审核规则不再提示")):
        dialog.field.setPlainText("")
        dialog.field.insertPlainText(words)
        desk.qtbot.waitUntil(lambda wanted=said: wanted in dialog.said)
    dialog.field.setPlainText("删除本条。")
    desk.qtbot.waitUntil(lambda: not dialog.said)
