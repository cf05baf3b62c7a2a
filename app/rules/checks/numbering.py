"""Numbers of chapters, articles, items and headings in their order (ST-01 … ST-05, ST-11)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.rules.checks.document import Document
from app.rules.checks.skeleton import HEADINGS, Body, key_of
from app.rules.checks.spot import Spot, about_all, at
from app.text.numerals import to_chinese
from app.text.tree import Node

_UNITS = {"part": "编", "chapter": "章", "section": "节"}
_NUMERAL = re.compile(r"第\s*([一二三四五六七八九十百千零〇○廿卅]+)\s*[编章节条]")
_IN_TEXT = re.compile(
    r"第(?:[一二三四五六七八九十百]*[廿卅〇○][一二三四五六七八九十百廿卅〇○]*|一十[一二三四五六七八九]?|[一二三四五六七八九]百[一二三四五六七八九])条"
)
_ODD = ("廿", "卅")
_GENERAL = re.compile(r"总则|总纲|一般规定|通则|基本规定|总体要求|序言|概述")
_FINAL = re.compile(r"附则|附加|其他规定|补充规定|其他事项|其他")
_HAN = re.compile("[\u4e00-\u9fff]")
"""Figures of a table that was read as lines are no items."""
_NOT_WORDS = re.compile(r"\s|\{[^}]*\}")
_LEAST_CHAPTERS = 3
_LONG_ENOUGH = 30
_SAMPLES = 12
_NEARLY = 0.9
_SHORTER, _LONGER = 0.85, 1.18


def broken_order(document: Document) -> Iterator[Spot]:
    """Chapters, sections, articles, items and headings that leave a number out, repeat one or go back (ST-01)."""
    for body in document.bodies:
        yield from _articles(body)
        yield from _divisions(body.nodes, _UNITS)
        yield from _headings(body.nodes)
        for siblings in _lists(body):
            yield from _items(siblings)


def _articles(body: Body) -> Iterator[Spot]:
    before: tuple[int, int] | None = None
    for node in (node for top in body.nodes for node in top.walk()):
        if node.kind != "article" or node.number is None:
            continue
        key = key_of(node)
        said = _article_out_of_order(before, key)
        if said:
            yield _at_start(node, said)
        before = key


def _article_out_of_order(before: tuple[int, int] | None, key: tuple[int, int]) -> str | None:
    number, _sub = key
    if before is None:
        return None if number == 1 else f"第一个条文是第{to_chinese(number)}条" if number > 1 else None
    last, last_sub = before
    if key == (last + 1, 0) or key == (last, last_sub + 1):
        return None
    if key == before:
        return f"条号第{to_chinese(number)}条重复"
    if number > last + 1:
        return f"第{to_chinese(last)}条之后是第{to_chinese(number)}条，条号不连续"
    return f"第{to_chinese(last)}条之后是第{to_chinese(number)}条，条号顺序有误" if number else None


def _divisions(nodes: Sequence[Node], units: dict[str, str]) -> Iterator[Spot]:
    for kind, unit in units.items():
        own = [node for node in nodes if node.kind == kind and node.number]
        for before, node in zip([None, *own], own, strict=False):
            expected = (before.number or 0) + 1 if before else 1
            # chapters may run on through the parts of a law
            if node.number != expected and (before is not None or kind == "section"):
                said = f"这里应当是第{to_chinese(expected)}{unit}，写的是第{to_chinese(node.number or 0)}{unit}"
                yield _at_start(node, said)
    for node in nodes:
        if node.kind in units:
            yield from _divisions(node.children, units)


def _headings(nodes: Sequence[Node]) -> Iterator[Spot]:
    """A number follows the one before it, in its part of the text or in the whole text, or begins again at 1."""
    overall: dict[str, int] = {}
    within: dict[tuple[int, str], int] = {}
    for parent, node in _with_parents(nodes, 0):
        number = node.number or 0
        if node.kind not in HEADINGS or not number:
            continue
        place = (parent, node.kind)
        before = within.get(place, overall.get(node.kind, 0))
        if number not in (1, within.get(place, 0) + 1, overall.get(node.kind, 0) + 1):
            yield _at_start(node, _label_said(node, before))
        within[place] = overall[node.kind] = number


def _with_parents(nodes: Sequence[Node], parent: int) -> Iterator[tuple[int, Node]]:
    for node in nodes:
        yield parent, node
        if node.kind in HEADINGS or node.kind in _UNITS:
            yield from _with_parents(node.children, id(node))


def _lists(body: Body) -> Iterator[tuple[Node, ...]]:
    """The items of each article, which may run on through its 款, and the 目 under each item."""
    for article in body.articles.values():
        walked = tuple(article.walk())
        items = tuple(node for node in walked if node.kind == "item")
        if items:
            yield items
        for node in walked:
            for kind in ("subitem", "subsubitem"):
                own = tuple(child for child in node.children if child.kind == kind)
                if own:
                    yield own


def _items(siblings: tuple[Node, ...]) -> Iterator[Spot]:
    """A new list may begin at 1 anywhere; else each number follows the one before."""
    last, before = 0, ""
    for node in siblings:
        number = node.number or 0
        # an item run into the line of the one before is there all the same
        if number not in (0, 1, last + 1) and _HAN.search(node.text) and (number < 2 or f"（{to_chinese(number - 1)}）" not in before):
            yield _at_start(node, _label_said(node, last))
        last, before = number, node.text


def _label_said(node: Node, before: int) -> str:
    label = (node.label or "").strip()
    return f"序号{label}重复" if node.number == before else f"序号{label}之前缺了序号，或者顺序有误"


def odd_numeral(document: Document) -> Iterator[Spot]:
    """第廿条, 第一百〇五条, 第一十二条 where laws print 第二十条, 第一百零五条, 第十二条 (ST-03)."""
    for node in document.nodes:
        written = _NUMERAL.match(node.label or "")
        if written and node.number and node.kind in ("article", *_UNITS) and written[1] != to_chinese(node.number):
            yield _at_start(node, f"{(node.label or '').strip()}一般写作“{to_chinese(node.number)}”")
        elif node.text and "第" in node.text:
            for found in _IN_TEXT.finditer(node.text):
                yield at(node.path, node.text, found.span(), f"序号写法不规范：“{found.group()}”")


def chapters_without_frame(document: Document) -> Iterator[Spot]:
    """A text in chapters whose first is no 总则 or whose last is no 附则 (ST-05)."""
    for body in document.bodies:
        if body.annex is not None or len(body.chapters) < _LEAST_CHAPTERS:
            continue
        first, last = (_NOT_WORDS.sub("", chapter.heading or "") for chapter in (body.chapters[0], body.chapters[-1]))
        if not _GENERAL.search(first):
            yield about_all(f"第一章是“{first}”，不是总则")
        if not _FINAL.search(last):
            yield about_all(f"最后一章是“{last}”，不是附则")


def empty_or_repeated(document: Document) -> Iterator[Spot]:
    """Articles with no words, and articles that say nearly the same as an earlier one (ST-11)."""
    for body in document.bodies:
        whole = [(node, _all_text(node)) for node in body.articles.values()]
        for node, text in whole:
            if not text and not any(below.rows for below in node.walk()):
                yield about_all(f"{node.path}没有内容")
        yield from _repeated([(node, text) for node, text in whole if len(text) >= _LONG_ENOUGH])


def _repeated(articles: Sequence[tuple[Node, str]]) -> Iterator[Spot]:
    by_length = sorted((len(text), n) for n, (_, text) in enumerate(articles))
    for n, (node, text) in enumerate(articles):
        alike = by_length[
            bisect_left(by_length, (int(len(text) / _LONGER), 0)) : bisect_left(by_length, (int(len(text) / _SHORTER) + 1, 0))
        ]
        step = max(1, (len(text) - 4) // _SAMPLES)
        samples = [text[k : k + 4] for k in range(0, len(text) - 3, step)]
        for earlier, other in (articles[m] for m in sorted(m for _, m in alike if m < n)):
            if _SHORTER < len(text) / len(other) < _LONGER and _has_all_but_two(other, samples) and _likeness(text, other) > _NEARLY:
                yield _at_start(node, f"{node.path}与{earlier.path}内容几乎相同")
                break


def _has_all_but_two(text: str, samples: Sequence[str]) -> bool:
    """Whether nearly all ``samples`` stand in ``text``: a few searches tell nearly every pair apart before anything is built."""
    missed = 0
    for sample in samples:
        if sample not in text:
            missed += 1
            if missed > 2:
                return False
    return True


def _likeness(one: str, other: str) -> float:
    pieces, also = ({text[n : n + 4] for n in range(len(text) - 3)} for text in (one, other))
    return len(pieces & also) / max(len(pieces), len(also), 1)


def _all_text(node: Node) -> str:
    return "".join("".join(below.text for below in node.walk()).split())


def _at_start(node: Node, said: str) -> Spot:
    """The first words of ``node`` or of what stands under it; the whole document where it has none."""
    spoken = next((below for below in node.walk() if below.text), None)
    if spoken is None:
        return about_all(said)
    return at(spoken.path, spoken.text, (0, min(len(spoken.text), 16)), said)


def _heading_lists(body: Body) -> Iterator[tuple[Node, ...]]:
    for kind in HEADINGS:
        own = tuple(node for _, node in _with_parents(body.nodes, 0) if node.kind == kind)
        if own:
            yield own


def mixed_labels(document: Document) -> Iterator[Spot]:
    """Labels of one list printed in two styles, （一） beside (二) or 1. beside 2、 (ST-02)."""
    for body in document.bodies:
        for siblings in (*_lists(body), *_heading_lists(body)):
            styles = [re.sub(r"[^（）()、.．]", "", (node.label or "").strip()) for node in siblings]
            for style, node in zip(styles, siblings, strict=True):
                if style != styles[0] and len({key for key, _ in groupby(styles)}) > 1:
                    yield _at_start(node, f"同一层次的序号写法不一致：{(siblings[0].label or '').strip()}与{(node.label or '').strip()}")
                    break
