"""The conclusion of a legality review and its opinion."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import Refused, UserError
from app.forms import printing
from app.lifecycle import preparing
from app.lifecycle.stages import Matter
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.assessment import Assessment
from app.review.opinion import opinion
from db import health
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
        deciding.decide(office, finding.id, listed=finding.severity != "violation", reason="上下文已限定")
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


def test_an_issued_opinion_prints_ever_after_as_it_was_issued(office: Office) -> None:
    document = road.at(office, "under_review")
    for finding in road.findings(office, document):
        deciding.decide(office, finding.id, listed=True)
    concluding.conclude(office, document, outcome="应当予以修改", assessment=Assessment("主体合法", "", "", ""))
    before = opinion(office, document)
    pdf = printing.pdf(before)
    with office.act("names", "改名") as act:
        act.update(office.store.settings.find("names.legal_office"), value="云州区法制办公室")
        act.update(office.document(document), title="改过的标题", body_title=None)
    after = opinion(office, document)
    assert after == before
    assert (after.authority, after.title) == ("云州区司法局", road.TITLE)
    assert printing.pdf(after) == pdf


def test_a_round_concluded_before_letters_were_kept_prints_from_the_register(office: Office) -> None:
    document = road.at(office, "lawful")
    with office.act("older", "旧库") as act:
        act.update(office.store.reviews.current(document), opinion_sha=None)
        act.update(office.store.settings.find("names.legal_office"), value="云州区法制办公室")
    form = opinion(office, document)
    assert (form.authority, form.conclusion) == ("云州区法制办公室", "合法")


def test_undoing_the_conclusion_takes_the_kept_letter_back(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document)
    kept = office.store.reviews.current(document).opinion_sha
    assert office.store.settings.has_file(kept)
    office.undo()
    assert office.store.reviews.current(document).opinion_sha is None
    assert not office.store.settings.has_file(kept)
    assert opinion(office, document).number == ""


def test_a_damaged_letter_is_said_and_the_self_check_names_its_matter(office: Office) -> None:
    document = road.at(office, "lawful")
    office.store.files.drop(office.store.reviews.current(document).opinion_sha)
    with pytest.raises(UserError):
        opinion(office, document)
    assert [problem.document_id for problem in health.found(office.store)] == [document]


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
