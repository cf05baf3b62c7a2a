"""A rule that yields to another leaves the words to that one: a doubt is told once, by the rule that knows it best."""

from __future__ import annotations

from dataclasses import replace

from app.rules.engine import judge
from app.rules.expression import Expression
from app.rules.pack import load_packs
from app.rules.rule import Packs, Rule
from tests.app.rules.small_texts import article, document

SHIPPED = load_packs()


def packs(*rules: Rule) -> Packs:
    return replace(SHIPPED, rules=rules)


def rule(rule_id: str, words: str, *yields_to: str) -> Rule:
    like = SHIPPED.rule("PEN-01")
    return replace(
        like, id=rule_id, group=rule_id[:2], pattern=Expression(words, ""), filters=frozenset(), unless=(), yields_to=frozenset(yields_to)
    )


def told(words: str, *rules: Rule) -> list[str]:
    return [finding.rule for finding in judge(document(article(words)), packs(*rules)).findings]


WORDS = "外地企业进入本区承接工程的，须到区住建局备案，并缴纳管理费。"
SPECIAL, FEE = rule("AA-01", "须到区住建局备案"), rule("BB-01", "管理费")


def test_it_says_nothing_where_the_other_hits_some_of_the_same_words() -> None:
    assert told(WORDS, rule("AA-09", "外地企业进入本区承接工程的，须到", "AA-01"), SPECIAL) == ["AA-01"]


def test_a_group_may_be_named_instead_of_a_rule() -> None:
    assert told(WORDS, rule("CC-09", "企业进入本区承接工程的，须到", "AA"), SPECIAL) == ["AA-01"]


def test_it_speaks_where_the_words_are_its_own() -> None:
    assert told(WORDS, rule("AA-09", "进入本区", "AA-01"), SPECIAL) == ["AA-09", "AA-01"]
    assert told(WORDS, rule("AA-09", "须到区住建局备案", "AA-01"), FEE) == ["AA-09", "BB-01"]


def test_of_two_that_yield_to_each_other_one_still_speaks() -> None:
    one, other = rule("AA-08", "进入本区", "AA"), rule("AA-09", "进入本区承接", "AA")
    assert len(told(WORDS, one, other)) == 1


def test_how_many_a_rule_yields_to_does_not_matter() -> None:
    special = rule("AA-01", "须到区住建局备案", "DD-01", "DD-02")
    assert told(WORDS, rule("CC-09", "进入本区承接工程的，须到", "AA-01"), special) == ["AA-01"]


def test_a_rule_yields_only_to_one_that_speaks() -> None:
    """What would be told better is told by nobody when the better one is silent itself."""
    first, second, third = rule("AA-01", "须到区"), rule("BB-01", "承接工程的，须到", "AA-01"), rule("CC-01", "进入本区承接", "BB-01")
    assert told(WORDS, third, second, first) == ["CC-01", "AA-01"]


def test_a_rule_does_not_yield_to_its_own_hits() -> None:
    assert told("罚款，罚款。", rule("AA-09", "罚款", "AA")) == ["AA-09", "AA-09"]
