"""Picture files: PNG, JPEG, BMP, GIF and TIFF with one page or many, decoded within limits."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "TIFF")
MOST_PIXELS = 80_000_000
"""A page of A3 at 450 dpi has 39 million."""
_POINTS = 72
_A4_WIDTH = 595.0
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)


class Unpaintable(Exception):
    """A picture file that cannot be decoded, or a page too large to be."""


@contextmanager
def opened(data: bytes) -> Iterator[Image]:
    """The file, no page decoded yet. Raises Unpaintable, also for what goes wrong while it is open."""
    from PIL import Image as pil
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), pil.open(io.BytesIO(data), formats=FORMATS) as found:
            yield found
    except (UnidentifiedImageError, pil.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError) as broken:
        raise Unpaintable from broken


def count(image: Image) -> int:
    """How many pages the file holds; the frames of an animation are one."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def page(image: Image, number: int) -> Image:
    """Page ``number`` (from 1) upright as its camera says, in RGB on white. Raises Unpaintable where it is too large."""
    from PIL import Image as pil
    from PIL import ImageOps

    if image.format == "TIFF":
        image.seek(number - 1)
    if image.width * image.height > MOST_PIXELS:
        raise Unpaintable
    upright = ImageOps.exif_transpose(image)
    if "A" in upright.getbands() or "transparency" in upright.info:
        own = upright.convert("RGBA")
        white = pil.new("RGBA", own.size, "white")
        return pil.alpha_composite(white, own).convert("RGB")
    return _deep(upright).convert("RGB")


def _deep(image: Image) -> Image:
    """A picture of 16 bits a pixel as one of 8."""
    if image.mode not in ("I;16", "I;16B", "I;16L", "I"):
        return image
    return image.convert("I").point(lambda value: value / 256).convert("L")


def points_of(image: Image, number: int) -> tuple[float, float]:
    """Width and height of page ``number`` in points: by its resolution where that gives a sheet's size, or else as if it were A4 wide."""
    if image.format == "TIFF":
        image.seek(number - 1)
    width, height = image.size
    if image.getexif().get(_ORIENTATION, 1) in _LYING:
        width, height = height, width
    dpi = image.info.get("dpi", (0, 0))
    across = float(dpi[0]) if isinstance(dpi, tuple) and dpi and dpi[0] else 0.0
    short = min(width, height)
    believable = across >= _POINTS and 200 <= short * _POINTS / across <= 1300
    scale = _POINTS / across if believable else _A4_WIDTH / max(1, short)
    return width * scale, height * scale


def shown(data: bytes, number: int, width: int) -> tuple[int, int, bytes] | None:
    """Page ``number`` scaled to ``width`` pixels: width, height and RGB rows; None where it cannot be had."""
    try:
        with opened(data) as image:
            if number > count(image):
                return None
            whole = page(image, number)
            scaled = whole.resize((width, max(1, round(whole.height * width / whole.width))), reducing_gap=2.0)
            return scaled.width, scaled.height, scaled.tobytes()
    except Unpaintable:
        return None


def size(data: bytes, number: int) -> tuple[float, float] | None:
    """Width and height of page ``number`` in points; None where it cannot be had."""
    try:
        with opened(data) as image:
            return None if number > count(image) else points_of(image, number)
    except Unpaintable:
        return None
