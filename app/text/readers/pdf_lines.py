"""The printed lines of PDF pages, as PDFium finds them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.text import normal
from app.text.readers import sheets
from app.text.readers.sheets import Box, Page, Piece

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_DEEPEST = 4
_THIN, _SHORT = 3.0, 20.0
"""Points: how thick a rule may be, and how long a lying one must be."""
_FEWEST_RULES = 2
_APART = 0.5
_OVERLAP = 3.0
_BESIDE_HAN = re.compile(rf"(?<=[{normal.HAN}\u3000-\u303f\uff00-\uff60]) (?=\S)|(?<=\S) (?=[{normal.HAN}\u3000-\u303f\uff00-\uff60])")
"""A blank with a Han character or full-width sign on either side."""
_DROPPED = re.compile("[\ufffe\x02\0]")


def page(document: PdfDocument, index: int) -> Page:
    """The printed lines of a page, pieces on one line put together; boxes are measured on the page as it is shown."""
    source = document[index]
    try:
        width, height = source.get_size()
        drawn = _drawn(source)
        text_page = source.get_textpage()
        try:
            pieces = sheets.merged(_pieces(_Letters(text_page, source), index + 1))
        finally:
            text_page.close()
    finally:
        source.close()
    ruled = min(drawn.lying, drawn.standing) >= _FEWEST_RULES
    return Page(index + 1, width, height, sheets.numbered(pieces), drawn.pictures > 0, drawn.paths, ruled)


@dataclass(slots=True)
class _Drawn:
    """What a page draws besides letters: pictures, paths, and paths that may be rules, lying and standing."""

    pictures: int = 0
    paths: int = 0
    lying: int = 0
    standing: int = 0

    def rule(self, wide: float, high: float, stroked: bool) -> None:
        """Count a path of this size in points: thin ones are rules, stroked boxes are four of them, filled areas none."""
        self.paths += 1
        boxed = stroked and wide > _THIN and high > _THIN
        self.lying += wide > _SHORT and (boxed or high <= _THIN)
        self.standing += high > _THIN and (boxed or wide <= _THIN)


def _drawn(page: PdfPage) -> _Drawn:
    from pypdfium2 import raw

    found = _Drawn()
    corners = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(corner) for corner in corners]
    filled, stroked = ctypes.c_int(), ctypes.c_int()

    def look(thing: object, depth: int) -> None:
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(thing, *pointers):
            raw.FPDFPath_GetDrawMode(thing, ctypes.byref(filled), ctypes.byref(stroked))
            left, bottom, right, top = (corner.value for corner in corners)
            found.rule(right - left, top - bottom, bool(stroked.value))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            for i in range(max(0, raw.FPDFFormObj_CountObjects(thing))):
                look(raw.FPDFFormObj_GetObject(thing, i), depth + 1)

    for i in range(max(0, raw.FPDFPage_CountObjects(page.raw))):
        look(raw.FPDFPage_GetObject(page.raw, i), 1)
    return found


class _Letters:
    """The characters of a page and their boxes, turned as the page is shown."""

    def __init__(self, text_page: PdfTextPage, page: PdfPage) -> None:
        from pypdfium2 import raw

        self.text: str = text_page.get_text_range()
        self.count = text_page.count_chars()
        self._handle = text_page.raw
        self._rectangle = raw.FS_RECTF()
        self._pointer = ctypes.byref(self._rectangle)
        self._ask = raw.FPDFText_GetLooseCharBox
        self._generated = raw.FPDFText_IsGenerated
        self._left, self._bottom, self._right, self._top = page.get_bbox()
        self._turned = page.get_rotation()
        self._known: dict[int, Box] = {}

    def words(self, start: int, end: int) -> str:
        """The characters of a range without the blanks that PDFium puts where Han and figures merely stand a little apart."""
        text, at = self.text, start
        if text.find(" ", start, end) < 0:
            return text[start:end]
        kept: list[str] = []
        for found in _BESIDE_HAN.finditer(text, start, end):
            blank = found.start()
            if self._generated(self._handle, blank) == 1 and self._touch(blank):
                kept.append(text[at:blank])
                at = blank + 1
        return "".join((*kept, text[at:end])) if kept else text[start:end]

    def _touch(self, blank: int) -> bool:
        """Whether what stands on both sides of a blank is nearer than half a line's height."""
        before, after = self.box(blank - 1), self.box(blank + 1)
        return 0 <= after[0] - before[2] + _OVERLAP < _APART * (before[3] - before[1]) + _OVERLAP

    def visible(self, start: int, end: int) -> Sequence[int]:
        """The places of a range that hold no white space."""
        part = self.text[start:end]
        words = part.split(None, 1)
        if len(words) == 1:
            first = start + part.index(words[0])
            return range(first, first + len(words[0]))
        return [i for i, letter in enumerate(part, start) if not letter.isspace()]

    def box(self, index: int) -> Box:
        """The rectangle of a character, asked for once."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._asked(index)
        return known

    def _asked(self, index: int) -> Box:
        self._ask(self._handle, index, self._pointer)
        found = self._rectangle
        x0, y0, x1, y1 = found.left, found.bottom, found.right, found.top
        match self._turned:
            case 90:
                return y0 - self._bottom, x0 - self._left, y1 - self._bottom, x1 - self._left
            case 180:
                return self._right - x1, y0 - self._bottom, self._right - x0, y1 - self._bottom
            case 270:
                return self._top - y1, self._right - x1, self._top - y0, self._right - x0
            case _:
                return x0 - self._left, self._top - y1, x1 - self._left, self._top - y0


def _pieces(letters: _Letters, number: int) -> list[Piece]:
    out: list[Piece] = []
    at = 0
    for part in letters.text.split("\r\n"):
        end = min(at + len(part), letters.count)
        for start, stop, seen in _printed_lines(letters, at, end):
            shown = _DROPPED.sub("", letters.words(start, stop)).strip()
            if shown:
                out.append(Piece(normal.plain(shown), number, len(out), _box(letters, seen)))
        at += len(part) + 2
    return out


def _printed_lines(letters: _Letters, start: int, end: int) -> Iterator[tuple[int, int, Sequence[int]]]:
    """The range itself, or its parts where it silently goes on in another printed line, each with the places of its visible characters."""
    seen = letters.visible(start, end)
    if not seen:
        return
    if _beside(letters.box(seen[0]), letters.box(seen[-1])):
        yield start, end, seen
        return
    begun, before = start, letters.box(seen[0])
    for i in seen[1:]:
        box = letters.box(i)
        if not _beside(before, box):
            yield begun, i, letters.visible(begun, i)
            begun = i
        before = box
    yield begun, end, letters.visible(begun, end)


def _beside(one: Box, other: Box) -> bool:
    """Whether two boxes overlap in height."""
    return min(one[3], other[3]) > max(one[1], other[1]) or one[3] == one[1] or other[3] == other[1]


def _box(letters: _Letters, seen: Sequence[int]) -> Box:
    """The rectangle of a printed line, from its first, middle and last character."""
    corners = [letters.box(seen[0]), letters.box(seen[len(seen) // 2]), letters.box(seen[-1])]
    corners = [c for c in corners if c[2] > c[0]] or corners
    lefts, tops, rights, bottoms = zip(*corners, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
