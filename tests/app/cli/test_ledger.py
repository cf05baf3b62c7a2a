"""``ledger``: a line per row, nothing stored unless every row is good."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.table_out import write_table
from tests.app.cli.conftest import Cli

HEADINGS = ("文件名称", "文号", "成文日期")
GOOD = [("云州区公租房管理办法", "云府规[2023]1号", "2023.3.1"), ("云州区广告管理办法", "云府规〔2023〕2号", "2023年3月2日")]
BAD = ("云州区停车管理办法", "云府规〔2023〕3号", "2023年3月")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_good_rows_are_stored_and_named(cli: Cli, office: None, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"台账.{ending}"
    write_table(file, HEADINGS, GOOD)
    said = cli("ledger", file)
    assert (said.code, [(line["row"], line["error"]) for line in said.lines]) == (0, [(2, None), (3, None)])
    listed = cli("list").lines
    assert [line["document"] for line in listed] == [line["document"] for line in said.lines]
    assert [line["document_number"] for line in listed] == ["云府规〔2023〕1号", "云府规〔2023〕2号"]
    assert cli("health").only["ok"] is True


def test_a_dry_run_stores_nothing(cli: Cli, office: None, tmp_path: Path) -> None:
    write_table(tmp_path / "a.xlsx", HEADINGS, GOOD)
    said = cli("ledger", tmp_path / "a.xlsx", "--dry-run")
    assert (said.code, {line["document"] for line in said.lines}) == (0, {None})
    assert cli("list").lines == ()


def test_one_bad_row_keeps_every_row_out_and_says_why(cli: Cli, office: None, tmp_path: Path) -> None:
    write_table(tmp_path / "a.xlsx", HEADINGS, [*GOOD, BAD])
    said = cli("ledger", tmp_path / "a.xlsx")
    assert said.code == 2
    assert [line["error"] for line in said.lines][:2] == [None, None]
    assert said.lines[2] == {
        "row": 4, "document": None, "error": "第4行“成文日期”写的是“2023年3月”，只写到月，没有日。查明后补全，写成 2021-03-05 这样。",
    }  # fmt: skip
    assert cli("list").lines == ()


@pytest.mark.parametrize(
    ("name", "content", "word"), [("a.docx", b"", "空文件"), ("b.xlsx", b"PK\x03\x04", "损坏"), ("没有.xlsx", None, "找不到")]
)
def test_a_file_that_is_no_ledger_is_a_sentence(cli: Cli, tmp_path: Path, name: str, content: bytes | None, word: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    said = cli("ledger", tmp_path / name)
    assert (said.code, word in str(said.only["error"])) == (2, True)


def test_a_table_without_documents_is_a_sentence(cli: Cli, tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv", ("姓名", "电话"), [("张三", "123")])
    assert "标题" in str(cli("ledger", tmp_path / "a.csv").only["error"])
