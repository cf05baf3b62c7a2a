"""A tree as the lines a person sees, one entry each with how deep it stands; and entries back to a tree with its paths and facts.

An article is two entries or more: itself with its label, and each of its 款, also when it has only one. Entries that no edit has touched give the
tree they came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from app.text import facts, normal, numerals, paths
from app.text.draft import Draft
from app.text.tree import Node, Tree

_SUB = re.compile(r"条之([一二三四五六七八九十百]+)(?:＃\d+)?$")
_NOTE = re.compile(r"(附件说明|附注|题注)(?:＃\d+)?$")
_COUNTED = frozenset({"preamble", "other", "footnote", "paragraph", "table"})
ITEMS = ("item", "subitem", "subsubitem")
_FROM_NODES = tuple(f.name for f in fields(Tree) if f.name not in ("nodes", "title"))


@dataclass(slots=True)
class Entry:
    """A node without its children. ``depth`` 0 is the top; ``prefix`` is that of its body ('' for the main one), as paths have it."""

    draft: Draft
    depth: int
    prefix: str = ""

    @property
    def kind(self) -> str:
        """What it is."""
        return self.draft.kind


def entries(tree: Tree) -> list[Entry]:
    """``tree`` line by line, in the order of the text."""
    found: list[Entry] = []
    body = ""
    for node in tree.nodes:
        if node.kind == "body_title":
            body = node.path.rpartition("正文标题")[0]
        prefix = body if body and node.path.startswith(body) else ""
        found.extend(_flat(node, 0, prefix))
    return found


def _flat(node: Node, depth: int, prefix: str) -> Iterator[Entry]:
    draft = _draft(node)
    if node.kind != "article":
        yield Entry(draft, depth, prefix)
        for child in node.children:
            yield from _flat(child, depth + 1, prefix)
        return
    yield Entry(replace(draft, text="", anchors=()), depth, prefix)
    several = any(child.kind == "paragraph" for child in node.children)
    if not several and (node.text or node.children):
        yield Entry(Draft("paragraph", node.text, node.anchors), depth + 1, prefix)
    for child in node.children:
        yield from _flat(child, depth + (1 if several else 2), prefix)


def _draft(node: Node) -> Draft:
    counted = node.kind in _COUNTED or (node.kind in ITEMS and node.label is None)
    sub, role = _SUB.search(node.path), _NOTE.search(node.path)
    return Draft(
        node.kind, node.text, node.anchors, node.label, None if counted else node.number, node.heading, [], node.rows, node.cell_anchors,
        numerals.to_int(sub[1]) if sub and node.kind == "article" else 0, role[1] if role and node.kind == "note" else "",
    )  # fmt: skip


def parent_of(found: Sequence[Entry], at: int) -> int | None:
    """The place of the entry that the one at ``at`` stands under; None at the top."""
    depth = found[at].depth
    return next((i for i in range(at - 1, -1, -1) if found[i].depth < depth), None) if depth else None


def end_of(found: Sequence[Entry], at: int) -> int:
    """The place after the last entry under the one at ``at``."""
    return next((i for i in range(at + 1, len(found)) if found[i].depth <= found[at].depth), len(found))


def sealed(found: Sequence[Entry]) -> tuple[Node, ...]:
    """The nodes of the entries, with the paths that a reading gives."""
    bodies: list[tuple[str, list[Draft]]] = []
    for entry in found:
        if entry.depth == 0 and (not bodies or bodies[-1][0] != entry.prefix):
            bodies.append((entry.prefix, []))
        if entry.depth == 0:
            bodies[-1][1].append(entry.draft)
    _nest(found)
    nodes = paths.seal(bodies)
    for entry in found:
        entry.draft.children = []
        if entry.kind == "article":
            entry.draft.text, entry.draft.anchors = "", ()
    return nodes


def _nest(found: Sequence[Entry]) -> None:
    """Give every draft its children; the sole 款 of an article stands in the article itself."""
    stack: list[Entry] = []
    for entry in found:
        entry.draft.children = []
        while stack and stack[-1].depth >= entry.depth:
            stack.pop()
        if stack:
            stack[-1].draft.children.append(entry.draft)
        stack.append(entry)
    for entry in found:
        _number(entry.draft)
    for entry in found:
        if entry.kind == "article":
            _fold(entry.draft)


def _number(parent: Draft) -> None:
    """Number what the paper does not number: 款 in their article, items without a label after the one before."""
    before = 0
    for child in parent.children:
        if child.kind == "paragraph":
            before += 1
            child.number = before if parent.kind == "article" else None
        elif child.kind in ITEMS:
            before = child.number = child.number if child.label is not None and child.number is not None else before + 1


def _fold(article: Draft) -> None:
    article.text, article.anchors = "", ()
    if len(article.children) == 1:
        only = article.children[0]
        article.text, article.anchors, article.children = only.text, only.anchors, only.children


def cited(found: Sequence[Entry], nodes: Sequence[Node]) -> list[str]:
    """The path of each entry in ``nodes``, which were sealed from them; the sole 款 of an article has that of the article."""
    named: list[str] = []
    for node in (inner for top in nodes for inner in top.walk()):
        named.append(node.path)
        at = len(named)
        folded = node.kind == "article" and not any(child.kind == "paragraph" for child in node.children)
        if folded and at < len(found) and found[at].kind == "paragraph" and found[at].depth == found[at - 1].depth + 1:
            named.append(node.path)
    return named


def tree_of(found: Sequence[Entry], before: Tree) -> Tree:
    """The tree of the entries; what ``before`` knew from elsewhere than its nodes (a front matter, the file's name) stays."""
    nodes = sealed(found)
    made = facts.tree(nodes, (), before.title)
    gone = [name for name in _FROM_NODES if getattr(made, name) is None and getattr(before, name) is not None]
    if not gone:
        return made
    told = facts.tree(before.nodes, (), before.title)
    return replace(made, **{name: getattr(before, name) for name in gone if getattr(told, name) != getattr(before, name)})


def renamed_bodies(found: Sequence[Entry]) -> None:
    """A further body bears the name of its title, also when the title's line was mended."""
    for i, entry in enumerate(found):
        if entry.kind == "body_title" and entry.prefix:
            name = body_name(entry.draft.text)
            for later in found[i:]:
                if name != entry.prefix and later is not entry and later.prefix == entry.prefix:
                    later.prefix = name
            entry.prefix = name


def body_name(title: str) -> str:
    """The prefix of the paths of a further body."""
    return f"《{normal.one_line(title).strip('《》')}》"
