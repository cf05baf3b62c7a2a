"""Cross references of a clause to places of its own text: 第八条, 本办法第八条第二款第（三）项, 第三章, 附件2, 前款, 前条.

A reference to another law (《行政处罚法》第八条) is none of the text's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.compare.comparison import Unit
from app.law.citations import masked
from app.text import numerals

_N = f"[〇零一二三四五六七八九十百千0-9]{{1,{numerals.LONGEST}}}"
_AND = r"(?:[、，,和及与或至到]|以及|或者|[-—－~～])"
_LIST = rf"{_N}(?:{_AND}{_N})*"
_ATOM = re.compile(
    rf"第(?P<article>{_LIST})条(?:之(?P<sub>{_N}))?"
    rf"|第(?P<clause>{_LIST})款"
    rf"|第?[（(](?P<bracketed>{_N})[）)]项|第(?P<item>{_LIST})项"
    rf"|第(?P<division>{_LIST})(?P<rank>[编章节])"
    rf"|附件(?P<annex>{_N})"
    rf"|前(?P<back>[一二两三四五]?)(?P<unit>[条款])"
)
_FOREIGN = re.compile(r"(?:》|[法典例]|办法|规定|细则|规则|决定|解释|意见)(?:[（(][^（）()]{0,40}[）)])?\s*$")
_OWN = re.compile(r"本(?:法|条例|办法|规定|细则|规则|决定|解释|意见|[\u4e00-\u9fff]{2,6}(?:办法|规定|细则|规则|意见|条例))\s*$")
_CONNECTED = re.compile(rf"\s*{_AND}?\s*")
_KINDS = {"编": "part", "章": "chapter", "节": "section"}
_ARTICLE_OF = re.compile(rf"^(.*?)第{numerals.NUMERAL}+条(?:之{numerals.NUMERAL}+)?(?:＃\d+)?$")
_CLAUSE_OF = re.compile(rf"第({numerals.NUMERAL}+)款")
_ITEM_OF = re.compile(r"第（?([一二三四五六七八九十]+)）?项")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference points: ``kind`` is article, part, chapter, section or annex; ``clause`` (款) and ``item`` (项) are 0 where none is named."""

    body: str
    kind: str
    number: int
    sub: int = 0
    clause: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """``text[start:end]`` of a unit names ``places``, several where it is a list (第八、九条)."""

    start: int
    end: int
    places: tuple[Place, ...]


def body_of(unit: Unit) -> str:
    """The body a unit stands in, as its paths begin: '' for the main one, “附件2 ” or 《title》 for others."""
    found = _ARTICLE_OF.match(unit.path)
    if found:
        return found[1]
    return unit.path.rpartition(" ")[0] + " " if " " in unit.path else ""


def clause_and_item(unit: Unit, path: str) -> tuple[int, int]:
    """The 款 and 项 of a node of ``unit`` by its path; an article of one 款 has the first."""
    rest = path[len(unit.path) :]
    clause, item = _CLAUSE_OF.search(rest), _ITEM_OF.search(rest)
    return numerals.to_int(clause[1]) if clause else 1, numerals.to_int(item[1]) if item else 0


def may_refer(text: str) -> bool:
    """A cheap look whether ``text`` can hold a reference at all."""
    return "第" in text or "前" in text or "附件" in text or "）项" in text


def references(unit: Unit) -> tuple[Reference, ...]:
    """Every reference of ``unit`` to its own text, in order."""
    if not may_refer(unit.text):
        return ()
    return tuple(_references(unit, masked(unit.text)))


def _references(unit: Unit, text: str) -> Iterator[Reference]:
    body = body_of(unit)
    foreign, end, named = False, -1, Place(body, "", 0)
    for found in _ATOM.finditer(text):
        between = text[end : found.start()] if end >= 0 else "x"
        if not _CONNECTED.fullmatch(between):
            tail = text[max(found.start() - 60, 0) : found.start()]
            foreign = bool(_FOREIGN.search(tail)) and not _OWN.search(tail)
            named = _here(unit, body, found.start())
        end = found.end()
        places = _places(found, named, _here(unit, body, found.start()))
        if not places:
            continue
        named = places[-1]
        if not foreign:
            yield Reference(found.start(), found.end(), places)


def _here(unit: Unit, body: str, offset: int) -> Place:
    """The place of the words at ``offset`` themselves."""
    part = max((part for part in unit.parts if part.start <= offset), key=lambda part: part.start, default=None)
    clause, item = clause_and_item(unit, part.node.path) if part else (1, 0)
    return Place(body, "article", unit.number or 0, unit.sub, clause, item)


def _places(found: re.Match[str], named: Place, here: Place) -> tuple[Place, ...]:
    """What one mention names, ``named`` being what the mention before it named and ``here`` where it stands."""
    if found["article"]:
        sub = numerals.to_int(found["sub"]) if found["sub"] else 0
        return tuple(Place(here.body, "article", n, sub) for n in _numbers(found["article"]))
    if found["clause"]:
        return tuple(replace(named, clause=n, item=0) for n in _numbers(found["clause"]))
    if found["bracketed"] or found["item"]:
        return tuple(replace(named, item=n) for n in _numbers(found["bracketed"] or found["item"]))
    if found["division"]:
        return tuple(Place(here.body, _KINDS[found["rank"]], n) for n in _numbers(found["division"]))
    if found["annex"]:
        return (Place("", "annex", numerals.to_int(found["annex"])),)
    return _back(found, here)


def _back(found: re.Match[str], here: Place) -> tuple[Place, ...]:
    """前款, 前两条: the ones right before."""
    count = numerals.to_int(found["back"]) if found["back"] else 1
    if found["unit"] == "条":
        return tuple(Place(here.body, "article", here.number - n) for n in range(count, 0, -1) if here.number > n)
    return tuple(replace(here, clause=here.clause - n, item=0) for n in range(count, 0, -1) if here.clause > n)


def _numbers(words: str) -> list[int]:
    return [numerals.to_int(each) for each in re.findall(_N, words)]
