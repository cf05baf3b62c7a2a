"""What judging is measured with: a long text of which every rule can find something to look at."""

from __future__ import annotations

from app.bench.judging import CHARACTERS, CLAUSE_MS, WHOLE_MS, judging, long_text
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.rules.passages import passages

PACKS = load_packs()


def test_the_text_is_as_long_as_said_and_the_same_each_time() -> None:
    tree = long_text(PACKS)
    written = sum(len(node.text) for node in tree.walk() if node.kind != "title")
    assert CHARACTERS <= written < CHARACTERS + 1_000
    assert tree == long_text(PACKS)


def test_the_text_has_faults_near_misses_and_items_with_lead_ins() -> None:
    tree = long_text(PACKS)
    assert len({finding.rule for finding in judge(tree, PACKS).findings}) > 30
    assert sum(bool(passage.leads) for passage in passages(tree)) > 40


def test_judging_the_whole_and_one_clause_are_measured_against_what_they_may_take() -> None:
    assert [case.within_ms for case in judging()] == [None, WHOLE_MS, CLAUSE_MS]
