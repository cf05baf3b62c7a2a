"""Clauses that became several, and several that became one: neighbours whose words lie in the one on the other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.compare.comparison import Unit
from app.compare.matching import Candidate, Matching
from app.compare.resemblance import Likeness, phrases

_INSIDE = 0.6
"""How much of a part must lie in the whole."""
_OWN = 0.4
"""How much of a part must be phrases of the whole that no other part has."""
_FAR = 5
"""A part may stand so many clauses away, others having been put between."""
_INSIDE_AFAR, _OWN_AFAR = 0.85, 0.7
"""The same two shares for a part that is no direct neighbour."""
_COVERED = 0.5
"""How much of a whole its parts must hold where none of them is very like it."""
_LEAST = 4
"""A part of fewer pairs of characters than this tells nothing."""

Pairs = frozenset[str]


@dataclass(slots=True)
class _Sides:
    """One direction: a whole on one side, its parts on the other. ``whole_of`` and ``first_of`` are the two maps of the matching."""

    parts: Sequence[Unit]
    wholes: Sequence[Unit]
    of_part: Mapping[int, Pairs]
    of_whole: Mapping[int, Pairs]
    whole_of: dict[int, int]
    first_of: dict[int, int]
    weight: Callable[[Pairs], int]
    held: dict[int, list[int]] = field(default_factory=dict)
    """The known parts of each whole."""
    several: set[int] = field(default_factory=set)
    """Wholes that are themselves among several that became one."""

    def __post_init__(self) -> None:
        for part, whole in self.whole_of.items():
            self.held.setdefault(whole, []).append(part)
        sharing = Counter(self.first_of.values())
        self.several = {whole for whole, first in self.first_of.items() if sharing[first] > 1}

    def take(self, part: int, whole: int) -> None:
        """Make ``part`` a part of ``whole``."""
        self.whole_of[part] = whole
        self.held.setdefault(whole, []).append(part)
        self.first_of[whole] = min(part, self.first_of.get(whole, part))

    def inside(self, part: int, whole: int) -> float:
        """How much of the words of ``part`` lie in ``whole``; 0 where that would tell nothing."""
        words = self.of_part.get(part, frozenset())
        if len(words) < _LEAST or self.parts[part].kind != self.wholes[whole].kind:
            return 0.0
        every = self.weight(words)
        return self.weight(words & self.of_whole[whole]) / every if every else 0.0

    def own(self, part: int, whole: int) -> float:
        """How many phrases of ``part`` are phrases of ``whole`` that no known part of it has, as a share."""
        said = phrases(self.parts[part].text)
        there = phrases(self.wholes[whole].text)
        for other in self.held.get(whole, ()):
            there -= phrases(self.parts[other].text)
        return (said & there).total() / said.total()


def splits(found: Matching, likeness: Likeness, candidates: Iterable[Candidate]) -> None:
    """Add to each clause of the old text the free neighbours in the new one that hold a part of it."""
    sides = _Sides(found.new, found.old, likeness.new, likeness.old, found.here, found.there, likeness.weight)
    _grow(sides, [(each.old, each.new) for each in candidates])


def joins(found: Matching, likeness: Likeness, candidates: Iterable[Candidate]) -> None:
    """Add to each clause of the new text the free neighbours in the old one that went into it."""
    sides = _Sides(found.old, found.new, likeness.old, likeness.new, found.there, found.here, likeness.weight)
    _grow(sides, [(each.new, each.old) for each in candidates])


def _grow(sides: _Sides, likely: Iterable[tuple[int, int]]) -> None:
    _from_parts_alone(sides, likely)
    waiting = [part for part in sides.of_part if part not in sides.whole_of]
    grown = True
    while grown:
        grown = False
        for part in waiting:
            whole = _whole_beside(sides, part) if part not in sides.whole_of else None
            if whole is not None:
                sides.take(part, whole)
                grown = True


def _whole_beside(sides: _Sides, part: int) -> int | None:
    """What a neighbour of ``part`` belongs to, where ``part`` belongs to it too; a farther neighbour only for what lies in it entirely."""
    for distance in range(1, _FAR + 1):
        for near in (part - distance, part + distance):
            whole = sides.whole_of.get(near)
            if whole is None or whole not in sides.of_whole or whole in sides.several:
                continue
            least, own = (_INSIDE, _OWN) if distance == 1 else (_INSIDE_AFAR, _OWN_AFAR)
            if sides.inside(part, whole) >= least and sides.own(part, whole) >= own:
                return whole
    return None


def _from_parts_alone(sides: _Sides, likely: Iterable[tuple[int, int]]) -> None:
    """A whole that is very like none of its parts: neighbours that lie in it and together make up half of it."""
    inside: dict[int, list[int]] = {}
    for whole, part in likely:
        if (
            whole not in sides.first_of
            and part not in sides.whole_of
            and sides.inside(part, whole) >= _INSIDE
            and sides.own(part, whole) >= _OWN
        ):
            inside.setdefault(whole, []).append(part)
    for whole, parts in sorted(inside.items()):
        run = max(_runs(part for part in sorted(parts) if part not in sides.whole_of), key=len, default=[])
        words = frozenset().union(*(sides.of_part[part] for part in run)) & sides.of_whole[whole]
        if len(run) > 1 and sides.weight(words) >= _COVERED * sides.weight(sides.of_whole[whole]):
            for part in run:
                sides.take(part, whole)


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Places that follow each other, together."""
    out: list[list[int]] = []
    for place in places:
        if out and out[-1][-1] == place - 1:
            out[-1].append(place)
        else:
            out.append([place])
    return out
