"""Which clause of the old text stands where in the new one, one for one: by content first, by number where content leaves it open."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.compare.comparison import Unit
from app.compare.order import heaviest_chain
from app.compare.resemblance import Likeness, shingles

_STRONG, _WEAK, _AWAY = 0.5, 0.25, 0.6
"""Alike enough to pair anywhere at first, inside its place, and out of its place (likeness of ``Likeness.of``)."""
_SAME_NUMBER = 0.08
_LEAST_AWAY = 8
"""Fewer characters than this are never said to have moved unless the rest of the text shows it."""
_SINGLE = ("title", "body_title", "number", "addressee", "signature", "toc", "imprint")


@dataclass(slots=True)
class Alignment:
    """Pairs of units by their ordinals; ``there[i]`` is the new unit of old ``i``, ``here[j]`` the old one of new ``j``."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    there: dict[int, int] = field(default_factory=dict)
    here: dict[int, int] = field(default_factory=dict)

    def join(self, i: int, j: int) -> None:
        """Pair two units that are both free."""
        self.there[i], self.here[j] = j, i

    def part(self, i: int) -> None:
        """Free a pair again."""
        del self.here[self.there.pop(i)]

    def free(self, i: int, j: int) -> bool:
        """Whether both may still be paired."""
        return i not in self.there and j not in self.here

    def free_old(self) -> list[int]:
        """The units of the old text without a place in the new one."""
        return [unit.ordinal for unit in self.old if unit.ordinal not in self.there]

    def free_new(self) -> list[int]:
        """The units of the new text that stood nowhere in the old one."""
        return [unit.ordinal for unit in self.new if unit.ordinal not in self.here]


def aligned(old: Sequence[Unit], new: Sequence[Unit]) -> Alignment:
    """The pairs one for one; what is left over was put in or taken away, or is a part of what was split or merged."""
    found = Alignment(old, new)
    _same_words(found)
    _only_ones(found)
    likeness = likeness_of_free(found)
    candidates = sorted(likeness.candidates(_WEAK), key=lambda each: (-_score(found, *each), each[1], each[2]))
    _alike(found, candidates, _STRONG)
    _loosen(found, likeness)
    _in_place(found, likeness, candidates)
    _alike(found, [each for each in candidates if _may_be_away(found, each[1], each[2])], _AWAY)
    return found


def likeness_of_free(found: Alignment) -> Likeness:
    """The likeness of what is not paired yet."""
    return Likeness(
        {i: shingles(found.old[i].text) for i in found.free_old()},
        {j: shingles(found.new[j].text) for j in found.free_new()},
    )


def same_number(one: Unit, two: Unit) -> bool:
    """Whether both bear the same number in labels of one kind."""
    return one.number is not None and (one.kind, one.number, one.sub) == (two.kind, two.number, two.sub)


def _score(found: Alignment, likeness: float, i: int, j: int) -> float:
    return likeness + (_SAME_NUMBER if same_number(found.old[i], found.new[j]) else 0.0)


def _key(unit: Unit) -> str:
    return unit.text or f"\0{unit.kind} {unit.label}"


def _same_words(found: Alignment) -> None:
    """Pair what says the same: what is there once on each side, then repeats in the order they stand between those."""
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, units in zip(places, (found.old, found.new), strict=True):
        for unit in units:
            side[_key(unit)].append(unit.ordinal)
    repeats = []
    for words, old in places[0].items():
        new = places[1].get(words, [])
        if len(old) == len(new) == 1:
            found.join(old[0], new[0])
        elif new:
            repeats.append((old, new))
    if repeats:
        gaps = _Gaps(found)
        for old, new in repeats:
            _repeats(found, gaps, old, new)


def _repeats(found: Alignment, gaps: _Gaps, old: list[int], new: list[int]) -> None:
    """Repeats of one wording: with the same path in the same place, then in order in the same place, then in order anywhere."""
    for i in old:
        for j in new:
            if found.free(i, j) and gaps.same(i, j) and found.old[i].path == found.new[j].path:
                found.join(i, j)
    waiting = defaultdict(list)
    for j in new:
        if j not in found.here:
            waiting[gaps.of_new(j)].append(j)
    for i in old:
        there = waiting.get(gaps.of_old(i))
        if i not in found.there and there:
            found.join(i, there.pop(0))
    rest = [j for j in new if j not in found.here]
    for i in old:
        if i not in found.there and rest and len(_key(found.old[i])) >= _LEAST_AWAY:
            found.join(i, rest.pop(0))


def _only_ones(found: Alignment) -> None:
    """Pair what a paper has once, whatever it says: its title, its number, its addressee."""
    for kind in _SINGLE:
        old = [unit.ordinal for unit in found.old if unit.kind == kind]
        new = [unit.ordinal for unit in found.new if unit.kind == kind]
        if len(old) == len(new) == 1 and found.free(old[0], new[0]):
            found.join(old[0], new[0])


def _alike(found: Alignment, candidates: Iterable[tuple[float, int, int]], least: float) -> None:
    for likeness, i, j in candidates:
        if likeness >= least and found.free(i, j):
            found.join(i, j)


def _loosen(found: Alignment, likeness: Likeness) -> None:
    """Take apart what stands out of place and is not very alike: it may fit better where it stands."""
    gaps = _Gaps(found)
    for i in likeness.old:
        j = found.there.get(i)
        if j is not None and i not in gaps.kept and not (likeness.of(i, j) >= _AWAY and _may_be_away(found, i, j)):
            found.part(i)


def _may_be_away(found: Alignment, i: int, j: int) -> bool:
    return min(len(found.old[i].text), len(found.new[j].text)) >= _LEAST_AWAY


def _in_place(found: Alignment, likeness: Likeness, candidates: Iterable[tuple[float, int, int]]) -> None:
    """Pair what is somewhat alike between the same neighbours, in order."""
    gaps = _Gaps(found)
    points = {(i, j): score for score, i, j in candidates if found.free(i, j) and gaps.same(i, j)}
    numbered = {(unit.kind, unit.number, unit.sub): unit.ordinal for unit in found.new if unit.number is not None}
    for i in likeness.old:
        unit = found.old[i]
        j = numbered.get((unit.kind, unit.number, unit.sub))
        if j is not None and (i, j) not in points and found.free(i, j) and gaps.same(i, j) and likeness.of(i, j) >= _WEAK - _SAME_NUMBER:
            points[i, j] = likeness.of(i, j)
    ordered = sorted(points, key=lambda place: (place[0], -place[1]))
    weights = [round(1000 * _score(found, points[place], *place)) for place in ordered]
    for index in heaviest_chain([j for _, j in ordered], weights):
        found.join(*ordered[index])


class _Gaps:
    """The places between the pairs that keep their order: what stands in the same place on both sides may be one clause."""

    def __init__(self, found: Alignment) -> None:
        pairs = sorted(found.there.items())
        chain = heaviest_chain([j for _, j in pairs], [len(found.new[j].text) for _, j in pairs])
        self.kept = {pairs[index][0] for index in chain}
        self._old = [pairs[index][0] for index in chain]
        self._new = [pairs[index][1] for index in chain]

    def of_old(self, i: int) -> int:
        return bisect_left(self._old, i)

    def of_new(self, j: int) -> int:
        return bisect_left(self._new, j)

    def same(self, i: int, j: int) -> bool:
        return self.of_old(i) == self.of_new(j)
