from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.filing.incoming.states import Deed
from app.office import Office
from tests.app.filing.incoming import packets
from tests.app.filing.walked import office_on
from tests.ui.pages.incoming.conftest import TODAY, Room, opened
from tests.ui.pages.incoming.hands import do, now, settle
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview
from ui.pages.incoming.papers import UNVERIFIED
from ui.pages.incoming.places import OneFiling
from ui.pages.incoming.reading import EXPLANATION, OPINION, SUPPLEMENT
from ui.pages.incoming.resupply_dialog import ResupplyDialog
from ui.widgets.page import Page
from ui.widgets.text import Link


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_on(tmp_path / "filed", TODAY)
    yield made
    made.store.close()


def seen(qtbot: QtBot, office: Office, incoming: str) -> Iterator[Room]:
    """The page with this filing on it; the office of the test is closed before."""
    folder = office.store.folder
    office.store.close()
    for room in opened(qtbot, folder):
        room.window.go("incoming", OneFiling(incoming, from_list=True))
        settle(room)
        yield room


@pytest.fixture
def received(qtbot: QtBot, office: Office) -> Iterator[Room]:
    yield from seen(qtbot, office, packets.received(office))


@pytest.fixture
def under_review(qtbot: QtBot, office: Office) -> Iterator[Room]:
    incoming = packets.registered(office)
    packets.lists(office, incoming)
    yield from seen(qtbot, office, incoming)


@pytest.fixture
def ordered(qtbot: QtBot, office: Office) -> Iterator[Room]:
    yield from seen(qtbot, office, packets.concluded(office, "责令停止执行并纠正"))


def previewed(room: Room, kind: str) -> PrintingPreview:
    room.click(room.page.sheet.papers[kind])
    settle(room)
    return room.dialog(PrintingPreview)


def test_supplement_stops_the_clock_until_papers_came(received: Room) -> None:
    room = received
    assert do(room, Deed.SUPPLEMENT, more="制定机关的说明", faulty="备案说明没有盖章") is None
    assert now(room).state == "wait_supplement"
    assert "补正通知" in previewed(room, SUPPLEMENT).windowTitle()
    room.dialog(PrintingPreview).close()
    room.click(room.page.sheet.deeds.buttons[Deed.RESUPPLY])
    settle(room)
    dialog = room.dialog(ResupplyDialog)
    room.click(dialog.verb)
    settle(room)
    assert "没有写补来了什么" in dialog.problem.text()
    room.type_over(dialog.pane.copies["statement"], "1")
    room.click(dialog.verb)
    settle(room)
    assert not room.is_open(ResupplyDialog)
    assert now(room).state == "form_check"
    deeds = room.page.sheet.deeds
    assert [button.text() for button in deeds.buttons.values()][:3] == ["通知补正", "不予登记", "仍然登记"], "one copy of two"
    assert deeds.first is Deed.SUPPLEMENT
    dialog = do(room, Deed.REGISTER)
    assert dialog is not None
    assert (dialog.windowTitle(), dialog.missing.items) == ("仍然登记", ("备案说明只有 1 份，应当 2 份",))
    room.type_over(dialog.missing.reason, "部门已说明另一份在送来的路上。")
    room.click(dialog.verb)
    settle(room)
    assert now(room).state == "substantive"


def test_what_is_no_normative_document_is_refused_with_its_reason(received: Room) -> None:
    dialog = do(received, Deed.REFUSE)
    assert dialog is not None
    received.type_over(dialog.field("reason"), "本单位的会议制度，不涉及公民权利义务。")
    received.click(dialog.verb)
    settle(received)
    assert now(received).state == "concluded"
    assert received.page.sheet.seen.desk.listed.state_word == "不予登记"
    assert not received.page.sheet.deeds.buttons


def test_facts_are_put_right_and_lateness_follows(received: Room) -> None:
    assert do(received, Deed.AMEND, published_on="2026-10-12") is None
    assert received.page.sheet.seen.desk.listed.lateness.days > 0
    received.click(received.undo_link)
    settle(received)
    assert received.page.sheet.seen.desk.listed.lateness.days == 0


def test_the_list_of_all_deeds_says_why_some_are_not_open(received: Room) -> None:
    received.click(next(link for link in received.page.sheet.findChildren(Link) if link.text() == "全部事项"))
    menu = next(menu for menu in received.page.findChildren(QMenu) if menu.isVisible())
    entries = {entry.objectName(): entry for entry in menu.actions()}
    assert entries["register"].isEnabled()
    assert (entries["register"].text(), received.page.sheet.deeds.first) == ("登记备案", Deed.REGISTER), "nothing is lacking"
    assert "现在是“已收文”" in entries["conclude"].toolTip()
    menu.close()


def test_the_review_is_extended_once_and_the_department_asked_to_explain(under_review: Room) -> None:
    room = under_review
    assert do(room, Deed.EXTEND, reason="问题复杂，需要征求意见。") is None
    again = do(room, Deed.EXTEND, reason="再延长。")
    assert again is not None
    assert again.problem
    again.close()
    settle(room)
    assert do(room, Deed.EXPLAIN, questions="第二条罚款的依据") is None
    assert Deed.EXPLAIN not in room.page.sheet.deeds.buttons
    assert "请予说明函" in previewed(room, EXPLANATION).windowTitle()
    room.dialog(PrintingPreview).close()
    assert do(room, Deed.EXPLAINED, words="没有上位法依据。") is None
    assert now(room).state == "substantive"


def test_an_order_to_correct_goes_out_as_an_opinion_that_says_what_is_not_verified(under_review: Room) -> None:
    assert do(under_review, Deed.CONCLUDE, outcome="责令停止执行并纠正") is None
    incoming = now(under_review)
    assert (incoming.state, incoming.opinion_number) == ("wait_response", "云州司备审〔2026〕1号")
    preview = previewed(under_review, OPINION)
    assert preview.said == UNVERIFIED
    assert preview.word_button.isEnabled()


def test_an_outcome_that_does_not_fit_the_listed_findings_is_refused(under_review: Room) -> None:
    dialog = do(under_review, Deed.CONCLUDE, outcome="准予备案")
    assert dialog is not None
    assert "不能是“准予备案”" in dialog.problem
    assert now(under_review).outcome is None


def test_a_department_that_does_not_correct_is_brought_before_the_government(ordered: Room) -> None:
    room = ordered
    assert do(room, Deed.REPLY, reply="不采纳", words="本局认为合法。") is None
    assert room.page.sheet.deeds.first is Deed.ESCALATE
    assert do(room, Deed.ESCALATE) is None
    assert do(room, Deed.PROPOSE, number="云州司请〔2026〕1号", words="提请撤销。") is None
    assert room.toasts[-1] == "已登记提请区政府。已送出本机关，不能撤销。"
    assert do(room, Deed.CLOSE, result="已被撤销") is None
    assert now(room).closed_on == date(2026, 11, 23)
    assert room.page.sheet.seen.desk.listed.state_word == "办结"


def test_a_department_that_corrects_is_closed_with_what_it_did(ordered: Room) -> None:
    assert do(ordered, Deed.REPLY, reply="采纳", words="已修改第二条。") is None
    assert do(ordered, Deed.CLOSE, result="已修改") is None
    assert ordered.page.sheet.seen.desk.listed.state_word == "办结"


def test_keys_do_the_next_deed_and_open_the_workbench(ordered: Room) -> None:
    bench = Page()
    ordered.window.add_page("review", bench)
    ordered.page.sheet.papers["receipt"].setFocus()
    QTest.keyClick(ordered.page.sheet.papers["receipt"], Qt.Key.Key_R)
    settle(ordered)
    assert ordered.window.current == "review"
    ordered.window.back()
    settle(ordered)
    QTest.keyClick(ordered.page.sheet.papers["receipt"], Qt.Key.Key_G)
    settle(ordered)
    assert ordered.dialog(FormDialog).windowTitle() == Deed.REPLY.label
