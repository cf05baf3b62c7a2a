"""Random histories of both chains: whatever is taken, each chain keeps to its own table, its periods and its days, and undo brings it back."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from app.errors import UserError
from app.filing import outgoing, rectifying, stepping
from app.filing.states import MOVES, OPEN, STATES
from app.filing.stepping import Told
from app.office import Office
from app.safekeeping import problems
from db.records import Filing
from tests.app.filing.test_states import AFTER
from tests.app.filing.walked import Walked, filed

FIRST = date(2026, 11, 6)


def step(office: Office, filing_id: str, act: str, on: date) -> None:
    told = Told(on, f"某文〔2026〕{on.day}号", "照来文")
    match act:
        case "receive":
            outgoing.receive(office, filing_id, number=f"云常备〔2026〕{on.day}号", on=on)
        case "resupply" | "rectify" | "prolong" | "annul":
            getattr(rectifying, act)(office, filing_id, told)
        case "dispose":
            rectifying.dispose(office, filing_id, told, how="其他")
        case "close":
            rectifying.close(office, filing_id, told, despite="来电说明")
        case _:
            stepping.take(office, filing_id, act, told)


def state(office: Office, filing_id: str) -> Filing:
    return office.store.filings.get(filing_id)


@pytest.mark.parametrize("seed", range(40))
def test_a_random_history_keeps_each_chain_to_its_own_table(office: Office, walked: Walked, seed: int) -> None:
    dice = random.Random(seed)
    for recipient in ("muni", "npc"):
        filed(office, walked, recipient, FIRST)
    day = FIRST
    for _ in range(30):
        day += timedelta(days=dice.randrange(3))
        mine, other = dice.sample([walked.muni, walked.npc], 2)
        before, apart = state(office, mine), (state(office, other), stepping.running(office, other))
        try:
            step(office, mine, dice.choice(list(MOVES)), day)
        except UserError:
            assert state(office, mine) == before
            continue
        after = state(office, mine)
        assert after.state in AFTER[before.state]
        assert (state(office, other), stepping.running(office, other)) == apart, "the other chain is not touched"
        last = office.store.filings.steps(mine)[-1]
        assert (last.state, last.on_date) == (after.state, day)
        open_ones = stepping.running(office, mine)
        assert len(open_ones) <= 1
        assert not open_ones or after.state in OPEN | {"rectified"}, f"{STATES[after.state]} waits for nothing"
    assert problems(office) == ()


def test_a_step_that_did_not_leave_the_house_is_undone_whole(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", FIRST)
    for act in ("receive", "admit", "examine", "inquiry"):
        before = (state(office, walked.npc), office.store.filings.steps(walked.npc), stepping.running(office, walked.npc))
        step(office, walked.npc, act, date(2026, 11, 10))
        office.undo()
        now = (state(office, walked.npc), office.store.filings.steps(walked.npc), stepping.running(office, walked.npc))
        assert (now[0].state, now[0].receipt_number, now[0].result, now[1:]) == (
            before[0].state, before[0].receipt_number, before[0].result, before[1:],
        )  # fmt: skip
        step(office, walked.npc, act, date(2026, 11, 10))
