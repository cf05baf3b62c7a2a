"""Working days (工作日): the State Council's yearly notices with their make-up days (调休), and the office's own days over them.

The seed knows 2004 to 2026. Outside the known years only Saturdays and Sundays count as days off, and every date
computed there is provisional (放假安排尚未公布).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Seed:
    """Days that differ from the plain week: weekdays off, weekend days worked; ``first``–``last`` are the known years.

    ``names``: the festival of each day off, in Chinese.
    """

    off: frozenset[date]
    worked: frozenset[date]
    first: int
    last: int
    names: Mapping[date, str]


@cache
def seed() -> Seed:
    """The shipped seed, read on first use (importing its package costs 21 ms)."""
    from chinese_calendar import holidays, workdays

    years = {day.year for day in holidays}
    names = {day: _FESTIVALS.get(name, "放假") for day, name in holidays.items()}
    return Seed(frozenset(holidays), frozenset(workdays), min(years), max(years), names)


_FESTIVALS = {
    "New Year's Day": "元旦", "Spring Festival": "春节", "Tomb-sweeping Day": "清明节", "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节", "Mid-autumn Festival": "中秋节", "National Day": "国庆节",
}  # fmt: skip


class WorkCalendar:
    """Which days are worked. Immutable from outside; the working days of a year are worked out once.

    ``overlay``: days the clerk entered (True: worked, False: off), winning over the seed.
    ``confirmed``: years beyond the seed whose notice the clerk has entered wholly, so that their dates are no longer provisional.
    """

    def __init__(self, overlay: Mapping[date, bool] | None = None, confirmed: Collection[int] = ()) -> None:
        self._overlay = dict(overlay or {})
        self._confirmed = frozenset(confirmed)
        self._years: dict[int, tuple[date, ...]] = {}

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked."""
        entered = self._overlay.get(day)
        if entered is not None:
            return entered
        known = seed()
        return day in known.worked or (day.weekday() < _SATURDAY and day not in known.off)

    def is_known(self, year: int) -> bool:
        """Whether the holidays of ``year`` are known; otherwise only weekends count and dates are provisional."""
        return seed().first <= year <= seed().last or year in self._confirmed

    def workdays_between(self, after: date, until: date) -> int:
        """Working days after ``after`` up to and including ``until``.

        Negative when ``until`` lies before ``after``: as many working days have passed since ``until``, ``after`` included.
        """
        if until < after:
            return -self.workdays_between(until, after)
        if after.year == until.year:
            return self._count(until) - self._count(after)
        whole = sum(len(self._workdays(year)) for year in range(after.year, until.year))
        return whole - self._count(after) + self._count(until)

    def add_workdays(self, start: date, amount: int) -> date:
        """The ``amount``-th working day after ``start`` (amount ≥ 1)."""
        if amount < 1:
            raise ValueError("a period of working days has at least one")
        wanted = self._count(start) + amount
        year = start.year
        while wanted > len(self._workdays(year)):
            wanted -= len(self._workdays(year))
            year += 1
        return self._workdays(year)[wanted - 1]

    def roll(self, day: date) -> date:
        """``day`` itself when worked, else the next working day (末日为休假日的顺延, 民法典第二百零三条, by analogy)."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def _count(self, day: date) -> int:
        """Working days of ``day``'s year up to and including it."""
        return bisect_right(self._workdays(day.year), day)

    def _workdays(self, year: int) -> tuple[date, ...]:
        days = self._years.get(year)
        if days is None:
            first = date(year, 1, 1)
            every = (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))
            days = self._years[year] = tuple(day for day in every if self.is_workday(day))
        return days
