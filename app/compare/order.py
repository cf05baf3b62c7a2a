"""Which of several places keep their order: the heaviest rising chain."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_chain(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The indices of a strictly rising subsequence of ``places`` of the greatest total weight; of equals the one that takes the earlier.

    Weights are not negative. Takes n log n steps.
    """
    start, end = _settled(places)
    middle = _heaviest(places[start:end], weights[start:end]) if start < end else []
    return [*range(start), *(start + index for index in middle), *range(end, len(places))]


def _settled(places: Sequence[int]) -> tuple[int, int]:
    """How many at the start lie below all that follow, and from where on all lie above what went before: they rise in any case."""
    ordered = sorted(places)
    size = len(places)
    start = 0
    while start < size and places[start] == ordered[start] and (start + 1 == size or ordered[start] < ordered[start + 1]):
        start += 1
    end = size
    while end > start and places[end - 1] == ordered[end - 1] and (end == 1 or ordered[end - 2] < ordered[end - 1]):
        end -= 1
    return start, end


def _heaviest(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    rank = {place: n for n, place in enumerate(sorted(set(places)))}
    size = len(rank)
    best = [0] * (size + 1)
    """Over the ranks from the top, the heaviest chain that begins there: a Fenwick tree of maxima."""
    heaviest = [0] * len(places)
    for index in range(len(places) - 1, -1, -1):
        height = size - rank[places[index]]
        total, at = 0, height - 1
        while at > 0:
            total = max(total, best[at])
            at &= at - 1
        heaviest[index] = total = total + weights[index]
        at = height
        while at <= size:
            best[at] = max(best[at], total)
            at += at & -at
    kept: list[int] = []
    left, last = max(heaviest), -1
    for index, place in enumerate(places):
        if place > last and heaviest[index] == left:
            kept.append(index)
            left, last = left - weights[index], place
    return kept
