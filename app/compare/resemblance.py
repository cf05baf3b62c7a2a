"""How much two clauses have in common, told cheaply: by the pairs of neighbouring characters they share, rare pairs weighing more."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_WORDLESS = re.compile(r"[\W_]+")
_VERY = 0.8
"""So much in common that nothing else needs to be looked for, as a share of characters, each counting the same."""
_PHRASE = 5
_RARE = 6
"""A pair of characters that stands in at most so many clauses points to where a clause may be found."""
_COMMON_SHARE, _COMMON_LEAST = 12, 24
"""One that stands in more than one of so many clauses, and in more than so many, tells nothing and costs much."""


def shingles(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of ``text`` without punctuation and spaces; a text of one character is its own pair."""
    plain = _WORDLESS.sub("", text)
    if len(plain) < 2:
        return frozenset((plain or text,))
    return frozenset(map("".join, itertools.pairwise(plain)))


def phrases(text: str) -> Counter[str]:
    """The runs of so many neighbouring characters, counted: what two clauses share of these they share word for word."""
    plain = _WORDLESS.sub("", text)
    return Counter(plain[at : at + _PHRASE] for at in range(max(len(plain) - _PHRASE + 1, 1)))


def common_start(one: str, two: str) -> int:
    """How many characters both have in common at their start, found by halving."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def very_alike(one: str, two: str) -> bool:
    """Whether both share nearly all: one stretch at the start and one at the end, or their pairs of characters."""
    longest = max(len(one), len(two))
    start = common_start(one, two)
    shortest = min(len(one), len(two)) - start
    end = common_start(one[: -shortest - 1 : -1], two[: -shortest - 1 : -1]) if shortest else 0
    if start + end >= _VERY * longest:
        return True
    a, b = shingles(one), shingles(two)
    return 2 * len(a & b) >= _VERY * (len(a) + len(b))


@dataclass(slots=True)
class Likeness:
    """Likeness of clauses of the old text (by index) to those of the new one, from 0 (nothing shared) to 1 (the same pairs)."""

    old: Mapping[int, frozenset[str]]
    new: Mapping[int, frozenset[str]]
    _rarity: dict[str, int] = field(default_factory=dict)
    _cache: dict[tuple[bool, int], int] = field(default_factory=dict)
    _rare: set[str] = field(default_factory=set)
    _telling: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        counts: Counter[str] = Counter()
        for side in (self.old, self.new):
            for pairs in side.values():
                counts.update(pairs)
        total = 1 + len(self.old) + len(self.new)
        # whole numbers, so that a sum does not depend on the order in which a set yields
        logs = [0] + [round(1000 * math.log(1 + total / n)) for n in range(1, total + 1)]
        self._rarity = {pair: logs[n] for pair, n in counts.items()}
        self._rare = {pair for pair, n in counts.items() if 1 < n <= _RARE}
        most = max(_COMMON_LEAST, total // _COMMON_SHARE)
        self._telling = {pair for pair, n in counts.items() if 1 < n <= most}

    def weight(self, pairs: frozenset[str]) -> int:
        """How much ``pairs`` tell together."""
        return sum(map(self._rarity.__getitem__, pairs))

    def of(self, i: int, j: int) -> float:
        """Twice what both share over what both have."""
        whole = self.old_weight(i) + self.new_weight(j)
        return 2 * self.weight(self.old[i] & self.new[j]) / whole if whole else 0.0

    def old_weight(self, i: int) -> int:
        """The weight of a clause of the old text."""
        return self._weight_of(True, i, self.old)

    def new_weight(self, j: int) -> int:
        """The weight of a clause of the new text."""
        return self._weight_of(False, j, self.new)

    def _weight_of(self, side: bool, index: int, sets: Mapping[int, frozenset[str]]) -> int:
        found = self._cache.get((side, index))
        if found is None:
            found = self._cache[side, index] = self.weight(sets[index])
        return found

    def candidates(self, least: float) -> Iterator[tuple[float, int, int]]:
        """(likeness, old, new) of what is at least so alike, among clauses that share something not everyone has."""
        rare = self._where(self._rare)
        telling: dict[str, list[int]] = {}
        for i, pairs in self.old.items():
            shared = self._shared(pairs & rare.keys(), rare)
            if not shared:
                telling = telling or self._where(self._telling)
                shared = self._shared(pairs & telling.keys(), telling)
            for j in _likely(shared):
                likeness = self.of(i, j)
                if likeness >= least:
                    yield likeness, i, j

    def _where(self, pairs: set[str]) -> dict[str, list[int]]:
        """In which clauses of the new text each of ``pairs`` stands."""
        places: dict[str, list[int]] = {}
        for j, held in self.new.items():
            for pair in held & pairs:
                places.setdefault(pair, []).append(j)
        return places

    def _shared(self, pairs: Iterable[str], places: Mapping[str, list[int]]) -> dict[int, int]:
        """How much each clause of the new text shares of ``pairs``."""
        shared: dict[int, int] = {}
        for pair in pairs:
            weight = self._rarity[pair]
            for j in places[pair]:
                shared[j] = shared.get(j, 0) + weight
        return shared


_KEPT_CANDIDATES = 6


def _likely(shared: Mapping[int, int]) -> Sequence[int]:
    """The few clauses that share most; of equals the earlier."""
    if len(shared) <= _KEPT_CANDIDATES:
        return list(shared)
    return sorted(shared, key=lambda j: (-shared[j], j))[:_KEPT_CANDIDATES]
