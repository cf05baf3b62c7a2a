from __future__ import annotations

import pytest

from app.rules.checks.given import Facts
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.text.tree import Node, Tree

PACKS = load_packs()
CLAUSE = "全年对违规经营者处2000元罚款120余次，依照《安全生产法》第九十七条罚款5万元。"


def paper(title: str, *nodes: Node, body: str | None = None) -> Tree:
    return Tree(title, body, None, None, None, None, None, None, nodes or (Node("heading1", "一、", CLAUSE, "一、", 1),))


def content(tree: Tree, normative: bool | None = None) -> set[str]:
    judgement = judge(tree, PACKS, Facts(normative=normative))
    return {finding.group for finding in judgement.findings} - {"LT", "FMT", "ST"}


@pytest.mark.parametrize(
    "title",
    [
        "云州区2026年法治政府建设年度报告",
        "关于整治占道经营情况的报告",
        "2026年工作总结",
        "云州区统计公报（2026年）",
        "《云州区停车办法》起草说明",
    ],
)
def test_of_a_report_only_the_drafting_is_judged(title: str) -> None:
    judgement = judge(paper(title), PACKS)
    assert judgement.report
    assert content(paper(title)) == set()
    assert judgement.to_verify == ()


@pytest.mark.parametrize(
    "title", ["关于整治占道经营的通知", "专题会议纪要", "占道经营整治工作方案", "云州区重大事项报告办法", "关于进一步规范报告工作的意见"]
)
def test_whatever_may_set_rights_and_duties_is_judged_whole(title: str) -> None:
    assert not judge(paper(title), PACKS).report
    assert "PEN" in content(paper(title))


def test_a_report_with_articles_is_judged_whole() -> None:
    assert "PEN" in content(paper("2026年工作报告", Node("article", "第一条", CLAUSE, "第一条", 1)))


def test_a_report_determined_to_be_a_normative_document_is_judged_whole() -> None:
    assert "PEN" in content(paper("2026年工作总结"), normative=True)


def test_what_a_letter_carries_decides() -> None:
    assert "PEN" in content(paper("关于报送的情况报告", body="云州区占道经营管理办法"))
