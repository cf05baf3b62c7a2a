"""OFD (GB/T 33190—2016): text objects put together to lines and paragraphs; what is text to the eye alone is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard, normal
from app.text.line import Lines, Told, quietly
from app.text.readers import fragments, garbled, ofd_pages, recognising, scan, sheets
from app.text.readers.ofd_pages import POINTS, Drawn
from app.text.readers.sheets import Page, Piece

if TYPE_CHECKING:
    import ofdkit
    from ofdkit.package import Package
    from PIL.Image import Image

MOST_PAGES = 2000
FEWEST_ON_PAGE = 5
_OVERHANG = 2.0
"""Millimetres by which text may stand outside the page and still be seen."""
_ASCENT, _DESCENT = 0.86, 0.14


def read(data: bytes, name: str, told: Told = quietly) -> Lines:
    """The lines of an OFD file; Unreadable when it is damaged, or has no text that can be believed or recognised."""
    import ofdkit
    from ofdkit.package import Package

    try:
        with ofdkit.open(data) as document, Package(data) as package:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(guard.refusal(name, f"有 {len(document.pages)} 页，超过 {MOST_PAGES} 页，没有读取。拆分后再导入。"))
            drawn = ofd_pages.drawn(package, [page.location for page in document.pages])
            printed = [_page(page, seen) for page, seen in zip(document.pages, drawn, strict=True)]
            lost = [page.index + 1 for page in document.pages if page.location is None]
            unread = [page.number for page in printed if _is_unread(page)]
            recognised = unread if unread and recognising.is_installed() else []
            if not recognised:
                _believe(printed, drawn, name)
            waiting = [_scanned(package, page, drawn[page.number - 1]) for page in printed if page.number in recognised]
            seen_again = {page.number: page for page in (scan.recognise(waiting, name, told) if waiting else ())}
    except ofdkit.OFDError as broken:
        raise guard.damaged(name) from broken
    pages = [seen_again.get(page.number, page) for page in printed]
    return scan.lines(pages, name, recognised, _warnings(lost, [] if recognised else unread, drawn))


def picture(data: bytes, number: int, width: int) -> Image | None:
    """Page ``number`` (from 1) as ``width`` pixels of picture, where the page is a scan; None where it is not, or cannot be shown."""
    import ofdkit
    from ofdkit.package import Package

    try:
        with ofdkit.open(data) as document, Package(data) as package:
            if number > len(document.pages):
                return None
            page = document.pages[number - 1]
            (seen,) = ofd_pages.drawn(package, [page.location])
            if not seen.is_scan(page.width, page.height):
                return None
            return ofd_pages.picture(package, seen, (page.width, page.height), width * max(1.0, page.height / max(page.width, 1.0)))
    except ofdkit.OFDError:
        return None


def size(data: bytes, number: int) -> tuple[float, float] | None:
    """Width and height of page ``number`` in points; None where there is no such page."""
    import ofdkit

    try:
        with ofdkit.open(data) as document:
            return (
                None
                if number > len(document.pages)
                else (document.pages[number - 1].width * POINTS, document.pages[number - 1].height * POINTS)
            )
    except ofdkit.OFDError:
        return None


def _is_unread(page: Page) -> bool:
    """Whether a page shows a picture, and no text that can be believed."""
    return page.has_picture and (len(page.text) < FEWEST_ON_PAGE or garbled.has_no_characters(page.text))


def _scanned(package: Package, page: Page, seen: Drawn) -> scan.Scanned:
    return scan.Scanned(page.number, page.width, page.height, partial(_laid, package, page, seen))


def _laid(package: Package, page: Page, seen: Drawn) -> Image:
    from PIL import Image as pil

    size = page.width / POINTS, page.height / POINTS
    return ofd_pages.picture(package, seen, size, recognising.LONGEST_SIDE) or pil.new("RGB", (100, 140), "white")


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
        if any(seen.pictures for seen in drawn):
            raise Unreadable(guard.refusal(name, f"是扫描件，{scan.MISSING}"))
        raise Unreadable(guard.refusal(name, "里面没有文字对象，字可能是画成图形的，没有读取。向来文单位要 .docx 稿再导入。"))
    if garbled.is_garbled(text):
        raise Unreadable(guard.refusal(name, "里面的文字是乱码（字体没有对应的字符），没有读取。向来文单位要 .docx 稿再导入。"))


def _warnings(lost: Sequence[int], unread: Sequence[int], drawn: Sequence[Drawn]) -> tuple[str, ...]:
    said = []
    outlined = [number for number, seen in enumerate(drawn, 1) if seen.outlines]
    if lost:
        said.append(f"第 {sheets.ranges(lost)} 页在文件里找不到，没有读取。向来文单位核实后重新要一份。")
    if unread:
        said.append(f"第 {sheets.ranges(unread)} 页未识别到文字，可能是扫描页，没有读取。对照原件，或者要 .docx 稿再导入。")
    if outlined:
        said.append(f"第 {sheets.ranges(outlined)} 页有画成图形的内容，可能是红头或印章里的字，读不成文字。对照原件核对。")
    return tuple(said)
