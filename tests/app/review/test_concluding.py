"""The conclusion of a legality review and its opinion."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import Refused
from app.lifecycle import preparing
from app.lifecycle.stages import Matter
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.opinion import opinion
from tests.app import road


@pytest.mark.parametrize(("outcome", "stage"), [("合法", "under_review"), ("应当予以修改", "revising"), ("不合法", "rejected")])
def test_each_conclusion_leads_on(office: Office, outcome: str, stage: str) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, outcome)
    row, review = road.now(office, document), office.store.reviews.current(document)
    assert (row.stage, row.outcome) == (stage, outcome)
    assert (review.outcome, review.concluded_on, review.opinion_number) == (outcome, date(2026, 11, 12), "云州司审〔2026〕1号")


@pytest.mark.parametrize("matter", [Matter.MAJOR_DECISION, Matter.CONTRACT, Matter.OTHER])
def test_other_matters_are_concluded_and_done(office: Office, matter: Matter) -> None:
    document = road.imported(office, matter=matter)
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS)
    accepting.accept(office, document)
    concluding.conclude(office, document, outcome="合法")
    assert road.now(office, document).stage == "concluded"


def test_lawful_with_a_listed_violation_is_refused_and_with_a_listed_risk_is_not(office: Office) -> None:
    document = road.at(office, "under_review")
    found = road.findings(office, document)
    for finding in found:
        deciding.decide(office, finding.id, listed=True)
    with pytest.raises(Refused, match="有疑似违法的意见已列入，结论不能是“合法”"):
        concluding.conclude(office, document, outcome="合法")
    for finding in found:
        deciding.decide(office, finding.id, listed=finding.severity != "violation", reason="有上位法依据")
    concluding.conclude(office, document, outcome="合法")


def test_an_opinion_of_a_day_before_acceptance_is_refused(office: Office) -> None:
    document = road.at(office, "under_review")
    accepted = office.store.reviews.current(document).accepted_on
    with pytest.raises(Refused, match=f"早于受理日 {accepted}"):
        concluding.conclude(office, document, outcome="应当予以修改", on=accepted - timedelta(days=1))
    assert road.now(office, document).stage == "under_review"


def test_a_second_opinion_on_the_same_round_is_refused(office: Office) -> None:
    document = road.at(office, "lawful")
    with pytest.raises(Refused, match="已经出具意见（云州司审〔2026〕1号）"):
        concluding.conclude(office, document, outcome="应当予以修改")


def test_findings_left_open_do_not_stop_the_opinion_and_are_not_in_it(office: Office) -> None:
    document = road.at(office, "under_review")
    first, *_ = road.findings(office, document)
    deciding.decide(office, first.id, listed=True)
    concluding.conclude(office, document, outcome="应当予以修改")
    form = opinion(office, document)
    assert len(form.points) == 1
    assert "尚有2处疑点未处理" in "".join(str(getattr(form, name)) for name in form.__dataclass_fields__)


@pytest.mark.parametrize("recheck", [True, False])
def test_whether_the_revised_text_must_come_back_is_kept(office: Office, recheck: bool) -> None:
    document = road.at(office, "under_review")
    concluding.conclude(office, document, outcome="应当予以修改", recheck=recheck)
    assert office.store.reviews.current(document).recheck is recheck


def test_the_opinion_before_acceptance_is_refused_and_before_the_conclusion_a_draft(office: Office) -> None:
    document = road.at(office, "submitted")
    with pytest.raises(Refused, match="还没有受理，没有审核意见可出"):
        opinion(office, document)
    road.accept(office, document)
    assert opinion(office, document).number == ""
    road.conclude(office, document)
    form = opinion(office, document)
    assert (form.number, form.title, form.drafting_unit) == ("云州司审〔2026〕1号", road.TITLE, road.UNIT)
