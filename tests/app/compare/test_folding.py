from __future__ import annotations

from app.compare.comparing import compare
from app.compare.folding import Fold, folded
from app.compare.rows import Row, rows
from tests.app.compare.drafts import NEW, OLD, tree

ROWS = rows(compare(tree(OLD), tree(NEW))).all


def seen(opened: frozenset[int] = frozenset()) -> list[str]:
    return [one.words if isinstance(one, Fold) else one.name for one in folded(ROWS, opened)]


def test_what_nobody_needs_to_stop_at_is_one_line():
    assert seen()[0] == "标题至第四条未改动"
    assert "第七条未改动，条号顺延（原第六条）" in seen()
    assert "第六条" in seen()


def test_an_open_fold_stands_over_its_rows():
    opened = folded(ROWS, {0})
    assert isinstance(opened[0], Fold)
    assert opened[0].is_open
    assert [one.name for one in opened[1 : 1 + opened[0].count] if isinstance(one, Row)] == [
        "标题", "第一章", "第一条", "第二条", "第三条", "第四条",
    ]  # fmt: skip


def test_two_clauses_are_both_named():
    same = "第一条　甲甲甲甲。\n第二条　乙乙乙乙。"
    found = folded(rows(compare(tree(same), tree(same))).all, ())
    assert [one.words for one in found if isinstance(one, Fold)] == ["第一条、第二条未改动"]


def test_a_run_that_only_moved_up_says_which_numbers_it_had():
    old = "\n".join(f"第{n}条　{words}。" for n, words in zip("一二三四", ("为了甲事", "负责乙事", "协助丙事", "监督丁事"), strict=True))
    new = "\n".join(f"第{n}条　{words}。" for n, words in zip("一二三", ("负责乙事", "协助丙事", "监督丁事"), strict=True))
    found = folded(rows(compare(tree(old), tree(new))).all, ())
    assert [one.words for one in found if isinstance(one, Fold)] == ["第一条至第三条未改动，条号顺延（原第二条至第四条）"]


def test_nothing_is_lost_by_folding():
    opened = folded(ROWS, frozenset(row.index for row in ROWS))
    assert tuple(one for one in opened if isinstance(one, Row)) == ROWS
