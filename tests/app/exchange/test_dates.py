"""Days in every habit of Chinese offices, and the reason where there is none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.dates import Fault, days_in
from tests.app.exchange.made_ledger import written

DAY = date(2021, 3, 5)


def day_in(cell) -> date | Fault:
    """The one day that a cell names, or why it names none."""
    read = days_in(cell)
    return read.fault or (read.days[0] if len(set(read.days)) == 1 else Fault.SEVERAL)


@pytest.mark.parametrize(
    "cell",
    [
        "2021.3.5", "2021-03-05", "2021/3/5", "2021年3月5日", "2021年3月5号", "2021年03月05日", "20210305", 20210305, 20210305.0, 44260, 44260.0,
        44260.5, "44260", "二〇二一年三月五日", "二○二一年三月五日", "二零二一年三月五日", "21.3.5", "21-3-5", "21年3月5日", "２０２１．３．５", "2021. 3. 5",
        "2021、3、5", "2021—3—5", "2021/3/5 0:00:00", "2021-03-05T08:30:00", "（2021年3月5日）", "2021年3月5日起施行", "2021.3.5（印发）", DAY,
        datetime(2021, 3, 5, 8, 30), "2021.03.05 ", "自2021年3月5日起", "2021. 03.05日",
    ],
)  # fmt: skip
def test_one_day_in_every_habit(cell):
    assert day_in(cell) == DAY


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.integers(0, 9))
def test_every_day_comes_back_from_every_habit(day, habit):
    assert day_in(written(day, habit)) == day


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("2021年3月", Fault.NO_DAY), ("2021.3", Fault.NO_DAY), (2021.1, Fault.NO_DAY), ("2021年3月份", Fault.NO_DAY), ("二〇二一年三月", Fault.NO_DAY),
        ("2021年", Fault.NO_MONTH), (2021, Fault.NO_MONTH), ("3月5日", Fault.NO_YEAR), ("3.5", Fault.NO_YEAR), ("2021-02-30", Fault.NO_SUCH_DAY),
        ("20211305", Fault.NO_SUCH_DAY), ("2021.13.1", Fault.NO_SUCH_DAY), ("2021年2月29日", Fault.NO_SUCH_DAY), ("1021-03-05", Fault.FAR),
        ("2321-03-05", Fault.FAR), ("2021.3.5-2026.3.4", Fault.SEVERAL), ("2021年3月5日、2021年4月5日", Fault.SEVERAL), ("待定", Fault.NONE),
        ("99999", Fault.NONE), (7, Fault.NONE), ("5/3/2021", Fault.NONE), ("2021年3-5月", Fault.NONE), (True, Fault.NONE), (None, Fault.NONE),
    ],
)  # fmt: skip
def test_what_is_no_day_says_why(cell, fault):
    assert day_in(cell) is fault


def test_two_days_in_one_cell_are_two():
    assert days_in("2021年3月5日至2026年3月4日").days == (DAY, date(2026, 3, 4))
    assert days_in("2021.3.5,2021.3.5").days == (DAY, DAY)
    assert day_in("2021.3.5,2021.3.5") == DAY


def test_serials_count_as_spreadsheets_do():
    assert day_in(18264) == date(1950, 1, 1)
    assert day_in((date(2099, 12, 31) - date(1899, 12, 30)) // timedelta(days=1)) == date(2099, 12, 31)


@given(st.text(max_size=30) | st.floats() | st.integers())
def test_nothing_that_stands_in_a_cell_breaks_the_reading(cell):
    day_in(cell)
