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
    """Characters of one line; with role TEXT they begin at ``start`` of the node's text."""

    role: Role
    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """One paragraph, or one table (``rows`` set), of the node at ``path``; ``kind`` says how it looks on paper.

    ``kind`` is that of the node, or annex_title for the title of an annex.
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
    for child in node.children:
        yield from _lines(child, apart)


def _whole(node: Node, *stretches: Stretch, kind: str = "") -> Printed:
    return Printed(node.path, kind or node.kind, tuple(each for each in stretches if each.text))


def _label(node: Node) -> Stretch:
    return Stretch(Role.LABEL, node.label or "")


def _body(node: Node) -> Stretch:
    return Stretch(Role.TEXT, node.text)


def _line_by_line(node: Node) -> Iterator[Printed]:
    """What was read from several lines and joined: each stands in a paragraph of its own again."""
    if node.label:
        yield _whole(node, _label(node), kind="annex")
    start = 0
    for text in node.text.split("\n"):
        yield _whole(node, Stretch(Role.TEXT, text, start))
        start += len(text) + 1


def _annex(node: Node) -> Iterator[Printed]:
    lines = (node.heading or "").split("\n")
    gap = () if cues.is_titular(lines[0]) or not lines[0] else (Stretch(Role.GAP, GAP), Stretch(Role.HEADING, lines.pop(0)))
    yield _whole(node, _label(node), *gap)
    for line in lines:
        if line:
            yield _whole(node, Stretch(Role.HEADING, line), kind="annex_title")
    if node.text:
        yield _whole(node, _body(node), kind="paragraph")


def _division(node: Node) -> Iterator[Printed]:
    heading = Stretch(Role.HEADING, node.heading or "")
    on_one = (_label(node), Stretch(Role.GAP, GAP if heading.text else ""), heading)
    if not heading.text or marks.division("".join(s.text for s in on_one)):
        yield _whole(node, *on_one)
    else:
        yield _whole(node, _label(node))
        yield _whole(node, heading)
    if node.text:
        yield _whole(node, _body(node), kind="paragraph")


def _article(node: Node, apart: bool) -> Iterator[Printed]:
    """第三条　（目的）文字 on one line; a text that would be taken for a heading stands on the next one."""
    head = [_label(node)]
    if node.heading:
        head += [Stretch(Role.GAP, GAP), Stretch(Role.HEADING, node.heading)]
    if node.text and (apart if node.heading else _OPENING.match(node.text)):
        yield _whole(node, *head)
        yield _whole(node, _body(node))
    else:
        yield _whole(node, *head, Stretch(Role.GAP, GAP if node.text and not node.heading else ""), _body(node))


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
