from __future__ import annotations

import pytest

from app.review.pasted import Read, read_replies

CLAUSES = {1: "第三条", 2: "第四条", 3: "第五条第一款", 4: "第四条"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. 采纳", [Read(1, "采纳", "")]),
        ("1、采纳。\n2、不采纳，理由：《条例》第九条已有规定。\n3、部分采纳。保留第二句", [
            Read(1, "采纳", ""), Read(2, "不采纳", "《条例》第九条已有规定"), Read(3, "部分采纳", "保留第二句"),
        ]),
        ("（一）已采纳\n（二）未采纳：上位法有授权", [Read(1, "采纳", ""), Read(2, "不采纳", "上位法有授权")]),
        ("一、同意\n二、不同意。原因：与省里规定一致", [Read(1, "采纳", ""), Read(2, "不采纳", "与省里规定一致")]),
        ("意见1：予以采纳\n意见3：部分予以采纳（只改第一句）", [Read(1, "采纳", ""), Read(3, "部分采纳", "只改第一句")]),
        ("第1条意见：采纳\n第2条意见：不予采纳，另行制定", [Read(1, "采纳", ""), Read(2, "不采纳", "另行制定")]),
        ("第三条：采纳\n第五条第一款：不采纳，收费有依据", [Read(1, "采纳", ""), Read(3, "不采纳", "收费有依据")]),
        ("1. 已按意见修改", [Read(1, "采纳", "")]),
        ("3）不采纳\n理由：\n一是有授权；\n二是已公示。", [Read(3, "不采纳", "一是有授权； 二是已公示")]),
    ],
)  # fmt: skip
def test_numbered_replies_are_read_as_units_write_them(text: str, found: list[Read]) -> None:
    assert list(read_replies(text, CLAUSES)) == found


def test_our_own_words_sent_back_with_the_reply_do_not_answer_for_the_unit() -> None:
    text = """1. 第三条
问题：“未经同意不得开工”：可能增设许可。
依据：《行政许可法》第十七条
建议：删除，不采纳原文的表述。
答复：部分采纳，改为备案

2. 第四条
问题：限定本区企业。
建议：删除。
采纳情况：采纳
"""
    assert read_replies(text, CLAUSES) == (Read(1, "部分采纳", "改为备案"), Read(2, "采纳", ""))


def test_what_names_no_point_or_says_nothing_is_left_to_the_clerk() -> None:
    text = "关于审核意见的答复\n1. 再研究\n9. 采纳\n第四条：采纳\n落款 2026年11月23日"
    assert read_replies(text, CLAUSES) == ()


def test_the_last_word_on_a_point_holds() -> None:
    assert read_replies("1. 采纳\n1. 不采纳，另有规定", CLAUSES) == (Read(1, "不采纳", "另有规定"),)


def test_an_empty_clipboard_gives_nothing() -> None:
    assert read_replies("", CLAUSES) == ()
