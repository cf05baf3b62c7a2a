"""What the wording of a whole text leaves open: a name that belongs to statutes, days counted in two ways, bounds not said to be in or out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from app.rules.checks.document import Document
from app.rules.checks.spot import Spot, about_all, at
from app.text.tree import Node

_TITLES = frozenset({"title", "body_title"})
_NOT_CLAUSES = _TITLES | {"number", "addressee", "toc", "imprint", "signature"}
#: 条例 or 法 at the end of the name itself, or of what a 通知 issues; 办法 and 看法 are no statutes
_NAME = r"(?:条例|(?<![办方看做想手用语书设])法)(?:[（(][^）)]{1,8}[）)])?"
_STATUTE = re.compile(rf"(?<!》){_NAME}$|(?:印发|发布|公布|颁布)《[^》]*{_NAME}》")
_N = r"[0-9０-９一二三四五六七八九十百]+\s*个?\s*"
_PERIOD = re.compile(rf"(?<![年月第初\d]){_N}(工作日|自然日|日|天)(?![常志气然津空线照用出报])")
_BOUND = re.compile(
    rf"{_N}(?:万|亿|千)?\s*(?:元|倍|%|％|日|天|个月|月|年|人|名|户|次|平方米|米|吨|辆|周岁|岁|分(?!之)|件)[^。；，（(]{{0,2}}?(?:以上|以下|以内)(?![（(][不均]?含)"
)
_SAID = re.compile(r"(?:包括|包含|不含|含|不包括)本(?:数|级|日)|均(?:包括|含)本")


def named_as_statute(document: Document) -> Iterator[Spot]:
    """TXT-08: a normative document that calls itself 条例 or 法 (规章制定程序条例第七条, a fortiori)."""
    nodes = {node.text: node for node in document.tree.walk() if node.kind in _TITLES}
    for title in document.titles:
        if found := _STATUTE.search(title):
            yield at(nodes[title].path, title, found.span()) if title in nodes else about_all()


def days_counted_two_ways(document: Document) -> Iterator[Spot]:
    """TXT-12: 天 beside 日 or 工作日 in one text; told once, at the first 天."""
    counts: Counter[str] = Counter()
    first: Spot | None = None
    for node, match in _places(document, _PERIOD):
        counts[match.group(1)] += 1
        if match.group(1) == "天" and first is None:
            first = at(node.path, node.text, match.span())
    if first is not None and len(counts) > 1:
        yield _with(first, "、".join(f"“{unit}”{count}处" for unit, count in counts.most_common()))


def bounds_left_open(document: Document) -> Iterator[Spot]:
    """TXT-14: 以上, 以下, 以内 with a number, and nothing says whether the number itself is in; told once, at the first."""
    if any(_SAID.search(sentence) for sentence in document.sentences):
        return
    for node, match in _places(document, _BOUND):
        yield at(node.path, node.text, match.span())
        return


def _with(spot: Spot, said: str) -> Spot:
    return Spot(spot.path, spot.start, spot.end, spot.quote, said)


def _places(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[Node, re.Match[str]]]:
    for node in document.tree.walk():
        if node.text and node.kind not in _NOT_CLAUSES:
            for match in pattern.finditer(node.text):
                yield node, match


#: by the name a pack writes in ``check``
WHOLENESS: Mapping[str, Callable[[Document], Iterable[Spot]]] = {
    "named_as_statute": named_as_statute,
    "days_counted_two_ways": days_counted_two_ways,
    "bounds_left_open": bounds_left_open,
}
