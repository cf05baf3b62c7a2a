"""Opinions received are taken down, put right, disposed of and taken out by keys alone; each step is one that can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.lifecycle import comments
from tests.ui.pages.document.course.hands import button, confirm, course, fill, form, press, show, shown
from tests.ui.pages.workroom import words
from ui.dialogs.form import FormDialog
from ui.pages import places
from ui.widgets.segments import Segments


def with_opinions(whole, count: int = 3) -> str:
    document = whole.make("云州区绿道管理办法", "consulting")
    whole.ask(
        lambda office: [comments.add(office, document, commenter=f"市民{n}", words=f"意见{n}", path="第二条") for n in range(1, count + 1)]
    )
    show(whole, document)
    return document


def rows(whole, document: str):
    return whole.ask(lambda office: office.store.procedures.comments(document))


def key(whole, pressed: Qt.Key) -> None:
    table = course(whole).comments.table
    whole.focus(table)
    QTest.keyClick(table, pressed)
    whole.settle()


def test_an_opinion_is_taken_down_by_its_key_from_any_tab(whole):
    document = shown(whole, "consulting", places.OVERVIEW)
    whole.window.activateWindow()
    whole.assembly.document.setFocus()
    QTest.keyClick(whole.assembly.document, Qt.Key.Key_N)
    whole.settle()
    fill(whole, "commenter", "王先生")
    fill(whole, "path", "第二条")
    fill(whole, "words", "建议写明办理时限")
    confirm(whole)
    (row,) = rows(whole, document)
    assert (row.commenter, row.path, row.words, row.kind) == ("王先生", "第二条", "建议写明办理时限", "公众")
    assert whole.toasts[-1] == "已登记意见：《云州区绿道管理办法》"


def test_what_is_not_said_of_an_opinion_is_asked_under_its_field(whole):
    document = shown(whole, "consulting")
    press(whole, "登记收到的意见")
    confirm(whole)
    assert "没有填提出人。" in words(form(whole))
    assert not rows(whole, document)


def test_adopting_needs_one_key_and_goes_on_to_the_next(whole):
    document = with_opinions(whole)
    key(whole, Qt.Key.Key_1)
    assert [row.disposition for row in rows(whole, document)] == ["采纳", None, None]
    assert course(whole).comments.table.current.ordinal == 2
    assert course(whole).comments.table.hasFocus()
    key(whole, Qt.Key.Key_1)
    assert [row.disposition for row in rows(whole, document)] == ["采纳", "采纳", None]
    whole.click(whole.undo_link)
    assert [row.disposition for row in rows(whole, document)] == ["采纳", None, None]


def test_refusing_asks_for_the_reason(whole):
    document = with_opinions(whole, 1)
    key(whole, Qt.Key.Key_3)
    segments = form(whole).findChild(Segments)
    assert segments.current == 2
    confirm(whole)
    assert "不采纳要写明理由。" in words(form(whole))
    fill(whole, "reason", "与上位法不一致")
    confirm(whole)
    (row,) = rows(whole, document)
    assert (row.disposition, row.reason) == ("不采纳", "与上位法不一致")
    assert not whole.is_open(FormDialog)


def test_enter_puts_an_opinion_right_and_keeps_what_became_of_it(whole):
    document = with_opinions(whole, 1)
    key(whole, Qt.Key.Key_1)
    key(whole, Qt.Key.Key_Return)
    fill(whole, "words", "意见原文")
    confirm(whole)
    (row,) = rows(whole, document)
    assert (row.words, row.disposition) == ("意见原文", "采纳")


def test_delete_takes_an_opinion_out_and_can_be_undone(whole):
    document = with_opinions(whole)
    key(whole, Qt.Key.Key_Delete)
    assert [row.commenter for row in rows(whole, document)] == ["市民2", "市民3"]
    whole.click(whole.undo_link)
    assert [row.commenter for row in rows(whole, document)] == ["市民1", "市民2", "市民3"]


def test_the_opinions_are_told_in_figures_and_the_feedback_waits_for_the_last(whole):
    document = with_opinions(whole, 2)
    key(whole, Qt.Key.Key_1)
    assert "2 条：采纳 1，部分采纳 0，不采纳 0，待处理 1" in words(course(whole))
    key(whole, Qt.Key.Key_1)
    press(whole, "登记向提意见的人反馈采纳情况")
    fill(whole, "words", "在区政府网站公布采纳情况")
    confirm(whole)
    assert "2026-11-23 已反馈" in words(course(whole))
    assert whole.ask(lambda office: comments.tally(office, document).fed_back_on is not None)


def test_that_none_came_is_said_at_once(whole):
    document = shown(whole, "consulting")
    press(whole, "没有收到意见")
    assert whole.ask(lambda office: comments.tally(office, document).none_received)
    assert "公示期内没有收到意见" in words(course(whole))
    assert button(whole, "登记收到的意见").isEnabled()


def test_a_table_of_many_opinions_scrolls_by_itself(whole):
    with_opinions(whole, 30)
    table = course(whole).comments.table
    assert table.verticalScrollBar().maximum() > 0
    assert table.height() < 400


def test_the_mouse_does_what_the_keys_do(whole):
    document = with_opinions(whole, 2)
    (row, _) = rows(whole, document)
    menu = whole.assembly.document.work.make_menu(row)
    assert [entry.text() for entry in menu.actions()] == ["采纳\t1", "部分采纳\t2", "不采纳\t3", "修改\tEnter", "移除\tDelete"]
    menu.actions()[0].trigger()
    whole.settle()
    assert rows(whole, document)[0].disposition == "采纳"
    press(whole, "处理下一条意见")
    assert "市民2（公众）对第二条：意见2" in words(form(whole))
