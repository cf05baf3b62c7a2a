"""条件: answered by a person, found in the record, and what each makes due."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.lifecycle import answers, deliberating, guards
from app.lifecycle.jurisdiction import Condition
from app.office import Office
from tests.app import road

MATERIALS = {
    "held_hearing": "M09", "concerns_market": "M10", "needs_interpretation": "M11", "needs_assessment": "M12", "replaces_documents": "M13",
}  # fmt: skip


def due(office: Office, document: str) -> set[str]:
    found = guards.to_submit(office, road.now(office, document), road.UNIT, (), road.TODAY)
    return {g.mend.removeprefix("material:") for g in found if g.mend.startswith("material:")}


@pytest.mark.parametrize(("question", "code"), list(MATERIALS.items()))
def test_yes_makes_the_material_due_and_no_does_not(office: Office, question: str, code: str) -> None:
    document = road.imported(office)
    assert code not in due(office, document)
    answers.answer(office, document, {question: True})
    assert code in due(office, document)
    answers.answer(office, document, {question: False})
    assert code not in due(office, document)
    answers.answer(office, document, {question: None})
    assert road.now(office, document).answers == ()


@pytest.mark.parametrize(("question", "code"), [("amends_or_repeals", "decision"), ("has_announcement", "announcement")])
def test_what_the_congress_asks_for_follows_the_answers_too(office: Office, question: str, code: str) -> None:
    document = road.imported(office)
    asked = [m.code for m in office.jurisdiction.to_file("npc", answers.facts(office, road.now(office, document)))]
    answers.answer(office, document, {question: True})
    after = [m.code for m in office.jurisdiction.to_file("npc", answers.facts(office, road.now(office, document)))]
    assert set(after) - set(asked) == {code}


def test_an_unknown_question_is_refused_and_the_same_answer_leaves_no_trace(office: Office) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="没有“weather”这个问题"):
        answers.answer(office, document, {"weather": True})
    with pytest.raises(Refused, match="没有写明回答哪个问题"):
        answers.answer(office, document, {})
    answers.answer(office, document, {"needs_interpretation": True})
    before = len(office.store.documents.events(document))
    answers.answer(office, document, {"needs_interpretation": True})
    assert len(office.store.documents.events(document)) == before
    assert road.last_event(office, document).note == "需要政策解读：是"


def test_an_answer_wins_over_what_the_record_says(office: Office) -> None:
    document = road.imported(office)
    deliberating.fair_competition(office, document, concerned=True)
    question = next(q for q in answers.questions(office, road.now(office, document)) if q.condition is Condition.CONCERNS_MARKET)
    assert (question.answer, question.found, question.holds) == (None, True, True)
    answers.answer(office, document, {"concerns_market": False})
    assert Condition.CONCERNS_MARKET not in answers.facts(office, road.now(office, document))
    assert Condition.CONCERNS_OPERATORS in answers.facts(office, road.now(office, document))


@pytest.mark.parametrize(
    ("title", "trial"), [("云州区甲管理办法（试行）", True), ("云州区甲管理暂行规定", True), ("云州区甲管理办法", False)]
)
def test_trial_is_read_off_the_title(office: Office, title: str, trial: bool) -> None:
    document = road.now(office, road.imported(office, road.text(title=title)))
    assert answers.is_trial(document) is trial
    assert (Condition.TRIAL in answers.facts(office, document)) is trial
