from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.filing.incoming.outcomes import Outcome
from app.filing.incoming.states import Deed
from tests.app.filing.incoming.packets import CLEAN, TITLE, UNIT
from tests.ui.pages.incoming.conftest import Room, filed_folder
from tests.ui.pages.incoming.hands import begin, do, now, receive, settle
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.pages.incoming.receive_dialog import ReceiveDialog
from ui.pages.incoming.words import EMPTY


def cells(room: Room) -> list[list[str]]:
    model = room.page.lists.docket.model
    return [[str(model.index(row, column).data()) for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_an_office_without_filings_says_how_to_begin(room: Room) -> None:
    empty = room.page.lists.docket.empty
    assert empty.isVisible()
    assert empty.sentence == EMPTY
    room.click(empty.button)
    assert room.is_open(ReceiveDialog)


def test_a_folder_is_recognised_before_anything_is_stored(room: Room, tmp_path: Path) -> None:
    dialog = begin(room)
    dialog.pane.take([filed_folder(tmp_path / "来件", TITLE, "云州城管规〔2026〕3号")])
    settle(room)
    assert (dialog.name.text(), dialog.number.text()) == (TITLE, "云州城管规〔2026〕3号")
    assert len(dialog.pane.choices) == 5
    assert dialog.pane.choices[0].currentText() == "正文（按它审查）"
    assert room.ask(lambda office: office.store.incomings.all()) == ()
    room.click(dialog.verb)
    assert dialog.rows["unit"].field.property("problem")
    assert room.ask(lambda office: office.store.incomings.all()) == ()


def test_a_filing_is_logged_to_the_minute_and_its_receipt_printed(room: Room, tmp_path: Path) -> None:
    incoming = receive(room, UNIT, filed_folder(tmp_path / "来件", TITLE, "云州城管规〔2026〕3号"), "2026-10-26", "11-16 9:30")
    assert (incoming.received_at, incoming.receipt_number) == (datetime(2026, 11, 16, 9, 30), "云州司收〔2026〕1号")
    assert room.toasts[-1] == f"已收文：{UNIT}。"
    QTest.keyClick(room.page.sheet, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    room.click(room.page.sheet.papers["receipt"])
    settle(room)
    assert room.dialog(PrintingPreview).windowTitle() == f"打印预览 — {TITLE}收文回执"
    room.dialog(PrintingPreview).close()
    QTest.keyClick(room.window, Qt.Key.Key_Escape)
    settle(room)
    assert cells(room) == [
        ["城管局", TITLE, "云州城管规〔2026〕3号", "2026-11-16", "已收文", "迟报 6 日", "今天到期", "", "—"],
    ]


def test_paper_alone_is_logged_with_its_copies(room: Room) -> None:
    dialog = begin(room)
    room.type_over(dialog.unit, UNIT)
    room.type_over(dialog.name, TITLE)
    room.type_over(dialog.pane.copies["text"], "3")
    room.type_over(dialog.pane.copies["report"], "1")
    room.click(dialog.verb)
    settle(room)
    incoming = now(room)
    assert (incoming.way, incoming.copies) == ("纸质", 3)
    seen = room.page.sheet.seen
    assert {one.code: one.copies for one in seen.desk.completeness if one.held} == {"text": 3, "report": 1}


def test_undo_takes_the_receipt_back_and_the_page_returns_to_its_list(room: Room, tmp_path: Path) -> None:
    receive(room, UNIT, filed_folder(tmp_path / "来件", TITLE, "云州城管规〔2026〕3号"), "2026-10-26", "11-16 9:30")
    room.click(room.undo_link)
    settle(room)
    assert room.page.document_id == ""
    assert room.page.lists.docket.empty.isVisible()


def registered(room: Room, tmp_path: Path, unit: str, title: str, words: str = CLEAN) -> None:
    receive(room, unit, filed_folder(tmp_path / title, title, f"云州规〔2026〕{len(title)}号", words), "2026-11-09", "11-16 9:30")
    assert do(room, Deed.CHECK) is None
    dialog = do(room, Deed.REGISTER)
    if dialog is not None:
        room.type_over(dialog.missing.reason, "纸质件随后补")
        room.click(dialog.verb)
        settle(room)
    assert now(room).state == "substantive"


def test_three_departments_filings_reach_each_of_the_five_outcomes(room: Room, tmp_path: Path) -> None:
    units = (UNIT, "云州区教育委员会", "云州区民政局")
    for place, outcome in enumerate(Outcome):
        registered(room, tmp_path, units[place % 3], f"云州区第{'一二三四五'[place]}项工作管理办法")
        words = "第三条的用语不够准确。" if outcome is not Outcome.ACCEPTED else ""
        dialog = do(room, Deed.CONCLUDE, outcome=outcome.value, words=words)
        if dialog is not None and not dialog.missing.isHidden():
            room.type_over(dialog.missing.reason, "已核对")
            room.click(dialog.verb)
            settle(room)
        assert not room.is_open(FormDialog), room.dialog(FormDialog).problem
        assert now(room).outcome == outcome.value
    states = [row[4] for row in cells(room)]
    assert sorted(states) == sorted(["等部门反馈", "等部门反馈", "提请撤销", "办结", "办结"])
