"""An instant is read as a clerk writes it, to the minute."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.errors import Refused
from app.intake.moment import read_moment, written

NOW = datetime(2026, 11, 23, 9, 5, 30)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-11-20 16:42", datetime(2026, 11, 20, 16, 42)),
        ("2026-11-20T16:42:10", datetime(2026, 11, 20, 16, 42)),
        ("11-20 8：05", datetime(2026, 11, 20, 8, 5)),
        ("今天 8:40", datetime(2026, 11, 23, 8, 40)),
        ("8时40分", datetime(2026, 11, 23, 8, 40)),
        ("20261120", datetime(2026, 11, 20, 9, 5)),
        ("", datetime(2026, 11, 23, 9, 5)),
    ],
)
def test_an_instant_is_read(words: str, moment: datetime) -> None:
    assert read_moment(words, NOW) == moment


@pytest.mark.parametrize("words", ["25:00", "32 8:00", "下午", "2026-13-01 8:00"])
def test_what_is_no_instant_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        read_moment(words, NOW)


def test_it_is_written_out_to_the_minute() -> None:
    assert written(NOW) == "2026-11-23 09:05"
