"""Counting through standstills and an extension, case by case as one would explain it."""

from __future__ import annotations

from datetime import date

import pytest

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.counting import Standstill, count, days_of
from app.lifecycle.periods import Period, Unit

CALENDAR = WorkCalendar()


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def period(text: str) -> Period:
    amount, _, unit = text.partition(" ")
    return Period(int(amount), Unit(unit))


@pytest.mark.parametrize(
    ("start", "lengths", "stood", "counted_on", "due_on"),
    [
        ("11-02", ["10 日"], [], "11-12", "11-12"),
        ("11-02", ["10 日"], [("11-05", "11-05")], "11-13", "11-13"),
        ("11-02", ["10 日"], [("11-05", "11-06")], "11-14", "11-16"),
        ("11-02", ["10 日"], [("11-05", "11-06"), ("11-06", "11-07")], "11-15", "11-16"),
        ("11-02", ["10 日"], [("11-12", "11-20")], "11-21", "11-23"),
        ("11-02", ["10 日"], [("11-05", "11-06"), ("11-16", "11-18")], "11-14", "11-19"),
        ("11-02", ["5 工作日"], [("11-05", "11-08")], "11-11", "11-11"),
        ("11-02", ["5 工作日"], [("11-07", "11-08")], "11-09", "11-09"),
        ("08-31", ["1 月"], [], "09-30", "09-30"),
        ("08-31", ["1 月"], [("09-10", "09-12")], "10-03", "10-08"),
        ("11-02", ["10 日", "5 日"], [], "11-17", "11-17"),
        ("11-04", ["10 日", "5 工作日"], [], "11-20", "11-20"),
        ("11-04", ["10 日", "1 月"], [], "12-14", "12-14"),
    ],
    ids=[
        "plain", "a standstill of one day", "of two, then rolled off a Saturday", "two that share a day lose it once",
        "on the last day itself", "what comes after the end only holds the day it rolls to", "working days lose working days",
        "a weekend costs no working day", "the last of a shorter month", "days lost go after the corresponding day, then a holiday",
        "an extension", "an extension begins at the end before rolling, a Saturday", "an extension in months from that Saturday",
    ],
)  # fmt: skip
def test_where_a_period_ends(start: str, lengths: list[str], stood: list[tuple[str, str]], counted_on: str, due_on: str) -> None:
    still = days_of(Standstill(day(first), day(last)) for first, last in stood)
    found = count(day(start), [period(length) for length in lengths], still, CALENDAR, rolls=True)
    assert (found.counted_on, found.due_on) == (day(counted_on), day(due_on))


def test_a_leap_day_is_the_corresponding_day_of_a_longer_month() -> None:
    assert count(date(2024, 1, 31), [period("1 月")], frozenset(), CALENDAR, rolls=False).due_on == date(2024, 2, 29)
    assert count(date(2024, 2, 29), [period("12 月")], frozenset(), CALENDAR, rolls=False).due_on == date(2025, 2, 28)


def test_only_what_the_calendar_decides_is_provisional() -> None:
    def is_provisional(start: date, length: str, *, rolls: bool) -> bool:
        return count(start, [period(length)], frozenset(), CALENDAR, rolls=rolls).provisional

    assert is_provisional(date(2026, 12, 20), "30 日", rolls=True)
    assert not is_provisional(date(2026, 12, 20), "30 日", rolls=False)
    assert is_provisional(date(2026, 12, 20), "30 工作日", rolls=False)
    assert not is_provisional(date(2026, 11, 2), "30 工作日", rolls=True)
