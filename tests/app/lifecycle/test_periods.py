from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.periods import Period, Unit, days_before, last_day, rolled, valid_until

CALENDAR = WorkCalendar()
STARTS = st.dates(date(2020, 1, 1), date(2025, 12, 31))
DAY = timedelta(days=1)


def walked(start: date, amount: int, unit: Unit) -> date:
    """Brute force: one day at a time, the first not counted."""
    day, left = start, amount
    if unit is Unit.MONTH:
        year, month = start.year, start.month
        for _ in range(amount):
            month += 1
            if month == 13:
                year, month = year + 1, 1
        target = start.day
        while True:
            try:
                return date(year, month, target)
            except ValueError:
                target -= 1
    while left:
        day += DAY
        left -= 1 if unit is Unit.DAY else int(chinese_calendar.is_workday(day))
    return day


@settings(max_examples=500)
@given(STARTS, st.integers(1, 120), st.sampled_from([Unit.DAY, Unit.WORKDAY]))
@example(date(2024, 2, 28), 1, Unit.DAY)
@example(date(2025, 12, 31), 1, Unit.WORKDAY)
def test_days_and_working_days_end_where_walking_ends(start, amount, unit):
    assert last_day(start, Period(amount, unit), CALENDAR) == walked(start, amount, unit)


@settings(max_examples=500)
@given(STARTS, st.integers(1, 72))
@example(date(2024, 1, 31), 1)
@example(date(2024, 2, 29), 12)
@example(date(2025, 10, 31), 4)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start, months):
    assert last_day(start, Period(months, Unit.MONTH), CALENDAR) == walked(start, months, Unit.MONTH)


@settings(max_examples=500)
@given(STARTS, st.integers(1, 200), st.sampled_from(list(Unit)))
def test_a_rolled_deadline_is_the_first_working_day_from_its_last_day_on(start, amount, unit):
    amount = amount if unit is not Unit.MONTH else 1 + amount % 10
    day = walked(start, amount, unit)
    while not chinese_calendar.is_workday(day):
        day += DAY
    assert rolled(start, Period(amount, unit), CALENDAR) == day


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        (date(2026, 11, 27), 15, date(2026, 12, 14)),
        (date(2026, 11, 27), 30, date(2026, 12, 28)),
        (date(2026, 10, 27), 30, date(2026, 11, 26)),
        (date(2026, 9, 1), 30, date(2026, 10, 8)),
    ],
)
def test_filing_days_after_publication(start, amount, due):
    assert rolled(start, Period(amount, Unit.DAY), CALENDAR) == due


def test_fifteen_working_days_skip_the_national_holiday_and_count_its_make_up_days():
    assert last_day(date(2026, 9, 18), Period(15, Unit.WORKDAY), CALENDAR) == date(2026, 10, 15)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 11, 27), 60, date(2031, 11, 26)),
        (date(2027, 1, 1), 60, date(2031, 12, 31)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2024, 3, 1), 24, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 4, 30)),
        (date(2026, 11, 29), 24, date(2028, 11, 28)),
    ],
)
def test_validity_counts_its_first_day_and_never_rolls(first, months, last):
    assert valid_until(first, Period(months, Unit.MONTH)) == last


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 120))
def test_a_later_start_never_ends_earlier(first, months):
    period = Period(months, Unit.MONTH)
    assert valid_until(first, period) <= valid_until(first + DAY, period)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 120))
def test_validity_covers_every_corresponding_day_before_its_end(first, months):
    end = valid_until(first, Period(months, Unit.MONTH))
    after = end + DAY
    later = (after.year - first.year) * 12 + after.month - first.month
    # where the month lacks the corresponding day, the first of the next month takes its place
    assert (later, after.day) in ((months, first.day), (months + 1, 1))


def test_validity_in_days_counts_its_first_day():
    assert valid_until(date(2026, 12, 1), Period(31, Unit.DAY)) == date(2026, 12, 31)


def test_validity_is_not_counted_in_working_days():
    with pytest.raises(ValueError, match="months or days"):
        valid_until(date(2026, 12, 1), Period(10, Unit.WORKDAY))


@pytest.mark.parametrize(
    ("end", "period", "day"),
    [
        (date(2031, 12, 31), Period(6, Unit.MONTH), date(2031, 6, 30)),
        (date(2026, 11, 30), Period(7, Unit.DAY), date(2026, 11, 23)),
        (date(2026, 10, 9), Period(3, Unit.WORKDAY), date(2026, 9, 29)),
    ],
)
def test_counting_back_from_an_end(end, period, day):
    assert days_before(end, period, CALENDAR) == day


@pytest.mark.parametrize("amount", [0, -1])
def test_a_period_has_at_least_one_unit(amount):
    with pytest.raises(ValueError, match="at least one"):
        Period(amount, Unit.DAY)


def test_a_period_is_said_as_the_law_says_it():
    assert [str(Period(n, unit)) for n, unit in ((30, Unit.DAY), (15, Unit.WORKDAY), (6, Unit.MONTH))] == ["30日", "15个工作日", "6个月"]
