"""公平竞争审查, 提请审议, 审议结果."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.lifecycle import deliberating, editing
from app.lifecycle.deliberating import Minutes
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


def test_the_minutes_come_with_the_result_or_afterwards(office: Office, tmp_path: Path) -> None:
    paper = tmp_path / "纪要.txt"
    paper.write_text("会议纪要", "utf-8")
    document = road.at(office, "deliberating")
    told = Minutes(number="常务会议纪要〔2026〕12号", attendees="区长、副区长", differing="财政局长认为标准偏高")
    made = deliberating.deliberate(office, document, meeting="区政府第12次常务会议", result="通过", minutes=told)
    one = str(made["deliberation"])
    deliberating.keep_minutes(
        office, one, minutes=Minutes(number=told.number, attendees=told.attendees, differing=told.differing, file=paper)
    )
    (held,) = office.store.documents.deliberations(document)
    assert (held.minutes_number, held.attendees, held.words, held.file_name) == (told.number, told.attendees, told.differing, "纪要.txt")
    deliberating.keep_minutes(office, one, minutes=Minutes(number="改号"))
    (held,) = office.store.documents.deliberations(document)
    assert (held.minutes_number, held.attendees, held.file_name) == ("改号", None, "纪要.txt")
    with pytest.raises(Refused):
        deliberating.keep_minutes(office, "没有", minutes=Minutes())
