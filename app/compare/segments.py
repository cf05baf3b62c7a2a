"""Two long texts cut into stretches that correspond, so that what changed is looked for inside each and never in all at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.compare.order import heaviest_chain
from app.compare.resemblance import Likeness, shingles

_SHORT = 1200
"""So many characters of both together are compared as they are."""
_ALIKE = 0.3
_SEGMENT = re.compile(r"[^。；\n]*(?:[。；]\n?|\n)|[^。；\n]+$")


def stretches(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Stretches of both texts, in order; together they are the texts. One of a pair may be empty."""
    if len(old) + len(new) <= _SHORT:
        yield old, new
        return
    one, two = _SEGMENT.findall(old), _SEGMENT.findall(new)
    i = j = 0
    for a, b in (*_anchors(one, two), (len(one), len(two))):
        yield from _between(one[i:a], two[j:b])
        if a < len(one):
            yield one[a], two[b]
        i, j = a + 1, b + 1


def _anchors(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int]]:
    """The segments that stand once in each text, those that keep their order."""
    first, second = Counter(one), Counter(two)
    places = {segment: place for place, segment in enumerate(two) if second[segment] == 1}
    pairs = [(place, places[segment]) for place, segment in enumerate(one) if first[segment] == 1 and segment in places]
    return [pairs[index] for index in heaviest_chain([b for _, b in pairs], [len(one[a]) for a, _ in pairs])]


def _between(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands between two anchors: as it is where it is short, else each segment with the one it is like."""
    if sum(map(len, one)) + sum(map(len, two)) <= _SHORT or not one or not two:
        if one or two:
            yield "".join(one), "".join(two)
        return
    i = j = 0
    for a, b in (*_alike(one, two), (len(one), len(two))):
        gone, added = "".join(one[i:a]), "".join(two[j:b])
        if gone and added and len(gone) + len(added) > _SHORT:
            # long, and no sentence of it like one on the other side: there is nothing to look for
            yield gone, ""
            yield "", added
        elif gone or added:
            yield gone, added
        if a < len(one):
            yield one[a], two[b]
        i, j = a + 1, b + 1


def _alike(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int]]:
    likeness = Likeness({i: shingles(text) for i, text in enumerate(one)}, {j: shingles(text) for j, text in enumerate(two)})
    points = {(i, j): like * min(len(one[i]), len(two[j])) for like, i, j in likeness.candidates(_ALIKE)}
    ordered = sorted(points, key=lambda place: (place[0], -place[1]))
    chain = heaviest_chain([j for _, j in ordered], [round(100 * points[place]) for place in ordered])
    return [ordered[index] for index in chain]
