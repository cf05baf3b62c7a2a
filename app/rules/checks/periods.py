"""One matter given two periods: the same doing, from the same event, within 15 days here and within 20 there (ST-20)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.rules.checks.document import Document
from app.rules.checks.skeleton import Body, Clause
from app.rules.checks.spot import Spot, at
from app.text.numerals import to_int

_NUMBER = r"([0-9]{1,3}|[一二三四五六七八九十百两]{1,4})"
_WITHIN = re.compile(rf"(?P<period>{_NUMBER}个?(工作日|自然日|日|天|月|年))(?:之内|以内|内)[，]?(?P<deed>[^。；，：]{{4,40}})")
_EVENT = re.compile(r"(?:自|从|在|于)?([^，。；：（）]{2,30}?)(?:之日|之时|当日)?(?:起|后)的?$")
_PREFIX = re.compile(r"^(?:应当|应|须|必须|可以|，|由|并|且|依法|及时|一次性|书面)+")
_PAPER = re.compile(r"《[^》]+》|[一-龥]{2,6}(?:许可证|证书|登记证|资格证|补贴|补助)")
_LEAST_DEED = 4
_VARIES = re.compile(r"情况复杂|紧急|特殊|重大|简易|一般|普通|延长|再次|逾期|经批准|除外|其中|听证|快速|加急")


@dataclass(frozen=True, slots=True)
class _Term:
    """A deed due within a period of an event; ``days`` is the amount with its unit."""

    clause: Clause
    start: int
    end: int
    quote: str
    event: str
    deed: str
    subject: str
    amount: tuple[int, str]


def two_periods(document: Document) -> Iterator[Spot]:
    """The same deed from the same event with two periods in two clauses of one body."""
    for body in document.bodies:
        seen: dict[tuple[str, str, str], _Term] = {}
        for term in _terms(body):
            key = (term.event, term.deed, term.subject)
            before = seen.setdefault(key, term)
            if before.amount != term.amount and before.clause.path != term.clause.path and _same_matter(before.clause, term.clause):
                said = f"{before.clause.path}写的是“{before.quote}”，这里写的是“{term.quote}”"
                yield at(term.clause.path, term.clause.text, (term.start, term.end), said)


def _terms(body: Body) -> Iterator[_Term]:
    for clause in body.clauses:
        if "内" not in clause.text:
            continue
        for found in _WITHIN.finditer(clause.text):
            text = clause.text
            sentence_start = max(text.rfind(mark, 0, found.start()) for mark in "。；") + 1
            ends = [end for mark in "。；" if (end := text.find(mark, found.end())) >= 0]
            sentence = text[sentence_start : min(ends, default=len(text))]
            deed = _PREFIX.sub("", found["deed"])
            if len(deed) < _LEAST_DEED or _VARIES.search(sentence):
                continue
            happens = _EVENT.search(text, max(sentence_start, found.start() - 40), found.start())
            if happens is None:
                continue
            event = re.sub(r"^.*(?:应当|应|须|必须|可以|，)(?:自|在|于|从)?|^.*(?:自|从)", "", happens[1])
            event = re.sub(r"之日$|日$", "", event)
            subject = _subject(text[sentence_start : happens.start(1) + happens[1].find(event)])
            yield _Term(clause, *found.span("period"), found["period"], event, deed, subject, (_int(found[2]), found[3]))


def _subject(before: str) -> str:
    """Who is to do it: the last words before the event, without verbs."""
    return re.sub(r"应当|应|须|必须|可以|自|在|于|从|，|的", "", before[before.rfind("，", 0, max(len(before) - 1, 0)) + 1 :])


def _same_matter(one: Clause, other: Clause) -> bool:
    """Not when both name certificates or papers and none is the same: two licences have their own periods."""
    named, also = (set(_PAPER.findall(clause.text)) for clause in (one, other))
    return not named or not also or bool(named & also)


def _int(text: str) -> int:
    try:
        return to_int(text)
    except ValueError:
        return 0
