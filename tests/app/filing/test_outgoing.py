from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing import outgoing
from app.filing.outgoing import STATES, may_receive, outcomes
from app.intake.importing import import_draft
from app.office import Office
from tests.app.filing.walked import Walked, drafted, filed, published

AFTER = {
    "not_due": set(),
    "due": set(),
    "submitted": {"received", "registered", "supplement_required", "not_accepted"},
    "received": {"registered", "supplement_required", "not_accepted", "under_review", "no_problem"},
    "supplement_required": {"received", "registered", "not_accepted"},
    "registered": {"under_review", "no_problem", "inquiry", "rectify_opinion", "closed"},
    "under_review": {"no_problem", "inquiry", "rectify_opinion", "closed"},
    "inquiry": {"under_review", "no_problem", "rectify_opinion", "closed"},
    "rectify_opinion": {"plan_submitted", "rectified", "annulled", "closed"},
    "plan_submitted": {"rectified", "annulled", "closed"},
    "no_problem": {"closed", "rectify_opinion"},
    "not_accepted": {"closed"},
    "rectified": {"closed"},
    "annulled": {"closed"},
    "closed": set(),
}
"""What may follow on what, written out by hand (domain: 备案子状态机)."""


def filing(office: Office, filing_id: str):
    return office.store.filings.get(filing_id)


def put_in(office: Office, filing_id: str, state: str) -> None:
    with office.act("set", "放到这一状态") as act:
        act.update(filing(office, filing_id), state=state, filed_on=date(2026, 11, 6))


def test_publication_begins_two_filings_of_their_own(office: Office, walked: Walked) -> None:
    both = office.store.filings.of_document(walked.document)
    assert [(f.recipient, f.state) for f in both] == [("muni", "due"), ("npc", "due")]
    assert len({f.deadline_id for f in both}) == 2


def test_filing_with_one_leaves_the_other_waiting(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    assert (filing(office, walked.muni).state, filing(office, walked.npc).state) == ("submitted", "due")
    states = {d.key: d.state for d in office.store.documents.deadlines(walked.document) if d.key.startswith("filing.")}
    assert states == {"filing.muni.days": "met", "filing.npc.days": "open"}


def test_each_recipient_has_its_own_series_of_numbers(office: Office, walked: Walked) -> None:
    second = published(office, date(2026, 10, 28), "云州区建筑垃圾处置管理规定")
    numbers = [filed(office, each, recipient, date(2026, 11, 6)) for each in (walked, second) for recipient in ("muni", "npc")]
    assert numbers == ["云州府备〔2026〕1号", "云州府人备〔2026〕1号", "云州府备〔2026〕2号", "云州府人备〔2026〕2号"]


@pytest.mark.parametrize(
    ("published_on", "muni", "npc"),
    [
        # 15 and 30 days on, neither on a day off
        (date(2026, 10, 27), date(2026, 11, 11), date(2026, 11, 26)),
        # 02-14 is a Saturday worked for the Spring Festival; 03-01 is a Sunday off
        (date(2026, 1, 30), date(2026, 2, 14), date(2026, 3, 2)),
        # 02-20 lies in the Spring Festival, whose first working day is 02-24
        (date(2026, 2, 5), date(2026, 2, 24), date(2026, 3, 9)),
        # 10-05 lies in the National Day holiday, whose first working day is 10-08; 09-20 is a Sunday worked
        (date(2026, 9, 5), date(2026, 9, 20), date(2026, 10, 8)),
    ],
)
def test_due_days_follow_the_holidays_and_made_up_days_of_2026(office: Office, published_on: date, muni: date, npc: date) -> None:
    made = published(office, published_on)
    due = {f.recipient: office.store.documents.deadline(f.deadline_id).due_on for f in office.store.filings.of_document(made.document)}
    assert due == {"muni": muni, "npc": npc}


def test_what_was_filed_cannot_be_undone(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    with pytest.raises(Refused, match="已经送出本机关"):
        office.undo()
    assert filing(office, walked.muni).state == "submitted"


def test_a_filing_goes_out_once(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 6))
    with pytest.raises(Refused, match=number):
        outgoing.file(office, walked.document, recipient="muni")


def test_nothing_is_filed_before_it_was_published(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="早于公布日"):
        outgoing.file(office, walked.document, recipient="npc", on=date(2026, 10, 26))
    assert filing(office, walked.npc).state == "due"


def test_a_draft_cannot_be_filed(office: Office) -> None:
    document = str(import_draft(office, drafted("云州区草案"))["document"])
    with pytest.raises(Refused, match="还没有公布"):
        outgoing.file(office, document, recipient="npc")


def test_an_unknown_recipient_is_named(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="没有“省政府”这个受理方"):
        outgoing.file(office, walked.document, recipient="省政府")


def test_a_receipt_needs_its_number_and_comes_after_the_filing(office: Office, walked: Walked) -> None:
    with pytest.raises(Refused, match="先登记报送"):
        outgoing.receive(office, walked.npc, number="云常备〔2026〕9号")
    filed(office, walked, "npc", date(2026, 11, 20))
    with pytest.raises(Refused, match="没有填回执编号"):
        outgoing.receive(office, walked.npc, number="  ")
    with pytest.raises(Refused, match="早于报送日"):
        outgoing.receive(office, walked.npc, number="云常备〔2026〕9号", on=date(2026, 11, 19))
    outgoing.receive(office, walked.npc, number="云常备〔2026〕9号", on=date(2026, 11, 23))
    kept = filing(office, walked.npc)
    assert (kept.state, kept.receipt_number, kept.received_on) == ("received", "云常备〔2026〕9号", date(2026, 11, 23))


def test_a_receipt_can_be_undone(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 20))
    outgoing.receive(office, walked.npc, number="云常备〔2026〕9号")
    office.undo()
    assert (filing(office, walked.npc).state, filing(office, walked.npc).receipt_number) == ("submitted", None)


def test_every_state_has_a_word_and_a_place_in_the_table() -> None:
    assert set(STATES) == set(AFTER)


@pytest.mark.parametrize("state", list(AFTER))
def test_only_what_may_follow_is_recorded(office: Office, walked: Walked, state: str) -> None:
    for result in AFTER:
        put_in(office, walked.npc, state)
        if result in AFTER[state]:
            outgoing.outcome(office, walked.npc, result=result, on=date(2026, 11, 23))
            kept = filing(office, walked.npc)
            assert (kept.state, kept.result, kept.result_on) == (result, STATES[result], date(2026, 11, 23))
        else:
            with pytest.raises(Refused, match=STATES[state]):
                outgoing.outcome(office, walked.npc, result=result)
            assert filing(office, walked.npc).state == state


@pytest.mark.parametrize("state", list(AFTER))
def test_what_is_offered_is_what_is_allowed_without_the_receipt(state: str) -> None:
    assert set(outcomes(state)) == AFTER[state] - {"received"}
    assert may_receive(state) == ("received" in AFTER[state])


def test_a_result_may_be_named_by_its_word(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    outgoing.outcome(office, walked.muni, result="已备案登记")
    assert filing(office, walked.muni).state == "registered"


def test_a_result_is_not_older_than_the_filing(office: Office, walked: Walked) -> None:
    filed(office, walked, "muni", date(2026, 11, 6))
    with pytest.raises(Refused, match="早于报送日"):
        outgoing.outcome(office, walked.muni, result="registered", on=date(2026, 11, 5))


def test_the_history_of_the_document_tells_the_filing(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 6))
    last = office.store.documents.events(walked.document)[-1]
    assert (last.act, last.on_date, last.note) == ("file", date(2026, 11, 6), f"云州市人民政府，{number}")
