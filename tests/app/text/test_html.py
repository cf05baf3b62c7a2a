from __future__ import annotations

import email.message

import pytest

from app.errors import Unreadable
from app.text import formats, guard, reading
from app.text.formats import Format
from app.text.markup import Settled
from app.text.readers import html


def page(body, head=""):
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def read(body, settled=Settled.ACCEPTED):
    return html.read(page(body), "页.html", settled)


def texts(body, settled=Settled.ACCEPTED):
    return [line.rows or line.text for line in read(body, settled).lines]


def test_blocks_and_line_breaks_are_lines_and_a_heading_is_one():
    found = texts("<h1>云州区<br>办法</h1><p>第一条　甲。<br>第二条　乙。</p><div>丙<span>丁</span><div>戊</div>己</div>")
    assert found == ["云州区\n办法", "第一条　甲。", "第二条　乙。", "丙丁", "戊", "己"]


def test_white_space_is_read_as_a_browser_shows_it():
    assert texts("<p>  为了\n   规范   管理，\n  by  law </p><pre>一 、\n  甲</pre>") == ["为了规范 管理， by law", "一 、", "甲"]


def test_entities_are_characters():
    assert texts("<p>&#31532;&#19968;&#26465;&nbsp;&lt;甲&gt;&ldquo;乙&rdquo;</p>") == ["第一条\u00a0<甲>“乙”"]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_the_encoding_is_the_declared_one(declared):
    data = f"<html><head><meta http-equiv=Content-Type content='text/html; charset={declared}'></head><p>第一条　镕基。</p></html>".encode(
        "gb18030"
    )
    assert [line.text for line in html.read(data, "页.htm").lines] == ["第一条　镕基。"]


def test_a_wrong_declaration_is_not_believed():
    data = "<html><meta charset=utf-8><p>第一条　为了规范管理，制定本办法。</p>".encode("gb18030")
    assert [line.text for line in html.read(data, "页.htm").lines] == ["第一条　为了规范管理，制定本办法。"]


def test_a_table_keeps_cells_over_columns_and_rows():
    found = texts(
        "<table><tr><th>序<th>项<th>期</tr><tr><td rowspan=2>一<td colspan=2>受理<p>审查</p></td></tr><tr><td>公示<td>5日</tr></table><p>后</p>"
    )
    assert found == [(("序", "项", "期"), ("一", "受理\n审查", ""), ("", "公示", "5日")), "后"]


def test_a_table_that_lays_out_the_page_is_no_table():
    assert texts("<table><tr><td><p>第一条　甲。</p><table><tr><td>一<td>二</tr></table></td><td></td></tr></table>") == [
        "第一条　甲。",
        (("一", "二"),),
    ]


def test_numbered_lists_print_their_numbers():
    items = "<ol start=3><li>甲<li>乙<ol type=a><li>丙</ol><li value=9>丁</ol><ul><li>戊</ul>"
    assert texts(items) == ["3. 甲", "4. 乙", "a. 丙", "9. 丁", "戊"]
    assert texts("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>") == ["一、甲", "二、乙"]


def test_scripts_hidden_parts_and_fields_are_not_read():
    found = texts(
        "<script>var a='甲'</script><style>p{}</style><p style='display:none'>乙</p><p hidden>丙</p><p>丁<textarea>戊</textarea></p>"
    )
    assert found == ["丁"]


FRAMED = (
    "<nav>首页 政务公开</nav><div class='breadcrumb'>当前位置：首页</div><h1>云州区停车管理办法</h1><div id='UCAP-CONTENT'>"
    + "".join(f"<p>第{n}条　停车场应当按照规定收费并且公示。</p>" for n in "一二三四五六七八")
    + "</div><footer>版权所有：云州区人民政府</footer>"
)


def test_of_a_government_page_the_paper_and_its_heading_are_read():
    found = read(FRAMED)
    assert [line.text for line in found.lines][:2] == ["云州区停车管理办法", "第一条　停车场应当按照规定收费并且公示。"]
    assert len(found.lines) == 9
    assert "对照原网页" in found.warnings[0]


def test_a_frame_without_a_named_paper_is_left_out_only_where_it_calls_itself_one():
    found = read(FRAMED.replace("UCAP-CONTENT", "x"))
    assert found.lines[0].text == "云州区停车管理办法"
    assert found.lines[-1].text.startswith("第八条")
    assert read("<header><h1>云州区办法</h1></header><p>甲</p>").lines[0].text == "云州区办法"


@pytest.mark.parametrize(("settled", "text"), [(Settled.ACCEPTED, "处以二千元罚款。"), (Settled.REJECTED, "处以五百元罚款。")])
def test_insertions_and_deletions_are_tracked_changes(settled, text):
    found = read(
        "<p>处以<del cite='mailto:李某'>五百</del><ins cite='mailto:王某' datetime='2026-11-03T08:15'>二千</ins>元罚款。</p>", settled
    )
    assert [line.text for line in found.lines] == [text]
    assert [(p.what.kind, p.what.text, p.what.author, p.what.at) for p in found.revisions] == [
        ("deleted", "五百", "李某", None),
        ("inserted", "二千", "王某", "2026-11-03T08:15:00"),
    ]


WORD = (
    "<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>第一条<span>&nbsp; </span></span><![endif]>单位"
    "<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a>应当登记。</p><p><span style='mso-hide:all'>藏</span>完。<o:p></o:p></p>"
    "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1'>[1]</a>指单位。</p></div></div>"
)


def test_the_page_that_word_saves_keeps_numbers_and_footnotes():
    lines = read(WORD).lines
    assert [(line.text, line.footnote) for line in lines] == [("第一条\u00a0 单位应当登记。", False), ("完。", False), ("指单位。", True)]


def test_a_web_archive_is_read_as_the_page_in_it(tmp_path):
    made = email.message.EmailMessage()
    made["From"] = "<Saved by Blink>"
    made.set_content("<html><body><p>第一条　甲。</p></body></html>", subtype="html", charset="gb18030")
    made.make_related()
    path = tmp_path / "页.mht"
    path.write_bytes(made.as_bytes())
    assert formats.sniff(path, path.read_bytes()) is Format.HTML
    assert [node.path for node in reading.read_here(path).tree.nodes] == ["第一条"]


def test_anchors_count_the_characters_of_the_line():
    line = read("<p>一</p><p>第一条 <b>甲</b>乙</p>").lines[1]
    assert [(a.start, a.end, a.part, a.place, a.offset) for a in line.anchors] == [(0, 6, "html", 1, 0)]


def test_deep_pages_are_read_whole_and_bottomless_ones_refused():
    def nested(depth):
        return "<div>" * depth + "<p>甲</p>" + "</div>" * depth + "<p>乙</p>"

    assert texts(nested(1000)) == ["甲", "乙"]
    with pytest.raises(Unreadable, match="没有读取"):
        read(nested(5000))


def test_a_page_without_text_is_refused(tmp_path):
    path = tmp_path / "空.html"
    path.write_bytes(page("<script>render()</script>"))
    with pytest.raises(Unreadable, match="没有文字"):
        reading.read_here(path)


@pytest.mark.parametrize("start", ["<?xml version='1.0'?><w:wordDocument xmlns:w='x'/>", "<?xml version='1.0'?><pkg:package/>"])
def test_other_xml_is_refused_with_what_to_do(tmp_path, start):
    path = tmp_path / "稿.xml"
    path.write_text(start, encoding="utf-8")
    with pytest.raises(Unreadable, match=r"另存为 \.docx"):
        guard.admit(path)


def test_a_page_saved_as_doc_is_read_by_its_content(tmp_path):
    path = tmp_path / "办法.doc"
    path.write_bytes(
        "\ufeff<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><p>第一条　甲。</p></body></html>".encode("utf-16-le")
    )
    found = reading.read_here(path)
    assert (found.format, [node.path for node in found.tree.nodes]) == ("html", ["第一条"])


@pytest.mark.parametrize(
    "text",
    ["<p>第一条　甲</p>", "<DIV class=x>第一条　甲</DIV>", "<font>第一条　甲</font>", "<table><tr><td>第一条　甲</table>", "<!-- x -->\n<meta charset=utf-8><p>第一条　甲</p>"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["片段.htm", "片段.txt"])
def test_a_page_without_its_frame_is_told_by_the_tag_it_opens_with(tmp_path, text, name):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert formats.sniff(path, path.read_bytes()) is Format.HTML
    assert "<" not in "".join(line.text for line in reading.read_lines(path).lines)


@pytest.mark.parametrize(
    ("name", "text"), [("稿.md", "<div>甲</div>"), ("稿.txt", "<办法>第一条　甲"), ("稿.txt", "<!-- x -->\n第一条　甲")]
)
def test_markdown_and_other_text_that_opens_with_a_bracket_is_no_page(tmp_path, name, text):
    assert formats.sniff(tmp_path / name, text.encode()) in (Format.MD, Format.TXT)


@pytest.mark.parametrize(
    ("declared", "encoding", "bad"), [("utf-8", "utf-8", b"\xff"), ("gb2312", "gb18030", b"\xff"), ("utf-8", "gb18030", b"\xff")]
)
def test_a_bad_byte_costs_one_character_and_is_told(declared, encoding, bad):
    data = f"<html><meta charset={declared}><p>第一条　为了规范管理。</p>#<p>第二条　本办法适用于本区。</p></html>".encode(encoding)
    found = html.read(data.replace(b"#", bad), "页.html")
    assert [line.text for line in found.lines] == ["第一条　为了规范管理。", "\ufffd", "第二条　本办法适用于本区。"]
    assert any("有 1 个字符认不出来" in warning for warning in found.warnings)


def test_a_page_cut_off_within_a_character_is_read_to_its_end():
    data = "<html><meta charset=utf-8><body><p>第一条　好好好".encode()[:-1]
    for mark in (b"", b"\xef\xbb\xbf"):
        assert [line.text for line in html.read(mark + data, "页.html").lines] == ["第一条　好好\ufffd"]


def test_a_page_of_which_many_bytes_are_no_characters_is_refused():
    with pytest.raises(Unreadable):
        html.read(b"<html><meta charset=utf-8><p>" + bytes(range(128, 256)) * 4, "页.html")
