"""Dates as a clerk types them: 20261123, 2026.11.23, 2026年11月23日, 11-23, 今天."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.errors import Refused

_FULL = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_FIRST, _LAST = 1949, 2199
_WORDS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "明天": 1, "明日": 1}


def read_date(text: str, today: date) -> date:
    """The date that ``text`` means, a missing year being this one. Raises Refused with the ways to write one.

    A year before 1949 or after 2199 is a slip of the pen; periods counted from it would leave the calendar.
    """
    written = text.strip()
    if written in _WORDS:
        return today + timedelta(days=_WORDS[written])
    try:
        if found := _FULL.fullmatch(written) or _PACKED.fullmatch(written):
            meant = date(int(found[1]), int(found[2]), int(found[3]))
            if not _FIRST <= meant.year <= _LAST:
                raise Refused(f"“{written}”的年份不对。核对后重新填写。")
            return meant
        if found := _SHORT.fullmatch(written):
            return date(today.year, int(found[1]), int(found[2]))
    except ValueError:
        raise Refused(f"没有“{written}”这一天。核对后重新填写。") from None
    raise Refused(f"“{written}”不是日期。可以写 2026-11-23、20261123、11-23 或者今天。")


def in_order(later: date, what: str, earlier: date | None, before: str) -> None:
    """Raise Refused where a step bears a day before the one that went before it, as 登记日 before 签发日."""
    if earlier is not None and later < earlier:
        raise Refused(f"{what} {later} 早于{before} {earlier}。核对日期后再登记。")
