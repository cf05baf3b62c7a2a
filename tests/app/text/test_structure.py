from __future__ import annotations

import pytest

from app.text import normal, structure
from app.text.line import Line


def tree(text, **metadata):
    return structure.build([Line(line) for line in text.strip().split("\n")], **metadata)


def nodes(text):
    return {node.path: node for node in tree(text).walk()}


def kinds(text):
    return [(node.kind, node.path) for node in tree(text).walk()]


RULES = """
云州区户外广告管理办法
第一章　总　则
第一条　为了规范户外广告，制定本办法。
第二条（适用范围）
本办法适用于本区。
前款所称户外广告，包括下列设施：
（一）灯箱；
1.固定的；
（1）电子的；
2.流动的；
(二)展板。
临时设施参照执行。
第二章　附　则
第一节　施行
第三条之一　本办法自2026年11月27日起施行，有效期5年。
"""


def test_an_article_with_one_clause_keeps_its_text():
    article = nodes(RULES)["第一条"]
    assert (article.kind, article.label, article.number, article.text) == ("article", "第一条", 1, "为了规范户外广告，制定本办法。")
    assert article.children == ()


def test_an_article_with_several_clauses_has_them_as_paragraphs():
    found = nodes(RULES)
    article = found["第二条"]
    assert (article.heading, article.text) == ("（适用范围）", "")
    assert [child.path for child in article.children] == ["第二条第一款", "第二条第二款", "第二条第三款"]
    assert [child.number for child in article.children] == [1, 2, 3]
    assert found["第二条第三款"].text == "临时设施参照执行。"


def test_items_belong_to_the_clause_that_leads_in():
    found = nodes(RULES)
    item = found["第二条第二款第（一）项"]
    assert (item.kind, item.label, item.number, item.text) == ("item", "（一）", 1, "灯箱；")
    assert found["第二条第二款第（一）项第1目"].kind == "subitem"
    assert found["第二条第二款第（一）项第1目（1）"].kind == "subsubitem"
    assert found["第二条第二款第（二）项"].label == "(二)"


def test_an_article_with_one_clause_and_items_has_no_clause_in_the_path():
    assert "第一条第（一）项第1目" in nodes("某办法\n第一条　有下列情形之一的，予以处理：\n（一）甲；\n1.乙；\n（二）丙。")


def test_chapters_hold_articles_but_stand_in_no_article_path():
    found = nodes(RULES)
    assert (found["第一章"].heading, [child.path for child in found["第一章"].children]) == ("总　则", ["第一条", "第二条"])
    assert found["第二章第一节"].children[0].path == "第三条之一"


def test_a_heading_without_brackets_is_a_heading_where_most_articles_have_one():
    found = nodes("某办法\n第一条 目的\n为了甲，制定本办法。\n第二条 适用范围\n适用于本区。\n第三条 施行日期\n自发布之日起施行。")
    assert (found["第二条"].heading, found["第二条"].text) == ("适用范围", "适用于本区。")


def test_a_short_article_among_ordinary_ones_is_no_heading():
    assert nodes("某办法\n第一条 国家厉行节约\n第二条 各级机关应当带头。\n第三条 本办法自发布之日起施行。")["第一条"].text == "国家厉行节约"


OPINION = """
云州区人民政府关于加强户外广告管理的意见
云府规〔2026〕3号
各镇人民政府，区政府各部门：
为了加强管理，提出如下意见。
一、总体要求
坚持依法管理。
坚持统一规划。
（一）工作目标。到2027年底全部完成。
1.设置规范。
（1）位置合理。
二、保障措施
加强组织领导。
附件：1.任务分工表
2.联系人名单
云州区人民政府
2026年3月1日
（此件公开发布）
抄送：区委办公室。
云州区人民政府办公室　　2026年3月2日印发
"""


def test_headings_go_by_their_style():
    found = nodes(OPINION)
    assert [(found[p].kind, found[p].text) for p in ("一、", "一、（一）", "一、（一）1.", "一、（一）1.（1）")] == [
        ("heading1", "总体要求"),
        ("heading2", "工作目标。到2027年底全部完成。"),
        ("heading3", "设置规范。"),
        ("heading4", "位置合理。"),
    ]
    assert found["一、第2段"].text == "坚持统一规划。"


def test_the_parts_around_the_text_are_told_apart():
    assert [entry for entry in kinds(OPINION) if not entry[0].startswith(("heading", "paragraph"))] == [
        ("title", "标题"),
        ("number", "文号"),
        ("addressee", "主送"),
        ("preamble", "前言第1段"),
        ("note", "附件说明"),
        ("signature", "落款"),
        ("note", "附注"),
        ("imprint", "版记"),
    ]


def test_the_facts_of_a_paper_are_taken_from_its_parts():
    found = tree(OPINION)
    assert (found.title, found.document_number, found.issuing_authority) == (
        "云州区人民政府关于加强户外广告管理的意见",
        "云府规〔2026〕3号",
        "云州区人民政府",
    )
    assert (found.addressee, found.signed_on, found.effective_on) == ("各镇人民政府，区政府各部门", "2026-03-01", None)


CARRIER = """
云州区人民政府办公室关于印发《云州区户外广告管理办法》的通知
云府办规〔2026〕3号
各镇人民政府：
《云州区户外广告管理办法》已经区政府同意，现印发给你们，并提出如下要求。
一、加强领导。
二、抓好落实。
云州区人民政府办公室
2026年3月1日
{label}云州区户外广告
管理办法
第一条　为了规范户外广告，制定本办法。
第二条　本办法自2026年11月27日起施行，有效期5年。
"""


@pytest.mark.parametrize("label", ["", "附件\n", "附件1\n"])
def test_a_notice_and_what_it_issues_are_one_document_with_two_titles(label):
    text = CARRIER.format(label=label)
    found = tree(text)
    assert (found.title, found.body_title) == ("云州区人民政府办公室关于印发《云州区户外广告管理办法》的通知", "云州区户外广告管理办法")
    assert ("article", "第一条") in kinds(text)
    assert not any(kind == "annex" for kind, _ in kinds(text))


def test_the_headings_of_the_notice_itself_are_preamble():
    found = nodes(CARRIER.format(label=""))
    assert [found[f"前言第{n}段"].text[:2] for n in (2, 3)] == ["一、", "二、"]


def test_other_annexes_are_annexes_with_paths_of_their_own():
    text = OPINION + "附件2\n实施细则\n第一条　甲。\n第二条　乙。\n"
    found = nodes(text)
    assert (found["附件2"].kind, found["附件2"].number, found["附件2"].heading) == ("annex", 2, "实施细则")
    assert found["附件2 第二条"].text == "乙。"


def test_a_second_body_in_one_paper_is_prefixed_with_its_title():
    text = CARRIER.format(label="") + "云州区招牌设置规定\n第一章　总则\n第一条　丙。\n第二条　丁。\n"
    found = nodes(text)
    assert (found["第二条"].text[:3], found["《云州区招牌设置规定》第二条"].text) == ("本办法", "丁。")
    assert found["《云州区招牌设置规定》第一章"].children[0].path == "《云州区招牌设置规定》第一条"


def test_an_article_in_mid_line_opens_when_it_is_the_next_one():
    found = nodes("某办法\n第一条　甲。第二条　乙；\n（一）丙。第三条　丁。第五条　戊。")
    assert [found[p].text for p in ("第一条", "第二条", "第二条第（一）项", "第三条")] == ["甲。", "乙；", "丙。", "丁。第五条　戊。"]


@pytest.mark.parametrize("line", ["第二条规定的情形除外。", "第二条第二款所称设施。", "第二条至第四条不适用。", "依照第二条办理。"])
def test_a_mentioned_article_opens_none(line):
    assert "第二条" not in nodes(f"某办法\n第一条　甲。\n{line}")
    assert "第二条" not in nodes(f"某办法\n第一条　甲。{line}")


def test_bracketed_numbers_never_open_in_mid_line():
    assert nodes("某办法\n第一条　下列材料：（一）甲；（二）乙。1.丙。")["第一条"].children == ()


def test_a_repeated_number_gets_a_path_of_its_own():
    found = nodes("某办法\n第一条　甲。\n第二条　乙。\n第二条　丙。\n（一）丁。")
    assert found["第二条＃2"].text == "丙。"
    assert found["第二条＃2第（一）项"].text == "丁。"


def test_a_table_of_contents_is_one_node():
    text = "某办法\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。"
    found = nodes(text)
    assert found["目录"].text == "目　录\n第一章　总则\n第二章　附则"
    assert [child.path for child in found["第二章"].children] == ["第二条"]


def test_a_table_in_an_article_is_cited_with_it():
    lines = [Line("某办法"), Line("第一条　标准如下："), Line("", rows=(("项目", "标准"),), cells=(((), ()),)), Line("第二条　乙。")]
    found = {node.path: node for node in structure.build(lines).walk()}
    assert found["第一条表1"].rows == (("项目", "标准"),)
    assert (found["第一条表1"].kind, found["第一条表1"].text) == ("table", "")


def test_a_break_inside_a_paragraph_stays_unless_a_clause_opens_after_it():
    found = nodes("某办法")
    lines = [Line("某办法"), Line("第一条　甲，\n乙。\n第二条　丙。\n（一）丁")]
    found = {node.path: node for node in structure.build(lines).walk()}
    assert found["第一条"].text == "甲，\n乙。"
    assert found["第二条第（一）项"].text == "丁"


def test_footnotes_are_numbered_at_the_end():
    lines = [Line("某办法"), Line("第一条　甲。"), Line("见附表。", footnote=True)]
    last = structure.build(lines).nodes[-1]
    assert (last.kind, last.path, last.number, last.text) == ("footnote", "脚注1", 1, "见附表。")


@pytest.mark.parametrize(
    ("sentence", "effective", "until"),
    [
        ("本办法自2026年11月27日起施行，有效期5年。", "2026-11-27", "2031-11-26"),
        ("本办法自2026年11月27日起施行，有效期至2031年11月26日。", "2026-11-27", "2031-11-26"),
        ("本办法自2026年11月27日起施行，有效期自2026年11月27日至2028年11月26日止。", "2026-11-27", "2028-11-26"),
        ("本办法自二〇二六年十一月二十七日起施行，有效期为两年。", "2026-11-27", "2028-11-26"),
        ("本办法自2026年11月27日起试行，试行期1年。", "2026-11-27", "2027-11-26"),
        ("本办法自公布之日起施行，有效期5年。", None, None),
        ("本政策自发布之日起施行，涉及奖励的政策自2022年1月1日执行。", None, None),
        ("本办法自2026年3月1日起施行。2020年5月1日起施行的《旧办法》同时废止。", "2026-03-01", None),
        ("许可证有效期为5年。", None, None),
    ],
)
def test_dates_of_force_are_those_the_text_fixes(sentence, effective, until):
    found = tree(f"某办法\n第一条　甲。\n第二条　{sentence}")
    assert (found.effective_on, found.valid_until) == (effective, until)


def test_joint_authorities_are_joined():
    text = OPINION.replace("云州区人民政府\n2026", "云州区财政局　　云州区教育局\n云州区民政局\n2026")
    assert tree(text).issuing_authority == "云州区财政局、云州区教育局、云州区民政局"


def test_a_front_matter_names_what_the_text_leaves_out():
    found = tree("第一条　甲。", metadata=["标题: 某办法", "文号: -"], name="文件名")
    assert (found.title, found.document_number) == ("某办法", None)


@pytest.mark.parametrize("text", [RULES, OPINION, CARRIER.format(label="附件\n")])
def test_every_visible_character_has_exactly_one_home(text):
    said = [(n.label or "") + (n.heading or "") + n.text + "".join(c for row in n.rows or () for c in row) for n in tree(text).walk()]
    assert normal.compact("".join(said)) == normal.compact(text)


@pytest.mark.parametrize("text", [RULES, OPINION, CARRIER.format(label="")])
def test_paths_are_unique(text):
    paths = [path for _, path in kinds(text)]
    assert len(paths) == len(set(paths))


RED_HEAD = """
000012
特急
云州区人民政府文件
云府规〔2026〕3号
云州区人民政府关于印发云州区户外广告和招牌
设置管理办法（试行）的通知
各镇人民政府：
《云州区户外广告和招牌设置管理办法（试行）》已经审议通过，现印发给你们。
附件：1.云州区户外广告和招牌设置管理办法（试行）
2.标准表
云州区人民政府
2026年3月1日
附件1
云州区户外广告和招牌设置管理办法
（试行）
第1条　甲。
第2条　乙。
附件2
标准表
抄送：区委办。
"""


def test_a_paper_with_a_red_head_is_told_apart():
    assert [(kind, path) for kind, path in kinds(RED_HEAD) if kind != "paragraph"] == [
        ("other", "其他第1段"),
        ("other", "其他第2段"),
        ("other", "其他第3段"),
        ("number", "文号"),
        ("title", "标题"),
        ("addressee", "主送"),
        ("preamble", "前言第1段"),
        ("note", "附件说明"),
        ("signature", "落款"),
        ("body_title", "正文标题"),
        ("article", "第一条"),
        ("article", "第二条"),
        ("annex", "附件2"),
        ("imprint", "版记"),
    ]
    assert nodes(RED_HEAD)["第一条"].label == "第1条"
    assert tree(RED_HEAD).title == "云州区人民政府关于印发云州区户外广告和招牌设置管理办法（试行）的通知"


def test_a_table_over_the_title_is_the_letterhead():
    lines = [
        Line("", rows=(("云府规〔2026〕4号", "签发人：张三"),), cells=(((), ()),)),
        Line("云州区人民政府关于加强扬尘管理的通告"),
        Line("一、禁止焚烧。"),
    ]
    found = structure.build(lines)
    assert (found.title, found.document_number, found.nodes[2].path) == (
        "云州区人民政府关于加强扬尘管理的通告",
        "云府规〔2026〕4号",
        "一、",
    )


def test_headings_that_begin_anew_in_each_chapter_are_cited_with_it():
    text = "某目录\n第一章　大气\n一、甲\n二、乙\n第二章　水\n一、丙"
    assert [path for _, path in kinds(text)] == ["标题", "第一章", "第一章一、", "第一章二、", "第二章", "第二章一、"]


def test_a_title_printed_twice_is_a_title_twice():
    text = "云州区关于印发《甲制度》的通知\n云州区关于印发\n《甲制度》的通知\n云府〔2026〕1号\n各镇：\n现印发给你们。"
    assert kinds(text)[:3] == [("title", "标题"), ("title", "标题＃2"), ("number", "文号")]


@pytest.mark.parametrize(("line", "label"), [("第二条：乙。", "第二条："), ("第二条、乙。", "第二条、"), ("第二条及时处理。", "第二条")])
def test_an_article_opens_before_a_colon_a_pause_mark_or_a_word_that_only_looks_like_a_mention(line, label):
    article = nodes(f"某办法\n第一条　甲。\n{line}")["第二条"]
    assert (article.label, article.label + article.text) == (label, line)


@pytest.mark.parametrize("line", ["第二条、第三条不适用。", "第二条及第三条不适用。", "第二条到第四条不适用。"])
def test_a_list_of_articles_opens_none(line):
    assert "第二条" not in nodes(f"某办法\n第一条　甲。\n{line}")


def test_full_width_figures_stand_in_the_label_and_ordinary_ones_in_the_path():
    found = nodes("某意见\n一、总体要求\n２．甲\n（１）乙")
    assert (found["一、2."].label, found["一、2.（1）"].label) == ("２．", "（１）")


def test_figures_with_their_brackets_in_one_character_are_marks_like_others():
    found = nodes("某办法\n第一条　甲：\n㈠乙\n⒈丙\n⑴丁")
    assert (found["第一条第（一）项"].label, found["第一条第（一）项第1目（1）"].number) == ("㈠", 1)


def test_a_list_of_annexes_below_its_word_is_a_note():
    found = nodes("某意见\n一、甲\n附件：\n1.甲表\n2.乙表\n云州区财政局\n2026年3月1日\n附件1\n甲表\n某栏")
    assert found["附件说明"].text == "附件：\n1.甲表\n2.乙表"
    assert found["附件1"].heading == "甲表"


def test_a_table_in_a_table_of_contents_or_an_imprint_is_not_lost():
    grid = Line("", rows=(("甲", "乙"),), cells=(((), ()),))
    head = [Line(text) for text in ("某办法", "目录", "第一章　总则")]
    back = [Line(text) for text in ("第一章　总则", "第一条　甲。", "抄送：区委办公室。")]
    lines = [*head, grid, *back, grid, Line("云州区人民政府办公室　2026年3月2日印发")]
    assert [node.rows for node in structure.build(lines).walk() if node.kind == "table"] == [grid.rows, grid.rows]


def test_a_number_that_no_law_has_does_not_stop_the_reading():
    found = kinds("云州区停车管理办法\n第零章　总则\n第一条　甲。\n第一一一一一一一一一条　乙。")
    assert ("chapter", "第零章") in found
    assert kinds("云州区停车管理办法\n（零）甲。")[-1][1] == "（零）"


def test_a_numeral_of_thousands_of_characters_numbers_nothing_and_its_line_is_kept():
    many = "一" * 4400
    lines = ["第一条　甲。", f"第{many}条　乙。", f"第{many}章　丙", "第二条　丁。"]
    found = structure.build([Line(line) for line in lines])
    assert [node.label for node in found.walk() if node.kind == "article"] == ["第一条", "第二条"]
    assert "".join(node.text for node in found.walk()).count(many) == 2
