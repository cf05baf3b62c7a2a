"""Where a range of a node lies in its source, for comments in Word, highlights on a page and tracked changes.

Anchors of a text are ordered and do not overlap; characters that the reader made itself (an automatic number) have none.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.text.tree import Anchor, Node, Tree


def cut(anchors: Iterable[Anchor], start: int, end: int) -> tuple[Anchor, ...]:
    """The anchors of ``text[start:end]``, their own offsets counted from ``start``."""
    kept = []
    for a in anchors:
        low = a.start if a.start > start else start
        high = a.end if a.end < end else end
        if low < high:
            kept.append(Anchor(low - start, high - start, a.part, a.place, a.offset + low - a.start, a.box))
    return tuple(kept)


def shift(anchors: Iterable[Anchor], by: int) -> tuple[Anchor, ...]:
    """The same anchors for a text with ``by`` more characters before it."""
    return tuple(Anchor(a.start + by, a.end + by, a.part, a.place, a.offset, a.box) for a in anchors)


def locate(node: Node, start: int, end: int) -> tuple[Anchor, ...]:
    """Where ``node.text[start:end]`` stands in the source; each anchor's start and end are offsets in ``node.text``."""
    return shift(cut(node.anchors, start, end), start)


def locate_cell(table: Node, row: int, column: int, start: int, end: int) -> tuple[Anchor, ...]:
    """Where characters ``start:end`` of a table's cell (row and column from 0) stand in the source."""
    if not table.cell_anchors:
        return ()
    return shift(cut(table.cell_anchors[row][column], start, end), start)


def find(tree: Tree, path: str) -> Node | None:
    """The node at ``path``, or None."""
    return next((node for node in tree.walk() if node.path == path), None)
