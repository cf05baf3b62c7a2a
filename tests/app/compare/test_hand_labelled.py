"""Ten real texts amended and labelled by hand: how clauses are aligned, what is said of them, and whether each planted word is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from app.compare.comparing import compare
from app.compare.comparison import Change, Comparison, Pair, Sign
from app.compare.resemblance import common_start
from app.compare.units import units
from app.text import reading, structure
from app.text.line import Line
from app.text.tree import Tree
from app.word.printed import printed
from tests.app.compare.hand_edits import HAND, Amendment, Label, Planted, amendment

Link = tuple[str, str, str]
"""The text, the old path, the new path."""
FLAGS = ("moved", "renumbered", "references_only")


@dataclass(frozen=True)
class Case:
    """Both wordings of a text, what is true of them and what the comparison says."""

    name: str
    amendment: Amendment
    old: Tree
    new: Tree
    truth: tuple[Label, ...]
    found: Comparison


@pytest.fixture(scope="module")
def cases_by_hand(corpus: Path) -> list[Case]:
    return [case(file.stem, amendment(file), corpus) for file in sorted(HAND.glob("*.toml"))]


def case(name: str, made: Amendment, corpus: Path) -> Case:
    lines = [line.text for line in printed(reading.read_here(corpus / made.text).tree)]
    old, new = (structure.build([Line(line) for line in text]) for text in (lines, made.applied(lines)))
    labelled = {path for label in made.labels for path in label.new}
    same = [Label((unit.path,), (unit.path,), Change.SAME) for unit in units(new) if unit.path not in labelled]
    return Case(name, made, old, new, (*made.labels, *same), compare(old, new))


def links(pairs: Iterable[Pair]) -> set[tuple[str, str]]:
    return {(one.path, two.path) for pair in pairs for one in pair.old for two in pair.new}


def said(pair: Pair) -> Label:
    flags = frozenset(flag for flag in FLAGS if getattr(pair, flag))
    return Label(tuple(u.path for u in pair.old), tuple(u.path for u in pair.new), pair.change, flags)


def test_the_labels_name_each_clause_of_both_wordings_once(cases_by_hand: list[Case]) -> None:
    assert len(cases_by_hand) == 10
    for each in cases_by_hand:
        olds = [path for label in each.truth for path in label.old]
        news = [path for label in each.truth for path in label.new]
        assert sorted(olds) == sorted(unit.path for unit in units(each.old)), each.name
        assert sorted(news) == sorted(unit.path for unit in units(each.new)), each.name


def test_clauses_are_aligned_as_a_reviewer_reads_them(cases_by_hand: list[Case]) -> None:
    """Over all clauses, and over those alone that the amendment touched or numbered anew."""
    found = {(each.name, *link) for each in cases_by_hand for link in links(each.found.pairs)}
    true = {(each.name, *link) for each in cases_by_hand for label in each.truth for link in label.links}
    olds = {(each.name, path) for each in cases_by_hand for label in each.amendment.labels for path in label.old}
    news = {(each.name, path) for each in cases_by_hand for label in each.amendment.labels for path in label.new}
    touched = {(name, old, new) for name, old, new in found | true if (name, old) in olds or (name, new) in news}
    everywhere, labelled = score(found, true), score(found & touched, true & touched)
    print(f"F1 {everywhere:.4f} over {len(true)} links, {labelled:.4f} over the {len(true & touched)} labelled")
    print(f"wrong {found - true}, missed {true - found}")
    assert labelled >= 0.98
    assert everywhere >= 0.98


def score(found: set[Link], true: set[Link]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def test_nothing_is_said_to_have_moved_that_did_not_move(cases_by_hand: list[Case]) -> None:
    wrong = [
        (each.name, label)
        for each in cases_by_hand
        for label in map(said, each.found.pairs)
        if "moved" in label.flags and not any("moved" in true.flags and label.links <= true.links for true in each.truth)
    ]
    assert wrong == []


def test_what_is_said_of_each_clause_is_what_a_reviewer_says(cases_by_hand: list[Case]) -> None:
    """Change and flags too. Known to be missed: a 款 that became an article far from the one it left counts as put in, not as a part."""
    true = [(each.name, label) for each in cases_by_hand for label in each.truth]
    heard = {(each.name, said(pair)) for each in cases_by_hand for pair in each.found.pairs}
    missed = [label for label in true if label not in heard]
    print(f"{len(true) - len(missed)} of {len(true)} as labelled; otherwise {missed}")
    assert len(missed) <= len(true) / 100


def test_every_planted_word_is_found(cases_by_hand: list[Case]) -> None:
    planted = [(each, word) for each in cases_by_hand for word in each.amendment.words]
    missed = [(each.name, word) for each, word in planted if not shows(each.found, word)]
    print(f"{len(planted) - len(missed)} of {len(planted)} planted words found")
    assert len(planted) >= 40
    assert missed == []


def shows(found: Comparison, word: Planted) -> bool:
    """Whether one word is put in the place of the other there; what both words begin or end with may count as kept."""
    (pair,) = [pair for pair in found.pairs if word.path in [unit.path for unit in pair.new]]
    start = common_start(word.old, word.new)
    old, new = word.old[start:], word.new[start:]
    end = common_start(old[::-1], new[::-1])
    old, new = old[: len(old) - end], new[: len(new) - end]
    return any(
        gone.sign is Sign.GONE and added.sign is Sign.ADDED and old in gone.text and new in added.text for gone, added in pairwise(pair.ops)
    )
