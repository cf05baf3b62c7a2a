"""应急: marked with its reason, taken back, and what it changes."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import answers, guards, preparing, urgency
from app.office import Office
from app.review import accepting
from app.review.workbench import workbench
from tests.app import road


def test_it_says_why_and_is_taken_back(office: Office) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="没有标应急"):
        urgency.unmark(office, document)
    with pytest.raises(Refused, match="理由"):
        urgency.mark(office, document, reason=" ")
    urgency.mark(office, document, reason="执行上级紧急命令")
    assert road.now(office, document).urgent_reason == "执行上级紧急命令"
    urgency.unmark(office, document)
    assert road.now(office, document).urgent_reason is None
    assert [e.note for e in office.store.documents.events(document)][1:] == ["按应急程序办理：执行上级紧急命令", "改按一般程序办理"]


def test_what_is_published_is_not_made_urgent_afterwards(office: Office) -> None:
    with pytest.raises(Refused, match="已经公布"):
        urgency.mark(office, road.at(office, "published"), reason="抢险")


def test_an_urgent_consultation_may_be_shorter_and_its_reason_stands_in_it(office: Office) -> None:
    document = road.imported(office)
    urgency.mark(office, document, reason="主汛期抢险")
    preparing.consult(office, document, carrier=road.CARRIER, on=date(2026, 11, 16), until=date(2026, 11, 18))
    (row,) = office.store.documents.consultations(document)
    assert row.excused == "主汛期抢险"
    found = guards.to_submit(office, road.now(office, document), road.UNIT, (), road.TODAY)
    guard = next(g for g in found if g.name == guards.CONSULTED)
    assert guard.held
    assert guard.evidence == "2026-11-16至2026-11-18在区政府门户网站公开征求意见（缩短期限，理由：主汛期抢险）"
    early = guards.to_submit(office, road.now(office, document), road.UNIT, (), date(2026, 11, 17))
    assert not next(g for g in early if g.name == guards.CONSULTED).held


def test_the_least_time_of_a_review_is_told_but_not_of_an_urgent_one(office: Office) -> None:
    document = road.at(office, "submitted")
    answers.answer(office, document, {"major_decision": True})
    accepting.accept(office, document, on=road.TODAY)
    assert "受理之日起一般不少于7个工作日" in workbench(office, document).due_sentence
    urgency.mark(office, document, reason="执行上级紧急命令")
    assert "一般不少于" not in workbench(office, document).due_sentence
