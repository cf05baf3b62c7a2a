"""Which backups stay, day after day over years."""

from __future__ import annotations

from datetime import datetime, timedelta

from db.rotation import DAYS, MONTHS, OF_THE_DAY, kept


def lived(days: int, a_day: int = 3) -> list[str]:
    """The names that are left after ``days`` days of ``a_day`` backups each."""
    names: list[str] = []
    begin = datetime(2024, 1, 1, 9)
    for day in range(days):
        for n in range(a_day):
            names.append(f"{begin + timedelta(days=day, minutes=10 * n):%Y%m%d-%H%M%S}")
            names = sorted(kept(names))
    return names


def test_after_years_thirty_days_and_twelve_months_are_left() -> None:
    names = lived(800)
    last = max(names)[:8]
    assert len({name[:8] for name in names}) == DAYS + MONTHS - 2  # the newest days of the last two months are among the thirty
    assert len({name[:6] for name in names}) == MONTHS
    assert [name for name in names if name[:8] == last] == sorted(names)[-3:]
    days = sorted({name[:8] for name in names})[-DAYS:]
    assert datetime.strptime(days[-1], "%Y%m%d") - datetime.strptime(days[0], "%Y%m%d") == timedelta(days=DAYS - 1)


def test_the_newest_of_each_earlier_day_is_the_one_that_stays() -> None:
    assert [name[9:] for name in lived(10)] == ["092000"] * 9 + ["090000", "091000", "092000"]


def test_the_last_several_of_the_newest_day_stay() -> None:
    assert len(lived(1, a_day=40)) == OF_THE_DAY


def test_days_without_work_take_no_place() -> None:
    names = [f"2026{month:02}{day:02}-090000" for month in range(1, 7) for day in (1, 15)]
    assert kept(names) == frozenset(names)


def test_nothing_is_kept_of_nothing() -> None:
    assert kept([]) == frozenset()
