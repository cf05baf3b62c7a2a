from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.engine import han, judge
from app.rules.finding import Finding, Judgement, Severity
from app.rules.pack import load_packs
from app.rules.rule import Packs
from app.text.tree import Node, Tree
from tests.app.rules.small_texts import article, document

PACKS = load_packs()


def found(tree: Tree, rule: str) -> list[Finding]:
    return [finding for finding in judge(tree, PACKS).findings if finding.rule == rule]


def places(tree: Tree, rule: str) -> list[tuple[str | None, str]]:
    return [(finding.path, finding.quote) for finding in found(tree, rule)]


def text_at(tree: Tree, path: str) -> str:
    for node in tree.walk():
        if node.path == path:
            return node.text
        for r, row in enumerate(node.rows or (), 1):
            for c, cell in enumerate(row, 1):
                if f"{node.path}第{r}行第{c}格" == path:
                    return cell
    raise KeyError(path)


def assert_quotes_stand_where_they_say(tree: Tree, judgement: Judgement) -> None:
    for row in (*judgement.findings, *judgement.to_verify):
        if row.path is None:
            assert (row.start, row.end, row.quote) == (None, None, "")
        else:
            assert row.quote
            assert text_at(tree, row.path)[row.start : row.end] == row.quote


def test_a_finding_stands_at_its_exact_words() -> None:
    (finding,) = found(document(article("违反本办法的，处200元以上1000元以下罚款。")), "PEN-01")
    assert (finding.path, finding.start, finding.end) == ("第一条", 7, 23)
    assert finding.quote == "处200元以上1000元以下罚款"
    assert finding.title == "设定罚款"


def test_an_item_is_read_together_with_its_lead_in_and_the_finding_is_at_the_item() -> None:
    tree = document(article("申请人应当提交下列材料：", "营业执照；", "单位开具的工作证明。"))
    assert places(tree, "CER-01") == [("第一条第（二）项", "单位开具的工作证明")]


def test_a_hit_that_lies_wholly_in_the_lead_in_stands_there_once() -> None:
    tree = document(article("违者罚款500元，并通报下列单位：", "供水公司；", "供电公司；", "供气公司。"))
    assert places(tree, "PEN-01") == [("第一条", "罚款500元")]


def test_the_part_inside_the_item_is_what_is_marked() -> None:
    tree = document(article("对拒不改正的，由执法队员现场", "扣押其经营工具。"))
    assert [path for path, _ in places(tree, "COE-01")] == ["第一条第（一）项"]


def test_a_sub_item_is_read_with_both_lead_ins() -> None:
    deep = Node("subitem", "第一条第（一）项第1目", "在职声明和学校出具的证明；", label="1.", number=1)
    item = Node("item", "第一条第（一）项", "个人的：", label="（一）", number=1, children=(deep,))
    tree = document(Node("article", "第一条", "申请人应当提交：", label="第一条", number=1, children=(item,)))
    assert [path for path, _ in places(tree, "CER-01")] == ["第一条第（一）项第1目"]


@pytest.mark.parametrize(
    "lead",
    [
        "制定政策措施，不得有下列内容：",
        "禁止下列行为：",
        "有下列情形之一的，责令改正：",
        "工作人员有下列行为之一的，依法追究责任：",
    ],
)
def test_a_list_of_prohibitions_or_of_liability_silences_its_items(lead: str) -> None:
    assert judge(document(article(lead, "优先采购本区产品；", "统一由指定的公司供应。")), PACKS).findings[:-2] == ()


def test_a_list_of_measures_after_a_ground_of_liability_is_not_silent() -> None:
    tree = document(article("有下列情形之一的，责令改正，并采取以下措施：", "扣押经营工具。"))
    assert [path for path, _ in places(tree, "COE-01")] == ["第一条第（一）项"]


def test_words_inside_a_title_do_not_count() -> None:
    assert judge(document(article("执行《关于罚款500元和扣押物品的若干规定》。")), PACKS).findings[:-2] == ()


def test_a_nested_title_is_masked_to_its_outermost_bracket() -> None:
    assert places(document(article("执行《关于印发《设定罚款500元的办法》并罚款600元的通知》。")), "PEN-01") == []


@pytest.mark.parametrize(
    "text",
    ["行政机关不得违法设定行政许可。", "不得查封扣押企业财产。", "严禁向企业收取任何管理费。", "取消无犯罪记录证明，不再要求提供。"],
)
def test_a_restated_prohibition_sets_nothing(text: str) -> None:
    assert judge(document(article(text)), PACKS).findings[:-2] == ()


def test_a_prohibition_does_not_cover_the_next_comma_clause() -> None:
    assert places(document(article("不得擅自占道经营，违者由执法队扣押物品。")), "COE-01") != []


def test_a_prohibition_carried_on_by_or_covers_the_next_comma_clause() -> None:
    assert places(document(article("不得要求企业提供担保，或者优先采购本区产品。")), "FC-01") == []


def test_a_sentence_to_the_administration_itself_sets_no_licence() -> None:
    assert places(document(article("各部门印发文件须经区司法局审核同意后方可报送。")), "LIC-01") == []


def test_each_hit_that_does_not_overlap_another_is_reported() -> None:
    quotes = [quote for _, quote in places(document(article("乱停的罚款50元，乱扔的罚款100元。再犯的罚款200元。")), "PEN-01")]
    assert quotes == ["罚款50元", "罚款100元", "罚款200元"]


def test_labels_and_headings_are_not_judged() -> None:
    node = Node("article", "第一条", "本区实行垃圾分类。", label="第一条", number=1, heading="（罚款500元）")
    title = Node("title", "标题", "关于罚款500元的通知")
    chapter = Node("chapter", "第一章", "", label="第一章", heading="扣押物品", children=(node,))
    assert judge(document(title, chapter), PACKS).findings[:-2] == ()


def test_table_cells_are_judged_at_their_own_address() -> None:
    tree = document(Node("table", "表1", rows=(("行为", "处理"), ("乱停车", "情节一般的，罚款50元"))))
    (finding,) = found(tree, "PEN-01")
    assert (finding.path, finding.quote) == ("表1第2行第2格", "罚款50元")
    assert_quotes_stand_where_they_say(tree, judge(tree, PACKS))


def test_half_width_marks_separate_like_full_width_ones() -> None:
    assert places(document(article("不得占道经营,违者由执法队扣押物品;")), "COE-01") == [("第一条", "违者由执法队扣押物品")]


def test_a_numbered_heading_is_read_with_the_paragraph_that_announces_it() -> None:
    lead = Node("paragraph", "一、第1段", "申请人应当提交：", number=1)
    third = Node("heading3", "一、1.", "学校开具的在读证明。", label="1.", number=1)
    tree = document(Node("heading1", "一、", "申请", label="一、", number=1, children=(lead, third)))
    assert [path for path, _ in places(tree, "CER-01")] == ["一、1."]


def test_han_counts_labels_headings_texts_and_cells() -> None:
    node = Node(
        "article", "第一条", "停车。", label="第一条", heading="（目的）", children=(Node("table", "第一条表1", rows=(("甲a", "乙1"),)),)
    )
    assert han(document(node)) == 3 + 2 + 2 + 2


WORDS = (
    "罚款 500元 处 以下 扣押 不得 应当 提交 证明 《 》 依照 依法 第三条 ， ； 。 ： 的 本区 企业 优先采购 收取 管理费 未经 批准 "
    "有下列情形之一的 责令改正 𠮷 a , 有效期五年"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", " "])
TEXTS = st.lists(PIECES, max_size=14).map(lambda parts: "".join(parts).strip())


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_every_quote_is_the_text_between_its_offsets(text: str, items: list[str]) -> None:
    tree = document(article(text, *items))
    assert_quotes_stand_where_they_say(tree, judge(tree, PACKS))


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_no_rule_reports_the_same_words_twice(text: str, items: list[str]) -> None:
    spans = [(f.rule, f.path, f.start, f.end) for f in judge(document(article(text, *items)), PACKS).findings]
    assert len(spans) == len(set(spans))


def test_a_long_text_is_judged_well_within_the_time_of_a_keystroke(packs: Packs) -> None:
    sentences = "建设单位应当按照规定配建停车设施，并向社会开放，具体办法由区城市管理局会同有关部门制定。"
    nodes = [article(sentences * 10, number=n % 10 + 1) for n in range(20_000 // (10 * len(sentences)))]
    tree = document(*nodes)
    best = min(_seconds(tree, packs) for _ in range(3))
    assert best < 1.0


def _seconds(tree: Tree, packs: Packs) -> float:
    began = time.perf_counter()
    judge(tree, packs)
    return time.perf_counter() - began


def test_severity_is_that_of_the_rule_when_no_law_is_cited() -> None:
    assert found(document(article("乱停车的罚款50元。")), "PEN-01")[0].severity is Severity.VIOLATION


@pytest.mark.parametrize(
    "clause",
    ["违反本办法的，处 200 元以上 1000 元以下罚款。", "违反本办法的，处\u00a0200\u00a0元罚　款。", "违反本办法的，处２００元罚\u200b款。"],
)
def test_blanks_between_the_words_hide_nothing(clause: str) -> None:
    tree = document(article(clause))
    (finding,) = found(tree, "PEN-01")
    assert (finding.start, finding.end) == (7, len(clause) - 1)
    assert_quotes_stand_where_they_say(tree, judge(tree, PACKS))


def test_an_item_about_the_administration_itself_is_silent_under_a_neutral_lead_in() -> None:
    assert not found(document(article("有关事项按照下列要求办理：", "各部门印发文件须经区司法局审核同意后方可报送。")), "LIC-01")


def test_a_heading_that_announces_prohibitions_silences_what_is_numbered_under_it() -> None:
    below = Node("heading2", "二、（一）", "扣押物品；", label="（一）", number=1)
    heading = Node("heading1", "二、", "严禁下列行为", label="二、", number=2, children=(below,))
    assert not found(document(heading), "COE-01")
    assert found(document(Node("heading1", "二、", "可以采取下列措施", label="二、", number=2, children=(below,))), "COE-01")


@pytest.mark.parametrize(
    ("clause", "rule", "quote"),
    [
        ("除法律规定外，不得收取费用，每户缴纳清运费50元。", "FEE-01", "缴纳清运费50元"),
        ("不得要求提供无犯罪记录证明，但应当提供单位工作证明。", "CER-01", "提供单位工作证明"),
    ],
)
def test_a_prohibition_releases_its_own_part_of_the_sentence_and_no_more(clause: str, rule: str, quote: str) -> None:
    assert places(document(article(clause)), rule) == [("第一条", quote)]


def test_the_ends_of_a_quote_cut_no_word() -> None:
    (finding,) = found(document(article("纳税额超过500万元的，按其地方经济贡献的50%给予奖励。")), "FC-07")
    assert finding.quote.endswith("给予奖励")
