from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lifecycle.calendar import WorkCalendar

CALENDAR = WorkCalendar()
KNOWN = st.dates(date(2004, 1, 1), date(2026, 12, 31))


@given(KNOWN)
def test_known_years_agree_with_the_published_notices(day):
    assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day)


@pytest.mark.parametrize("day", [date(2026, 2, 14), date(2026, 10, 10), date(2025, 9, 28)])
def test_a_make_up_day_at_a_weekend_is_worked(day):
    assert day.weekday() > 4
    assert CALENDAR.is_workday(day)


def test_national_day_is_off_though_a_weekday():
    assert not CALENDAR.is_workday(date(2026, 10, 1))


def test_an_unknown_year_counts_only_weekends_and_says_so():
    assert not CALENDAR.is_known(2027)
    assert CALENDAR.is_workday(date(2027, 10, 1))
    assert not CALENDAR.is_workday(date(2027, 10, 2))
    assert CALENDAR.is_known(2026)
    assert CALENDAR.is_known(2004)
    assert not CALENDAR.is_known(2003)


def test_a_year_whose_notice_was_entered_is_known():
    calendar = WorkCalendar({date(2027, 10, 1): False}, confirmed={2027})
    assert calendar.is_known(2027)
    assert not calendar.is_workday(date(2027, 10, 1))


def test_one_entered_day_does_not_make_its_year_known():
    assert not WorkCalendar({date(2027, 10, 1): False}).is_known(2027)


def test_the_offices_own_day_wins_over_the_seed():
    calendar = WorkCalendar({date(2026, 11, 24): False, date(2026, 11, 28): True})
    assert not calendar.is_workday(date(2026, 11, 24))
    assert calendar.is_workday(date(2026, 11, 28))
    assert calendar.workdays_between(date(2026, 11, 23), date(2026, 11, 28)) == 4


def test_a_later_change_of_the_given_days_does_not_reach_the_calendar():
    days = {date(2026, 11, 24): False}
    calendar = WorkCalendar(days)
    days[date(2026, 11, 25)] = False
    assert calendar.is_workday(date(2026, 11, 25))


@given(st.dates(date(2003, 6, 1), date(2027, 12, 31)), st.integers(0, 900))
def test_working_days_between_are_those_met_walking_day_by_day(after, distance):
    until = after + timedelta(days=distance)
    walked = sum(CALENDAR.is_workday(after + timedelta(days=n)) for n in range(1, distance + 1))
    assert CALENDAR.workdays_between(after, until) == walked
    assert CALENDAR.workdays_between(until, after) == -walked


def test_overdue_working_days_are_negative():
    assert CALENDAR.workdays_between(date(2026, 11, 23), date(2026, 11, 19)) == -2


@given(st.dates(date(2003, 6, 1), date(2027, 12, 31)), st.integers(1, 300))
def test_adding_working_days_ends_on_the_nth_one_walked(start, amount):
    day, met = start, 0
    while met < amount:
        day += timedelta(days=1)
        met += CALENDAR.is_workday(day)
    assert CALENDAR.add_workdays(start, amount) == day


def test_no_working_days_cannot_be_added():
    with pytest.raises(ValueError, match="at least one"):
        CALENDAR.add_workdays(date(2026, 11, 23), 0)


def test_rolling_leaves_a_working_day_and_passes_over_the_whole_holiday():
    assert CALENDAR.roll(date(2026, 11, 26)) == date(2026, 11, 26)
    assert CALENDAR.roll(date(2026, 10, 1)) == date(2026, 10, 8)
    assert CALENDAR.roll(date(2026, 10, 10)) == date(2026, 10, 10)
