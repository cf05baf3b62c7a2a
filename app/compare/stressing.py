"""Changes of few characters that weigh much: what is ordered or allowed, amounts, periods, negations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.compare.comparison import Op, Sign, Stress, Weight
from app.compare.wordlist import wordlist
from app.compare.words import any_of, number_pattern
from app.text import numerals

_SHORT = 12
"""A longer run of words put in or taken away is itself what is read; its words are not told one by one."""


@dataclass(frozen=True, slots=True)
class _Term:
    weight: Weight
    words: str
    meaning: str
    """Equal for 30日 and 三十日, which say the same."""


def stresses(ops: Sequence[Op]) -> tuple[Stress, ...]:
    """What a reviewer must not miss in ``ops``, in their order."""
    return tuple(_found(ops))


def _found(ops: Sequence[Op]) -> Iterator[Stress]:
    place = 0
    while place < len(ops):
        if ops[place].sign is Sign.KEPT:
            place += 1
            continue
        gone = ops[place].text if ops[place].sign is Sign.GONE else ""
        after = place + 1 if gone else place
        added = ops[after].text if after < len(ops) and ops[after].sign is Sign.ADDED else ""
        for weight, words in _between(gone, added):
            yield Stress(place, weight, words)
        place = after + 1 if added else after


def _between(gone: str, added: str) -> Iterator[tuple[Weight, str]]:
    """What was replaced, term by term of one weight; what has no counterpart only where the words around it are few."""
    before, now = list(_terms(gone)), list(_terms(added))
    before, now = _unmatched(before, now), _unmatched(now, before)
    for weight in Weight:
        one = [term for term in before if term.weight is weight]
        two = [term for term in now if term.weight is weight]
        for a, b in zip(one, two, strict=False):
            yield weight, f"{a.words}→{b.words}"
        if len(gone) <= _SHORT:
            yield from ((weight, f"删去“{term.words}”") for term in one[len(two) :])
        if len(added) <= _SHORT:
            yield from ((weight, f"增加“{term.words}”") for term in two[len(one) :])


def _unmatched(terms: Iterable[_Term], others: Iterable[_Term]) -> list[_Term]:
    """The terms that the other side does not have as often."""
    left = [(other.weight, other.meaning) for other in others]
    out = []
    for term in terms:
        if (term.weight, term.meaning) in left:
            left.remove((term.weight, term.meaning))
        else:
            out.append(term)
    return out


def _terms(text: str) -> Iterator[_Term]:
    for found in _pattern().finditer(text):
        if found["modal"]:
            yield _Term(Weight.MODAL, found[0], found[0])
        elif found["negation"]:
            yield _Term(Weight.NEGATION, found[0], found[0])
        elif found["bound"]:
            yield _Term(Weight.AMOUNT, found[0], found[0])
        elif found["number"]:
            yield from _number(found[0])


def _number(words: str) -> Iterator[_Term]:
    parted = re.fullmatch(r"([^\u4e00-\u9fff％%‰]*[\d０-９]|[〇零一二三四五六七八九十百千万亿两]+)?(.*)", words)
    figure, unit = (parted[1] or "", parted[2]) if parted else ("", words)
    weight = Weight.PERIOD if unit in wordlist().period_units else Weight.AMOUNT
    try:
        value = str(numerals.to_int(figure))
    except ValueError:
        value = figure
    yield _Term(weight, words, f"{value} {unit.removeprefix('个')}")


@cache
def _pattern() -> re.Pattern[str]:
    found = wordlist()
    return re.compile(
        rf"(?P<reference>第{numerals.NUMERAL}+[条款项目章节编])|(?P<number>{number_pattern()})|(?P<other>{any_of(found.words)})"
        rf"|(?P<bound>{any_of(found.bounds)})|(?P<modal>{any_of(found.modal)})|(?P<negation>{any_of(found.negation)})"
    )
