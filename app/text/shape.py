"""A reading as JSON: the object of ``text FILE --json``, and the tree with its anchors as it is stored."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from app.text.tree import Anchor, Node, Reading, Tree

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
_FACTS = ("title", "body_title", "document_number", "issuing_authority", "addressee", "signed_on", "effective_on", "valid_until")


def reading_to_json(reading: Reading) -> dict[str, Json]:
    """The object of ``text FILE --json``, keys in the order of the contract (``resources/schema/text.json``)."""
    return {
        "file": reading.file,
        "format": reading.format,
        **{name: getattr(reading.tree, name) for name in _FACTS},
        "pending_revisions": reading.pending_revisions,
        "comments": reading.comments,
        "warnings": list(reading.warnings),
        "nodes": [node_to_json(node) for node in reading.tree.nodes],
    }


def node_to_json(node: Node) -> dict[str, Json]:
    """A node of the contract; ``rows`` only on a table."""
    out: dict[str, Json] = {
        "kind": node.kind,
        "label": node.label,
        "number": node.number,
        "heading": node.heading,
        "path": node.path,
        "text": node.text,
        "children": [node_to_json(child) for child in node.children],
    }
    if node.rows is not None:
        out["rows"] = [list(row) for row in node.rows]
    return out


def tree_to_json(tree: Tree) -> bytes:
    """``tree`` with its anchors, for storage: compact UTF-8, the same bytes for the same tree."""
    value = {**{name: getattr(tree, name) for name in _FACTS}, "nodes": [_stored_node(node) for node in tree.nodes]}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def tree_from_json(data: bytes) -> Tree:
    """The tree that ``tree_to_json`` wrote; ValueError when ``data`` is not such bytes."""
    return tree_from_value(json.loads(data))


def tree_from_value(value: Mapping[str, Json]) -> Tree:
    """The tree whose stored JSON was parsed to ``value``; ValueError when it is not such."""
    try:
        title, *facts = (value[name] for name in _FACTS)
        told = dict(zip(_FACTS[1:], map(_text_or_none, facts), strict=True))
        return Tree(title=_text(title), nodes=tuple([_read_node(node) for node in _list(value["nodes"])]), **told)
    except (KeyError, TypeError, IndexError) as wrong:
        raise ValueError("not a stored tree") from wrong


def _stored_node(node: Node) -> dict[str, Json]:
    """Only what is there: most nodes have neither label nor rows nor children."""
    out: dict[str, Json] = {"kind": node.kind, "path": node.path}
    for name in ("text", "label", "number", "heading"):
        value = getattr(node, name)
        if value not in ("", None):
            out[name] = value
    if node.children:
        out["children"] = [_stored_node(child) for child in node.children]
    if node.rows is not None:
        out["rows"] = [list(row) for row in node.rows]
    if node.anchors:
        out["anchors"] = [_stored_anchor(a) for a in node.anchors]
    if node.cell_anchors:
        out["cell_anchors"] = [[[_stored_anchor(a) for a in cell] for cell in row] for row in node.cell_anchors]
    return out


def _stored_anchor(a: Anchor) -> list[Json]:
    return [a.start, a.end, a.part, a.place, a.offset, *([list(a.box)] if a.box else [])]


def _read_node(value: Json) -> Node:
    if not isinstance(value, dict):
        raise TypeError("not a node")
    get = value.get
    number, rows, children, anchors, cells = get("number"), get("rows"), get("children"), get("anchors"), get("cell_anchors")
    return Node(
        _text(value["kind"]),
        _text(value["path"]),
        _text(get("text", "")),
        _text_or_none(get("label")),
        number if isinstance(number, int) else None,
        _text_or_none(get("heading")),
        () if children is None else tuple([_read_node(child) for child in _list(children)]),
        None if rows is None else tuple([tuple([_text(cell) for cell in _list(row)]) for row in _list(rows)]),
        () if anchors is None else tuple([_read_anchor(a) for a in _list(anchors)]),
        () if cells is None else tuple([tuple([tuple([_read_anchor(a) for a in _list(c)]) for c in _list(row)]) for row in _list(cells)]),
    )


def _read_anchor(value: Json) -> Anchor:
    start, end, part, place, offset, *box = _list(value)
    if not (
        isinstance(start, int) and isinstance(end, int) and isinstance(part, str) and isinstance(place, int) and isinstance(offset, int)
    ):
        raise TypeError("not an anchor")
    if not box:
        return Anchor(start, end, part, place, offset)
    x0, top, x1, bottom = [float(x) for x in _list(box[0]) if isinstance(x, (int, float))]
    return Anchor(start, end, part, place, offset, (x0, top, x1, bottom))


def _list(value: Json) -> Sequence[Json]:
    if isinstance(value, list):
        return value
    raise TypeError("not a list")


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    raise TypeError("not a text")


def _text_or_none(value: Json) -> str | None:
    return None if value is None else _text(value)
