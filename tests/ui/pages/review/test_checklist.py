"""审核要点 on the workbench: shown beside the findings, answered by keys or buttons, one answer one undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.intake.importing import import_draft
from app.lifecycle.preparing import submit
from app.lifecycle.stages import Conclusion, Matter
from app.office import Office
from app.review.accepting import accept
from tests.ui.pages.review.conftest import ACCEPTED
from ui.pages.review.docket import Segment


def answers(desk) -> dict[str, str]:
    return {question.id: question.answer for question in desk.bench().checklist if question.answer}


def test_five_shows_the_points_and_one_the_findings_again(desk):
    desk.open()
    pane = desk.page.bench.findings_pane
    desk.key(Qt.Key.Key_5)
    assert (desk.page.docket.segment, pane.tabs.labels, pane.tabs.current) == (Segment.CHECKLIST, ["审核意见", "要点 0/14"], 1)
    assert "制定主体是否合法" in pane.checklist.told
    assert not pane.segments.isVisible()
    desk.key(Qt.Key.Key_1)
    assert (pane.tabs.current, pane.segments.isVisible()) == (0, True)


def test_a_click_on_the_tab_shows_the_points_and_back(desk):
    desk.open()
    tabs = desk.page.bench.findings_pane.tabs
    for part, wanted in ((1, Segment.CHECKLIST), (0, Segment.OPEN)):
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.part_rect(part).center().toPoint())
        desk.settle()
        assert desk.page.docket.segment is wanted


def test_keys_answer_and_go_on_to_the_next_point_without_an_answer(desk):
    desk.open()
    desk.key(Qt.Key.Key_5)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_X, Qt.Key.Key_B):
        desk.key(key)
    assert answers(desk) == {"body": "符合", "powers": "不符合", "licence": "不涉及"}
    assert desk.page.docket.current == "penalty"
    assert desk.page.bench.findings_pane.tabs.labels[1] == "要点 3/14"
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert answers(desk) == {"body": "符合", "powers": "不符合"}


def test_a_button_answers_and_the_same_answer_again_takes_it_back(desk):
    desk.open()
    desk.key(Qt.Key.Key_5)
    button = desk.page.bench.findings_pane.checklist.buttons["符合"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.key(Qt.Key.Key_K)
    assert answers(desk) == {"body": "符合"}
    desk.key(Qt.Key.Key_Y)
    assert answers(desk) == {"body": "符合"}, "a key pressed once too often takes nothing back"
    assert desk.toasts[-1] == "“制定主体”已经答了符合，再按一次收回。"
    desk.key(Qt.Key.Key_Y)
    assert answers(desk) == {}
    assert desk.toasts[-1] == "“制定主体”不再有回答。"


def test_words_beside_an_answer_come_after_it(desk):
    desk.open()
    desk.key(Qt.Key.Key_5)
    desk.key(Qt.Key.Key_C)
    assert desk.toasts[-1] == "先答这一点（Y 符合，X 不符合，B 不涉及），再写说明。"
    desk.key(Qt.Key.Key_X)
    desk.key(Qt.Key.Key_K)
    desk.key(Qt.Key.Key_C)
    desk.page.sitting.answering.dialog.field.setPlainText("第三条")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert next(q.note for q in desk.bench().checklist if q.id == "body") == "第三条"


def test_the_keys_of_an_answer_lead_to_the_points_first(desk):
    desk.open()
    desk.key(Qt.Key.Key_Y)
    assert desk.page.docket.segment is Segment.CHECKLIST
    assert answers(desk) == {}


def test_a_contract_has_its_own_points_and_its_letter_is_called_otherwise(desk, drafts):
    def bring(office: Office) -> str:
        made = str(import_draft(office, drafts["lawful"], Matter.CONTRACT, again=True)["document"])
        submit(office, made, unit="云州区林业局", on=ACCEPTED, despite="补录")
        accept(office, made, on=ACCEPTED)
        return made

    desk.documents["contract"] = desk.ask(bring)
    desk.open("contract")
    desk.key(Qt.Key.Key_5)
    assert desk.page.bench.findings_pane.tabs.labels[1] == "要点 0/12"
    assert desk.page.bench.foot.opinion.text() == "生成合法性审查意见书"
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form = desk.page.sitting.letter.dialog.form
    assert not form.again.isVisible()
    assert form.options[Conclusion.LAWFUL].isEnabled()
    desk.page.sitting.letter.dialog.reject()
