"""OFD (GB/T 33190—2016): text objects put together to lines and paragraphs; what is text to the eye alone is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard, normal
from app.text.line import Lines
from app.text.readers import fragments, garbled, ofd_pages, paragraphs, sheets
from app.text.readers.ofd_pages import POINTS, Drawn
from app.text.readers.sheets import Page, Piece

if TYPE_CHECKING:
    import ofdkit

MOST_PAGES = 2000
_OVERHANG = 2.0
"""Millimetres by which text may stand outside the page and still be seen."""
_ASCENT, _DESCENT = 0.86, 0.14


def read(data: bytes, name: str) -> Lines:
    """The lines of an OFD file; Unreadable when it is damaged, has no text, or its text is none."""
    import ofdkit
    from ofdkit.package import Package

    try:
        with ofdkit.open(data) as document, Package(data) as package:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(guard.refusal(name, f"有 {len(document.pages)} 页，超过 {MOST_PAGES} 页，没有读取。请拆分后再导入。"))
            drawn = ofd_pages.drawn(package, [page.location for page in document.pages])
            pages = [_page(page, seen) for page, seen in zip(document.pages, drawn, strict=True)]
            lost = [page.index + 1 for page in document.pages if page.location is None]
    except ofdkit.OFDError as broken:
        raise guard.damaged(name) from broken
    _believe(pages, drawn, name)
    kept = sheets.without_furniture(pages)
    return Lines(paragraphs.lines(kept, {}), warnings=_warnings(lost, pages, drawn), margins=sheets.furniture(pages, kept))


def _page(page: ofdkit.Page, seen: Drawn) -> Page:
    """A page with its lines; what is hidden, drawn twice or outside the page is left out."""
    x0, y0, width, height = page.box
    found: dict[tuple[str, int, int], Piece] = {}
    for run in page.runs:
        within = -_OVERHANG <= run.x - x0 <= width + _OVERHANG and -_OVERHANG <= run.y - y0 <= height + _OVERHANG
        if within and run.text.strip() and run.object_id not in seen.hidden:
            found.setdefault((run.text, round(run.x * 4), round(run.y * 4)), _piece(run, page.index + 1, x0, y0))
    pieces = fragments.lines(list(found.values()))
    return Page(page.index + 1, width * POINTS, height * POINTS, pieces, bool(seen.pictures), len(seen.boxes))


def _piece(run: ofdkit.TextRun, number: int, x0: float, y0: float) -> Piece:
    """A run without the blanks at its ends, measured in points."""
    size, text = max(run.size, 0.5), run.text
    each = run.width / len(text)
    left = run.x - x0 + each * (len(text) - len(text.lstrip()))
    right = run.x - x0 + run.width - each * (len(text) - len(text.rstrip()))
    corners = left, run.y - y0 - _ASCENT * size, right, run.y - y0 + _DESCENT * size
    return Piece(
        normal.plain(text.strip()), number, 0, (corners[0] * POINTS, corners[1] * POINTS, corners[2] * POINTS, corners[3] * POINTS)
    )


def _believe(pages: Sequence[Page], drawn: Sequence[Drawn], name: str) -> None:
    """Raise Unreadable when there is no text, or it is none."""
    text = "".join(page.text for page in pages)
    if not text:
        how = "是扫描件" if any(seen.pictures for seen in drawn) else "里面没有文字对象，字可能是画成图形的"
        raise Unreadable(guard.refusal(name, f"{how}，没有读取。请向来文单位要 .docx 稿再导入。"))
    if garbled.is_garbled(text):
        raise Unreadable(guard.refusal(name, "里面的文字是乱码（字体没有对应的字符），没有读取。请向来文单位要 .docx 稿再导入。"))


def _warnings(lost: Sequence[int], pages: Sequence[Page], drawn: Sequence[Drawn]) -> tuple[str, ...]:
    said = []
    blank = [page.number for page in pages if page.has_picture and not page.text]
    outlined = [page.number for page, seen in zip(pages, drawn, strict=True) if seen.outlines]
    if lost:
        said.append(f"第 {sheets.ranges(lost)} 页在文件里找不到，没有读取。请向来文单位核实后重新要一份。")
    if blank:
        said.append(f"第 {sheets.ranges(blank)} 页未识别到文字，可能是扫描页，没有读取。请对照原件，或者要 .docx 稿再导入。")
    if outlined:
        said.append(f"第 {sheets.ranges(outlined)} 页有画成图形的内容，可能是红头或印章里的字，读不成文字。请对照原件核对。")
    return tuple(said)
