"""Cross references: which ones are the text's own, what they name, and whether a change of them only follows new numbers."""

from __future__ import annotations

import pytest

from app.compare.comparing import compare
from app.compare.references import Place, Reference, references
from app.compare.units import units
from app.text import structure
from app.text.line import Line
from app.text.tree import Tree


def tree(*lines: str) -> Tree:
    return structure.build([Line(line) for line in ("云州区测试办法", *lines)])


def found(words: str) -> list[tuple[str, list[Place]]]:
    """The references of a third article that says ``words``."""
    (unit,) = [u for u in units(tree("第一条　甲。", "第二条　乙。", f"第三条　{words}")) if u.path == "第三条"]
    out: list[Reference] = list(references(unit))
    return [(unit.text[each.start : each.end], list(each.places)) for each in out]


def article(number: int, clause: int = 0, item: int = 0, sub: int = 0) -> Place:
    return Place("", "article", number, sub, clause, item)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("违反本办法第八条规定的，处罚款。", [("第八条", [article(8)])]),
        ("违反第八条第二款规定的，处罚款。", [("第八条", [article(8)]), ("第二款", [article(8, 2)])]),
        ("有第八条第一款第（三）项情形的。", [("第八条", [article(8)]), ("第一款", [article(8, 1)]), ("第（三）项", [article(8, 1, 3)])]),
        ("依照第八条第三项办理。", [("第八条", [article(8)]), ("第三项", [article(8, 0, 3)])]),
        (
            "违反第八条、第九条和第十二条之一的。",
            [("第八条", [article(8)]), ("第九条", [article(9)]), ("第十二条之一", [article(12, sub=1)])],
        ),
        ("违反第八、九条规定的。", [("第八、九条", [article(8), article(9)])]),
        ("第八条至第十条规定的措施。", [("第八条", [article(8)]), ("第十条", [article(10)])]),
        ("适用本办法第二章的规定。", [("第二章", [Place("", "chapter", 2)])]),
        ("补贴标准见附件2。", [("附件2", [Place("", "annex", 2)])]),
        ("按照前条规定办理。", [("前条", [article(2)])]),
        ("按照前两条规定办理。", [("前两条", [article(1), article(2)])]),
    ],
)
def test_a_reference_to_the_own_text_names_its_place(words: str, expected: list[tuple[str, list[Place]]]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "依照《中华人民共和国行政处罚法》第八条、第九条第二款处罚。",
        "依照《中华人民共和国行政处罚法》（以下简称处罚法）第八条处罚。",
        "依照行政处罚法第八条处罚。",
        "依照《市容条例》第八条第（三）项处罚。",
        "第一批、第二次申请的，优先办理。",
    ],
)
def test_a_reference_to_another_law_is_none_of_its_own(words: str) -> None:
    assert found(words) == []


def test_after_another_law_the_own_text_is_named_again() -> None:
    assert found("依照《行政处罚法》第八条和本办法第九条处罚。") == [("第九条", [article(9)])]


def test_the_clause_before_is_the_one_before_it_stands_in() -> None:
    (unit,) = [u for u in units(tree("第一条　甲。", "第二款的话。", "前款所称的话，前两款都适用。")) if u.path == "第一条"]
    told = [(unit.text[each.start : each.end], each.places) for each in references(unit)]
    assert told == [("第二款", (article(1, 2),)), ("前款", (article(1, 2),)), ("前两款", (article(1, 1), article(1, 2)))]


def marked(old: tuple[str, ...], new: tuple[str, ...]) -> dict[str, bool]:
    """Of every edited clause, by its new path, whether only references followed."""
    return {pair.new[0].path: pair.references_only for pair in compare(tree(*old), tree(*new)).pairs if pair.change.value == "edited"}


OLD = (
    "第一章　总则", "第一条　为了规范公共租赁住房的管理，制定本办法。", "第二章　申请", "第二条　申请人应当如实提交家庭收入、住房状况等材料。",
    "街道办事处应当在三十日内完成初审。", "第三条　有下列情形之一的，取消资格：", "（一）提供虚假材料的；", "（二）擅自转租住房的。",
    "第四条　违反本办法第二条第二款规定的，责令改正；有第三条第（二）项情形的，处五千元以下罚款。第二章的规定不适用于引进人才。",
)  # fmt: skip


def test_numbers_of_articles_clauses_items_and_chapters_follow() -> None:
    new = (
        *OLD[:2], "第二章　规划", "第二条　公共租赁住房应当纳入住房发展规划统一安排。", "第三章　申请", "第三条　申请人应当如实提交家庭收入、住房状况等材料。",
        "申请人对材料的真实性负责。", OLD[4], "第四条　有下列情形之一的，取消资格：", "（一）提供虚假材料的；", "（二）无正当理由空置六个月的；", "（三）擅自转租住房的。",
        "第五条　违反本办法第三条第三款规定的，责令改正；有第四条第（三）项情形的，处五千元以下罚款。第三章的规定不适用于引进人才。",
    )  # fmt: skip
    assert marked(OLD, new) == {"第三条": False, "第四条": False, "第五条": True}


def test_a_reference_that_goes_elsewhere_is_an_edit() -> None:
    new = (*OLD[:8], OLD[8].replace("第二条第二款", "第二条第一款"))
    assert marked(OLD, new) == {"第四条": False}


def test_a_word_changed_beside_a_reference_is_an_edit() -> None:
    inserted = "第二条　公共租赁住房应当纳入住房发展规划统一安排。"
    shifted = (*OLD[:3], inserted, "第三条" + OLD[3][3:], OLD[4], "第四条" + OLD[5][3:], *OLD[6:8])
    last = "第五条" + OLD[8][3:].replace("第三条第（二）项", "第四条第（二）项").replace("第二条第二款", "第三条第二款")
    assert marked(OLD, (*shifted, last)) == {"第五条": True}
    assert marked(OLD, (*shifted, last.replace("五千元", "三千元"))) == {"第五条": False}


def test_a_clause_may_itself_be_renumbered_and_its_references_follow() -> None:
    old = ("第一条　为了规范管理，制定本办法。", "第二条　申请人应当如实提交材料。", "第三条　违反第二条规定的，责令改正。")
    new = (
        "第一条　为了规范管理，制定本办法。",
        "第二条　本区行政区域内适用本办法的规定。",
        "第三条　申请人应当如实提交材料。",
        "第四条　违反第三条规定的，责令改正。",
    )
    (pair,) = [pair for pair in compare(tree(*old), tree(*new)).pairs if pair.references_only]
    assert (pair.old[0].path, pair.new[0].path, pair.renumbered, pair.change.value) == ("第三条", "第四条", True, "edited")
    assert pair.stresses == ()


def test_another_laws_article_changed_is_an_edit() -> None:
    old = ("第一条　为了规范管理，制定本办法。", "第二条　依照《中华人民共和国行政处罚法》第三十八条处罚。")
    new = ("第一条　为了规范管理，制定本办法。", "第二条　依照《中华人民共和国行政处罚法》第四十二条处罚。")
    assert marked(old, new) == {"第二条": False}


def test_a_reference_by_place_may_become_one_by_number() -> None:
    old = ("第一条　申请人应当如实提交材料。", "第二条　违反前条规定的，责令改正。")
    new = ("第一条　申请人应当如实提交材料。", "第二条　区住房保障部门负责受理和审核工作。", "第三条　违反第一条规定的，责令改正。")
    assert marked(old, new) == {"第三条": True}


def test_in_a_paper_of_headings_the_headings_are_what_is_named() -> None:
    old = ("一、总体要求", "坚持依法管理。", "二、重点任务", "（一）加强源头治理。各部门应当建立台账。", "（二）强化执法检查。对违法行为依法查处。",
           "三、保障措施", "按照本意见第二条第（二）项执行，并加强组织领导。")  # fmt: skip
    new = ("一、总体要求", "坚持依法管理。", "二、组织机构", "成立领导小组，统筹推进各项工作。", "三、重点任务", "（一）强化执法检查。对违法行为依法查处。",
           "（二）加强源头治理。各部门应当建立台账。", "四、保障措施", "按照本意见第三条第（一）项执行，并加强组织领导。")  # fmt: skip
    assert marked(old, new) == {"四、": True}
    assert marked(old, (*new[:-1], new[-1].replace("第（一）项", "第（二）项"))) == {"四、": False}


def test_a_numeral_of_thousands_of_characters_refers_to_nothing() -> None:
    many = "一" * 4400
    clause = f"第一条　依照本办法第{many}条办理。"
    assert marked((clause,), (clause.replace("办理", "处理"),)) == {"第一条": False}
