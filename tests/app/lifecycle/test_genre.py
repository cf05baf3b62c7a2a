"""文种 read off a title."""

from __future__ import annotations

import pytest

from app.lifecycle.genre import genre


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云州区绿道管理办法", "办法"),
        ("云州区绿道管理办法（试行）", "办法"),
        ("云州区绿道管理办法（送审稿）", "办法"),
        ("云州区养犬管理实施细则", "细则"),
        ("云州区公租房实施办法", "办法"),
        ("云州区人民政府关于印发《云州区绿道管理办法》的通知", "通知"),
        ("云州区人民政府关于促进消费的若干措施", "措施"),
        ("办法论", ""),
        ("", ""),
    ],
)
def test_the_end_of_a_title_names_its_kind(title: str, expected: str) -> None:
    assert genre(title) == expected
