"""Judging one clause anew while it is being rewritten, without judging the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.rules.engine import judged_words
from app.rules.finding import Finding, ToVerify
from app.rules.hits import seekers
from app.rules.passages import Passage, passages
from app.rules.rule import Packs
from app.text.tree import Node, Tree

_CELL = re.compile(r"第(\d+)行第(\d+)格")


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What the rules that look for words say of the clauses at ``paths``: all that an edit of one of them can change.

    The checks of the whole text, and rules that speak once in a text, are left to ``judge``.
    """

    paths: frozenset[str]
    findings: tuple[Finding, ...]
    to_verify: tuple[ToVerify, ...]


def judge_clause(tree: Tree, path: str, text: str, packs: Packs) -> Rejudged:
    """The clause at ``path`` of ``tree`` judged with ``text`` in place of its own; when it leads items in, they with it.

    Equal to what ``judge`` finds at these paths of the text so rewritten. A path that is no clause gives nothing.
    """
    rewritten = with_text(tree, path, text)
    clauses = tuple(passages(rewritten))
    before = _hanging(passages(tree), frozenset({path}))
    paths = _hanging(clauses, before)
    concerned = (clause for clause in clauses if clause.path in paths)
    findings, to_verify = judged_words(concerned, seekers(_repeating(packs)), packs.shared)
    return Rejudged(paths, tuple(one for one in findings if one.path in paths), tuple(row for row in to_verify if row.path in paths))


def with_text(tree: Tree, path: str, text: str) -> Tree:
    """``tree`` with ``text`` at ``path`` (of a node, or of a table's cell); the same tree when nothing stands there."""
    return replace(tree, nodes=_with_text(tree.nodes, path, text))


def _with_text(nodes: tuple[Node, ...], path: str, text: str) -> tuple[Node, ...]:
    for index, node in enumerate(nodes):
        changed = _changed(node, path, text)
        if changed is not node:
            return (*nodes[:index], changed, *nodes[index + 1 :])
    return nodes


def _changed(node: Node, path: str, text: str) -> Node:
    if node.path == path:
        return replace(node, text=text)
    cell = _CELL.fullmatch(path.removeprefix(node.path)) if node.rows else None
    if cell is not None:
        row, column = int(cell.group(1)) - 1, int(cell.group(2)) - 1
        return replace(node, rows=_with_cell(node.rows or (), row, column, text))
    children = _with_text(node.children, path, text)
    return node if children is node.children else replace(node, children=children)


def _with_cell(rows: tuple[tuple[str, ...], ...], row: int, column: int, text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(text if (r, c) == (row, column) else cell for c, cell in enumerate(cells)) if r == row else cells
        for r, cells in enumerate(rows)
    )


def _hanging(clauses: Iterable[Passage], paths: frozenset[str]) -> frozenset[str]:
    """``paths`` and those of the clauses that hang on one of them, at any depth; leads stand before what hangs on them."""
    found = set(paths)
    for clause in clauses:
        if any(lead.path in found for lead in clause.leads):
            found.add(clause.path)
    return frozenset(found)


def _repeating(packs: Packs) -> Packs:
    return replace(packs, rules=tuple(rule for rule in packs.rules if rule.pattern is not None and not rule.once))
