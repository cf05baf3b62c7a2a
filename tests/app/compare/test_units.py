"""What is compared as one: articles, headings with their paragraphs, other leaves; nothing left out, nothing twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from app.compare.comparison import Field, Unit
from app.compare.units import units
from app.text import reading, structure
from app.text.line import Line
from app.text.tree import Node, Tree


def made(*lines: str | Line) -> tuple[Unit, ...]:
    return units(structure.build([Line(line) if isinstance(line, str) else line for line in lines]))


def of_nodes(*nodes: Node) -> tuple[Unit, ...]:
    return units(Tree("", None, None, None, None, None, None, None, nodes))


def told(found: tuple[Unit, ...]) -> list[tuple[str, str]]:
    return [(unit.path, unit.text) for unit in found]


def test_an_article_is_one_with_its_clauses_and_items() -> None:
    found = made(
        "云州区测试办法", "第一章　总则", "第一条（目的）　为了规范管理。", "第二条　有下列情形之一的，责令改正：", "（一）转租的；", "1.全部转租的；",
        "（二）空置的。", "拒不改正的，处罚款。",
    )  # fmt: skip
    assert told(found) == [
        ("标题", "云州区测试办法"),
        ("第一章", "总则"),
        ("第一条", "（目的）\n为了规范管理。"),
        ("第二条", "有下列情形之一的，责令改正：\n转租的；\n全部转租的；\n空置的。\n拒不改正的，处罚款。"),
    ]
    assert [(unit.kind, unit.label, unit.heading, unit.number, unit.ordinal) for unit in found[1:3]] == [
        ("chapter", "第一章", "总则", 1, 1), ("article", "第一条", "（目的）", 1, 2),
    ]  # fmt: skip


def test_parts_say_whose_words_they_are_and_where_they_begin() -> None:
    for unit in made("第一条（目的）　为了规范管理。", "第二条　责令改正：", "（一）转租的；", "（二）空置的。"):
        for part in unit.parts:
            assert unit.text[part.start : part.start + len(part.text)] == part.text
        assert "\n".join(part.text for part in unit.parts) == unit.text
    first = made("第一条（目的）　为了规范管理。")[0]
    assert [(part.field, part.text) for part in first.parts] == [(Field.HEADING, "（目的）"), (Field.TEXT, "为了规范管理。")]


def test_a_heading_has_its_own_line_and_paragraphs_but_not_its_headings() -> None:
    found = made(
        "关于加强管理的意见", "一、总体要求", "坚持依法管理。", "突出重点。", "（一）主要目标。到2027年建成。", "二、保障措施", "加强领导。"
    )
    assert told(found)[1:] == [
        ("一、", "总体要求\n坚持依法管理。\n突出重点。"), ("一、（一）", "主要目标。到2027年建成。"), ("二、", "保障措施\n加强领导。"),
    ]  # fmt: skip


def test_an_inserted_article_keeps_the_number_of_its_own() -> None:
    found = made("第一条　为了规范管理。", "第一条之一　适用本办法。")
    assert [(unit.number, unit.sub) for unit in found] == [(1, 0), (1, 1)]


def test_a_table_is_its_cells() -> None:
    rows = (("事项", "时限"), ("备案", ""), ("审核", "十五日"))
    (unit,) = of_nodes(Node("table", "表1", rows=rows, number=1))
    assert unit.text == "事项\n时限\n备案\n审核\n十五日"
    assert [(part.row, part.column, part.text) for part in unit.parts] == [
        (0, 0, "事项"), (0, 1, "时限"), (1, 0, "备案"), (2, 0, "审核"), (2, 1, "十五日"),
    ]  # fmt: skip
    assert unit.number is None, "a table is counted, not numbered by its paper"


def test_a_table_in_an_article_is_part_of_it() -> None:
    article = Node("article", "第一条", "按下表执行：", "第一条", 1, children=(Node("table", "第一条表1", rows=(("甲", "乙"),)),))
    assert told(of_nodes(article)) == [("第一条", "按下表执行：\n甲\n乙")]


def test_an_annex_and_what_stands_in_it_are_units_of_their_own() -> None:
    article = Node("article", "附件1 第一条", "补贴标准。", "第一条", 1)
    annex = Node("annex", "附件1", "", "附件1", 1, "补贴目录", (Node("other", "附件1 其他第1段", "说明。"), article))
    assert told(of_nodes(annex)) == [("附件1", "补贴目录"), ("附件1 其他第1段", "说明。"), ("附件1 第一条", "补贴标准。")]


def test_every_word_of_a_real_text_lies_in_one_unit(corpus: Path) -> None:
    files = [
        *sorted((corpus / "district").glob("*.md")),
        *sorted((corpus / "local").glob("*.md"))[::4],
        *sorted((corpus / "binary").glob("01*.docx")),
    ]
    for file in files:
        tree = reading.read_here(file).tree
        nodes = tree.walk()
        words = [w for node in nodes for w in (node.heading, node.text, *(cell for row in node.rows or () for cell in row)) if w]
        found = units(tree)
        assert Counter(part.text for unit in found for part in unit.parts) == Counter(words), file.name
        assert [unit.ordinal for unit in found] == list(range(len(found)))
        assert len({unit.path for unit in found}) == len(found)


@pytest.mark.parametrize("kind", ["preamble", "signature", "imprint", "toc", "note", "footnote", "addressee", "number"])
def test_any_other_leaf_is_a_unit(kind: str) -> None:
    assert told(of_nodes(Node(kind, "某处", "几个字。"))) == [("某处", "几个字。")]
