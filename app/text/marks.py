"""The marks that open a clause: 第三条, 第一章, 一、 （一） 1. （1） ①, found at the start of a line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from app.text import numerals

_N = numerals.NUMERAL
_MANY_N = rf"{_N}{{1,{numerals.LONGEST}}}"
_ANY_N = rf"(?:{_MANY_N}|\d{{1,4}})"
_DIVISION = re.compile(rf"第\s*((?:{_N}|[—－]){{1,{numerals.LONGEST}}}|\d{{1,3}})\s*(分?编|章|节)")
_ARTICLE = re.compile(rf"第\s*({_ANY_N})\s*条(?:\s*之\s*({_N}{{1,3}})(?!{_N}))?")
_STOP = re.compile(r"\s*[:：、]")
_STYLES = (
    re.compile(rf"({_N}{{1,5}})\s*、(?!\s*{_N}+\s*(?:、|级|类|等|款|项|次|产))"),
    re.compile(rf"[（(]\s*({_N}{{1,5}})\s*[）)]|([㈠-㈩])"),
    re.compile(r"(\d{1,3})\s*(?:[.．](?!\d)|、(?!\s*\d+\s*(?:、|号|级|类)))|([⒈-⒛])"),
    re.compile(r"[（(]?\s*(\d{1,3})\s*[）)]|([⑴-⒇])"),
    re.compile(r"()([①-⑳])"),
)
_FIRST = re.compile(rf"{_N}|[（(\d㈠-㈩⒈-⒛⑴-⒇①-⑳]")
# what follows a 第N条 that is only mentioned: 第三条规定的…, 第三条第二款, 第三条至第五条
_MENTION = re.compile(
    r"\s*第\s*[一二三四五六七八九十百\d]+\s*[款项目]"
    r"|规定|所列|所称|所规定|所述|至(?!少|今|迟)|到(?!期|达|场|位)|、(?=\s*(?:第|本|《|前))|和(?!解|谐|平)|及(?!时|格)|与(?!会)|或|以及|以上|以下|的|之"
    r"|中(?:的|规定|关于|所)|[～~—－-]|[，。；,;）)》”]"
)
_LONGEST_DIVISION = 40


class Style(IntEnum):
    """How a numbered line is printed, outermost first (GB/T 9704—2012, 7.3.3)."""

    HAN_COMMA = 0
    HAN_BRACKET = 1
    ARABIC = 2
    ARABIC_BRACKET = 3
    CIRCLED = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line: ``label`` as printed, ``end`` the offset after it, ``sub`` the 之一 of an article."""

    label: str
    number: int
    end: int
    sub: int = 0


@dataclass(frozen=True, slots=True)
class Division(Mark):
    """第一编, 第一章, 第一节; ``kind`` is part, chapter or section."""

    kind: str = "chapter"


@dataclass(frozen=True, slots=True)
class Numbered(Mark):
    """一、 （一） 1. （1） ①."""

    style: Style = Style.HAN_COMMA


def division(text: str) -> Division | None:
    """The 编, 章 or 节 that ``text`` opens, or None; a sentence that only mentions one opens none."""
    found = _DIVISION.match(text) if text.startswith("第") else None
    if found is None or len(text) > _LONGEST_DIVISION or re.search(r"[。；，：]", text) or _MENTION.match(text, found.end()):
        return None
    number = numerals.to_int(found[1])
    kind = {"章": "chapter", "节": "section"}.get(found[2], "part")
    return Division(found[0], number, found.end(), kind=kind)


def article(text: str, last: int) -> Mark | None:
    """The article that ``text`` opens, or None; ``last`` is the number of the article before it (0 at the start)."""
    found = _ARTICLE.match(text) if text.startswith("第") else None
    if found is None or _MENTION.match(text, found.end()):
        return None
    mark = _article(found)
    rest = text[mark.end :]
    apart = mark.end > found.end() or not rest or rest[0].isspace() or rest[0] in "（(【［["
    if found[1].isdigit() and not apart:
        return None
    return mark if apart or mark.number in (last, last + 1, 1) or last < mark.number <= last + 3 else None


def article_inside(text: str, last: int, start: int = 1) -> int | None:
    """Where, in mid-line after 。 or ；, the article after ``last`` opens; None when it does not."""
    if text.find("第", start) < 0:
        return None
    for found in _ARTICLE.finditer(text, start):
        before = text[: found.start()].rstrip()
        follows = before.endswith(("。", "；", ";")) and not _MENTION.match(text, found.end())
        if follows and _article(found).number == last + 1 and not found[1].isdigit():
            return found.start()
    return None


def _article(found: re.Match[str]) -> Mark:
    """The mark as printed, with the ： or 、 that some papers set after it."""
    sub = numerals.to_int(found[2]) if found[2] else 0
    stop = _STOP.match(found.string, found.end())
    end = stop.end() if stop else found.end()
    return Mark(found.string[found.start() : end], numerals.to_int(found[1]), end, sub)


def numbered(text: str) -> Numbered | None:
    """The 一、 （一） 1. （1） or ① that ``text`` opens, or None."""
    if not _FIRST.match(text):
        return None
    for style, pattern in zip(Style, _STYLES, strict=True):
        found = pattern.match(text)
        if found:
            number = numerals.to_int(found[1]) if found[1] else int(unicodedata.numeric(found[2]))
            return Numbered(found[0], number, found.end(), style=style)
    return None


def opens(text: str) -> bool:
    """Whether ``text`` opens any clause, for deciding where a paragraph begins."""
    found = _ARTICLE.match(text) if text.startswith("第") else None
    return bool((found and not _MENTION.match(text, found.end())) or division(text) or numbered(text))
