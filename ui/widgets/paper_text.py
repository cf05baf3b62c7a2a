"""What stands on the paper: paragraphs with their path, and marks on their characters. Offsets are code points in ``text``, as everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.text.tree import Node
from ui.widgets.tone import Tone

_SPACED = {"article", "chapter", "section", "part", "annex"}
_CENTERED = {"title", "body_title", "number", "part", "chapter", "section"}
_INSIDE = "第表（0123456789"


@dataclass(frozen=True, slots=True)
class PaperParagraph:
    """A paragraph on paper. ``label`` and ``heading`` are shown before ``text`` and are not counted in offsets.

    ``kind`` is a node kind of the contract, or ``fold`` (a folded chapter, a line in the window's font), or ``cell`` (of a table row: ``cell`` is its index and
    the number of cells in the row). ``align`` is justify, left, center or right; empty takes the kind's own.
    """

    path: str
    kind: str
    label: str = ""
    text: str = ""
    align: str = ""
    heading: str = ""
    cell: tuple[int, int] | None = None

    @property
    def prefix(self) -> str:
        """What stands before the text: 第五条　, （一）, 第二章　申请与审核."""
        if self.kind in _SPACED:
            words = "　".join(part for part in (self.label, self.heading) if part) if self.kind != "article" else self.label + self.heading
            return words + ("　" if words and self.text else "")
        return self.label + self.heading

    @property
    def shown(self) -> str:
        """The whole line of characters on paper."""
        return self.prefix + self.text

    @property
    def alignment(self) -> str:
        """How it is set."""
        if self.align:
            return self.align
        own = {"signature": "right", "cell": "left", "addressee": "left"}
        return "center" if self.kind in _CENTERED else own.get(self.kind, "justify")


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight on ``text[start:end]`` of the paragraph at ``path``; ``number`` is that of the finding; handled ones are a dotted line: green, grey where set aside."""

    path: str
    start: int
    end: int
    tone: Tone
    number: int
    handled: bool = False
    set_aside: bool = False


def belongs(path: str, clause: str) -> bool:
    """Whether ``path`` is ``clause`` or lies inside it: 第八条第一款 in 第八条, but 第一条之一 not in 第一条."""
    return path == clause or (path.startswith(clause) and path[len(clause)] in _INSIDE)


def paper_paragraphs(nodes: Iterable[Node]) -> list[PaperParagraph]:
    """A text's nodes as they stand on paper, in order; the first 款 of an article stands on the article's own line."""
    laid: list[PaperParagraph] = []
    for node in nodes:
        laid.extend(_of(node))
    return laid


def _of(node: Node) -> list[PaperParagraph]:
    if node.rows is not None:
        return _cells(node)
    own = PaperParagraph(node.path, node.kind, node.label or "", node.text, heading=node.heading or "")
    below = paper_paragraphs(node.children)
    runs_on = node.kind == "article" and not node.text and below and node.children[0].kind == "paragraph"
    if runs_on:
        first = below[0]
        return [replace(first, kind="article", label=own.label, heading=own.heading), *below[1:]]
    return ([own] if own.shown else []) + below


def _cells(node: Node) -> list[PaperParagraph]:
    cells = []
    for line, texts in enumerate(node.rows or (), start=1):
        for column, text in enumerate(texts, start=1):
            path = f"{node.path}第{line}行第{column}格"
            cells.append(PaperParagraph(path, "cell", text=text, align="left", cell=(column - 1, len(texts))))
    return cells
