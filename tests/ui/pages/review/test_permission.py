"""Who may not issue the opinion drafts it all the same, and is told who issues it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.people.roster import Details, save_person
from ui.dialogs.opinion import OpinionDialog

WHY = "出具审核意见要由审核或者负责人办理。请刘敏来办，或者在设置里改角色。"


def test_a_clerk_drafts_the_opinion_and_others_issue_it(desk):
    desk.ask(lambda office: (save_person(office, Details("刘敏", "负责人")), save_person(office, Details("张敏", "经办"))))
    desk.open()
    button = desk.page.bench.foot.opinion
    assert (button.text(), button.toolTip()) == ("拟写合法性审核意见书", f"Ctrl Enter。{WHY}")
    desk.key(Qt.Key.Key_A)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OpinionDialog)
    desk.qtbot.waitUntil(lambda: desk.ops.is_idle and dialog.letter.sheets.drawer.is_idle and dialog.letter.sheets.is_drawn, timeout=15_000)
    assert (dialog.issue.isEnabled(), dialog.issue.toolTip(), dialog.said) == (False, WHY, WHY)
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.bench().review.concluded_on is None


def test_whoever_may_issues_it_as_before(desk):
    desk.open()
    assert desk.page.bench.foot.opinion.text() == "生成合法性审核意见书"
