"""受理 and 送复核: a round begins, the text is judged, the clock runs."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import editing, preparing
from app.lifecycle.stages import Matter
from app.office import Office
from app.review import accepting
from app.review.workbench import rounds, workbench
from db.records import Parameter, RuleChange
from tests.app import road

REVISED = road.text("本办法自2027年1月1日起施行，有效期五年。").replace("处以五百元以上二千元以下的罚款", "责令改正")


def test_the_first_round_judges_the_text_that_came(office: Office) -> None:
    document = road.at(office, "submitted")
    made = accepting.accept(office, document, on=date(2026, 11, 11))
    (review,) = office.store.reviews.of_document(document)
    assert (review.round, review.version_id, review.accepted_on, review.reviewer) == (
        1, road.now(office, document).current_version_id, date(2026, 11, 11), road.CLERK,
    )  # fmt: skip
    assert review.packs == office.packs.hash
    assert made["findings"] == tuple(f.id for f in road.findings(office, document))


def test_the_clock_of_a_review_runs_fifteen_working_days_from_acceptance(office: Office) -> None:
    document = road.at(office, "under_review")
    clock = next(d for d in office.store.documents.deadlines(document) if d.key == "review.max")
    assert (clock.start_on, clock.amount, clock.unit, clock.due_on) == (date(2026, 11, 11), 15, "工作日", date(2026, 12, 2))


def test_a_period_that_the_office_changed_moves_later_clocks_only(office: Office) -> None:
    first, second = road.at(office, "under_review"), road.at(office, "submitted")
    with office.act("parameter", "改期限") as act:
        act.insert(Parameter(id="review.max", amount=7, unit="工作日", basis="区政府规定", checked_by="王芳", checked_on=road.TODAY))
    road.accept(office, second)
    due = {d: next(x.due_on for x in office.store.documents.deadlines(d) if x.key == "review.max") for d in (first, second)}
    assert due == {first: date(2026, 12, 2), second: date(2026, 11, 20)}


def test_a_rule_switched_off_finds_nothing(office: Office) -> None:
    with office.act("rule", "停用规则") as act:
        act.insert(RuleChange(id="PEN-01", active=False, reason="试用期"))
    document = road.at(office, "under_review")
    assert "PEN-01" not in {f.rule for f in road.findings(office, document)}


def test_the_revised_text_is_version_two_and_round_two(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    accepting.resubmit(office, document, road.draft(REVISED, "审后稿.md"), on=date(2026, 11, 19))
    versions = office.store.documents.versions(document)
    reviews = office.store.reviews.of_document(document)
    assert [(v.ordinal, v.name, v.file_name) for v in versions] == [(1, "送审稿", "送审稿.md"), (2, "审后稿", "审后稿.md")]
    assert [(r.round, r.version_id) for r in reviews] == [(1, versions[0].id), (2, versions[1].id)]
    row = road.now(office, document)
    assert (row.stage, row.current_version_id, row.outcome) == ("under_review", versions[1].id, None)
    assert "PEN-01" not in {f.rule for f in road.findings(office, document)}


def test_search_finds_the_current_text_only(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    assert office.store.search.find("二千元")[0] == 1
    accepting.resubmit(office, document, road.draft(REVISED))
    assert (office.store.search.find("二千元")[0], office.store.search.find("责令改正")[0]) == (0, 1)
    office.undo()
    assert (office.store.search.find("二千元")[0], office.store.search.find("责令改正")[0]) == (1, 0)


def test_a_title_that_the_revision_changed_is_taken_over_unless_a_hand_had_set_it(office: Office) -> None:
    renamed = road.draft(road.text(title="云州区小型工程管理办法"))
    printed, by_hand = road.at(office, "under_review"), road.at(office, "under_review")
    editing.set_field(office, by_hand, field="title", value="小型工程办法（暂名）")
    for document in (printed, by_hand):
        road.conclude(office, document, "应当予以修改")
        accepting.resubmit(office, document, renamed)
    assert road.now(office, printed).title == "云州区小型工程管理办法"
    assert road.now(office, by_hand).title == "小型工程办法（暂名）"


@pytest.mark.parametrize(
    ("matter", "groups"),
    [(Matter.CONTRACT, {"FC"}), (Matter.OTHER, set()), (Matter.MAJOR_DECISION, {"PEN", "FC", "FEE"})],
)
def test_only_the_groups_of_rules_that_speak_to_a_kind_of_matter_judge_it(office: Office, matter: Matter, groups: set[str]) -> None:
    document = road.imported(office, matter=matter)
    preparing.submit(office, document, unit=road.UNIT, materials=["M01"], despite="材料另送")
    accepting.accept(office, document)
    assert {f.rule_group for f in road.findings(office, document)} & {"PEN", "FC", "FEE", "DOC"} == groups


@pytest.mark.parametrize(
    ("matter", "days"), [(Matter.NORMATIVE_DOCUMENT, 15), (Matter.MAJOR_DECISION, 15), (Matter.CONTRACT, 7), (Matter.OTHER, 5)]
)
def test_each_kind_of_matter_has_its_period_which_the_conclusion_ends(office: Office, matter: Matter, days: int) -> None:
    document = road.imported(office, matter=matter)
    preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), despite="另送")
    road.accept(office, document)
    (clock,) = (d for d in office.store.documents.deadlines(document) if d.key.startswith("review.max"))
    assert (clock.amount, clock.unit, clock.state) == (days, "工作日", "open")
    road.conclude(office, document)
    (clock,) = (d for d in office.store.documents.deadlines(document) if d.key.startswith("review.max"))
    assert clock.state == "met"


def test_a_second_acceptance_is_refused(office: Office) -> None:
    document = road.at(office, "under_review")
    with pytest.raises(Refused, match="这一步已经过了"):
        accepting.accept(office, document)
    assert len(office.store.reviews.of_document(document)) == 1


def test_the_workbench_shows_the_round(office: Office) -> None:
    document = road.imported(office)
    assert workbench(office, document) is None
    document = road.at(office, "under_review")
    shown = workbench(office, document)
    assert (shown.unit, shown.editable, len(shown.findings), shown.due.workdays_left) == (road.UNIT, True, 3, 7)
    assert "自受理之日 2026-11-11 起15个工作日内出具，12月2日（周三）到期，剩 7 工作日（依据待核对）。" in shown.due_sentence
    road.conclude(office, document)
    after = workbench(office, document)
    assert (after.editable, after.due, after.due_sentence) == (False, None, "")


def test_reviews_in_hand_stand_by_their_days(office: Office) -> None:
    later, sooner = road.at(office, "submitted"), road.at(office, "submitted")
    accepting.accept(office, later, on=date(2026, 11, 20))
    accepting.accept(office, sooner, on=date(2026, 11, 11))
    assert [(r.document.id, r.handled, r.total) for r in rounds(office)] == [(sooner, 0, 3), (later, 0, 3)]
