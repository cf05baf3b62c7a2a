from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.lifecycle.stages import Conclusion
from app.review import deciding
from app.review.concluding import conclude
from tests.app import road
from ui.dialogs.replies import ReplyingDialog
from ui.pages.review.presenter import card


@pytest.fixture
def matter(whole):
    def make(office):
        document = road.at(office, "under_review")
        for finding in road.findings(office, document):
            deciding.decide(office, finding.id, listed=True)
        conclude(office, document, outcome=Conclusion.AMEND.value, on=road.date(2026, 11, 12))
        return document

    document = whole.ask(make)
    whole.go("document", document)
    return document


def opened(whole):
    whole.click(whole.button("登记答复", whole.assembly.document.overview))
    return whole.dialog(ReplyingDialog)


def replies(whole, matter):
    return [(f.reply, f.reply_reason) for f in whole.ask(lambda office: road.findings(office, matter)) if f.decision == "listed"]


def test_replies_are_recorded_in_part_by_the_keyboard_and_the_rest_later(whole, matter):
    dialog = opened(whole)
    QTest.keyClick(dialog.rows[0].choice, Qt.Key.Key_Right)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    whole.settle()
    assert not whole.is_open(ReplyingDialog)
    assert [reply for reply, _ in replies(whole, matter)].count("采纳") == 1
    again = opened(whole)
    assert again.rows[0].choice.current == 1


def test_a_pasted_reply_fills_the_rows_and_says_what_it_could_not_read(whole, matter):
    dialog = opened(whole)
    QGuiApplication.clipboard().setText("1、采纳\n2、不采纳，理由：本区另有规定\n")
    whole.click(dialog.paste)
    assert [row.choice.current for row in dialog.rows[:2]] == [1, 3]
    assert dialog.rows[1].reason.text() == "本区另有规定"
    assert dialog.read_line.text().startswith("认出 2 条，第 3")
    dialog.rows[1].reason.setText("《条例》另有规定")
    whole.click(dialog.verb)
    whole.settle()
    assert ("不采纳", "《条例》另有规定") in replies(whole, matter)


def test_a_clipboard_without_replies_is_said(whole, matter):
    dialog = opened(whole)
    QGuiApplication.clipboard().setText("你好")
    whole.click(dialog.paste)
    assert "没有认出答复" in dialog.read_line.text()
    assert not dialog.verb.isEnabled()


def test_the_reply_stands_on_the_finding_card_afterwards(whole, matter):
    dialog = opened(whole)
    QGuiApplication.clipboard().setText("1、不采纳，理由：本区另有规定")
    whole.click(dialog.paste)
    whole.click(dialog.verb)
    whole.settle()
    whole.go("review", matter)
    docket = whole.window.page("review").docket
    assert any("起草单位不采纳，本区另有规定" in card(finding).note for finding in docket.findings)
