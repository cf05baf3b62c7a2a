"""The outline's lines of texts of both families, and where a path stands in them."""

from __future__ import annotations

from app.text.tree import Node, Tree
from ui.pages.review.clauses import Clauses


def _tree(*nodes: Node) -> Tree:
    return Tree("标题", None, None, None, None, None, None, None, nodes)


OPINIONS = _tree(
    Node("title", "标题", "若干意见"),
    Node("preamble", "前言第1段", "为了促进发展，现提出以下意见。"),
    Node("heading1", "一、", "", label="一、", heading="总体要求", children=(Node("paragraph", "一、第1段", "坚持稳中求进。"),)),
    Node("heading1", "二、", "加强组织领导。", label="二、", children=(Node("heading3", "二、1.", "明确责任。", label="1."),)),
    Node("table", "表1", rows=(("项目", "标准"), ("奖励", "5万元"))),
)
REGULATION = _tree(
    Node(
        "chapter",
        "第一章",
        label="第一章",
        heading="总则",
        children=(
            Node("article", "第一条", "为了规范管理，制定本办法。", label="第一条", heading="（目的和依据）"),
            Node("article", "第二条", label="第二条", children=(Node("paragraph", "第二条第一款", "本办法所称停车场，是指公共停车场。"),)),
        ),
    )
)


def test_headings_are_lines_and_what_stands_beneath_belongs_to_them():
    clauses = Clauses(OPINIONS)

    assert [(line.path, line.words) for line in clauses.lines if not line.is_extra] == [
        ("一、", "一、总体要求"),
        ("二、", "二、加强组织领导。"),
    ]
    assert clauses.line_of("二、1.") == "二、"
    assert not clauses.is_article("二、")


def test_what_stands_outside_every_clause_has_a_line_of_its_own():
    clauses = Clauses(OPINIONS)

    assert clauses.line_of("前言第1段") == "前言第1段"
    assert clauses.line_of("表1第2行第2格") == "表1"
    assert {line.path for line in clauses.lines if line.is_extra} == {"标题", "前言第1段", "表1"}


def test_the_whole_document_comes_after_every_clause():
    clauses = Clauses(OPINIONS)

    assert clauses.line_of(None) == ""
    assert clauses.place(None) > clauses.place("表1第2行第2格") > clauses.place("二、1.") > clauses.place("一、")


def test_an_article_is_called_by_its_heading_or_by_how_it_begins():
    clauses = Clauses(REGULATION)

    assert [line.words for line in clauses.lines] == ["第一章　总则", "第一条　目的和依据", "第二条　本办法所称停车场，是指公共停车场。"]
    assert clauses.line_of("第二条第一款") == "第二条"
    assert clauses.chapter_of("第二条") == "第一章"
