"""Small trees for the tests of judging."""

from __future__ import annotations

from app.text.tree import Node, Tree


def document(*nodes: Node, title: str = "××区停车管理办法") -> Tree:
    return Tree(title, None, None, None, None, None, None, None, nodes)


def article(text: str, *items: str, number: int = 1) -> Node:
    path = f"第{'零一二三四五六七八九十'[number]}条"
    children = tuple(
        Node("item", f"{path}第（{'零一二三四五'[n]}）项", item, label=f"（{'零一二三四五'[n]}）", number=n)
        for n, item in enumerate(items, 1)
    )
    return Node("article", path, text, label=path, number=number, children=children)
