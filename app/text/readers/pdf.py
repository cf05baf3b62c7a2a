"""PDF with a text layer: the layer is scored before it is believed, wrapped lines are joined, page furniture is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard, normal
from app.text.line import Line, Lines
from app.text.readers import pdf_lines, pdf_tables
from app.text.readers.pdf_lines import Page, Piece
from app.text.readers.pdf_tables import Table

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD_ERROR = 4
FEWEST_CHARACTERS = 20
FEWEST_ON_PAGE = 5
MOST_PAGES = 2000
_GARBLED_SHARE = 0.1
_COMMON_SHARE = 0.7
_HAN_SHARE = 0.05
_CID = re.compile(r"\(cid:\d+\)")


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
    _believe("".join(piece.text for page in pages for piece in page.pieces), pages, name)
    blank = [page.number for page in pages if page.has_picture and _count(page) < FEWEST_ON_PAGE]
    kept = pdf_lines.without_furniture(pages)
    tables, untold = pdf_tables.tables(data, [page.number for page in kept if page.rulings >= pdf_tables.FEWEST_RULINGS])
    return Lines(tuple(_lines(kept, tables)), warnings=_warnings(blank, untold), margins=tuple(_margins(pages, kept)))


def _open(data: bytes, name: str) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as refused:
        if getattr(refused, "err_code", None) == _PASSWORD_ERROR or "password" in str(refused).lower():
            raise Unreadable(guard.refusal(name, "设了打开密码，没有读取。请取消密码，另存后再导入。")) from refused
        raise guard.damaged(name) from refused


def _count(page: Page) -> int:
    return sum(len(normal.compact(piece.text)) for piece in page.pieces)


def _believe(text: str, pages: list[Page], name: str) -> None:
    """Raise Unreadable when there is no text layer or it is garbled: (cid:…), private characters, hardly a common Han."""
    closed = normal.compact(text)
    if len(closed) < FEWEST_CHARACTERS and any(page.has_picture for page in pages):
        raise Unreadable(guard.refusal(name, "未识别到文字，可能是扫描件。请向来文单位要 .docx 稿，或者用文字识别软件转成文字后再导入。"))
    if not closed:
        raise Unreadable(guard.refusal(name, "未识别到文字，可能是扫描件或空白页。请确认选对了文件，或者要 .docx 稿再导入。"))
    if is_garbled(closed):
        raise Unreadable(guard.refusal(name, "里面的文字是乱码，读出来不可靠，没有读取。请向来文单位要 .docx 稿再导入。"))


def is_garbled(text: str) -> bool:
    """Whether a text layer (white space removed) cannot be what the page shows."""
    han = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    strange = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" or c < " " or "\x7f" <= c < "\xa0" for c in text)
    strange += sum(len(found) for found in _CID.findall(text))
    if strange > _GARBLED_SHARE * len(text):
        return True
    if len(han) < _HAN_SHARE * len(text):
        return sum(c.isalnum() for c in text) < len(text) / 2
    return sum(map(normal.is_common_han, han)) < _COMMON_SHARE * len(han)


def _warnings(blank: list[int], untold: list[int]) -> tuple[str, ...]:
    said = []
    if blank:
        said.append(f"第 {_listed(blank)} 页未识别到文字，可能是扫描页，没有读取。请对照原件，或者要 .docx 稿再导入。")
    if untold:
        said.append(f"第 {_listed(untold)} 页的表格没有认出来，已按文字读取。请对照原件核对表格。")
    return tuple(said)


def _listed(numbers: list[int]) -> str:
    return "、".join(map(str, numbers[:10])) + ("等" if len(numbers) > 10 else "")


def _lines(pages: list[Page], tables: dict[int, list[Table]]) -> list[Line]:
    """Paragraphs and tables of all pages in reading order; a table that ends one page may go on at the head of the next."""
    out: list[Line] = []
    paragraph = pdf_lines.Paragraph()
    margins = pdf_lines.Margins.of(pages)
    last: Table | None = None
    for page in pages:
        for thing in _ordered(page, tables.get(page.number, [])):
            if isinstance(thing, Table):
                out.extend(paragraph.finished())
                if last is not None and thing.continues(last):
                    thing = last.extended(thing)
                    out.pop()
                out.append(thing.line())
                last = thing
                continue
            if not paragraph.goes_on_with(thing, margins):
                out.extend(paragraph.finished())
            paragraph.add(thing)
            last = None
    out.extend(paragraph.finished())
    return out


def _ordered(page: Page, tables: list[Table]) -> list[Piece | Table]:
    """What stands on a page from top to bottom, each table where it begins."""
    outside = [piece for piece in page.pieces if not any(table.holds(piece) for table in tables)]
    things: list[Piece | Table] = list(pdf_lines.reading_order(outside, page.width, page.height))
    for table in sorted(tables, key=lambda table: table.box[1]):
        below = next((i for i, thing in enumerate(things) if thing.box[1] > table.box[1]), len(things))
        things.insert(below, table)
    return things


def _margins(pages: list[Page], kept: list[Page]) -> list[str]:
    """What was left out as page furniture: a secrecy mark may stand there."""
    remaining = {id(piece) for page in kept for piece in page.pieces}
    return [piece.text for page in pages for piece in page.pieces if id(piece) not in remaining]
