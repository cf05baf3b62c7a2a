"""Penalties, licences, coercion, fees and certificates in the words of real departments: what must be seen, and what must be left alone.

``tests/fixtures/rules/disguised.tsv`` holds sentences that were written per idea before the patterns were widened, ``lawful.txt`` the everyday
sentences of lawful documents. Both are ours; the rules' own proofs stand in the packs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from app.rules.engine import judge
from app.rules.finding import Finding, Severity
from app.rules.pack import load_packs
from app.rules.rule import Proof
from app.rules.selftest import small_tree

GROUPS = frozenset({"PEN", "LIC", "COE", "FEE", "CER"})
PACKS = load_packs()
OURS = replace(PACKS, rules=tuple(rule for rule in PACKS.rules if rule.group in GROUPS))
WRITTEN = Path(__file__).resolve().parents[2] / "fixtures" / "rules"


def doubts(text: str, lead: str = "") -> list[Finding]:
    return [finding for finding in judge(small_tree(Proof(text, lead=lead)), OURS).findings if finding.severity is not Severity.HINT]


def violations(text: str) -> list[str]:
    return [finding.rule for finding in doubts(text) if finding.severity is Severity.VIOLATION]


def disguises() -> dict[str, list[str]]:
    by_rule: dict[str, list[str]] = defaultdict(list)
    for line in (WRITTEN / "disguised.tsv").read_text(encoding="utf-8").splitlines():
        rule, sentence = line.split("\t")
        by_rule[rule].append(sentence)
    return by_rule


def test_nearly_every_disguise_of_an_idea_is_caught() -> None:
    sentences = [sentence for written in disguises().values() for sentence in written]
    missed = [sentence for sentence in sentences if not judge(small_tree(Proof(sentence)), OURS).findings]
    assert len(sentences) > 800
    assert len(missed) / len(sentences) <= 0.04, missed


@pytest.mark.parametrize("rule", sorted(disguises()))
def test_each_rule_itself_catches_most_disguises_of_its_idea(rule: str) -> None:
    written = disguises()[rule]
    alone = replace(PACKS, rules=(PACKS.rule(rule),))  # in company it may leave the words to a rule that knows the doubt better
    own = [text for text in written if judge(small_tree(Proof(text)), alone).findings]
    assert len(own) / len(written) >= 0.6, sorted(set(written) - set(own))


def test_everyday_sentences_of_lawful_documents_raise_no_violation_and_hardly_a_risk() -> None:
    sentences = (WRITTEN / "lawful.txt").read_text(encoding="utf-8").splitlines()
    assert {text: violations(text) for text in sentences if violations(text)} == {}
    assert sum(bool(doubts(text)) for text in sentences) <= 6


@pytest.mark.parametrize(
    "text",
    [
        "依照《中华人民共和国行政处罚法》第九条处罚。",
        "违反本办法规定的，依照《中华人民共和国道路交通安全法》的规定处罚。",
        "依照《中华人民共和国行政强制法》第十二条的规定实施强制执行。",
        "按照《中华人民共和国行政许可法》第十七条的规定办理行政许可。",
        "依据《中华人民共和国治安管理处罚法》的规定给予拘留。",
        "应当缴纳的污水处理费，依照《城镇排水与污水处理条例》第三十二条收取。",
    ],
)
def test_a_law_quoted_as_basis_is_no_violation(text: str) -> None:
    assert violations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "行政机关不得以曝光、亮牌等方式变相设定处罚。",
        "严禁以备案、登记、年检、认定等名义变相设定行政许可。",
        "不得违法查封、扣押、冻结市场主体的财产。",
        "不得向市场主体收取保证金、押金。",
        "禁止以任何形式要求企业捐款、赞助。",
        "不得要求申请人提供无犯罪记录证明。",
        "任何单位不得强制村民出义务工。",
        "不得对当事人的同一违法行为给予两次以上罚款。",
    ],
)
def test_a_prohibition_that_binds_the_administration_sets_nothing(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("业主应当按时缴纳生活垃圾处理费", ""),
        ("业主应当按时缴纳生活垃圾处理费每月12元", "FEE-01"),
        ("从事餐饮服务应当取得食品经营许可", ""),
        ("从事餐饮服务应当取得街道餐饮许可", "LIC-01"),
        ("承租人违约的，按照租赁合同约定扣除押金", ""),
        ("沿街商户违规的，扣除其门前三包押金", "PEN-03"),
        ("先行登记保存的证据应当在七日内作出处理决定", ""),
        ("先行登记保存的三轮车，缴清罚款后发还", "COE-07"),
    ],
)
def test_what_a_law_already_provides_is_told_from_what_the_document_adds(text: str, rule: str) -> None:
    assert violations(text) == ([rule] if rule else [])


def test_an_item_is_read_with_its_lead_in_for_every_kind_of_burden() -> None:
    assert "COE-01" in {finding.rule for finding in doubts("扣押其经营工具；", lead="对拒不改正的，可以采取下列措施：")}
    assert "CER-04" in {finding.rule for finding in doubts("其他有关材料。", lead="申请人应当提交下列材料：")}
    assert doubts("收取保证金；", lead="不得有下列行为：") == []
