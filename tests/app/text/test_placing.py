from __future__ import annotations

from app.text import reading
from tests.app.text.word_files import level, numbering, paragraph, part, run, write

WHO = 'w:id="1" w:author="李四" w:date="2026-03-01T10:20:30Z"'
MARK = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
NUMBERS = {"word/numbering.xml": numbering(level(0, "chineseCountingThousand", "第%1条", suffix="space"))}


def put_in(text):
    return f"<w:ins {WHO}>{run(text)}</w:ins>"


def taken_out(text):
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def read(folder, *body, **parts):
    return reading.read_here(write(folder, paragraph("云州区停车管理办法"), *body, parts={**NUMBERS, **parts})).markup


def places(found):
    return [(each.text, each.path, each.start) for each in found]


def test_a_change_is_placed_in_its_node_behind_the_printed_number(tmp_path):
    found = read(tmp_path, paragraph("罚款", taken_out("五百元"), put_in("二千元"), "以下。", properties=MARK))
    assert places(found.revisions) == [("五百元", "第一条", 2), ("二千元", "第一条", 2)]


def test_a_change_behind_a_typed_number_is_counted_from_the_text_of_its_node(tmp_path):
    found = read(tmp_path, paragraph("第一条　下列行为："), paragraph("（一）占道", put_in("停车"), "；"))
    assert places(found.revisions) == [("停车", "第一条第（一）项", 2)]


def test_a_change_in_a_table_is_placed_in_its_cell(tmp_path):
    cells = "".join(f"<w:tc>{paragraph(*words)}</w:tc>" for words in (("东街",), ("每小时", put_in("五"), "元")))
    found = read(tmp_path, paragraph("收费如下：", properties=MARK), f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert places(found.revisions) == [("五", "第一条表1第1行第2格", 3)]


def test_words_of_a_paragraph_that_is_all_deleted_have_no_place(tmp_path):
    gone = paragraph(taken_out("多余的一条。"), properties=MARK + f"<w:rPr><w:del {WHO}/></w:rPr>")
    assert places(read(tmp_path, paragraph("甲。", properties=MARK), gone).revisions) == [("多余的一条。", None, None)]


def test_words_of_a_joined_paragraph_are_placed_where_they_were_joined_to(tmp_path):
    first = paragraph("甲项，", properties=MARK + f"<w:rPr><w:del {WHO}/></w:rPr>")
    found = read(tmp_path, first, paragraph("乙", put_in("丙"), "。", properties=MARK))
    assert places(found.revisions) == [("甲项，", "第一条", 0), ("丙", "第一条", 4)]


def test_a_change_in_a_footnote_is_placed_in_the_footnote(tmp_path):
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph("见", put_in("新"), "规定。")}</w:footnote>')
    body = paragraph("甲。", '<w:r><w:footnoteReference w:id="2"/></w:r>', properties=MARK)
    assert places(read(tmp_path, body, **{"word/footnotes.xml": notes}).revisions) == [("新", "脚注1", 1)]


def test_a_comment_is_placed_where_its_words_begin(tmp_path):
    written = part("comments", f'<w:comment w:id="0" w:author="王五" w:date="2026-03-02T09:00:00Z">{paragraph("偏高")}</w:comment>')
    words = f'<w:commentRangeStart w:id="0"/>{run("五百元")}<w:commentRangeEnd w:id="0"/>'
    found = read(tmp_path, paragraph("处", words, run("罚款。"), properties=MARK), **{"word/comments.xml": written})
    assert [(c.text, c.quote, c.path, c.start) for c in found.comments] == [("偏高", "五百元", "第一条", 1)]
