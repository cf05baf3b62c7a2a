"""How much two clauses have in common, told cheaply: by the pairs of neighbouring characters they share, rare pairs weighing more."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_WORDLESS = re.compile(r"[\W_]+")
_COMMON_SHARE = 12
"""A pair of characters that stands in more than one of so many clauses tells nothing and costs much."""
_COMMON_LEAST = 24


def shingles(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of ``text`` without punctuation and spaces; a text of one character is its own pair."""
    plain = _WORDLESS.sub("", text)
    if len(plain) < 2:
        return frozenset((plain or text,))
    return frozenset(map("".join, itertools.pairwise(plain)))


@dataclass(slots=True)
class Likeness:
    """Likeness of clauses of the old text (by index) to those of the new one, from 0 (nothing shared) to 1 (the same pairs)."""

    old: Mapping[int, frozenset[str]]
    new: Mapping[int, frozenset[str]]
    _rarity: dict[str, float] = field(default_factory=dict)
    _cache: dict[tuple[bool, int], float] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts: Counter[str] = Counter()
        for side in (self.old, self.new):
            for pairs in side.values():
                counts.update(pairs)
        total = 1 + len(self.old) + len(self.new)
        logs = [0.0] + [math.log(1 + total / n) for n in range(1, total + 1)]
        self._rarity = {pair: logs[n] for pair, n in counts.items()}
        most = max(_COMMON_LEAST, total // _COMMON_SHARE)
        for j, pairs in self.new.items():
            for pair in pairs:
                if counts[pair] <= most:
                    self._places.setdefault(pair, []).append(j)

    def weight(self, pairs: frozenset[str]) -> float:
        """How much ``pairs`` tell together."""
        rarity = self._rarity
        return sum(rarity[pair] for pair in pairs)

    def of(self, i: int, j: int) -> float:
        """Twice what both share over what both have."""
        whole = self.old_weight(i) + self.new_weight(j)
        return 2 * self.weight(self.old[i] & self.new[j]) / whole if whole else 0.0

    def old_weight(self, i: int) -> float:
        """The weight of a clause of the old text."""
        return self._weight_of(True, i, self.old)

    def new_weight(self, j: int) -> float:
        """The weight of a clause of the new text."""
        return self._weight_of(False, j, self.new)

    def _weight_of(self, side: bool, index: int, sets: Mapping[int, frozenset[str]]) -> float:
        found = self._cache.get((side, index))
        if found is None:
            found = self._cache[side, index] = self.weight(sets[index])
        return found

    def candidates(self, least: float) -> Iterator[tuple[float, int, int]]:
        """(likeness, old, new) of what is at least so alike, among clauses that share something not everyone has."""
        rarity, places = self._rarity, self._places
        for i, pairs in self.old.items():
            shared: dict[int, float] = {}
            for pair in pairs:
                held = places.get(pair)
                if held:
                    weight = rarity[pair]
                    for j in held:
                        shared[j] = shared.get(j, 0.0) + weight
            for j in _likely(shared):
                likeness = self.of(i, j)
                if likeness >= least:
                    yield likeness, i, j


_KEPT_CANDIDATES = 6


def _likely(shared: Mapping[int, float]) -> Sequence[int]:
    """The few clauses that share most; of equals the earlier."""
    if len(shared) <= _KEPT_CANDIDATES:
        return list(shared)
    return sorted(shared, key=lambda j: (-shared[j], j))[:_KEPT_CANDIDATES]
