"""The questions that make materials due, answered in one dialog, and the short way of an urgent matter."""

from __future__ import annotations

from app.lifecycle import answers
from app.lifecycle.jurisdiction import Condition
from tests.ui.pages.document.course.hands import confirm, course, fill, form, press, shown
from tests.ui.pages.workroom import words


def test_a_question_is_answered_and_taken_back(whole):
    document = shown(whole, "drafting")
    choose(whole, Condition.NEEDS_INTERPRETATION, 1)
    assert whole.ask(lambda office: answers.answered(office.document(document))) == {"needs_interpretation": True}
    assert "答“是”的 1 项，送审和报送时附相应的材料 需要政策解读" in words(course(whole))
    choose(whole, Condition.NEEDS_INTERPRETATION, 0)
    assert whole.ask(lambda office: answers.answered(office.document(document))) == {}


def choose(whole, condition: Condition, place: int) -> None:
    press(whole, "回答条件")
    segments = form(whole).field(condition.value).property("segments")
    form(whole)._body.ensureWidgetVisible(segments)
    whole.click(segments, segments.part_rect(place).center().toPoint())
    confirm(whole)


def test_what_is_recorded_answers_for_a_question_that_nobody_answered(whole):
    document = shown(whole, "consulting")
    press(whole, "登记听证")
    fill(whole, "on", "2026-10-20")
    confirm(whole)
    assert "开展过听证、专家论证或者风险评估（办理记录里有听证、专家论证或者风险评估）" in words(course(whole))
    assert whole.ask(lambda office: office.document(document).answers) == ()


def test_an_urgent_matter_says_why_and_may_go_the_ordinary_way_again(whole):
    document = shown(whole, "drafting")
    press(whole, "按应急程序办理")
    confirm(whole)
    assert "没有填理由。" in words(form(whole))
    fill(whole, "reason", "防汛应急响应")
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).urgent_reason) == "防汛应急响应"
    assert "应急 防汛应急响应" in words(course(whole))
    press(whole, "改按一般程序")
    assert whole.ask(lambda office: office.document(document).urgent_reason) is None
