"""Counting a period through its standstills (中止) and its one extension (延长) to the last day.

* The days of a standstill, the first and the last, are not counted: neither as 日 nor as 工作日. A period in months ends on its
  corresponding day, and the days lost are added after that.
* An extension is counted from the end before rolling, with its own amount and unit.
* Rolling comes last, and only where the last stretch counted is in 日 or 月; the day it arrives at is worked and not stood still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.periods import Period, Unit, last_day

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standstill:
    """The days from ``first`` to ``last``, both among them, on which a period does not run."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Count:
    """Where a period ends: ``counted_on`` before rolling, ``due_on`` after it.

    ``provisional``: a year whose holidays decide the day is not published yet.
    """

    counted_on: date
    due_on: date
    provisional: bool


def days_of(standstills: Iterable[Standstill]) -> frozenset[date]:
    """Every day of ``standstills``; where two overlap, a day is lost once."""
    return frozenset(one.first + n * _DAY for one in standstills for n in range((one.last - one.first).days + 1))


def count(start: date, stretches: Sequence[Period], still: Set[date], calendar: WorkCalendar, *, rolls: bool) -> Count:
    """Where ``stretches`` end, counted one after the other from ``start``, itself not counted, without the days of ``still``."""
    end, decisive = start, None
    for stretch in stretches:
        if stretch.unit is Unit.WORKDAY and decisive is None:
            decisive = end
        end = _run_out(end, stretch, still, calendar)
    due = end
    if rolls and stretches[-1].unit is not Unit.WORKDAY:
        due = rolled(end, still, calendar)
        decisive = decisive or end
    years = range(decisive.year, due.year + 1) if decisive else ()
    return Count(end, due, not all(calendar.is_known(year) for year in years))


def rolled(day: date, still: Set[date], calendar: WorkCalendar) -> date:
    """``day``, or the next one that is worked and not stood still."""
    while not calendar.is_workday(day) or day in still:
        day += _DAY
    return day


def made_up(after: date, end: date, lost: Set[date], later: Callable[[date, int], date]) -> date:
    """``end`` moved on by as many units as ``lost`` takes out of the time after ``after``, those among the new ones again made up."""
    while missing := sum(after < day <= end for day in lost):
        after, end = end, later(end, missing)
    return end


def days_later(day: date, amount: int) -> date:
    """``day`` moved on by calendar days."""
    return day + amount * _DAY


def _run_out(start: date, period: Period, still: Set[date], calendar: WorkCalendar) -> date:
    end = last_day(start, period, calendar)
    if period.unit is Unit.WORKDAY:
        return made_up(start, end, {day for day in still if calendar.is_workday(day)}, calendar.add_workdays)
    return made_up(start, end, still, days_later)
