"""审核要点: one answer, one act, one undo; what does not rest on the wording holds for the next round."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.office import Office
from app.review import accepting, deciding
from app.review.checklist import Question, answer, checklist, unanswered
from tests.app import road


@pytest.fixture
def document(office: Office) -> str:
    return road.at(office, "under_review")


def questions(office: Office, document: str) -> dict[str, Question]:
    review = office.store.reviews.current(document)
    assert review is not None
    return {one.id: one for one in checklist(office, road.now(office, document), review)}


def test_an_answer_is_given_changed_taken_back_and_undone(office: Office, document: str) -> None:
    whole = len(questions(office, document))
    assert unanswered(list(questions(office, document).values())) == whole
    answer(office, document, point="penalty", answer="不符合", note="第三条设定罚款")
    answer(office, document, point="penalty", answer="符合")
    held = questions(office, document)["penalty"]
    assert (held.answer, held.note) == ("符合", "第三条设定罚款")
    office.undo()
    assert questions(office, document)["penalty"].answer == "不符合"
    answer(office, document, point="penalty", answer=None)
    assert questions(office, document)["penalty"].answer == ""
    assert unanswered(list(questions(office, document).values())) == whole


def test_the_register_and_the_rules_stand_beside_a_point(office: Office, document: str) -> None:
    asked = questions(office, document)
    assert (asked["penalty"].evidence, asked["penalty"].hits) == ("规则提示 1 处，待处理 1", 1)
    assert asked["licence"].evidence == "规则没有提示"
    assert asked["consultation"].evidence == "2026-10-08至2026-11-09在区政府门户网站公开征求意见"
    assert asked["competition"].evidence == "规则提示 1 处，待处理 1；没有回答是否涉及经营者经济活动"
    fine = next(f for f in road.findings(office, document) if f.rule == "PEN-01")
    deciding.decide(office, fine.id, listed=False, reason="误报")
    assert questions(office, document)["penalty"].evidence == "规则提示 1 处，都没有列入"


@pytest.mark.parametrize(("point", "given", "said"), [("nothing", "符合", "审核要点里没有"), ("body", "大概", "要点只能答")])
def test_what_is_no_point_or_no_answer_is_refused(office: Office, document: str, point: str, given: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        answer(office, document, point=point, answer=given)


def test_nothing_is_answered_before_the_acceptance_or_after_the_conclusion(office: Office, document: str) -> None:
    with pytest.raises(Refused, match="还没有受理"):
        answer(office, road.at(office, "submitted"), point="body", answer="符合")
    road.conclude(office, document)
    with pytest.raises(Refused, match="审核意见已经出具"):
        answer(office, document, point="body", answer="符合")


def test_the_next_round_keeps_the_answers_on_body_and_procedure_alone(office: Office, document: str) -> None:
    for point in ("body", "penalty", "consultation"):
        answer(office, document, point=point, answer="符合", note="核过")
    road.conclude(office, document, "应当予以修改")
    accepting.resubmit(office, document, road.draft(road.text(title="云州区小型工程管理办法")))
    assert {key: one.answer for key, one in questions(office, document).items() if one.answer} == {"body": "符合", "consultation": "符合"}
    assert questions(office, document)["body"].note == "核过"
