"""简称 and definitions: each used after it is given and not before, one thing under one name (ST-09, ST-13 … ST-15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.rules.checks.document import Document
from app.rules.checks.skeleton import Body, Clause
from app.rules.checks.spot import Spot, at

_GIVEN = re.compile(
    r"[（(](?:以下|下文|后文|下)?(?:简称|统称|合称|并称|称)(?:为|：|作)?[“‘\"《]?([^）)“”’\"《》，；。]{2,24})[”’\"》]?[）)]|，以下(?:简称|统称)(?:为)?[“‘\"]?([^）)“”’\"，；。、]{2,16})[”’\"]?(?=[，。；）)])"
)
_DEFINED = re.compile(
    r"(?:^|[。；])(?:本[^，。；]{1,8}?(?:所称|中的|中所称)的?|（[一二三四五六七八九十]+）)?[“\"]?([^，。；、：“”\"（）的]{2,20}?)[”\"]?(?:（[^）]*）)?，?(?:是指|系指)"
)
_DEFINES = re.compile(r"所称|用语|术语|含义|定义")
_FULL = re.compile(r"([一-龥（）()《》、·]{3,40})$")
_LINKS = re.compile(r"^(?:和|与|及|或者?|由|向|对|将|经|报|在|为|是|根据|按照|依照|通过|以|从|包括|成立|设立|建立|使用|应当|负责|委托)")
_LEAST_LAW = 3
_OF_THE_STATE = ("国务院", "上级", "各级", "地方", "其他", "有关")


@dataclass(frozen=True, slots=True)
class _Given:
    """A 简称 or a defined term: where it is given and what for."""

    name: str
    full: str
    clause: Clause
    start: int
    end: int
    order: int


def unused_short_name(document: Document) -> Iterator[Spot]:
    """A 简称 that nothing after it uses (ST-09, ST-13)."""
    for body in document.bodies:
        texts = _texts(body)
        everything = _everything(document)
        for given in _given(body):
            if not _used_after(texts, given) and everything.count(given.name) <= _own_count(given):
                yield at(given.clause.path, given.clause.text, (given.start, given.end), given.name)


def _own_count(given: _Given) -> int:
    return given.clause.text[: given.end].count(given.name)


def unused_definition(document: Document) -> Iterator[Spot]:
    """A term that 所称……是指 defines and that stands nowhere else (ST-09, ST-13)."""
    everything = _everything(document)
    for body in document.bodies:
        for given in _definitions(body):
            if everything.count(given.name) <= 1:
                yield at(given.clause.path, given.clause.text, (given.start, given.end), given.name)


def defined_twice(document: Document) -> Iterator[Spot]:
    """One 简称 given to two things, or one thing given two 简称, or a term defined twice (ST-14)."""
    for body in document.bodies:
        seen: dict[str, _Given] = {}
        for given in _given(body):
            before = seen.setdefault(given.name, given)
            if before is not given and not _same(before.full, given.full):
                said = f"“{given.name}”在{before.clause.path}已经用作“{before.full}”的简称"
                yield at(given.clause.path, given.clause.text, (given.start, given.end), said)
        named: list[_Given] = []
        for given in _given(body):
            earlier = next((one for one in named if one.name != given.name and _same_thing(one.full, given.full)), None)
            if earlier is not None:
                said = f"“{earlier.full}”在{earlier.clause.path}简称“{earlier.name}”，这里又简称“{given.name}”"
                yield at(given.clause.path, given.clause.text, (given.start, given.end), said)
            named.append(given)
        terms: dict[str, _Given] = {}
        for given in _definitions(body):
            before = terms.setdefault(given.name, given)
            if before is not given:
                said = f"“{given.name}”在{before.clause.path}已经定义"
                yield at(given.clause.path, given.clause.text, (given.start, given.end), said)


def used_before_given(document: Document) -> Iterator[Spot]:
    """A 简称 that stands in an article before the one that gives it (ST-15)."""
    for body in document.bodies:
        texts = _texts(body)
        for given in _given(body):
            if len(given.name) < _LEAST_LAW or given.name in given.clause.text[: given.start]:
                continue
            for clause, text in texts[: given.order]:
                position = text.find(given.name)
                if position >= 0 and not _is_opening(body, clause) and _stands_alone(text, position, given):
                    yield at(clause.path, text, (position, position + len(given.name)), f"“{given.name}”到{given.clause.path}才注明是简称")
                    break


def _stands_alone(text: str, position: int, given: _Given) -> bool:
    """Whether the name stands by itself, not inside the full name or a title."""
    if text.endswith(_OF_THE_STATE, 0, position):
        return False
    inside_title = text.rfind("《", 0, position) > text.rfind("》", 0, position)
    return not inside_title and given.full not in text


def _is_opening(body: Body, clause: Clause) -> bool:
    """Whether ``clause`` is before the first article or is it: the purpose names things before they are introduced."""
    return bool(body.articles) and (clause.article is None or clause.article.number == 1)


def _texts(body: Body) -> Sequence[tuple[Clause, str]]:
    return [(clause, clause.text) for clause in body.clauses]


def _everything(document: Document) -> str:
    """All words of the paper but its titles: of clauses, headings and tables."""
    parts: list[str] = []
    for node in document.nodes:
        if node.kind not in ("title", "body_title", "toc"):
            parts += [node.heading or "", node.text, *("\n".join(row) for row in node.rows or ())]
    return "\n".join(parts)


def _used_after(texts: Sequence[tuple[Clause, str]], given: _Given) -> bool:
    if given.name in given.clause.text[given.end :]:
        return True
    return any(given.name in text or given.name in (clause.node.heading or "") for clause, text in texts[given.order + 1 :])


def _given(body: Body) -> Iterator[_Given]:
    for order, clause in enumerate(body.clauses):
        if "称" not in clause.text:
            continue
        for found in _GIVEN.finditer(clause.text):
            names = re.split(r"[”’\"]?[、和或][“‘\"]?", found[1] or found[2])
            if len(names) == 1 and names[0].strip():
                full = _full_name(clause.text[: found.start()])
                yield _Given(names[0].strip(), full, clause, found.start(), found.end(), order)


def _full_name(before: str) -> str:
    """The words that a 简称 stands for, as far as they can be told: the title before it, else its last run of Han."""
    before = before.rstrip()
    if before.endswith("》"):
        return before[before.rfind("《") :]
    found = _FULL.search(before)
    words = found[1] if found else ""
    return _LINKS.sub("", re.split(r"[、（）()《》]", words)[-1])


def _same(one: str, other: str) -> bool:
    return one == other or one.endswith(other) or other.endswith(one)


def _same_thing(one: str, other: str) -> bool:
    return min(len(one), len(other)) > _LEAST_LAW and _same(one, other)


def _definitions(body: Body) -> Iterator[_Given]:
    for order, clause in enumerate(body.clauses):
        if "是指" not in clause.text and "系指" not in clause.text:
            continue
        above = clause.text if clause.node.kind != "item" else "".join(node.text for node in clause.chain[:-1])
        if not _DEFINES.search(above):
            continue
        for found in _DEFINED.finditer(clause.text):
            name = re.sub(r"^本[^，。；]{1,8}?所称的?", "", found[1]).strip()
            if len(name) > 1 and not re.search(r"[其该此]$|^(?:其|该|此|前款|本条|以上|上述|之|对)|包括|所称|规定", name):
                yield _Given(name, "", clause, found.start(1), found.end(1), order)
