"""Fair competition: the everyday sentences of lawful policies, which speak of the same things and are left alone.

``tests/fixtures/rules/lawful_competition.txt`` is ours. What must be seen stands in the packs and, kind by kind, in the coverage table.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.rules.engine import judge
from app.rules.finding import Severity
from app.rules.pack import load_packs
from app.rules.rule import Proof
from app.rules.selftest import small_tree

PACKS = load_packs()
FC = replace(PACKS, rules=tuple(rule for rule in PACKS.rules if rule.group == "FC"))
LAWFUL = Path(__file__).resolve().parents[2] / "fixtures" / "rules" / "lawful_competition.txt"


def doubts(text: str) -> list[str]:
    return [finding.rule for finding in judge(small_tree(Proof(text)), FC).findings if finding.severity is not Severity.HINT]


def violations(text: str) -> list[str]:
    return [finding.rule for finding in judge(small_tree(Proof(text)), FC).findings if finding.severity is Severity.VIOLATION]


def test_lawful_policies_raise_no_violation_and_hardly_a_risk() -> None:
    sentences = LAWFUL.read_text(encoding="utf-8").splitlines()
    assert len(sentences) > 200
    assert {text: found for text in sentences if (found := violations(text))} == {}
    troubled = {text: found for text in sentences if (found := doubts(text))}
    assert len(troubled) <= 6, troubled


@pytest.mark.parametrize(
    ("disguised", "lawful"),
    [
        ("对年度经济贡献度前十名的企业给予奖励。", "对研发投入强度达到5%的企业，按研发费用给予补助。"),
        ("投标人在本区有驻场服务团队的加3分。", "投标人应当承诺两小时内到场服务。"),
        ("未纳入区检测机构名录库的，报告不予采信。", "检验检测机构依法取得资质认定的，报告全国互认。"),
        ("享受政策的企业五年内不得迁离本区。", "企业跨区迁移的，登记机关应当及时移交档案。"),
        ("由驾培协会组织会员执行统一最低培训价格。", "驾培协会应当制定服务质量公约，价格由会员自主确定。"),
        ("将停车收费经营权直接授予区城投公司。", "停车收费经营权通过公开招标确定经营者。"),
    ],
)
def test_a_disguise_is_told_from_its_lawful_neighbour(disguised: str, lawful: str) -> None:
    assert doubts(disguised)
    assert not doubts(lawful)


def test_every_rule_on_fair_competition_shows_five_cases_and_four_near_misses_unless_it_is_an_old_one() -> None:
    thin = [rule.id for rule in FC.rules if int(rule.id[3:]) > 15 and (len(rule.must_flag) < 5 or len(rule.must_not_flag) < 4)]
    assert thin == []
