"""PDFium for the whole process: it keeps one state, so one thread at a time may use it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

LOCK = threading.Lock()


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document while nobody else uses the library. Raises pypdfium2.PdfiumError where ``data`` is no PDF or locked."""
    import pypdfium2

    with LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def painted(page: pypdfium2.PdfPage, scale: float) -> tuple[int, int, bytes]:
    """A page at ``scale`` pixels a point: width and height in pixels, and its rows from the top, three bytes (RGB) a pixel, not padded."""
    bitmap = page.render(scale=scale, rev_byteorder=True)
    rows, line = bytes(bitmap.buffer), bitmap.width * 3
    if bitmap.stride != line:
        rows = b"".join(rows[start : start + line] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride))
    return bitmap.width, bitmap.height, rows
