from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.rules.checks.given import Facts
from app.rules.engine import judge
from app.rules.finding import Finding
from app.rules.pack import load_packs
from app.text.tree import Tree
from tests.app.rules.small_texts import article, document

PACKS = load_packs()


def whole(tree: Tree, facts: Facts | None = None) -> list[str]:
    return [finding.rule for finding in judge(tree, PACKS, facts).findings if finding.path is None]


def test_a_complete_document_has_no_finding_about_the_whole() -> None:
    assert whole(document(article("本办法自2026年12月1日起施行，有效期5年。"))) == []


def test_a_finding_about_the_whole_document_has_no_place() -> None:
    findings: list[Finding] = list(judge(document(article("加强管理。")), PACKS).findings)
    assert [(f.rule, f.path, f.start, f.end, f.quote) for f in findings] == [
        ("DOC-01", None, None, None, ""),
        ("DOC-03", None, None, None, ""),
    ]


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("本办法自二〇二六年一月一日起施行，有效期至二〇三〇年十二月三十一日。", []),
        ("本办法自2026年1月1日起施行，有效期至2031年1月1日。", ["DOC-04"]),
        ("本办法自2026年1月1日起施行，有效期六年。", ["DOC-04"]),
        ("本通知自印发之日起施行，有效期60个月。", []),
        ("本通知自印发之日起施行，有效期61个月。", ["DOC-04"]),
        ("本办法自公布之日起施行，长期有效。", ["DOC-04"]),
        ("本办法自公布之日起施行，经营许可证有效期五年。", ["DOC-03"]),
        ("本办法有效期五年。", ["DOC-01"]),
        ("会议已于2017年11月27日通过，本办法自2018年1月1日起施行，有效期至2022年12月31日。", []),
    ],
)
def test_the_validity_is_read_from_the_words_of_the_document(words: str, rules: list[str]) -> None:
    assert whole(document(article(words))) == rules


def test_the_first_and_the_last_day_of_a_validity_both_count() -> None:
    five_years = Tree("办法", None, None, None, None, None, "2026-11-27", "2031-11-26", (article("本办法见公告。"),))
    one_day_more = Tree("办法", None, None, None, None, None, "2026-11-27", "2031-11-27", (article("本办法见公告。"),))
    assert whole(five_years) == []
    assert whole(one_day_more) == ["DOC-04"]


def test_the_limits_are_those_of_the_jurisdiction() -> None:
    tree = document(article("本办法自2026年1月1日起施行，有效期5年。"))
    assert whole(tree, Facts(validity_months_normal=36)) == ["DOC-04"]


def test_a_trial_document_may_apply_two_years() -> None:
    for words, rules in (("两年", []), ("三年", ["DOC-05"])):
        tree = document(article(f"本办法自2026年1月1日起施行，有效期{words}。"), title="××区停车管理办法（试行）")
        assert whole(tree) == rules


def test_effect_before_publication_is_found_only_when_the_day_of_publication_is_known() -> None:
    tree = document(article("本办法自2026年1月1日起施行，有效期5年。"))
    assert whole(tree) == []
    assert whole(tree, Facts(published_on=date(2025, 12, 1))) == []
    assert whole(tree, Facts(published_on=date(2026, 1, 1))) == ["DOC-06"]
    assert whole(tree, Facts(published_on=date(2026, 1, 2))) == ["DOC-02"]


@pytest.mark.parametrize(("normative", "pointed_out"), [(None, True), (False, True), (True, False)])
def test_a_plan_with_a_fine_is_pointed_out_until_a_person_has_said_that_it_is_a_normative_document(
    normative: bool | None, pointed_out: bool
) -> None:
    tree = replace(document(article("对拒不整改的经营者处以二千元以下的罚款。")), title="云州区燃气安全整治工作方案", body_title=None)
    assert ("DOC-22" in whole(tree, Facts(normative=normative))) is pointed_out
