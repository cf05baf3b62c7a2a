"""From a tree to the passages that are judged: an item together with the lead-in that its list hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.rules.sentences import Sentence
from app.text.tree import Node, Tree

#: front and back matter: names and addresses, not clauses
_NOT_CLAUSES = frozenset({"title", "body_title", "number", "addressee", "toc", "imprint", "signature"})
_ITEMS = frozenset({"item", "subitem", "subsubitem"})
_HEADINGS = frozenset({"heading1", "heading2", "heading3", "heading4"})
_COLONS = ("：", ":")
#: a heading that announces what is numbered under it (二、严禁下列行为)
_ANNOUNCES = re.compile(r"(?:下列|以下|如下)[^。；]{0,12}$")


@dataclass(frozen=True, slots=True)
class Lead:
    """The last sentence of a lead-in, at ``sentence.start`` of the text at ``path``."""

    path: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """Text judged at one address; ``leads`` are the lead-ins above it, outermost first."""

    path: str
    text: str
    leads: tuple[Lead, ...] = ()

    @property
    def lead_text(self) -> str:
        """The lead-ins put together, as they are read before the text."""
        return "".join(lead.sentence.text for lead in self.leads)


def passages(tree: Tree) -> Iterator[Passage]:
    """Every clause of ``tree`` in the order of the text; labels, headings, titles and tables of contents are not clauses."""
    yield from _below(tree.nodes, ())


def _below(nodes: tuple[Node, ...], leads: tuple[Lead, ...]) -> Iterator[Passage]:
    """``leads`` are those of the parent; a paragraph that ends with ： leads the headings numbered after it."""
    running: tuple[Lead, ...] = ()
    for node in nodes:
        if node.kind in _NOT_CLAUSES:
            continue
        own = leads if node.kind in _ITEMS else running if node.kind in _HEADINGS and running else _colon_only(node, leads)
        yield from _passages_of(node, own)
        lead = _lead(node)
        yield from _below(node.children, (*own, lead) if lead else own if node.kind in _ITEMS else ())
        if node.kind not in _HEADINGS and node.kind not in _ITEMS:
            running = (*own, lead) if lead and node.text.endswith(_COLONS) else ()


def _colon_only(node: Node, leads: tuple[Lead, ...]) -> tuple[Lead, ...]:
    """The leads that reach a child which is no item: only those that announce it with a colon or as 下列."""
    last = leads[-1].sentence.text if leads else ""
    colon = (last.endswith(_COLONS) or _ANNOUNCES.search(last) is not None) and node.kind in _HEADINGS | {"paragraph"}
    return leads if colon else ()


def _passages_of(node: Node, leads: tuple[Lead, ...]) -> Iterator[Passage]:
    if node.text:
        yield Passage(node.path, node.text, leads)
    for r, row in enumerate(node.rows or (), 1):
        for c, cell in enumerate(row, 1):
            if cell:
                yield Passage(f"{node.path}第{r}行第{c}格", cell)


def _lead(node: Node) -> Lead | None:
    """The sentence of ``node`` that its children hang on: all after the last full stop."""
    if not node.text or not node.children:
        return _tail(node) if node.text.endswith(_COLONS) else None
    return _tail(node)


def _tail(node: Node) -> Lead:
    text = node.text.rstrip()
    start = max(text.rfind(mark, 0, max(len(text) - 1, 0)) for mark in "。\n") + 1
    sentence = text[start:].lstrip()
    return Lead(node.path, Sentence(len(text) - len(sentence), sentence))
