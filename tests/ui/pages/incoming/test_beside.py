"""What stands beside the filings: objections, departments' lists, quarterly catalogues, packets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.filing.packet import building
from app.objections.kinds import Deed
from tests.app.filing.incoming import packets
from tests.app.filing.walked import filed, office_on, published
from tests.ui.pages.incoming.conftest import TODAY, Room, opened
from tests.ui.pages.incoming.hands import begin, fill, settle
from tests.ui.standard.departments import sheet
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.pages.compare.picking import DocumentPicker
from ui.pages.incoming.list_dialog import ListDialog
from ui.pages.incoming.places import CATALOGUES, OBJECTIONS, STANDING
from ui.pages.incoming.receive_dialog import ReceiveDialog

LONG = "云州区夜间施工管理规定"


@pytest.fixture
def stocked(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    office = office_on(tmp_path / "store", TODAY)
    packets.registered(office)
    office.store.close()
    yield from opened(qtbot, tmp_path / "store")


def turn(room: Room, view: int) -> None:
    views = room.page.lists.views
    room.click(views, views.part_rect(view).center().toPoint())
    settle(room)


def answered(room: Room, deed: Deed, **answers: str) -> FormDialog | None:
    room.click(room.page.objection.buttons[deed])
    settle(room)
    dialog = room.dialog(FormDialog)
    for key, words in answers.items():
        fill(room, dialog, key, words)
    room.click(dialog.verb)
    settle(room)
    return dialog if room.is_open(FormDialog) else None


def log_objection(room: Room, **answers: str) -> None:
    turn(room, OBJECTIONS)
    QTest.keyClick(room.page.lists.object, Qt.Key.Key_N)
    settle(room)
    picker = room.dialog(DocumentPicker)
    room.type_over(picker.search, "占道")
    settle(room)
    room.click(picker.verb)
    settle(room)
    dialog = room.dialog(FormDialog)
    for key, words in answers.items():
        fill(room, dialog, key, words)
    room.click(dialog.verb)
    settle(room)
    assert not room.is_open(FormDialog), dialog.problem


def test_a_citizens_suggestion_is_completed_taken_up_and_answered_by_letter(stocked: Room) -> None:
    room = stocked
    log_objection(room, applicant="王建国", words="第三条要求缴纳管理费。", path="第三条")
    assert room.page.objection.case.standing.lacking == ("理由", "联系方式")
    assert answered(room, Deed.ASK) is None
    assert answered(room, Deed.SUPPLY, reasons="没有上位法依据。", contact="0000-5550100") is None
    assert room.page.objection.case.standing.lacking == ()
    assert answered(room, Deed.TAKE_UP) is None
    assert answered(room, Deed.ANSWER, outcome="修改", words="建议有理，已要求制定机关修改。") is None
    case = room.page.objection.case
    assert (case.standing.listed.objection.answer_number, case.standing.leads_to) == ("云州司异复〔2026〕1号", "换入修改后的文本，重新公布")
    room.click(room.page.objection.paper_button)
    settle(room)
    assert room.dialog(PrintingPreview).word_button.isEnabled()


def test_a_suggestion_without_ground_is_declined_and_told(stocked: Room) -> None:
    log_objection(stocked, applicant="王建国", words="取消。", reasons="不合理。", contact="0000-5550100")
    dialog = answered(stocked, Deed.DECLINE, ground="理由不成立")
    assert dialog is not None
    assert "要写明理由" in dialog.problem
    stocked.type_over(dialog.field("reason"), "所提收费已有依据。")
    stocked.click(dialog.verb)
    settle(stocked)
    assert stocked.page.objection.case.standing.listed.state_word == "不启动，待告知"
    assert answered(stocked, Deed.ANSWER, words="经研究，不启动审查。") is None
    assert stocked.page.objection.case.standing.listed.objection.outcome == "不启动审查"


def test_a_court_names_its_own_day(stocked: Room) -> None:
    log_objection(stocked, kind="行政诉讼附带审查", applicant="云州区人民法院", words="就第二条征求意见。", until="2026-12-04")
    due = stocked.page.objection.case.standing.listed.due
    assert due is not None
    assert due.deadline.due_on == date(2026, 12, 4)
    QTest.keyClick(stocked.window, Qt.Key.Key_Escape)
    settle(stocked)
    assert stocked.page.lists.objections.model.rowCount() == 1


def test_a_departments_list_is_looked_at_kept_and_urged(stocked: Room, tmp_path: Path) -> None:
    room = stocked
    turn(room, STANDING)
    assert room.page.lists.standing.empty.isVisible()
    file = sheet(tmp_path / "城管局清单.xlsx", LONG)
    assert room.page.drop_line([file]) == "松开后读取《城管局清单》，与报送的核对"
    room.page.take_files([file])
    settle(room)
    dialog = room.dialog(ListDialog)
    room.type_over(dialog.unit, packets.UNIT)
    settle(room)
    assert dialog.told.text() == "按期 1 件，漏报 1 件，未到期（不登记） 1 件"
    assert room.ask(lambda office: office.store.incomings.declared()) == ()
    room.click(dialog.verb)
    settle(room)
    standing = room.page.lists.standing
    assert standing.standing.unit.name == packets.UNIT
    room.click(standing.figures["missing"])
    assert [row.title for row in standing.model.rows] == [LONG]
    room.click(standing.urge_button)
    settle(room)
    room.click(room.dialog(FormDialog).verb)
    settle(room)
    assert "催报函" in room.dialog(PrintingPreview).windowTitle()
    room.dialog(PrintingPreview).close()
    room.click(standing.excuse_button)
    settle(room)
    excuse = room.dialog(FormDialog)
    room.type_over(excuse.field("reason"), "已并入另一件。")
    room.click(excuse.verb)
    settle(room)
    assert standing.standing.count("excused") == 1


def test_a_quarter_is_made_with_a_reason_before_it_is_over_and_printed(stocked: Room) -> None:
    room = stocked
    turn(room, CATALOGUES)
    view = room.page.lists.quarterly
    assert view.empty.isVisible()
    room.click(view.quarters, view.quarters.part_rect(3).center().toPoint())
    settle(room)
    room.click(view.make_button)
    settle(room)
    dialog = room.dialog(FormDialog)
    room.type_over(dialog.missing.reason, "按月编制")
    room.click(dialog.verb)
    settle(room)
    assert view.made.count() == 1
    assert room.toasts[-1] == "已编制2026年第四季度备案目录。", "as the catalogue itself calls the quarter"
    room.click(view.print_button)
    settle(room)
    assert room.is_open(PrintingPreview)


def test_a_packet_is_taken_whole_or_not_at_all(room: Room, tmp_path: Path) -> None:
    sender = office_on(tmp_path / "sender", TODAY)
    walked = published(sender, date(2026, 11, 9))
    filed(sender, walked, "muni", date(2026, 11, 16))
    data = building.build(sender, walked.document, "muni")
    sender.store.close()
    good, bad = tmp_path / "报送包.zip", tmp_path / "改过的.zip"
    good.write_bytes(data)
    # one byte of a part, where nobody sees it
    half = len(data) // 2
    bad.write_bytes(data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :])
    dialog = begin(room)
    dialog.pane.take([bad])
    settle(room)
    assert "“改过的.zip”没有收，什么都没有存。" in dialog.pane.banner.sentence
    assert room.ask(lambda office: office.store.incomings.all()) == ()
    dialog.pane.take([good])
    settle(room)
    assert dialog.name.isReadOnly()
    assert "第一次收到" in dialog.pane.banner.sentence
    room.click(dialog.verb)
    settle(room)
    assert not room.is_open(ReceiveDialog)
    (incoming,) = room.ask(lambda office: office.store.incomings.all())
    assert incoming.way == "报送包"
