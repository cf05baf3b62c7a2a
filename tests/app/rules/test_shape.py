from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import resources
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.rules.selftest import report
from app.rules.shape import check_object
from app.text.tree import Node
from tests.app.rules.small_texts import article, document

PACKS = load_packs()


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema: dict[str, Any] = json.loads(resources.path(f"schema/{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def line() -> dict[str, Any]:
    tree = document(
        article("违反本办法的，依照《道路运输条例》第六十四条处500元罚款。", number=1),
        article("应当提交下列材料：", "无犯罪记录证明；", number=2),
        Node("table", "表1", rows=(("事项", "罚款50元"),)),
    )
    return json.loads(json.dumps(check_object("a.txt", tree.title, judge(tree, PACKS), 0.01234), ensure_ascii=False))


def test_a_judged_file_has_the_shape_of_the_contract() -> None:
    validator("check").validate(line())


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    judged = line()
    assert list(judged) == ["file", "title", "han", "seconds", "packs", "findings", "to_verify"]
    assert list(judged["findings"][0]) == ["rule", "group", "severity", "path", "start", "end", "quote", "message", "basis", "suggestion"]
    assert list(judged["findings"][0]["basis"][0]) == ["law", "article", "verified"]
    assert list(judged["to_verify"][0]) == ["path", "start", "end", "quote", "law", "article"]
    assert judged["seconds"] == 0.012


def test_a_file_that_could_not_be_read_has_the_shape_of_the_contract() -> None:
    validator("check").validate({"file": "b.pdf", "error": "未识别到文字，可能是扫描件。"})


def test_a_finding_without_a_place_must_have_no_offsets() -> None:
    judged = line()
    whole = next(finding for finding in judged["findings"] if finding["path"] is None)
    whole["start"] = 3
    with pytest.raises(jsonschema.ValidationError):
        validator("check").validate(judged)


def test_the_self_test_report_has_its_shape() -> None:
    validator("rules").validate(report(PACKS))
