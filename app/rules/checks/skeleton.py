"""The bodies of a paper as the structural checks walk them: which article, 款, item and chapter each text belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.text.tree import Node

ITEMS = frozenset({"item", "subitem", "subsubitem"})
HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_DIVISIONS = frozenset({"part", "chapter", "section"})
_NOT_CLAUSES = frozenset({"title", "body_title", "number", "addressee", "toc", "imprint", "signature", "note"})

Key = tuple[int, int]
"""An article: its number and that of its 之×, 0 without one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A text with the nodes above it, outermost first, and the node itself last.

    ``paragraph`` is the 款 it stands in, from 1; 0 outside articles.
    """

    node: Node
    chain: tuple[Node, ...]
    article: Node | None
    paragraph: int

    @property
    def path(self) -> str:
        """Its address."""
        return self.node.path

    @property
    def text(self) -> str:
        """Its own text."""
        return self.node.text

    def above(self, kind: str) -> Node | None:
        """The nearest node of ``kind`` that it stands in, itself included."""
        return next((node for node in reversed(self.chain) if node.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Body:
    """One body of a paper: the 办法 itself, a second one beside it, or an annex (``annex`` is then its label)."""

    nodes: tuple[Node, ...]
    clauses: tuple[Clause, ...]
    articles: Mapping[Key, Node]
    annex: str | None = None
    chapters: tuple[Node, ...] = field(default=())


def bodies(nodes: Sequence[Node]) -> tuple[Body, ...]:
    """The bodies of a paper, the main one first."""
    main: list[Node] = []
    beside: dict[str, list[Node]] = {}
    found: list[Body] = []
    for node in nodes:
        if node.kind == "annex":
            found.append(_body(node.children, node.label or node.path))
        elif node.path.startswith("《") and "》" in node.path:
            beside.setdefault(node.path[: node.path.index("》")], []).append(node)
        else:
            main.append(node)
    return (_body(main, None), *(_body(own, None) for own in beside.values()), *found)


def key_of(article: Node) -> Key:
    """The number of an article and that of its 之×."""
    _, _, sub = (article.label or "").partition("之")
    return article.number or 0, "零一二三四五六七八九十".find(sub.strip()[:1]) if sub.strip() else 0


def _body(nodes: Sequence[Node], annex: str | None) -> Body:
    clauses = tuple(clause for node in nodes for clause in _clauses(node, (), None, 0))
    walked = [node for top in nodes for node in top.walk()]
    articles: dict[Key, Node] = {}
    for node in walked:
        if node.kind == "article" and node.number is not None:
            articles.setdefault(key_of(node), node)
    return Body(tuple(nodes), clauses, articles, annex, tuple(node for node in walked if node.kind == "chapter"))


def _clauses(node: Node, chain: tuple[Node, ...], article: Node | None, paragraph: int) -> Iterator[Clause]:
    if node.kind in _NOT_CLAUSES:
        return
    chain = (*chain, node)
    if node.kind == "article":
        article, paragraph = node, 1
    elif node.kind == "paragraph" and article is not None:
        paragraph = node.number or paragraph
    if node.kind not in _DIVISIONS or node.text:
        yield Clause(node, chain, article, paragraph)
    for child in node.children:
        yield from _clauses(child, chain, article, paragraph)


def paragraphs_of(article: Node) -> tuple[Node, ...]:
    """The 款 of an article; the article itself when it has one only."""
    return tuple(child for child in article.children if child.kind == "paragraph") or (article,)
