from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.filing.chains import filing_desk
from app.forms import printing
from db.records import Filing
from tests.app.filing.walked import TITLE
from tests.ui.pages.filing.conftest import Room, Stock
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.pages.filing.chain import ChainPane
from ui.pages.filing.words import EMPTY
from ui.theme import theme
from ui.widgets.button import IconButton
from ui.widgets.chip import Chip
from ui.widgets.deadline import DeadlineBadge
from ui.widgets.page import Page
from ui.widgets.text import Label


def rows(room: Room) -> list[str]:
    model = room.page.list.docket
    return [str(model.index(n).data()) for n in range(model.rowCount())]


def open_from_list(room: Room, document: str) -> tuple[ChainPane, ChainPane]:
    view = room.page.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.document_rect(document).center())
    room.settle()
    assert room.page.document_id == document
    return room.page.sheet.panes


def filing(room: Room, filing_id: str) -> Filing:
    return room.ask(lambda office: office.store.filings.get(filing_id))


def labels(pane: ChainPane) -> list[str]:
    return [label.text() for label in pane.findChildren(Label) if label.isVisible()]


def test_an_office_without_filings_says_where_they_will_come_from(empty_room: Room) -> None:
    page = empty_room.page
    assert page.empty.isVisible()
    assert EMPTY in [label.text() for label in page.empty.findChildren(Label)]


def test_open_filings_stand_before_filed_ones(room: Room) -> None:
    assert rows(room) == [
        "待报送 2",
        f"《{TITLE}》云州府规〔2026〕1号，市政府已报送，区人大常委会剩 3 工作日",
        "《云州区占道经营管理规定》云州府规〔2026〕2号，市政府剩 8 工作日，区人大常委会剩 19 工作日",
        "已报送 1",
        "《云州区河道采砂管理办法》云州府规〔2026〕3号，市政府已报送，区人大常委会已收文",
    ]


def test_a_row_opens_by_click_and_by_enter_and_escape_comes_back(room: Room, stock: Stock) -> None:
    open_from_list(room, stock.half.document)
    QTest.keyClick(room.window, Qt.Key.Key_Escape)
    room.settle()
    assert room.page.document_id == ""
    QTest.keyClick(room.page.list, Qt.Key.Key_Down)
    QTest.keyClick(room.page.list, Qt.Key.Key_Return)
    room.settle()
    assert room.page.document_id == stock.waiting.document


def test_both_columns_say_state_reason_and_materials(room: Room, stock: Stock) -> None:
    muni, npc = open_from_list(room, stock.half.document)
    assert "自公布之日 2026-10-27 起30日内报送，11月26日（周四）到期，剩 3 工作日。" in labels(npc)
    assert "自公布之日 2026-10-27 起15日内报送，11月11日到期（依据待核对）。11月6日已报送，提前 3 工作日。" in labels(muni)
    assert muni.findChild(Chip).text == "已报送"
    assert npc.findChild(DeadlineBadge).accessibleName() == "剩 3 工作日"
    assert {"起草单位没有交", "送审时的起草说明可作底稿", "送审稿 v1", "3 / 5，缺 2"} <= set(labels(npc))
    assert muni.file_button is None
    assert npc.receipt_link is None


def test_the_reds_on_the_page_are_what_is_missing(room: Room, stock: Stock) -> None:
    for pane in open_from_list(room, stock.half.document):
        red = [label.text() for label in pane.findChildren(Label) if label.property("tone") == "red"]
        assert red == ["3 / 5，缺 2", "送审时的起草说明可作底稿", "起草单位没有交"]


def test_filing_asks_first_and_says_that_it_cannot_be_undone(room: Room, stock: Stock) -> None:
    _, npc = open_from_list(room, stock.half.document)
    room.click(npc.file_button)
    dialog = room.dialog(FormDialog)
    assert dialog.verb.text() == "登记报送"
    room.click(dialog.cancel)
    assert filing(room, stock.half.npc).state == "due"
    room.click(npc.file_button)
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("on"), "11-20")
    room.click(dialog.verb)
    kept = filing(room, stock.half.npc)
    assert (kept.state, kept.filed_on, kept.report_number) == ("submitted", date(2026, 11, 20), "云州府人备〔2026〕2号")
    assert room.toasts[-1] == "已登记报送云州区人民代表大会常务委员会，文号 云州府人备〔2026〕2号。已送出本机关，不能撤销。"
    assert room.undo_link is None
    assert not room.is_open(FormDialog)
    assert room.page.sheet.panes[1].file_button is None


def test_a_day_that_cannot_be_is_said_under_its_field(room: Room, stock: Stock) -> None:
    _, npc = open_from_list(room, stock.half.document)
    room.click(npc.file_button)
    dialog = room.dialog(FormDialog)
    for written, said in (
        ("2026-11-24", "还没有到"),
        ("2026-10-20", "早于公布日 2026-10-27"),
        ("十一月", "不是日期"),
        ("", "没有填报送日期"),
    ):
        room.type_over(dialog.field("on"), written)
        room.click(dialog.verb)
        assert said in "".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())
    assert filing(room, stock.half.npc).state == "due"
    room.click(dialog.cancel)


def test_a_receipt_is_recorded_by_hand_and_can_be_undone(room: Room, stock: Stock) -> None:
    muni, _ = open_from_list(room, stock.half.document)
    room.click(muni.receipt_link)
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.field("number"), "市府规备〔2026〕117号")
    room.type_over(dialog.field("on"), "20261110")
    room.click(dialog.verb)
    kept = filing(room, stock.half.muni)
    assert (kept.state, kept.receipt_number, kept.received_on) == ("received", "市府规备〔2026〕117号", date(2026, 11, 10))
    muni = room.page.sheet.panes[0]
    assert {"市府规备〔2026〕117号", "11月10日收到", "纸质回执"} <= set(labels(muni))
    room.click(room.undo_link)
    assert filing(room, stock.half.muni).state == "submitted"
    assert room.page.sheet.panes[0].receipt_link is not None


def test_a_receipt_without_number_is_not_taken(room: Room, stock: Stock) -> None:
    muni, _ = open_from_list(room, stock.half.document)
    room.click(muni.receipt_link)
    dialog = room.dialog(FormDialog)
    room.click(dialog.verb)
    assert dialog.isVisible()
    assert filing(room, stock.half.muni).state == "submitted"
    room.click(dialog.cancel)


def test_a_missing_material_is_added_from_a_file(room: Room, stock: Stock, tmp_path: Path) -> None:
    file = tmp_path / "依据汇编.pdf"
    file.write_bytes(b"%PDF-1.7")
    _, npc = open_from_list(room, stock.half.document)
    room.click(npc.add_buttons["basis"])
    chooser = room.dialog(QFileDialog)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    room.type_over(name, str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    room.settle()
    desk = room.ask(lambda office: filing_desk(office, stock.half.document))
    assert [[e.material.code for e in chain.missing] for chain in desk.chains] == [["statement"], ["statement"]]
    assert "4 / 5，缺 1" in labels(room.page.sheet.panes[1])
    assert room.toasts[-1] == "已添加主要依据及参考资料《依据汇编.pdf》。"
    room.click(room.undo_link)
    assert "3 / 5，缺 2" in labels(room.page.sheet.panes[1])


def test_the_preview_shows_the_slip_of_the_filing_that_is_due(room: Room, stock: Stock) -> None:
    open_from_list(room, stock.half.document)
    preview = room.page.sheet.preview
    room.qtbot.waitUntil(lambda: preview.sheets.is_drawn, timeout=15_000)
    assert (preview.recipient, preview.kind, preview.sheets.page_count) == ("npc", "slip", 2)
    room.click(preview.kinds, preview.kinds.part_rect(1).center().toPoint())
    room.qtbot.waitUntil(lambda: preview.sheets.is_drawn and preview.sheets.drawer.is_idle, timeout=15_000)
    assert (preview.recipient, preview.kind) == ("npc", "report")
    room.click(preview.kinds, preview.kinds.part_rect(2).center().toPoint())
    room.qtbot.waitUntil(lambda: preview.sheets.is_drawn and preview.sheets.drawer.is_idle, timeout=15_000)
    assert (preview.recipient, preview.kind) == ("npc", "statement")
    assert "必要性" in pdf_text(preview.sheets.pdf)


def test_a_paper_never_stands_under_another_documents_name(room: Room, stock: Stock) -> None:
    open_from_list(room, stock.half.document)
    sheet = room.page.sheet
    QTest.mouseClick(sheet.next_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.previous_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet.next_button, Qt.MouseButton.LeftButton)
    room.settle()
    room.settle()
    assert room.page.document_id == stock.waiting.document
    assert "云州区占道经营管理规定" in pdf_text(sheet.preview.sheets.pdf)


def test_each_columns_button_prints_its_own_slip(room: Room, stock: Stock, tmp_path: Path) -> None:
    muni, _ = open_from_list(room, stock.half.document)
    room.click(muni.slip_button)
    room.qtbot.waitUntil(lambda: room.is_open(PrintingPreview), timeout=15_000)
    dialog = room.dialog(PrintingPreview)
    assert dialog.windowTitle() == f"打印预览 — 登记表 {TITLE}"
    with room.qtbot.waitSignal(dialog.saved, timeout=15_000):
        dialog.save_to(tmp_path / "登记表.pdf")
    text = pdf_text((tmp_path / "登记表.pdf").read_bytes())
    assert TITLE in text
    assert "云州府备〔2026〕1号" in text
    assert "☑云州市人民政府" in text
    room.click(dialog.close_button)


def test_a_narrow_window_has_the_preview_as_a_button(room: Room, stock: Stock) -> None:
    open_from_list(room, stock.half.document)
    assert not room.page.sheet.preview_button.isVisible()
    room.window.resize(1366, 768)
    room.settle()
    assert not room.page.sheet.preview.isVisible()
    room.click(room.page.sheet.preview_button)
    room.qtbot.waitUntil(lambda: room.is_open(PrintingPreview), timeout=15_000)
    room.click(room.dialog(PrintingPreview).close_button)


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3])
@pytest.mark.parametrize(("width", "height"), [(1280, 700), (1366, 768), (1440, 900), (1920, 1080)])
def test_no_column_is_cut_at_any_size_of_type(room: Room, stock: Stock, scale: float, width: int, height: int) -> None:
    theme().set_scale(scale)
    room.window.resize(width, height)
    for pane in open_from_list(room, stock.half.document):
        assert pane.widget().minimumSizeHint().width() <= pane.viewport().width()


def test_the_next_and_the_previous_document_are_a_click_away(room: Room, stock: Stock) -> None:
    open_from_list(room, stock.half.document)
    sheet = room.page.sheet
    assert not sheet.previous_button.isEnabled()
    room.click(sheet.next_button)
    assert room.page.document_id == stock.waiting.document
    assert sheet.header.title == "云州区占道经营管理规定"
    room.click(sheet.next_button)
    assert not sheet.next_button.isEnabled()
    room.click(sheet.previous_button)
    assert room.page.document_id == stock.waiting.document


def test_another_page_sends_here_and_the_arrow_goes_back_to_it(room: Room, stock: Stock) -> None:
    room.window.add_page("desk", Page())
    room.window.choose("desk")
    room.window.go("filing", stock.waiting.document)
    room.settle()
    assert room.page.document_id == stock.waiting.document
    room.click(next(b for b in room.page.sheet.header.findChildren(IconButton) if b.isVisible()))
    assert room.window.current == "desk"


def test_the_arrow_of_a_document_opened_from_the_list_goes_back_to_the_list(room: Room, stock: Stock) -> None:
    open_from_list(room, stock.waiting.document)
    room.click(next(b for b in room.page.sheet.header.findChildren(IconButton) if b.isVisible()))
    assert (room.window.current, room.page.document_id) == ("filing", "")


def test_coming_back_shows_the_same_document_and_escape_still_leads_to_the_list(room: Room, stock: Stock) -> None:
    room.window.add_page("desk", Page())
    open_from_list(room, stock.waiting.document)
    room.window.go("desk")
    room.window.back()
    room.settle()
    assert room.page.document_id == stock.waiting.document
    room.window.back()
    room.settle()
    assert (room.window.current, room.page.document_id) == ("filing", "")


def test_printing_without_a_document_says_what_to_do(room: Room) -> None:
    room.page.print_page()
    assert room.toasts == ["先打开一件文件，再打印它的登记表或者备案报告。"]


def pdf_text(pdf: bytes) -> str:
    return "".join(printing.text(pdf).split())
