"""打印当日单据 with real keys and clicks: the list of the day, ticks, one preview."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.filing import outgoing
from tests.ui.pages.assembled import Whole, whole
from ui.dialogs.day_papers import DayPapersDialog
from ui.dialogs.printing_preview import PrintingPreview

__all__ = ["whole"]

TODAY = date(2026, 11, 23)


def opened(whole: Whole) -> DayPapersDialog:
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    QTest.keyClick(whole.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    whole.settle()
    return whole.dialog(DayPapersDialog)


def file_today(whole: Whole) -> None:
    document = whole.make("绿道管理办法", "published")
    whole.ask(lambda office: outgoing.file(office, document, recipient="muni", on=TODAY))


def sent(dialog: DayPapersDialog) -> list[str]:
    return [paper.name for paper in dialog.model.rows if paper.counterpart == "市政府"]


def test_a_day_with_nothing_to_print_says_when_there_will_be(whole: Whole):
    dialog = opened(whole)
    assert "没有要打印的单据" in dialog.told.text()
    assert not dialog.verb.isEnabled()


def test_the_papers_of_today_are_listed_ticked_and_shown_in_one_preview(whole: Whole):
    file_today(whole)
    dialog = opened(whole)
    assert sent(dialog) == ["备案报告", "备案登记表"]
    assert len(dialog.model.checked) == len(dialog.model.rows)
    whole.click(dialog.verb)
    whole.qtbot.waitUntil(lambda: whole.is_open(PrintingPreview))
    assert whole.is_open(DayPapersDialog)


def test_the_button_on_the_page_opens_the_same_list(whole: Whole):
    file_today(whole)
    whole.go("filing")
    page = whole.window.page("filing")
    whole.click(whole.button("打印当日单据", page))
    assert sent(whole.dialog(DayPapersDialog)) == ["备案报告", "备案登记表"]


def test_what_is_not_ticked_is_not_counted_and_nothing_ticked_is_not_printed(whole: Whole):
    file_today(whole)
    dialog = opened(whole)
    whole.click(dialog.none)
    assert not dialog.verb.isEnabled()
    dialog.table.setFocus()
    dialog.table.select_row(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "已选 1 种" in dialog.told.text()
    assert dialog.verb.isEnabled()


def test_another_day_is_asked_for_as_a_clerk_writes_it(whole: Whole):
    file_today(whole)
    dialog = opened(whole)
    whole.type_over(dialog.day, "2026.1.5")
    QTest.keyClick(dialog.day, Qt.Key.Key_Tab)
    whole.settle()
    assert dialog.model.rows == []
    assert "2026-01-05 没有要打印的单据" in dialog.told.text()
