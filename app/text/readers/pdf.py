"""PDF: a page's text layer is scored before it is believed, pages without one are recognised, wrapped lines are joined, furniture left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard
from app.text.line import Lines, Told, quietly
from app.text.readers import garbled, pdf_lines, pdf_tables, recognising, scan, sheets
from app.text.readers.sheets import Page

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_PASSWORD_ERROR = 4
FEWEST_CHARACTERS = 20
FEWEST_ON_PAGE = 5
FEWEST_JUDGED = 40
"""Characters of a page that are enough to be scored by themselves."""
MANY_PATHS = 200
"""Paths that a page without text draws where its letters are drawn."""
MOST_PAGES = 2000


def read(data: bytes, name: str, told: Told = quietly) -> Lines:
    """The lines of a PDF; Unreadable when it is encrypted, damaged, or has no text that can be believed or recognised."""
    from pypdfium2 import PdfiumError

    document = _open(data, name)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(guard.refusal(name, f"有 {len(document)} 页，超过 {MOST_PAGES} 页，没有读取。拆分后再导入。"))
        printed = [pdf_lines.page(document, index) for index in range(len(document))]
        unread = _unread(printed)
        recognised = unread if unread and recognising.is_installed() else ()
        if not recognised:
            _believe(printed, unread, name)
        seen = scan.recognise([_scanned(document, page) for page in printed if page.number in recognised], name, told) if recognised else []
    except PdfiumError as broken:
        raise guard.damaged(name) from broken
    finally:
        document.close()
    pages = _put_in(printed, unread, seen)
    drawn = [page.number for page in pages if page.number not in unread and page.ruled]
    tables, untold = pdf_tables.tables(data, drawn)
    return scan.lines(pages, name, recognised, _warnings([] if recognised else unread, untold), tables)


def _put_in(printed: Sequence[Page], unread: Sequence[int], seen: Sequence[Page]) -> list[Page]:
    """The pages, those whose text is not believed as they were recognised, or empty."""
    recognised = {page.number: page for page in seen}
    return [recognised.get(page.number, replace(page, pieces=())) if page.number in unread else page for page in printed]


def _unread(pages: Sequence[Page]) -> list[int]:
    """Numbers of the pages whose text is to be recognised: they show something and have no text, or none that can be believed."""
    texts = [page.text for page in pages]
    garbage = garbled.is_garbled("".join(texts))
    return [page.number for page, text in zip(pages, texts, strict=True) if _is_unread(page, text) or (garbage and text)]


def _is_unread(page: Page, text: str) -> bool:
    if len(text) < FEWEST_ON_PAGE:
        return page.has_picture or page.paths > MANY_PATHS
    return len(text) >= FEWEST_JUDGED and garbled.has_no_characters(text)


def _scanned(document: PdfDocument, page: Page) -> scan.Scanned:
    return scan.Scanned(page.number, page.width, page.height, partial(_picture, document, page))


def _picture(document: PdfDocument, page: Page) -> Image:
    """The page as a picture in the size that recognition wants."""
    source = document[page.number - 1]
    try:
        whole: Image = source.render(scale=recognising.LONGEST_SIDE / max(page.width, page.height, 1.0)).to_pil()
        return whole.convert("RGB")
    finally:
        source.close()


def _open(data: bytes, name: str) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refused:
        if getattr(refused, "err_code", None) == _PASSWORD_ERROR or "password" in str(refused).lower():
            raise Unreadable(guard.refusal(name, "设了打开密码，没有读取。取消密码，另存后再导入。")) from refused
        raise guard.damaged(name) from refused


def _believe(pages: Sequence[Page], unread: Sequence[int], name: str) -> None:
    """Raise Unreadable when no page has text that can be believed and nothing is there to recognise it with."""
    text = "".join(page.text for page in pages if page.number not in unread)
    if text and (len(text) >= FEWEST_CHARACTERS or not unread):
        return
    if garbled.is_garbled("".join(page.text for page in pages)):
        raise Unreadable(guard.refusal(name, f"里面的文字是乱码，读出来不可靠，没有读取。{scan.MISSING}"))
    if unread:
        raise Unreadable(guard.refusal(name, f"未识别到文字，可能是扫描件。{scan.MISSING}"))
    raise Unreadable(guard.refusal(name, "未识别到文字，可能是扫描件或空白页。确认选对了文件，或者要 .docx 稿再导入。"))


def _warnings(unread: Sequence[int], untold: Sequence[int]) -> tuple[str, ...]:
    said = []
    if unread:
        said.append(f"第 {sheets.ranges(unread)} 页未识别到文字，可能是扫描页，没有读取。对照原件，或者要 .docx 稿再导入。")
    if untold:
        said.append(f"第 {sheets.ranges(untold)} 页的表格没有认出来，已按文字读取。对照原件核对表格。")
    return tuple(said)
