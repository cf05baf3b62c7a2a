"""密级 marks: a file that bears one is not for this program (保守国家秘密法; GB/T 9704—2012, 7.2.2)."""

from __future__ import annotations

import re
from pathlib import Path

from app.errors import Hostile
from app.text import normal
from app.text.line import Lines

_LEVEL = r"(?:绝密|机密|秘密)"
_TERM = r"(?:\d{1,3}(?:年|个月|月|天|日)|[一二三四五六七八九十]{1,3}(?:年|个月)|长期|启用前|解密前)"
_MARK = re.compile(
    rf"(?:\d{{6}})?(?:密级|密别|秘密等级|保密等级)?[:：]?[【\[（(]?{_LEVEL}(?:级)?(?:[★☆*]{_TERM}?|[（(]{_TERM}[）)])?[】\]）)]?(?:特急|加急|平急)?"
)
_STARRED = re.compile(rf"(?:^|[^“‘《标]){_LEVEL}[★☆]|^[【\[]{_LEVEL}[】\]]|(?:密级|密别|秘密等级|保密等级)[:：]{_LEVEL}(?![□、/和或])")
_NAME = re.compile(rf"[【\[（(]{_LEVEL}(?:级)?(?:[★☆*]{_TERM}?)?[】\]）)]|{_LEVEL}[★☆]")
HEAD_LINES = 25
LONGEST_STARRED = 30


def refuse(path: Path, read: Lines) -> None:
    """Raise Hostile when the file bears a secrecy mark: as a line (or cell) by itself at the head or in a margin, or with a ★.

    The mere words in a sentence (国家秘密, 商业秘密) are no mark.
    """
    seen: list[str] = [*read.margins, *read.metadata]
    for line in read.lines[:HEAD_LINES]:
        seen.extend(line.text.split("\n"))
        seen.extend(cell for row in line.rows or () for cell in row)
    if any(map(is_mark, seen)) or names_mark(path.name):
        raise Hostile(refusal(path.name))


def names_mark(name: str) -> bool:
    """Whether the file name itself bears a mark (【机密】, 秘密★)."""
    return bool(_NAME.search(name))


def refusal(name: str) -> str:
    """The sentence about such a file."""
    return f"“{name}”标有密级，没有读取，也没有留存。本程序不得用于处理涉密文件，按保密规定另行办理。"


def is_mark(text: str) -> bool:
    """Whether ``text`` is a secrecy mark by itself (机密★1年, 秘 密)."""
    closed = normal.compact(text)
    return bool(_MARK.fullmatch(closed)) or (len(closed) <= LONGEST_STARRED and bool(_STARRED.search(closed)))
