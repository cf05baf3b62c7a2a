"""文种: what a document calls itself (办法, 规定, 细则 …), read off the end of its title (党政机关公文处理工作条例 §8 and usage)."""

from __future__ import annotations

import re

_GENRES = (
    "实施办法",
    "实施细则",
    "办法",
    "规定",
    "细则",
    "规则",
    "规程",
    "方案",
    "意见",
    "措施",
    "决定",
    "通告",
    "公告",
    "通知",
    "标准",
    "指引",
    "批复",
    "函",
)
_TAIL = re.compile(r"[（(][^（()）]*[）)]$")


def genre(title: str) -> str:
    """The kind that ``title`` ends with, a bracket (（试行）, （送审稿）) left out; empty when it names none."""
    bare = _TAIL.sub("", title.strip())
    found = next((kind for kind in _GENRES if bare.endswith(kind)), "")
    return found.removeprefix("实施")
