"""The verbs that read and keep: import, list, search, deadlines, force, health, backup, restore, check."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from app.cli.parser import main
from tests.app import road
from tests.app.cli.conftest import Cli, schema

Paper = Callable[..., Path]
BROKEN = "PK\x03\x04这不是一份完整的 Word 文件"


def published(folder: Path) -> str:
    office = road.opened(folder)
    document = road.at(office, "published")
    office.close()
    return document


def test_an_empty_store_has_empty_answers(cli: Cli) -> None:
    for verb in ("list", "deadlines"):
        said = cli(verb)
        assert (said.code, said.lines, said.errors) == (0, (), "")
    assert cli("search", "罚款").only["total"] == 0
    assert cli("health").only["ok"] is True


def test_a_folder_recurses_and_what_cannot_be_read_does_not_stop_the_rest(cli: Cli, paper: Paper, tmp_path: Path) -> None:
    good = paper("来件/甲/送审稿.md")
    bad = paper("来件/乙.docx", BROKEN)
    for passed_over in ("来件/.隐藏.md", "来件/~$送审稿.docx"):
        paper(passed_over)
    said = cli("import", tmp_path / "来件")
    assert said.code == 2
    assert {str(line.get("file") or line["files"][0]) for line in said.lines} == {str(good), str(bad)}
    (row,) = cli("list").lines
    assert (row["title"], row["stage"], row["kind"]) == (road.TITLE, "drafting", "normative_document")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_a_file_name_out_of_a_chinese_archive_is_stored_as_its_sender_wrote_it(cli: Cli, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/" + "来件".encode("gb18030")
    Path(os.fsdecode(folder)).mkdir()
    for name, content in (("送审稿.md", road.text()), ("空的.docx", "")):
        Path(os.fsdecode(folder + b"/" + name.encode("gb18030"))).write_text(content, "utf-8")
    said = cli("import", os.fsdecode(folder))
    made, refused = sorted(said.lines, key=lambda line: "error" in line)
    assert made["files"] == [str(tmp_path / "来件" / "送审稿.md")]
    assert "“空的.docx”是空文件" in str(refused["error"])
    assert cli("health").only["ok"] is True


def test_a_file_imported_before_is_refused(cli: Cli, paper: Paper) -> None:
    file = paper()
    assert cli("import", file).code == 0
    said = cli("import", file)
    assert (said.code, said.only["file"]) == (2, str(file))
    assert "已经导入过" in str(said.only["error"])


def test_a_missing_file_is_a_sentence(cli: Cli, tmp_path: Path) -> None:
    said = cli("import", tmp_path / "没有.docx")
    assert (said.code, said.only["file"]) == (2, str(tmp_path / "没有.docx"))


def test_search_quotes_the_words_in_their_clause(cli: Cli, folder: Path) -> None:
    document = published(folder)
    hit = cli("search", "安全管理费").only["hits"][0]
    assert (hit["document"], hit["path"]) == (document, "第五条")
    assert "缴纳安全管理费" in hit["quote"]
    assert cli("search", "云州府规〔2026〕1号").only["hits"][0]["path"] == "文号"


def test_words_that_are_no_text_find_nothing(cli: Cli) -> None:
    half = "\udcff"
    assert cli("--by", half, "search", half, verb="search").only["total"] == 0
    assert cli("force", half, "--on", "2026-11-23").code == 2


def test_deadlines_lists_every_open_one_also_years_ahead(cli: Cli, folder: Path) -> None:
    published(folder)
    said = cli("deadlines")
    assert [(d["due_on"], d["workdays_left"], d["light"], d["verified"]) for d in said.lines[:2]] == [
        ("2026-12-07", 10, "green", False), ("2026-12-21", 20, "green", True),
    ]  # fmt: skip
    assert (said.lines[2]["due_on"], said.lines[2]["unit"], said.lines[2]["amount"]) == ("2031-05-19", "月", 6)


@pytest.mark.parametrize(("today", "left", "light"), [("2026-12-08", -1, "red"), ("2026-12-07", 0, "amber"), ("2026-12-02", 3, "amber")])
def test_lights_follow_the_day(cli: Cli, folder: Path, today: str, left: int, light: str) -> None:
    published(folder)
    first = cli("--today", today, "deadlines", verb="deadlines").lines[0]
    assert (first["workdays_left"], first["light"]) == (left, light)


def test_force_on_a_day_and_of_an_unknown_document(cli: Cli, folder: Path) -> None:
    document = published(folder)
    assert cli("force", document, "--on", "2026-11-19").only["force"] == "not_yet"
    assert cli("force", document, "--on", "2031-11-20").only["force"] == "expired"
    unknown = cli("force", "没有", "--on", "2026-11-19")
    assert (unknown.code, unknown.only["document"]) == (2, "没有")


def test_check_is_one_for_a_violation_and_two_for_a_bad_file(cli: Cli, paper: Paper, tmp_path: Path) -> None:
    faulty, bad = paper("来件/甲.md"), paper("来件/乙.docx", BROKEN)
    harmless = paper(
        "来件/丙.md", "# 云州区档案工作规定\n\n第一条 档案应当按年整理。\n\n第二条 本规定自2026年12月1日起施行，有效期五年。\n"
    )
    assert cli("check", harmless).code == 0
    assert cli("check", faulty).code == 1
    said = cli("check", tmp_path / "来件")
    assert said.code == 2
    assert [str(line["file"]) for line in said.lines] == sorted(map(str, (faulty, bad, harmless)))


def test_a_backup_is_restored_and_the_store_before_it_set_aside(cli: Cli, folder: Path) -> None:
    document = published(folder)
    made = cli("backup").only
    assert made["documents"] == 1
    office = road.opened(folder)
    road.imported(office)
    office.close()
    assert len(cli("list").lines) == 2
    restored = cli("restore", made["backup"])
    assert (restored.code, restored.only["acts"]) == (0, made["acts"])
    assert [row["document"] for row in cli("list").lines] == [document]
    assert list(folder.glob("*.before"))
    assert cli("health").only["ok"] is True


def test_what_is_no_backup_is_refused_and_changes_nothing(cli: Cli, folder: Path, tmp_path: Path) -> None:
    published(folder)
    broken = Path(str(cli("backup").only["backup"]))
    (broken / "guiheng.db").write_bytes(b"broken")
    for backup in (tmp_path / "没有", broken):
        said = cli("restore", backup)
        assert said.code == 2
        assert "没有通过检查" in str(said.only["error"])
    assert len(cli("list").lines) == 1


def test_health_names_a_row_changed_from_outside(cli: Cli, folder: Path) -> None:
    office = road.opened(folder)
    road.imported(office)
    office.store.db.execute("UPDATE documents SET title = '改过的'")
    office.store.close()
    said = cli("health")
    assert (said.code, said.only["ok"]) == (2, False)


def test_without_json_the_words_are_chinese(folder: Path, paper: Paper, capsys: pytest.CaptureFixture[str]) -> None:
    document = published(folder)
    shown = {}
    for words in (["list"], ["deadlines"], ["search", "罚款"], ["force", document, "--on", "2026-11-23"], ["health"], ["backup"]):
        assert main(["--store", str(folder), "--today", "2026-11-23", *words]) == 0
        shown[words[0]], errors = capsys.readouterr()
        assert errors == ""
    assert shown["list"] == "云州府规〔2026〕1号　云州区限额以下工程管理办法　备案\n"
    assert (
        "报送市政府备案　《云州区限额以下工程管理办法》　自公布之日 2026-11-20 起15日内报送，12月5日为周六，顺延至12月7日（周一）到期"
        in shown["deadlines"]
    )
    assert shown["force"].startswith("有效：2026年11月20日起施行")
    assert shown["health"] == "没有发现问题。\n"
    assert main(["--store", str(folder), "import", str(paper("坏.docx", BROKEN))]) == 2
    out, errors = capsys.readouterr()
    assert out == ""
    assert errors.count("\n") == 1


def test_every_schema_is_a_schema_and_refuses_what_is_more() -> None:
    for file in resources.path("schema").glob("*.json"):
        content = json.loads(file.read_text("utf-8"))
        assert content["$schema"].endswith("2020-12/schema")
        assert content["title"]
        assert not schema(file.stem).is_valid({"nothing": "of this"}), file.name


def test_a_store_restored_elsewhere_is_whole(cli: Cli, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(folder)
    backup = Path(str(cli("backup").only["backup"]))
    shutil.copytree(folder / "backups", tmp_path / "U盘" / "backups")
    elsewhere = tmp_path / "新机器"
    assert main(["--store", str(elsewhere), "restore", str(tmp_path / "U盘" / "backups" / backup.name)]) == 0
    assert main(["--store", str(elsewhere), "health", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"ok": True, "problems": []}


@pytest.mark.drill
def test_bench_names_each_step_with_its_time(cli: Cli) -> None:
    if os.environ.get("GUIHENG_DRILL") != "full":
        pytest.skip("measuring takes its time: GUIHENG_DRILL=full")
    said = cli("bench")
    assert said.code == 0
    assert len({(line["name"], line["peer"]) for line in said.lines}) == len(said.lines) >= 3


def test_check_says_that_of_a_report_only_the_drafting_was_judged(paper: Paper, capsys: pytest.CaptureFixture[str]) -> None:
    report = paper("来件/总结.md", "# 云州区2026年执法工作总结\n\n一、主要做法\n\n全年对违规经营者处2000元罚款120余次。\n")
    assert main(["check", str(report)]) == 0
    said = capsys.readouterr().out
    assert "只检查了用语和格式" in said
    assert "PEN-" not in said
