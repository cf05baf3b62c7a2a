"""The coverage table: every prohibited kind answered by rules, proved by examples, and said plainly when it is not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import resources
from app.cli.console import DONE, FAILED
from app.cli.parser import main
from app.law.catalogue import shipped
from app.rules.coverage import BadCoverage, Cell, complete, coverage, load_cells, report, table
from app.rules.pack import load_packs

PACKS = load_packs()
ROWS = coverage(PACKS)
FINES = Cell(
    "行政处罚", "罚款", "中华人民共和国行政处罚法", "第九条第二项", True, ("PEN-01",), ("处五十元罚款", "罚款200元", "每次罚款一百元")
)


def known(law: str) -> bool:
    return shipped().official(law) is not None


def fair(article: str) -> int:
    return sum(cell.law == "公平竞争审查条例" and str(cell.article).startswith(article) for cell in load_cells())


def test_the_nineteen_kinds_of_fair_competition_are_all_in_the_table() -> None:
    assert [fair(article) for article in ("第八条", "第九条", "第十条", "第十一条")] == [5, 6, 4, 4]


def test_every_kind_of_penalty_and_every_limb_of_coercion_is_in_the_table() -> None:
    named = {(cell.law, cell.article) for cell in load_cells()}
    assert {("中华人民共和国行政处罚法", f"第九条第{n}项") for n in "一二三四五六"} <= named
    assert {("中华人民共和国行政强制法", f"第九条第{n}项") for n in "一二三四五"} <= named
    assert {("中华人民共和国行政强制法", f"第十二条第{n}项") for n in "一二三四五六"} <= named
    assert {("中华人民共和国行政许可法", f"第十二条第{n}项") for n in "一二三四五六"} <= named
    assert {("中华人民共和国行政许可法", f"第十{n}条") for n in "三四五六七"} <= named


def test_no_kind_is_empty_and_every_example_is_flagged_by_a_rule_of_its_kind() -> None:
    assert [row.cell.kind for row in ROWS if row.empty] == []
    assert [(row.cell.kind, text) for row in ROWS for text in row.missed] == []


def test_each_kind_of_fair_competition_is_proved_by_many_examples_of_its_own() -> None:
    rows = [row for row in ROWS if row.cell.part.startswith("公平竞争")]
    assert min(row.examples for row in rows) >= 15
    assert all(any(rule.startswith("FC-") for rule in row.rules) for row in rows)


def test_the_table_names_only_rules_and_laws_that_there_are() -> None:
    shipped = {rule.id for rule in PACKS.rules}
    assert [(cell.kind, rule) for cell in load_cells() for rule in cell.rules if rule not in shipped] == []
    assert [cell.law for cell in load_cells() if not known(cell.law)] == []


def test_a_kind_whose_rule_flags_every_example_is_covered() -> None:
    (row,) = coverage(PACKS, (FINES,))
    assert (row.rules, row.examples, row.missed, row.empty) == (("PEN-01",), 3, (), False)
    assert complete((row,))


def test_an_example_that_no_rule_of_the_kind_flags_is_named() -> None:
    (row,) = coverage(PACKS, (replace(FINES, examples=(*FINES.examples, "加强宣传引导")),))
    assert row.missed == ("加强宣传引导",)
    assert not complete((row,))
    assert "没有报出：加强宣传引导" in table((row,))


def test_a_rule_that_is_switched_off_covers_nothing() -> None:
    without = replace(PACKS, rules=tuple(rule for rule in PACKS.rules if rule.id != "PEN-01"))
    (row,) = coverage(without, (FINES,))
    assert row.empty
    assert not complete((row,))
    assert "空缺" in table((row,))


def test_a_kind_without_examples_of_its_own_is_proved_by_its_rules() -> None:
    (row,) = coverage(PACKS, (replace(FINES, examples=()),))
    rule = PACKS.rule("PEN-01")
    assert row.examples == len(rule.must_flag) + len(rule.downgrade)


def test_an_article_that_nobody_has_seen_is_shown_as_unverified() -> None:
    assert "（待核实）" in table(coverage(PACKS, (replace(FINES, verified=False),)))
    assert "（待核实）" not in table(coverage(PACKS, (FINES,)))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('kind = "罚款"', "缺少 kind（禁止事项）或 law（依据）"),
        ('kind = "罚款"\nlaw = "处罚法"\ncolour = "red"', "不认识的项“colour”"),
        ('kind = "罚款"\nlaw = "处罚法"\nexamples = ["罚款一元"]', "只有 1 个例句"),
        ('kind = "罚款"\nlaw = "处罚法"\nrules = "PEN-01"', "“rules”应当写成列表"),
        ('kind = "罚款', "写法有误"),
    ],
)
def test_a_table_that_is_badly_written_is_refused_by_kind_and_fault(written: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "coverage.toml"
    file.write_text(f'[[part]]\nname = "行政处罚"\n[[part.cell]]\n{written}\n', encoding="utf-8")
    with pytest.raises(BadCoverage, match=said):
        load_cells(file)


def test_the_report_has_its_shape() -> None:
    schema = json.loads(resources.path("schema/coverage.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(report(ROWS))


@pytest.mark.parametrize("as_json", [False, True])
def test_the_verb_prints_the_table_and_fails_when_a_kind_is_not_covered(as_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rules", "--coverage", *(["--json"] if as_json else [])])
    printed = capsys.readouterr().out
    assert code == (DONE if complete(ROWS) else FAILED)
    assert printed == (json.dumps(report(ROWS), ensure_ascii=False) if as_json else table(ROWS)) + "\n"
