"""A tree as the lines it is printed in: the way back from nodes to paragraphs, so that a text can be written to Word.

Reading the lines again gives the same nodes (kind, label, heading, text, rows), for a tree that was itself read from lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.text import cues, marks
from app.text.tree import Node, Tree

GAP = "　"
_LINE_BY_LINE = frozenset({"title", "body_title", "signature", "imprint", "note", "toc"})
_DIVISIONS = frozenset({"part", "chapter", "section"})
_OPENING = re.compile(r"\s*[（(【［]")
_BRACKETED = re.compile(r"[（(【［][^（）()【】［］]{1,40}[）)】］]")


class Role(StrEnum):
    """Which part of a node some characters are; ``GAP`` is the blank between two of them and part of none."""

    LABEL = "label"
    HEADING = "heading"
    TEXT = "text"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one line: which part of the node at ``path`` they are, and where they begin in its text or heading."""

    role: Role
    text: str
    path: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """One paragraph, or one table (``rows`` set), that begins the node at ``path`` or goes on with it.

    ``kind`` says how it looks on paper: that of the node, or annex_title for the title of an annex.
    """

    path: str
    kind: str
    stretches: tuple[Stretch, ...] = ()
    rows: tuple[tuple[str, ...], ...] | None = None

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(stretch.text for stretch in self.stretches)


def printed(tree: Tree) -> tuple[Printed, ...]:
    """The lines of ``tree`` in the order of the text, footnotes last as the tree has them."""
    apart = any(node.kind == "article" and node.heading and not _BRACKETED.fullmatch(node.heading) for node in tree.walk())
    return tuple(line for node in tree.nodes for line in _lines(node, apart))


def _lines(node: Node, apart: bool) -> Iterator[Printed]:
    """``apart``: a text with headings that no bracket marks has each heading on a line of its own."""
    if node.rows is not None:
        yield Printed(node.path, "table", rows=node.rows)
    elif node.kind in _LINE_BY_LINE:
        yield from _line_by_line(node)
    elif node.kind == "annex":
        yield from _annex(node)
    elif node.kind in _DIVISIONS:
        yield from _division(node)
    elif node.kind == "article":
        yield from _article(node, apart)
    else:
        yield from _numbered(node)
    for child in _below(node, apart):
        yield from _lines(child, apart)


def _whole(node: Node, *stretches: Stretch, kind: str = "") -> Printed:
    return Printed(node.path, kind or node.kind, tuple(each for each in stretches if each.text))


def _label(node: Node) -> Stretch:
    return Stretch(Role.LABEL, node.label or "", node.path)


def _body(node: Node) -> Stretch:
    return Stretch(Role.TEXT, node.text, node.path)


def _line_by_line(node: Node) -> Iterator[Printed]:
    """What was read from several lines and joined: each stands in a paragraph of its own again."""
    if node.label:
        yield _whole(node, _label(node), kind="annex")
    start = 0
    for text in node.text.split("\n"):
        yield _whole(node, Stretch(Role.TEXT, text, node.path, start))
        start += len(text) + 1


def _annex(node: Node) -> Iterator[Printed]:
    titles: list[Stretch] = []
    start = 0
    for text in (node.heading or "").split("\n"):
        titles.append(Stretch(Role.HEADING, text, node.path, start))
        start += len(text) + 1
    beside = titles[0].text != "" and not cues.is_titular(titles[0].text)
    yield _whole(node, _label(node), *((Stretch(Role.GAP, GAP), titles.pop(0)) if beside else ()))
    for title in titles:
        if title.text:
            yield _whole(node, title, kind="annex_title")
    if node.text:
        yield _whole(node, _body(node), kind="paragraph")


def _division(node: Node) -> Iterator[Printed]:
    heading = Stretch(Role.HEADING, node.heading or "", node.path)
    on_one = (_label(node), Stretch(Role.GAP, GAP if heading.text else ""), heading)
    if not heading.text or marks.division("".join(s.text for s in on_one)):
        yield _whole(node, *on_one)
    else:
        yield _whole(node, _label(node))
        yield _whole(node, heading)
    if node.text:
        yield _whole(node, _body(node), kind="paragraph")


def _article(node: Node, apart: bool) -> Iterator[Printed]:
    """第三条　（目的）文字 on one line, the text its own or that of 款 1; a text that would be taken for a heading stands on the next one."""
    head = [_label(node)]
    if node.heading:
        head += [Stretch(Role.GAP, GAP), Stretch(Role.HEADING, node.heading, node.path)]
    first = _first(node)
    if first is not None and not _stands_below(node, first.text, apart):
        yield _whole(node, *head, Stretch(Role.GAP, "" if node.heading else GAP), _body(first))
        yield from (line for child in first.children for line in _lines(child, apart) if first is not node)
        return
    yield _whole(node, *head)
    if node.text:
        yield _whole(node, _body(node))


def _below(node: Node, apart: bool) -> tuple[Node, ...]:
    """The children that are not printed with the line of ``node``."""
    first = _first(node) if node.kind == "article" else None
    joins = first is not None and first is not node and not _stands_below(node, first.text, apart)
    return node.children[1:] if joins else node.children


def _first(article: Node) -> Node | None:
    """What stands on the line of an article: its own text, or its first 款 where that begins it."""
    if article.text:
        return article
    first = article.children[0] if article.children else None
    return first if first is not None and first.kind == "paragraph" and first.text else None


def _stands_below(article: Node, text: str, apart: bool) -> bool:
    return apart if article.heading else bool(_OPENING.match(text))


def _numbered(node: Node) -> Iterator[Printed]:
    if not node.label:
        if node.text:
            yield _whole(node, _body(node))
        return
    gap = "" if _reads_alike(node) else " "
    yield _whole(node, _label(node), Stretch(Role.GAP, gap if node.text else ""), _body(node))


def _reads_alike(node: Node) -> bool:
    found = marks.numbered((node.label or "") + node.text)
    return found is not None and found.label == node.label
