"""What a PDF page draws, as PDFium finds it: rules of tables, and letters, in points from the upper left corner of the page as shown."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from app.text.readers.sheets import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage
    from pypdfium2.raw import FS_RECTF

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_DEEPEST = 4
_EVEN = 0.01
"""Points: by how much the ends of a level line may differ."""
_SAME: Matrix = (1, 0, 0, 1, 0, 0)
_TURNS: Mapping[int, Matrix] = {90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0)}
_HYPHEN, _NONE = 0x02, 0xFFFE
"""What PDFium says for a hyphen at the end of a line, and for nothing."""
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@dataclass(frozen=True, slots=True)
class Figure:
    """One subpath: its corners in order; ``stroked`` when a line is drawn along it, else only its area is filled."""

    points: tuple[Point, ...]
    stroked: bool

    @property
    def box(self) -> Box:
        """The rectangle round it."""
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def is_rectangle(self) -> bool:
        """Whether it is a closed box with level and upright sides."""
        if len(self.points) != 5 or self.points[0] != self.points[-1]:
            return False
        return all(is_straight(one, two) for one, two in pairwise(self.points))


@dataclass(frozen=True, slots=True)
class Letter:
    """A printed character, its box as wide as its advance, and the size of its font."""

    text: str
    box: Box
    size: float
    upright: bool
    """Whether it stands on the page as shown, not lies or hangs."""


def is_straight(one: Point, two: Point) -> bool:
    """Whether a line between them is level or upright."""
    return abs(one[0] - two[0]) < _EVEN or abs(one[1] - two[1]) < _EVEN


def shown(page: PdfPage) -> Callable[[float, float], Point]:
    """How a point of the page's own space is found on the page as shown."""
    left, bottom, right, top = page.get_bbox()
    match page.get_rotation():
        case 90:
            return lambda x, y: (y - bottom, x - left)
        case 180:
            return lambda x, y: (right - x, y - bottom)
        case 270:
            return lambda x, y: (top - y, right - x)
        case _:
            return lambda x, y: (x - left, top - y)


def figures(page: PdfPage) -> Iterator[Figure]:
    """The subpaths that are painted, those within forms too."""
    from pypdfium2 import raw

    place = shown(page)

    def within(thing: object, matrix: Matrix, depth: int) -> Iterator[Figure]:
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _subpaths(thing, _then(_matrix(thing), matrix), place)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _then(_matrix(thing), matrix)
            for i in range(max(0, raw.FPDFFormObj_CountObjects(thing))):
                yield from within(raw.FPDFFormObj_GetObject(thing, i), inner, depth + 1)

    for i in range(max(0, raw.FPDFPage_CountObjects(page.raw))):
        yield from within(raw.FPDFPage_GetObject(page.raw, i), _SAME, 1)


def _matrix(thing: object) -> Matrix:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _then(one: Matrix, two: Matrix) -> Matrix:
    """First ``one``, then ``two``."""
    a, b, c, d, e, f = two
    across, up = [(one[i] * a + one[i + 1] * c, one[i] * b + one[i + 1] * d) for i in (0, 2)]
    return *across, *up, one[4] * a + one[5] * c + e, one[4] * b + one[5] * d + f


def _subpaths(thing: object, matrix: Matrix, place: Callable[[float, float], Point]) -> Iterator[Figure]:
    from pypdfium2 import raw

    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, ctypes.byref(filled), ctypes.byref(stroked))
    if not filled.value and not stroked.value:
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for i in range(max(0, raw.FPDFPath_CountSegments(thing))):
        segment = raw.FPDFPath_GetPathSegment(thing, i)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield Figure(tuple(points), bool(stroked.value))
            points = []
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(place(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1:
        yield Figure(tuple(points), bool(stroked.value))


def letters(page: PdfPage) -> list[Letter]:
    """The characters that the file itself has, blanks among them."""
    from pypdfium2 import raw

    place, turn = shown(page), _TURNS.get(page.get_rotation(), _SAME)
    source = page.get_textpage()
    try:
        handle, rectangle, matrix = source.raw, raw.FS_RECTF(), raw.FS_MATRIX()
        to_rectangle, to_matrix = ctypes.byref(rectangle), ctypes.byref(matrix)
        ask_box, ask_matrix, ask_size = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetMatrix, raw.FPDFText_GetFontSize
        out, high = [], 0
        for i in range(source.count_chars()):
            code = raw.FPDFText_GetUnicode(handle, i)
            if code in _HIGH:
                high = code
                continue
            text, high = _text(code, high), 0
            if not text or raw.FPDFText_IsGenerated(handle, i) == 1:
                continue
            ask_box(handle, i, to_rectangle)
            ask_matrix(handle, i, to_matrix)
            a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
            size = ask_size(handle, i) * max(abs(d), abs(c))
            left, bottom, right, top = _em(rectangle, c, d, size)
            (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
            if turn is not _SAME:
                a, b, c, d, _, _ = _then((a, b, c, d, 0, 0), turn)
            box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            out.append(Letter(text, box, size, a * d > 0 and b * c <= 0))
        return out
    finally:
        source.close()


def _text(code: int, high: int) -> str:
    """The character of a code, with the first half of a pair before it; empty for none that is printed."""
    if code == _HYPHEN:
        return "-"
    if code in _LOW:
        return chr(0x10000 + ((high - _HIGH.start) << 10) + code - _LOW.start) if high else ""
    return chr(code) if code >= 32 and code != _NONE else ""


def _em(box: FS_RECTF, c: float, d: float, size: float) -> Box:
    """The box as high as the font's size, from its lower edge on: what fonts say of their height differs within a line.

    ``c`` and ``d`` point where the letter's head is.
    """
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if abs(d) >= abs(c):
        return (left, bottom, right, bottom + size) if d > 0 else (left, top - size, right, top)
    return (left, bottom, left + size, top) if c > 0 else (right - size, bottom, right, top)
