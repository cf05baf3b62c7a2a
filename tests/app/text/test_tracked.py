from __future__ import annotations

import pytest

from app.errors import Unreadable
from app.text.markup import Settled
from app.text.readers import docx
from tests.app.text.word_files import level, numbering, package, paragraph, part, run

MARK = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LIST = {"word/numbering.xml": numbering(level(0, "chineseCountingThousand", "第%1条"))}
WHO = 'w:id="1" w:author="李四" w:date="2026-03-01T10:20:30Z"'


def put_in(*content):
    return f"<w:ins {WHO}>{''.join(part if part.startswith('<') else run(part) for part in content)}</w:ins>"


def taken_out(text):
    return f"<w:del {WHO}>{run(text).replace('w:t>', 'w:delText>').replace('w:t ', 'w:delText ')}</w:del>"


def both(*body, parts=None):
    data = package(*body, parts=parts)
    return tuple([line.rows or line.text for line in docx.read(data, "草案.docx", settled).lines] for settled in Settled)


def read(*body, parts=None, settled=Settled.ACCEPTED):
    return docx.read(package(*body, parts=parts), "草案.docx", settled)


def listed(found):
    return [(change.what.kind, change.what.text, change.place, change.offset) for change in found.revisions]


def test_rejected_changes_leave_the_text_as_it_was():
    assert both(paragraph("罚款", taken_out("五百元"), put_in("二千元"), "以下")) == (["罚款二千元以下"], ["罚款五百元以下"])


def test_a_rejected_move_leaves_the_words_where_they_were():
    away, here = f"<w:moveFrom {WHO}>{run('甲')}</w:moveFrom>", f"<w:moveTo {WHO}>{run('甲')}</w:moveTo>"
    assert both(paragraph(away, "乙"), paragraph("丙", here)) == (["乙", "丙甲"], ["甲乙", "丙"])


def test_words_put_in_by_one_and_taken_out_by_another_are_in_neither_text():
    assert both(paragraph("甲", put_in(taken_out("乙")), "丙")) == (["甲丙"], ["甲丙"])


def test_a_new_article_is_not_counted_where_it_is_rejected():
    split = paragraph("甲", properties=MARK + f"<w:rPr><w:ins {WHO}/></w:rPr>")
    body = [split, paragraph(put_in("乙"), properties=MARK), paragraph("丙", properties=MARK)]
    assert both(*body, parts=LIST) == (["第一条甲", "第二条乙", "第三条丙"], ["第一条甲", "第二条丙"])


def test_a_deleted_article_is_counted_where_its_deletion_is_rejected():
    gone = paragraph(taken_out("乙"), properties=MARK + f"<w:rPr><w:del {WHO}/></w:rPr>")
    body = [paragraph("甲", properties=MARK), gone, paragraph("丙", properties=MARK)]
    assert both(*body, parts=LIST) == (["第一条甲", "第二条丙"], ["第一条甲", "第二条乙", "第三条丙"])


def test_a_number_put_on_a_paragraph_is_rejected_with_it():
    fresh = MARK.replace("</w:numPr>", f"<w:ins {WHO}/></w:numPr>")
    assert both(paragraph("甲", properties=fresh), parts=LIST) == (["第一条甲"], ["甲"])


def test_a_change_of_list_is_rejected_to_the_number_before():
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n - 1}"/></w:num>' for n in (1, 2))
    more = f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCounting", "%1、")}</w:abstractNum>'
    parts = {"word/numbering.xml": numbering(level(0, "chineseCounting", "第%1条"), more=more, nums=nums)}
    other = MARK.replace('numId w:val="1"', 'numId w:val="2"')
    old = f"<w:pPrChange {WHO}><w:pPr>{other}</w:pPr></w:pPrChange>"
    assert both(paragraph("甲", properties=MARK + old), parts=parts) == (["第一条甲"], ["一、甲"])
    found = read(paragraph("甲", properties=MARK + old), parts=parts)
    assert (found.pending_revisions, listed(found)) == (1, [("paragraph", "甲", 0, 0)])


def test_a_changed_form_of_number_is_rejected_to_the_number_it_was():
    changed = MARK.replace("</w:numPr>", f'<w:numberingChange {WHO} w:original="（%1:3:37:）"/></w:numPr>')
    assert both(paragraph("甲", properties=changed), parts=LIST) == (["第一条甲"], ["（三）甲"])


def test_rows_and_cells_are_settled_like_words():
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    def row(*cells, properties=""):
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    table = "".join(
        [
            row(cell("甲"), cell("乙", f"<w:cellIns {WHO}/>")),
            row(cell("丙"), cell("丁"), properties=f"<w:ins {WHO}/>"),
            row(cell("戊"), cell("己"), properties=f"<w:del {WHO}/>"),
        ]
    )
    accepted, rejected = both(f"<w:tbl>{table}</w:tbl>")
    assert accepted == [(("甲", "乙"), ("丙", "丁"))]
    assert rejected == [(("甲", ""), ("戊", "己"))]
    assert listed(read(f"<w:tbl>{table}</w:tbl>")) == [("row", "乙", 1, 0), ("row", "丙 丁", 2, 0), ("row", "戊 己", 4, 0)]


def test_text_that_a_tracked_change_hid_is_seen_where_it_is_rejected():
    hidden = f"<w:vanish/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"
    assert both(paragraph("甲", run("乙", hidden))) == (["甲"], ["甲乙"])


def test_changes_are_listed_with_author_day_and_place():
    found = read(paragraph("罚款", taken_out("五百元"), put_in("二千元"), "以下"))
    assert listed(found) == [("deleted", "五百元", 0, 2), ("inserted", "二千元", 0, 2)]
    assert {(c.what.author, c.what.at, c.part) for c in found.revisions} == {("李四", "2026-03-01T10:20:30", "word/document.xml")}
    rejected = read(paragraph("罚款", taken_out("五百元"), put_in("二千元"), "以下"), settled=Settled.REJECTED)
    assert listed(rejected) == [("deleted", "五百元", 0, 2), ("inserted", "二千元", 0, 5)]
    assert found.pending_revisions == rejected.pending_revisions == 2


def test_a_change_of_looks_is_listed_and_not_counted():
    found = read(paragraph(run("甲", f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"), put_in("乙")))
    assert (found.pending_revisions, [kind for kind, *_ in listed(found)]) == (1, ["format", "inserted"])


def test_a_changed_text_box_that_is_written_twice_is_counted_once():
    box = f"<w:txbxContent>{paragraph(put_in('云府规'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(paragraph(drawing)).pending_revisions == 1


def test_the_warning_says_how_the_changes_were_taken():
    body = paragraph("甲", put_in("乙"))
    assert "已按全部接受后的文字读取" in read(body).warnings[0]
    assert "已按全部拒绝后的文字读取" in read(body, settled=Settled.REJECTED).warnings[0]


def test_a_draft_that_is_nothing_but_insertions_is_refused_where_they_are_rejected():
    with pytest.raises(Unreadable, match=r"按全部拒绝之后没有文字了.*改选“按全部接受”"):
        read(paragraph(put_in("全文都是新加的。")), settled=Settled.REJECTED)


def commented(name, *content):
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return f'<w:commentRangeStart w:id="{name}"/>{inner}<w:commentRangeEnd w:id="{name}"/><w:r><w:commentReference w:id="{name}"/></w:r>'


def comments(*written):
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    inner = "".join(
        f'<w:comment w:id="{name}" w:author="{author}" w:date="2026-03-0{day}T09:00:00Z"><w:p {w14} w14:paraId="0000000{name}">{run(text)}</w:p></w:comment>'
        for name, author, day, text in written
    )
    return part("comments", inner)


def test_comments_are_listed_with_the_words_they_are_about():
    parts = {"word/comments.xml": comments((1, "王五", 2, "偏高"), (0, "李四", 1, "查依据"))}
    found = read(paragraph("依照", commented(0, "本法")), paragraph("处", commented(1, "五百元", put_in("以上")), "罚款"), parts=parts)
    assert [(n.what.text, n.what.author, n.what.at, n.what.quote, n.place, n.offset) for n in found.notes] == [
        ("查依据", "李四", "2026-03-01T09:00:00", "本法", 0, 2),
        ("偏高", "王五", "2026-03-02T09:00:00", "五百元以上", 1, 1),
    ]
    assert found.comments == 2


def test_a_comment_over_two_paragraphs_quotes_both():
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    body = [paragraph("甲", start, "乙"), paragraph("丙", end, "丁")]
    assert read(*body, parts={"word/comments.xml": comments((0, "李四", 1, "合并"))}).notes[0].what.quote == "乙\n丙"


def test_a_reply_stands_after_what_it_answers_and_quotes_the_same_words():
    extended = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="00000000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000000" w15:done="0"/></w15:commentsEx>'
    )
    parts = {
        "word/comments.xml": comments((0, "李四", 1, "查依据"), (1, "王五", 2, "另一处"), (2, "赵六", 3, "已查")),
        "word/commentsExtended.xml": extended,
    }
    found = read(paragraph(commented(0, "本法"), commented(1, "规定")), parts=parts)
    assert [(n.what.text, n.what.quote) for n in found.notes] == [("查依据", "本法"), ("已查", "本法"), ("另一处", "规定")]
