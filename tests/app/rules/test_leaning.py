from __future__ import annotations

import pytest

from app.rules.engine import judge
from app.rules.finding import Severity, ToVerify
from app.rules.pack import load_packs
from tests.app.rules.small_texts import article, document

PACKS = load_packs()


def severities(text: str, rule: str, *items: str) -> list[Severity]:
    return [f.severity for f in judge(document(article(text, *items)), PACKS).findings if f.rule == rule]


def rows(text: str, *items: str) -> tuple[ToVerify, ...]:
    return judge(document(article(text, *items)), PACKS).to_verify


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("依照《大气污染防治法》第一百一十九条处500元以上2000元以下罚款。", "PEN-01"),
        ("由综合行政执法部门依法处500元罚款。", "PEN-01"),
        ("按照国家有关规定处500元罚款。", "PEN-01"),
        ("违反本办法的，依照《安全生产法》第六十五条责令停产停业。", "PEN-02"),
        ("对拒不改正的，依照《道路交通安全法》的规定扣押车辆。", "COE-01"),
        ("依法未经批准，不得开工。", "LIC-01"),
    ],
)
def test_a_cited_law_lowers_a_violation_to_a_risk(text: str, rule: str) -> None:
    assert severities(text, rule) == [Severity.RISK]
    assert rows(text) != ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("依照《行政强制法》的规定实施查封、扣押。", "COE-01"),
        ("构成违法的，依照《中华人民共和国安全生产法》责令停产停业。", "PEN-02"),
        ("依照《社会救助暂行办法》第十一条提供在读证明。", "CER-01"),
    ],
)
def test_a_bare_reference_to_a_named_law_is_no_finding_but_is_listed_to_be_compared(text: str, rule: str) -> None:
    assert severities(text, rule) == []
    assert len(rows(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "按照《云州区停车收费方案》收取停车费每小时5元。",
        "依法取得营业执照的商户，收取停车费每小时5元。",
        "未依法缴清的，收取停车费每小时5元。",
        "《价格法》宣传周期间，收取停车费每小时5元。",
        "收取停车费每小时5元，构成犯罪的，依法追究刑事责任。",
    ],
)
def test_what_cites_no_law_for_the_act_lowers_nothing(text: str) -> None:
    assert severities(text, "FEE-01") == [Severity.VIOLATION]


def test_a_law_cited_in_the_lead_in_lowers_the_items_and_is_listed_at_the_lead_in() -> None:
    lead = "违反本办法的，依照《道路运输条例》第六十四条给予下列处罚："
    assert severities(lead, "PEN-01", "罚款500元；", "罚款1000元。") == [Severity.RISK, Severity.RISK]
    (row,) = rows(lead, "罚款500元；", "罚款1000元。")
    assert (row.path, row.law, row.article, row.quote) == ("第一条", "道路运输条例", "第六十四条", lead)


def test_every_article_of_every_law_cited_gets_its_own_row() -> None:
    text = "依照《行政强制法》第三十七条、第四十四条和《城乡规划法》（2019年修正）第六十八条强制拆除。"
    assert [(row.law, row.article) for row in rows(text)] == [
        ("行政强制法", "第三十七条"),
        ("行政强制法", "第四十四条"),
        ("城乡规划法", "第六十八条"),
    ]


@pytest.mark.parametrize("text", ["由公安机关依照《道路交通安全法》处理。", "依法查处。", "按照国家有关规定办理审批手续。"])
def test_a_clause_about_penalty_licence_coercion_or_fee_is_listed_even_without_a_finding(text: str) -> None:
    judgement = judge(document(article(text)), PACKS)
    assert [finding for finding in judgement.findings if finding.path] == []
    assert len(judgement.to_verify) == 1


@pytest.mark.parametrize(
    "text", ["为规范行政处罚，根据《中华人民共和国行政处罚法》，制定本办法。", "依法履行职责，加强宣传。", "构成犯罪的，依法追究刑事责任。"]
)
def test_the_purpose_of_a_document_and_other_matters_are_not_listed(text: str) -> None:
    assert rows(text) == ()


def test_the_law_is_named_as_written() -> None:
    assert [row.law for row in rows("由执法部门依法予以处罚。")] == ["依法"]
    assert [row.law for row in rows("按照国家有关规定收取费用。")] == ["按照国家有关规定"]
    assert [row.law for row in rows("依照《城市管理办法(试行)》处罚。")] == ["城市管理办法(试行)"]


def doubts(text: str) -> list[tuple[str, Severity]]:
    judgement = judge(document(article(text)), PACKS)
    return [(one.rule, one.severity) for one in judgement.findings if one.group in ("PEN", "LIC")]


def test_what_a_law_is_quoted_as_saying_is_not_set_here() -> None:
    quoted = "《噪声污染防治法》第七十七条规定：“超过标准排放的，处二千元以上二万元以下的罚款；情节严重的，责令停产停业。”"
    assert doubts(quoted) == []
    assert doubts("安全生产法第九十七条第一款明确：“未按照规定培训的，责令停产停业整顿；处十万元以下的罚款。”") == []


def test_a_quotation_that_goes_on_in_the_next_paragraph_reaches_to_the_end_of_its_own() -> None:
    assert doubts("《环境影响评价法》第三十一条第一款、第二款分别规定：“擅自开工的，责令停止建设；逾期的，处五万元以下的罚款。") == []


def test_a_paragraph_that_is_all_quotation_carries_on_one_begun_before_it() -> None:
    assert doubts("“建设单位逾期不改正的，处五万元以上二十万元以下的罚款。”") == []
    assert doubts("“黑车”经营的，处五万元以上二十万元以下的罚款。") != []


def test_what_follows_the_quotation_is_set_here() -> None:
    findings = doubts("《噪声污染防治法》第七十七条规定：“超过标准排放的，处二千元以上的罚款。”夜间施工的，由街道罚款500元。")
    assert [rule for rule, _ in findings] == ["PEN-01"]


def test_words_in_marks_that_no_law_introduces_are_set_here() -> None:
    for text in ("实行“首违警告，再犯处500元罚款”制度。", "本办法第九条规定：“违反的，处500元罚款。”"):
        assert "PEN-01" in [rule for rule, _ in doubts(text)]


def test_a_condition_without_a_matter_of_its_own_leans_on_the_law_of_the_sentence_before() -> None:
    start = "占用绿地的，应当按照《城市绿化条例》第二十条办理审批手续。"
    leaning_on_it = dict(doubts(f"{start}未经批准的，处500元罚款。"))
    alone = dict(doubts("占用绿地的，应当办理审批手续。未经批准的，处500元罚款。"))
    assert (leaning_on_it["PEN-01"], alone["PEN-01"]) == (Severity.RISK, Severity.VIOLATION)
    assert dict(doubts(f"{start}拒不改正的，处500元罚款。"))["PEN-01"] is Severity.VIOLATION
