"""Where two printings of one text differ, clause by clause: the approved text and the sealed scan made of it.

The words of both are compared as they run, so that a clause that a page break or a reader cut in two is no difference; each
difference is then named by the clause of the approved text it stands in. White space, full and half width, and the shapes of
quotation marks, brackets and dashes do not count, nor does what a printed paper bears around its text (文件头, 落款, 版记, 页码).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.text.tree import Node, Tree

SECONDS = 1.0
"""How long the comparison may look for the shortest difference; after that it takes a coarser one."""
_FURNITURE = frozenset({"number", "signature", "imprint", "other", "toc"})
_OPTIONAL = frozenset({"addressee", "note"})
"""Compared only where both texts have them: the paper that went to the meeting bore neither."""
_CONTEXT = 8
_PAGE_NUMBER = re.compile(r"[-·]+\d{1,4}[-·]+|第\d{1,4}页(?:共\d{1,4}页)?")
_DRAFT_MARK = re.compile(r"[(（][^()（）]{0,8}(?:送审|审议|征求意见|草案|修改|审后|公布|更正)[^()（）]{0,6}[)）]")
_SHAPES = str.maketrans({
    "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "〔": "[", "〕": "]", "［": "[", "］": "]", "【": "[", "】": "]",
    "–": "-", "—": "-", "―": "-", "－": "-", "─": "-", "﹣": "-", "〇": "零", "○": "零", "•": "·", "・": "·", "～": "~", "…": ".",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One difference: the clause of the approved text, the words of each side (empty: not there), and a few words around them."""

    path: str
    approved: str
    other: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """A text as it runs: ``keys`` is what counts, ``shown`` the same characters as printed, ``starts`` where each clause begins."""

    keys: str
    shown: str
    starts: tuple[int, ...]
    paths: tuple[str, ...]

    def path(self, at: int) -> str:
        """The clause in which the character ``at`` stands."""
        return self.paths[max(bisect_right(self.starts, at) - 1, 0)] if self.paths else ""


def passages(approved: Tree, other: Tree) -> tuple[Passage, ...]:
    """The differences of ``other`` against ``approved``, in the order of the approved text."""
    both = {node.kind for node in approved.walk()} & {node.kind for node in other.walk()}
    left_out = _FURNITURE | (_OPTIONAL - both)
    one, two = _run(_units(approved.nodes, left_out)), _run(_units(other.nodes, left_out))
    return tuple(found for found in _passages(one, two) if found.approved or not _is_page_number(found.other))


def _is_page_number(words: str) -> bool:
    return _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", words.translate(_SHAPES))) is not None


def _units(nodes: Iterable[Node], left_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Path and own words of every node that counts; a title without the mark of a draft."""
    for node in nodes:
        if node.kind in left_out:
            continue
        words = "".join(part for part in (node.label, node.heading, node.text) if part)
        words += "".join(cell for row in node.rows or () for cell in row)
        if node.kind in ("title", "body_title"):
            words = _DRAFT_MARK.sub("", words)
        if words:
            yield node.path, words
        yield from _units(node.children, left_out)


def _run(units: Iterable[tuple[str, str]]) -> _Run:
    keys: list[str] = []
    shown: list[str] = []
    starts: list[int] = []
    paths: list[str] = []
    for path, words in units:
        starts.append(len(keys))
        paths.append(path)
        for char in words:
            plain = unicodedata.normalize("NFKC", char.translate(_SHAPES)).translate(_SHAPES)
            if not plain.isspace() and plain != "\u200b":
                # one for one, so that what differs can be shown as it was printed
                keys.append(plain if len(plain) == 1 else char)
                shown.append(char)
    return _Run("".join(keys), "".join(shown), tuple(starts), tuple(paths))


def _passages(one: _Run, two: _Run) -> Iterator[Passage]:
    at = there = 0
    pending: Passage | None = None
    for op, length in _ops(one.keys, two.keys):
        if op == 0:
            if pending is not None:
                yield replace(pending, after=one.shown[at : at + _CONTEXT])
                pending = None
            at, there = at + length, there + length
            continue
        if pending is None:
            pending = Passage(one.path(min(at, max(len(one.keys) - 1, 0))), "", "", one.shown[max(at - _CONTEXT, 0) : at])
        if op < 0:
            pending, at = replace(pending, approved=pending.approved + one.shown[at : at + length]), at + length
        else:
            pending, there = replace(pending, other=pending.other + two.shown[there : there + length]), there + length
    if pending is not None:
        yield pending


def _ops(one: str, two: str) -> Sequence[tuple[int, int]]:
    """-1 (only in ``one``), 0 (both) or 1 (only in ``two``), each with its length."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = SECONDS
    found = engine.diff_main(one, two, False)
    engine.diff_cleanupSemantic(found)
    return [(op, len(words)) for op, words in found]
