"""Text of printed pages, as a reader who searches the PDF finds it."""

from __future__ import annotations

import re

import pypdfium2

TABLE_HEAD = "序号条款问题依据建议修改文字严重程度"


def page_texts(pdf: bytes) -> list[str]:
    """Page by page, lines as they stand."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def bare(text: str) -> str:
    """Without white space."""
    return re.sub(r"\s+", "", text)


def words(pdf: bytes) -> str:
    """The words of a PDF whichever fonts set it and wherever its pages end: no white space, page numbers or repeated table heads."""
    flow = "".join(re.sub(r"—\d+—$", "", bare(text)) for text in page_texts(pdf))
    head, mark, rest = flow.partition(TABLE_HEAD)
    return head + mark + rest.replace(TABLE_HEAD, "")
