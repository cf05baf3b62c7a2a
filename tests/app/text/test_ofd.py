from __future__ import annotations

import io
import sys

import pytest
from PIL import Image

from app.errors import Hostile, Unreadable
from app.text import guard, pages, reading
from app.text.readers import ofd
from tests.app.text import ofd_files
from tests.app.text.ofd_files import Sheet

LEFT, INDENTED = 28, 39.2


def texts(*pages):
    return [line.text for line in ofd.read(ofd_files.ofd(*pages), "函.ofd").lines]


def picture(colour="white"):
    out = io.BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, "PNG")
    return out.getvalue()


def body(sheet, *lines, top=40.0):
    for i, (x, words) in enumerate(lines):
        sheet.text(x, top + 10.2 * i, words)
    return sheet


def test_characters_that_are_objects_of_their_own_become_lines_and_paragraphs():
    sheet = Sheet().letters(INDENTED, 40, "甲" * 25).letters(LEFT, 50, "乙" * 27).letters(LEFT, 60, "第12号丙。")
    assert texts(sheet) == ["甲" * 25 + "乙" * 27 + "第12号丙。"]


def test_fragments_in_any_order_of_the_file_are_read_as_they_stand():
    sheet = Sheet().text(LEFT + 56, 50, "后半。").text(INDENTED, 40, "甲" * 25).text(LEFT, 50, "乙" * 10)
    assert texts(sheet) == ["甲" * 25 + "乙" * 10 + "后半。"]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_left_out():
    first = body(Sheet(), *[(LEFT, word * 27) for word in "甲乙丙丁戊己庚"]).text(161, 271, "— 1 —", 4.9)
    second = body(Sheet(), (LEFT, "辛。"), *[(INDENTED, word * 24 + "。") for word in "子丑寅卯辰巳"]).text(33, 271, "— 2 —", 4.9)
    found = ofd.read(ofd_files.ofd(first, second), "函.ofd")
    assert found.lines[0].text == "".join(word * 27 for word in "甲乙丙丁戊己庚") + "辛。"
    assert len(found.lines) == 7
    assert found.margins == ("— 1 —", "— 2 —")


def test_each_printed_line_keeps_its_place_and_box_in_points():
    line = ofd.read(ofd_files.ofd(body(Sheet(), (INDENTED, "甲" * 25), (LEFT, "乙。"))), "函.ofd").lines[0]
    second = line.anchors[1]
    assert (second.part, second.place, second.start, second.end) == ("page/1", 1, 25, 27)
    millimetres = [edge * 25.4 / 72 for edge in second.box]
    assert millimetres == pytest.approx([28, 45.4, 39.2, 51], abs=0.2)


def test_bold_that_is_printed_twice_is_read_once():
    assert texts(Sheet().text(60, 40, "关于甲的通知", 7.7).text(60, 40.05, "关于甲的通知", 7.7)) == ["关于甲的通知"]


def test_what_is_not_shown_is_not_read():
    sheet = Sheet().text(LEFT, 40, "看得见。").text(LEFT, 60, "看不见。", more='Visible="false"').text(LEFT, 70, "透明。", more='Alpha="0"')
    assert texts(sheet.text(LEFT, 400, "纸外。")) == ["看得见。"]


def test_a_title_far_above_or_larger_than_the_next_line_is_a_line_of_its_own():
    sheet = Sheet().text(40, 40, "甲" * 16, 8).text(40, 51, "乙" * 16).text(40, 90, "丙" * 16)
    assert texts(sheet) == ["甲" * 16, "乙" * 16, "丙" * 16]


def test_two_columns_of_prose_are_read_one_after_the_other():
    sheet = Sheet().text(60, 30, "关于两栏的通知", 8)
    for i in range(8):
        sheet.text(20, 45 + 8 * i, f"{i}" + "左" * 15, 5).text(110, 45 + 8 * i, f"{i}" + "右" * 15, 5)
    found = "".join(texts(sheet))
    assert found == "关于两栏的通知" + "".join(f"{i}" + "左" * 15 for i in range(8)) + "".join(f"{i}" + "右" * 15 for i in range(8))


def test_words_far_apart_on_a_line_are_parted_by_a_blank():
    assert texts(Sheet().text(33, 259, "某某办公室", 4.9).text(137, 259, "2011年3月10日印发", 4.9)) == ["某某办公室 2011年3月10日印发"]


def test_letters_without_characters_are_called_garbled():
    with pytest.raises(Unreadable, match="乱码"):
        ofd.read(ofd_files.ofd(Sheet().text(LEFT, 40, "\ue001\ue002\ue003" * 9)), "函.ofd")


def test_shapes_instead_of_letters_are_said():
    curve = "M 0 0 " + "L 1 2 B 1 1 2 2 3 3 " * 40 + "C"
    found = ofd.read(ofd_files.ofd(Sheet().path((30, 20, 100, 14), curve).text(LEFT, 60, "此函。")), "函.ofd")
    assert [line.text for line in found.lines] == ["此函。"]
    assert found.warnings == ("第 1 页有画成图形的内容，可能是红头或印章里的字，读不成文字。对照原件核对。",)


def test_a_file_that_only_draws_is_refused_with_a_sentence():
    with pytest.raises(Unreadable, match="没有文字对象"):
        ofd.read(ofd_files.ofd(Sheet().path((20, 20, 60, 0.3), "M 0 0 L 60 0")), "函.ofd")


def test_a_page_that_is_missing_is_said():
    data = ofd_files.ofd(Sheet().text(LEFT, 40, "第一页。"), extra={"Doc_0/Document.xml": _document("Pages/Page_0/Content.xml", "无.xml")})
    found = ofd.read(data, "函.ofd")
    assert found.warnings == ("第 2 页在文件里找不到，没有读取。向来文单位核实后重新要一份。",)


def _document(*locations):
    pages = "".join(f'<ofd:Page ID="{i}" BaseLoc="{at}"/>' for i, at in enumerate(locations))
    return f"<ofd:Document {ofd_files.NAMESPACE}><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"


@pytest.mark.parametrize("data", [b"<ofd:OFD", b"<a/>", b""])
def test_a_damaged_file_is_said_to_be_damaged(data):
    with pytest.raises(Unreadable, match="已损坏"):
        ofd.read(ofd_files.ofd(Sheet(), extra={"OFD.xml": data}), "坏.ofd")


def test_a_document_type_is_refused_at_the_gate(tmp_path):
    evil = '<!DOCTYPE a [<!ENTITY b "c">]><ofd:OFD/>'
    with pytest.raises(Hostile, match="DOCTYPE"):
        guard.admit(ofd_files.write(tmp_path / "函.ofd", Sheet(), extra={"OFD.xml": evil}))


def test_a_part_that_inflates_is_refused_at_the_gate(tmp_path):
    with pytest.raises(Hostile, match="大得不正常"):
        guard.admit(ofd_files.write(tmp_path / "函.ofd", Sheet(), extra={"Doc_0/Res/a.png": b"\0" * 5_000_000}))


def test_an_ofd_file_becomes_a_tree(tmp_path):
    sheet = Sheet().text(60, 30, "云州区绿道管理办法", 7.7).text(INDENTED, 50, "第一条　为了管理绿道，制定本办法。")
    read = reading.read_here(ofd_files.write(tmp_path / "办法.ofd", sheet))
    assert (read.format, read.warnings, read.tree.title) == ("ofd", (), "云州区绿道管理办法")
    assert [node.path for node in read.tree.walk()] == ["标题", "第一条"]


def test_a_scan_is_refused_with_what_to_do_where_nothing_recognises_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    scanned = Sheet().picture((0, 0, 210, 297), picture())
    with pytest.raises(Unreadable, match="是扫描件，没有装文字识别组件"):
        ofd.read(ofd_files.ofd(scanned), "函.ofd")
    found = ofd.read(ofd_files.ofd(Sheet().text(LEFT, 40, "第一页有字。"), scanned), "函.ofd")
    assert found.warnings == ("第 2 页未识别到文字，可能是扫描页，没有读取。对照原件，或者要 .docx 稿再导入。",)


def test_the_scan_of_a_page_is_shown_and_other_pages_are_not():
    scanned = Sheet().picture((0, 0, 210, 148.5), picture("red")).picture((0, 148.5, 210, 148.5), picture("blue"))
    data = ofd_files.ofd(scanned, Sheet().text(LEFT, 40, "有字。"))
    shown = pages.page_picture(data, "ofd", 1, 210)
    above, below = shown.rgb[:3], shown.rgb[3 * 210 * 290 :][:3]
    assert (shown.width, shown.height, above, below) == (210, 297, b"\xff\0\0", b"\0\0\xff")
    assert pages.page_size(data, "ofd", 1) == pytest.approx((595.3, 841.9), abs=0.1)
    assert pages.page_picture(data, "ofd", 2, 210) is None
    assert pages.page_picture(data, "ofd", 3, 210) is None
