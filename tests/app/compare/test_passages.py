"""Where a sealed copy differs from the approved text: by clause, with the words of both, and nothing of the paper around it."""

from __future__ import annotations

import pytest

from app.compare.passages import Passage, passages
from app.text.tree import Tree
from tests.app import road

PAPER = """云州区人民政府文件

云州府规〔2026〕11号

云州区人民政府关于印发《云州区绿道管理办法》的通知

各街道办事处：

现将《云州区绿道管理办法》印发给你们，请认真贯彻执行。

云州区人民政府
2026年11月3日

云州区绿道管理办法

第一条 为了规范“绿道”管理，制定本办法。

第二条 区林业局负责绿道管理。
绿道管理费用列入预算。

第三条 有下列行为之一的，责令改正：
（一）占用绿道；
（二）损坏设施的，处五百元罚款。

第四条 本办法自2027年1月1日起施行。

云州区人民政府办公室　2026年11月3日印发
"""


def tree(words: str) -> Tree:
    return road.draft(words, "文稿.txt").reading.tree


def found(approved: str, other: str) -> list[tuple[str, str, str]]:
    return [(p.path, p.approved, p.other) for p in passages(tree(approved), tree(other))]


def test_the_same_text_has_no_difference() -> None:
    assert passages(tree(PAPER), tree(PAPER)) == ()


def test_a_changed_word_is_named_by_its_clause_with_a_few_words_around_it() -> None:
    [passage] = passages(tree(PAPER), tree(PAPER.replace("五百元", "二百元")))
    assert passage == Passage("第三条第（二）项", "五", "二", passage.before, passage.after)
    assert passage.before.endswith("设施的，处")
    assert passage.after.startswith("百元罚款")


def test_words_left_out_and_put_in_are_told_each_in_its_clause() -> None:
    other = PAPER.replace("\n绿道管理费用列入预算。", "").replace("占用绿道；", "占用、围挡绿道；")
    assert found(PAPER, other) == [("第二条第二款", "绿道管理费用列入预算。", ""), ("第三条第（一）项", "", "、围挡")]


def test_a_digit_put_into_a_number_is_a_difference_and_no_page_number() -> None:
    assert [p[1:] for p in found(PAPER, PAPER.replace("2027年1月1日", "2027年11月1日"))] == [("", "1")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("“绿道”", '"绿道"'),
        ("2027年1月1日", "２０２７年１月１日"),
        ("（一）占用", "(一)占用"),
        ("绿道管理费用", "绿 道 管 理 费 用"),
        ("云州府规〔2026〕11号", "云州府规[2026]12号"),
        ("云州区人民政府办公室　2026年11月3日印发", ""),
        ("云州区人民政府文件\n", ""),
        ("云州区人民政府\n2026年11月3日", "云州区人民政府\n2026年11月9日"),
        ("第二条 区林业局", "— 2 —第二条 区林业局"),
    ],
)
def test_shapes_blanks_and_what_stands_around_the_text_are_no_difference(was: str, now: str) -> None:
    assert was in PAPER
    assert found(PAPER, PAPER.replace(was, now)) == []


def test_the_mark_of_a_draft_in_the_approved_title_is_no_difference() -> None:
    approved = road.text(title="云州区限额以下工程管理办法（审议稿）")
    assert found(approved, road.text()) == []


def test_an_addressee_that_only_the_sealed_copy_bears_is_no_difference() -> None:
    assert found(PAPER.replace("各街道办事处：\n\n", ""), PAPER) == []


def test_a_clause_that_a_page_cut_in_two_is_no_difference() -> None:
    assert found(PAPER, PAPER.replace("第三条 有下列行为之一的，", "第三条 有下列行为之\n一的，")) == []


def test_a_wholly_different_text_is_told_and_does_not_take_long() -> None:
    assert found(PAPER, road.text() * 3) != []


def test_an_empty_side_is_all_difference() -> None:
    empty = Tree("", None, None, None, None, None, None, None, ())
    assert passages(empty, empty) == ()
    assert [p.approved for p in passages(tree("第一条 制定本办法。"), empty)] == ["第一条制定本办法。"]
