"""Pages that are pictures: picture files, and the pages of a PDF or OFD file without text that can be believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.text import guard, limits
from app.text.line import Lines, Told, quietly
from app.text.readers import paragraphs, pictures, recognising, sheets
from app.text.readers.pdf_tables import Table
from app.text.readers.sheets import Page

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 100
MISSING = "没有装文字识别组件，读不出扫描件和图片里的字。装上组件（附加项 ocr）再导入，或者向来文单位要 .docx 稿。"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A page (``number`` from 1) of ``width`` × ``height`` points; ``picture`` makes its picture when it is its turn."""

    number: int
    width: float
    height: float
    picture: Callable[[], Image]


def read(data: bytes, name: str, told: Told = quietly) -> Lines:
    """The lines of a picture file. Raises Unreadable: damaged, too large, without text, or nothing to recognise it with."""
    try:
        with pictures.opened(data) as image:
            waiting = [_of(image, number) for number in range(1, pictures.count(image) + 1)]
            pages = recognise(waiting, name, told)
    except pictures.Unpaintable as broken:
        raise Unreadable(guard.refusal(name, "已损坏或者太大，打不开这张图片。重新扫描，存为 PDF 或 PNG 再导入。")) from broken
    return lines(pages, name, [page.number for page in pages])


def lines(
    pages: Sequence[Page],
    name: str,
    recognised: Sequence[int],
    warnings: Sequence[str] = (),
    tables: Mapping[int, list[Table]] | None = None,
) -> Lines:
    """``pages`` and their ``tables`` as text, pages ``recognised`` with their warning. Raises Unreadable where there is no text at all."""
    if not any(page.text for page in pages):
        raise Unreadable(guard.refusal(name, "里面未识别到文字。确认选对了文件、扫描得清楚，或者向来文单位要 .docx 稿再导入。"))
    kept = sheets.without_furniture(pages)
    read = [page.number for page in pages if page.number in recognised and page.text]
    empty = [page.number for page in pages if page.number in recognised and not page.text]
    said = list(warnings)
    if read:
        said.insert(0, f"第 {sheets.ranges(read)} 页是识别稿，须核对。")
    if empty:
        said.append(f"第 {sheets.ranges(empty)} 页未识别到文字，可能是空白页或图片。对照原件核对。")
    return Lines(paragraphs.lines(kept, tables or {}), warnings=tuple(said), recognised=tuple(read), margins=sheets.furniture(pages, kept))


def recognise(waiting: Sequence[Scanned], name: str, told: Told) -> list[Page]:
    """The pages with their lines. Raises Unreadable where the extra is missing, or there are too many pages."""
    if not recognising.is_installed():
        raise Unreadable(guard.refusal(name, f"是扫描件或图片，{MISSING}"))
    if len(waiting) > MOST_PAGES:
        raise Unreadable(guard.refusal(name, f"有 {len(waiting)} 页要识别文字，超过 {MOST_PAGES} 页，没有读取。拆分后再导入。"))
    limits.allow_recognition()
    told(0, len(waiting))
    pages = []
    for done, one in enumerate(waiting, 1):
        try:
            pages.append(recognising.page(one.picture(), one.number, one.width, one.height))
        except recognising.Failed as broken:
            raise Unreadable(
                guard.refusal(name, f"第 {one.number} 页识别文字时出错，没有读取。把扫描件拆小，或者要 .docx 稿再导入。")
            ) from broken
        told(done, len(waiting))
    return pages


def _of(image: Image, number: int) -> Scanned:
    width, height = pictures.points_of(image, number)
    return Scanned(number, width, height, lambda: pictures.page(image, number))
