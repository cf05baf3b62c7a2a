"""文种: what a document calls itself (办法, 规定, 细则 …), read off the end of its title (党政机关公文处理工作条例 §8 and usage);
and the mark of a draft that a title bears until it is registered."""

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
_TAIL = re.compile(r"(?:\s*[（(〔\[][^（()）〔〕\[\]]*[）)〕\]])+$")


def genre(title: str) -> str:
    """The kind that ``title`` ends with, the brackets behind it (（试行）, （2026年）（送审稿）) left out; empty when it names none."""
    bare = _TAIL.sub("", title.strip())
    found = next((kind for kind in _GENRES if bare.endswith(kind)), "")
    return found.removeprefix("实施")


_DRAFT = (
    r"(?:第?[一二三四五1-5]次|再次)?(?:公开)?"
    r"(?:(?:修订|修正|修改)?草案(?:(?:公开)?(?:送审|征求意见|审议|讨论|修改|审查|表决|建议)?第?[一二三四五1-5]?稿)?"
    r"|(?:修订|修正)?(?:公开)?(?:送审|征求意见|审议|讨论|代拟|报批|报审|审查|审后|修改|修订|会签)第?[一二三四五1-5]?稿|初稿)"
)
_MARKED = re.compile(rf"\s*[（(〔\[]\s*{_DRAFT}\s*[）)〕\]]")
_MARKED_BARE = re.compile(rf"(?<=[法定则程案见施告知准引])(?:{_DRAFT})$")


def draft_mark(title: str) -> str:
    """The first mark of a draft that ``title`` bears, in its brackets where it has them; empty when there is none."""
    found = _MARKED.search(title) or _MARKED_BARE.search(title.strip())
    return found.group().strip() if found else ""


def without_draft_mark(title: str) -> str:
    """``title`` without （送审稿）, （征求意见稿）, （修订草案） and their like, wherever they stand; （试行） and the rest stay."""
    return _MARKED_BARE.sub("", _MARKED.sub("", title).strip()) or title
