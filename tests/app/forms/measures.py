"""Where things stand on a printed page, in millimetres from its upper left corner: the page, its ruled boxes, its words, its lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfplumber.page import Page

TOLERANCE = 0.5
"""What a printed form may be off, in millimetres."""

_MM = 72 / 25.4
_RULED = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": 0.8,
    "join_tolerance": 0.8,
    "intersection_tolerance": 1.5,
    "edge_min_length": 2,
}
_OPENING, _CLOSING = "（《〈“‘〔【", "）》〉”’〕】，。、；：？！"
_PAGE_NUMBER = re.compile(r"^—\d+—$")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its edges measured from the left and the upper edge of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: Box) -> bool:
        """Whether the other lies within, a tolerance aside."""
        return (
            self.left - TOLERANCE <= other.left
            and self.top - TOLERANCE <= other.top
            and other.right <= self.right + TOLERANCE
            and other.bottom <= self.bottom + TOLERANCE
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters found: where its ink may be, the base line of its last character, how large it is set (points) and in which fonts.

    Of full-width brackets and points only the half that bears ink is counted, because the other half may hang out of the line.
    """

    box: Box
    base: float
    size: float
    fonts: frozenset[str]


class Sheet:
    """One page of a PDF. Words are looked for without white space, as `tests.app.forms.pdf_text.bare` gives them."""

    def __init__(self, page: Page) -> None:
        self.width, self.height = float(page.width) / _MM, float(page.height) / _MM
        self.cells = _cells(page)
        self._chars = [char for char in page.chars if char["text"].strip()]
        self._text = "".join(char["text"] for char in self._chars)
        self._room = _rules(page)

    @property
    def text(self) -> str:
        return self._text

    def word(self, words: str, nth: int = 0) -> Word:
        """The ``nth`` place where these words stand; AssertionError where they do not."""
        starts = [found.start() for found in re.finditer(re.escape(words), self._text)]
        assert len(starts) > nth, f"{words!r} is not on the page"
        return _word(self._chars[starts[nth] : starts[nth] + len(words)])

    def cell(self, words: str, nth: int = 0) -> Box:
        """The smallest ruled box around these words; AssertionError where none is."""
        found = self.word(words, nth).box
        around = [cell for cell in self.cells if cell.holds(found)]
        assert around, f"{words!r} stands in no box"
        return min(around, key=lambda cell: cell.width * cell.height)

    def beside(self, words: str, nth: int = 0) -> Box:
        """The box to the right of the label with these words."""
        label = self.cell(words, nth)
        beside = [
            cell
            for cell in self.cells
            if abs(cell.left - label.right) <= TOLERANCE and cell.top <= label.top + TOLERANCE and label.bottom <= cell.bottom + TOLERANCE
        ]
        assert beside, f"nothing is beside {words!r}"
        return min(beside, key=lambda cell: cell.width * cell.height)

    def frame(self) -> Box:
        """What all ruled boxes of the page take together."""
        return Box(
            min(cell.left for cell in self.cells),
            min(cell.top for cell in self.cells),
            max(cell.right for cell in self.cells),
            max(cell.bottom for cell in self.cells),
        )

    def rows(self) -> list[tuple[float, float]]:
        """Upper and lower edge of each row of ruled boxes, from the top."""
        edges = sorted({round(edge, 1) for cell in self.cells for edge in (cell.top, cell.bottom)})
        apart = [edge for n, edge in enumerate(edges) if n == 0 or edge - edges[n - 1] > TOLERANCE]
        return list(pairwise(apart))

    def columns(self, *, row: int = 0) -> list[float]:
        """The widths of the boxes of one row, from the left."""
        top = self.rows()[row][0]
        return [round(cell.width, 1) for cell in sorted(self.cells, key=lambda cell: cell.left) if abs(cell.top - top) <= TOLERANCE]

    def lines(self) -> list[Word]:
        """The lines of text from the top, the page number left out."""
        found: list[list[dict[str, Any]]] = []
        for char in sorted(self._chars, key=lambda char: (_middle(char), char["x0"])):
            if found and abs(_middle(found[-1][-1]) - _middle(char)) < 4:
                found[-1].append(char)
            else:
                found.append([char])
        return [_word(line) for line in found if not _PAGE_NUMBER.match("".join(char["text"] for char in line))]

    def room_to_write(self) -> list[Box]:
        """The rules drawn under nothing, for the hand, from the top."""
        return [rule for rule in self._room if not any(_on(cell, rule) for cell in self.cells)]


@contextmanager
def sheets(pdf: bytes) -> Iterator[Sequence[Sheet]]:
    """The pages of a PDF."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        yield [Sheet(page) for page in opened.pages]


def sheet(pdf: bytes, number: int = 1) -> Sheet:
    """Page ``number`` (from 1) of a PDF."""
    with sheets(pdf) as pages:
        return pages[number - 1]


def _cells(page: Page) -> list[Box]:
    return [_box(*cell) for table in page.find_tables(_RULED) for cell in table.cells if cell is not None]


def _rules(page: Page) -> list[Box]:
    flat = [*page.lines, *page.rects, *page.curves]
    level = [each for each in flat if abs(float(each["bottom"]) - float(each["top"])) < 1 and float(each["x1"]) - float(each["x0"]) > 20]
    return sorted((_box(each["x0"], each["top"], each["x1"], each["bottom"]) for each in level), key=lambda box: (box.top, box.left))


def _on(cell: Box, rule: Box) -> bool:
    """Whether the rule is an edge of the cell."""
    level = min(abs(cell.top - rule.top), abs(cell.bottom - rule.top)) <= TOLERANCE
    return level and cell.left <= rule.right and rule.left <= cell.right


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(float(left) / _MM, float(top) / _MM, float(right) / _MM, float(bottom) / _MM)


def _middle(char: dict[str, Any]) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _word(chars: Sequence[dict[str, Any]]) -> Word:
    edges = [_ink(char) for char in chars]
    box = _box(min(e[0] for e in edges), min(e[1] for e in edges), max(e[2] for e in edges), max(e[3] for e in edges))
    height = chars[-1]["bottom"] + chars[-1]["y0"]
    base = (height - chars[-1]["matrix"][5]) / _MM
    return Word(box, base, max(char["size"] for char in chars), frozenset(char["fontname"] for char in chars))


def _ink(char: dict[str, Any]) -> tuple[float, float, float, float]:
    left, right = char["x0"], char["x1"]
    full = right - left > 0.9 * char["size"]
    if full and char["text"] in _OPENING:
        left = (left + right) / 2
    elif full and char["text"] in _CLOSING:
        right = (left + right) / 2
    return left, char["top"], right, char["bottom"]
