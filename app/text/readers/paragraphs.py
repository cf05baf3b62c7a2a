"""Printed lines of pages put together: those that are one paragraph, and the tables between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from app.text import marks
from app.text.line import Line
from app.text.readers import columns
from app.text.readers.pdf_tables import Table
from app.text.readers.sheets import Box, Page, Piece
from app.text.tree import Anchor

_SENTENCE_END = re.compile(r"[。；：！？;:!?]$")
_SECTION_SIGN = "§"
_LONG = 12
_ENOUGH = 6
_ALIKE = 1.5
_WIDEST_GAP = 2.2
"""Between two lines of a paragraph, in heights of a line."""
_LARGER, _MUCH_LARGER = 1.3, 1.7
_MEASURED = 6
"""Characters that a line needs for its height to tell its size."""


def lines(pages: Sequence[Page], tables: Mapping[int, list[Table]]) -> tuple[Line, ...]:
    """Paragraphs and tables of all pages in reading order; a table that ends one page may go on at the head of the next."""
    out: list[Line] = []
    paragraph = Paragraph()
    sheets = [_Sheet(page, tables.get(page.number, [])) for page in pages]
    margins = Margins.of([piece for sheet in sheets for piece in sheet.pieces])
    last: Table | None = None
    for sheet in sheets:
        for thing in sheet.things():
            if isinstance(thing, Table):
                out.extend(paragraph.finished())
                if last is not None and thing.continues(last):
                    thing = last.extended(thing)
                    out.pop()
                out.append(thing.line())
                last = thing
                continue
            if not paragraph.goes_on_with(thing, margins):
                out.extend(paragraph.finished())
            paragraph.add(thing)
            last = None
    out.extend(paragraph.finished())
    return tuple(out)


class _Sheet:
    """A page with its lines in reading order and its tables."""

    def __init__(self, page: Page, tables: Sequence[Table]) -> None:
        self.tables = sorted(tables, key=lambda table: table.box[1])
        self.pieces = columns.ordered([piece for piece in page.pieces if not any(table.holds(piece) for table in tables)])

    def things(self) -> list[Piece | Table]:
        """What stands on the page, each table where it begins."""
        out: list[Piece | Table] = list(self.pieces)
        for table in self.tables:
            below = next((i for i, thing in enumerate(out) if thing.box[1] > table.box[1]), len(out))
            out.insert(below, table)
        return out


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text on each page and in each column of it, and the width of a character, in points."""

    edges: dict[tuple[int, int], tuple[float, float]]
    em: float

    @staticmethod
    def of(pieces: Sequence[Piece]) -> Margins:
        """Measured on long lines; pages with few of them take the edges of the whole file.

        The right edge is what a fifth of the lines reach: single lines may hang over.
        """
        groups: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            groups.setdefault((piece.page, piece.column), []).append(piece)
        long = [p.box for p in pieces if len(p.text) >= _LONG and p.column == 0]
        usual = _edges_of(long or [p.box for p in pieces])
        measured = {name: edges for name, group in groups.items() if (edges := _measured(name, group)) is not None}
        em = _em(pieces)
        return Margins({name: measured.get(name) or _nearest(group, [usual, *measured.values()], em) for name, group in groups.items()}, em)

    def left(self, piece: Piece) -> float:
        """Where lines begin in the column of ``piece``."""
        return self.edges[piece.page, piece.column][0]

    def right(self, piece: Piece) -> float:
        """Where full lines end in the column of ``piece``."""
        return self.edges[piece.page, piece.column][1]


def _measured(name: tuple[int, int], group: Sequence[Piece]) -> tuple[float, float] | None:
    """The edges that the lines of a page or column show by themselves, or None where there are too few."""
    full = [p.box for p in group if len(p.text) >= _LONG or name[1]]
    return _edges_of(full) if len(full) >= _ENOUGH or name[1] else None


def _nearest(group: Sequence[Piece], known: Sequence[tuple[float, float]], em: float) -> tuple[float, float]:
    """The edges, of those ``known``, between which a page of few lines stands; the first of them where it stands between none."""
    begin, end = min(p.box[0] for p in group), max(p.box[2] for p in group)
    around = [edges for edges in known if abs(edges[0] - begin) < _ALIKE * em and edges[1] > end - _ALIKE * em]
    return min(around, key=lambda edges: abs(edges[1] - end), default=known[0])


def _em(pieces: Sequence[Piece]) -> float:
    """The width of a character."""
    widths = [(p.box[2] - p.box[0]) / len(p.text) for p in pieces if len(p.text) >= _LONG]
    return median(widths) if widths else 12.0


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
        last, left = self.pieces[-1], margins.left(piece)
        if _apart(last, piece) or last.box[2] < margins.right(last) - 1.8 * margins.em or piece.box[0] > left + 4 * margins.em:
            return False
        at_margin = piece.box[0] <= left + 1.2 * margins.em
        if _SENTENCE_END.search(last.text):
            first = self.pieces[0]
            return at_margin and not _opens(piece.text) and first.box[0] > margins.left(first) + 1.2 * margins.em
        return at_margin or not _opens(piece.text)

    def finished(self) -> list[Line]:
        """The paragraph as a line, or nothing."""
        if not self.pieces:
            return []
        text, anchors = "", []
        for piece in self.pieces:
            glue = " " if text and text[-1].isascii() and text[-1].isalpha() and piece.text[0].isascii() and piece.text[0].isalpha() else ""
            text += glue
            anchors.append(Anchor(len(text), len(text) + len(piece.text), f"page/{piece.page}", piece.place, 0, piece.shown or piece.box))
            text += piece.text
        self.pieces = []
        return [Line(text, tuple(anchors))]


def _opens(text: str) -> bool:
    return text.startswith(_SECTION_SIGN) or marks.opens(text)


def _apart(last: Piece, piece: Piece) -> bool:
    """Whether two lines are surely not of one paragraph: too far apart, of other size, or both of them rows of several things."""
    if last.parts > 1 and piece.parts > 1:
        return True
    low, high = sorted((last.box[3] - last.box[1], piece.box[3] - piece.box[1]))
    measured = min(len(last.text), len(piece.text)) >= _MEASURED
    if (measured and high > _LARGER * low) or high > _MUCH_LARGER * low:
        return True
    beneath = (last.page, last.column) == (piece.page, piece.column)
    return beneath and piece.box[1] - last.box[3] > _WIDEST_GAP * high
