"""An instant to the minute, written as a clerk writes it: 2026-11-23 08:40, 11-23 8:40, 今天 8：40, 8:40, or a day alone."""

from __future__ import annotations

import re
from datetime import datetime, time

from app.errors import Refused
from app.lifecycle.dates import read_date

_CLOCK = re.compile(r"(?:^|[\sT])(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*分?(?:[:：]\d{2})?$")


def read_moment(words: str, now: datetime) -> datetime:
    """The instant that ``words`` name; without a time of day that of ``now``, without a day today. Raises Refused."""
    text = words.strip()
    found = _CLOCK.search(text)
    day_words = text[: found.start()].strip() if found else text
    day = read_date(day_words, now.date()) if day_words else now.date()
    if found is None:
        return datetime.combine(day, now.time().replace(second=0, microsecond=0))
    try:
        return datetime.combine(day, time(int(found[1]), int(found[2] or 0)))
    except ValueError as wrong:
        raise Refused(f"“{words}”不是时间。写成 2026-11-23 08:40 这样。") from wrong


def written(moment: datetime) -> str:
    """``moment`` as it is written out: 2026-11-23 08:40."""
    return f"{moment:%Y-%m-%d %H:%M}"
