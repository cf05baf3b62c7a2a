"""Clauses that became several, and several that became one: neighbours whose words lie in the one on the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.compare.comparison import Unit
from app.compare.matching import Candidate, Matching
from app.compare.resemblance import Likeness

_INSIDE = 0.6
"""How much of a part must lie in the whole."""
_OWN = 0.4
"""How much of a part must be words of the whole that no other part has."""
_COVERED = 0.5
"""How much of a whole its parts must hold where none of them is very like it."""
_LEAST = 4
"""A part of fewer pairs of characters than this tells nothing."""

Pairs = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sides:
    """One direction: a whole on one side, its parts on the other. ``whole_of`` and ``first_of`` are the two maps of the matching."""

    parts: Sequence[Unit]
    wholes: Sequence[Unit]
    of_part: Mapping[int, Pairs]
    of_whole: Mapping[int, Pairs]
    whole_of: dict[int, int]
    first_of: dict[int, int]
    weight: Callable[[Pairs], float]

    def held(self, whole: int) -> list[int]:
        """The parts of ``whole`` that are known."""
        first = self.first_of.get(whole)
        if first is None:
            return []
        held = [first]
        for step in (-1, 1):
            at = first + step
            while self.whole_of.get(at) == whole:
                held.append(at)
                at += step
        return sorted(held)

    def is_alone(self, whole: int) -> bool:
        """Whether ``whole`` is not itself one of several that became one."""
        first = self.first_of.get(whole)
        return first is None or (
            self.whole_of.get(first) == whole and sum(1 for other in _near(whole) if self.first_of.get(other) == first) == 0
        )

    def belongs(self, part: int, whole: int, others: Iterable[int]) -> bool:
        """Whether the words of ``part`` lie in ``whole``, and not only because another part has them too."""
        words = self.of_part.get(part)
        if words is None or len(words) < _LEAST or self.parts[part].kind != self.wholes[whole].kind:
            return False
        every = self.weight(words)
        shared = words & self.of_whole[whole]
        if every == 0 or self.weight(shared) < _INSIDE * every:
            return False
        claimed = frozenset().union(*(self.of_part.get(other, frozenset()) for other in others))
        return self.weight(shared - claimed) >= _OWN * every


def splits(found: Matching, likeness: Likeness, candidates: Iterable[Candidate]) -> None:
    """Add to each clause of the old text the free neighbours in the new one that hold a part of it."""
    sides = _Sides(found.new, found.old, likeness.new, likeness.old, found.here, found.there, likeness.weight)
    _grow(sides, [(each.old, each.new) for each in candidates])


def joins(found: Matching, likeness: Likeness, candidates: Iterable[Candidate]) -> None:
    """Add to each clause of the new text the free neighbours in the old one that went into it."""
    sides = _Sides(found.old, found.new, likeness.old, likeness.new, found.there, found.here, likeness.weight)
    _grow(sides, [(each.new, each.old) for each in candidates])


def _near(place: int) -> tuple[int, int]:
    return place - 1, place + 1


def _grow(sides: _Sides, likely: Iterable[tuple[int, int]]) -> None:
    _from_parts_alone(sides, likely)
    waiting = [part for part in sides.of_part if part not in sides.whole_of]
    grown = True
    while grown:
        grown = False
        for part in waiting:
            whole = next((each for each in _wholes_beside(sides, part) if sides.belongs(part, each, sides.held(each))), None)
            if part not in sides.whole_of and whole is not None:
                sides.whole_of[part] = whole
                sides.first_of[whole] = min(part, sides.first_of[whole])
                grown = True


def _wholes_beside(sides: _Sides, part: int) -> Iterable[int]:
    """What the neighbours of ``part`` belong to, where it changed and may have further parts."""
    for near in _near(part):
        whole = sides.whole_of.get(near)
        if whole is not None and whole in sides.of_whole and sides.is_alone(whole):
            yield whole


def _from_parts_alone(sides: _Sides, likely: Iterable[tuple[int, int]]) -> None:
    """A whole that is very like none of its parts: neighbours that lie in it and together make up half of it."""
    inside: dict[int, list[int]] = {}
    for whole, part in likely:
        if whole not in sides.first_of and part not in sides.whole_of and sides.belongs(part, whole, ()):
            inside.setdefault(whole, []).append(part)
    for whole, parts in sorted(inside.items()):
        run = max(_runs(part for part in sorted(parts) if part not in sides.whole_of), key=len, default=[])
        words = frozenset().union(*(sides.of_part[part] for part in run)) & sides.of_whole[whole]
        if len(run) > 1 and sides.weight(words) >= _COVERED * sides.weight(sides.of_whole[whole]):
            sides.first_of[whole] = run[0]
            for part in run:
                sides.whole_of[part] = whole


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Places that follow each other, together."""
    out: list[list[int]] = []
    for place in places:
        if out and out[-1][-1] == place - 1:
            out[-1].append(place)
        else:
            out.append([place])
    return out
