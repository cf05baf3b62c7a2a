"""Printed lines of PDF pages, and which of them are one paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from app.text import marks, normal
from app.text.line import Line
from app.text.tree import Anchor

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the upper left corner."""

_PAGE_NUMBER = re.compile(
    r"[\s—\-–－一·.]*\d{1,4}[\s—\-–－一·.]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_SENTENCE_END = re.compile(r"[。；：！？;:!?]$")
_EDGE = 0.1
_FURNITURE_LINES = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line; ``place`` its index on the page."""

    text: str
    page: int
    place: int
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page (``number`` from 1) with its printed lines in the order of the file; ``rulings`` counts drawn paths."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    has_picture: bool
    rulings: int


def page(document: PdfDocument, index: int) -> Page:
    """The printed lines of a page, pieces on one line put together."""
    from pypdfium2 import raw

    source = document[index]
    try:
        width, height = source.get_size()
        kinds = Counter(thing.type for thing in source.get_objects(max_depth=4))
        text_page = source.get_textpage()
        try:
            pieces = _merge(list(_pieces(text_page, index + 1, height)))
        finally:
            text_page.close()
    finally:
        source.close()
    numbered = tuple(replace(piece, place=place) for place, piece in enumerate(pieces))
    return Page(index + 1, width, height, numbered, kinds[raw.FPDF_PAGEOBJ_IMAGE] > 0, kinds[raw.FPDF_PAGEOBJ_PATH])


def _pieces(text_page: PdfTextPage, number: int, height: float) -> Iterator[Piece]:
    text = text_page.get_text_range()
    count = text_page.count_chars()
    at = 0
    for part in text.split("\r\n"):
        end = min(at + len(part), count)
        for start, stop in _printed_lines(text_page, text, at, end):
            shown = text[start:stop].replace("\ufffe", "").replace("\x02", "").replace("\0", "").strip()
            if shown:
                yield Piece(normal.plain(shown), number, 0, _box(text_page, text, start, stop, height))
        at += len(part) + 2


def _printed_lines(text_page: PdfTextPage, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range itself, or its parts where it silently goes on in another printed line."""
    seen = [i for i in range(start, end) if not text[i].isspace()]
    if not seen:
        return
    if _beside(text_page.get_charbox(seen[0], loose=True), text_page.get_charbox(seen[-1], loose=True)):
        yield start, end
        return
    before, begun = seen[0], start
    for i in seen[1:]:
        if not _beside(text_page.get_charbox(before, loose=True), text_page.get_charbox(i, loose=True)):
            yield begun, i
            begun = i
        before = i
    yield begun, end


def _beside(one: Box, other: Box) -> bool:
    """Whether two boxes of characters (left, bottom, right, top) overlap in height."""
    return min(one[3], other[3]) > max(one[1], other[1]) or one[3] == one[1] or other[3] == other[1]


def _box(text_page: PdfTextPage, text: str, start: int, end: int, height: float) -> Box:
    seen = [i for i in range(start, end) if not text[i].isspace()]
    corners = [text_page.get_charbox(i, loose=True) for i in {seen[0], seen[len(seen) // 2], seen[-1]}]
    corners = [c for c in corners if c[2] > c[0]] or corners
    left, right = min(c[0] for c in corners), max(c[2] for c in corners)
    return left, height - max(c[3] for c in corners), right, height - min(c[1] for c in corners)


def _merge(pieces: list[Piece]) -> list[Piece]:
    """Pieces that follow each other on the same printed line, as one."""
    out: list[Piece] = []
    for piece in pieces:
        if out and _same_line(out[-1].box, piece.box):
            before = out[-1]
            box = (before.box[0], min(before.box[1], piece.box[1]), piece.box[2], max(before.box[3], piece.box[3]))
            out[-1] = replace(before, text=f"{before.text} {piece.text}", box=box)
        else:
            out.append(piece)
    return out


def _same_line(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.6 * min(one[3] - one[1], other[3] - other[1]) and 0 <= other[0] - one[2] + 2 < 3 * (one[3] - one[1])


def without_furniture(pages: list[Page]) -> list[Page]:
    """The pages without page numbers and running heads."""
    repeated = Counter(_shape(piece) for page in pages for piece in {_shape(p): p for p in _edges(page)}.values())
    often = max(3, len(pages) // 2)
    counted = _counted(pages)
    kept = []
    for page in pages:
        drop = {p for p in _edges(page) if _PAGE_NUMBER.fullmatch(p.text) or repeated[_shape(p)] >= often}
        drop |= counted.get(page.number, set())
        kept.append(replace(page, pieces=tuple(p for p in page.pieces if p not in drop)))
    return kept


def _counted(pages: list[Page]) -> dict[int, set[Piece]]:
    """Outermost bare figures that rise by one from page to page, wherever on the page they stand."""
    found: dict[int, dict[int, Piece]] = {}
    for page in pages:
        ordered = sorted(page.pieces, key=lambda p: p.box[1])
        for piece in (*ordered[:1], *ordered[-1:]):
            if piece.text.isdigit() and len(piece.text) <= 4:
                found.setdefault(int(piece.text) - page.number, {})[page.number] = piece
    best = max(found.values(), key=len, default={})
    return {number: {piece} for number, piece in best.items()} if len(best) >= max(2, len(pages) * 2 // 3) else {}


def reading_order(pieces: list[Piece], width: float, height: float) -> list[Piece]:
    """Pieces from top to bottom; in the order of the file where the page has columns."""
    for before, after in pairwise(pieces):
        if after.box[1] < before.box[1] - 0.3 * height and after.box[0] > before.box[0] + 0.25 * width:
            return pieces
    return sorted(pieces, key=lambda piece: piece.box[1])


def _shape(piece: Piece) -> str:
    return re.sub(r"\d+", "0", normal.compact(piece.text))


def _edges(page: Page) -> list[Piece]:
    """The outermost lines near the upper and lower edge."""
    ordered = sorted(page.pieces, key=lambda p: p.box[1])
    upper = [p for p in ordered[:_FURNITURE_LINES] if p.box[3] < page.height * _EDGE]
    lower = [p for p in ordered[-_FURNITURE_LINES:] if p.box[1] > page.height * (1 - _EDGE)]
    dashed = [p for p in (*ordered[:1], *ordered[-1:]) if re.fullmatch(r"[—\-–－]\s*\d{1,4}\s*[—\-–－]", p.text)]
    return list(dict.fromkeys([*upper, *lower, *dashed]))


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text on each page, and the width of a character, in points."""

    edges: dict[int, tuple[float, float]]
    em: float

    @staticmethod
    def of(pages: list[Page]) -> Margins:
        """Measured on long lines; pages with few of them take the edges of the whole file.

        The right edge is what a fifth of the lines reach: single lines may hang over.
        """
        long = {page.number: [p.box for p in page.pieces if len(p.text) >= 12] for page in pages}
        every = [box for boxes in long.values() for box in boxes] or [p.box for page in pages for p in page.pieces]
        usual = _edges_of(every)
        edges = {number: _edges_of(boxes) if len(boxes) >= 6 else usual for number, boxes in long.items()}
        widths = [(p.box[2] - p.box[0]) / len(p.text) for page in pages for p in page.pieces if len(p.text) >= 12]
        return Margins(edges, median(widths) if widths else 12.0)


def _edges_of(boxes: list[Box]) -> tuple[float, float]:
    if not boxes:
        return 0.0, 0.0
    return min(box[0] for box in boxes), sorted((box[2] for box in boxes), reverse=True)[len(boxes) // 5]


@dataclass(slots=True)
class Paragraph:
    """Printed lines that belong together so far."""

    pieces: list[Piece] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Begin or go on with ``piece``."""
        self.pieces.append(piece)

    def goes_on_with(self, piece: Piece, margins: Margins) -> bool:
        """Whether ``piece`` is the next line of this paragraph: the line before is full and this one opens nothing new."""
        if not self.pieces:
            return False
        last = self.pieces[-1]
        _, right = margins.edges[last.page]
        left, _ = margins.edges[piece.page]
        if last.box[2] < right - 1.8 * margins.em or piece.box[0] > left + 4 * margins.em:
            return False
        at_margin = piece.box[0] <= left + 1.2 * margins.em
        if _SENTENCE_END.search(last.text):
            return at_margin and not marks.opens(piece.text) and self.pieces[0].box[0] > left + 1.2 * margins.em
        return at_margin or not marks.opens(piece.text)

    def finished(self) -> list[Line]:
        """The paragraph as a line, or nothing."""
        if not self.pieces:
            return []
        text, anchors = "", []
        for piece in self.pieces:
            glue = " " if text and text[-1].isascii() and text[-1].isalpha() and piece.text[0].isascii() and piece.text[0].isalpha() else ""
            text += glue
            anchors.append(Anchor(len(text), len(text) + len(piece.text), f"page/{piece.page}", piece.place, 0, piece.box))
            text += piece.text
        self.pieces = []
        return [Line(text, tuple(anchors))]
