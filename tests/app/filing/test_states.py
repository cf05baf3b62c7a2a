"""The table of a filing's states, held against one written by hand from the field's own (备案子状态机)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing import outgoing, rectifying, stepping
from app.filing.outgoing import may_receive, outcomes
from app.filing.states import KINDS, MOVES, STATES, open_moves, why_not
from app.filing.stepping import Told
from app.lifecycle import seed
from app.office import Office
from db.records import Filing
from tests.app.filing.walked import Walked

AFTER: dict[str, set[str]] = {
    # before it goes out only 报送 leads on
    "not_due": set(),
    "due": {"submitted"},
    # 收文回执, 形式审查: registered, to be supplemented, or not of the scope; the receipt may never come
    "submitted": {"received", "registered", "supplement_required", "not_accepted"},
    "received": {"registered", "supplement_required", "not_accepted", "under_review", "no_problem"},
    # 补报 brings it back to where it was: sent, or received where the receipt is there; or the recipient goes on by itself
    "supplement_required": {"submitted", "received", "registered", "not_accepted"},
    "not_accepted": {"closed"},
    "registered": {"under_review", "no_problem", "inquiry", "rectify_opinion", "closed"},
    "under_review": {"no_problem", "inquiry", "rectify_opinion", "closed"},
    # 说明 leads back to the review; the recipient may decide without it
    "inquiry": {"under_review", "no_problem", "rectify_opinion"},
    # an opinion may still come after 审查无问题
    "no_problem": {"closed", "rectify_opinion"},
    # 书面回复 leaves it where it is; then a plan, the disposal at once, the annulment, or the end where the answer convinced
    "rectify_opinion": {"rectify_opinion", "plan_submitted", "rectified", "annulled", "closed"},
    # 延长处置 leaves it where it is; a plan ends by the disposal or the annulment alone
    "plan_submitted": {"plan_submitted", "rectified", "annulled"},
    # 报告处置结果 leaves it where it is
    "rectified": {"rectified", "closed"},
    "annulled": {"closed"},
    "closed": set(),
}
STATES_OF_IT = list(AFTER)
ON = date(2026, 11, 23)


def filing(office: Office, filing_id: str) -> Filing:
    return office.store.filings.get(filing_id)


def put_in(office: Office, filing_id: str, state: str, **more: object) -> None:
    sent = {} if state in ("not_due", "due") else {"filed_on": date(2026, 11, 6), "report_number": "云州府人备〔2026〕1号"}
    with office.act("set", "放到这一状态") as act:
        act.update(filing(office, filing_id), **{"state": state, "filed_on": None, "receipt_number": None, **sent, **more})


def reached(office: Office, walked: Walked, source: str) -> set[str]:
    """Every state that some act leads to from ``source``, each tried on the real store and taken back by hand."""
    found = set()
    put_in(office, walked.npc, source)
    try:
        outgoing.file(office, walked.document, recipient="npc", on=ON)
        found.add(filing(office, walked.npc).state)
    except Refused:
        assert filing(office, walked.npc).state == source
    for act in MOVES:
        for receipt in (None, "云常备〔2026〕9号"):
            put_in(office, walked.npc, source, receipt_number=receipt)
            try:
                taken(office, walked.npc, act)
            except Refused:
                assert filing(office, walked.npc).state == source
            else:
                found.add(filing(office, walked.npc).state)
    return found


def taken(office: Office, filing_id: str, act: str) -> None:
    told = Told(ON, "某文〔2026〕1号", "照来文")
    match act:
        case "receive":
            outgoing.receive(office, filing_id, number="云常备〔2026〕9号", on=ON)
        case "resupply":
            rectifying.resupply(office, filing_id, told)
        case "rectify":
            rectifying.rectify(office, filing_id, told)
        case "prolong":
            rectifying.prolong(office, filing_id, told)
        case "dispose":
            rectifying.dispose(office, filing_id, told, how="其他")
        case "annul":
            rectifying.annul(office, filing_id, told)
        case "close":
            rectifying.close(office, filing_id, told, despite="备案机关来电说明已办结")
        case _:
            stepping.take(office, filing_id, act, told)


def test_every_state_has_a_word_and_a_place_in_the_table() -> None:
    assert set(STATES) == set(AFTER)
    assert set(KINDS) == {"file", "reissue", *MOVES}


@pytest.mark.parametrize("source", [state for state in STATES_OF_IT if state != "plan_submitted"])
def test_from_each_state_its_acts_reach_what_may_follow_and_nothing_else(office: Office, walked: Walked, source: str) -> None:
    assert reached(office, walked, source) == AFTER[source]


def test_from_a_plan_the_acts_reach_what_may_follow_and_nothing_else(office: Office, walked: Walked) -> None:
    assert reached(office, walked, "plan_submitted") == AFTER["plan_submitted"]


@pytest.mark.parametrize("source", STATES_OF_IT)
def test_a_bare_result_reaches_what_may_follow_and_is_refused_for_the_rest(office: Office, walked: Walked, source: str) -> None:
    told = AFTER[source] - {source} if source not in ("not_due", "due") else set()
    for result in AFTER:
        put_in(office, walked.npc, source)
        if result in told and (source, result) != ("supplement_required", "submitted"):
            outgoing.outcome(office, walked.npc, result=result, number="云常备〔2026〕9号", on=ON)
            assert filing(office, walked.npc).state == result
        else:
            with pytest.raises(Refused):
                outgoing.outcome(office, walked.npc, result=result, number="云常备〔2026〕9号", on=ON)
            assert filing(office, walked.npc).state == source


@pytest.mark.parametrize("source", [state for state in STATES_OF_IT if state not in ("not_due", "due")])
def test_a_result_of_the_recipient_is_kept_with_its_day(office: Office, walked: Walked, source: str) -> None:
    for result in outcomes(source):
        put_in(office, walked.npc, source, result=None, result_on=None)
        outgoing.outcome(office, walked.npc, result=STATES[result], on=ON)
        assert (filing(office, walked.npc).result, filing(office, walked.npc).result_on) == (STATES[result], ON)


@pytest.mark.parametrize("state", STATES_OF_IT)
def test_a_receipt_is_offered_where_it_may_come(state: str) -> None:
    assert may_receive(state) == ("received" in AFTER[state] and state != "received")
    assert "received" not in outcomes(state)


@pytest.mark.parametrize("state", STATES_OF_IT)
def test_a_refusal_says_where_it_stands_and_what_can_be_done(state: str) -> None:
    for move in MOVES.values():
        why = why_not(move, state)
        assert bool(why) == (move not in open_moves(state))
        assert not why or STATES[state] in why


@pytest.mark.parametrize("act", [move.act for move in MOVES.values() if move.needs_words])
def test_what_must_be_said_is_asked_for(office: Office, walked: Walked, act: str) -> None:
    put_in(office, walked.npc, MOVES[act].sources[0])
    with pytest.raises(Refused, match=f"没有写{MOVES[act].words}"):
        {"resupply": rectifying.resupply, "rectify": rectifying.rectify, "prolong": rectifying.prolong, "annul": rectifying.annul}.get(
            act, lambda o, f, told: stepping.take(o, f, act, told)
        )(office, walked.npc, Told(ON, words="  "))


@pytest.mark.parametrize("name", seed.available())
def test_every_jurisdiction_has_the_periods_that_steps_start(name: str) -> None:
    jurisdiction = seed.load(name)
    started = {move.starts for move in MOVES.values() if move.starts}
    assert started == {"supplement", "explain", "reply", "dispose", "dispose_max", "report"}
    for recipient in jurisdiction.recipients:
        assert {f"filing.{recipient.code}.{end}" for end in started} <= set(jurisdiction.parameters)


def test_nothing_is_dated_before_the_step_before_it(office: Office, walked: Walked, tmp_path: Path) -> None:
    outgoing.file(office, walked.document, recipient="npc", on=date(2026, 11, 10))
    outgoing.outcome(office, walked.npc, result="registered", on=date(2026, 11, 18))
    with pytest.raises(Refused, match="要求说明的日期 2026-11-17 早于上一步“准予备案登记”（2026-11-18）"):
        stepping.take(office, walked.npc, "inquiry", Told(date(2026, 11, 17), words="第三条的依据"))
    with pytest.raises(Refused, match="写明的期限 2026-11-19 早于“要求说明”的日期 2026-11-20"):
        stepping.take(office, walked.npc, "inquiry", Told(date(2026, 11, 20), words="第三条的依据", until=date(2026, 11, 19)))
