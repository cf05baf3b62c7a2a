"""Periods of time in law: an amount and a unit (日, 工作日, 月), and how each is counted.

* A deadline's first day is not counted (民法典第二百零一条, by analogy); a month ends on the corresponding day, or on the
  last of the month where there is none (第二百零二条).
* Where the jurisdiction says so, a deadline in 日 or 月 that ends on a day off rolls to the next working day (第二百零三条).
* A validity period (有效期) counts its first day and never rolls.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.lifecycle.calendar import WorkCalendar


class Unit(StrEnum):
    """The three ways days are counted; the value is the word of the law."""

    DAY = "日"
    WORKDAY = "工作日"
    MONTH = "月"


@dataclass(frozen=True, slots=True)
class Period:
    """``amount`` (≥ 1) of ``unit``. Raises ValueError for anything shorter."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError("a period is at least one unit long")

    def __str__(self) -> str:
        """As a sentence says it: 30日, 15个工作日, 6个月."""
        return f"{self.amount}日" if self.unit is Unit.DAY else f"{self.amount}个{self.unit}"


def last_day(start: date, period: Period, calendar: WorkCalendar) -> date:
    """The last day of ``period`` when ``start`` is not counted, days off left where they fall."""
    if period.unit is Unit.WORKDAY:
        return calendar.add_workdays(start, period.amount)
    if period.unit is Unit.DAY:
        return start + timedelta(days=period.amount)
    return _months_later(start, period.amount)


def rolled(start: date, period: Period, calendar: WorkCalendar) -> date:
    """``last_day``, moved to the next working day where it falls on a day off."""
    return calendar.roll(last_day(start, period, calendar))


def valid_until(first: date, period: Period) -> date:
    """The last day of a validity period whose first day is ``first``: five years from 2026-11-27 end on 2031-11-26.

    Where the corresponding day does not exist (a start on 29 February), the last day of that month is the last day.
    Raises ValueError for a period in working days: no validity is counted so.
    """
    if period.unit is Unit.WORKDAY:
        raise ValueError("a validity period is counted in months or days")
    if period.unit is Unit.DAY:
        return first + timedelta(days=period.amount - 1)
    end = _months_later(first, period.amount)
    return end - timedelta(days=1) if end.day == first.day else end


def days_before(end: date, period: Period, calendar: WorkCalendar) -> date:
    """The day ``period`` before ``end``: when to warn of an expiry, when to send the papers of a hearing."""
    if period.unit is Unit.DAY:
        return end - timedelta(days=period.amount)
    if period.unit is Unit.MONTH:
        return _months_later(end, -period.amount)
    day, left = end, period.amount
    while left:
        day -= timedelta(days=1)
        left -= calendar.is_workday(day)
    return day


def _months_later(day: date, months: int) -> date:
    """The corresponding day ``months`` later (earlier when negative), clipped to the end of its month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
