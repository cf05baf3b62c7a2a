from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from app.rules.engine import judge
from app.rules.expression import Expression
from app.rules.literals import needed
from app.rules.pack import load_packs
from app.rules.prefilter import prefilter
from app.text.reading import read_here
from app.text.tree import Node, Tree
from tests.app.rules.small_texts import document

PACKS = load_packs()
TRIED_EVERYWHERE = replace(
    PACKS,
    rules=tuple(replace(rule, pattern=Expression(f"(?#){rule.pattern.pattern}")) if rule.pattern else rule for rule in PACKS.rules),
)


def shown(tree: Tree) -> tuple[object, object]:
    return judge(tree, PACKS), judge(tree, TRIED_EVERYWHERE)


def test_an_expression_with_a_remark_is_tried_everywhere_and_so_checks_the_others() -> None:
    assert all(needed(rule.pattern.pattern) == () for rule in TRIED_EVERYWHERE.rules if rule.pattern)


def test_nearly_every_rule_is_told_by_its_words() -> None:
    told = [bool(needed(rule.pattern.pattern)) for rule in PACKS.rules if rule.pattern]
    assert sum(told) >= 0.9 * len(told)


@pytest.mark.parametrize("group", sorted(PACKS.groups))
def test_the_proofs_are_judged_as_if_every_rule_were_tried(group: str) -> None:
    rules = [rule for rule in PACKS.rules if rule.group == group and rule.pattern is not None]
    texts = [proof.lead + proof.text for rule in rules for proof in (*rule.must_flag, *rule.must_not_flag, *rule.downgrade)]
    nodes = tuple(Node("article", f"第{n}条", text, f"第{n}条", n) for n, text in enumerate(texts, 1))
    with_filter, without = shown(document(*nodes))
    assert with_filter == without


@pytest.mark.parametrize(
    "path", sorted(p for p in resources.path("examples").iterdir() if p.suffix in (".docx", ".txt")), ids=lambda path: path.stem
)
def test_the_example_documents_are_judged_as_if_every_rule_were_tried(path: Path) -> None:
    with_filter, without = shown(read_here(path).tree)
    assert with_filter == without


@pytest.mark.parametrize(
    ("source", "alternatives"),
    [
        ("罚款", [["罚款"]]),
        ("(?:提交|提供)[^，]{0,8}证明", [["证明"], ["提交", "提供"]]),
        ("(?:优先)?采购", [["采购"]]),
        ("[甲乙]方", [["乙方", "甲方"]]),
        ("停[^，]*业", [["业"], ["停"]]),
        ("(?<!不)得", [["得"]]),
        ("处(?=[^，]{0,9}罚)", [["处"], ["罚"]]),
        (r"\d+元?", []),
        ("甲|[^乙]", []),
        ("(?i)abc", []),
        ("甲{0,3}", []),
        ("(?x: 罚 款  # (没收\n [ 元] )", [["罚款 ", "罚款元"]]),
        ("(?x:罚)款 ", [["罚款 "]]),
        ("甲{2,3}", [["甲"]]),
    ],
)
def test_what_must_stand_in_the_text(source: str, alternatives: list[list[str]]) -> None:
    (told,) = needed(source) or ((),)
    assert [sorted(strings) for strings in told] == alternatives


def test_a_group_around_the_whole_is_read_by_its_alternatives() -> None:
    assert needed("(?x: 罚款 | 没收 [^，]* 财物 )") == needed("罚款|没收[^，]*财物") != ()


def expressions() -> st.SearchStrategy[str]:
    single = st.sampled_from("甲乙丙丁") | st.sampled_from(["[甲乙]", "[^甲]", ".", r"\d", "^", "$"])
    return st.recursive(
        single,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=4).map("".join)
            | st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
            | st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{2}", "{1,2}", "??", "+?", "*+", "?+"])).map(
                lambda pair: f"(?:{pair[0]}){pair[1]}"
            )
            | inner.map(lambda one: f"(?x:{' '.join(one) if one.isalpha() else one} #)\n)")
            | st.tuples(st.sampled_from(["=", "!"]), inner).map(lambda pair: f"(?{pair[0]}{pair[1]})")
        ),
        max_leaves=8,
    )


@settings(deadline=None, max_examples=60)
@given(st.lists(expressions(), min_size=1, max_size=3), st.text("甲乙丙丁1", max_size=12))
def test_an_expression_that_matches_is_always_possible(sources: list[str], text: str) -> None:
    possible = prefilter(tuple(sources)).possible(text)
    assert {n for n, source in enumerate(sources) if re.search(source, text)} <= set(possible)


@settings(deadline=None, max_examples=60)
@given(st.lists(expressions(), min_size=1, max_size=4), st.text("甲乙丙丁1", max_size=12))
def test_the_alternatives_left_find_what_the_whole_expression_finds(alternatives: list[str], text: str) -> None:
    source = "|".join(alternatives)
    left = prefilter((source,)).possible(text).get(0, ())
    found = [match.span() for match in re.finditer("|".join(left), text)] if left else []
    assert found == [match.span() for match in re.finditer(source, text)]


def test_only_the_alternatives_whose_words_stand_in_the_text_are_left() -> None:
    assert prefilter(("罚款|没收[^，]*财物|(?i)x|拘留",)).possible("没收其财物") == {0: ("罚款|没收[^，]*财物|(?i)x|拘留",)}
    assert prefilter(("罚款|没收[^，]*财物|拘留", "许可")).possible("没收其财物") == {0: ("没收[^，]*财物",)}


def proofs() -> Iterator[str]:
    for rule in PACKS.rules:
        yield from (proof.text for proof in rule.must_flag)


def test_few_rules_are_left_to_try_on_a_sentence() -> None:
    chosen = prefilter(tuple(rule.pattern.pattern for rule in PACKS.rules if rule.pattern))
    left = [len(chosen.possible(text)) for text in proofs()]
    assert sum(left) / len(left) < 0.1 * len(PACKS.rules)
