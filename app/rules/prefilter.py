"""Which of many expressions can match a text at all, told by the strings they need: most sentences concern few rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import concat
from typing import NamedTuple

from app.rules.literals import Strings, needed

#: how many times as often a single character stands in a sentence as two together, measured on texts of articles
_SINGLE = 20


class _Key(NamedTuple):
    """``string`` makes the expression at ``place`` possible when each of ``others`` has a piece in the text as well."""

    string: str
    place: int
    others: tuple[Strings, ...]


@dataclass(frozen=True, slots=True)
class Prefilter:
    """``keys`` by their first two characters, or their only one; ``always`` are the expressions of which nothing is certain."""

    keys: dict[str, tuple[_Key, ...]]
    always: frozenset[int]

    def possible(self, text: str) -> list[int]:
        """The places, in order, of the expressions that can match ``text``; the others cannot."""
        found = set(self.always)
        pieces = {*text, *map(concat, text, text[1:])}
        for piece in self.keys.keys() & pieces:
            for string, place, others in self.keys[piece]:
                if place in found or string not in text:
                    continue
                for other in others:
                    if other.isdisjoint(pieces):
                        break
                else:
                    found.add(place)
        return sorted(found)


@lru_cache(maxsize=256)
def prefilter(sources: Sequence[str]) -> Prefilter:
    """The prefilter over the expressions written as ``sources`` (hashable: a tuple)."""
    read = [needed(source) for source in sources]
    asked = Counter(map(_piece, chain.from_iterable(strings for alternatives in read for needs in alternatives for strings in needs)))

    def common(string: str) -> int:
        """What many expressions ask for stands in many sentences, and so does any single character: neither makes a good key."""
        return (asked[_piece(string)] + 1) * (1 if len(string) > 1 else _SINGLE)

    keys: dict[str, list[_Key]] = {}
    for place, alternatives in enumerate(read):
        for needs in alternatives:
            first, *others = sorted(needs, key=lambda strings: sum(map(common, strings)))
            pieces = tuple(frozenset(map(_piece, strings)) for strings in others)
            for string in first:
                keys.setdefault(_piece(string), []).append(_Key(string, place, pieces))
    always = frozenset(place for place, alternatives in enumerate(read) if not alternatives)
    return Prefilter({piece: tuple(found) for piece, found in keys.items()}, always)


def _piece(string: str) -> str:
    """The two characters, or the only one, by which ``string`` is looked for."""
    return string[:2]
