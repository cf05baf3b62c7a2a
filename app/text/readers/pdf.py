"""PDF with a text layer: the layer is scored before it is believed, wrapped lines are joined, page furniture is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard
from app.text.line import Lines
from app.text.readers import garbled, paragraphs, pdf_lines, pdf_tables, sheets
from app.text.readers.sheets import Page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD_ERROR = 4
FEWEST_CHARACTERS = 20
FEWEST_ON_PAGE = 5
MOST_PAGES = 2000


def read(data: bytes, name: str) -> Lines:
    """The lines of a PDF; Unreadable when it is encrypted, damaged, a scan, or its text layer is no text."""
    from pypdfium2 import PdfiumError

    document = _open(data, name)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(guard.refusal(name, f"有 {len(document)} 页，超过 {MOST_PAGES} 页，没有读取。请拆分后再导入。"))
        pages = [pdf_lines.page(document, index) for index in range(len(document))]
    except PdfiumError as broken:
        raise guard.damaged(name) from broken
    finally:
        document.close()
    _believe(pages, name)
    blank = [page.number for page in pages if page.has_picture and len(page.text) < FEWEST_ON_PAGE]
    kept = sheets.without_furniture(pages)
    tables, untold = pdf_tables.tables(data, [page.number for page in kept if page.rulings >= pdf_tables.FEWEST_RULINGS])
    return Lines(paragraphs.lines(kept, tables), warnings=_warnings(blank, untold), margins=sheets.furniture(pages, kept))


def _open(data: bytes, name: str) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refused:
        if getattr(refused, "err_code", None) == _PASSWORD_ERROR or "password" in str(refused).lower():
            raise Unreadable(guard.refusal(name, "设了打开密码，没有读取。请取消密码，另存后再导入。")) from refused
        raise guard.damaged(name) from refused


def _believe(pages: list[Page], name: str) -> None:
    """Raise Unreadable when there is no text layer or it is garbled: (cid:…), private characters, hardly a common Han."""
    closed = "".join(page.text for page in pages)
    if len(closed) < FEWEST_CHARACTERS and any(page.has_picture for page in pages):
        raise Unreadable(guard.refusal(name, "未识别到文字，可能是扫描件。请向来文单位要 .docx 稿，或者用文字识别软件转成文字后再导入。"))
    if not closed:
        raise Unreadable(guard.refusal(name, "未识别到文字，可能是扫描件或空白页。请确认选对了文件，或者要 .docx 稿再导入。"))
    if garbled.is_garbled(closed):
        raise Unreadable(guard.refusal(name, "里面的文字是乱码，读出来不可靠，没有读取。请向来文单位要 .docx 稿再导入。"))


def _warnings(blank: list[int], untold: list[int]) -> tuple[str, ...]:
    said = []
    if blank:
        said.append(f"第 {sheets.listed(blank)} 页未识别到文字，可能是扫描页，没有读取。请对照原件，或者要 .docx 稿再导入。")
    if untold:
        said.append(f"第 {sheets.listed(untold)} 页的表格没有认出来，已按文字读取。请对照原件核对表格。")
    return tuple(said)
