from __future__ import annotations

import pytest

from app.law.citations import citations, masked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("根据《行政处罚法》制定", [("行政处罚法", None)]),
        ("依照《行政处罚法》第十六条处理", [("行政处罚法", "第十六条")]),
        ("依照《行政处罚法》（2021年修订）第16条处理", [("行政处罚法", "第16条")]),
        ("依照《公司法》第十二条之一第二款第（三）项处理", [("公司法", "第十二条之一")]),
        ("依照《甲法》第三条第一款、第五条和《乙条例》处理", [("甲法", "第三条"), ("甲法", "第五条"), ("乙条例", None)]),
        ("依照《甲法》，本办法第五条不适用", [("甲法", None)]),
        ("印发《关于贯彻〈行政处罚法〉的通知》", [("关于贯彻〈行政处罚法〉的通知", None)]),
        ("依照行政处罚法第九条、《价格法》第四十条处理", [("行政处罚法", "第九条"), ("价格法", "第四十条")]),
        ("违反土地管理法的规定", [("土地管理法", None)]),
        ("学习行政处罚法等法律，公司法人依法经营", []),
        ("没有引用任何法律", []),
        ("没有写完的《行政处罚法", []),
    ],
)
def test_titles_are_found_with_the_articles_named_after_them(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.law, found.article) for found in citations(sentence)] == expected


def test_the_span_runs_from_the_bracket_to_the_last_article() -> None:
    sentence = "应当依照《行政处罚法》第十六条处理"
    (found,) = citations(sentence)
    assert sentence[found.start : found.end] == "《行政处罚法》第十六条"


def test_a_law_named_without_brackets_is_masked_as_if_it_had_them() -> None:
    text = "依照行政处罚法第九条处罚，依法罚款"
    assert masked(text) == "依照《※※※》第九条处罚，依法罚款"


def test_masking_keeps_every_position() -> None:
    text = "执行《罚款《办法》通知》和《甲》，罚款"
    assert masked(text) == "执行《※※※※※※※※》和《※》，罚款"
    assert len(masked(text)) == len(text)
