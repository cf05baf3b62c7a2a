from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.errors import UserError
from app.exchange.table_out import guarded, unguarded, write_table

DANGEROUS = ("=1+1", "+86 138", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", '=HYPERLINK("http://x","点")')
HEADINGS = ("标题", "文号")


def _csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_a_cell_that_looks_like_a_formula_is_text_in_xlsx(tmp_path):
    write_table(tmp_path / "t.xlsx", HEADINGS, [(value, "云府规〔2026〕3号") for value in DANGEROUS])
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    for row, value in enumerate(DANGEROUS, start=2):
        cell = sheet.cell(row, 1)
        assert (cell.data_type, cell.value.replace("\n", "\r")) == ("s", value)
        assert cell.quotePrefix


def test_what_goes_out_to_xlsx_is_what_a_spreadsheet_reads(tmp_path):
    write_table(tmp_path / "t.xlsx", HEADINGS, [("关于租房的通知", "=1"), ("", "20260305")], title="文件台账")
    book = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx"))
    assert book.sheet_names == ["文件台账"]
    assert book.get_sheet_by_index(0).to_python() == [["标题", "文号"], ["关于租房的通知", "=1"], ["", "20260305"]]


def test_a_cell_that_looks_like_a_formula_is_guarded_in_csv(tmp_path):
    write_table(tmp_path / "t.csv", HEADINGS, [(value, "甲,乙\n丙") for value in DANGEROUS])
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = _csv(tmp_path / "t.csv")[1:]
    assert all(row[0].startswith("'") for row in rows)
    assert [unguarded(row[0]) for row in rows] == list(DANGEROUS)
    assert {row[1] for row in rows} == {"甲,乙\n丙"}


@given(st.text(alphabet="'=+-@\t\ra规", max_size=6))
def test_guarding_a_csv_cell_loses_nothing(value):
    assert unguarded(guarded(value)) == value
    assert guarded(value)[:1] not in tuple("=+-@\t\r")


def test_characters_that_no_workbook_holds_are_left_out(tmp_path):
    write_table(tmp_path / "t.xlsx", HEADINGS, [("甲\x07乙", "\ud800")])
    assert CalamineWorkbook.from_path(str(tmp_path / "t.xlsx")).get_sheet_by_index(0).to_python()[1] == ["甲乙", ""]


def test_another_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(UserError, match="xlsx"):
        write_table(tmp_path / "t.doc", HEADINGS, [])
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_breaks_off_leaves_the_old_file(tmp_path):
    (tmp_path / "t.xlsx").write_bytes(b"old")

    def rows():
        yield ("甲", "乙")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_table(tmp_path / "t.xlsx", HEADINGS, rows())
    assert [p.name for p in tmp_path.iterdir()] == ["t.xlsx"]
    assert (tmp_path / "t.xlsx").read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(UserError, match="写不进去"):
        write_table(tmp_path / "none" / "t.csv", HEADINGS, [])
