"""Ten real texts edited by a script whose truth is known, and two printings of one law: aligned, nothing moved wrongly, every word edit found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from app.compare.comparing import compare
from app.compare.comparison import Change, Comparison, Sign
from app.compare.units import units
from app.text import reading
from app.text.tree import Tree
from tests.app.compare.real_edits import TEXTS, Block, Done, Editor, blocks, tree
from tests.app.compare.test_comparing import hold_what_always_holds, moved_by_truth


@cache
def read(path: Path) -> Tree:
    return reading.read_here(path).tree


@pytest.fixture(scope="module")
def texts(corpus: Path) -> dict[str, list[Block]]:
    return {name: blocks(read(corpus / name)) for name in TEXTS}


@pytest.fixture(scope="module")
def strange(corpus: Path) -> list[str]:
    """Articles of one 款 of texts that are not among the ten."""
    files = [corpus / "national" / name for name in ("003_中华人民共和国拍卖法.md", "031_地图管理条例.md", "042_军服管理条例.md")]
    return [node.text for file in files for node in read(file).walk() if node.kind == "article" and 40 < len(node.text) < 200]


def articles(found: Tree) -> list[str]:
    return [unit.path for unit in units(found) if unit.kind == "article"]


def by_path(text: Sequence[Block], found: Tree) -> dict[str, int]:
    return dict(zip(articles(found), [block.id for block in text if block.id], strict=True))


def links(found: Comparison, before: dict[str, int], after: dict[str, int]) -> set[tuple[int, int]]:
    return {
        (before[one.path], after[two.path]) for pair in found.pairs for one in pair.old for two in pair.new
        if one.kind == two.kind == "article"
    }  # fmt: skip


def shows(found: Comparison, after: dict[str, int], id: int, words: tuple[str, str]) -> bool:
    """Whether the pair of an article shows just the exchange of ``words``."""
    (pair,) = [pair for pair in found.pairs if [after.get(unit.path) for unit in pair.new] == [id]]
    gone = [op.text for op in pair.ops if op.sign is Sign.GONE]
    added = [op.text for op in pair.ops if op.sign is Sign.ADDED]
    return pair.change is Change.EDITED and any(words[0] in text for text in gone) and any(words[1] in text for text in added)


@pytest.fixture
def seeds() -> range:
    return range(40 if os.environ.get("GUIHENG_DRILL") == "full" else 2)


@pytest.mark.drill
def test_real_texts_edited_are_aligned_as_they_were_edited(texts: dict[str, list[Block]], strange: list[str], seeds: range) -> None:
    right = missed = wrong = planted = shown = moves = 0
    for name, text in texts.items():
        old = tree(text)
        before = by_path(text, old)
        for seed in seeds:
            edited, done = Editor(seed, strange).edited(text)
            new = tree(edited)
            after = by_path(edited, new)
            found = compare(old, new)
            hold_what_always_holds(old, new, found)
            seen = links(found, before, after)
            right, missed, wrong = right + len(seen & done.links), missed + len(done.links - seen), wrong + len(seen - done.links)
            planted += len(done.planted)
            shown += sum(shows(found, after, id, words) for id, words in done.planted.items())
            moves += wrong_moves(found, before, after, done)
            assert {place for place, pair in enumerate(found.pairs) if pair.moved} == moved_by_truth(found), (name, seed)
    score = 2 * right / (2 * right + missed + wrong)
    print(f"{len(texts)} texts × {len(seeds)}: links {right} right, {missed} missed, {wrong} wrong, F1 {score:.4f}")
    print(f"{shown} of {planted} word edits shown, {moves} wrong moves")
    assert score >= 0.99
    assert shown == planted
    assert moves == 0


def wrong_moves(found: Comparison, before: dict[str, int], after: dict[str, int], done: Done) -> int:
    """How many articles are said to have moved that are not where they were by a wrong pair."""
    wrong = 0
    for pair in found.pairs:
        if pair.moved and pair.new[0].kind == "article":
            wrong += any((before[one.path], after[two.path]) not in done.links for one in pair.old for two in pair.new)
    return wrong


@pytest.mark.drill
def test_forty_words_planted_in_real_texts_are_all_found(texts: dict[str, list[Block]], strange: list[str]) -> None:
    planted = shown = 0
    for name, text in texts.items():
        edited, done = Editor(7, strange).edited(text, words=4, others=0)
        old, new = tree(text), tree(edited)
        found = compare(old, new)
        after = by_path(edited, new)
        planted += len(done.planted)
        shown += sum(shows(found, after, id, words) for id, words in done.planted.items())
        assert found.counts() | {"same": 0} == dict.fromkeys(found.counts(), 0) | {"edited": len(done.planted)}, name
    assert (shown, planted) == (40, 40)


def test_two_printings_of_one_law_differ_in_their_furniture_alone(corpus: Path) -> None:
    """The Food Safety Law as amended in 2021 and as printed in 2025: no article was changed between these two printings but one amended."""
    old = read(corpus / "national" / "017_中华人民共和国食品安全法.md")
    (file,) = (corpus / "binary").glob("002_*.docx")
    found = compare(old, read(file))
    assert {pair.new[0].kind for pair in found.pairs if pair.is_change} <= {"note", "toc", "chapter"}
    assert sum(pair.change is Change.SAME and pair.new[0].kind == "article" for pair in found.pairs) == len(articles(old))
    assert not any(pair.moved or pair.renumbered for pair in found.pairs)


def test_every_text_of_the_corpus_is_the_same_as_itself(corpus: Path) -> None:
    files = [
        *sorted((corpus / "district").glob("*.md"))[::2],
        *sorted((corpus / "local").glob("*.md"))[::6],
        *sorted((corpus / "binary").glob("00*.docx"))[::3],
    ]
    for file in files:
        found = compare(read(file), read(file))
        assert not [pair.new[0].path for pair in found.pairs if pair.is_change], file.name
