"""The visible pieces of a Word paragraph: what a reader of the printed text would see, and where it stands.

Tracked changes are taken as accepted or as rejected; of a field the result is read; hidden text not at all; of
alternative content one alternative. Text boxes are paragraphs of their own and no part of the one they hang on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.text.markup import Settled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

GONE = {
    Settled.ACCEPTED: frozenset({W + "del", W + "delText", W + "moveFrom"}),
    Settled.REJECTED: frozenset({W + "ins", W + "moveTo"}),
}
"""The tracked changes whose content is no text, by how they are taken; around a run, in a paragraph mark and in a row alike."""
_SILENT = {W + name for name in ("pPr", "rPr", "sectPr", "instrText", "delInstrText", "rt", "tblPr", "sdtPr", "sdtEndPr")}
_FIXED = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_BOX, _BREAK, _SYMBOL, _TEXT = W + "txbxContent", W + "br", W + "sym", W + "t"
PICTURED = re.compile("[\uf000-\uf0ff]")
"""Characters that only a picture font can show."""
_WORDS = frozenset({W + "t", MATH + "t", W + "delText"})
_KNOWN = ("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/office/", "http://purl.oclc.org/ooxml/")
"""How the namespaces begin that Word understands where alternative content asks for them."""
_PICTURES: dict[str, dict[int, str]] = {
    "Wingdings": {0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "Wingdings 2": {0x2A: "□", 0x30: "□", 0x35: "□", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}
"""Boxes and ticks of forms by font and code; a clerk must see whether one is ticked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Visible characters of one element of a run (``w:t``, ``w:tab`` …)."""

    element: Element
    text: str


@dataclass(slots=True)
class Fields:
    """Complex fields that are open; they may span paragraphs. Text is seen only while no open field shows its instruction."""

    showing: list[bool] = field(default_factory=list)

    def turn(self, kind: str) -> None:
        """A ``w:fldChar`` of this kind (begin, separate, end) was passed."""
        if kind == "begin":
            self.showing.append(False)
        elif kind == "separate" and self.showing:
            self.showing[-1] = True
        elif kind == "end" and self.showing:
            self.showing.pop()

    @property
    def visible(self) -> bool:
        """Whether text at this point is seen."""
        return all(self.showing)


@dataclass(frozen=True, slots=True)
class View:
    """How a package is looked at: the styles whose text is hidden, and how pending tracked changes are taken."""

    hidden: frozenset[str] = frozenset()
    settled: Settled = Settled.ACCEPTED

    @property
    def gone(self) -> frozenset[str]:
        """Tags of tracked changes whose content is no text in this view."""
        return GONE[self.settled]

    def properties(self, found: Element | None) -> Element | None:
        """``w:pPr``, ``w:rPr``, ``w:tcPr`` or ``w:trPr`` as it stands in this view: before its tracked change where that is rejected."""
        if found is None or self.settled is Settled.ACCEPTED:
            return found
        change = found.find(f"{found.tag}Change")
        before = None if change is None else change.find(found.tag)
        return found if before is None else before


ACCEPTED = View()


def pieces(paragraph: Element, view: View = ACCEPTED, fields: Fields | None = None) -> list[Piece]:
    """The visible pieces of a ``w:p`` in order; their texts joined are the paragraph's own visible text (anchors count in it)."""
    return list(_walk(paragraph, view, Fields() if fields is None else fields))


_TROUBLE = tuple(
    [W + name for name in ("ins", "del", "moveFrom", "moveTo", "txbxContent", "fldChar", "vanish", "ruby")]
    + [ALTERNATIVE + "AlternateContent"]
)
"""What a paragraph must hold for its visible text to be other than all of its characters in order."""
_TEXTUAL = (W + "t", W + "tab", W + "br", W + "cr", W + "ptab", W + "noBreakHyphen", W + "sym", MATH + "t")
_PLAIN = (W + "t", MATH + "t")


def troubled(root: Element, view: View) -> set[Element]:
    """The paragraphs below ``root`` whose text needs ``pieces``; of all others ``plain_texts`` has the visible text."""
    found: set[Element] = set()
    for element in root.iter(*_TROUBLE, *((W + "rStyle",) if view.hidden else ())):
        found.update(element.iterancestors(W + "p"))
    return found


def plain_texts(root: Element) -> dict[Element, list[str]]:
    """The characters of each ``w:p`` below ``root``, in order: its visible text unless it is troubled; what ``pieces`` gives, faster."""
    texts: dict[Element, list[str]] = {}
    for element in root.iter(*_TEXTUAL):
        parent = element.getparent()
        if parent is None or (element.tag not in _PLAIN and parent.tag != W + "r"):
            continue
        paragraph = parent.getparent()
        if paragraph is None or paragraph.tag != W + "p":
            paragraph = next(element.iterancestors(W + "p"), parent)
        texts.setdefault(paragraph, []).append(_text(element))
    return texts


def printed(element: Element) -> Iterator[str]:
    """All characters in ``element``, those of tracked changes both ways among them; a space between two paragraphs."""
    for n, child in enumerate(element.iter()):
        if child.tag == W + "p" and n:
            yield " "
        elif isinstance(child.tag, str):
            yield _text(child)


def boxes(paragraph: Element, view: View = ACCEPTED) -> Iterator[Element]:
    """The ``w:txbxContent`` elements that hang on a paragraph, each drawing once."""
    for child in chosen(paragraph):
        if child.tag == _BOX:
            yield child
        elif child.tag not in view.gone:
            yield from boxes(child, view)


def chosen(element: Element) -> Iterator[Element]:
    """The children of ``element``; of alternative content (mc:AlternateContent) those of one alternative."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == ALTERNATIVE + "AlternateContent":
            alternative = taken(child)
            if alternative is not None:
                yield from chosen(alternative)
        else:
            yield child


def taken(content: Element) -> Element | None:
    """The alternative of an mc:AlternateContent that is read: the first choice that Word understands, else the fallback.

    One without text stands back where a later one has some (a sign as w16se:symEx, and as text in the fallback). Where no
    choice is understood and there is no fallback the first choice is read, so that no text is lost.
    """
    choices = list(content.iterchildren(ALTERNATIVE + "Choice"))
    offered = [*filter(_is_understood, choices), *content.iterchildren(ALTERNATIVE + "Fallback")] or choices
    return next((each for each in offered if next(each.iter(*_WORDS, _SYMBOL), None) is not None), next(iter(offered), None))


def _is_understood(choice: Element) -> bool:
    prefixes = (choice.get("Requires") or "").split()
    return all((choice.nsmap.get(prefix) or "").startswith(_KNOWN) for prefix in prefixes)


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a switch such as ``w:vanish`` is set in run or paragraph properties."""
    found = None if properties is None else properties.find(W + name)
    return found is not None and found.get(W + "val", "true") not in ("false", "0", "off", "none")


def _walk(element: Element, view: View, fields: Fields) -> Iterator[Piece]:
    for child in chosen(element):
        tag = child.tag
        if tag in view.gone or tag in _SILENT or tag == _BOX:
            continue
        if tag == W + "fldChar":
            shown = _form_field(child)
            if shown and fields.visible:
                yield Piece(child, shown)
            fields.turn(child.get(W + "fldCharType", ""))
        elif tag == W + "r" and _is_hidden(child, view):
            for inner in child.iter(W + "fldChar"):
                fields.turn(inner.get(W + "fldCharType", ""))
        else:
            text = _pictured(child) if tag == _TEXT else _text(child)
            if text and fields.visible:
                yield Piece(child, text)
            elif not text and len(child):
                yield from _walk(child, view, fields)


def _text(element: Element) -> str:
    tag = element.tag
    if tag in _WORDS:
        return element.text or ""
    if tag == _BREAK and element.get(W + "type") in ("page", "column"):
        return ""
    if tag == _SYMBOL:
        return _symbol(element)
    return _FIXED.get(tag, "")


def _form_field(element: Element) -> str:
    """What a field of an old form shows that has no result of its own: a box with or without tick, the entry chosen of a list."""
    box, entries = element.find(f"{W}ffData/{W}checkBox"), element.find(f"{W}ffData/{W}ddList")
    if box is not None:
        return "☑" if is_on(box, "checked") or (box.find(W + "checked") is None and is_on(box, "default")) else "□"
    if entries is None:
        return ""
    result = entries.find(W + "result") if entries.find(W + "result") is not None else entries.find(W + "default")
    names = [entry.get(W + "val", "") for entry in entries.iterchildren(W + "listEntry")]
    index = int(result.get(W + "val", "0")) if result is not None else 0
    return names[index] if 0 <= index < len(names) else ""


def _pictured(element: Element) -> str:
    """A ``w:t``, its private-use characters read as symbols of the font of its run."""
    text = element.text or ""
    if not PICTURED.search(text):
        return text
    fonts = element.getparent().find(f"{W}rPr/{W}rFonts")
    font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
    return PICTURED.sub(lambda found: symbol(ord(found[0]), font), text)


def _symbol(element: Element) -> str:
    """The character of a ``w:sym``."""
    try:
        return symbol(int(element.get(W + "char", ""), 16), element.get(W + "font", ""))
    except ValueError:
        return ""


def symbol(code: int, font: str) -> str:
    """The character ``code`` of ``font``; of a picture font the usual boxes and ticks, for others nothing."""
    pictures = _PICTURES.get(font)
    if 0xF000 <= code <= 0xF0FF or (pictures and code <= 0xFF):
        return (pictures or {}).get(code & 0xFF, "")
    return "" if 0xD800 <= code <= 0xF8FF or not 0x20 <= code <= 0xFFFF else chr(code)


def _is_hidden(run: Element, view: View) -> bool:
    properties = view.properties(run.find(W + "rPr"))
    if properties is None:
        return False
    if properties.find(W + "vanish") is not None:
        return is_on(properties, "vanish")
    style = properties.find(W + "rStyle")
    return style is not None and style.get(W + "val", "") in view.hidden
