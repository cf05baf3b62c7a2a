"""Findings on cited laws stand at the exact words, say what is known, and follow the office's own library and texts."""

from __future__ import annotations

from datetime import date

from app.law.law import Law
from app.law.library import OfficeLaws, keep_law
from app.law.texts import import_text
from app.office import Office
from app.rules.checks.given import Facts
from app.rules.engine import judge
from app.rules.finding import Finding, Severity
from app.rules.pack import load_packs
from app.rules.rule import Proof
from app.rules.selftest import small_tree
from tests.app import road
from tests.app.law.papers import NEW, OLD

PARKING = "云州市停车场条例"


def found(text: str, rule: str, facts: Facts | None = None) -> list[Finding]:
    findings = judge(small_tree(Proof(text)), load_packs(), facts or Facts(today=road.TODAY)).findings
    return [finding for finding in findings if finding.rule == rule]


def test_the_finding_stands_at_the_citation_and_names_the_successor() -> None:
    text = "为了保护环境，依照《中华人民共和国大气污染防治法》第一百一十七条处理。"
    (finding,) = found(text, "DOC-09")
    assert finding.quote == "《中华人民共和国大气污染防治法》第一百一十七条"
    assert text[finding.start : finding.end] == finding.quote
    assert "自2026年8月15日起由《中华人民共和国生态环境法典》替代" in finding.message
    assert [(basis.law, basis.article) for basis in finding.basis] == [("中华人民共和国生态环境法典", "第一千二百四十二条")]


def test_a_law_that_was_repealed_after_the_document_was_made_is_a_hint() -> None:
    text = "依照《中华人民共和国物权法》第七十四条处理。"
    (after,) = found(text, "DOC-09", Facts(published_on=date(2018, 5, 1), today=road.TODAY))
    (before,) = found(text, "DOC-09", Facts(published_on=date(2022, 5, 1), today=road.TODAY))
    assert (after.severity, before.severity) == (Severity.HINT, Severity.VIOLATION)


def test_what_nobody_has_checked_is_a_risk_and_says_so() -> None:
    (finding,) = found("依照《城市房屋拆迁管理条例》补偿。", "DOC-09")
    assert finding.severity is Severity.RISK
    assert "没有核对过原文" in finding.message


def test_every_citation_of_a_table_is_judged_at_its_cell() -> None:
    from app.text.tree import Node, Tree

    table = Node("table", "表1", rows=(("事项", "依据"), ("罚款", "《行政处罚法》第九十条")))
    tree = Tree("清单", None, None, None, None, None, None, None, (table,))
    (finding,) = (f for f in judge(tree, load_packs(), Facts(today=road.TODAY)).findings if f.rule == "DOC-26")
    assert (finding.path, finding.quote) == ("表1第2行第2格", "《行政处罚法》第九十条")


def test_a_row_of_the_office_decides(office: Office) -> None:
    text = "依照《中华人民共和国价格法》第四十条处理。"
    laws = OfficeLaws(office)
    assert found(text, "DOC-09", Facts(today=road.TODAY, laws=laws)) == []
    gone = Law("中华人民共和国价格法", "法律", status="已废止", repealed_on=date(2026, 10, 1), own=True, as_of=road.TODAY, evidence="公报")
    keep_law(office, gone)
    (finding,) = found(text, "DOC-09", Facts(today=road.TODAY, laws=laws))
    assert "已于2026年10月1日废止" in finding.message
    assert finding.severity is Severity.VIOLATION


def test_with_both_texts_in_hand_only_an_article_that_changed_is_hinted_at(office: Office) -> None:
    law = Law(
        PARKING, "地方性法规", latest_revision=date(2022, 6, 1), effective_on=date(2022, 9, 1), own=True, as_of=road.TODAY, evidence="公报"
    )
    keep_law(office, law)
    facts = Facts(published_on=date(2020, 1, 1), today=road.TODAY, laws=OfficeLaws(office))
    same, changed = f"依照《{PARKING}》第三条处理。", f"依照《{PARKING}》第二条备案。"
    assert len(found(same, "DOC-10", facts)) == len(found(changed, "DOC-10", facts)) == 1
    for words in (OLD, NEW):
        import_text(office, road.draft(words, "条例.txt"))
    assert found(same, "DOC-10", facts) == []
    assert len(found(changed, "DOC-10", facts)) == 1


def test_a_rule_alone_sets_no_coercion_and_no_licence_but_may_set_a_fine() -> None:
    rule = "《道路旅客运输及客运站管理规定》"
    (coercion,) = found(f"依照{rule}第八十条，由执法队扣押车辆。", "DOC-28")
    assert (coercion.severity, coercion.basis[0].law) == (Severity.HINT, "中华人民共和国行政强制法")
    assert found(f"依照{rule}第八十条，处一千元罚款。", "DOC-28") == []
    assert found(f"依照{rule}第八十条和《道路运输条例》第六十三条，由执法队扣押车辆。", "DOC-28") == []
    assert found("依照《云州市停车管理办法》第八条，由执法队扣押车辆。", "DOC-28") == []


def test_laws_quoted_as_a_basis_raise_no_violation() -> None:
    sentences = (
        "依照《行政处罚法》第九条处罚。",
        "违反治安管理规定的，依照《中华人民共和国治安管理处罚法》的规定处罚。",
        "依据《中华人民共和国行政强制法》第十条、《中华人民共和国行政许可法》第十四条的规定执行。",
    )
    for text in sentences:
        findings = judge(small_tree(Proof(text)), load_packs(), Facts(today=road.TODAY)).findings
        assert [f for f in findings if f.severity is Severity.VIOLATION and f.path is not None] == []
