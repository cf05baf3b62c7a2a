from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.clause import Rejudged, judge_clause, with_text
from app.rules.engine import judge
from app.rules.finding import Finding, ToVerify
from app.rules.pack import load_packs
from app.text.tree import Node, Tree
from tests.app.rules.small_texts import article, document

PACKS = load_packs()
BY_WORDS = frozenset(rule.id for rule in PACKS.rules if rule.pattern is not None and not rule.once)
TEXTS = st.sampled_from(
    [
        "申请人应当提交下列材料：",
        "不得有下列行为：",
        "有下列情形之一的，由街道办事处处200元罚款：",
        "单位开具的工作证明；",
        "违者罚款500元；由执法队员扣押其车辆。",
        "依照《中华人民共和国安全生产法》第六十五条处5万元罚款。",
        "区城市管理局负责受理；应当在五日内办结。",
        "应当在本区注册成立独立法人。",
        "对拒不改正的，由执法队员现场",
        "扣押其经营工具",
        "定期开展宣传。",
        "",
    ]
)


def whole(tree: Tree, paths: frozenset[str]) -> tuple[tuple[Finding, ...], tuple[ToVerify, ...]]:
    """What judging everything says of the clauses at ``paths``, as far as it is said by rules that judge a clause anew."""
    judgement = judge(tree, PACKS)
    findings = tuple(one for one in judgement.findings if one.path in paths and one.rule in BY_WORDS)
    return findings, tuple(row for row in judgement.to_verify if row.path in paths)


def same(found: Rejudged, tree: Tree) -> bool:
    findings, to_verify = whole(tree, found.paths)
    return set(found.findings) == set(findings) and len(found.findings) == len(findings) and set(found.to_verify) == set(to_verify)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    nodes: list[Node] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        texts = draw(st.lists(TEXTS, max_size=3))
        nodes.append(article(draw(TEXTS), *texts, number=number))
    for n in range(draw(st.integers(0, 2))):
        deep = Node("subitem", f"一、（{n}）1.", draw(TEXTS), "1.", 1)
        inner = Node("heading2", f"一、（{n}）", draw(TEXTS), f"（{n}）", n)
        nodes.append(
            Node(
                "paragraph",
                f"一、第{n}段",
                draw(TEXTS),
                number=n,
                children=(Node("item", f"一、第{n}段第（一）项", draw(TEXTS), children=(deep,)),),
            )
        )
        nodes.append(inner)
    nodes.append(Node("table", "表1", rows=((draw(TEXTS), draw(TEXTS)),)))
    return document(*nodes)


@settings(deadline=None, max_examples=60)
@given(trees(), st.data())
def test_a_clause_judged_anew_has_the_findings_of_the_whole_judgement(tree: Tree, data: st.DataObject) -> None:
    paths = [node.path for node in tree.walk() if node.kind != "table"]
    path = data.draw(st.sampled_from([*paths, "表1第1行第2格"]))
    text = data.draw(TEXTS)
    found = judge_clause(tree, path, text, PACKS)
    rewritten = with_text(tree, path, text)
    assert path in found.paths
    assert same(found, rewritten)
    others = frozenset(node.path for node in tree.walk()) - found.paths
    assert whole(tree, others) == whole(rewritten, others)


def test_the_items_are_judged_with_a_lead_in_that_is_rewritten() -> None:
    tree = document(article("不得有下列行为：", "单位开具的工作证明；"), article("违者罚款500元。", number=2))
    found = judge_clause(tree, "第一条", "申请人应当提交下列材料：", PACKS)
    assert found.paths == {"第一条", "第一条第（一）项"}
    assert [(one.rule, one.path) for one in found.findings] == [("CER-01", "第一条第（一）项")]


def test_items_that_no_longer_hang_on_the_clause_are_judged_too() -> None:
    heading = Node("heading2", "一、（一）", "未办理登记的，不得营业；", "（一）", 1)
    tree = document(Node("paragraph", "一、第1段", "不得有下列行为：", number=1), heading)
    assert judge_clause(tree, "一、第1段", "开展宣传。", PACKS).paths == {"一、第1段", "一、（一）"}


def test_a_path_that_is_no_clause_has_nothing_to_judge() -> None:
    found = judge_clause(document(article("违者罚款500元。")), "第九条", "违者罚款500元。", PACKS)
    assert (found.findings, found.to_verify) == ((), ())


def test_a_cell_is_judged_by_itself() -> None:
    tree = document(Node("table", "表1", rows=(("事项", "处理"), ("占道", "宣传"))))
    (finding,) = judge_clause(tree, "表1第2行第2格", "罚款500元", PACKS).findings
    assert (finding.path, finding.quote) == ("表1第2行第2格", "罚款500元")
