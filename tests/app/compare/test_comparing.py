"""Comparing held against what was done: regulations made at random, changed at random, and the truth known."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

import pytest

from app.compare.comparing import compare
from app.compare.comparison import Change, Comparison, Pair, Sign
from app.compare.units import units
from app.text import structure
from app.text.line import Line
from app.text.tree import Tree
from tests.app.compare.regulations import Maker, Regulation, Truth


def tree(*lines: str) -> Tree:
    return structure.build([Line(line) for line in lines])


def text(side: Sequence) -> str:
    return "\n".join(unit.text for unit in side)


def places(found: Comparison) -> list[tuple[list[str], list[str], str]]:
    return [([u.path for u in pair.old], [u.path for u in pair.new], pair.change.value) for pair in found.pairs]


def changes(found: Comparison) -> list[tuple[list[str], list[str], str]]:
    return [place for place, pair in zip(places(found), found.pairs, strict=True) if pair.is_change]


def hold_what_always_holds(old: Tree, new: Tree, found: Comparison) -> None:
    """Every unit in exactly one pair, pairs in their order, ops that turn the old into the new."""
    assert Counter(unit.ordinal for pair in found.pairs for unit in pair.old) == Counter(range(len(units(old))))
    assert Counter(unit.ordinal for pair in found.pairs for unit in pair.new) == Counter(range(len(units(new))))
    firsts = [pair.new[0].ordinal for pair in found.pairs if pair.new]
    assert firsts == sorted(firsts)
    assert all([u.ordinal for u in side] == sorted(u.ordinal for u in side) for pair in found.pairs for side in (pair.old, pair.new))
    holder = {unit.ordinal: place for place, pair in enumerate(found.pairs) for unit in pair.old}
    for place, pair in enumerate(found.pairs):
        assert "".join(op.text for op in pair.ops if op.sign is not Sign.ADDED) == text(pair.old)
        assert "".join(op.text for op in pair.ops if op.sign is not Sign.GONE) == text(pair.new)
        assert all(op.text for op in pair.ops)
        assert all(one.sign is not two.sign for one, two in zip(pair.ops, pair.ops[1:], strict=False))
        assert (pair.change is Change.SAME) == (len(pair.old) == len(pair.new) == 1 and text(pair.old) == text(pair.new))
        assert not pair.references_only or pair.change is Change.EDITED
        assert all(0 <= stress.op < len(pair.ops) and pair.ops[stress.op].sign is not Sign.KEPT for stress in pair.stresses)
        if pair.change is Change.DELETED:
            first = pair.old[0].ordinal
            before = holder[first - 1] if first else -1
            assert before < place
            assert all(each.change is Change.DELETED for each in found.pairs[before + 1 : place])


def moved_by_truth(found: Comparison) -> set[int]:
    """Which pairs lie outside the heaviest common order, told the slow and plain way."""
    both = [(place, pair.old[0].ordinal, len(text(pair.new))) for place, pair in enumerate(found.pairs) if pair.old and pair.new]
    best = [0] * len(both)
    for n in reversed(range(len(both))):
        best[n] = both[n][2] + max((best[m] for m in range(n + 1, len(both)) if both[m][1] > both[n][1]), default=0)
    kept, left, last = set(), max(best, default=0), -1
    for (place, ordinal, weight), heaviest in zip(both, best, strict=True):
        if ordinal > last and heaviest == left:
            kept.add(place)
            left, last = left - weight, ordinal
    return {place for place, _, _ in both} - kept


def links(found: Comparison, old: Regulation, new: Regulation) -> set[tuple[int, int]]:
    before = {old.path(article.id): article.id for article in old.articles}
    after = {new.path(article.id): article.id for article in new.articles}
    return {
        (before[one.path], after[two.path]) for pair in found.pairs for one in pair.old for two in pair.new
        if one.kind == two.kind == "article"
    }  # fmt: skip


def only_followed(old: Regulation, new: Regulation, truth: Truth) -> set[int]:
    """The articles in which nothing but numbers of others changed."""
    before = {article.id: old.said(article) for article in old.articles}
    touched = truth.edited | truth.split | truth.merged
    return {
        article.id for article in new.articles
        if (article.id, article.id) in truth.links and article.id not in touched
        and before[article.id] != new.said(article) and "有关条款" not in new.said(article)
    }  # fmt: skip


@pytest.fixture
def rounds() -> int:
    return 2000 if os.environ.get("GUIHENG_DRILL") == "full" else 60


@pytest.mark.drill
def test_generated_regulations_are_aligned_as_they_were_changed(rounds: int) -> None:
    right = missed = wrong = 0
    for seed in range(rounds):
        maker = Maker(seed)
        old = maker.regulation(maker.random.randint(6, 40))
        new, truth = maker.changed(old, maker.random.randint(1, 10))
        before, after = old.tree(), new.tree()
        found = compare(before, after)
        hold_what_always_holds(before, after, found)
        assert {place for place, pair in enumerate(found.pairs) if pair.moved} == moved_by_truth(found), seed
        same = compare(before, before)
        hold_what_always_holds(before, before, same)
        assert not any(pair.is_change for pair in same.pairs), seed
        seen = links(found, old, new)
        right, missed, wrong = right + len(seen & truth.links), missed + len(truth.links - seen), wrong + len(seen - truth.links)
        if seen == truth.links:
            hold_what_was_done(found, old, new, truth)
    score = 2 * right / (2 * right + missed + wrong)
    print(f"{rounds} pairs: {right} links right, {missed} missed, {wrong} wrong, F1 {score:.4f}")
    assert score >= 0.998


def hold_what_was_done(found: Comparison, old: Regulation, new: Regulation, truth: Truth) -> None:
    """With every link right, what each pair is called is right too."""
    before = {old.path(article.id): article.id for article in old.articles}
    after = {new.path(article.id): article.id for article in new.articles}
    articles = [pair for pair in found.pairs if all(unit.kind == "article" for unit in (*pair.old, *pair.new))]

    def old_ids(change: Change) -> set[int]:
        return {before[pair.old[0].path] for pair in articles if pair.change is change}

    def new_ids(chosen: Sequence[Pair]) -> set[int]:
        return {after[pair.new[0].path] for pair in chosen}

    assert old_ids(Change.SPLIT) == truth.split
    assert new_ids([pair for pair in articles if pair.change is Change.MERGED]) == truth.merged
    assert old_ids(Change.DELETED) == set(before.values()) - {one for one, _ in truth.links}
    assert new_ids([pair for pair in articles if pair.change is Change.INSERTED]) == set(after.values()) - {two for _, two in truth.links}
    assert new_ids([pair for pair in articles if pair.references_only]) == only_followed(old, new, truth)
    numbers, later = old.numbers(), new.numbers()
    for pair in articles:
        if pair.old and pair.new:
            assert pair.renumbered == (numbers[before[pair.old[0].path]] != later[after[pair.new[0].path]])


@pytest.mark.drill
def test_articles_that_only_changed_places_are_all_that_moved(rounds: int) -> None:
    """Where nothing else changed, the articles outside the heaviest common order are the moved ones, and no others."""
    for seed in range(rounds // 3):
        maker = Maker(10_000 + seed)
        old = maker.regulation(maker.random.randint(8, 30))
        chapters = [[name, list(held)] for name, held in old.chapters]
        truth, fresh = Truth(), {article.id for article in old.articles}
        for _ in range(maker.random.randint(1, 3)):
            maker._move(chapters, truth, fresh)
        new = Regulation(tuple((name, tuple(held)) for name, held in chapters))
        found = compare(old.tree(), new.tree())
        assert links(found, old, new) == {(article.id, article.id) for article in old.articles}
        assert {pair.change for pair in found.pairs} <= {Change.SAME, Change.EDITED}
        assert all(pair.references_only for pair in found.pairs if pair.change is Change.EDITED)
        assert {place for place, pair in enumerate(found.pairs) if pair.moved} == moved_by_truth(found)


TWO_CHAPTERS = (
    "云州区测试办法", "第一章　总则", "第一条　为了规范公共租赁住房管理，制定本办法。", "第二条　区住房城乡建设主管部门负责公共租赁住房的监督管理工作。",
    "第二章　申请", "第三条　申请人应当如实提交家庭收入、住房状况等材料。", "第四条　街道办事处应当在三十日内完成初审并公示。",
    "第五条　违反本办法第三条规定，隐瞒真实情况的，处五千元以下罚款。",
)  # fmt: skip


def without(lines: Sequence[str], *left_out: str) -> list[str]:
    return [line for line in lines if not line.startswith(left_out)]


def test_a_clause_put_in_renumbers_what_follows_and_their_references() -> None:
    new = [*TWO_CHAPTERS[:3], "第二条　本区行政区域内的公共租赁住房适用本办法，法律、法规另有规定的除外。"]
    new += ["第三条" + TWO_CHAPTERS[3][3:], TWO_CHAPTERS[4], "第四条" + TWO_CHAPTERS[5][3:], "第五条" + TWO_CHAPTERS[6][3:]]
    new += ["第六条" + TWO_CHAPTERS[7][3:].replace("第三条", "第四条")]
    found = compare(tree(*TWO_CHAPTERS), tree(*new))
    assert changes(found) == [
        ([], ["第二条"], "inserted"), (["第二条"], ["第三条"], "same"), (["第三条"], ["第四条"], "same"), (["第四条"], ["第五条"], "same"),
        (["第五条"], ["第六条"], "edited"),
    ]  # fmt: skip
    assert [pair.references_only for pair in found.pairs if pair.change is Change.EDITED] == [True]
    assert found.counts() == {"same": 7, "edited": 1, "inserted": 1, "deleted": 0, "split": 0, "merged": 0, "moved": 0, "renumbered": 4}


def test_a_reference_that_is_set_to_another_clause_is_an_edit() -> None:
    new = [*TWO_CHAPTERS[:7], TWO_CHAPTERS[7].replace("第三条", "第四条")]
    (pair,) = [pair for pair in compare(tree(*TWO_CHAPTERS), tree(*new)).pairs if pair.is_change]
    assert (pair.change, pair.references_only, pair.renumbered) == (Change.EDITED, False, False)


def test_a_deleted_clause_stands_after_the_one_that_went_before_it() -> None:
    new = without(TWO_CHAPTERS, "第二条")
    found = compare(tree(*TWO_CHAPTERS), tree(*[new[0], new[1], new[2], new[3], "第二条" + new[4][3:], "第三条" + new[5][3:]]))
    order = [place for place in places(found) if place[2] != "same"]
    assert order[0] == (["第二条"], [], "deleted")
    assert [p.old[0].path for p in found.pairs if p.old][:5] == ["标题", "第一章", "第一条", "第二条", "第二章"]


def test_the_first_clause_deleted_stands_first() -> None:
    found = compare(tree("第一条　为了规范管理。", "第二条　申请人应当提交材料。"), tree("第一条　申请人应当提交材料。"))
    assert places(found) == [(["第一条"], [], "deleted"), (["第二条"], ["第一条"], "same")]


def test_of_two_that_changed_places_the_shorter_moved() -> None:
    short, long = "第一条　申请人应当提交真实材料。", "第二条　区住房城乡建设主管部门负责公共租赁住房的监督管理工作，街道办事处配合。"
    found = compare(tree(short, long), tree("第一条" + long[3:], "第二条" + short[3:]))
    assert [(pair.old[0].path, pair.moved, pair.renumbered) for pair in found.pairs] == [("第二条", False, True), ("第一条", True, True)]


def test_of_two_as_long_the_earlier_stays() -> None:
    one, two = "第一条　申请人应当提交真实材料。", "第二条　承租人可以签订租赁合同。"
    found = compare(tree(one, two), tree("第一条" + two[3:], "第二条" + one[3:]))
    assert [(pair.new[0].path, pair.moved) for pair in found.pairs] == [("第一条", False), ("第二条", True)]


def test_a_clause_in_two_is_split_and_two_in_one_are_merged() -> None:
    one = "第三条　申请人应当如实提交家庭收入材料。街道办事处应当在三十日内完成初审并公示。"
    parts = ("第三条　申请人应当如实提交家庭收入材料。", "第四条　街道办事处应当在三十日内完成初审并公示。")
    split = compare(tree(*TWO_CHAPTERS[:5], one), tree(*TWO_CHAPTERS[:5], *parts))
    assert changes(split) == [(["第三条"], ["第三条", "第四条"], "split")]
    (pair,) = [pair for pair in split.pairs if pair.is_change]
    assert [(op.sign.value, op.text) for op in pair.ops] == [
        ("=", "申请人应当如实提交家庭收入材料。"), ("+", "\n"), ("=", "街道办事处应当在三十日内完成初审并公示。"),
    ]  # fmt: skip
    merged = compare(tree(*TWO_CHAPTERS[:5], *parts), tree(*TWO_CHAPTERS[:5], one))
    assert changes(merged) == [(["第三条", "第四条"], ["第三条"], "merged")]


def test_a_chapter_renamed_in_its_place_is_an_edit() -> None:
    new = [line.replace("第二章　申请", "第二章　准入与退出") for line in TWO_CHAPTERS]
    assert changes(compare(tree(*TWO_CHAPTERS), tree(*new))) == [(["第二章"], ["第二章"], "edited")]


def test_the_title_of_a_paper_goes_with_its_title_whatever_it_says() -> None:
    new = ["云州区保障性住房分配使用规定", *TWO_CHAPTERS[1:]]
    assert changes(compare(tree(*TWO_CHAPTERS), tree(*new))) == [(["标题"], ["标题"], "edited")]


def test_an_article_never_faces_the_title_of_a_paper() -> None:
    old = tree("云州区公共租赁住房管理办法", "第一条 为了规范管理，制定本办法。", "第二条 申请人应当具有本区户籍。")
    new = tree("第一条 云州区公共租赁住房管理办法适用于本区。", "第二条 申请人应当具有本区户籍满两年。")
    assert (["标题"], [], "deleted") in changes(compare(old, new))


def test_a_clause_written_anew_on_another_matter_is_no_edit() -> None:
    new = [*TWO_CHAPTERS[:6], "第四条　物业服务企业不得以任何理由停止供水、供电、供气。", TWO_CHAPTERS[7]]
    assert changes(compare(tree(*TWO_CHAPTERS), tree(*new))) == [(["第四条"], [], "deleted"), ([], ["第四条"], "inserted")]


def test_a_clause_of_the_same_words_under_another_number_is_not_edited() -> None:
    found = compare(tree(*TWO_CHAPTERS), tree(*without(TWO_CHAPTERS, "第一章", "第二章")))
    assert found.counts()["deleted"] == 2
    assert found.counts()["edited"] == found.counts()["moved"] == found.counts()["renumbered"] == 0


def test_texts_with_nothing_in_common_share_their_title_alone() -> None:
    found = compare(tree("甲办法", "第一条　为了规范管理。"), tree("乙规定", "第一条　申请人提交材料。"))
    assert places(found) == [(["标题"], ["标题"], "edited"), (["第一条"], [], "deleted"), ([], ["第一条"], "inserted")]


def test_an_empty_text_against_a_text_is_all_new() -> None:
    empty, full = tree(), tree(*TWO_CHAPTERS)
    assert {pair.change for pair in compare(empty, full).pairs} == {Change.INSERTED}
    assert {pair.change for pair in compare(full, empty).pairs} == {Change.DELETED}
    assert compare(empty, empty).pairs == ()


def test_repeated_wordings_stay_where_they_stand() -> None:
    lines = ["第一条　略。", "第二条　略。", "第三条　申请人应当提交材料。", "第四条　略。"]
    found = compare(tree(*lines), tree(*lines[:1], "第二条　申请人应当提交材料。", "第三条　略。"))
    assert places(found) == [
        (["第一条"], ["第一条"], "same"), (["第二条"], [], "deleted"), (["第三条"], ["第二条"], "same"), (["第四条"], ["第三条"], "same"),
    ]  # fmt: skip
    assert not any(pair.moved for pair in found.pairs)
