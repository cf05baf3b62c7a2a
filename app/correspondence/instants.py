"""Instants as a clerk types them: 14:05, 11-23 14:05, 昨天 9:30; a day alone is that day at noon."""

from __future__ import annotations

import re
from datetime import datetime, time

from app.errors import Refused
from app.lifecycle.dates import read_date

_INSTANT = re.compile(r"(?P<day>.*?)\s*(?P<hour>\d{1,2})\s*[:：点时]\s*(?P<minute>\d{1,2})?\s*分?")
_NOON = 12


def read_instant(text: str, now: datetime) -> datetime:
    """The instant that ``text`` means, to the minute; empty or 现在 is ``now``, a time alone is today's. Raises Refused."""
    written = text.strip()
    if written in ("", "现在", "刚才"):
        return now
    found = _INSTANT.fullmatch(written)
    if found is None:
        return datetime.combine(read_date(written, now.date()), time(_NOON))
    day = read_date(found["day"], now.date()) if found["day"] else now.date()
    try:
        return datetime.combine(day, time(int(found["hour"]), int(found["minute"] or 0)))
    except ValueError:
        raise Refused(f"没有“{written}”这个时间。可以写 14:05、11-23 14:05 或者昨天 9:30。") from None
