"""Spreadsheets by content: .xlsx, .xls, .et, .csv in every coding; what is no spreadsheet is a sentence."""

from __future__ import annotations

import io
import shutil
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.errors import UserError
from app.exchange.opening import open_ledger
from app.exchange.sheets import letter, read_spreadsheet, said

FILES = Path(__file__).parent / "files"
ROWS = "文件名称{0}文号{0}成文日期\n云州区广告管理办法{0}云府规〔2023〕1号{0}2023.3.1\n"


def cells(path):
    return [[said(cell) for cell in row] for row in read_spreadsheet(path).sheets[0].rows]


@pytest.mark.parametrize("name", ["台账.xls", "台账.et", "台账.xlsx", "台账"])
def test_an_old_workbook_is_told_by_its_content_under_any_name(tmp_path, name):
    shutil.copy(FILES / "ledger.xls", tmp_path / name)
    table = open_ledger(tmp_path / name).table
    assert table.headings[1:5] == ("文件名称", "文号", "备案情况 市政府", "备案情况 区人大")
    assert [line.number for line in table.lines] == [4, 5]
    assert table.lines[0].cells[5] == date(2023, 3, 1)
    assert table.skipped == ((6, "合计行"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_every_coding_and_with_every_delimiter(tmp_path, encoding, delimiter):
    (tmp_path / "a.csv").write_bytes(ROWS.format(delimiter).encode(encoding))
    assert cells(tmp_path / "a.csv") == [["文件名称", "文号", "成文日期"], ["云州区广告管理办法", "云府规〔2023〕1号", "2023.3.1"]]


def test_a_comma_within_quotes_parts_nothing(tmp_path):
    (tmp_path / "a.csv").write_text('标题;文号\n"甲;乙,丙\n丁";1\n', "utf-8")
    assert cells(tmp_path / "a.csv") == [["标题", "文号"], ["甲;乙,丙\n丁", "1"]]


def test_rows_bear_the_numbers_of_the_sheet_whatever_is_blank_above(tmp_path):
    book = openpyxl.Workbook()
    book.active["C5"] = "标题"
    book.active["D5"] = "文号"
    book.active["C7"] = "云州区广告管理办法"
    book.save(tmp_path / "a.xlsx")
    table = open_ledger(tmp_path / "a.xlsx").table
    assert (table.heading_rows, [line.number for line in table.lines]) == ((5,), [7])


def test_a_formula_is_never_run_and_one_that_failed_is_seen(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["标题", "文号"])
    book.active.append(["=1+1", "#REF!"])
    book.active.append(['=HYPERLINK("http://x","甲&乙")', "#N/A"])
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx")[1:] == [["=1+1", "#REF!"], ['=HYPERLINK("http://x","甲&乙")', "#N/A"]]


def test_hidden_sheets_are_passed_over(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["标题"])
    book.create_sheet("旧").append(["标题"])
    book["旧"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in read_spreadsheet(tmp_path / "a.xlsx").sheets] == ["Sheet"]


def test_merged_cells_reach_as_far_as_they_cover(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["标题", "制定机关", "文号"])
    book.active.append(["甲办法", "区政府", "1"])
    book.active.append(["乙办法", None, "2"])
    book.active.merge_cells("B2:B3")
    book.save(tmp_path / "a.xlsx")
    assert [line.cells[1] for line in open_ledger(tmp_path / "a.xlsx").table.lines] == ["区政府", "区政府"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [(None, ""), (3.0, "3"), (2021.1, "2021.1"), (True, "是"), (date(2021, 3, 5), "2021-03-05"), ("　云府规〔２０２１〕３号 ", "云府规〔2021〕3号"), ("（甲），乙", "（甲），乙")],
)  # fmt: skip
def test_what_stands_in_a_cell_in_words(cell, words):
    assert said(cell) == words


def test_columns_have_the_letters_of_spreadsheets():
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", b" " * 70_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空文件"),
        (b"PK\x03\x04", "已损坏"),
        (b"%PDF-1.4", "不是表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "打不开"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (_bomb(), "大得不正常"),
    ],
)
def test_what_is_no_spreadsheet_is_a_sentence(tmp_path, content, word):
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(UserError, match=word):
        read_spreadsheet(tmp_path / "a.xlsx")


def test_any_damage_to_a_workbook_is_a_sentence_or_read_all_the_same(tmp_path):
    whole = (FILES / "ledger.xls").read_bytes()
    for at in range(0, len(whole), 97):
        (tmp_path / "a.xls").write_bytes(whole[:at] + bytes(8) + whole[at + 8 :])
        with suppress(UserError):
            open_ledger(tmp_path / "a.xls")


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "HZ3"])
def test_a_stray_cell_far_from_the_table_is_named_before_it_is_laid_out(tmp_path, cell):
    book = openpyxl.Workbook()
    book.active.append(["文件名称", "文号"])
    book.active[cell] = 1
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(UserError, match=f"在 {cell} 格里还有内容"):
        read_spreadsheet(tmp_path / "a.xlsx")


def test_a_cell_far_out_that_is_only_coloured_does_no_harm(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["文件名称", "文号"])
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx") == [["文件名称", "文号"]]
