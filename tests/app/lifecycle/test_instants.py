"""An instant is read as a clerk writes it, to the minute."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.errors import Refused
from app.lifecycle.instants import of_day, read_instant, written

NOW = datetime(2026, 11, 23, 15, 30, 12)
THIS_MINUTE = datetime(2026, 11, 23, 15, 30)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("", THIS_MINUTE),
        ("现在", THIS_MINUTE),
        ("今天", THIS_MINUTE),
        ("14:05", datetime(2026, 11, 23, 14, 5)),
        ("14：05", datetime(2026, 11, 23, 14, 5)),
        ("9点", datetime(2026, 11, 23, 9, 0)),
        ("8时40分", datetime(2026, 11, 23, 8, 40)),
        ("今天 8:40", datetime(2026, 11, 23, 8, 40)),
        ("昨天 9:30", datetime(2026, 11, 22, 9, 30)),
        ("昨天9:30", datetime(2026, 11, 22, 9, 30)),
        ("11-20 8：05", datetime(2026, 11, 20, 8, 5)),
        ("2026年11月20日14时05分", datetime(2026, 11, 20, 14, 5)),
        ("2026-11-20 16:42", datetime(2026, 11, 20, 16, 42)),
        ("2026-11-20T16:42:10", datetime(2026, 11, 20, 16, 42)),
        ("11-20", datetime(2026, 11, 20, 12, 0)),
        ("20261120", datetime(2026, 11, 20, 12, 0)),
    ],
)
def test_an_instant_is_read(words: str, moment: datetime) -> None:
    assert read_instant(words, NOW) == moment


@pytest.mark.parametrize("words", ["25:00", "32 8:00", "11-20 14:75", "下午", "三点", "2026-13-01 8:00"])
def test_what_is_no_instant_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(Refused, match="。"):
        read_instant(words, NOW)


def test_a_day_alone_is_now_on_its_own_day_and_noon_on_any_other() -> None:
    assert of_day(NOW.date(), NOW) == NOW
    assert of_day(date(2026, 11, 20), NOW) == datetime(2026, 11, 20, 12)


def test_it_is_written_out_to_the_minute() -> None:
    assert written(NOW) == "2026-11-23 15:30"
