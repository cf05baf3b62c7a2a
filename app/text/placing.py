"""Which node of the tree a place in the source belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.text.line import Placed
from app.text.markup import Comment, Revision
from app.text.tree import Anchor, Node, Tree

_Spot = tuple[Anchor, str]


def placed(tree: Tree, things: Iterable[Placed]) -> Iterator[Revision | Comment]:
    """Each thing with the path of its node and its offset there; without a path where no node has text of its paragraph."""
    listed = list(things)
    spots: dict[tuple[str, int], list[_Spot]] = {}
    for node in tree.walk() if listed else ():
        for anchor, path in _anchors(node):
            spots.setdefault((anchor.part, anchor.place), []).append((anchor, path))
    for thing in listed:
        near = spots.get((thing.part or "", thing.place), []) if thing.part is not None else []
        if not near:
            yield thing.what
            continue
        anchor, path = min(near, key=lambda spot: _distance(spot[0], thing.offset))
        inside = min(max(thing.offset - anchor.offset, 0), anchor.end - anchor.start)
        yield replace(thing.what, path=path, start=anchor.start + inside)


def _anchors(node: Node) -> Iterator[_Spot]:
    """The anchors of a node with its path, those of a table with the paths of its cells."""
    yield from ((anchor, node.path) for anchor in node.anchors)
    for r, row in enumerate(node.cell_anchors, 1):
        for c, cell in enumerate(row, 1):
            yield from ((anchor, f"{node.path}第{r}行第{c}格") for anchor in cell)


def _distance(anchor: Anchor, offset: int) -> int:
    length = anchor.end - anchor.start
    return max(anchor.offset - offset, offset - anchor.offset - length, 0)
