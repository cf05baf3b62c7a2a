"""Each invariant of the register: a fault planted in a real matter is found, named with its document and what to do; sound ones are silent."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.filing import outgoing
from app.lifecycle import ending
from app.office import Office
from app.safekeeping import problems
from db.invariants import INVARIANTS, breaches
from tests.app import road

EARLY, LATE = "2020-01-01", "2030-01-01"
OTHER = "INSERT INTO documents (id, row_version, matter, title, stage, historical, created_at{0}) VALUES ('x', 1, 'other', '另一件', 'drafting', 0, 'x'{1})"
NEW_VERSION = (
    "INSERT INTO versions (id, row_version, document_id, ordinal, name, file_name, file_sha, format, tree_sha, pending_revisions, comments,"
    " warnings, read_at) SELECT 'v', 1, document_id, {0}, '盖章件', file_name, file_sha, format, tree_sha, 0, 0, '[]', read_at FROM versions"
)
CONTACT = (
    "INSERT INTO contacts (id, row_version, document_id, kind, outgoing, at, counterpart, words, answered_on, answer, deadline_id, operator)"
    " SELECT 'c', 1, id, 'call', 1, '2026-11-20T09:00:00', '区财政局', '请提意见', {0}, '{1}' FROM documents"
)
ISSUER = "INSERT INTO issuers (id, row_version, document_id, ordinal, name, lead) SELECT '{0}', 1, id, {0}, '机关{0}', {1} FROM documents"

PLANTED: dict[str, tuple[str, list[str]]] = {
    "no_history": ("submitted", ["DELETE FROM events"]),
    "dates_in_order": ("published", [f"UPDATE documents SET signed_on = '{LATE}'"]),
    "stage_without_date": ("registered", ["UPDATE documents SET signed_on = NULL"]),
    "published_before_its_stage": ("signed", [f"UPDATE documents SET published_on = '{LATE}'"]),
    "published_without_number": ("published", ["UPDATE documents SET unified_number = NULL"]),
    "consulted_backwards": ("consulting", [f"UPDATE consultations SET until_on = '{EARLY}'"]),
    "lapses_before_effect": ("published", [f"UPDATE documents SET valid_until = '{EARLY}'"]),
    "repealed_before_publication": ("published", [f"UPDATE documents SET repealed_on = '{EARLY}', repeal_reason = '不用了'"]),
    "replaced_without_day": ("published", [OTHER.format("", ""), "UPDATE documents SET superseded_by_id = 'x' WHERE id <> 'x'"]),
    "replaced_by_nothing": ("published", [f"UPDATE documents SET superseded_on = '{LATE}'"]),
    "replaced_by_itself": ("published", [f"UPDATE documents SET superseded_on = '{LATE}', superseded_by_id = id"]),
    "repealed_without_reason": ("published", [f"UPDATE documents SET repealed_on = '{LATE}', repeal_reason = ''"]),
    "foreign_text": ("drafting", [OTHER.format(", current_version_id", ", (SELECT id FROM versions)")]),
    "no_text_in_hand": ("drafting", ["UPDATE documents SET current_version_id = NULL"]),
    "sealed_scan_in_hand": ("published", ["UPDATE versions SET name = '盖章件'"]),
    "gap_in_versions": ("drafting", [NEW_VERSION.format(3)]),
    "review_without_round": ("submitted", ["UPDATE documents SET stage = 'under_review'"]),
    "rounds_out_of_order": ("under_review", ["UPDATE reviews SET round = 2"]),
    "two_open_rounds": (
        "under_review",
        [
            "INSERT INTO reviews (id, row_version, document_id, version_id, round, packs) SELECT 'r', 1, document_id, version_id, 2, packs"
            " FROM reviews"
        ],
    ),
    "conclusion_incomplete": ("lawful", ["UPDATE reviews SET opinion_number = NULL"]),
    "concluded_before_accepted": ("lawful", [f"UPDATE reviews SET concluded_on = '{EARLY}'"]),
    "unlisted_without_reason": ("lawful", ["UPDATE findings SET reason = '' WHERE number = 1"]),
    "reply_without_reason": ("lawful", ["UPDATE findings SET decision = 'listed', reply = '不采纳' WHERE number = 1"]),
    "reply_to_unlisted": ("lawful", ["UPDATE findings SET reply = '采纳' WHERE number = 1"]),
    "number_twice": ("registered", ["UPDATE numbers SET text = '9号', series = 'a/b', n = rowid"]),
    "gap_in_numbers": ("lawful", ["UPDATE numbers SET n = 3 WHERE series LIKE 'review_opinion%'"]),
    "number_not_used": ("registered", ["UPDATE documents SET unified_number = '云州府规登〔2026〕9号'"]),
    "number_of_another": (
        "registered",
        [OTHER.format(", document_number, registered_on", ", (SELECT document_number FROM documents), '2026-11-18'")],
    ),
    "same_number": (
        "registered",
        [OTHER.format(", document_number, registered_on", ", (SELECT document_number FROM documents), '2026-11-18'")],
    ),
    "not_two_filings": ("published", ["DELETE FROM filings WHERE recipient = 'muni'"]),
    "filed_before_publication": ("filed", [f"UPDATE filings SET filed_on = '{EARLY}' WHERE filed_on IS NOT NULL"]),
    "filing_state_and_day": ("filed", ["UPDATE filings SET report_number = NULL WHERE filed_on IS NOT NULL"]),
    "answered_before_filed": ("filed", [f"UPDATE filings SET result_on = '{EARLY}' WHERE filed_on IS NOT NULL"]),
    "received_without_number": ("filed", ["UPDATE filings SET state = 'received' WHERE filed_on IS NOT NULL"]),
    "filed_and_still_due": ("filed", ["UPDATE deadlines SET state = 'open', met_on = NULL WHERE key LIKE 'filing.%'"]),
    "open_after_the_end": ("under_review", ["UPDATE documents SET stage = 'rejected'"]),
    "met_without_day": ("submitted", ["UPDATE deadlines SET met_on = NULL WHERE state = 'met'"]),
    "answer_without_day": (
        "submitted",
        [CONTACT.format("'无意见', NULL", "王芳").replace("answered_on, answer, deadline_id", "answer, deadline_id")],
    ),
    "answered_and_still_due": (
        "under_review",
        [CONTACT.format("'2026-11-21', '无意见', (SELECT id FROM deadlines WHERE state = 'open')", "王芳")],
    ),
    "handler_gone": ("under_review", ["UPDATE documents SET handler_id = (SELECT id FROM people)", "UPDATE people SET active = 0"]),
    "not_one_lead": ("drafting", [ISSUER.format(1, 1), ISSUER.format(2, 1)]),
    "determined_otherwise": (
        "drafting",
        [
            "INSERT INTO determinations (id, row_version, document_id, on_date, normative, answers, exclusions, reason, operator)"
            " SELECT 'd', 1, id, '2026-11-10', 0, '[]', '[]', '会议纪要', '王芳' FROM documents",
            "UPDATE documents SET normative = 1",
        ],
    ),
}


def brought(office: Office, place: str) -> str:
    """A matter at ``place`` of the road; ``filed`` is one step beyond it."""
    document = road.at(office, "published" if place == "filed" else place)
    if place == "filed":
        outgoing.file(office, document, recipient="npc", on=date(2026, 11, 23))
    return document


def test_every_invariant_has_its_planted_fault_and_there_are_enough() -> None:
    assert {invariant.key for invariant in INVARIANTS} == PLANTED.keys()
    assert len(INVARIANTS) >= 40


@pytest.mark.parametrize("key", PLANTED)
def test_a_planted_fault_is_found(office: Office, key: str) -> None:
    place, statements = PLANTED[key]
    document = brought(office, place)
    assert problems(office) == ()
    office.store.db.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        office.store.db.execute(statement)
    found = next(breach for breach in breaches(office.store.db) if breach.key == key)
    assert found.sentence in problems(office)
    # who, what to do, and nothing of the machine
    assert re.search(r"《(云州区限额以下工程管理办法|另一件)》|编号|文号", found.sentence)
    assert found.sentence.count("。") == 2
    assert found.sentence.endswith("。")
    assert not re.search(r"[{}]|None", found.sentence)
    assert found.document_id in (document, "x")


@pytest.mark.parametrize("place", ["drafting", *road.ROAD])
def test_a_matter_on_the_road_is_sound_wherever_it_stands(office: Office, place: str) -> None:
    road.at(office, place)
    assert problems(office) == ()


def test_a_matter_that_was_filed_received_and_repealed_is_sound(office: Office) -> None:
    document = brought(office, "filed")
    filing = outgoing.filing_of(office, document, "npc")
    outgoing.receive(office, filing, number="区人大备〔2026〕8号", on=date(2026, 11, 23))
    outgoing.outcome(office, filing, result="registered", on=date(2026, 11, 23))
    ending.repeal(office, document, reason="不再适用", on=date(2026, 11, 23))
    assert problems(office) == ()


def test_a_matter_that_was_refused_is_sound(office: Office, tmp_path: Path) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "不合法")
    assert problems(office) == ()
