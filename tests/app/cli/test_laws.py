"""``laws --check`` says how much was checked and what stays, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.exchange.table_out import write_table
from app.law.catalogue import shipped
from tests.app.cli.conftest import Cli, Said
from tests.app.law import papers


def test_the_shipped_laws_pass_and_every_exception_has_its_reason(cli: Cli) -> None:
    said = cli("laws", "--check")
    assert said.code == 0
    assert said.only["laws"] == len(shipped())
    assert said.only["as_of"] == shipped().as_of.isoformat()
    assert said.only["faults"] == []
    exceptions = said.only["exceptions"]
    assert isinstance(exceptions, list)
    assert [row for row in exceptions if not row["reason"]] == []


def test_the_register_is_asked_who_cites_a_law(cli: Cli, acts: Callable[..., Said], paper: Callable[..., Path]) -> None:
    acts({"act": "import", "file": str(paper())})
    said = cli("impact", "建筑法")
    assert said.code == 0
    assert [(line["path"], line["quote"], line["article"]) for line in said.lines] == [("第一条", "《建筑法》", None)]


def test_an_unknown_law_is_told_with_the_one_it_may_mean(cli: Cli, acts: Callable[..., Said]) -> None:
    said = cli("impact", "土地管里法")
    assert said.code == 2
    assert "中华人民共和国土地管理法" in str(said.only["error"])


def test_laws_and_their_texts_are_entered_by_acts(cli: Cli, acts: Callable[..., Said], paper: Callable[..., Path]) -> None:
    text = paper("停车场条例.txt", papers.OLD)
    said = acts(
        {
            "act": "law",
            "title": "云州市停车场条例",
            "level": "地方性法规",
            "effective_on": "2018-05-01",
            "last_article": 4,
            "aliases": ["停车条例"],
        },
        {"act": "law_text", "file": str(text)},
        {"act": "law", "title": "中华人民共和国建筑法", "status": "已废止", "repealed_on": "2026-11-01"},
        {"act": "forget_law", "title": "中华人民共和国建筑法"},
        {"act": "law", "title": "甲条例", "level": "条例"},
        {"act": "laws", "file": "没有.xlsx"},
        {"act": "undo"},
    )
    assert [line["ok"] for line in said.lines] == [True, True, True, True, False, False, True]
    text_id = said.lines[1]["ids"]["text"]
    assert acts({"act": "drop_law_text", "text": text_id}, {"act": "drop_law_text", "text": text_id}).lines[1]["ok"] is False
    assert cli("laws", "--check").only["faults"] == []


def test_the_rows_of_a_table_are_stored_together_or_not_at_all(acts: Callable[..., Said], tmp_path: Path) -> None:
    good, bad = {"名称": "甲条例", "效力位阶": "地方性法规"}, {"名称": "乙条例", "效力位阶": "条例"}
    for name, rows in (("好.csv", [good]), ("坏.csv", [good, bad])):
        write_table(tmp_path / name, ("名称", "效力位阶"), [list(row.values()) for row in rows])
    said = acts({"act": "laws", "file": str(tmp_path / "坏.csv")}, {"act": "laws", "file": str(tmp_path / "好.csv")})
    assert [line["ok"] for line in said.lines] == [False, True]
    assert said.lines[1]["ids"] == {"laws": ["甲条例"]}
