"""The clauses of a text as the workbench steps through them: lines of the outline, and the line each path belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.text.tree import Node, Tree

_HEADS = frozenset({"part", "chapter", "section"})
_LINES = frozenset({"article", "heading1", "annex"})
_UNLISTED = frozenset({"title", "body_title", "number", "toc", "imprint", "footnote"})
_CELL = re.compile(r"第\d+行第\d+格$")
_BRACKETS = "（）()【】[]"
_SNIPPET = 24


@dataclass(frozen=True, slots=True)
class Clause:
    """A line of the outline. ``is_head`` marks chapters, which hold clauses and are none themselves; ``extra`` lines stand only where there is a finding."""

    path: str
    words: str
    is_head: bool = False
    is_extra: bool = False


class Clauses:
    """The clauses of one tree in the order of the text."""

    def __init__(self, tree: Tree) -> None:
        self.lines: list[Clause] = []
        self._line_of: dict[str, str] = {}
        self._place: dict[str, int] = {}
        self._chapter_of: dict[str, str] = {}
        self._articles = {node.path for node in tree.walk() if node.kind == "article"}
        self._take(tree.nodes, "", "")

    def line_of(self, path: str | None) -> str:
        """The path of the outline's line that ``path`` (of a node or a table cell) stands in; empty for the whole document."""
        return "" if path is None else self._line_of.get(path) or self._line_of.get(_CELL.sub("", path), "")

    def is_article(self, line: str) -> bool:
        """Whether a line is an article; a heading with all that stands beneath it is not."""
        return line in self._articles

    def chapter_of(self, line: str) -> str:
        """The path of the chapter that a line stands in; empty outside chapters."""
        return self._chapter_of.get(line, "")

    def place(self, path: str | None) -> int:
        """Where ``path`` stands in the text; what concerns the whole document comes after everything."""
        last = len(self._place)
        return last if path is None else self._place.get(path, self._place.get(_CELL.sub("", path), last))

    def _take(self, nodes: Iterable[Node], line: str, chapter: str) -> None:
        for node in nodes:
            own = line
            if node.kind in _HEADS:
                self.lines.append(Clause(node.path, _head(node), is_head=True))
            elif node.kind in _LINES and not line:
                own = node.path
                self.lines.append(Clause(own, _words(node)))
            elif not line:
                own = node.path
                self.lines.append(Clause(own, _words(node), is_extra=True))
            inside = node.path if node.kind == "chapter" else chapter
            if own != line and inside:
                self._chapter_of[own] = inside
            self._line_of[node.path] = own
            self._place[node.path] = len(self._place)
            self._take(node.children, own, inside)


def _head(node: Node) -> str:
    return "　".join(part for part in (node.label, node.heading or node.text) if part)


def _words(node: Node) -> str:
    """第五条　申请条件; the beginning of the text where there is no heading."""
    if node.kind in _UNLISTED or not node.label:
        return node.path
    heading = (node.heading or "").strip(_BRACKETS)
    words = heading or _first_text(node)[:_SNIPPET]
    return f"{node.label}　{words}" if node.kind in ("article", "annex") else node.label + words


def _first_text(node: Node) -> str:
    return next((inner.text for inner in node.walk() if inner.text), "").replace("\n", " ")
