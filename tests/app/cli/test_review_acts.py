"""The acts of a review beside its findings, from a list of acts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.app import road
from tests.app.cli.conftest import Said

Acts = Callable[..., Said]
Paper = Callable[..., Path]
ROUND = {"document": "@d", "adviser": "周律师"}


def test_a_review_with_counsel_checklist_and_approval(acts: Acts, paper: Paper) -> None:
    fine = {"document": "@d", "rule": "PEN-01", "path": "第三条", "start": 19}
    said = acts(
        {"act": "import", "file": str(paper()), "as": "d"},
        {"act": "submit", "document": "@d", "unit": road.UNIT, "despite": "材料另送"},
        {"act": "accept", "document": "@d"},
        {"act": "checklist", "document": "@d", "point": "penalty", "answer": "不符合", "note": "第三条"},
        {"act": "checklist", "document": "@d", "point": "penalty", "answer": None},
        {"act": "decide", "finding": fine, "list": False, "reason": "has_basis", "basis": "《建筑法》第六十四条"},
        {"act": "decide", "finding": fine, "list": False, "reason": "has_basis", "basis": [{"law": "建筑法", "article": "第九百条"}]},
        {"act": "decide", "finding": fine, "list": False, "reason": "有上位法依据"},
        {"act": "consult_counsel", "document": "@d", "adviser": "周律师", "question": "街道能否处罚", "workdays": 5},
        {"act": "remind_counsel", "consultancy": ROUND},
        {"act": "receive_advice", "consultancy": ROUND, "advice": "没有处罚权。"},
        {"act": "take_advice", "consultancy": ROUND, "taken": "采纳"},
        {"act": "ask_approval", "document": "@d", "step": "复核", "person": "李强"},
        {"act": "conclude", "document": "@d", "outcome": "应当予以修改"},
        {"act": "approve", "document": "@d", "step": "复核", "decision": "同意"},
        {"act": "conclude", "document": "@d", "outcome": "应当予以修改"},
    )
    assert [n for n, line in enumerate(said.lines) if not line["ok"]] == [6, 7, 13]
    assert "没有第九百条" in str(said.lines[6]["error"])
    assert "李强还没有复核" in str(said.lines[13]["error"])


def test_arguments_of_another_shape_are_refused(acts: Acts, paper: Paper) -> None:
    said = acts(
        {"act": "import", "file": str(paper()), "as": "d"},
        {"act": "checklist", "document": "@d", "point": "penalty", "answer": "符合"},
        {"act": "checklist", "document": "@d", "point": "penalty", "answer": "符合", "note": 3},
        {"act": "consult_counsel", "document": "@d", "adviser": "周律师", "question": "能否", "workdays": "五"},
        {"act": "take_advice", "consultancy": ROUND, "taken": "采纳"},
    )
    assert [line["ok"] for line in said.lines] == [True, False, False, False, False]
    assert "还没有受理" in str(said.lines[1]["error"])
    assert "这一轮审核没有请“周律师”提过意见" in str(said.lines[4]["error"])
