"""The acts of ``run`` on filings that go out: a chain from the report to the end, by lines alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.app.cli.conftest import Cli, Said
from tests.app.cli.test_correction_acts import published

Acts = Callable[..., Said]


def test_a_chain_from_the_report_to_the_end(cli: Cli, acts: Acts, tmp_path: Path) -> None:
    document = published(acts, tmp_path)
    (tmp_path / "回执.png").write_bytes(b"\x89PNG")
    npc = {"filing": {"document": document, "recipient": "npc"}, "on": "2026-11-23"}
    said = acts(
        {"act": "file_statement", "document": document, "points": {"necessity": "没有统一的程序"}},
        {"act": "file", "document": document, "recipient": "npc", "on": "2026-11-23", "copies": 4, "words": "平台报送"},
        {"act": "receive", **npc, "number": "云常备〔2026〕9号", "way": "电子回执", "file": str(tmp_path / "回执.png")},
        {"act": "supplement", **npc, "number": "云常备补〔2026〕3号", "words": "缺依据", "until": "2026-12-01"},
        {"act": "resupply", **npc, "words": "补报依据4份"},
        {"act": "admit", **npc, "number": "云常备登〔2026〕5号"},
        {"act": "inquiry", **npc, "words": "第二条的依据"},
        {"act": "explain", **npc, "words": "依据民法典"},
        {"act": "rectify", **npc, "number": "云常备审〔2026〕2号", "words": "第二条", "stop": True},
        {"act": "answer_opinion", **npc, "words": "将修改"},
        {"act": "plan", **npc, "words": "三个月内修改"},
        {"act": "prolong", **npc, "words": "牵涉市级规定"},
        {"act": "dispose", **npc, "how": "修改", "words": "已修改第二条"},
    )
    assert [line.get("error") for line in said.lines if not line["ok"]] == []
    again = said.lines[-1]["ids"]["filings"]
    first = said.lines[1]["ids"]["filing"]
    assert first not in again.values()
    assert cli("force", document, "--on", "2026-11-23").only["force"] != "suspended"
    rest = acts(
        {"act": "report_disposal", "filing": first, "number": "云州府〔2026〕77号", "on": "2026-11-23"},
        {"act": "close_filing", "filing": first, "on": "2026-11-23"},
        {"act": "close_filing", "filing": first, "on": "2026-11-23"},
        {"act": "file", "document": document, "recipient": "npc", "filing": again["npc"], "on": "2026-11-23"},
    )
    assert [line["ok"] for line in rest.lines] == [True, True, False, True]
    assert rest.lines[2]["error"] == "这一件现在办结，不能办结。这一轮已经办结。"
    assert cli("health").only == {"ok": True, "problems": []}


def test_turned_back_examined_cleared_and_annulled(acts: Acts, tmp_path: Path) -> None:
    document = published(acts, tmp_path)
    muni = {"filing": {"document": document, "recipient": "muni"}, "on": "2026-11-23"}
    npc = {"filing": {"document": document, "recipient": "npc"}, "on": "2026-11-23"}
    said = acts(
        *({"act": "file", "document": document, "recipient": to, "on": "2026-11-23"} for to in ("muni", "npc")),
        {"act": "turn_back", **muni, "words": "不属于备案范围"},
        {"act": "close_filing", **muni},
        {"act": "admit", **npc},
        {"act": "examine", **npc},
        {"act": "clear", **npc},
        {"act": "rectify", **npc, "words": "专项审查发现第二条越权"},
        {"act": "close_filing", **npc},
        {"act": "annul", **npc, "words": "同上位法相抵触"},
        {"act": "close_filing", **npc},
    )
    assert [line["ok"] for line in said.lines] == [True] * 8 + [False] + [True] * 2
    assert said.lines[8]["error"].startswith("还缺：还没有书面回复审查意见")


def test_the_yearly_catalogue_is_made_and_sent(acts: Acts, tmp_path: Path) -> None:
    published(acts, tmp_path)
    said = acts(
        {"act": "yearly_catalogue", "recipient": "npc"},
        {"act": "yearly_catalogue", "recipient": "npc", "year": 2026},
        {"act": "send_catalogue", "recipient": "npc", "year": 2026},
        {"act": "send_catalogue", "catalogue": "没有"},
        {"act": "yearly_catalogue", "recipient": "npc", "year": "2026"},
        {"act": "file_statement", "document": "没有", "points": {"别的": "1"}},
    )
    assert [line["ok"] for line in said.lines] == [False, True, True, False, False, False]
    assert said.lines[0]["error"] == "2025 年没有公布过规范性文件，没有目录可报。"
    assert said.lines[1]["ids"]["number"] == "云州府人备目〔2026〕1号"
    assert said.lines[4]["error"] == "参数 year 应是整数。改正后再试。"
