"""The tree of a text: nodes as a lawyer would cite them, each knowing where it stood in its source.

Kinds, labels, numbers and paths are fixed by the contract; ``resources/schema/text.json`` holds the JSON shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.text.markup import NO_MARKUP, Markup, Settled

NodeKind = str
KINDS: tuple[NodeKind, ...] = (
    "title", "body_title", "number", "addressee", "preamble", "part", "chapter", "section", "article", "paragraph",
    "item", "subitem", "subsubitem", "heading1", "heading2", "heading3", "heading4", "table", "annex", "signature",
    "footnote", "note", "toc", "imprint", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the characters ``start:end`` of a node's text stand in the source file.

    In Word ``part`` is the package part (``word/document.xml``), ``place`` the index of the ``w:p`` in document order and
    ``offset`` the character offset inside that paragraph's own visible text; in PDF ``part`` is ``page/N`` (from 1),
    ``place`` the line's index on the page and ``box`` its rectangle (x0, top, x1, bottom) in points; in .doc and .wps
    ``WordDocument``, in rich text ``rtf`` and in web pages ``html`` with the paragraph's index, counted as in Word; in plain text
    ``part`` is empty and ``place`` the line number from 0.
    """

    start: int
    end: int
    part: str
    place: int
    offset: int = 0
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a text. ``text`` is its own text without label, heading and children; offsets are code points in it."""

    kind: NodeKind
    path: str
    text: str = ""
    label: str | None = None
    number: int | None = None
    heading: str | None = None
    children: tuple[Node, ...] = ()
    rows: tuple[tuple[str, ...], ...] | None = None
    anchors: tuple[Anchor, ...] = ()
    cell_anchors: tuple[tuple[tuple[Anchor, ...], ...], ...] = ()
    """For a table: where each cell's characters stand, in the shape of ``rows``; empty otherwise."""

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole text and the facts that the text itself fixes (dates are ISO dates or null)."""

    title: str
    body_title: str | None
    document_number: str | None
    issuing_authority: str | None
    addressee: str | None
    signed_on: str | None
    effective_on: str | None
    valid_until: str | None
    nodes: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """Every node in the order of the text."""
        for node in self.nodes:
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of one file: its tree, and what a reviewer must be told before relying on it."""

    file: str
    format: str
    tree: Tree
    pending_revisions: int = 0
    comments: int = 0
    warnings: tuple[str, ...] = ()
    markup: Markup = NO_MARKUP
    settled: Settled = Settled.ACCEPTED
    """How pending tracked changes were taken; without any it says nothing."""
    recognised: tuple[int, ...] = ()
    """The pages (from 1) whose text was recognised from a picture (识别稿): a person must compare it with the original."""
