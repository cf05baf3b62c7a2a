"""Ids are UUIDs of version 7 that rise with time and, from one maker, within an instant."""

from __future__ import annotations

from datetime import timedelta
from uuid import RFC_4122, UUID

from db.identity import Ids, new_id
from tests.db.sample import AT


def test_an_id_is_a_uuid_of_version_7_of_its_instant() -> None:
    made = UUID(new_id(AT))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == round(AT.timestamp() * 1000)


def test_ids_of_later_instants_are_greater() -> None:
    made = [new_id(AT + timedelta(milliseconds=n)) for n in range(1000)]
    assert made == sorted(made)


def test_ids_of_one_instant_rise_in_the_order_asked_for() -> None:
    ids = Ids()
    made = [ids.new(AT) for _ in range(20_000)]
    assert made == sorted(set(made))
    assert {(UUID(one).version, UUID(one).variant) for one in made} == {(7, RFC_4122)}


def test_two_makers_do_not_meet() -> None:
    made = [maker.new(AT) for maker in (Ids(), Ids(), Ids()) for _ in range(1000)]
    assert len(set(made)) == len(made)


def test_a_clock_set_back_gives_ids_of_its_own_instant() -> None:
    ids = Ids()
    later, earlier = ids.new(AT), ids.new(AT - timedelta(days=1))
    assert earlier < later
