"""漏报迟报 and the yearly catalogue, by clicks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.filing.catalogue import yearly
from tests.ui.pages.filing.conftest import Room, Stock
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.pages.filing.acts import FilingActs
from ui.pages.filing.lists import FilingLists
from ui.pages.filing.words import READING
from ui.pages.places import CHECK, YEARLY, Listed


def view(room: Room, index: int) -> None:
    views = room.page.lists.views
    room.click(views, views.part_rect(index).center().toPoint())
    room.settle()


def shown(room: Room) -> list[tuple[str, str, str]]:
    return [(one.document.title, one.recipient, "、".join(one.faults)) for one in room.page.lists.check.shown]


def test_what_is_late_or_without_its_answer_is_listed(room: Room, stock: Stock) -> None:
    view(room, CHECK)
    assert shown(room) == [
        ("云州区河道采砂管理办法", "muni", "没有回执"), ("云州区河道采砂管理办法", "npc", "有回执没有结果"),
        ("云州区既有住宅加装电梯实施办法", "muni", "没有回执"),
    ]  # fmt: skip
    check = room.page.lists.check
    assert check.faults.labels == ["全部问题 3", "没有报备记录 0", "到期未报 0", "迟报 0", "没有回执 2", "有回执没有结果 1"]
    room.click(check.faults, check.faults.part_rect(5).center().toPoint())
    assert [line[1] for line in shown(room)] == ["npc"]


def test_a_rate_shows_what_keeps_it_from_being_whole(room: Room, stock: Stock) -> None:
    view(room, CHECK)
    tiles = room.page.lists.check.tiles
    assert [tile.accessibleName() for tile in tiles] == [
        "报备率 100.0%，已报备 / 应报备，3 / 3", "及时率 100.0%，按期报备 / 应报备，3 / 3", "规范率 0.0%，一次登记成功 / 已报备，0 / 3",
    ]  # fmt: skip
    room.click(tiles[2])
    assert len(shown(room)) == 3
    room.click(tiles[0])
    assert room.page.lists.check.empty.isVisible()


def test_a_row_leads_to_its_filing_and_back(room: Room, stock: Stock) -> None:
    view(room, CHECK)
    table = room.page.lists.check.table
    table.select_row(0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    room.settle()
    assert room.page.document_id == stock.done.document
    room.window.back()
    room.settle()
    assert (room.page.document_id, room.page.lists.views.current) == ("", CHECK)


def test_the_list_is_exported_as_it_is_seen(room: Room, stock: Stock, tmp_path: Path) -> None:
    view(room, CHECK)
    room.click(room.page.lists.check.export)
    chooser = room.dialog(QFileDialog)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    room.type_over(name, str(tmp_path / "check.xlsx"))
    QTest.keyClick(name, Qt.Key.Key_Return)
    room.settle()
    sheet = load_workbook(tmp_path / "check.xlsx").active
    lines = list(sheet.values)
    assert lines[0][:4] == ("问题", "标题", "文号", "受理机关")
    assert lines[1][:4] == ("没有回执", "云州区河道采砂管理办法", "云州府规〔2026〕3号", "市政府")
    assert len(lines) == 4
    assert room.toasts[-1] == "已导出 3 份到“check.xlsx”。"


def test_the_page_says_that_it_is_reading_until_its_answer_is_there_and_why_none_came(room: Room, stock: Stock) -> None:
    lists, gate = room.page.lists, Event()
    room.ops.query(lambda _office: gate.wait(), lambda _: None)
    try:
        QTest.mouseClick(lists.views, Qt.MouseButton.LeftButton, pos=lists.views.part_rect(CHECK).center().toPoint())
        assert (lists.waiting.isVisible(), lists.waiting.sentence, lists.list.isVisible()) == (True, READING, False)
        room.ops.refused.emit("数据文件读不了。")
        assert lists.waiting.sentence == "没有读到报送情况。数据文件读不了。"
        fresh = FilingLists(room.ops, FilingActs(room.ops, room.page), room.page)
        assert (fresh.waiting.isHidden(), fresh.list.isHidden()) == (False, True), "before anything was asked for"
    finally:
        gate.set()
    room.settle()
    assert (lists.waiting.isVisible(), lists.check.isVisible()) == (False, True)


def test_a_year_without_anything_says_so(room: Room, stock: Stock) -> None:
    room.page.enter(Listed(CHECK, 2024))
    room.settle()
    assert room.page.lists.check.empty.isVisible()
    assert not room.page.lists.check.export.isEnabled()
    room.page.enter(Listed(YEARLY, 2025))
    room.settle()
    assert room.page.lists.yearly.empty.isVisible()
    assert room.page.lists.yearly.empty.sentence == (
        "2025 年没有公布、延期或者废止过规范性文件，没有目录要报。"
        "登记了这一年的文件以后，向每个受理机关报送的目录列在这里，2026年1月31日前报送。"
    )


def test_a_catalogue_is_made_printed_and_sent(room: Room, stock: Stock) -> None:
    view(room, YEARLY)
    assert room.page.lists.yearly.years.currentText() == "2026", "the newest year that lists something"
    _, npc = room.page.lists.yearly.cards
    assert not npc.send_button.isEnabled()
    room.click(npc.make_button)
    assert room.toasts[-1] == "已生成 2026 年度目录（区人大常委会），编号 云州府人备目〔2026〕1号。"
    _, npc = room.page.lists.yearly.cards
    room.click(npc.print_button)
    room.qtbot.waitUntil(lambda: room.is_open(PrintingPreview), timeout=15_000)
    room.click(room.dialog(PrintingPreview).close_button)
    room.click(npc.send_button)
    dialog = room.dialog(FormDialog)
    assert dialog.verb.text() == "登记报送"
    room.click(dialog.verb)
    assert room.toasts[-1] == "已登记 2026 年度目录报送区人大常委会。已送出本机关，不能撤销。"
    assert [one.is_sent for one in room.ask(lambda office: yearly(office, 2026))] == [False, True]
    _, npc = room.page.lists.yearly.cards
    assert (npc.make_button.isEnabled(), npc.send_button.isEnabled()) == (False, False)
    assert npc.yearly.catalogue.sent_on == date(2026, 11, 23)
