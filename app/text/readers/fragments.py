"""Fragments of text laid on a page (objects of an OFD, boxes of a recognised picture) put together to printed lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from app.text.readers import columns, sheets
from app.text.readers.sheets import Box, Piece

_TOUCHING = 1.2
"""In heights of a line: fragments nearer than this are one run of words."""
_BLANK_BETWEEN_HAN = 0.6
_BLANK_BETWEEN_WORDS = 0.2


def lines(fragments: Sequence[Piece]) -> tuple[Piece, ...]:
    """The printed lines of a page in reading order, column by column, each with its place."""
    runs = [run for row in _rows(fragments) for run in _runs(row)]
    out: list[Piece] = []
    for column, group in _neighbours(columns.ordered(runs)):
        out += [replace(reduce(_joined, row), column=column, parts=len(row)) for row in _rows(group)]
    return sheets.numbered(out)


def _neighbours(pieces: Sequence[Piece]) -> Iterator[tuple[int, list[Piece]]]:
    """Pieces that follow each other in the same column."""
    group: list[Piece] = []
    for piece in pieces:
        if group and group[-1].column != piece.column:
            yield group[-1].column, group
            group = []
        group.append(piece)
    if group:
        yield group[-1].column, group


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces beside each other, from left to right; the rows from top to bottom."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box[1] + p.box[3]) / 2):
        row = found[-1] if found else []
        if row and all(_level(other.box, piece.box) for other in row):
            row.append(piece)
        else:
            found.append([piece])
    for row in found:
        row.sort(key=lambda p: p.box[0])
    return found


def _level(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.5 * min(one[3] - one[1], other[3] - other[1])


def _runs(row: Sequence[Piece]) -> Iterator[Piece]:
    """A row's pieces, those that nearly touch as one."""
    run: Piece | None = None
    for piece in row:
        if run is not None and piece.box[0] - run.box[2] < _TOUCHING * _height(run, piece):
            run = _joined(run, piece)
            continue
        if run is not None:
            yield run
        run = piece
    if run is not None:
        yield run


def _joined(one: Piece, other: Piece) -> Piece:
    """Two pieces of a row as one, with a blank where the gap shows one."""
    gap = (other.box[0] - one.box[2]) / _height(one, other)
    near_han = _is_wide(one.text[-1:]) or _is_wide(other.text[:1])
    blank = " " if gap > (_BLANK_BETWEEN_HAN if near_han else _BLANK_BETWEEN_WORDS) else ""
    text = one.text + other.text if one.text[-1:].isspace() or other.text[:1].isspace() else one.text + blank + other.text
    shown = None if one.shown is None or other.shown is None else _around(one.shown, other.shown)
    return replace(one, text=text, box=_around(one.box, other.box), shown=shown)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _height(one: Piece, other: Piece) -> float:
    return max(1.0, min(one.box[3] - one.box[1], other.box[3] - other.box[1]))


def _is_wide(char: str) -> bool:
    return char > "\u2fff"
