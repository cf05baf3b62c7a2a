"""Text of printed pages, as a reader who searches the PDF finds it."""

from __future__ import annotations

import re

import pypdfium2

TABLE_HEADS = (
    "序号条款问题依据建议修改文字严重程度",
    "序号条款问题违反的上位法规定建议",
    "序号条款主要措施设定依据",
    "序号文件名称发文字号公布日期应报日期报送日期情形",
    "序号提出意见的单位或者个人条款意见内容采纳情况理由",
    "序号文件名称发文字号统一编号制定机关公布日期施行日期有效期至报备日期报备机关备案登记号审查结论备注",
    "序号文件名称文号制定机关公布日期修改意见责任单位完成时限",
    "序号文件名称文号制定机关公布日期理由依据",
    "序号文件名称文号制定机关公布日期",
)
"""A head that begins another comes after it."""


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
    return heads_once(flow)


def heads_once(flow: str) -> str:
    """The words with each table head only where it stands first: how often it is printed depends on where pages end."""
    for head in TABLE_HEADS:
        before, mark, rest = flow.partition(head)
        flow = before + mark + rest.replace(head, "")
    return flow
