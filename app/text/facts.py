"""What a text fixes about itself: titles, number, who issued it to whom, when signed, when in force and until when."""

from __future__ import annotations

from collections.abc import Sequence

from app.text.tree import Node, Tree


def tree(nodes: tuple[Node, ...], metadata: Sequence[str], name: str) -> Tree:
    return Tree(name, None, None, None, None, None, None, None, nodes)
