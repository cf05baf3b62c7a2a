"""Which deed is open in which state: a table written down here by itself, and every pair of it tried on a real filing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing.incoming import amending, checking, concluding, reviewing
from app.filing.incoming.facts import Brought, Facts
from app.filing.incoming.states import Deed, State, open_deeds
from app.office import Office
from tests.app.filing.incoming import packets
from tests.app.filing.incoming.conftest import TODAY
from tests.app.filing.incoming.packets import lay, now, on_day

LATER = date(2027, 3, 1)

ALLOWED = """
received         check register supplement refuse amend add_text
form_check       register supplement refuse amend add_text
wait_supplement  resupply refuse amend add_text
substantive      extend explain conclude amend
wait_response    reply escalate
concluded
escalated        close
listed
"""
"""What the rows of domain.md §3.6 leave open, each filing being brought there on the shortest way (a text under review cannot be exchanged,
no explanation is awaited, 准予备案 has ended the case, ⑤ has gone to the government already)."""

TABLE = {State(line.split()[0]): frozenset(map(Deed, line.split()[1:])) for line in ALLOWED.strip().splitlines()}

DEEDS: dict[Deed, Callable[[Office, str], object]] = {
    Deed.CHECK: lambda o, i: checking.check(o, i),
    Deed.REGISTER: lambda o, i: checking.register(o, i),
    Deed.SUPPLEMENT: lambda o, i: checking.supplement(o, i, missing=["basis"]),
    Deed.RESUPPLY: lambda o, i: checking.resupply(o, i, brought=[Brought("basis", 2)]),
    Deed.REFUSE: lambda o, i: checking.refuse(o, i, reason="属于内部工作制度"),
    Deed.EXTEND: lambda o, i: reviewing.extend(o, i, reason="要征求部门意见", on=date(2026, 11, 20)),
    Deed.EXPLAIN: lambda o, i: reviewing.request(o, i, questions=["罚款的依据"]),
    Deed.EXPLAINED: lambda o, i: reviewing.explained(o, i, words="依据是市容条例"),
    Deed.CONCLUDE: lambda o, i: concluding.conclude(o, i, outcome="建议自行修改或者废止", words="第二条没有依据"),
    Deed.REPLY: lambda o, i: concluding.reply(o, i, reply="采纳"),
    Deed.ESCALATE: lambda o, i: concluding.escalate(o, i),
    Deed.PROPOSE: lambda o, i: concluding.propose(o, i, words="提请撤销"),
    Deed.CLOSE: lambda o, i: concluding.close(o, i, result="已修改"),
    Deed.AMEND: lambda o, i: amending.amend(o, i, Facts(report_number="云州城管备〔2026〕1号")),
    Deed.ADD_TEXT: lambda o, i: amending.add_text(o, i, packets.draft(words=packets.CLEAN)),
}


@pytest.fixture
def incoming(tmp_path: Path, state: State) -> str:
    """A filing at that state."""
    return lay(tmp_path / "store", TODAY, state)


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("state", State)
def test_every_pair_of_state_and_deed_is_allowed_or_refused_as_the_table_says(
    office: Office, incoming: str, state: State, deed: Deed
) -> None:
    assert now(office, incoming).state == state
    later = on_day(office, LATER)
    if deed in TABLE[state]:
        DEEDS[deed](later, incoming)
        return
    before = now(office, incoming)
    with pytest.raises(Refused, match=r"。$"):
        DEEDS[deed](later, incoming)
    assert now(office, incoming) == before


def test_every_state_and_every_deed_has_a_word() -> None:
    assert all(state.label for state in State)
    assert all(deed.label for deed in Deed)


@pytest.mark.parametrize("state", State)
def test_what_is_open_is_told_before_it_is_tried(office: Office, incoming: str, state: State) -> None:
    told = set(open_deeds(now(office, incoming)))
    assert TABLE[state] <= told
    # what only a look at the other rows can tell: whether an explanation is awaited, whether a text is under review
    assert told - TABLE[state] <= {Deed.EXPLAINED, Deed.ADD_TEXT}
