"""The acts about the office's rules from a list of acts, and its pack out and in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.app.cli.conftest import Cli, Said, schema

Acts = Callable[..., Said]
RULE = {
    "act": "rule_save", "group": "FEE", "name": "收取看护押金", "severity": "risk", "message": "可能没有依据收取押金。", "law": "行政许可法",
    "article": "第五十八条", "first": ["看护"], "then": ["押金"],
    "must_flag": ["入园应当交看护押金", "看护期间收取押金二百元", "家长缴纳看护服务押金"],
    "must_not_flag": ["不得收取看护押金", "看护人员持证上岗", "押金按照规定退还"],
}  # fmt: skip


def test_rules_are_written_switched_graded_and_given_back(acts: Acts) -> None:
    said = acts(
        RULE,
        {"act": "rule_save", "rule": "FEE-B01", "name": "收取看护费押金", "words": ["看护押金", "看护期间收取押金", "看护服务押金"]},
        {"act": "rule_grade", "rule": "PEN-01", "severity": "risk", "reason": "先观察"},
        {"act": "rule_switch", "rule": "PEN-02", "active": False, "reason": "口径"},
        {"act": "rule_reset", "rule": "PEN-02"},
        {"act": "rule_words", "group": "机关", "words": ["云州数据局"]},
        {"act": "rule_save", "rule": "FEE-B01", "severity": "重"},
        {"act": "rule_switch", "rule": "PEN-02", "active": False},
        {"act": "rule_save", **{key: value for key, value in RULE.items() if key not in ("act", "first", "then")}},
    )
    assert [line["ok"] for line in said.lines] == [True] * 6 + [False] * 3
    assert said.lines[0]["ids"] == {"rule": "FEE-B01"}
    assert "只能是 violation、risk、hint" in str(said.lines[6]["error"])
    assert "没有填要找的词" in str(said.lines[8]["error"])


def test_a_pack_goes_out_and_comes_in(cli: Cli, acts: Acts, tmp_path: Path) -> None:
    file = tmp_path / "云州.toml"
    assert cli("rules", "--export", file, verb="rules_export").code == 2
    acts(RULE)
    assert cli("rules", "--export", file, verb="rules_export").only["parts"] == 1
    said = acts(
        {"act": "rule_remove", "rule": "FEE-B01"},
        {"act": "rule_pack", "file": str(file)},
        {"act": "rule_pack", "file": str(file), "clash": "另编号"},
    )
    assert [line["ok"] for line in said.lines] == [True, True, False]
    assert said.lines[1]["ids"] == {"rules": ["FEE-B01"]}
    schema("run").validate(json.loads(json.dumps(said.lines[1])))
