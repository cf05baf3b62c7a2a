"""Random histories of what comes after publication: filings out and in, objections, the calendar, figures, the bin. Each act is undone and done again at once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from app.clock import Clock
from app.errors import UserError
from app.filing import catalogue as yearly
from app.filing import outgoing, rectifying, reissuing, statement, stepping
from app.filing.incoming import amending, checking, concluding, reviewing, urging
from app.filing.incoming import catalogue as quarterly
from app.filing.incoming.facts import Brought, Facts
from app.filing.incoming.outcomes import REPLIES, RESULTS, Outcome
from app.filing.packet import building
from app.filing.statement import Points
from app.filing.states import MOVES
from app.filing.stepping import Told
from app.lifecycle import (
    announcing,
    archiving,
    bin,
    correcting,
    ending,
    extending,
    figures,
    places,
    prolonging,
    stopping,
    voiding,
    workdays,
)
from app.lifecycle.listing import keep_in_step
from app.objections import handling
from app.objections import receiving as objections
from app.objections.kinds import GROUNDS, OUTCOMES, Kind
from app.office import Office
from app.review import deciding
from app.safekeeping import problems
from db import health
from tests.app import road
from tests.app.filing.incoming import packets
from tests.app.filing.walked import office_on, published
from tests.app.lifecycle.holiday_notices import MADE_UP_2027
from tests.app.lifecycle.test_histories import copied, tables
from tests.db.sample import rows

FIRST = date(2026, 11, 23)
LENGTH = 45
SEEDS = range(200 if os.environ.get("GUIHENG_DRILL") == "full" else 6)
FIGURES = ("filing.npc.days", "filing.muni.days", "filingreview.substantive", "objection.citizen", "filingreview.form")


class Hand:
    """One office on a day, and the dice that choose what is worked on."""

    def __init__(self, office: Office, dice: Random, folder: Path) -> None:
        self.office, self.dice, self.folder = office, dice, folder
        self.day = office.today()

    def one(self, table: str) -> str:
        """The id of some row of a table."""
        ids = [str(row[0]) for row in self.office.store.db.execute(f"SELECT id FROM {table} ORDER BY rowid").fetchall()]
        return self.dice.choice(ids or ["没有"])

    def some(self, *choices: str) -> str:
        """One of them."""
        return self.dice.choice(choices)

    def next_day(self) -> None:
        """Go on one to four days later."""
        self.office = replace(self.office, clock=Clock(self.day + timedelta(days=self.dice.randrange(1, 5))))
        self.day = self.office.today()
        keep_in_step(self.office)

    @property
    def number(self) -> str:
        """A number that somebody else gave."""
        return f"某文〔2026〕{self.dice.randrange(99)}号"


def step(hand: Hand) -> None:
    act = hand.dice.choice(list(MOVES))
    told = Told(hand.day, hand.number, "照来文", until=hand.dice.choice([None, hand.day + timedelta(days=9)]))
    filing = hand.one("filings")
    match act:
        case "receive":
            outgoing.receive(hand.office, filing, number=hand.number, on=hand.day)
        case "rectify":
            rectifying.rectify(hand.office, filing, told, stops=hand.dice.random() < 0.5)
        case "dispose":
            rectifying.dispose(hand.office, filing, told, how=hand.some(*rectifying.HOWS))
        case "close":
            rectifying.close(hand.office, filing, told, despite="来电说明")
        case "resupply" | "prolong" | "annul":
            getattr(rectifying, act)(hand.office, filing, told)
        case _:
            stepping.take(hand.office, filing, act, told)


def received(hand: Hand) -> None:
    title = f"云州区{hand.some('摊贩', '绿化', '物业')}管理办法"
    packets.received(hand.office, packets.submission(title, f"云州城管规〔2026〕{hand.dice.randrange(9)}号"), published=date(2026, 11, 2))


def concluded(hand: Hand) -> None:
    outcome = hand.dice.choice(list(Outcome))
    concluding.conclude(hand.office, hand.one("incomings"), outcome=outcome, words="第一条", on=hand.day, despite="急")


def objected(hand: Hand) -> None:
    objections.receive(
        hand.office, hand.one("documents"), kind=hand.dice.choice(list(Kind)), applicant="张某", words="第二条", reasons=hand.some("", "越权"),
        on=hand.day, until=hand.dice.choice([None, hand.day + timedelta(days=20)]), forwarded_by=hand.some("", "区财政局"),
    )  # fmt: skip


VERBS: dict[str, Callable[[Hand], object]] = {
    "file": lambda h: outgoing.file(h.office, h.one("documents"), recipient=h.some("muni", "npc"), on=h.day),
    "step": step,
    "step again": step,
    "correct": lambda h: correcting.correct(
        h.office, h.one("documents"), field="published_on", value=str(h.day - timedelta(days=h.dice.randrange(30))), reason="错"
    ),
    "correct name": lambda h: correcting.correct(h.office, h.one("documents"), field="signatory", value=h.number, reason="错"),
    "reissue": lambda h: reissuing.reissue(h.office, h.one("filings"), on=h.day),
    "extend": lambda h: extending.extend(h.office, h.one("documents"), reason="仍需", published_on=h.day, until=date(2035, 1, 1), despite="急"),
    "repeal": lambda h: ending.repeal(h.office, h.one("documents"), reason="过时", on=h.day),
    "declare_invalid": lambda h: ending.declare_invalid(h.office, h.one("documents"), reason="过时", on=h.day),
    "announce": lambda h: announcing.announce(h.office, h.one("documents"), carrier="公报", on=h.day),
    "stop": lambda h: stopping.stop(h.office, h.one("documents"), reason="违法", on=h.day),
    "resume": lambda h: stopping.resume(h.office, h.one("documents"), reason="已改", on=h.day),
    "void": lambda h: voiding.void_number(h.office, h.one("documents"), kind="unified_number", reason="错号", on=h.day),
    "place": lambda h: places.add(h.office, h.one("documents"), carrier="公报", on=h.day),
    "archive item": lambda h: archiving.say(h.office, h.one("documents"), item=list(archiving.listed())[3], held=True, note="在卷"),
    "statement": lambda h: statement.write(h.office, h.one("documents"), Points(necessity=h.number)),
    "packet": lambda h: building.make(h.office, h.one("documents"), h.some("muni", "npc"), h.folder / "报送.zip"),
    "yearly": lambda h: yearly.make(h.office, 2026, h.some("muni", "npc"), on=h.day),
    "send": lambda h: yearly.send(h.office, h.one("catalogues"), on=h.day),
    "receive": received,
    "amend": lambda h: amending.amend(h.office, h.one("incomings"), Facts(published_on=date(2026, 11, h.dice.randrange(1, 9))), on=h.day),
    "check": lambda h: checking.check(h.office, h.one("incomings"), on=h.day),
    "register": lambda h: checking.register(h.office, h.one("incomings"), on=h.day, despite="急"),
    "supplement": lambda h: checking.supplement(h.office, h.one("incomings"), faulty=["没有盖章"], on=h.day),
    "resupply": lambda h: checking.resupply(h.office, h.one("incomings"), submission=None, brought=[Brought("report", 1)], on=h.day),
    "longer": lambda h: reviewing.extend(h.office, h.one("incomings"), reason="疑难", on=h.day),
    "request": lambda h: reviewing.request(h.office, h.one("incomings"), questions=["依据"], papers=[], until=None, on=h.day),
    "explained": lambda h: reviewing.explained(h.office, h.one("incomings"), words="说明", on=h.day),
    "judge": lambda h: deciding.decide(h.office, h.one("findings"), listed=h.dice.random() < 0.5, reason="上下文已限定"),
    "again": lambda h: deciding.reopen_finding(h.office, h.one("findings")),
    "conclude": concluded,
    "reply": lambda h: concluding.reply(h.office, h.one("incomings"), reply=h.some(*REPLIES), words="照办", on=h.day),
    "escalate": lambda h: concluding.escalate(h.office, h.one("incomings"), on=h.day),
    "propose": lambda h: concluding.propose(h.office, h.one("incomings"), words="抵触", on=h.day),
    "close": lambda h: concluding.close(h.office, h.one("incomings"), result=h.some(*RESULTS), words="办结", on=h.day),
    "catalogue": lambda h: quarterly.make(h.office, year=2026, quarter=4, on=h.day, despite="急"),
    "urge": lambda h: urging.urge(h.office, unit=packets.UNIT, on=h.day),
    "objection": objected,
    "ask": lambda h: objections.ask(h.office, h.one("objections"), on=h.day),
    "supply": lambda h: objections.supply(h.office, h.one("objections"), reasons="越权", contact="电话", on=h.day),
    "take up": lambda h: handling.take_up(h.office, h.one("objections"), on=h.day, despite="急"),
    "decline": lambda h: handling.decline(h.office, h.one("objections"), ground=h.some(*GROUNDS), reason="见前", on=h.day),
    "transfer": lambda h: handling.transfer(h.office, h.one("objections"), to="区财政局", on=h.day),
    "answer": lambda h: handling.answer(h.office, h.one("objections"), words="已核", outcome=h.some("", *OUTCOMES), on=h.day),
    "notice": lambda h: workdays.enter_notice(h.office, MADE_UP_2027),
    "days": lambda h: workdays.set_days(h.office, {h.day + timedelta(days=h.dice.randrange(40)): h.dice.random() < 0.5}),
    "figure": lambda h: figures.change(
        h.office, h.some(*FIGURES), amount=h.dice.randrange(5, 40), basis="某令", reason="改了", since=h.day - timedelta(days=h.dice.randrange(30))
    ),
    "check figure": lambda h: figures.check(h.office, h.some(*FIGURES), basis="某令第三条", by="王芳", on=h.day),
    "prolong": lambda h: prolonging.prolong(h.office, h.one("deadlines"), amount=h.dice.randrange(1, 30), unit=h.some("日", "工作日"), reason="疑难"),
    "discard": lambda h: bin.discard(h.office, [h.one("documents")], reason="重复"),
    "bring back": lambda h: bin.bring_back(h.office, [h.one("documents")]),
    "empty": lambda h: bin.empty_bin(h.office, [h.one("documents")]),
}  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office with two published documents, one of them filed, and a filing of a department under review."""
    folder = tmp_path_factory.mktemp("起点") / "store"
    office = office_on(folder, FIRST, road.CLERK)
    first = published(office, date(2026, 11, 9))
    published(office, date(2026, 11, 16), "云州区绿道管理办法")
    outgoing.file(office, first.document, recipient="npc", on=date(2026, 11, 20))
    packets.registered(office)
    office.store.close()
    return folder


def _undone_and_done_again(office: Office, before: dict[tuple[str, str], dict[str, object]]) -> bool:
    """Take the newest act back and do it again, both whole; False for one that has left the house."""
    after = rows(office.store)
    try:
        office.undo()
    except UserError:
        assert rows(office.store) == after
        return False
    assert rows(office.store) == before
    office.redo()
    assert rows(office.store) == after
    return True


def _hanging(office: Office) -> list[str]:
    """Rows that name a document that is not there."""
    there = {str(row[0]) for row in office.store.db.execute("SELECT id FROM documents").fetchall()}
    return [
        f"{table} {row_id}" for (table, row_id), cells in rows(office.store).items() if cells.get("document_id", None) not in (None, *there)
    ]


def _walk(hand: Hand) -> Counter[str]:
    done: Counter[str] = Counter()
    for _ in range(LENGTH):
        verb = hand.dice.choice(list(VERBS))
        before, log = rows(hand.office.store), hand.office.store.log.last_hash()
        try:
            VERBS[verb](hand)
        except UserError:
            assert hand.office.store.log.last_hash() == log, f"{verb} was refused and still changed something"
            continue
        if hand.office.store.log.last_hash() == log:
            # said again what stands already
            continue
        done[verb] += 1
        _undone_and_done_again(hand.office, before)
        if hand.dice.random() < 0.3:
            hand.next_day()
    return done


@pytest.mark.parametrize("seed", SEEDS)
def test_every_act_after_publication_is_taken_back_whole_and_done_again_whole(begun: Path, tmp_path: Path, seed: int) -> None:
    with copied(begun, tmp_path / "历史") as office:
        hand = Hand(office, Random(seed), tmp_path)
        assert _walk(hand)
        assert health.replay(hand.office.store) == tables(hand.office)
        assert problems(hand.office) == ()
        assert _hanging(hand.office) == []
