"""What the start page counts in SQL, held against counting one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from db.acts import Stamp
from db.records import Deadline, Document, Person, Running, Whose
from db.store import Store

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "数据", AT) as opened:
        yield opened


def deadline(act, document: str, due_on: date, **more: object) -> Deadline:
    given = {
        "key": "review.max",
        "name": "期限",
        "start_event": "受理",
        "start_on": due_on,
        "amount": 1,
        "unit": "日",
        "basis": "",
        "verified": True,
    }
    return act.insert(Deadline(id=act.new_id(), document_id=document, due_on=due_on, **given | more))


def document(act, **more: object) -> Document:
    given = {"matter": "normative_document", "title": "办法", "stage": "drafting", "created_at": AT}
    return act.insert(Document(id=act.new_id(), **given | more))


def test_running_deadlines_are_counted_as_one_would_by_hand(store: Store) -> None:
    chance = random.Random(7)
    people = ["", "", "", ""]
    with store.act("people", "人", Stamp("甲", AT)) as act:
        people = [act.insert(Person(id=act.new_id(), name=name)).id for name in "乙丙丁戊"]
    with store.act("many", "许多", Stamp("甲", AT)) as act:
        for _ in range(120):
            made = document(
                act, handler_id=chance.choice([None, *people]), stand_in_id=chance.choice([None, *people]),
                deleted_at=chance.choice([None, None, None, AT]),
            )  # fmt: skip
            for _ in range(chance.randint(0, 3)):
                deadline(
                    act, made.id, TODAY + timedelta(days=chance.randint(-20, 90)), key=chance.choice(["review.max", "consult.days", "filing.npc"]),
                    state=chance.choice(["open", "open", "met"]), snoozed_until=chance.choice([None, None, TODAY, TODAY + timedelta(days=3)]),
                )  # fmt: skip
    documents = {d.id: d for d in store.documents.all()}
    first, second, third, fourth = people
    whose = Whose(handler=first, away=(second, third), covered=(second,), unassigned=True)

    def is_mine(d: Document) -> bool:
        named = d.handler_id in (second, third) and d.stand_in_id == first
        return d.handler_id in (None, first) or named or (d.handler_id == second and d.stand_in_id is None)

    before = TODAY + timedelta(days=60)
    for asked in (Running(TODAY, before, None, ("consult.",)), Running(TODAY, before, whose, ())):
        every = [
            d for d in store.documents.open_deadlines()
            if d.due_on < before and (d.snoozed_until is None or d.snoozed_until <= TODAY)
            and not (asked.until_due and d.key.startswith("consult.") and d.due_on < TODAY)
            and (asked.whose is None or is_mine(documents[d.document_id]))
        ]  # fmt: skip
        bounds = [TODAY, TODAY + timedelta(days=7), before]
        assert store.desk.counts(asked, bounds) == (
            sum(d.due_on < TODAY for d in every), sum(TODAY <= d.due_on < bounds[1] for d in every), sum(bounds[1] <= d.due_on for d in every),
        )  # fmt: skip
        assert {d.id for d in store.desk.deadlines(asked, None, before, 999)} == {d.id for d in every}
        assert [d.due_on for d in store.desk.deadlines(asked, TODAY, before, 5)] == sorted(d.due_on for d in every if d.due_on >= TODAY)[:5]
        assert set(store.desk.documents(asked, None, TODAY)) == {d.document_id for d in every if d.due_on < TODAY}
        keys = {d.key for d in every}
        assert store.desk.by_key(asked) == {
            key: (sum(d.key == key for d in every), sum(d.key == key and d.due_on < TODAY for d in every)) for key in keys
        }
    assert [d.snoozed_until for d in store.desk.snoozed(Running(TODAY, before))] == sorted(
        d.snoozed_until for d in store.documents.open_deadlines() if d.snoozed_until and d.snoozed_until > TODAY
    )
    assert fourth not in {whose.handler, *whose.away}


def test_what_was_entered_last_and_what_lapses_leave_out_the_bin(store: Store) -> None:
    with store.act("many", "许多", Stamp("甲", AT)) as act:
        kept = [
            document(act, title="通知", body_title=name, published_on=TODAY, valid_until=TODAY + timedelta(days=days))
            for name, days in (("后", 20), ("先", 10))
        ]
        document(act, published_on=TODAY, valid_until=TODAY, deleted_at=AT)
        document(act, published_on=TODAY, valid_until=TODAY, repealed_on=TODAY)
        document(act, valid_until=TODAY)
    assert [lapse.called for lapse in store.desk.lapsing(TODAY, TODAY + timedelta(days=20))] == ["先", "后"]
    assert [d.title for d in store.desk.recent(3)] == ["办法", "办法", "通知"]
    assert store.desk.named([kept[0].id]) == {kept[0].id: replace(kept[0])}
