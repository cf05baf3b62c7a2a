"""Printed pages, whatever they came from (PDF, OFD, a recognised picture): their lines, and which of them are page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.text import normal

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the upper left corner of the page as it is shown."""

_PAGE_NUMBER = re.compile(
    r"[\s—\-–－一·.]*\d{1,4}[\s—\-–－一·.]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_EDGE = 0.1
_FURNITURE_LINES = 2
_SAME_SPOT = 6.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line; ``place`` its index on the page, ``column`` 0 where it goes over the whole page and from 1 in a column.

    ``shown`` is its rectangle on the page as the file shows it, where ``box`` was measured on a page turned upright; ``parts``
    counts what stands on the line with wide gaps between.
    """

    text: str
    page: int
    place: int
    box: Box
    column: int = 0
    shown: Box | None = None
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page (``number`` from 1) with its printed lines in the order of the file; ``paths`` counts drawn shapes.

    ``ruled`` says that rules lie and stand on it, so that there may be a table.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    has_picture: bool = False
    paths: int = 0
    ruled: bool = False

    @property
    def text(self) -> str:
        """All characters of the page without white space."""
        return normal.compact("".join(piece.text for piece in self.pieces))


def numbered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a page, each with its place."""
    return tuple([piece if piece.place == place else replace(piece, place=place) for place, piece in enumerate(pieces)])


def merged(pieces: Sequence[Piece]) -> list[Piece]:
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


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers and running heads."""
    often = max(3, len(pages) // 2)
    repeated = Counter(_shape(piece) for page in pages for piece in {_shape(p): p for p in _edges(page)}.values())
    level = Counter(_level(piece) for page in pages for piece in _outermost(page))
    counted = _counted(pages)
    kept = []
    for page in pages:
        drop = {p for p in _edges(page) if _PAGE_NUMBER.fullmatch(p.text) or repeated[_shape(p)] >= often}
        drop |= {p for p in _outermost(page) if level[_level(p)] >= often}
        drop |= counted.get(page.number, set())
        kept.append(replace(page, pieces=tuple(p for p in page.pieces if p not in drop)) if drop else page)
    return kept


def furniture(pages: Sequence[Page], kept: Sequence[Page]) -> tuple[str, ...]:
    """What was left out of ``pages``: a secrecy mark may stand there."""
    out: list[str] = []
    for page, left in zip(pages, kept, strict=True):
        if len(left.pieces) < len(page.pieces):
            remaining = set(left.pieces)
            out += [piece.text for piece in page.pieces if piece not in remaining]
    return tuple(out)


def _counted(pages: Sequence[Page]) -> dict[int, set[Piece]]:
    """Outermost page numbers that rise by one from page to page, wherever on the page they stand."""
    found: dict[int, dict[int, Piece]] = {}
    for page in pages:
        for piece in _outermost(page):
            figure = re.search(r"\d{1,4}", piece.text) if _PAGE_NUMBER.fullmatch(piece.text) else None
            if figure:
                found.setdefault(int(figure[0]) - page.number, {})[page.number] = piece
    best = max(found.values(), key=len, default={})
    return {number: {piece} for number, piece in best.items()} if len(best) >= max(2, len(pages) * 2 // 3) else {}


def _outermost(page: Page) -> list[Piece]:
    """The first and the last line of a page."""
    ordered = sorted(page.pieces, key=lambda p: p.box[1])
    return [*ordered[:1], *ordered[-1:]] if len(ordered) > 1 else []


def _level(piece: Piece) -> tuple[str, int, int]:
    """What a running head has in common from page to page: its words and where it stands."""
    return _shape(piece), round(piece.box[0] / _SAME_SPOT), round(piece.box[1] / _SAME_SPOT)


def _shape(piece: Piece) -> str:
    return re.sub(r"\d+", "0", normal.compact(piece.text))


def _edges(page: Page) -> list[Piece]:
    """The outermost lines near the upper and lower edge."""
    ordered = sorted(page.pieces, key=lambda p: p.box[1])
    upper = [p for p in ordered[:_FURNITURE_LINES] if p.box[3] < page.height * _EDGE]
    lower = [p for p in ordered[-_FURNITURE_LINES:] if p.box[1] > page.height * (1 - _EDGE)]
    dashed = [p for p in (*ordered[:1], *ordered[-1:]) if re.fullmatch(r"[—\-–－]\s*\d{1,4}\s*[—\-–－]", p.text)]
    return list(dict.fromkeys([*upper, *lower, *dashed]))


def ranges(numbers: Sequence[int]) -> str:
    """Page numbers in a sentence, those in a row as one: 1、3—7."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)
