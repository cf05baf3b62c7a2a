"""The whole life of a document by a list of acts: proposed, consulted on, heard, published, interpreted, filed, archived, extended, ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app import road
from tests.app.cli.conftest import Cli, Said

Acts = Callable[..., Said]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "送审稿.md").write_text(road.text("本办法自2026年12月1日起施行，有效期五年。"), "utf-8")
    (tmp_path / "截图.png").write_bytes(b"\x89PNG")
    return tmp_path


def d(act: str, **told: object) -> dict[str, object]:
    return {"act": act, "document": "@d", **told}


def begun(papers: Path) -> list[dict[str, object]]:
    shot = str(papers / "截图.png")
    return [
        {"act": "propose", "title": road.TITLE, "reason": "工程安全事故多发", "unit": road.UNIT, "on": "2026-09-01", "as": "d"},
        d("import", file=str(papers / "送审稿.md"), on="2026-09-10"),
        d("answers", answers={"needs_interpretation": True, "concerns_market": True, "replaces_documents": False}),
        d("consult", carrier=road.CARRIER, on="2026-10-08", until="2026-11-09", address="https://example.invalid/1"),
        d("consultation", file=shot),
        d("comment", commenter="某建筑公司", words="登记要求过严", kind="企业", path="第四条", on="2026-10-20"),
        d("comment", commenter="李某", words="罚款偏重", on="2026-10-21"),
        d("comment", commenter="重了", words="重复登记", on="2026-10-21"),
        d("drop_comment", comment={"n": 3}),
        d("edit_comment", comment={"n": 2}, words="罚款数额偏重"),
        d("dispose_comment", comment={"n": 1}, disposition="不采纳", reason="属地管理需要"),
        d("dispose_comment", comment={"n": 2}, disposition="部分采纳", reason="下限已降低"),
        d("feedback", words="门户网站公布采纳情况", on="2026-11-10"),
        d("proceeding", kind="assessment", on="2026-09-20", body="住建局"),
        d("proceeding", kind="hearing", on="2026-12-20", body="住建局"),
        d("hearing_papers", proceeding={"kind": "hearing"}),
        d("edit_proceeding", proceeding={"kind": "hearing"}, on="2026-10-30", conclusion="多数赞成", people="市民代表九人"),
        d("proceeding", kind="department_review", on="2026-11-09", conclusion="同意送审"),
        d("proceeding", kind="department_discussion", on="2026-11-09", conclusion="同意送审", number="办公会纪要3"),
        d("proceeding", kind="risk_assessment", on="2026-11-09"),
        d("drop_proceeding", proceeding={"kind": "risk_assessment"}),
        d("proceeding", kind="policy_interpretation", on="2026-11-10", file=str(papers / "送审稿.md")),
    ]


def reviewed() -> list[dict[str, object]]:
    return [
        d("submit", materials=["M01", "M03", "M04"], on="2026-11-10"),
        d("return", missing=["M04"], on="2026-11-10"),
        d("submit", materials=["M04"], on="2026-11-11"),
        d("accept", on="2026-11-11"),
        d("conclude", outcome="合法", on="2026-11-12"),
        d(
            "fair_competition",
            concerned=True,
            conclusion="例外",
            until="2028-06-30",
            reason="节约能源",
            body="区市场监管局",
            on="2026-11-12",
        ),
        d("table", on="2026-11-13"),
        d("deliberate", meeting="区政府第12次常务会议", result="通过", on="2026-11-16", minutes_number="常务会议纪要12"),
        d("minutes", minutes_number="常务会议纪要〔2026〕12号", attendees="区长", differing="没有不同意见"),
        d("sign", by="李强", on="2026-11-17"),
        d("register", on="2026-11-18"),
        d("publish", carrier="区政府门户网站、区政府公报", on="2026-11-20", address="https://example.invalid/7"),
        d("edit_place", publication={"carrier": "区政府公报"}, address="2026年第9期"),
        d("place", carrier="公众号", on="2026-11-20"),
        d("drop_place", publication={"carrier": "公众号"}),
    ]


def closed() -> list[dict[str, object]]:
    filed = [(r, {"document": "@d", "recipient": r}) for r in ("muni", "npc")]
    return [
        *(d("file", recipient=r, on="2026-11-23") for r, _ in filed),
        *({"act": "outcome", "filing": named, "result": "registered", "on": "2026-11-23"} for _, named in filed),
        d("archive_item", item="evaluation", held=False, note="施行不满两年"),
        d("archive", number="2026-永久-17"),
    ]


def test_every_act_of_the_life_of_a_document_succeeds_in_turn(cli: Cli, acts: Acts, papers: Path) -> None:
    said = acts(*begun(papers), *reviewed(), *closed())
    assert [(line["act"], line.get("error")) for line in said.lines if not line["ok"]] == []
    (row,) = cli("list").lines
    assert (row["stage"], row["published_on"], row["valid_until"]) == ("archived", "2026-11-20", "2031-11-30")
    assert cli("health").only == {"ok": True, "problems": []}
    names = {line["name"] for line in cli("deadlines").lines}
    assert {"公平竞争审查例外到期", "提出继续有效、修改或者废止的意见"} == names


def test_after_publication_it_is_extended_filed_again_and_declared_invalid(cli: Cli, acts: Acts, papers: Path) -> None:
    said = acts(
        *begun(papers), *reviewed(),
        d("extend", reason="仍需规范", on="2031-06-01", number="云州府规〔2031〕5号"),
        d("extend", reason="仍需规范", on="2031-06-01", number="云州府规〔2031〕5号", carrier="区政府公报", despite="随清理一并评估"),
        d("undo"),
        d("suspend", reason="复议机关建议停止执行", on="2031-08-01"),
        d("resume", reason="争议已解决", on="2031-09-01"),
        d("declare_invalid", reason="调整对象已消失", on="2032-01-01"),
        d("declare_invalid", reason="调整对象已消失", on="2032-01-01"),
        d("announce", carrier="区政府门户网站", address="www.yunzhou.gov.cn/9"),
    )  # fmt: skip
    assert [line["ok"] for line in said.lines[-8:-1]] == [False, True, False, True, True, True, False]
    assert "没有实施后评估的记录" in str(said.lines[-8]["error"])
    assert set(said.lines[-7]["ids"]) == {"document", "extension", "filings"}
    assert set(said.lines[-1]["ids"]) == {"document", "publication"}
    document = said.lines[0]["ids"]["document"]
    assert cli("force", document, "--on", "2031-08-31").only["force"] == "suspended"
    assert cli("force", document, "--on", "2031-12-31").only["force"] == "in_force"
    assert cli("force", document, "--on", "2032-01-01").only["force"] == "declared_invalid"
    waiting = [line["name"] for line in cli("deadlines").lines if line["name"].startswith("报送市政府")]
    assert waiting == ["报送市政府备案", "报送市政府备案（废止）", "报送市政府备案（延期）"]


def test_the_short_way_and_the_way_back(acts: Acts, papers: Path) -> None:
    said = acts(
        {"act": "propose", "title": road.TITLE, "reason": "防汛", "urgent": "主汛期抢险", "as": "d"},
        d("urgent"),
        d("urgent", reason="主汛期抢险"),
        d("import", file=str(papers / "送审稿.md")),
        d("excuse_consultation", reason="主汛期抢险，不宜公开征求意见"),
        d("submit", unit=road.UNIT, materials=list(road.MATERIALS)),
        d("return", outcome="终止", reason="险情解除"),
        d("reopen"),
        d("reopen", reason="险情再起"),
        d("no_comments"),
    )
    assert [line["ok"] for line in said.lines] == [True] * 7 + [False, True, False]
    assert said.lines[7]["error"] == "缺少参数 reason。补上后再试。"


def test_a_document_of_the_past_is_entered_at_its_stage(cli: Cli, acts: Acts, papers: Path) -> None:
    facts = {"title": "云州区燃气管理办法", "published_on": "2021-05-17", "effective_on": "2021-06-01", "valid_until": "2026-05-31"}
    said = acts(
        {"act": "enter_historical", "stage": "published", "facts": facts, "source": "2021年汇编", "as": "d"},
        {"act": "enter_historical", "stage": "under_review", "facts": {}, "file": str(papers / "送审稿.md")},
        {"act": "enter_historical", "stage": "nowhere", "facts": facts},
        {"act": "enter_historical", "stage": "published", "facts": "x"},
        {"act": "enter_historical", "stage": "published", "facts": facts, "matter": "law"},
        d("set", field="carrier", value="区政府公报"),
    )
    assert [line["ok"] for line in said.lines] == [True, True, False, False, False, True]
    assert {(row["title"], row["stage"], row["force"]) for row in cli("list").lines} == {
        ("云州区燃气管理办法", "published", "expired"), (road.TITLE, "under_review", "not_yet"),
    }  # fmt: skip


def test_what_is_named_wrongly_is_said_in_words(acts: Acts, papers: Path) -> None:
    said = acts(
        {"act": "propose", "title": road.TITLE, "reason": "需要", "as": "d"},
        d("dispose_comment", comment={"n": 4}, disposition="采纳"),
        d("dispose_comment", comment="没有", disposition="采纳"),
        d("edit_proceeding", proceeding={"kind": "hearing"}),
        d("edit_place", publication={"carrier": "公报"}),
        d("minutes", minutes_number="1"),
        d("consultation", address="x"),
        d("answers", answers={"needs_interpretation": "是"}),
        d("archive_item", item="letter"),
    )
    assert [line["ok"] for line in said.lines] == [True] + [False] * 8
    assert [line["error"] for line in said.lines[1:]] == [
        "这一件没有第 4 条意见。核对后再办。",
        "要找的这一件不在台账里，可能已移入回收站。回到文件台账重新打开。",
        "这一件没有登记过“听证”。先登记。",
        "这一件没有在“公报”公布过。核对载体后再办。",
        "这一件还没有集体审议的记录。先登记审议结果。",
        "这一件还没有公开征求意见。先登记征求意见。",
        "参数 answers 应是 {条件: true、false 或者 null}。改正后再试。",
        "没有对送审函作过说明，没有改动。",
    ]
