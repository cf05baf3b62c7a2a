"""Units of two texts that belong together while they are being found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.compare.comparison import Unit
from app.compare.order import heaviest_chain


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two units that may belong together: ``likeness`` by their words (0 to 1), ``score`` with the number counted in."""

    likeness: float
    score: float
    old: int
    new: int


@dataclass(slots=True)
class Matching:
    """Units by their ordinals. ``there[i]`` is the new unit of old ``i``, ``here[j]`` the old one of new ``j``.

    Of a unit that was split, ``there`` names the first part and ``here`` of every part names it; of units that were merged,
    ``here`` names the first and ``there`` of every one names what they became.
    """

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
        return [i for i in range(len(self.old)) if i not in self.there]

    def free_new(self) -> list[int]:
        """The units of the new text that stood nowhere in the old one."""
        return [j for j in range(len(self.new)) if j not in self.here]

    def groups(self) -> list[tuple[tuple[Unit, ...], tuple[Unit, ...]]]:
        """What belongs together, in the order of the new text; what was taken away is not among it."""
        into: dict[int, list[int]] = {}
        for i, j in sorted(self.there.items()):
            into.setdefault(j, []).append(i)
        out: list[tuple[list[int], list[int]]] = []
        places: dict[int, int] = {}
        for unit in self.new:
            j = unit.ordinal
            first = self.here.get(j)
            if first is not None and first in places:
                out[places[first]][1].append(j)
                continue
            if first is not None:
                places[first] = len(out)
            out.append((into.get(j, []) if first is not None else [], [j]))
        return [(tuple(self.old[i] for i in olds), tuple(self.new[j] for j in news)) for olds, news in out]


class Gaps:
    """The places between the pairs that keep their order: what stands in the same place on both sides may be one clause."""

    def __init__(self, found: Matching) -> None:
        self._found = found
        pairs = sorted((i, j) for j, i in found.here.items())
        chain = heaviest_chain([j for _, j in pairs], [len(found.new[j].text) for _, j in pairs])
        self.kept = {pairs[index][0] for index in chain}
        self._old = [pairs[index][0] for index in chain]
        self._new = [pairs[index][1] for index in chain]

    def free_in_each(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """The units of the old and of the new text that are not paired, by their place."""
        sides: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        for i in self._found.free_old():
            sides[0].setdefault(self.of_old(i), []).append(i)
        for j in self._found.free_new():
            sides[1].setdefault(self.of_new(j), []).append(j)
        return sides

    def of_old(self, i: int) -> int:
        """The place of a unit of the old text, counted from 0."""
        return bisect_left(self._old, i)

    def of_new(self, j: int) -> int:
        """The place of a unit of the new text, counted from 0."""
        return bisect_left(self._new, j)

    def same(self, i: int, j: int) -> bool:
        """Whether nothing that keeps its order stands between them."""
        return self.of_old(i) == self.of_new(j)
