"""文种 read off a title."""

from __future__ import annotations

import pytest

from app.lifecycle.genre import genre, without_draft_mark


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云州区绿道管理办法", "办法"),
        ("云州区绿道管理办法（试行）", "办法"),
        ("云州区绿道管理办法（送审稿）", "办法"),
        ("云州区绿道管理办法（2026年）（试行）", "办法"),
        ("云州区绿道管理办法（2026年修订） (试行)", "办法"),
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


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("云州区绿道管理办法（送审稿）", "云州区绿道管理办法"),
        ("云州区绿道管理办法(征求意见稿)", "云州区绿道管理办法"),
        ("云州区绿道管理办法（试行）（修订草案送审稿）", "云州区绿道管理办法（试行）"),
        ("云州区绿道管理办法（草案第二稿）", "云州区绿道管理办法"),
        ("云州区绿道管理办法（第二次征求意见稿）", "云州区绿道管理办法"),
        ("关于印发《云州区绿道管理办法（审议稿）》的通知", "关于印发《云州区绿道管理办法》的通知"),
        ("云州区绿道管理办法草案", "云州区绿道管理办法"),
        ("云州区绿道管理办法送审稿", "云州区绿道管理办法"),
        ("云州区绿道管理办法（2026年修订）", "云州区绿道管理办法（2026年修订）"),
        ("云州区议案草案审查办法", "云州区议案草案审查办法"),
        ("（送审稿）", "（送审稿）"),
    ],
)
def test_a_title_without_the_mark_of_a_draft(title: str, bare: str) -> None:
    assert without_draft_mark(title) == bare
