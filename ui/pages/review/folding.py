"""Chapters that are done with, folded on the paper to one line: 第一章　总则　第一条至第四条　5 条意见已处理."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.text.tree import Node
from ui.pages.review.docket import Docket


def finished(docket: Docket) -> frozenset[str]:
    """The paths of the chapters that have findings, all of them decided."""
    states: dict[str, bool] = {}
    for finding in docket.findings:
        chapter = docket.clauses.chapter_of(docket.clauses.line_of(finding.path))
        if chapter:
            states[chapter] = states.get(chapter, True) and finding.decision != "open"
    return frozenset(chapter for chapter, is_done in states.items() if is_done)


def folded_nodes(docket: Docket, folded: Collection[str]) -> tuple[Node, ...]:
    """The text with the chapters in ``folded`` as one line each."""
    return tuple(_folded(docket, docket.bench.tree.nodes, folded)) if folded else docket.bench.tree.nodes


def _folded(docket: Docket, nodes: Iterable[Node], folded: Collection[str]) -> Iterable[Node]:
    for node in nodes:
        if node.path in folded:
            yield Node("fold", node.path, _line(docket, node))
        else:
            yield replace(node, children=tuple(_folded(docket, node.children, folded))) if node.children else node


def _line(docket: Docket, chapter: Node) -> str:
    labels = [node.label for node in chapter.walk() if node.kind == "article" and node.label]
    span = labels[0] if len(labels) == 1 else f"{labels[0]}至{labels[-1]}" if labels else ""
    count = sum(docket.clauses.chapter_of(docket.clauses.line_of(f.path)) == chapter.path for f in docket.findings)
    parts = (chapter.label or "", chapter.heading or "", span, f"{count} 条意见已处理")
    return "　".join(part for part in parts if part)
