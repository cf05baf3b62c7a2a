"""Lists and what leads them in: 下列 with nothing after it, items with nothing before them, marks at the ends of items (ST-06 … ST-08)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from app.rules.checks.document import Document
from app.rules.checks.skeleton import HEADINGS, ITEMS
from app.rules.checks.spot import Spot, at
from app.text.tree import Node

_ANNOUNCED = re.compile(r"(?:下列|如下|以下)[^。；：]{0,20}[：:]$")
_CLOSED = re.compile(
    r"(?:提交|提供|具备|符合|履行|承担|遵守|包括|有|按照)(?:下列|以下)[^。；：，、]{1,10}(?:之一的，[^。；：]{2,24})?。$|(?:下列|以下)[^。；：，、]{1,8}之一的，[^。；：]{2,24}$"
)
"""The same ended like any sentence: the list was cut off or never written."""
_ANNOUNCES = re.compile(r"下列|以下|如下|分为|分别|包括")
_LEADS = re.compile(r"[：:]$|下列|以下|如下|分别(?:为|是)|包括|之一|（?[一二三四五六七八九]）?[个项条类种]|[，、；]$")
_INLINE = re.compile(r"一是|1[.、．]|[（(][一1][）)]|①|首先|第一[，、]")
_LIST = frozenset({*ITEMS, *HEADINGS, "table", "paragraph", "annex", "other"})
_CLAUSES = frozenset({"article", "paragraph", "item"})


def announced_list_missing(document: Document) -> Iterator[Spot]:
    """A sentence that ends 下列……： and is followed by nothing that could be the list (ST-06)."""
    for body in document.bodies:
        yield from _announced(body.nodes)


def _announced(nodes: Sequence[Node]) -> Iterator[Spot]:
    for node, following in zip_longest(nodes, nodes[1:]):
        text = node.text.rstrip()
        found = (_ANNOUNCED.search(text) or _CLOSED.search(text)) if node.kind in _CLAUSES else None
        if found and not node.children and (following is None or following.kind not in _LIST):
            yield at(node.path, node.text, found.span(), found.group())
        yield from _announced(node.children)


def items_without_lead(document: Document) -> Iterator[Spot]:
    """Items （一）（二） after a finished sentence that announces no list (ST-07)."""
    for body in document.bodies:
        for clause in body.clauses:
            node = clause.node
            items = [child for child in node.children if child.kind == "item"]
            if clause.article is None or not items or items[0].number != 1 or node.kind not in ("article", "paragraph"):
                continue
            text = node.text.rstrip()
            tail = text[max(text.rfind(mark, 0, max(len(text) - 1, 0)) for mark in "。；") + 1 :]
            if text.endswith("。") and not _LEADS.search(tail) and not _ANNOUNCES.search(text):
                yield at(node.path, node.text, (len(text) - len(tail), len(text)))


def item_endings(document: Document) -> Iterator[Spot]:
    """The last item of a list that ends in ； although nothing follows, and one before the last that ends in 。 among ； (ST-08)."""
    for body in document.bodies:
        for clause in body.clauses:
            items = [child for child in clause.node.children if child.kind == "item"]
            # what is numbered on below a 款 belongs to the list as well, and so may text after it
            if len(items) > 1 and clause.article is not None and not any(item.children for item in items):
                yield from _endings(items)


def _endings(items: Sequence[Node]) -> Iterator[Spot]:
    ends = [item.text.rstrip()[-1:] for item in items]
    inner = [end for item, end in zip(items[:-1], ends[:-1], strict=True) if "。" not in item.text[:-1]]
    if ends[-1] in ("；", "，", "、"):
        last = items[-1]
        length = len(last.text.rstrip())
        yield at(last.path, last.text, (max(0, length - 8), length), f"最后一项以“{ends[-1]}”结尾")
    if inner.count("；") >= 1 and len(inner) == len(items) - 1:
        for item, end in zip(items[:-1], ends[:-1], strict=True):
            if end in ("。", "，", "、"):
                length = len(item.text.rstrip())
                yield at(item.path, item.text, (max(0, length - 8), length), f"中间的项以“{end}”结尾，其他项以“；”结尾")
