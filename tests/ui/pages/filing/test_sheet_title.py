from __future__ import annotations

from app.lifecycle.correcting import correct
from tests.app.filing.walked import TITLE
from tests.ui.pages.filing.conftest import Room, Stock

NOTICE = f"云州区人民政府关于印发《{TITLE}》的通知"


def test_the_head_bears_the_own_name_and_tells_the_title_of_the_notice(room: Room, stock: Stock) -> None:
    room.ask(lambda office: correct(office, stock.half.document, field="title", value=NOTICE, reason="漏了通知的标题"))
    room.page.open_document(stock.half.document)
    room.settle()

    assert room.page.sheet.header.title == TITLE
    assert room.page.sheet.header.tip == NOTICE


def test_a_document_without_notice_needs_no_more_words(room: Room, stock: Stock) -> None:
    room.page.open_document(stock.waiting.document)
    room.settle()

    assert room.page.sheet.header.title == "云州区占道经营管理规定"
    assert room.page.sheet.header.tip == ""
