from __future__ import annotations

import io
import zipfile

import pytest

from app.errors import Unreadable
from app.text.readers import docx
from tests.app.text.word_files import TYPES, level, numbered, numbering, package, paragraph, part, run


def texts(*body, parts=None):
    return [line.text for line in docx.read(package(*body, parts=parts), "草案.docx").lines]


def with_numbering(*body, **kinds):
    return texts(*body, parts={"word/numbering.xml": numbering(**kinds) if "levels" not in kinds else numbering(*kinds["levels"])})


def test_an_automatic_number_is_read_as_word_prints_it():
    found = with_numbering(
        numbered("为了规范管理，制定本办法。"),
        numbered("本办法适用于本区。"),
        levels=[level(0, "chineseCountingThousand", "第%1条", suffix="tab")],
    )
    assert found == ["第一条\t为了规范管理，制定本办法。", "第二条\t本办法适用于本区。"]


def test_articles_start_again_after_a_chapter_unless_told_not_to():
    chapters = level(0, "chineseCounting", "第%1章")
    body = [numbered("总则"), numbered("目的。", level=1), numbered("职责"), numbered("部门。", level=1)]
    again = with_numbering(*body, levels=[chapters, level(1, "chineseCounting", "第%2条")])
    on = with_numbering(*body, levels=[chapters, level(1, "chineseCounting", "第%2条", extra='<w:lvlRestart w:val="0"/>')])
    assert again == ["第一章总则", "第一条目的。", "第二章职责", "第一条部门。"]
    assert on == ["第一章总则", "第一条目的。", "第二章职责", "第二条部门。"]


def test_a_legal_level_prints_decimals():
    levels = [level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "%1.%2", extra="<w:isLgl/>")]
    assert with_numbering(numbered("总体要求"), numbered("目标", level=1), levels=levels) == ["一、总体要求", "1.1目标"]


def test_a_list_with_a_start_override_begins_anew():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    xml = numbering(level(0, "decimal", "%1."), nums=nums)
    body = [numbered("甲"), numbered("乙"), numbered("丙", number=2), numbered("丁", number=2)]
    assert texts(*body, parts={"word/numbering.xml": xml}) == ["1.甲", "2.乙", "5.丙", "6.丁"]


def test_a_number_comes_from_the_style_and_the_style_it_is_based_on():
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="tiao"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="tiao"/></w:style>',
    )
    body = [paragraph("甲", properties='<w:pStyle w:val="own"/>'), paragraph("乙", properties='<w:pStyle w:val="tiao"/>')]
    parts = {"word/styles.xml": styles, "word/numbering.xml": numbering(level(0, "chineseCounting", "第%1条"))}
    assert texts(*body, parts=parts) == ["第一条甲", "第二条乙"]


def test_a_list_that_links_to_a_numbering_style_takes_its_levels():
    styles = part("styles", '<w:style w:type="numbering" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>')
    more = f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="list"/>{level(0, "chineseCounting", "（%1）")}</w:abstractNum>'
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    xml = numbering('<w:numStyleLink w:val="list"/>', more=more, nums=nums)
    assert texts(numbered("甲"), parts={"word/styles.xml": styles, "word/numbering.xml": xml}) == ["（一）甲"]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimalEnclosedCircle", "②"),
        ("ideographTraditional", "乙"),
        ("upperRoman", "II"),
        ("lowerLetter", "b"),
        ("chineseLegalSimplified", "贰"),
    ],
)
def test_other_number_formats_are_printed(form, printed):
    assert with_numbering(numbered("甲"), numbered("乙"), levels=[level(0, form, "%1")])[1] == printed + "乙"


def test_a_bullet_is_an_ornament():
    assert with_numbering(numbered("甲"), levels=[level(0, "bullet", "\uf06c")]) == ["甲"]


def test_tracked_changes_are_read_as_accepted_and_counted():
    body = paragraph("罚款", f"<w:del>{run('五百元').replace('w:t', 'w:delText')}</w:del>", f"<w:ins>{run('二千元')}</w:ins>", run("以下"))
    read = docx.read(package(body), "草案.docx")
    assert [line.text for line in read.lines] == ["罚款二千元以下"]
    assert read.pending_revisions == 2
    assert "含 2 处未接受的修订" in read.warnings[0]


def test_moved_text_is_read_where_it_went():
    away = f"<w:moveFrom>{run('甲')}</w:moveFrom>"
    assert texts(paragraph(away, run("乙")), paragraph(f"<w:moveTo>{run('甲')}</w:moveTo>")) == ["乙", "甲"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' + run("上半句，") + "</w:p>"
    assert texts(gone, paragraph("下半句。")) == ["上半句，下半句。"]


def test_a_deleted_paragraph_takes_no_number():
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    deleted = f"<w:p><w:pPr>{mark}</w:pPr><w:del><w:r><w:delText>旧条</w:delText></w:r></w:del></w:p>"
    assert with_numbering(numbered("甲"), deleted, numbered("乙"), levels=[level(0, "chineseCounting", "第%1条")]) == [
        "第一条甲",
        "第二条乙",
    ]


def test_a_text_box_is_read_once_though_written_twice():
    box = f"<w:txbxContent>{paragraph('云府规〔2026〕3号')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(paragraph(drawing, run("正文"))) == ["云府规〔2026〕3号", "正文"]


def test_content_controls_are_entered():
    block = f"<w:sdt><w:sdtContent>{paragraph('块内')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('行内')}</w:sdtContent></w:sdt>"
    assert texts(block, paragraph(run("前"), inline)) == ["块内", "前行内"]


def test_of_a_field_the_result_is_read_and_not_the_instruction():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("第三条")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(paragraph(run("依照"), field, run("办理"))) == ["依照第三条办理"]


def test_hidden_text_is_not_read():
    assert texts(paragraph(run("甲"), run("隐", properties="<w:vanish/>"), run("乙", properties='<w:vanish w:val="false"/>'))) == ["甲乙"]


def test_tabs_and_breaks_stay_in_the_paragraph():
    assert texts(paragraph("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r>")) == ["上\n下\t右"]


def test_footnotes_stand_at_the_end_in_the_order_of_their_references():
    notes = part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        + "".join(f'<w:footnote w:id="{i}">{paragraph(text)}</w:footnote>' for i, text in ((1, "后引"), (2, "先引"))),
    )
    body = [paragraph("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:footnoteReference w:id="1"/></w:r>')]
    read = docx.read(package(*body, parts={"word/footnotes.xml": notes}), "草案.docx")
    assert [(line.text, line.footnote) for line in read.lines] == [("甲", False), ("先引", True), ("后引", True)]


def test_a_table_keeps_its_grid_where_cells_are_merged():
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"

    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("标题", '<w:gridSpan w:val="2"/>') + cell("备注"),
        cell("一", restart) + cell("甲") + cell("乙"),
        cell("", goes_on) + cell("丙") + cell("丁"),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    line = docx.read(package(table), "草案.docx").lines[0]
    assert line.rows == (("标题", "", "备注"), ("一", "甲", "乙"), ("", "丙", "丁"))
    assert line.cells[1][1][0].place == 3


def test_a_frame_of_one_column_is_text():
    assert texts(f"<w:tbl><w:tr><w:tc>{paragraph('抄送：区委办。')}</w:tc></w:tr></w:tbl>") == ["抄送：区委办。"]


def test_comments_are_counted():
    comments = part("comments", '<w:comment w:id="0"/><w:comment w:id="1"/>')
    assert docx.read(package(paragraph("甲"), parts={"word/comments.xml": comments}), "草案.docx").comments == 2


def test_an_anchor_counts_in_the_visible_text_of_its_paragraph():
    xml = numbering(level(0, "chineseCounting", "第%1条"))
    line = docx.read(package(paragraph(""), numbered("  甲乙"), parts={"word/numbering.xml": xml}), "草案.docx").lines[0]
    anchor = line.cut(line.text.index("乙")).anchors[0]
    assert (anchor.part, anchor.place, anchor.offset, anchor.end) == ("word/document.xml", 1, 3, 1)


def test_radicals_that_a_font_left_behind_become_characters():
    assert texts(paragraph("⽂件⺠⻓")) == ["文件民长"]


def test_pictures_alone_are_called_a_scan():
    with pytest.raises(Unreadable, match="可能是扫描件"):
        docx.read(package(paragraph(""), parts={"word/media/image1.png": b"x"}), "扫描.docx")


def test_strict_packages_are_read_too():
    strict = part("document", f"<w:body>{paragraph('甲')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", strict)
    assert [line.text for line in docx.read(stream.getvalue(), "草案.docx").lines] == ["甲"]


def gone(text):
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def articles(*texts_and_marks):
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = [paragraph(text, properties=mark + (f"<w:rPr>{own}</w:rPr>" if own else "")) for text, own in texts_and_marks]
    return texts(*body, parts={"word/numbering.xml": numbering(level(0, "chineseCountingThousand", "第%1条"))})


def test_a_deleted_numbered_paragraph_does_not_count():
    removed = '<w:del w:id="2" w:author="a"/>'
    assert articles(("甲", ""), (gone("乙"), removed), ("丙", "")) == ["第一条甲", "第二条丙"]


def test_a_last_paragraph_whose_mark_is_deleted_is_read():
    removed = '<w:del w:id="2" w:author="a"/>'
    assert articles(("甲", ""), ("乙", removed)) == ["第一条甲", "第二条乙"]


def test_a_paragraph_whose_mark_is_deleted_joins_no_table_after_it():
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in "丙丁")
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    body = [paragraph("乙", properties='<w:rPr><w:del w:id="2" w:author="a"/></w:rPr>'), table]
    lines = docx.read(package(*body), "草案.docx").lines
    assert [(line.text, line.rows) for line in lines] == [("乙", None), ("", (("丙", "丁"),))]


def test_a_hidden_numbered_paragraph_does_not_count():
    assert articles(("甲", ""), (run("隐", "<w:vanish/>"), "<w:vanish/>"), ("乙", "")) == ["第一条甲", "第二条乙"]


def test_a_style_that_names_only_its_level_takes_the_list_of_the_style_below():
    style = '<w:style w:type="paragraph" w:styleId="{}">{}<w:pPr><w:numPr>{}</w:numPr></w:pPr></w:style>'
    styles = part(
        "styles",
        style.format("tiao", "", '<w:numId w:val="1"/>') + style.format("xiang", '<w:basedOn w:val="tiao"/>', '<w:ilvl w:val="1"/>'),
    )
    levels = numbering(level(0, "chineseCounting", "第%1条", extra='<w:pStyle w:val="tiao"/>'), level(1, "chineseCounting", "（%2）"))
    body = [paragraph(text, properties=f'<w:pStyle w:val="{name}"/>') for text, name in (("甲", "tiao"), ("乙", "xiang"))]
    assert texts(*body, parts={"word/styles.xml": styles, "word/numbering.xml": levels}) == ["第一条甲", "（一）乙"]


@pytest.mark.parametrize(
    ("symbol", "read"),
    [
        ('w:font="Wingdings" w:char="F0FE"', "☑"),
        ('w:font="宋体" w:char="2460"', "①"),
        ('w:char="D800"', ""),
        ('w:char="FFFFFF"', ""),
        ('w:char="x"', ""),
    ],
)
def test_symbols_are_read_where_they_are_characters(symbol, read):
    assert texts(paragraph("甲", f"<w:r><w:sym {symbol}/></w:r>", "乙")) == [f"甲{read}乙"]


def test_a_character_of_a_picture_font_is_read_as_its_symbol():
    boxed = run("\uf0fe", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    assert texts(paragraph(boxed, run("是"), run("\uf0b7否"))) == ["☑是否"]


def test_text_inside_drawings_is_said_not_to_be_read():
    found = docx.read(package(paragraph("甲"), parts={"word/diagrams/data1.xml": part("x", "")}), "草案.docx")
    assert "有 1 处示意图" in found.warnings[0]


@pytest.mark.parametrize("start", ["0", "-3", "99999999", "4294967296"])
def test_a_number_that_word_cannot_count_is_printed_in_figures(start):
    levels = [level(0, "chineseCounting", "第%1条").replace('w:start w:val="1"', f'w:start w:val="{start}"')]
    assert with_numbering(numbered("甲"), levels=levels) == [f"第{start}条甲"]


def test_columns_left_out_before_a_row_are_empty_cells():
    def row(*cells, properties=""):
        return f"<w:tr>{properties}{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"

    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    table = f"<w:tbl>{row('甲', '乙', '丙')}{row('丁', '戊', properties=before)}</w:tbl>"
    assert docx.read(package(table), "草案.docx").lines[0].rows == (("甲", "乙", "丙"), ("", "丁", "戊"))


def test_a_list_in_one_column_is_a_table_and_a_frame_around_text_is_none():
    def column(*cells):
        return f"<w:tbl>{''.join(f'<w:tr><w:tc>{cell}</w:tc></w:tr>' for cell in cells)}</w:tbl>"

    assert docx.read(package(column(paragraph("甲"), paragraph("乙"))), "草案.docx").lines[0].rows == (("甲",), ("乙",))
    assert texts(column(paragraph("第一条　甲。"), paragraph("第二条　乙。"))) == ["第一条　甲。", "第二条　乙。"]


def test_an_automatic_number_opens_an_article_before_any_word():
    assert articles(("甲", ""), ("规定期限内办理。", "")) == ["第一条甲", "第二条 规定期限内办理。"]


def alternatives(requires, choice, fallback):
    return f"<mc:AlternateContent><mc:Choice Requires='{requires}'>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


def test_of_alternative_content_the_fallback_is_read_where_the_choice_is_not_understood_or_holds_no_text():
    strange = alternatives("zzz", run("不懂"), run("第三条"))
    silent = f"<w:r>{alternatives('wps', '', '<w:t>第四条</w:t>')}</w:r>"
    assert texts(paragraph(strange), paragraph(silent)) == ["第三条", "第四条"]


def test_of_alternative_content_a_choice_that_is_understood_is_read_and_one_without_a_fallback_whatever_it_asks_for():
    alone = f"<mc:AlternateContent><mc:Choice Requires='zzz'>{run('独有')}</mc:Choice></mc:AlternateContent>"
    assert texts(paragraph(alternatives("wps", run("新"), run("旧"))), paragraph(alone)) == ["新", "独有"]
