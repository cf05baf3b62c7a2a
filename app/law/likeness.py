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
#: pairs that nearly every clause has: they say nothing about what it is about
_COMMON = frozenset(
    [
        "应当",
        "人民",
        "民政",
        "政府",
        "国家",
        "规定",
        "或者",
        "有关",
        "部门",
        "主管",
        "管部",
        "和国",
        "本办",
        "办法",
        "本法",
        "法规",
        "进行",
        "单位",
        "个人",
        "依法",
        "行政",
        "管理",
        "可以",
        "不得",
        "按照",
        "根据",
        "以上",
        "以下",
        "以及",
        "实施",
        "组织",
        "工作",
        "责任",
        "负责",
        "其他",
        "下列",
        "之一",
        "情形",
        "违反",
        "本条",
        "条例",
        "县级",
        "级以",
        "地方",
        "本区",
        "全区",
        "区人",
        "法律",
        "律法",
    ]
)
_CANDIDATES, _PAIRS = 60, 80
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
    scored = (
        (_cosine(wanted, _pairs(found.text)), found) for found in office.store.laws.like(expression, _CANDIDATES) if found.text_id in newest
    )
    best = sorted((pair for pair in scored if pair[0] >= _LEAST), key=lambda pair: -pair[0])[:limit]
    return tuple(
        _likeness(score, found, newest[found.text_id], catalogue.by_title(newest[found.text_id].law), clause) for score, found in best
    )


def _likeness(score: float, found: LawArticle, text: LawText, law: Law | None, clause: str) -> Likeness:
    return Likeness(law, text.law, text.id, found.path, found.text, round(score, 3), differences(clause, found.text))


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
