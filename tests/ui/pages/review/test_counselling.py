"""顾问意见 and 签批: a list behind one key, whose buttons record each step; what was returned stands in the banner."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.review import approving, counsel
from tests.ui.pages.review.opining import opened
from ui.widgets.text import Label


@pytest.fixture
def listed(desk):
    """The list over the faulty draft."""
    desk.open()
    desk.key(Qt.Key.Key_G)
    return desk


def press(desk, what: str, of: str) -> None:
    QTest.mouseClick(desk.page.sitting.counselling.dialog.button(what, of), Qt.MouseButton.LeftButton)
    desk.settle()


def fill(desk, **values: str) -> None:
    """Write into the form over the list and press its verb."""
    form = desk.page.sitting.counselling.form
    for key, value in values.items():
        field = form.field(key)
        (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(value)
    QTest.mouseClick(form.verb, Qt.MouseButton.LeftButton)
    desk.settle()


def test_advice_is_asked_received_and_taken(listed):
    QTest.mouseClick(listed.page.sitting.counselling.dialog.ask, Qt.MouseButton.LeftButton)
    listed.settle()
    fill(listed, adviser="周律师", question="街道能否处罚", workdays="3")
    (one,) = listed.bench().counsel
    assert (one.row.adviser, one.row.kind, one.due_on, one.state) == ("周律师", "法律顾问", date(2026, 11, 26), "等意见，11月26日到期")
    press(listed, "receive", one.row.id)
    fill(listed, advice="没有处罚权。")
    press(listed, "take", one.row.id)
    fill(listed)
    (one,) = listed.bench().counsel
    assert (one.row.advice, one.row.taken, one.state) == ("没有处罚权。", "采纳", "11月23日收到，采纳")
    listed.page.sitting.counselling.dialog.reject()
    listed.settle()
    assert listed.page.bench.header.counsel.text() == "顾问 1/1"


def test_a_reminder_is_noted_and_its_words_are_on_the_clipboard(listed):
    document = listed.documents["faulty"]
    made = listed.ask(lambda o: counsel.ask(o, document, adviser="周律师", question="能否处罚", on=date(2026, 11, 10)))
    listed.ops.changed.emit(frozenset({"consultancies"}))
    listed.settle()
    press(listed, "remind", str(made["consultancy"]))
    assert QApplication.clipboard().text().startswith("周律师：\n2026年11月10日就《云州区停车管理办法")
    assert listed.bench().counsel[0].state == "已逾期，11月17日到期，已催 1 次"


def test_what_the_store_refuses_is_said_in_the_form_which_stays(listed):
    document = listed.documents["faulty"]
    listed.ask(lambda o: approving.ask_approval(o, document, step="复核", person="李强"))
    listed.ops.changed.emit(frozenset({"approvals"}))
    listed.settle()
    press(listed, "seek", "审签")
    fill(listed, person="赵局长")
    form = listed.page.sitting.counselling.form
    assert form.problem == "李强还没有复核。复核同意后再提请审签。"
    form.reject()


def test_what_is_returned_stands_in_the_banner_and_holds_the_opinion_back_until_it_is_said_why(desk):
    desk.open()
    desk.key(Qt.Key.Key_A)
    desk.key(Qt.Key.Key_G)
    press(desk, "seek", "复核")
    fill(desk, person="李强")
    press(desk, "send_back", "复核")
    fill(desk, words="第三条再议")
    desk.page.sitting.counselling.dialog.reject()
    desk.settle()
    assert desk.page.bench.banner.words == "李强退回：第三条再议。改好后再提请复核。"
    dialog = opened(desk)
    assert not dialog.issue.isEnabled()
    assert "带缺项继续的理由" in dialog.issue.toolTip()
    dialog.form.despite.reason.setText("电话里同意了")
    assert dialog.issue.isEnabled()
    QTest.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.bench().review.outcome == "应当予以修改"


def test_an_agreement_holds_for_the_conclusion_and_the_statements_it_saw(desk):
    desk.open()
    desk.key(Qt.Key.Key_A)
    desk.key(Qt.Key.Key_G)
    press(desk, "seek", "复核")
    fill(desk, person="李强")
    assert desk.bench().approvals[0].last.outcome == "应当予以修改"
    press(desk, "agree", "复核")
    fill(desk)
    desk.page.sitting.counselling.dialog.reject()
    desk.settle()
    dialog = opened(desk)
    assert dialog.issue.isEnabled()
    dialog.form.assessment.statements["powers"].setPlainText("第三条超越权限。")
    assert dialog.form.despite.items == ("李强复核同意后，审核情况“制定权限”改了内容，再提请复核",)
    assert not dialog.issue.isEnabled()


def test_nothing_is_asked_after_the_opinion_was_issued(letter, desk):
    QTest.mouseClick(letter.issue, Qt.MouseButton.LeftButton)
    desk.settle()
    letter.reject()
    desk.settle()
    desk.key(Qt.Key.Key_G)
    assert not desk.page.sitting.counselling.dialog.ask.isEnabled()


def test_the_paper_of_an_advice_is_saved_where_it_is_wanted(listed, tmp_path):
    document, came, kept = listed.documents["faulty"], tmp_path / "法律意见书.txt", tmp_path / "另存.txt"
    came.write_text("没有处罚权。", "utf-8")
    made = listed.ask(lambda o: counsel.ask(o, document, adviser="周律师", question="能否处罚"))
    listed.ask(lambda o: counsel.receive(o, str(made["consultancy"]), file=came))
    listed.ops.changed.emit(frozenset({"consultancies"}))
    listed.settle()
    assert listed.page.sitting.counselling.dialog.button("save", str(made["consultancy"])).isEnabled()
    listed.page.sitting.counselling.save_file(str(made["consultancy"]), kept)
    listed.settle()
    assert kept.read_text("utf-8") == "没有处罚权。"
    assert listed.toasts[-1] == "已存为《另存.txt》。"


def test_the_record_is_shown_for_printing(desk):
    desk.open()
    desk.page.do("record")
    desk.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=10_000)
    assert QApplication.activeModalWidget().windowTitle() == "打印预览 — 云州区停车管理办法（送审稿）审核呈批单"
    QApplication.activeModalWidget().reject()


def test_what_changed_after_an_agreement_is_told_whole_in_the_list(listed):
    press(listed, "seek", "复核")
    fill(listed, person="李强")
    press(listed, "agree", "复核")
    fill(listed)
    listed.page.sitting.counselling.dialog.reject()
    listed.settle()
    for _ in range(4):
        listed.key(Qt.Key.Key_A)
    listed.key(Qt.Key.Key_G)
    dialog = listed.page.sitting.counselling.dialog
    (told,) = [label for label in dialog.findChildren(Label) if "同意后，" in label.text()]
    assert told.height() >= told.heightForWidth(told.width())
