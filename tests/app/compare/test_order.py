"""The heaviest rising chain, held against every chain there is."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from app.compare.order import heaviest_chain


def slow(places: list[int], weights: list[int]) -> list[int]:
    """Of the heaviest rising chains the one that takes the earlier place at the first difference."""
    chains = [
        chosen for size in range(len(places) + 1) for chosen in combinations(range(len(places)), size)
        if all(places[a] < places[b] for a, b in pairwise(chosen))
    ]  # fmt: skip
    heaviest = max(sum(weights[n] for n in chain) for chain in chains)
    return list(min(chain for chain in chains if sum(weights[n] for n in chain) == heaviest))


@pytest.mark.parametrize("seed", range(60))
def test_it_is_the_heaviest_and_of_equals_the_earlier(seed: int) -> None:
    chance = random.Random(seed)
    places = chance.sample(range(20), chance.randint(1, 9))
    weights = [chance.randint(1, 4) for _ in places]
    assert heaviest_chain(places, weights) == slow(places, weights)


def test_equal_places_do_not_rise() -> None:
    assert heaviest_chain([3, 3, 3], [1, 2, 1]) == [1]


def test_nothing_has_no_chain() -> None:
    assert heaviest_chain([], []) == []


def test_what_weighs_nothing_stays_where_it_does_not_stand_in_the_way() -> None:
    assert heaviest_chain([0, 1, 2], [0, 0, 5]) == [0, 1, 2]


def test_what_lies_in_order_at_both_ends_stays() -> None:
    assert heaviest_chain([0, 1, 5, 2, 3, 8, 9], [1] * 7) == [0, 1, 3, 4, 5, 6]
    assert heaviest_chain(list(range(50)), [1] * 50) == list(range(50))
