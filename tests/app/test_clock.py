"""What lies ahead of the office's present, by the clock of the machine and on a day that was set."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.clock import Clock

DAY = date(2026, 11, 23)


def test_by_the_clock_of_the_machine_the_next_hour_is_to_come_and_the_last_is_not() -> None:
    clock = Clock()
    assert clock.is_to_come(clock.now() + timedelta(hours=1))
    assert not clock.is_to_come(clock.now() - timedelta(hours=1))


def test_on_a_day_that_was_set_no_hour_of_it_is_to_come() -> None:
    clock = Clock(DAY)
    assert clock.today() == DAY
    assert not clock.is_to_come(datetime(2026, 11, 23, 23, 59))
    assert clock.is_to_come(datetime(2026, 11, 24, 0, 0))
