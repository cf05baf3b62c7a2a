"""An Excel ledger by the window: dropped, tried, corrected, taken in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from app.exchange.problem import Kind
from app.exchange.table_out import write_table
from tests.ui.pages.assembled import Whole
from ui.assembly import LEDGER, REGISTER
from ui.pages.ids import TEXTS
from ui.widgets.text import Link

HEADINGS = ("文件名称", "文号", "成文日期", "有效期")
GOOD = [
    ("云州区公共租赁住房管理办法", "云府规[2023]1号", "2023.3.1", "5年"),
    ("云州区户外广告设施设置管理规定", "云府规〔2023〕2号", "2023年3月2日", "长期有效"),
]
BAD = [("云州区停车管理办法", "云府规〔2023〕3号", "2023年3月", "5年"), (None, "云府规〔2023〕4号", "2023-03-04", "5年")]

Ledger = Callable[..., Path]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Writes a ledger."""

    def write(*rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS, name: str = "台账.xlsx") -> Path:
        write_table(tmp_path / name, headings, [[str(cell or "") for cell in row] for row in rows])
        return tmp_path / name

    return write


def drop(whole: Whole, path: Path) -> None:
    whole.window.files_dropped.emit([path])
    whole.settle()
    whole.settle()


def choose(whole: Whole, place: int, name: str) -> None:
    """Choose a field for a column as a clerk does: by the list's keys."""
    field = whole.assembly.ledger.columns.fields[place]
    field.setFocus()
    field.setCurrentIndex(field.findText(name))
    field.activated.emit(field.currentIndex())
    whole.settle()


def test_a_dropped_ledger_is_tried_taken_in_shown_and_taken_back(whole: Whole, ledger: Ledger) -> None:
    drop(whole, ledger(*GOOD))
    page = whole.assembly.ledger
    assert whole.window.current == LEDGER
    assert (page.take.text(), page.take.isEnabled(), page.export.isVisible()) == ("导入 2 件", True, False)
    whole.click(page.take)
    assert whole.window.current == REGISTER
    assert sorted(d.title for d in whole.ask(lambda office: office.store.documents.all())) == sorted(row[0] for row in GOOD)
    whole.click(whole.undo_link)
    assert whole.ask(lambda office: office.store.documents.all()) == ()


def test_problems_come_first_can_be_filtered_and_keep_the_ledger_out(whole: Whole, ledger: Ledger) -> None:
    drop(whole, ledger(*GOOD, *BAD))
    page = whole.assembly.ledger
    assert page.result.problem_table.isVisible()
    assert [(p.row, p.kind) for p in page.result.shown] == [(4, Kind.INCOMPLETE_DATE), (5, Kind.NO_TITLE)]
    assert (page.take.isEnabled(), "2 行有问题" in page.take.toolTip()) == (False, True)
    menu = page.result.filter.make_menu()
    next(entry for entry in menu.actions() if "没有标题" in entry.text()).trigger()
    assert [p.row for p in page.result.shown] == [5]
    assert page.result.filter.text == "没有标题 1"


STATED = (*HEADINGS, "状态")


def type_in(whole: Whole, text: str) -> None:
    """Type into the line under the list and press Enter, as a clerk does."""
    line = whole.assembly.ledger.result.mending.line
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    line.insert(text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    whole.settle()
    whole.settle()


def test_each_problem_is_mended_in_the_window_and_the_next_one_follows(whole: Whole, ledger: Ledger) -> None:
    repealed = ("云州区养犬管理办法", "云府规〔2023〕5号", "2023-03-05", "长期有效", "已废止")
    path = ledger(*((*row, "") for row in (*GOOD, *BAD)), repealed, headings=STATED)
    before = path.read_bytes()
    drop(whole, path)
    page = whole.assembly.ledger
    assert [p.field for p in page.result.shown] == ["signed_on", "title", "ended_on"]
    assert page.result.mending.line.accessibleName() == "第 4 行“成文日期”改成"
    type_in(whole, "2023-03-06")
    assert page.result.mending.line.accessibleName() == "第 5 行“文件名称”改成"
    type_in(whole, "云州区烟花爆竹管理办法")
    assert page.result.mending.line.accessibleName() == "第 6 行“废止日期”改成"
    type_in(whole, "去年")
    assert [(p.kind, p.column) for p in page.result.shown] == [(Kind.NOT_A_DATE, "废止日期")]
    type_in(whole, "2024-05-01")
    assert (page.take.text(), page.result.mending.isVisible()) == ("导入 5 件", False)
    whole.click(page.take)
    kept = {d.title: d for d in whole.ask(lambda office: office.store.documents.all())}
    assert str(kept["云州区养犬管理办法"].repealed_on) == "2024-05-01"
    (event,) = whole.ask(lambda office: office.store.documents.events(kept["云州区停车管理办法"].id))
    assert "成文日期“2023年3月”改为“2023-03-06”" in event.note
    assert path.read_bytes() == before


def test_what_was_typed_is_kept_when_the_file_is_read_again_unless_its_row_changed(whole: Whole, ledger: Ledger) -> None:
    drop(whole, ledger(*GOOD, *BAD))
    page = whole.assembly.ledger
    type_in(whole, "2023-03-06")
    ledger(*GOOD, BAD[0], ("云州区烟花爆竹管理办法", *BAD[1][1:]))
    whole.click(page.again)
    whole.settle()
    assert (page.take.text(), page.take.isEnabled()) == ("导入 4 件", True)
    ledger(*GOOD, ("云州区机动车停车管理办法", *BAD[0][1:]))
    whole.click(page.again)
    whole.settle()
    assert [(p.row, p.kind) for p in page.result.shown] == [(4, Kind.INCOMPLETE_DATE)]


def test_a_term_run_out_is_a_notice_beside_the_force_that_will_be_computed(whole: Whole, ledger: Ledger) -> None:
    rows = [
        ("云州区停车管理办法", "云府规〔2019〕3号", "2019-03-04", "5年", "现行有效"),
        ("云州区养犬管理办法", "云府规〔2019〕4号", "2019-03-04", "5年", "失效"),
    ]
    drop(whole, ledger(*rows, headings=STATED))
    page = whole.assembly.ledger
    assert (page.take.text(), page.take.isEnabled(), page.export.isVisible()) == ("导入 2 件", True, True)
    assert [page.result.entries.index(n, 8).data() for n in range(2)] == ["已失效", "已失效"]
    page.result.choose_kind(Kind.LAPSED)
    assert page.result.problem_table.isVisible()
    assert [(p.row, p.kind) for p in page.result.shown] == [(2, Kind.LAPSED)]
    assert not page.result.mending.isVisible()


def test_after_the_import_the_papers_are_one_click_away(whole: Whole, ledger: Ledger) -> None:
    drop(whole, ledger(*GOOD))
    whole.click(whole.assembly.ledger.take)
    toast = next(t for t in whole.window.toasts.shown if "正文" in t.text)
    whole.click(toast.findChild(Link))
    assert whole.window.current == TEXTS


def test_the_problems_shown_go_out_to_a_spreadsheet(whole: Whole, ledger: Ledger, tmp_path: Path) -> None:
    drop(whole, ledger(*GOOD, *BAD))
    page = whole.assembly.ledger
    whole.click(page.export)
    dialog = next(d for d in page.findChildren(QFileDialog) if d.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "问题.xlsx"))
    dialog.close()
    whole.settle()
    rows = CalamineWorkbook.from_path(str(tmp_path / "问题.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[1] == ["4", "日期不全", "成文日期", "2023年3月", "只写到月，没有日", "查明后补全，写成 2021-03-05 这样"]
    assert len(rows) == 3


def test_a_mended_ledger_read_again_can_be_taken_in(whole: Whole, ledger: Ledger) -> None:
    drop(whole, ledger(*GOOD, *BAD))
    page = whole.assembly.ledger
    ledger(*GOOD, ("云州区停车管理办法", "云府规〔2023〕3号", "2023年3月4日", "5年"))
    whole.click(page.again)
    whole.settle()
    assert (page.take.text(), page.take.isEnabled()) == ("导入 3 件", True)


def test_a_column_taken_for_another_field_is_tried_anew_and_remembered(whole: Whole, ledger: Ledger) -> None:
    rows = [(*GOOD[0][:2], "2023-03-01", "王五"), (*GOOD[1][:2], "2023-03-02", "赵六")]
    headings = ("文件名称", "文号", "签批", "签")
    path = ledger(*rows, headings=headings)
    drop(whole, path)
    page = whole.assembly.ledger
    page.parts.choose(0)
    choose(whole, 2, "成文日期")
    choose(whole, 3, "签发人")
    whole.settle()
    whole.click(page.take)
    assert {d.signatory for d in whole.ask(lambda office: office.store.documents.all())} == {"王五", "赵六"}
    whole.click(whole.undo_link)
    drop(whole, path)
    assert [c.field for c in page.columns.columns] == ["title", "document_number", "signed_on", "signatory"]


def test_a_field_has_one_column(whole: Whole, ledger: Ledger) -> None:
    drop(whole, ledger(*GOOD))
    page = whole.assembly.ledger
    page.parts.choose(0)
    choose(whole, 1, "标题")
    assert [c.field for c in page.columns.columns] == ["note", "title", "signed_on", "valid_until"]


def test_without_a_title_the_page_says_what_to_choose(whole: Whole, ledger: Ledger) -> None:
    drop(whole, ledger(("张三", "123"), headings=("姓名", "电话")))
    page = whole.assembly.ledger
    assert page.columns.isVisible()
    assert "标题" in page.take.toolTip()


def test_the_fitting_sheet_is_proposed_and_another_may_be_chosen(whole: Whole, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["填写说明", "x"])
    for name, row in (("2023", GOOD[0]), ("2024", GOOD[1])):
        sheet = book.create_sheet(name)
        sheet.append(["云州区台账"])
        sheet.append(HEADINGS)
        sheet.append(row)
    book["2023"].append(("云州区停车管理办法", "云府规〔2023〕3号", "2023-03-04", "5年"))
    book.save(tmp_path / "a.xlsx")
    drop(whole, tmp_path / "a.xlsx")
    page = whole.assembly.ledger
    assert (page.sheets.currentText(), page.head_row.currentText()) == ("2023", "第 2 行")
    page.sheets.setFocus()
    QTest.keyClick(page.sheets, Qt.Key.Key_Down)
    whole.settle()
    whole.settle()
    assert page.sheets.currentText() == "2024"
    assert page.take.text() == "导入 1 件"


def test_a_file_that_is_no_table_is_said_in_place(whole: Whole, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    drop(whole, tmp_path / "坏.xlsx")
    assert "已损坏" in whole.assembly.ledger.alarm.sentence


def test_the_first_run_leads_to_the_ledger(whole: Whole) -> None:
    whole.click(whole.assembly.desk.first.open_ledger)
    assert whole.window.current == LEDGER
    assert any(d.isVisible() for d in whole.assembly.ledger.findChildren(QFileDialog))


def test_a_spreadsheet_among_other_files_is_a_paper_of_a_submission(whole: Whole, ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("云州区停车管理办法\n\n第一条　为了规范停车，制定本办法。\n", "utf-8")
    whole.window.files_dropped.emit([ledger(*GOOD), tmp_path / "稿.txt"])
    whole.settle()
    assert whole.window.current != LEDGER
