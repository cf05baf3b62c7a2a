"""What checks yield becomes findings: at their words, in the order of the text, with what is said of each place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.rules.checks.foundation import stem_of
from app.rules.checks.given import Course, Facts, Neighbour
from app.rules.engine import judge
from app.rules.finding import Finding, Severity
from app.rules.pack import load_packs
from app.rules.rule import Proof
from app.rules.selftest import small_tree
from tests.app.rules.small_texts import article, document

PACKS = load_packs()


def found(words: str, rule: str, facts: Facts | None = None, title: str = "云州区停车管理办法") -> list[Finding]:
    tree = small_tree(Proof(document=words, title=title))
    return [finding for finding in judge(tree, PACKS, facts).findings if finding.rule == rule]


def test_a_check_points_at_the_words_and_says_what_is_wrong_there() -> None:
    (finding,) = found("第一条 停车场应当公示收费标准。\n第二条 违反本办法第九条规定的，责令改正。", "DOC-11")
    assert (finding.path, finding.quote, finding.severity) == ("第二条", "本办法第九条", Severity.VIOLATION)
    assert finding.message == "文内引用有误：全文没有第九条，最后一条是第二条。"


def test_each_place_is_told_by_itself() -> None:
    words = "第一条 停车场应当公示收费标准。\n第二条 违反本办法第八条、第九条规定的，责令改正。"
    assert [finding.quote for finding in found(words, "DOC-11")] == ["本办法第八条", "第九条"]


def test_a_hint_on_wording_is_told_once_with_the_number_of_its_places() -> None:
    tree = document(
        article("单位或个人可以举报。"), article("街道或社区应当公示。", number=2), article("申请人或其代理人可以查询。", number=3)
    )
    hints = [finding for finding in judge(tree, PACKS).findings if finding.rule == "LT-06"]
    assert [(hint.path, hint.quote, hint.message) for hint in hints] == [
        ("第一条", "或", "并列选择的连词一般用“或者”，不用“或”（全文共3处）。")
    ]


def test_findings_stand_in_the_order_of_the_text_and_those_on_the_whole_come_last() -> None:
    tree = document(
        article("有下列情形之一，由街道处理。"),
        article("处五千元以上二千元以下的罚款。", number=2),
        article("单位或个人可以举报。", number=3),
    )
    paths = [finding.path for finding in judge(tree, PACKS).findings]
    placed = [path for path in paths if path is not None]
    assert placed == sorted(placed, key=["第一条", "第二条", "第三条"].index)
    assert paths[len(placed) :] == [None] * (len(paths) - len(placed)) != []


def test_no_message_is_left_with_a_gap() -> None:
    speaking = [rule for rule in PACKS.rules if "{said}" in rule.message]
    assert [rule.id for rule in speaking if rule.check is None and not rule.once] == []
    for rule in speaking:
        for proof in rule.must_flag:
            for finding in judge(small_tree(proof), replace(PACKS, rules=(rule,)), proof.facts).findings:
                assert "{said}" not in finding.message


def test_a_reference_into_an_article_that_may_have_lost_its_breaks_is_a_risk_only() -> None:
    words = "第一条 停车场应当公示收费标准。收费标准由区发展改革委公布。\n第二条 违反本办法第一条第二款规定的，责令改正。"
    assert [finding.severity for finding in found(words, "DOC-11")] == [Severity.RISK]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("第一条 民法典第一千条另有规定的，从其规定。\n第二条 施行。", []),
        ("第一条 依照《停车条例》第五十条处理；第六十条的罚款除外。\n第二条 施行。", []),
        ("第一条 本办法的解释“依照第三十条的规定”照此办理。\n第二条 施行。", []),
        ("第一条 依照第三十条的规定处理。\n第二条 施行。", ["第三十条"]),
        ("第一条 前款规定的停车场除外。\n第二条 施行。", ["前款"]),
        ("第一条 停车场应当公示。\n前款规定的停车场除外。\n第二条 施行。", []),
        ("第一条 前条规定的停车场除外。\n第二条 施行。", ["前条"]),
        ("第一条 停车场应当公示。\n第二条 前条规定的停车场除外。", []),
    ],
)
def test_only_references_to_the_text_itself_are_followed(words: str, rules: list[str]) -> None:
    assert [finding.quote for finding in found(words, "DOC-11")] == rules


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("云州区人民政府关于印发《云州区停车管理办法（试行）》的通知", "停车"),
        ("云州区停车管理暂行规定", "停车"),
        ("云州市云州区人民政府办公室关于进一步加强养犬管理的意见", "养犬"),
        ("云州区城市道路临时停车泊位管理规定", "城市道路临时停车泊位"),
    ],
)
def test_the_subject_of_a_title_is_what_place_and_kind_leave(title: str, subject: str) -> None:
    assert stem_of(title) == subject


def test_a_document_in_force_on_the_same_subject_is_named_until_the_text_ends_it() -> None:
    old = Facts(register=(Neighbour("云州区停车管理办法", "云府发〔2018〕3号"), Neighbour("云州区养犬管理办法")))
    kept = found("第一条 停车场应当公示。\n第二条 本办法自2026年1月1日起施行。", "DOC-23", old)
    ended = found("第一条 停车场应当公示。\n第二条 本办法自2026年1月1日起施行，云府发〔2018〕3号文件同时废止。", "DOC-23", old)
    assert [finding.message for finding in kept] == [
        "登记簿里有同一事项的现行文件《云州区停车管理办法》（云府发〔2018〕3号），文中没有写明它废止或者失效。"
    ]
    assert ended == []


def test_nothing_is_said_of_a_course_that_nobody_knows() -> None:
    procedure = {f"DOC-{number}" for number in range(12, 22)}
    tree = document(article("本办法自2026年1月1日起施行，有效期五年。"))
    silent = (
        Facts(),
        Facts(course=Course()),
        Facts(course=Course(stage="under_review", consultation_days=30, materials=frozenset({"M08"}))),
    )
    for facts in silent:
        assert procedure.isdisjoint(finding.rule for finding in judge(tree, PACKS, facts).findings)
