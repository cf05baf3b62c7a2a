"""Corrections of a tree: each does what its word says, and whatever is done keeps every character, once and in its order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Refused
from app.text import mending
from app.text.mending import Edit
from app.text.readers import plain
from app.text.roles_given import ROLES
from app.text.structure import build
from app.text.tree import KINDS, Tree

NOTICE = """云州区人民政府办公室关于印发《云州区停车管理办法》的通知
云州府办发〔2026〕3号
各镇人民政府，区政府各部门：
《云州区停车管理办法》已经区政府同意，现印发给你们。
云州区人民政府办公室
2026年3月1日
云州区停车管理办法
第一章 总则
第一条（目的）为了规范停车，制定本办法。
第二条 本办法适用于本区。
车辆有下列情形之一的，不得停放：
（一）没有号牌的；
（二）占用下列通道的：
1.消防通道；
2.盲道。
其他情形由区公安分局认定。
第二章 罚则
第三条 违反本办法的，处五百元罚款。第五条规定的除外。
第四条 本办法自2026年4月1日起施行。
附件1
停车位申请表
一、基本信息
姓名、住址。
（一）车辆
号牌。
二、其他
"""
OPINION = """关于加强停车管理的若干意见
一、总体要求
坚持便民。
（一）目标
到2027年建成。
（二）原则
1.便民；
2.有序。
二、工作任务
加快建设。
云州区人民政府
2026年3月1日
"""


def read(text: str) -> Tree:
    lines = plain.read(text.encode(), "草案.txt")
    return build([line for line in lines.lines if line.text.strip()], lines.metadata, "草案")


def mended(tree: Tree, *edits: Edit) -> dict[str, str]:
    return {node.path: node.text for node in mending.apply(tree, edits).walk()}


def visible(tree: Tree) -> str:
    return "".join("".join(f"{n.label or ''}{n.heading or ''}{n.text}".split()) for n in tree.walk())


def at(tree: Tree, path: str, words: str) -> int:
    return next(node.text.index(words) for node in tree.walk() if node.path == path)


def test_no_edit_gives_the_very_tree() -> None:
    for text in (NOTICE, OPINION):
        tree = read(text)
        assert mending.tree_of(mending.entries(tree), tree) == tree


def test_a_split_before_an_article_makes_that_article() -> None:
    tree = read(NOTICE.replace("处五百元罚款。第五条规定的除外。", "处五百元罚款；第三条之一（例外）情节轻微的除外。"))
    assert "第三条之一" not in mended(tree)
    after = mended(tree, Edit("split", "第三条", at(tree, "第三条", "第三条之一")))
    assert (after["第三条"], after["第三条之一"]) == ("违反本办法的，处五百元罚款；", "情节轻微的除外。")


def test_a_split_inside_an_article_makes_a_clause_that_takes_the_items_along() -> None:
    tree = read(NOTICE)
    after = mended(tree, Edit("split", "第二条第二款", 4))
    assert (after["第二条第二款"], after["第二条第三款"]) == ("车辆有下", "列情形之一的，不得停放：")
    assert "第二条第三款第（二）项第1目" in after
    assert after["第二条第四款"] == "其他情形由区公安分局认定。"


def test_an_item_hidden_in_a_line_comes_out_by_its_number() -> None:
    tree = read(NOTICE.replace("（一）没有号牌的；\n（二）", "（一）没有号牌的；（二）"))
    after = mended(tree, Edit("split", "第二条第二款第（一）项", at(tree, "第二条第二款第（一）项", "（二）")))
    assert after["第二条第二款第（二）项"] == "占用下列通道的："


def test_a_join_undoes_a_split_and_folds_an_article_of_one_clause() -> None:
    tree = read(NOTICE)
    assert "第三条第二款" in mended(tree, Edit("split", "第三条", 5))
    assert mending.apply(tree, [Edit("split", "第三条", 5), Edit("join", "第三条第二款")]) == tree


def test_an_article_read_by_mistake_is_joined_with_its_label() -> None:
    after = mended(read(NOTICE), Edit("join", "第四条"))
    assert after["第三条"].endswith("第五条规定的除外。第四条本办法自2026年4月1日起施行。")
    assert "第四条" not in after


def test_a_clause_is_lowered_to_an_item_and_raised_again() -> None:
    tree = read(NOTICE)
    after = mended(tree, Edit("lower", "第二条第三款"))
    assert after["第二条第二款第三项"] == "其他情形由区公安分局认定。"
    assert mending.apply(tree, [Edit("lower", "第二条第三款"), Edit("raise", "第二条第二款第三项")]) == tree


def test_a_raised_item_opens_a_clause_and_takes_what_follows_it() -> None:
    after = mended(read(NOTICE), Edit("raise", "第二条第二款第（二）项"))
    assert after["第二条第三款"] == "（二）占用下列通道的："
    assert after["第二条第三款第1目"] == "消防通道；"


def test_an_article_becomes_a_clause_of_the_one_before_and_back() -> None:
    tree = read(NOTICE)
    after = mended(tree, Edit("lower", "第四条"))
    assert after["第三条第二款"] == "第四条本办法自2026年4月1日起施行。"
    assert mending.apply(tree, [Edit("lower", "第四条"), Edit("raise", "第三条第二款")]) == tree


def test_a_line_after_the_last_article_is_taken_out_of_it() -> None:
    tree = read(NOTICE.replace("2026年4月1日起施行。\n", "2026年4月1日起施行。\n本件由区司法局整理。\n"))
    after = mended(tree, Edit("raise", "第四条第二款"))
    assert after["第四条"] == "本办法自2026年4月1日起施行。"
    assert after["第二章第1段"] == "本件由区司法局整理。"


def test_headings_change_their_level_with_what_stands_under_them() -> None:
    after = mended(read(OPINION), Edit("lower", "二、"))
    assert after["一、二、第1段"] == "加快建设。"
    assert mended(read(OPINION), Edit("raise", "一、（二）"))["（二）1."] == "便民；"


def test_the_heading_of_an_article_is_set_to_where_the_cursor_stands_and_taken_back() -> None:
    tree = read(NOTICE)
    set_ = mending.apply(tree, [Edit("retitle", "第四条", 3, "heading")])
    article = next(node for node in set_.walk() if node.path == "第四条")
    assert (article.heading, article.text) == ("本办法", "自2026年4月1日起施行。")
    back = mending.apply(set_, [Edit("retitle", "第四条", None, "no_heading")])
    assert next(n for n in back.walk() if n.path == "第四条").text == "本办法自2026年4月1日起施行。"
    bare = mending.apply(tree, [Edit("retitle", "第一条", None, "no_heading")])
    assert next(n for n in bare.walk() if n.path == "第一条").text == "（目的）为了规范停车，制定本办法。"


def test_a_line_made_the_title_is_the_title_of_the_text() -> None:
    tree = read("云州区人民政府通知各单位\n停车办法正文如下。\n云州区停车管理\n第一条 为了停车，制定本办法。\n第二条 略。\n")
    after = mending.apply(tree, [Edit("retitle", "前言第2段", None, "body_title")])
    assert after.body_title == "云州区停车管理"
    assert {"正文标题", "第一条"} <= {node.path for node in after.walk()}


def test_a_line_made_a_title_behind_articles_opens_a_second_body() -> None:
    tree = read("目标任务\n第一条 为了停车，制定本办法。\n云州区停车管理办法\n第二条 略。\n")
    path = next(node.path for node in tree.walk() if node.text == "云州区停车管理办法")
    after = mending.apply(tree, [Edit("retitle", path, None, "body_title")])
    # a second body of the same paper has a title of its own, which is not the paper's
    assert after.body_title is None
    assert "《云州区停车管理办法》第二条" in {node.path for node in after.walk()}
    taken_back = mending.apply(after, [Edit("retitle", "《云州区停车管理办法》正文标题", None, "text")])
    assert not any(node.path.startswith("《") for node in taken_back.walk())


def test_what_cannot_be_done_is_refused_with_a_sentence_and_changes_nothing() -> None:
    tree = read(NOTICE)
    refused = (
        Edit("split", "第四条", 0), Edit("split", "第四条", 999), Edit("raise", "标题"), Edit("raise", "第二条第一款"), Edit("lower", "第一条"),
        Edit("join", "第二条第一款"), Edit("join", "标题"), Edit("raise", "第九条"), Edit("turn", "第四条"), Edit("retitle", "第四条", None, "诗"),
        Edit("raise", "第一章"), Edit("join", "附件1"), Edit("retitle", "第一条", 2, "heading"), Edit("retitle", "第二条", None, "no_heading"),
    )  # fmt: skip
    for edit in refused:
        with pytest.raises(Refused, match="。"):
            mending.apply(tree, [edit])


def test_corrections_that_no_longer_fit_are_left_out_and_named() -> None:
    tree = read(NOTICE)
    gone = Edit("lower", "第九条")
    kept = mending.apply_what_fits(tree, [Edit("split", "第三条", 5), gone, Edit("lower", "第三条第二款")])
    assert [edit for edit, _ in kept.skipped] == [gone]
    assert kept.tree == mending.apply(tree, [Edit("split", "第三条", 5), Edit("lower", "第三条第二款")])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_edits_on_any_tree_keep_every_character_and_anchor_and_give_paths_as_a_reading_does(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from([NOTICE, OPINION]))
    lines = source.split("\n")
    tree = first = read(source)
    made: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 8))):
        node = data.draw(st.sampled_from(list(tree.walk())))
        kind = data.draw(st.sampled_from(list(mending.EditKind)))
        place = data.draw(st.integers(0, len(node.text)))
        edit = Edit(kind.value, node.path, place, data.draw(st.sampled_from(list(ROLES))) if kind == "retitle" else None)
        try:
            tree = mending.apply(tree, [edit])
        except Refused:
            continue
        made.append(edit)
    assert visible(tree) == visible(first)
    found = [node.path for node in tree.walk()]
    assert all(found)
    assert len(set(found)) == len(found)
    assert {node.kind for node in tree.walk()} <= set(KINDS)
    for node in tree.walk():
        assert all(one.end <= other.start for one, other in pairwise(node.anchors))
        for anchor in node.anchors:
            assert node.text[anchor.start : anchor.end] == lines[anchor.place][anchor.offset : anchor.offset + anchor.end - anchor.start]
    assert mending.apply(first, made).nodes == tree.nodes
    again = mending.entries(tree)
    assert mending.tree_of(again, tree) == tree
