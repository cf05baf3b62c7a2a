"""Comments put into somebody's .docx at exact words, all else left as it is: other parts keep their bytes, runs their looks.

Comments that are there stay, with their ids. A text box or a footnote cannot bear a comment everywhere, so one on words in
there hangs on the paragraph of the box, or on the reference of the note, and says so.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text.markup import Settled
from app.text.readers.numbering import Styles
from app.text.readers.paragraph import View, W
from app.text.tree import Anchor
from app.word import places
from app.word.package import Package
from app.word.places import Paragraphs
from app.word.runs import NAMESPACE, Signed, comment

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its paragraphs, the words it is on, and where they stand (``start`` and ``end`` of an anchor count in ``quote``).

    ``near`` is where it hangs when the words are not found again: anchors of the whole clause. Without either it hangs on the
    first words of the text.
    """

    paragraphs: tuple[str, ...]
    quote: str = ""
    anchors: tuple[Anchor, ...] = ()
    near: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Commented:
    """The package with its comments; ``displaced`` counts those that could not stand at their very words."""

    data: bytes
    displaced: int


def commented(data: bytes, remarks: Sequence[Remark], by: Signed, settled: Settled) -> Commented:
    """``data`` with a comment for each of ``remarks``, made ``by``; anchors are of a reading whose tracked changes were ``settled`` so.

    Raises Unreadable when the file is damaged.
    """
    from lxml import etree

    try:
        writer = _Writer(Package(data), by, settled)
        displaced = sum(not writer.put(remark) for remark in remarks)
        return Commented(writer.finished(), displaced)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, EOFError) as broken:
        raise Unreadable("文件已损坏，批注没有加上，原件没有改动。向来文单位重新要一份。") from broken


class _Writer:
    def __init__(self, package: Package, by: Signed, settled: Settled) -> None:
        self._package, self._by = package, by
        self._main = "word/document.xml" if "word/document.xml" in package else package.main
        self._root = package.xml(self._main)
        styles = package.related(self._main, "styles")
        self._view = View(Styles(None if styles is None else package.xml(styles)).hidden, settled)
        self._paragraphs = Paragraphs(self._root, self._view)
        self._part = package.related(self._main, "comments")
        self._comments = _comments(package, self._part)
        self._next = 1 + max((int(name) for name in self._ids() if name.isdecimal()), default=-1)

    def _ids(self) -> Iterable[str]:
        for root in (self._comments, self._root):
            for tag in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference"):
                yield from (each.get(W + "id", "") for each in root.iter(W + tag))

    def put(self, remark: Remark) -> bool:
        """Write one comment; whether it stands at its very words (or has none to stand at)."""
        if self._stands(remark.anchors, remark.quote):
            first, last = remark.anchors[0], remark.anchors[-1]
            start, end = self._marks(remark.paragraphs)
            self._paragraphs.before(first.place, first.offset, start)
            self._paragraphs.after(last.place, last.offset + last.end - last.start, end)
            self._refer(end)
            return True
        where, hint = self._elsewhere(remark)
        said = (f"（所指文字{hint}：“{remark.quote}”）",) if remark.quote else ()
        start, end = self._marks((*said, *remark.paragraphs))
        if where.tag == W + "p":
            places.whole(where, start, end)
        else:
            where.addprevious(start)
            where.addnext(end)
        self._refer(end)
        return not remark.quote

    def _stands(self, anchors: Sequence[Anchor], quote: str) -> bool:
        """Whether the words are where the anchors say, outside text boxes."""
        return bool(anchors) and all(
            each.part == self._main
            and self._paragraphs.text(each.place)[each.offset : each.offset + each.end - each.start] == quote[each.start : each.end]
            and places.host(self._paragraphs.all[each.place]) is self._paragraphs.all[each.place]
            for each in anchors
        )

    def _elsewhere(self, remark: Remark) -> tuple[Element, str]:
        """A paragraph or run of the body that stands for the words, and why."""
        for anchor in (*remark.anchors, *remark.near):
            if anchor.part == self._main and anchor.place < len(self._paragraphs.all):
                paragraph = self._paragraphs.all[anchor.place]
                outer = places.host(paragraph)
                return outer, "在此处" if outer is paragraph else "在此处的文本框里"
            reference = self._reference(anchor)
            if reference is not None:
                return reference, "在此处的脚注里"
        first = next((p for i, p in enumerate(self._paragraphs.all) if self._paragraphs.text(i).strip()), self._paragraphs.all[0])
        return places.host(first), "没有在原文里找到"

    def _reference(self, anchor: Anchor) -> Element | None:
        """The run that refers to the footnote or endnote an anchor lies in."""
        if anchor.part == self._main or anchor.part not in self._package:
            return None
        paragraph = next((p for i, p in enumerate(self._package.xml(anchor.part).iter(W + "p")) if i == anchor.place), None)
        note = None if paragraph is None else next(paragraph.iterancestors(W + "footnote", W + "endnote"), None)
        if note is None:
            return None
        found = (e for e in self._root.iter(note.tag + "Reference") if e.get(W + "id") == note.get(W + "id"))
        reference = next(found, None)
        return None if reference is None else reference.getparent()

    def _marks(self, paragraphs: Sequence[str]) -> tuple[Element, Element]:
        name = self._next
        self._next += 1
        self._comments.append(_element(comment(name, self._by, paragraphs)))
        return _element(f'<w:commentRangeStart w:id="{name}"/>'), _element(f'<w:commentRangeEnd w:id="{name}"/>')

    def _refer(self, end: Element) -> None:
        """The run that bears the comment stands in the paragraph itself, so that no link and no tracked change takes it away."""
        reference = _element(f'<w:r><w:commentReference w:id="{end.get(W + "id")}"/></w:r>')
        places.outermost(end).addnext(reference)

    def finished(self) -> bytes:
        self._package.put(self._main, self._root)
        if self._part is None:
            self._package.relate(self._main, "comments", self._comments)
        else:
            self._package.put(self._part, self._comments)
        return self._package.packed()


def _comments(package: Package, part: str | None) -> Element:
    return _element("<w:comments/>") if part is None else package.xml(part)


def _element(xml: str) -> Element:
    """One element whose only prefix is ``w``."""
    from lxml import etree

    return etree.fromstring(f'<w:one xmlns:w="{NAMESPACE}">{xml}</w:one>'.encode())[0]
