from __future__ import annotations

from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.lifecycle.editing import save_settings
from ui.pages.desk.figures import FigureButton
from ui.pages.places import Picked
from ui.widgets.text import Label, Link


def words(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def test_a_new_store_asks_where_to_begin(whole):
    desk = whole.assembly.desk
    assert desk.is_first_run
    assert {"从哪里开始", "从 Excel 台账导入", "拖入一份文件开始审核", "打开示例库", "本单位：未填写"} <= set(words(desk))


def test_a_new_store_asks_for_the_jurisdiction(whole):
    choice = whole.assembly.desk.first.jurisdiction
    assert (choice.isVisible(), choice.currentText()) == (True, "重庆市区县")
    whole.click(choice)
    QTest.keyClick(choice.view(), Qt.Key.Key_Up)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    whole.settle()
    assert whole.ask(lambda office: office.jurisdiction.name) == "北京市区级"
    assert whole.assembly.desk.first.jurisdiction.currentText() == "北京市区级"


def test_the_unit_named_is_told_on_the_first_run(whole):
    whole.ask(lambda office: save_settings(office, {"names.legal_office": "云州区司法局"}))
    whole.ops.changed.emit(frozenset({"settings"}))
    whole.settle()
    assert whole.assembly.desk.is_first_run
    assert "本单位：云州区司法局" in words(whole.assembly.desk)


@pytest.mark.parametrize(("name", "pane"), [("填写单位名称", "单位"), ("修改操作人", "单位"), ("查看数据位置", "数据与备份")])
def test_the_lines_of_the_first_run_lead_to_their_panes(whole, name, pane):
    link = next(link for link in whole.assembly.desk.findChildren(Link) if link.accessibleName() == name)
    whole.click(link)
    assert whole.window.current == "settings"
    tabs = whole.window.page("settings").tabs
    assert tabs.labels[tabs.current] == pane


def test_the_ways_to_begin_are_told_to_the_window(whole):
    desk, asked = whole.assembly.desk, []
    desk.blockSignals(True)
    for button, signal in (
        (desk.first.open_ledger, desk.first.ledger_asked), (desk.first.open_file, desk.first.import_asked),
        (desk.first.open_samples, desk.first.samples_asked),
    ):  # fmt: skip
        signal.connect(partial(asked.append, button.text()))
        whole.click(button)
    assert asked == ["选择 Excel 文件", "选择 Word 文件", "打开示例库"]


def test_with_documents_and_nothing_due_the_desk_says_so(whole):
    whole.make("云州区绿道管理办法")
    assert not whole.assembly.desk.is_first_run
    assert any(text.startswith("没有待办。") for text in words(whole.assembly.desk))


def test_due_items_stand_in_groups_with_what_is_overdue_first(whole):
    whole.make("云州区绿道管理办法", "published", published_on=date(2026, 11, 4))
    whole.make("云州区早市管理办法", "under_review")
    rows = whole.assembly.desk.rows
    assert [(row.item.group.value, row.item.action) for row in rows] == [
        ("已逾期", "报送市政府备案"),
        ("3个工作日内", "出具合法性审核意见"),
        ("两周内", "报送区人大常委会备案"),
    ]
    assert whole.assembly.desk.header.title == "11月23日　星期一"
    assert "3 件待办，其中 1 件已逾期" in words(whole.assembly.desk)


def test_a_finished_consultation_is_nobodys_delay(whole):
    whole.make("云州区绿道管理办法", "consulting")
    assert whole.assembly.desk.rows == []


def test_the_button_of_a_due_item_leads_to_its_work(whole):
    document = whole.make("云州区早市管理办法", "under_review")
    asked = []
    whole.assembly.desk.asked.connect(lambda page, place: asked.append((page, place)))
    whole.click(whole.assembly.desk.rows[0].button)
    assert asked == [("review", document)]


def test_a_click_anywhere_on_the_row_leads_there_too(whole):
    document = whole.make("云州区绿道管理办法", "registered")
    whole.click(whole.assembly.desk.rows[0])
    assert whole.window.current == "document"
    assert whole.assembly.document.place()[0] == document


def test_a_figure_opens_the_documents_it_counts(whole):
    document = whole.make("云州区绿道管理办法", "published")
    whole.make("云州区早市管理办法")
    button = next(b for b in whole.assembly.desk.findChildren(FigureButton) if b.figure.name == "制定公布")
    whole.click(button)
    whole.settle()
    assert whole.window.current == "register"
    assert [row.document.id for row in whole.assembly.register.model.rows] == [document]
    assert whole.assembly.register.place()[0].picked == Picked("制定公布", (document,))


def test_a_figure_that_counts_nothing_cannot_be_opened(whole):
    whole.make("云州区绿道管理办法")
    assert not any(b.isEnabled() for b in whole.assembly.desk.findChildren(FigureButton))


def test_what_lapses_soon_opens_its_document(whole):
    document = whole.make("云州区绿道管理办法", "published", effective="2022年1月1日", published_on=date(2022, 1, 4))
    line = next(b for b in whole.assembly.desk.side.findChildren(QAbstractButton) if b.text() == "云州区绿道管理办法" and b.isVisible())
    assert "剩38天" in line.accessibleName()
    whole.click(line)
    assert whole.assembly.document.place()[0] == document


def test_the_figures_stand_two_in_a_line_in_larger_type(whole, look):
    whole.make("云州区绿道管理办法")
    look.set_scale(1.3)
    whole.settle()
    buttons = [b for b in whole.assembly.desk.findChildren(FigureButton) if b.isVisible()]
    assert len({b.x() for b in buttons}) == 2
    look.set_scale(1.0)
    whole.settle()
    buttons = [b for b in whole.assembly.desk.findChildren(FigureButton) if b.isVisible()]
    assert len({b.x() for b in buttons}) == 3


def test_the_drop_hint_stands_only_where_the_rows_leave_room(whole):
    desk = whole.assembly.desk
    for number in range(4):
        whole.make(f"云州区绿道管理办法{number}", "published")
    whole.go("desk")
    whole.window.resize(1440, 1000)
    whole.settle()
    hint = desk.due.hint
    whole.qtbot.waitUntil(hint.isVisible)
    whole.window.resize(1440, 700)
    whole.settle()
    whole.qtbot.waitUntil(hint.isHidden)


def test_rows_that_follow_an_empty_desk_stand_one_under_the_other(whole):
    whole.window.resize(1366, 700)
    whole.make("云州区绿道管理办法")
    for number in range(6):
        whole.make(f"云州区早市管理办法{number}", "published")

    def stand_apart() -> bool:
        rows = whole.assembly.desk.rows
        return len(rows) > 6 and all(below.y() >= above.y() + above.height() for above, below in pairwise(rows))

    # the page is laid out again after the last document, and a moment passes until the window has done it
    whole.qtbot.waitUntil(stand_apart)


def test_what_is_due_today_says_today(whole):
    whole.make("云州区绿道管理办法", "published", published_on=date(2026, 11, 8))
    row = whole.assembly.desk.rows[0]
    assert row.item.due.deadline.due_on == date(2026, 11, 23)
    assert "今天到期" in row.accessibleName()
