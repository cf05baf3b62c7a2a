from __future__ import annotations

from datetime import datetime

import pytest

from app.correspondence.instants import read_instant
from app.errors import Refused

NOW = datetime(2026, 11, 23, 15, 30, 12)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", NOW),
        ("现在", NOW),
        ("14:05", datetime(2026, 11, 23, 14, 5)),
        ("14：05", datetime(2026, 11, 23, 14, 5)),
        ("9点", datetime(2026, 11, 23, 9, 0)),
        ("昨天 9:30", datetime(2026, 11, 22, 9, 30)),
        ("11-20 14:05", datetime(2026, 11, 20, 14, 5)),
        ("2026年11月20日14时05分", datetime(2026, 11, 20, 14, 5)),
        ("2026-11-20 08:05", datetime(2026, 11, 20, 8, 5)),
        ("11-20", datetime(2026, 11, 20, 12, 0)),
    ],
)
def test_an_instant_is_read_as_a_clerk_writes_it(written: str, meant: datetime) -> None:
    assert read_instant(written, NOW) == meant


@pytest.mark.parametrize("written", ["25:00", "11-20 14:75", "下午", "三点"])
def test_what_is_no_instant_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(Refused, match="。"):
        read_instant(written, NOW)
