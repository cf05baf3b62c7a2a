"""Words of a draft left in a text that goes out: （修改稿）, （送审稿） and their like in its titles, in the heading of an annex, or where it names itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.lifecycle.genre import draft_mark
from app.lifecycle.guard import Guard
from app.office import Office
from app.text.tree import Node, Tree
from db.records import Document

_NAMED = re.compile(r"《[^《》]*》")
_WHERE = {"title": "标题", "body_title": "正文标题"}


def left_in(tree: Tree) -> tuple[str, ...]:
    """Each place that still bears the mark of a draft, as a clerk reads it: 正文标题“（修改稿）”; empty for a clean text."""
    return tuple(dict.fromkeys(f"{where}“{mark}”" for node in tree.walk() for where, mark in _marks(node)))


def clean_text(office: Office, document: Document) -> tuple[Guard, ...]:
    """A text that is published does not call itself a draft any more; asked only of one that does.

    What is signed may be the text as it was deliberated: the clean copy is put in afterwards.
    """
    if document.current_version_id is None:
        return ()
    found = left_in(office.tree(office.store.documents.version(document.current_version_id)))
    if not found:
        return ()
    sentence = f"文本里还写着草稿字样：{'、'.join(found)}。印发的文本不带这些字样，换入去掉以后的定稿"
    return (Guard("文本没有草稿字样", False, "", sentence, mend="replace_text"),)


def _marks(node: Node) -> Iterator[tuple[str, str]]:
    if node.kind in _WHERE:
        named = [(_WHERE[node.kind], node.text)]
    elif node.kind == "annex":
        named = [(node.label or "附件", node.heading or node.text)]
    elif node.kind == "preamble":
        named = [("前言", name.strip("《》")) for name in _NAMED.findall(node.text)]
    else:
        named = []
    return ((where, draft_mark(words)) for where, words in named if draft_mark(words))
