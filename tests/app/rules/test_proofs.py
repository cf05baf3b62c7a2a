from __future__ import annotations

from dataclasses import replace

import pytest

from app.rules.pack import load_packs
from app.rules.rule import Proof, Rule
from app.rules.selftest import FLAG, LOWER, SILENT, proofs_of, report, run_proofs

PACKS = load_packs()


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_every_rule_passes_its_own_proof(rule: Rule) -> None:
    assert [row for row in proofs_of(rule, PACKS) if not row.passed] == []


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_every_rule_says_why_on_what_basis_and_proves_it_on_both_sides(rule: Rule) -> None:
    assert rule.message.endswith("。")
    assert rule.basis
    assert not any("《" in basis.law for basis in rule.basis)
    assert len(rule.must_flag) >= 3
    assert len(rule.must_not_flag) >= 3


def test_a_proof_that_fails_is_reported_with_what_was_expected() -> None:
    rule = replace(PACKS.rule("PEN-01"), must_flag=(Proof("加强宣传"),), must_not_flag=(Proof("罚款50元"),), downgrade=(Proof("罚款60元"),))
    failures = report(replace(PACKS, rules=(rule,)))["failures"]
    assert failures == [
        {"rule": "PEN-01", "text": "加强宣传", "expected": FLAG},
        {"rule": "PEN-01", "text": "罚款50元", "expected": SILENT},
        {"rule": "PEN-01", "text": "罚款60元", "expected": LOWER},
    ]


def test_the_report_counts_every_rule_and_every_example() -> None:
    counted = report(PACKS)
    assert counted["rules"] == len(PACKS.rules)
    assert counted["examples"] == len(run_proofs(PACKS)) >= 6 * len(PACKS.rules)


def test_the_groups_of_this_stage_are_all_there() -> None:
    assert {"LIC", "PEN", "COE", "FEE", "CER", "FC", "DOC", "LT", "AUTH", "RGT", "TXT"} <= {rule.group for rule in PACKS.rules}
