"""Tracked changes and comments of a Word part: which there are, by whom and when, and where they stand.

A change of text is counted and listed: each insertion, deletion and move, each row or cell put in or taken away, each
paragraph mark put in or taken away in a paragraph without another change, each change of an automatic number. Changes of
looks alone are listed and not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.text.line import Placed
from app.text.markup import Comment, Revision, RevisionKind
from app.text.readers.paragraph import ALTERNATIVE, MATH, Piece, W, printed, taken

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from app.text.readers.numbering import Numbering

_RUNS = {
    W + "ins": RevisionKind.INSERTED,
    W + "del": RevisionKind.DELETED,
    W + "moveFrom": RevisionKind.MOVED_FROM,
    W + "moveTo": RevisionKind.MOVED_TO,
}
_OTHERS = {
    W + "cellIns": RevisionKind.ROW,
    W + "cellDel": RevisionKind.ROW,
    W + "numberingChange": RevisionKind.PARAGRAPH,
    **{
        W + name: RevisionKind.FORMAT
        for name in (
            "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "sectPrChange", "cellMerge",
        )
    },
}  # fmt: skip
_TRACKED = (*_RUNS, *_OTHERS)
_NO_TEXT = {W + "rPr", W + "trPr", W + "tcPr", W + "numPr", MATH + "ctrlPr"}
"""Where an insertion or deletion stands that is none of characters."""
_START, _END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def instant(written: str | None) -> str | None:
    """A date of the file as ISO local instant; the Z that Word sets behind local time and offsets are left out."""
    found = _INSTANT.match(written or "")
    return found[0] if found else None


class Trail:
    """Where tracked changes and comments of one part stand; it is told of each paragraph as the paragraph is read."""

    def __init__(self, root: Element, part: str, places: dict[Element, int], numbering: Numbering) -> None:
        self._part, self._places = part, places
        found = ((_kind(element, numbering), element) for element in root.iter(*_TRACKED))
        self._changes = [(kind, element) for kind, element in found if kind is not None and _is_chosen(element)]
        self._ranges = [element for element in root.iter(_START, _END, _REFERENCE) if _is_chosen(element)]
        self._marked: dict[Element, list[Element]] = {}
        self._spots: dict[Element, tuple[int, int]] = {}
        self._open: dict[str, list[str]] = {}
        self._quotes: dict[str, list[str]] = {}
        for element in (*(each for _, each in self._changes), *self._ranges):
            paragraph = _paragraph_of(element)
            if paragraph is not None:
                self._marked.setdefault(paragraph, []).append(element)

    def follows(self, paragraph: Element) -> bool:
        """Whether it must be told of the pieces of ``paragraph``."""
        return bool(self._open) or paragraph in self._marked

    def passed(self, paragraph: Element, place: int, found: list[Piece]) -> None:
        """``paragraph`` was read as ``found``: note where the changes and comments in it stand."""
        markers = self._marked.get(paragraph, ())
        if not self.follows(paragraph):
            return
        order = {element: n for n, element in enumerate(paragraph.iter(), 1)} if markers else {}
        steps = [(order.get(marker, 0), marker, "") for marker in markers]
        steps += [(order.get(piece.element, 0), None, piece.text) for piece in found]
        for words in self._open.values():
            words.append("\n")
        at = 0
        for _, marker, text in sorted(steps, key=lambda step: step[0]):
            if marker is not None:
                self._mark(marker, place, at)
            for words in self._open.values():
                words.append(text)
            at += len(text)

    def _mark(self, element: Element, place: int, at: int) -> None:
        self._spots[element] = (place, at)
        name = element.get(W + "id", "")
        if element.tag == _START:
            self._open[name] = self._quotes.setdefault(name, [])
        elif element.tag == _END:
            self._open.pop(name, None)

    @property
    def count(self) -> int:
        """How many pending changes touch the text."""
        return sum(kind is not RevisionKind.FORMAT for kind, _ in self._changes)

    def revisions(self) -> Iterator[Placed]:
        """The changes in the order of the text, those of looks alone among them."""
        for kind, element in self._changes:
            words = "".join(printed(_words_of(kind, element)))
            what = Revision(
                kind.value,
                words if kind in _RUNS.values() else words.strip(),
                element.get(W + "author", ""),
                instant(element.get(W + "date")),
            )
            yield self._placed(what, element)

    def comments(self, listed: Element | None, extended: Element | None) -> list[Placed]:
        """The comments of ``comments.xml`` in the order of the text, each reply after what it answers."""
        written = {} if listed is None else {each.get(W + "id", ""): each for each in listed.findall(W + "comment")}
        above = _answered(written, extended)
        anchors: dict[str, Element] = {}
        for element in (*(e for e in self._ranges if e.tag == _START), *(e for e in self._ranges if e.tag == _REFERENCE)):
            anchors.setdefault(element.get(W + "id", ""), element)
        rank = {name: n for n, name in enumerate(dict.fromkeys(e.get(W + "id", "") for e in self._ranges))}
        names = sorted(written, key=lambda name: (rank.get(above.get(name, name), len(rank)), name in above))
        return [self._comment(written[name], name, anchors, above.get(name, name)) for name in names]

    def _comment(self, element: Element, name: str, anchors: dict[str, Element], root: str) -> Placed:
        own = name if name in anchors else root
        known = name if self._quotes.get(name) else root
        quote = "".join(self._quotes.get(known, ())).strip()
        if known in self._open:
            quote = quote.partition("\n")[0]  # its end is missing: the words of one paragraph, not of the rest of the text
        text = "\n".join("".join(printed(p)) for p in element.iter(W + "p"))
        what = Comment(text.strip(), element.get(W + "author", ""), instant(element.get(W + "date")), quote)
        return Placed(what, None) if own not in anchors else self._placed(what, anchors[own])

    def _placed(self, what: Revision | Comment, element: Element) -> Placed:
        spot = self._spots.get(element)
        if spot is not None:
            return Placed(what, self._part, *spot)
        paragraph = _paragraph_of(element)
        return Placed(what, None) if paragraph is None else Placed(what, self._part, self._places[paragraph])


def _kind(element: Element, numbering: Numbering) -> RevisionKind | None:
    """What the change does; None for the mark of a paragraph that holds another change, with which it is counted."""
    parent = element.getparent()
    around = None if parent is None else parent.getparent()
    if parent is None or around is None:
        return None
    if element.tag == W + "pPrChange":
        before = element.find(W + "pPr")
        return RevisionKind.FORMAT if numbering.same(parent, before) else RevisionKind.PARAGRAPH
    if element.tag not in _RUNS:
        return _OTHERS[element.tag]
    if parent.tag not in _NO_TEXT:
        return _RUNS[element.tag]
    if parent.tag == W + "trPr":
        return RevisionKind.ROW
    if parent.tag == W + "numPr" and element.tag == W + "ins":
        return RevisionKind.PARAGRAPH
    return RevisionKind.PARAGRAPH if around.tag == W + "pPr" and _is_alone(around.getparent()) else None


def _is_alone(paragraph: Element | None) -> bool:
    """Whether no characters of ``paragraph`` are changed."""
    return paragraph is not None and not any(each.getparent().tag not in _NO_TEXT for each in paragraph.iter(*_RUNS))


def _is_chosen(element: Element) -> bool:
    """Whether ``element`` stands in no alternative content that is not read."""
    for above in element.iterancestors(ALTERNATIVE + "Choice", ALTERNATIVE + "Fallback"):
        both = above.getparent()
        if both is None or taken(both) is not above:
            return False
    return True


def _paragraph_of(element: Element) -> Element | None:
    """The paragraph a change or comment stands in, the first one of its row, cell or table, or the one that follows it."""
    parent = element.getparent()
    around = None if parent is None else parent.getparent()
    if parent is not None and around is not None and parent.tag in (W + "trPr", W + "tcPr", W + "tblPr", W + "tblPrEx"):
        return next(around.iter(W + "p"), None)
    for above in element.iterancestors(W + "p", W + "body", W + "tc", W + "txbxContent", W + "tbl"):
        if above.tag == W + "p":
            return above
        break
    return next((each for each in element.itersiblings() for each in each.iter(W + "p")), None)


def _words_of(kind: RevisionKind, element: Element) -> Element:
    """The element whose words a change concerns."""
    if kind in _RUNS.values():
        return element
    if kind is RevisionKind.PARAGRAPH:
        return next(element.iterancestors(W + "p"), element)
    parent = element.getparent()
    around = None if parent is None else parent.getparent()
    return element if around is None else around


def _answered(written: dict[str, Element], extended: Element | None) -> dict[str, str]:
    """The comment that each reply belongs to, by their ids (``commentsExtended.xml``)."""
    owner = {p.get(_W14 + "paraId"): name for name, each in written.items() for p in each.iter(W + "p")}
    above: dict[str, str] = {}
    for each in () if extended is None else extended.iter(_W15 + "commentEx"):
        reply, answered = owner.get(each.get(_W15 + "paraId")), owner.get(each.get(_W15 + "paraIdParent"))
        if reply is not None and answered is not None and reply != answered:
            above[reply] = above.get(answered, answered)
    return above
