"""The acts of ``run`` that correct, seal, join, disclose, void and discard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.app import road
from tests.app.cli.conftest import Cli, Said

Acts = Callable[..., Said]


def test_correct_reissue_and_the_plain_set_of_a_published_fact(cli: Cli, acts: Acts, tmp_path: Path) -> None:
    document = published(acts, tmp_path)
    (tmp_path / "更正.md").write_text(road.text().replace("五百元", "三百元"), "utf-8")
    said = acts(
        {"act": "file", "document": document, "recipient": "muni", "on": "2026-11-23"},
        {"act": "correct", "document": document, "field": "carrier", "value": "区公报", "reason": "印错", "on": "2026-11-23"},
        {"act": "correct", "document": document, "field": "text", "file": str(tmp_path / "更正.md"), "reason": "印错"},
        {"act": "correct", "document": document, "field": "carrier", "value": "网站"},
        {"act": "set", "document": document, "field": "valid_until", "value": "2028-12-31"},
        {"act": "set", "document": document, "field": "valid_until", "value": "2028-12-31"},
        {"act": "reissue", "filing": {"document": document, "recipient": "muni"}, "on": "2026-11-23"},
        {"act": "undo"},
    )
    assert [line["ok"] for line in said.lines] == [True, True, True, False, True, True, True, False]
    assert said.lines[3]["error"] == "缺少参数 reason。补上后再试。"
    assert {"document", "correction", "version"} == set(said.lines[2]["ids"])
    (row,) = cli("list").lines
    assert row["valid_until"] == "2028-12-31"


def test_seal_issuers_countersign_disclosure_and_void_number(acts: Acts, tmp_path: Path) -> None:
    document = published(acts, tmp_path, until="sign")
    (tmp_path / "盖章.md").write_text(road.text() + "\n", "utf-8")
    said = acts(
        {"act": "issuers", "document": document, "issuers": [{"name": "云州区人民政府", "lead": True}, {"name": "云州区人民法院"}]},
        {"act": "issuers", "document": document, "issuers": "云州区人民政府"},
        {"act": "register", "document": document, "on": "2026-11-18"},
        {"act": "countersign", "document": document, "authority": "云州区人民法院", "by": "陈法", "on": "2026-11-18"},
        {"act": "countersign", "document": document, "authority": "云州区人民政府", "by": "李强", "on": "2026-11-18"},
        {"act": "register", "document": document, "on": "2026-11-18"},
        {"act": "void_number", "document": document, "reason": "用纸作废"},
        {"act": "seal", "document": document, "file": str(tmp_path / "盖章.md"), "on": "2026-11-19"},
        {"act": "disclosure", "document": document, "disclosure": "依申请公开", "reason": "涉及商业秘密"},
        {"act": "replace_text", "document": document, "file": str(tmp_path / "盖章.md")},
    )
    assert [line["ok"] for line in said.lines] == [True, False, False, True, True, True, True, True, True, True]
    assert said.lines[6]["ids"]["number"] == "云州府规〔2026〕2号"


def test_add_material_discard_bring_back_and_empty(cli: Cli, acts: Acts, tmp_path: Path) -> None:
    document = published(acts, tmp_path)
    (tmp_path / "说明.docx").write_bytes(b"PK")
    said = acts(
        {"act": "add_material", "document": document, "code": "statement", "file": str(tmp_path / "说明.docx")},
        {"act": "discard", "documents": [document]},
        {"act": "discard", "documents": [document], "reason": "重复录入"},
        {"act": "bring_back", "documents": [document]},
        {"act": "discard", "documents": [document], "despite": "重复录入"},
        {"act": "empty_bin"},
        {"act": "empty_bin", "documents": [document]},
    )
    assert [line["ok"] for line in said.lines] == [True, False, True, True, True, False, True]
    assert cli("list").lines == ()
    assert cli("health").only == {"ok": True, "problems": []}


def published(acts: Acts, folder: Path, until: str = "publish") -> str:
    """A document walked along the road by ``run`` up to the act ``until``."""
    (folder / "送审稿.md").write_text(road.text(), "utf-8")
    steps: list[dict[str, object]] = [
        {"act": "import", "file": str(folder / "送审稿.md"), "as": "d"},
        {"act": "submit", "document": "@d", "unit": road.UNIT, "materials": list(road.MATERIALS), "on": "2026-11-10", "despite": "示例"},
        {"act": "accept", "document": "@d", "on": "2026-11-11"},
        {"act": "conclude", "document": "@d", "outcome": "合法", "on": "2026-11-12", "despite": "示例"},
        {"act": "fair_competition", "document": "@d", "concerned": False, "on": "2026-11-12"},
        {"act": "table", "document": "@d", "on": "2026-11-13"},
        {"act": "deliberate", "document": "@d", "meeting": "区政府第12次常务会议", "result": "通过", "on": "2026-11-16"},
        {"act": "sign", "document": "@d", "by": "李强", "on": "2026-11-17"},
        {"act": "register", "document": "@d", "on": "2026-11-18"},
        {"act": "publish", "document": "@d", "carrier": road.CARRIER, "on": "2026-11-20"},
    ]
    names = [step["act"] for step in steps]
    said = acts(*steps[: names.index(until) + 1])
    assert [line["ok"] for line in said.lines] == [True] * len(said.lines)
    return str(said.lines[0]["ids"]["document"])


def test_mend_corrects_the_tree_of_the_current_text_and_says_what_it_lacks(acts: Acts, tmp_path: Path) -> None:
    (tmp_path / "送审稿.md").write_text(road.text(), "utf-8")
    said = acts(
        {"act": "import", "file": str(tmp_path / "送审稿.md"), "as": "d"},
        {"act": "mend", "document": "@d", "kind": "split", "path": "第五条", "at": 6},
        {"act": "mend", "document": "@d", "kind": "split", "path": "第五条", "at": "6"},
        {"act": "mend", "document": "@d", "kind": "turn", "path": "第一条"},
        {"act": "undo"},
    )
    assert [line["ok"] for line in said.lines] == [True, True, False, False, True]
    assert said.lines[2]["error"] == "参数 at 应是一个数，从 0 数起的字位。改正后再试。"
    assert set(said.lines[1]["ids"]) == {"document", "version"}
