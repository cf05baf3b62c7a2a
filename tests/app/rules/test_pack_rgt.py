"""Findings of the packs AUTH, RGT and TXT that were read on lawful documents of other places, and why they stay."""

from __future__ import annotations

import pytest

from app.rules.engine import judge
from app.rules.finding import Severity
from app.rules.pack import load_packs
from tests.app.rules.small_texts import article, document

PACKS = load_packs()


def severities(rule: str, text: str) -> list[Severity]:
    return [finding.severity for finding in judge(document(article(text)), PACKS).findings if finding.rule == rule]


def test_projects_begun_before_the_new_rules_are_asked_about_because_their_owners_relied_on_the_old_ones() -> None:
    # 立法法第一百零四条: whether the new rules favour the owners cannot be read off the words; a person must look
    assert severities("RGT-01", "本细则施行前已经立项的安置住房项目，均参照本细则执行。") == [Severity.VIOLATION]
    assert severities("RGT-01", "本细则施行前尚未立项的安置住房项目，参照本细则执行。") == []


def test_a_bar_on_selling_homes_is_asked_about_and_is_a_risk_when_it_leans_on_a_law() -> None:
    # such bars exist lawfully for subsidised homes; the basis must stand in the clause, which is what the finding asks for
    assert severities("RGT-08", "安置住房在取得不动产权证后的五年内不得转让。") == [Severity.VIOLATION]
    assert severities("RGT-08", "依照国家有关规定，安置住房在取得不动产权证后的五年内不得转让、抵押。") == [Severity.RISK]


@pytest.mark.parametrize(
    "text",
    [
        "对行政处罚决定不服的，可以自收到决定书之日起十五日内申请行政复议。",
        "当事人对处罚决定不服的，在接到通知之日起15日内向人民法院起诉。",
    ],
)
def test_periods_of_older_laws_are_asked_about_because_the_general_periods_are_longer_now(text: str) -> None:
    # 行政复议 sixty days, 行政诉讼 six months; a shorter one needs a law of its own
    assert severities("RGT-17", text) == [Severity.VIOLATION]


def test_what_only_a_law_may_do_is_asked_about_even_where_a_law_does_it_elsewhere() -> None:
    assert severities("AUTH-02", "人民法院应当在四十八小时内作出决定。") == [Severity.VIOLATION]
    assert severities("AUTH-08", "鉴定机构的鉴定结论为最终结论。") == [Severity.VIOLATION]
    assert severities("AUTH-09", "由街道代征环节税。") == [Severity.VIOLATION]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("RGT-16", "村民不得擅自离开本村，外出须报备。"),
        ("RGT-08", "业主不得擅自出租房屋。"),
        ("RGT-22", "居民不得擅自接受媒体采访。"),
    ],
)
def test_a_ban_on_citizens_is_no_restated_prohibition_of_the_administration(rule: str, text: str) -> None:
    assert severities(rule, text) != []


def test_hints_that_repeat_are_told_once_with_their_number() -> None:
    text = "原则上应当在当月办结。给予一定的补助。由有关部门及时处理。"
    found = [finding for finding in judge(document(article(text)), PACKS).findings if finding.rule == "TXT-05"]
    assert len(found) == 1
    assert "3" in found[0].message
