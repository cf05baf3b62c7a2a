"""Instants as a clerk writes them: 2026-11-23 08:40, 11-23 8:40, 昨天 9：30, 14:05, 现在, or a day alone."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from app.errors import Refused
from app.lifecycle.dates import read_date

_TIME = re.compile(r"(?:^|[\sT日]|(?<=[天]))\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*分?(?:[:：]\d{2})?$")
_NOW = ("", "现在", "刚才")


def of_day(day: date, now: datetime) -> datetime:
    """The instant for something of which the day alone was said: ``now`` on its own day, noon of any other."""
    return now if day == now.date() else datetime.combine(day, time(12))


def read_instant(words: str, now: datetime) -> datetime:
    """The instant that ``words`` name, to the minute; nothing or 现在 is ``now``, a time alone is today's. Raises Refused."""
    text, now = words.strip(), now.replace(second=0, microsecond=0)
    if text in _NOW:
        return now
    found = _TIME.search(text)
    if found is None:
        return of_day(read_date(text, now.date()), now)
    said = text[: found.start(1)].rstrip(" T")
    day = read_date(said, now.date()) if said else now.date()
    try:
        return datetime.combine(day, time(int(found[1]), int(found[2] or 0)))
    except ValueError as wrong:
        raise Refused(f"没有“{text}”这个时间。可以写 14:05、11-23 14:05 或者昨天 9:30。") from wrong


def written(moment: datetime) -> str:
    """``moment`` as it is written out: 2026-11-23 08:40."""
    return f"{moment:%Y-%m-%d %H:%M}"
