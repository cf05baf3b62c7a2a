"""Pages of a source file as pictures, to be shown beside their text: of a PDF, of a picture file, and of an OFD file whose page is a scan."""

from __future__ import annotations

from typing import NamedTuple

from app import pdfium
from app.text.formats import Format
from app.text.readers import pictures

MOST_PIXELS_WIDE = 4000


class Picture(NamedTuple):
    """``width`` × ``height`` pixels; ``rgb`` holds rows from the top, three bytes a pixel, not padded."""

    width: int
    height: int
    rgb: bytes


def page_picture(data: bytes, format: str, number: int, width: int) -> Picture | None:
    """Page ``number`` (from 1) of a file's ``data``, ``width`` pixels wide (at most 4,000); ``format`` as in a reading.

    None where there is no such page, no picture of it can be had (a Word file, an OFD page that is not a scan), or the file is damaged.
    """
    wide = max(1, min(width, MOST_PIXELS_WIDE))
    if number < 1:
        return None
    if format == Format.PDF:
        return _of_pdf(data, number, wide)
    if format == Format.IMAGE:
        found = pictures.shown(data, number, wide)
        return None if found is None else Picture(*found)
    if format == Format.OFD:
        return _of_ofd(data, number, wide)
    return None


def page_size(data: bytes, format: str, number: int) -> tuple[float, float] | None:
    """Width and height of page ``number`` in the points that boxes of anchors are measured in; None as for the picture.

    A box belongs at ``box * picture.width / page width`` on the picture.
    """
    if number < 1:
        return None
    if format == Format.PDF:
        return _size_in_pdf(data, number)
    if format == Format.OFD:
        from app.text.readers import ofd

        return ofd.size(data, number)
    return pictures.size(data, number) if format == Format.IMAGE else None


def _of_pdf(data: bytes, number: int, width: int) -> Picture | None:
    from pypdfium2 import PdfiumError

    try:
        with pdfium.opened(data) as document:
            if number > len(document):
                return None
            page = document[number - 1]
            return Picture(*pdfium.painted(page, width / page.get_width()))
    except PdfiumError:
        return None


def _of_ofd(data: bytes, number: int, width: int) -> Picture | None:
    from app.text.readers import ofd

    found = ofd.picture(data, number, width)
    return None if found is None else Picture(found.width, found.height, found.tobytes())


def _size_in_pdf(data: bytes, number: int) -> tuple[float, float] | None:
    from pypdfium2 import PdfiumError

    try:
        with pdfium.opened(data) as document:
            return None if number > len(document) else document[number - 1].get_size()
    except PdfiumError:
        return None
