"""A spreadsheet of laws: good rows join the library together, each bad one is told why."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refused
from app.exchange.table_out import write_table
from app.law.importing import COLUMNS, read_laws, store_laws, write_template
from app.law.library import catalogue_of
from app.office import Office


def table(path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    write_table(path, columns, [[row.get(name, "") for name in columns] for row in rows])
    return path


def test_the_template_can_be_filled_in_and_read_back(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "模板.xlsx"
    write_template(file)
    (row,) = read_laws(file, office)
    assert row.problem == ""
    assert row.law is not None
    assert (row.law.title, row.law.last_article) == ("××市停车场管理办法", 42)


def test_good_rows_join_the_library_in_one_act(office: Office, tmp_path: Path) -> None:
    file = table(
        tmp_path / "法规.xlsx",
        {
            "名称": "《云州市养犬条例》",
            "效力位阶": "地方性法规",
            "状态": "已废止",
            "废止日期": "2024年1月1日",
            "替代它的法": "云州市文明养犬条例",
        },
        {"名称": "云州市文明养犬条例", "效力位阶": "地方性法规", "别称": "养犬条例、文明养犬", "施行日期": "2024.1.1", "条数": "40"},
    )
    rows = read_laws(file, office)
    assert [row.problem for row in rows] == ["", ""]
    assert catalogue_of(office).find("云州市养犬条例") is None
    assert store_laws(office, rows) == 2
    laws = catalogue_of(office)
    old, new = laws.find("云州市养犬条例"), laws.find("文明养犬")
    assert old is not None
    assert laws.successor(old) == new
    office.undo()
    assert catalogue_of(office).find("养犬条例") is None


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"效力位阶": "法律", "文号": "1号"}, "没有填名称"),
        ({"名称": "甲条例", "效力位阶": "条例"}, "效力位阶“条例”不认识"),
        ({"名称": "甲条例", "效力位阶": "行政法规", "状态": "在用"}, "状态“在用”不认识"),
        ({"名称": "甲条例", "效力位阶": "行政法规", "条数": "五十"}, "不是数字"),
        ({"名称": "甲条例", "效力位阶": "行政法规", "公布日期": "去年"}, "不是日期"),
        ({"名称": "甲条例", "效力位阶": "行政法规", "公布日期": "2020-01-02", "施行日期": "2019-01-02"}, "早于公布日"),
        ({"名称": "甲条例", "效力位阶": "行政法规", "状态": "已废止", "替代它的法": "乙条例"}, "在法规库里找不到"),
    ],
)
def test_a_bad_row_is_told_why(office: Office, tmp_path: Path, row: dict[str, str], problem: str) -> None:
    good = {"名称": "丙条例", "效力位阶": "地方性法规"}
    bad, kept = read_laws(table(tmp_path / "法规.xlsx", row, good), office)
    assert problem in bad.problem
    assert bad.law is None
    assert kept.law is not None


def test_the_same_law_twice_is_told_at_the_second_row(office: Office, tmp_path: Path) -> None:
    row = {"名称": "丙条例", "效力位阶": "地方性法规"}
    assert [found.problem for found in read_laws(table(tmp_path / "法规.csv", row, row), office)] == ["", "和第 2 行是同一部法，只留一行。"]


def test_a_table_without_the_headings_is_refused(office: Office, tmp_path: Path) -> None:
    file = table(tmp_path / "别的.xlsx", {"名称": "甲"}, columns=("名称", "备注"))
    with pytest.raises(Refused, match="效力位阶"):
        read_laws(file, office)


def test_nothing_good_means_nothing_stored(office: Office, tmp_path: Path) -> None:
    rows = read_laws(table(tmp_path / "法规.xlsx", {"名称": "甲条例", "效力位阶": "条例"}), office)
    with pytest.raises(Refused, match="没有一行可以导入"):
        store_laws(office, rows)
