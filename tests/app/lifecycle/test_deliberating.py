"""公平竞争审查, 提请审议, 审议结果."""

from __future__ import annotations

from datetime import date

from app.lifecycle import deliberating, editing
from app.lifecycle.dossier import dossier
from app.lifecycle.transitions import Act
from app.office import Office
from tests.app import road


def test_the_meeting_is_recorded_with_the_text_it_saw(office: Office) -> None:
    document = road.at(office, "passed")
    (held,) = office.store.documents.deliberations(document)
    assert (held.meeting, held.result, held.on_date) == ("区政府第12次常务会议", "通过", date(2026, 11, 16))
    assert held.version_id == road.now(office, document).current_version_id


def test_the_last_of_two_meetings_counts(office: Office) -> None:
    document = road.at(office, "passed")
    assert dossier(office, document).next_step.act is Act.SIGN
    deliberating.deliberate(office, document, meeting="区政府第13次常务会议", result="修改后通过")
    assert [d.result for d in office.store.documents.deliberations(document)] == ["通过", "修改后通过"]
    assert road.now(office, document).stage == "revising"


def test_passed_with_amendments_leads_to_the_signature_or_back_to_review(office: Office) -> None:
    document = road.at(office, "deliberating")
    deliberating.deliberate(office, document, meeting="常务会议", result="修改后通过")
    step = dossier(office, document).next_step
    assert (step.act, step.others) == (Act.SIGN, (Act.RESUBMIT,))


def test_the_answer_about_operators_is_kept_with_its_conclusion_and_changes_no_stage(office: Office) -> None:
    document = road.at(office, "under_review")
    deliberating.fair_competition(office, document, concerned=True, conclusion="例外", until=date(2028, 6, 30))
    row = road.now(office, document)
    assert (row.stage, row.concerns_market, row.fair_competition, row.fair_competition_until) == (
        "under_review", True, "例外", date(2028, 6, 30),
    )  # fmt: skip
    editing.set_field(office, document, field="concerns_market", value=None)
    assert road.now(office, document).concerns_market is None
