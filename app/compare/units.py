"""A tree as the units that are compared: articles, headings with their own line and direct paragraphs, other leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.compare.comparison import Field, Part, Unit
from app.text import numerals
from app.text.tree import Node, Tree

HEADINGS = frozenset({"part", "chapter", "section", "heading1", "heading2", "heading3", "heading4"})
"""What has a line of its own above other clauses; an annex is one too, but its paragraphs are clauses of their own."""
_WITH_PARAGRAPHS = HEADINGS | {"article"}
_SUB = re.compile(rf"之\s*({numerals.NUMERAL}+)")


def units(tree: Tree) -> tuple[Unit, ...]:
    """The units of ``tree`` in the order of the text; every heading, text and cell of the tree lies in exactly one of them."""
    return tuple(_unit(nodes, ordinal) for ordinal, nodes in enumerate(_grouped(tree.nodes)))


def _grouped(nodes: Iterable[Node]) -> Iterator[tuple[Node, ...]]:
    """The nodes of each unit, the one that names it first."""
    for node in nodes:
        if node.kind == "article":
            yield tuple(node.walk())
            continue
        own = [child for child in node.children if node.kind in _WITH_PARAGRAPHS and child.kind == "paragraph"]
        taken = {id(child) for child in own}
        yield (node, *(inner for child in own for inner in child.walk()))
        yield from _grouped(child for child in node.children if id(child) not in taken)


@dataclass(slots=True)
class _Gathering:
    """The words of a unit while they are put one after the other."""

    texts: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    length: int = 0

    def put(self, node: Node, words: str | None, where: Field, row: int | None = None, column: int | None = None) -> None:
        if words:
            self.parts.append(Part(node, self.length, row, column, where))
            self.texts.append(words)
            self.length += len(words) + 1


def _unit(nodes: tuple[Node, ...], ordinal: int) -> Unit:
    first = nodes[0]
    if len(nodes) == 1 and first.heading is None and first.rows is None:
        # most units are one text
        return _made(first, first.text, (Part(first, 0),) if first.text else (), ordinal)
    found = _Gathering()
    for node in nodes:
        found.put(node, node.heading, Field.HEADING)
        found.put(node, node.text, Field.TEXT)
        for row, cells in enumerate(node.rows or ()):
            for column, cell in enumerate(cells):
                found.put(node, cell, Field.CELL, row, column)
    return _made(first, "\n".join(found.texts), tuple(found.parts), ordinal)


def _made(node: Node, text: str, parts: tuple[Part, ...], ordinal: int) -> Unit:
    label = node.label
    sub = _SUB.search(label) if label and "之" in label and node.kind == "article" else None
    number = node.number if label else None
    return Unit(node.path, node.kind, label, node.heading, text, parts, ordinal, number, numerals.to_int(sub[1]) if sub else 0)
