"""Which alternatives of many expressions can match a text at all, told by the strings they need: most sentences concern few rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain
from operator import concat, or_

from app.rules.literals import Branch, Strings, branches

#: of how many conditions of an alternative the pieces are asked: the sharpest
_LEVELS = 3
_PIECE = 2
_FEW = 8


@dataclass(frozen=True, slots=True)
class _Condition:
    """One of ``short``, which are pieces, or one of ``long`` stands in the text."""

    short: Strings
    long: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """``source``, an alternative of the expression at ``place``, and those of its conditions that pieces alone do not tell."""

    place: int
    source: str
    conditions: tuple[_Condition, ...]


@dataclass(frozen=True, slots=True)
class Prefilter:
    """The alternatives of all expressions as bits of one number, once for each level.

    ``met`` has, by a piece (two characters of a string, or its only one), the bits of what may be met where it stands in the text; ``free`` are the bits that ask for nothing. An alternative is possible when its bit is set at every level.
    """

    asked: tuple[_Asked, ...]
    met: dict[str, int]
    free: int

    def possible(self, text: str) -> dict[int, tuple[str, ...]]:
        """The places, in order, of the expressions that can match ``text``, each with its alternatives that can; no other can."""
        pieces = {*text, *map(concat, text, text[1:])}
        stands = text.__contains__
        found: dict[int, tuple[str, ...]] = {}
        for asked in self._told_by(pieces):
            for condition in asked.conditions:
                if pieces.isdisjoint(condition.short) and not any(map(stands, condition.long)):
                    break
            else:
                found[asked.place] = (*found.get(asked.place, ()), asked.source)
        return found

    def _told_by(self, pieces: set[str]) -> Iterator[_Asked]:
        """The alternatives of which at every level a piece is among ``pieces``, in their order."""
        bits = reduce(or_, filter(None, map(self.met.get, pieces)), self.free)
        count = len(self.asked)
        left = bits & ((1 << count) - 1)
        for level in range(1, _LEVELS):
            left &= bits >> (level * count)
        while left:
            first = left & -left
            left ^= first
            yield self.asked[first.bit_length() - 1]


@lru_cache(maxsize=32)
def prefilter(sources: Sequence[str]) -> Prefilter:
    """The prefilter over the expressions written as ``sources`` (hashable: a tuple)."""
    read = [(place, branch) for place, source in enumerate(sources) for branch in branches(source)]
    pieces = _pieces({string for _, branch in read for strings in branch.needs for string in strings})
    flat = [branch.needs[level : level + 1] for level in range(_LEVELS) for _, branch in read]
    places: dict[str, list[int]] = {}
    for bit, needs in enumerate(flat):
        for strings in needs:
            for piece in {pieces[string] for string in strings}:
                places.setdefault(piece, []).append(bit)
    met = {piece: _number(bits, len(flat)) for piece, bits in places.items()}
    free = _number([bit for bit, needs in enumerate(flat) if not needs], len(flat))
    return Prefilter(tuple(_asked(place, branch) for place, branch in read), met, free)


def _pieces(strings: Iterable[str]) -> dict[str, str]:
    """By each of ``strings`` its two characters, or its only one, that the fewest strings have: what few ask for stands in few texts."""
    pairs = {string: [string[at : at + 2] for at in range(max(len(string) - 1, 1))] for string in strings}
    asked = Counter(chain.from_iterable(pairs.values()))
    return {string: min(own, key=lambda pair: asked[pair]) for string, own in pairs.items()}


def _asked(place: int, branch: Branch) -> _Asked:
    return _Asked(place, branch.source, tuple(condition for condition in map(_condition, branch.needs) if condition.long))


@lru_cache(maxsize=4096)
def _condition(strings: Strings) -> _Condition:
    short = frozenset(string for string in strings if len(string) <= _PIECE)
    return _Condition(short, tuple(strings - short))


def _number(bits: Sequence[int], size: int) -> int:
    """The number that has these ``bits``, all below ``size``."""
    if len(bits) < _FEW:
        return reduce(or_, (1 << bit for bit in bits), 0)
    written = bytearray(size // 8 + 1)
    for bit in bits:
        written[bit // 8] |= 1 << bit % 8
    return int.from_bytes(written, "little")
