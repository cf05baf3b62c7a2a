"""A place in a Word part by its anchor, and a mark put there: runs are cut in two where a range begins or ends inside one.

Places are counted as the reader counts them: the index of the ``w:p`` in document order, characters of its visible text.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from app.text import normal
from app.text.readers.paragraph import ALTERNATIVE, Fields, Piece, View, W, pieces

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BOX = W + "txbxContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CUT = {W + "t", W + "delText"}


class Paragraphs:
    """The paragraphs of one part and their visible characters in ``view``."""

    def __init__(self, root: Element, view: View) -> None:
        self.all: list[Element] = list(root.iter(W + "p"))
        self._view = view
        self._open: list[tuple[bool, ...]] = []
        fields = Fields()
        for paragraph in self.all:
            self._open.append(tuple(fields.showing))
            if not _is_other(paragraph):
                pieces(paragraph, view, fields)

    def pieces(self, place: int) -> list[Piece]:
        """The visible pieces of the paragraph at ``place`` as they stand now."""
        return pieces(self.all[place], self._view, Fields(list(self._open[place])))

    def text(self, place: int) -> str:
        """Its visible text as the reader gives it; empty where there is no such paragraph."""
        return normal.plain("".join(piece.text for piece in self.pieces(place))) if 0 <= place < len(self.all) else ""

    def before(self, place: int, offset: int, mark: Element) -> None:
        """Put ``mark`` before the character at ``offset``. Raises IndexError where there is none."""
        element, inside = self._at(place, offset)
        _boundary(element, inside).addprevious(mark)

    def after(self, place: int, offset: int, mark: Element) -> None:
        """Put ``mark`` after the character that ends at ``offset``. Raises IndexError where there is none."""
        element, inside = self._at(place, offset - 1)
        following = _boundary(element, inside + 1, after=True)
        following.addnext(mark)

    def _at(self, place: int, offset: int) -> tuple[Element, int]:
        start = 0
        for piece in self.pieces(place):
            if start <= offset < start + len(piece.text):
                return piece.element, offset - start
            start += len(piece.text)
        raise IndexError(offset)


def _is_other(paragraph: Element) -> bool:
    """Whether it stands in an alternative that is not the one shown."""
    fallback = next(paragraph.iterancestors(ALTERNATIVE + "Fallback"), None)
    return fallback is not None and fallback.getparent() is not None and fallback.getparent().find(ALTERNATIVE + "Choice") is not None


def whole(paragraph: Element, start: Element, end: Element) -> None:
    """Put the marks around all that a paragraph holds."""
    first = next((child for child in paragraph if child.tag != W + "pPr"), None)
    if first is None:
        paragraph.append(start)
    else:
        first.addprevious(start)
    paragraph.append(end)


def outermost(element: Element) -> Element:
    """The child of a paragraph that ``element`` is or lies in, text boxes and what hangs in them climbed out of."""
    found = element
    for above in element.iterancestors():
        if above.tag == W + "p" and next(above.iterancestors(BOX), None) is None:
            return found
        found = above
    return element


def host(paragraph: Element) -> Element:
    """The paragraph that the text box of ``paragraph`` hangs on; itself outside a box."""
    inside = [above for above in paragraph.iterancestors() if above.tag in (BOX, W + "p")]
    outer = [above for above in inside if above.tag == W + "p"]
    return outer[-1] if inside and outer and any(above.tag == BOX for above in inside) else paragraph


def _boundary(element: Element, inside: int, *, after: bool = False) -> Element:
    """The element before (or after) which a mark stands so that ``inside`` characters of ``element`` lie left of it."""
    run = element.getparent()
    if run is None or run.tag != W + "r" or next(run.iterancestors(W + "r"), None) is not None:
        return _uncut(element)
    if element.tag in _CUT and 0 < inside < len(element.text or ""):
        return _cut_run(run, _cut_text(element, inside), after=after)
    if inside == 0:
        return _cut_run(run, element, after=after)
    following = element.getnext()
    return run if following is None else _cut_run(run, following, after=after)


def _uncut(element: Element) -> Element:
    """What is not cut (formulas, ruby): the whole of it."""
    above = [element, *element.iterancestors()]
    depth = next(i for i, each in enumerate(above) if each.tag == W + "p")
    inline = [each for each in above[:depth] if not each.tag.startswith(W) or each.tag == W + "r"]
    return inline[-1] if inline else element


def _cut_text(element: Element, at: int) -> Element:
    """Cut a ``w:t``; the second half."""
    right = deepcopy(element)
    right.tail, text = None, element.text or ""
    element.text, right.text = text[:at], text[at:]
    for half in (element, right):
        half.set(_SPACE, "preserve")
    element.addnext(right)
    return right


def _cut_run(run: Element, first: Element, *, after: bool) -> Element:
    """Cut a run before its child ``first``; the half right of the cut, or the one left of it with ``after``.

    Where nothing stands left of it there is no left half: then a mark after it could only stand before the run, which the
    caller never asks for.
    """
    left = [child for child in run if child.tag != W + "rPr"]
    left = left[: left.index(first)]
    if not left:
        return run
    half = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = run.find(W + "rPr")
    if properties is not None:
        half.append(deepcopy(properties))
    half.extend(left)
    run.addprevious(half)
    return half if after else run
