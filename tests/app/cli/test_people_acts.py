"""The acts about people from a list of acts: who handles what, who is away, what is put off and marked as done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.app import road
from tests.app.cli.conftest import Cli, Said

Acts = Callable[..., Said]
Paper = Callable[..., Path]


def test_a_matter_is_given_away_handed_over_and_put_off(cli: Cli, acts: Acts, paper: Paper) -> None:
    deadline = {"document": "@d", "name": "征求意见期满"}
    said = acts(
        {"act": "person", "name": "刘敏", "role": "审核", "unit": "云州区司法局", "phone": "023-1"},
        {"act": "unit", "name": "云州区司法局", "short": "司法局"},
        {"act": "import", "file": str(paper()), "as": "d"},
        {"act": "assign", "document": "@d", "handler": "刘敏", "stand_in": "李强"},
        {"act": "handover", "from": "刘敏", "to": "李强", "reason": "休假", "away_until": "2026-12-04"},
        {"act": "person", "name": "李强", "active": True, "away_until": None, "new_name": "李强（规范科）"},
        {"act": "consult", "document": "@d", "carrier": road.CARRIER, "on": "2026-11-23"},
        {"act": "snooze", "deadline": deadline, "until": "2026-12-01", "reason": "等起草单位汇总"},
        {"act": "done", "deadline": deadline, "reason": "意见已经汇总"},
        {"act": "done", "deadline": deadline, "reason": "再办一次"},
        {"act": "snooze", "deadline": deadline, "reason": "没有写日期"},
    )
    assert [line["ok"] for line in said.lines] == [True] * 9 + [False] * 2
    assert "没有正在计算的“征求意见期满”" in str(said.lines[9]["error"])
    assert "缺少参数 until" in str(said.lines[10]["error"])
    assert cli("deadlines").lines == ()


def test_a_role_refuses_with_who_may(acts: Acts) -> None:
    said = acts(
        {"act": "person", "name": "刘敏", "role": "负责人"},
        {"act": "person", "name": road.CLERK, "role": "经办"},
        {"act": "person", "name": "李强"},
    )
    assert [line["ok"] for line in said.lines] == [True, True, False]
    assert said.lines[2]["error"] == "改人员、角色和单位要由负责人办理。请刘敏来办，或者在设置里改角色。"
