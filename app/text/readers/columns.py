"""The order in which the lines of a page are read: from top to bottom, and column by column where prose stands in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from app.text.readers.sheets import Piece

_FEWEST_LINES = 3
_FEWEST_CHARACTERS = 8
_FULL_LINE = 0.85
_FULL_SHARE = 0.4
_DEEPEST = 4


def ordered(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in reading order, each knowing its column; lines over the whole width part what stands above from what stands below."""
    return _ordered(sorted(pieces, key=_top), count(1), 0)


def _ordered(pieces: list[Piece], names: Iterator[int], depth: int) -> list[Piece]:
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        return pieces
    out: list[Piece] = []
    band: list[Piece] = []
    columns = next(names), next(names)
    for piece in pieces:
        if _crosses(piece, gutter):
            out += _band(band, gutter, columns, names, depth)
            out.append(piece)
            band = []
        else:
            band.append(piece)
    return out + _band(band, gutter, columns, names, depth)


def _band(band: list[Piece], gutter: float, columns: tuple[int, int], names: Iterator[int], depth: int) -> list[Piece]:
    """What stands between two lines over the whole width: first the left side, then the right."""
    left = [replace(piece, column=columns[0]) for piece in band if piece.box[2] <= gutter]
    right = [replace(piece, column=columns[1]) for piece in band if piece.box[2] > gutter]
    if not (left and right):
        return band
    return _ordered(left, names, depth + 1) + _ordered(right, names, depth + 1)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the white space between two columns of prose stands, or None: the place that the fewest lines cross."""
    starts = sorted(piece.box[0] for piece in pieces)
    best: tuple[int, float] | None = None
    for x in sorted({round(start) for start in starts}):
        gutter = x - 1.5
        left = [p for p in pieces if p.box[2] <= gutter]
        right = [p for p in pieces if p.box[0] > gutter]
        if len(left) < _FEWEST_LINES or len(right) < _FEWEST_LINES:
            continue
        crossing = len(pieces) - len(left) - len(right)
        if crossing > len(pieces) / 2 or (best is not None and crossing >= best[0]):
            continue
        if _beside(left, right) and _is_prose(left) and _is_prose(right):
            best = crossing, gutter
    return None if best is None else best[1]


def _beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the two sides stand beside each other for most of the shorter one."""
    shared = min(left[-1].box[3], right[-1].box[3]) - max(_top(left[0]), _top(right[0]))
    shorter = min(left[-1].box[3] - _top(left[0]), right[-1].box[3] - _top(right[0]))
    return shared > 0.5 * shorter


def _is_prose(side: Sequence[Piece]) -> bool:
    """Whether lines fill a column: cells of a table, names and dates do not."""
    if sum(len(piece.text) for piece in side) < _FEWEST_CHARACTERS * len(side):
        return False
    span = max(p.box[2] for p in side) - min(p.box[0] for p in side)
    full = sum(p.box[2] - p.box[0] >= _FULL_LINE * span for p in side)
    return full >= _FULL_SHARE * len(side)


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.box[0] <= gutter < piece.box[2]


def _top(piece: Piece) -> float:
    return piece.box[1]
