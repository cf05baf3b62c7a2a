"""``compare OLD NEW``: shapes, exit codes, and the papers it writes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from app.cli.parser import main
from tests.app.cli.conftest import Cli

OLD = """云州区测试办法
第一条 为了规范管理，制定本办法。
第二条 申请人应当在三十日内提交材料。
第三条 违反本办法第二条规定的，处5000元罚款。
第四条 本办法自公布之日起施行。
"""
NEW = """云州区测试办法
第一条 为了规范管理，制定本办法。
第二条 本区范围内的公共租赁住房适用本办法。
第三条 申请人可以在三十日内提交材料。
第四条 违反本办法第三条规定的，处5000元罚款。
第五条 本办法自公布之日起施行。
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "送审稿.txt", tmp_path / "审后稿.txt"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return old, new


def test_two_files_are_compared_clause_by_clause(cli: Cli, files: tuple[Path, Path]) -> None:
    old, new = files
    said = cli("compare", old, new)
    assert (said.code, said.only["old"], said.only["new"]) == (0, str(old), str(new))
    assert said.only["counts"] == {
        "same": 3, "edited": 2, "inserted": 1, "deleted": 0, "split": 0, "merged": 0, "moved": 0, "renumbered": 3,
    }  # fmt: skip
    pairs = said.only["pairs"]
    assert isinstance(pairs, list)
    assert [(pair["old"], pair["new"], pair["change"]) for pair in pairs] == [
        (["标题"], ["标题"], "same"),
        (["第一条"], ["第一条"], "same"),
        ([], ["第二条"], "inserted"),
        (["第二条"], ["第三条"], "edited"),
        (["第三条"], ["第四条"], "edited"),
        (["第四条"], ["第五条"], "same"),
    ]
    assert pairs[3]["ops"] == [["=", "申请人"], ["-", "应当"], ["+", "可以"], ["=", "在三十日内提交材料。"]]
    assert [pair["references_only"] for pair in pairs] == [False, False, False, False, True, False]
    assert [pair["renumbered"] for pair in pairs] == [False, False, False, True, True, True]


def test_a_text_against_itself_is_all_the_same(cli: Cli, files: tuple[Path, Path]) -> None:
    old, _ = files
    counts = cli("compare", old, old).only["counts"]
    assert isinstance(counts, dict)
    assert {name: count for name, count in counts.items() if count} == {"same": 5}


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_compared(cli: Cli, files: tuple[Path, Path], tmp_path: Path) -> None:
    old, _ = files
    gone = tmp_path / "没有.docx"
    said = cli("compare", old, gone, "--redline", tmp_path / "花脸稿.docx")
    assert (said.code, said.only["file"]) == (2, str(gone))
    assert "没有.docx" in str(said.only["error"])
    assert not (tmp_path / "花脸稿.docx").exists()


def test_both_files_that_cannot_be_read_are_named(cli: Cli, tmp_path: Path) -> None:
    said = cli("compare", tmp_path / "甲.docx", tmp_path / "乙.docx")
    assert said.code == 2
    assert [line["file"] for line in said.lines] == [str(tmp_path / "甲.docx"), str(tmp_path / "乙.docx")]


def test_the_redline_is_written_beside_the_comparison(cli: Cli, files: tuple[Path, Path], tmp_path: Path) -> None:
    paper = tmp_path / "花脸稿.docx"
    assert cli("compare", *files, "--redline", paper).code == 0
    with zipfile.ZipFile(paper) as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert "<w:ins " in body
    assert "<w:del " in body


def test_the_table_of_changes_is_written_too(cli: Cli, files: tuple[Path, Path], tmp_path: Path) -> None:
    papers = tmp_path / "花脸稿.docx", tmp_path / "对照表.docx"
    assert cli("compare", *files, "--redline", papers[0], "--table", papers[1]).code == 0
    with zipfile.ZipFile(papers[1]) as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert "<w:tbl>" in body
    assert "<w:ins " not in body
    assert papers[0].exists()


def test_a_paper_that_cannot_be_written_is_said_after_the_comparison(cli: Cli, files: tuple[Path, Path], tmp_path: Path) -> None:
    place = tmp_path / "没有这个文件夹" / "花脸稿.docx"
    said = cli("compare", *files, "--redline", place)
    assert said.code == 2
    assert "pairs" in said.lines[0]
    assert said.lines[1]["file"] == str(place)


def test_the_words_tell_each_change_with_its_clause(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *map(str, files)]) == 0
    assert capsys.readouterr().out == (
        "未改动 3，修改 2，新增 1，改序号 3\n"
        "  [新增] 第二条　〔增：本区范围内的公共租赁住房适用本办法。〕\n"
        "  [修改，改序号] 第二条 → 第三条　申请人〔删：应当〕〔增：可以〕在三十日内提交材料。\n"
        "  [修改，改序号，仅条文引用随序号调整] 第三条 → 第四条　违反本办法〔删：第二条〕〔增：第三条〕规定的，处5000元罚款。\n"
        "  [改序号] 第四条 → 第五条\n"
    )
