"""What a lawyer would cite: the path of each node, unique in the file (a repeat gets ＃2)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from app.text import normal, numerals
from app.text.draft import Draft
from app.text.tree import Node

_PLAIN = {
    "title": "标题",
    "body_title": "正文标题",
    "number": "文号",
    "addressee": "主送",
    "signature": "落款",
    "toc": "目录",
    "imprint": "版记",
}
_DIVISIONS = {"part": "编", "chapter": "章", "section": "节"}
_USUAL = str.maketrans("()．０１２３４５６７８９", "（）.0123456789")
_AS_ONE = re.compile("[㈠-㈩⒈-⒛⑴-⒇]")
_COUNTED = {"preamble": "前言第{}段", "other": "其他第{}段", "footnote": "脚注{}", "paragraph": "第{}段"}


@dataclass(slots=True)
class _Scope:
    """One body: paths in it begin with ``prefix``; ``counts`` numbers what the paper itself does not number."""

    prefix: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    restarts: bool = False
    """Headings begin with 一、 again in each chapter, so that the chapter is cited with them."""


class _Sealer:
    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def unique(self, path: str) -> str:
        self.seen[path] += 1
        return path if self.seen[path] == 1 else f"{path}＃{self.seen[path]}"

    def seal(self, draft: Draft, parent: str, article: str, scope: _Scope) -> Node:
        """``parent`` is the path this one continues, ``article`` that of the article around it ('' outside)."""
        number = draft.number
        if draft.kind == "annex":
            path = self.unique(scope.prefix + _annex(draft))
            inner = _Scope(path + " ", restarts=_restarts(draft.children))
            return self._node(draft, path, number, tuple(self.seal(c, "", "", inner) for c in draft.children))
        if draft.kind == "table":
            scope.counts["table:" + article] += 1
            number = scope.counts["table:" + article]
            path = f"{article or scope.prefix}表{number}"
        elif draft.kind in _COUNTED and draft.number is None:
            key = draft.kind + (":" + parent if draft.kind == "paragraph" else "")
            scope.counts[key] += 1
            number = scope.counts[key]
            path = (parent or scope.prefix) + _COUNTED[draft.kind].format(number)
        else:
            path = self._name(draft, parent, scope)
        path = self.unique(path)
        inner_article = path if draft.kind == "article" else article
        children = tuple(self.seal(c, path, inner_article, scope) for c in draft.children)
        return self._node(draft, path, number, children)

    def _name(self, draft: Draft, parent: str, scope: _Scope) -> str:
        prefix, kind, number = scope.prefix, draft.kind, draft.number or 0
        if kind in _PLAIN:
            return prefix + _PLAIN[kind]
        if kind == "note":
            return prefix + (draft.role or "附注")
        if kind in _DIVISIONS:
            return (parent or prefix) + f"第{_han(number)}{_DIVISIONS[kind]}"
        if kind == "article":
            sub = "之" + _han(draft.sub) if draft.sub else ""
            return f"{prefix}第{_han(number)}条{sub}"
        if kind == "paragraph":
            return f"{parent}第{_han(number)}款"
        if kind.startswith("heading"):
            base = "" if parent.endswith(("编", "章", "节")) and not scope.restarts else parent
            return (base or prefix) + _printed(draft)
        if kind == "item":
            return f"{parent}第{_printed(draft)}项" if "（" in _printed(draft) else f"{parent}第{_han(number)}项"
        if kind == "subitem":
            return f"{parent}第{number}目"
        return parent + _printed(draft)

    @staticmethod
    def _node(draft: Draft, path: str, number: int | None, children: tuple[Node, ...]) -> Node:
        return Node(
            draft.kind, path, draft.text, draft.label, number, draft.heading, children, draft.rows, draft.anchors, draft.cells
        )  # fmt: skip


def _han(number: int) -> str:
    """The numeral of a path; what no law would number is written in figures."""
    return numerals.to_chinese(number) if 0 < number < 10**8 else "零" if number == 0 else str(number)


def _printed(draft: Draft) -> str:
    """The label in its usual print: （三）, 1., 一、 ."""
    label = normal.compact(_AS_ONE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), draft.label or "")).translate(_USUAL)
    return re.sub(r"^(\d+)、$", r"\1.", label)


def _restarts(drafts: list[Draft]) -> bool:
    """Whether two divisions among ``drafts`` have a heading with the same label directly in them."""
    divisions = [draft for draft in drafts if draft.kind in _DIVISIONS]
    divisions += [inner for draft in divisions for inner in draft.children if inner.kind in _DIVISIONS]
    labels = [{_printed(child) for child in each.children if child.kind == "heading1"} for each in divisions]
    return sum(map(len, labels)) > len(set().union(*labels))


def _annex(draft: Draft) -> str:
    name = re.sub(r"[\s:：]", "", draft.label or "附件")
    return re.sub(r"[一二三四五六七八九十]+$", lambda m: str(numerals.to_int(m[0])), name)


def seal(bodies: list[tuple[str, list[Draft]]]) -> tuple[Node, ...]:
    """Nodes with their paths; each body is its prefix ('' for the main one, 《title》 for a further one) and its drafts."""
    sealer = _Sealer()
    scopes: dict[str, _Scope] = {}
    nodes: list[Node] = []
    for prefix, drafts in bodies:
        scope = scopes.setdefault(prefix, _Scope(prefix, restarts=_restarts([d for p, each in bodies if p == prefix for d in each])))
        nodes.extend(sealer.seal(draft, "", "", scope) for draft in drafts)
    return tuple(nodes)
