"""Dates as a clerk types them."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle.dates import read_date
from tests.app.road import TODAY


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        (" 2026.11.3 ", date(2026, 11, 3)),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026年11月23日", date(2026, 11, 23)),
        ("2026年11月23", date(2026, 11, 23)),
        ("20261123", date(2026, 11, 23)),
        ("11-27", date(2026, 11, 27)),
        ("3月1日", date(2026, 3, 1)),
        ("今天", TODAY),
        ("昨日", date(2026, 11, 22)),
        ("明天", date(2026, 11, 24)),
        ("2028-02-29", date(2028, 2, 29)),
    ],
)
def test_every_way_to_write_a_date(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["2026-02-30", "20261301", "2-30", "0000-01-01", "1026-11-23", "9999-12-31"])
def test_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"核对后重新填写。$"):
        read_date(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "下周三", "2026", "2026-11", "23/11/2026", "2026-11-23T09:00"])
def test_what_is_no_date_is_refused_with_the_ways_to_write_one(typed: str) -> None:
    with pytest.raises(Refused, match="可以写 2026-11-23、20261123、11-23 或者今天"):
        read_date(typed, TODAY)
