"""A document as the checks see it: its tree, its titles, its sentences, and what the office knows besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.rules.checks.given import Facts
from app.rules.checks.skeleton import Body, bodies
from app.rules.passages import passages
from app.rules.sentences import closed, sentences
from app.text.tree import Node, Tree


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text under judgement; equal to itself only, so that what several checks ask of it is found once.

    ``effective_on`` and ``valid_until`` are what the reader found fixed by the text; ``sentences`` is the text without blanks, in order.
    """

    titles: tuple[str, ...]
    sentences: tuple[str, ...]
    effective_on: date | None
    valid_until: date | None
    signed_on: date | None
    facts: Facts
    tree: Tree
    nodes: tuple[Node, ...]
    """Every node of the tree in the order of the text."""
    bodies: tuple[Body, ...]
    troubled: frozenset[str] = frozenset()
    """The groups of the rules that found a violation or a risk in its clauses."""


def document(tree: Tree, facts: Facts, troubled: frozenset[str] = frozenset()) -> Document:
    """``tree`` as the checks see it; ``troubled`` as in :class:`Document`."""
    texts = tuple(closed(sentence.text).text for passage in passages(tree) for sentence in sentences(passage.text))
    titles = tuple(title for title in (tree.title, tree.body_title) if title)
    return Document(
        titles,
        texts,
        _date(tree.effective_on),
        _date(tree.valid_until),
        _date(tree.signed_on),
        facts,
        tree,
        tuple(tree.walk()),
        bodies(tree.nodes),
        troubled,
    )


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
