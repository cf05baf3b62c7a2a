"""上位法对照: the articles of the imported texts that are most like a clause, offline, by the index over character pairs."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from app.law.differing import Difference, differences
from app.law.law import Law
from app.law.library import catalogue_of
from app.office import Office
from db.records import LawArticle, LawText

_HAN = re.compile(r"[一-鿿]+")
#: pairs that nearly every clause has, one after the other: they say nothing about what it is about
_EVERYWHERE = (
    "应当人民民政政府国家规定或者有关部门主管管部和国本办办法本法法规进行单位个人依法行政管理可以不得按照根据以上以下以及实施组织工作责任负责其他下列之一情形违反本条"
    "条例县级级以地方本区全区区人法律律法"
)
_COMMON = frozenset(_EVERYWHERE[i : i + 2] for i in range(0, len(_EVERYWHERE), 2))
_CANDIDATES, _PAIRS = 60, 80
_FUSION = 10
_LEAST = 0.18
"""Cosine below which an article is about something else; found on clauses written against their own law and against others."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article like a clause: ``score`` is the cosine of their character pairs, 0 to 1; ``differences`` are places in the clause."""

    law: Law | None
    title: str
    text_id: str
    article: str
    words: str
    score: float
    differences: tuple[Difference, ...]


def most_like(office: Office, clause: str, limit: int = 5) -> tuple[Likeness, ...]:
    """The articles most like ``clause``, the likest first; of several imported wordings of a law only the newest. Empty where nothing is like it."""
    wanted = _pairs(clause)
    terms = [pair for pair, _ in wanted.most_common(_PAIRS)]
    if len(terms) < 2:
        return ()
    expression = " OR ".join(f'"{pair}"' for pair in terms)
    newest = _newest(office)
    catalogue = catalogue_of(office)
    found = [article for article in office.store.laws.like(expression, _CANDIDATES) if article.text_id in newest]
    best = _fused([(_cosine(wanted, _pairs(article.text)), article) for article in found])[:limit]
    return tuple(
        _likeness(score, found, newest[found.text_id], catalogue.by_title(newest[found.text_id].law), clause) for score, found in best
    )


def _likeness(score: float, found: LawArticle, text: LawText, law: Law | None, clause: str) -> Likeness:
    return Likeness(law, text.law, text.id, found.path, found.text, round(score, 3), differences(clause, found.text))


def _fused(scored: list[tuple[float, LawArticle]]) -> list[tuple[float, LawArticle]]:
    """Those alike enough, by both orders together: the index's, which weighs rare words, and the cosine's, which minds the length."""
    by_cosine = sorted(range(len(scored)), key=lambda place: -scored[place][0])
    ranks = {place: 1 / (_FUSION + place) + 1 / (_FUSION + rank) for rank, place in enumerate(by_cosine)}
    return [scored[place] for place in sorted(ranks, key=lambda place: -ranks[place]) if scored[place][0] >= _LEAST]


def _newest(office: Office) -> dict[str, LawText]:
    by_law = {text.law: text for text in office.store.laws.texts()}
    return {text.id: text for text in by_law.values()}


def _pairs(text: str) -> Counter[str]:
    pairs = (run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1))
    return Counter(pair for pair in pairs if pair not in _COMMON)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[pair] for pair, count in one.items())
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
