"""Dates that no calendar has, weekdays that do not fit, ends before beginnings (ST-21 … ST-23, FMT-07)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.rules.checks.document import Document
from app.rules.checks.spot import Spot, about_all, at
from app.text.numerals import to_int

_YEAR = r"((?:19|20)\d{2}|二[〇○零O0]?[〇○零一二三四五六七八九]{2,3})"
_PART = r"(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_DATE = re.compile(rf"(?:{_YEAR}\s*年)?\s*{_PART}\s*月\s*{_PART}\s*日(?!常)(?:[（(]?(?:星期|周|礼拜)([一二三四五六日天])[）)]?)?")
_WEEKDAY_WORDS = ("星期", "周", "礼拜")
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SPAN = re.compile(
    rf"(?:自|从)?{_YEAR}\s*年\s*{_PART}\s*月\s*{_PART}\s*日(?:起|开始)?，?(?:至|到|—|－|-|～)\s*{_YEAR}\s*年\s*{_PART}\s*月\s*{_PART}\s*日"
)
_PASSED = re.compile(
    rf"{_YEAR}\s*年\s*{_PART}\s*月\s*{_PART}\s*日[^。；]{{0,40}}(?:会议|常务会|全体会|办公会)[^。；]{{0,16}}(?:通过|审议|审定|讨论)"
)
_PRINTED = re.compile(rf"{_YEAR}\s*年\s*{_PART}\s*月\s*{_PART}\s*日\s*印发")
#: 2026-02-30 and 2026.6.31; a standard (GB 50016-2014-1) has letters or figures before
_FIGURES = re.compile(r"(?<![A-Za-z0-9/.\-— ])(20\d{2})([-./])(0?[1-9]|1[0-9])\2(0?[1-9]|[1-3][0-9])(?![\d.\-/])")
_CHECKED = frozenset({"toc"})


def impossible_date(document: Document) -> Iterator[Spot]:
    """2月30日, 13月5日, 2026年2月29日 (ST-21)."""
    for node in document.nodes:
        if "月" in node.text and node.kind not in _CHECKED:
            for found in _DATE.finditer(node.text):
                if not _is_in_calendar(found):
                    yield at(node.path, node.text, found.span(), found.group())
        if "20" in node.text and node.kind not in _CHECKED:
            for found in _FIGURES.finditer(node.text):
                if _day(found[1], found[3], found[4]) is None:
                    yield at(node.path, node.text, found.span(), found.group())


def _is_in_calendar(found: re.Match[str]) -> bool:
    try:
        month, day = to_int(found[2]), to_int(found[3])
        if found[1]:
            date(to_int(found[1]), month, day)
            return True
    except ValueError:
        return False
    return 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]


def wrong_weekday(document: Document) -> Iterator[Spot]:
    """2026年11月27日（星期四）, which is a Friday (ST-22)."""
    for node in document.nodes:
        if not any(word in node.text for word in _WEEKDAY_WORDS):
            continue
        for found in _DATE.finditer(node.text):
            day = _day(found[1], found[2], found[3]) if found[1] and found[4] else None
            if day is not None and day.weekday() != _WEEKDAYS[found[4]]:
                yield at(node.path, node.text, found.span(), f"{day.year}年{day.month}月{day.day}日是星期{'一二三四五六日'[day.weekday()]}")


def end_before_start(document: Document) -> Iterator[Spot]:
    """A period that ends before it begins; a validity that ends before the text takes effect (ST-23)."""
    spans = False
    for node in document.nodes:
        if "年" not in node.text:
            continue
        for found in _SPAN.finditer(node.text):
            first, last = _day(found[1], found[2], found[3]), _day(found[4], found[5], found[6])
            if first and last and last < first:
                spans = True
                yield at(node.path, node.text, found.span(), found.group())
    ends, begins = document.valid_until, document.effective_on
    # one day before is what a reader makes of a period of no length, and no statement of the text
    if not spans and ends and begins and ends < begins - timedelta(days=1):
        yield about_all(f"有效期止于{_said(ends)}，早于施行日期{_said(begins)}")


def signed_out_of_order(document: Document) -> Iterator[Spot]:
    """Signed before the meeting that passed it, or printed before it was signed (FMT-07)."""
    signed = document.signed_on
    if signed is None:
        return
    for node in document.nodes:
        if node.kind == "preamble":
            for found in _PASSED.finditer(node.text):
                met = _day(found[1], found[2], found[3])
                if met and met > signed:
                    yield at(node.path, node.text, found.span(), f"落款日期{_said(signed)}早于会议审议日期{_said(met)}")
        elif node.kind == "imprint":
            for found in _PRINTED.finditer(node.text):
                printed = _day(found[1], found[2], found[3])
                if printed and printed < signed:
                    yield at(node.path, node.text, found.span(), f"印发日期{_said(printed)}早于落款日期{_said(signed)}")


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(to_int(year), to_int(month), to_int(day))
    except ValueError:
        return None


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
