"""From when and until when a document applies, as its own words say, and the checks DOC-01 … DOC-05 on that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from app.rules.checks.document import Document
from app.text.numerals import DATE, iso_date, to_int

_N = "[0-9０-９一二三四五六七八九十两]"
_SELF = re.compile(
    r"(?:本|该|上述)(?:办法|规定|细则|意见|通知|通告|公告|决定|方案|政策|措施|规则|规范|文件|制度|标准|条款|若干|实施|暂行|管理)|有效期|试行期"
)
_TAKES_EFFECT = re.compile(
    r"(?:自|从|于)[^。；]{0,40}?(?:起|日|后)?(?:正式|开始)?(?:施行|实施|执行|生效|试行|适用)|(?:施行|实施|生效|执行)(?:日期|时间)(?:为|是|：|自)|"
    r"(?:公布|印发|发布|下发)(?:之日|后)起?[^。；]{0,20}(?:施行|实施|执行|生效|试行)|有效期[^。；]{0,6}(?:自|从)[^。；]{1,30}(?:至|到|起)"
)
_APPLIES = re.compile(r"施行|实施|执行|试行|生效|有效|失效|印发|发布|公布")
_OTHER_TERM = re.compile(
    r"(?:证书?|许可|合同|协议|资格|执照|保函|名单|承诺|信息|牌照|批准|报告|意见书|通知书|授权|登记)[^，。；]{0,8}有效期[^，。；]*"
)
_DURATION = re.compile(
    rf"(?:有效期|有效时间|试行期|施行期|实施期|执行期|期限)限?[^。；，0-9]{{0,10}}?({_N}{{1,3}})(?:个)?(年|月)|"
    rf"(?:试行|施行|执行|实施|有效|暂行)(?:期)?({_N}{{1,3}})(?:个)?(年|月)"
)
_UNTIL = re.compile(rf"(?:至|到|截至|截止)[^。；，]{{0,4}}?({DATE})")
_FROM = re.compile(rf"(?:自|从|于)({DATE})[^。；，]{{0,4}}?(?:起|至|到|施行|实施|执行|生效|试行)")
_FOREVER = re.compile(r"长期(?:有效|执行|施行)|永久有效|有效期[^。；，]{0,6}(?:长期|永久)")
_LEGISLATION = re.compile(r"条例(?:（[^）]*）)?$")
_TRIAL = re.compile(r"暂行|试行")


@dataclass(frozen=True, slots=True)
class Term:
    """``months`` of validity, 0 when it has none to end it; None when the text states none. ``starts``: a start is stated."""

    starts: bool
    effective_on: date | None
    months: int | None


def term(document: Document) -> Term:
    """What the words of ``document`` say about its own time; the terms of certificates and contracts do not count."""
    own = _own_sentences(document.sentences)
    starts = document.effective_on is not None or any(_TAKES_EFFECT.search(text) for text in own)
    effective_on = document.effective_on or next((day for text in own if (day := _first_day(_FROM, text))), None)
    return Term(starts, effective_on, _months(document, own, effective_on))


@lru_cache(maxsize=4)
def _own_sentences(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Those about the time of the document itself. Five checks ask of one text in turn."""
    without = (_OTHER_TERM.sub("", sentence) if "有效期" in sentence else sentence for sentence in sentences)
    return tuple(text for text in without if _is_own(text))


def effective_date_missing(document: Document) -> bool:
    """DOC-01: nothing says from when the document applies (规章制定程序条例第三十条, by analogy)."""
    return not term(document).starts


def effective_before_publication(document: Document) -> bool:
    """DOC-02: it applies from a day before its publication (立法法第一百零四条). Silent while the day of publication is unknown."""
    published = document.facts.published_on
    effective = term(document).effective_on
    return published is not None and effective is not None and effective < published


def validity_missing(document: Document) -> bool:
    """DOC-03: nothing says how long it applies. Legislation (条例) applies until it is repealed."""
    return not any(_LEGISLATION.search(title) for title in document.titles) and term(document).months is None


def validity_too_long(document: Document) -> bool:
    """DOC-04: it applies longer than the jurisdiction allows, or without end."""
    return _exceeds(document, document.facts.validity_months_normal)


def trial_too_long(document: Document) -> bool:
    """DOC-05: called 暂行 or 试行 and applied longer than the jurisdiction allows for those."""
    trial = any(_TRIAL.search(title) for title in document.titles)
    return trial and _exceeds(document, document.facts.validity_months_trial)


def _exceeds(document: Document, limit: int) -> bool:
    months = term(document).months
    return months is not None and (months == 0 or months > limit)


def _is_own(text: str) -> bool:
    return _APPLIES.search(text) is not None and (_SELF.search(text) or _TAKES_EFFECT.search(text)) is not None


def _months(document: Document, own: tuple[str, ...], effective_on: date | None) -> int | None:
    for text in own:
        if _FOREVER.search(text):
            return 0
        stated = _DURATION.search(text)
        if stated:
            amount, unit = (stated.group(1), stated.group(2)) if stated.group(1) else (stated.group(3), stated.group(4))
            return to_int(amount) * (12 if unit == "年" else 1)
    until = document.valid_until or next((day for text in own if (day := _first_day(_UNTIL, text))), None)
    start = effective_on or document.facts.published_on or document.signed_on
    if until is None:
        return None
    return _months_between(start, until) if start else 1


def _months_between(start: date, until: date) -> int:
    """Whole months, a begun one counted as whole, of a period whose first and last day both count."""
    after = until + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return max(1, months + (after.day > start.day))


def _first_day(pattern: re.Pattern[str], text: str) -> date | None:
    match = pattern.search(text)
    iso = iso_date(match.group(1)) if match else None
    return date.fromisoformat(iso) if iso else None
