from __future__ import annotations

import io
import sys

import pypdfium2
import pytest
from PIL import ImageOps

from app.errors import Unreadable
from app.text.readers import garbled, pdf
from tests.app.text import pdf_files, scanned_files

LEFT, INDENTED = 90, 122


def body(*lines, number=None):
    printed = [(x, 780 - 28 * i, text) for i, (x, text) in enumerate(lines)]
    if number is not None:
        printed.append((280, 40, f"— {number} —"))
    return pdf_files.printed(*printed)


def texts(*contents):
    return [line.text for line in pdf.read(pdf_files.pdf(*contents), "草案.pdf").lines]


def test_wrapped_lines_are_one_paragraph_without_blanks():
    wide = (INDENTED, "甲" * 24)
    lines = [wide, (LEFT, "乙" * 26), (LEFT, "丙丁。"), (INDENTED, "戊" * 24), (LEFT, "己" * 26), (LEFT, "庚。")]
    assert texts(body(*lines)) == ["甲" * 24 + "乙" * 26 + "丙丁。", "戊" * 24 + "己" * 26 + "庚。"]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_left_out():
    lines = [word * 26 for word in "甲乙丙丁戊己庚"]
    first = body(*[(LEFT, line) for line in lines], number=1)
    second = body((LEFT, "辛。"), *[(INDENTED, word * 23 + "。") for word in "子丑寅卯辰巳"], number=2)
    found = texts(first, second)
    assert found[0] == "".join(lines) + "辛。"
    assert len(found) == 7
    assert not any("—" in text for text in found)


def test_a_new_article_opens_a_new_paragraph():
    assert texts(body((LEFT, "甲" * 25 + "。"), (LEFT, "第二条　" + "乙" * 20 + "。")))[1].startswith("第二条")


def test_each_printed_line_keeps_its_place_and_box():
    line = pdf.read(pdf_files.pdf(body((INDENTED, "甲" * 24), (LEFT, "乙" * 26), (LEFT, "丙。"))), "草案.pdf").lines[0]
    second = line.anchors[1]
    assert (second.part, second.place, second.start, second.end) == ("page/1", 1, 24, 50)
    assert second.box == pytest.approx((90, 842 - 752 - 16, 90 + 26 * 16, 842 - 752 + 4), abs=6)


def test_a_ruled_table_is_rows_of_cells():
    grid = pdf_files.rules(90, 490, [90, 190, 490], [700, 670, 640])
    words = pdf_files.printed(
        (100, 680, "项目"),
        (200, 680, "标准"),
        (100, 650, "甲类"),
        (200, 650, "五百元以下的补助"),
        (90, 720, "附表所列标准如下，请遵照执行，不得突破："),
    )
    lines = pdf.read(pdf_files.pdf(grid + b"\n" + words), "表.pdf").lines
    assert lines[0].text.startswith("附表")
    assert lines[1].rows == (("项目", "标准"), ("甲类", "五百元以下的补助"))


@pytest.fixture
def nothing_recognises(monkeypatch):
    """As on a machine without the extra ``ocr``."""
    monkeypatch.setitem(sys.modules, "rapidocr", None)


@pytest.mark.usefixtures("nothing_recognises")
def test_pictures_without_text_are_called_a_scan_where_nothing_recognises_them():
    with pytest.raises(Unreadable, match="未识别到文字，可能是扫描件。没有装文字识别组件"):
        pdf.read(pdf_files.pdf(b"q 500 0 0 700 50 50 cm /Im Do Q", picture=True), "扫描.pdf")


@pytest.mark.usefixtures("nothing_recognises")
@pytest.mark.parametrize("junk", ["\ue001\ue002\ue003" * 9, "犐犆犛犖犗犘犙犚" * 3])
def test_a_garbled_layer_is_refused_where_nothing_recognises_the_page(junk):
    with pytest.raises(Unreadable, match="乱码，读出来不可靠"):
        pdf.read(pdf_files.pdf(body((LEFT, junk))), "乱码.pdf")


def test_a_blank_file_is_not_called_empty():
    with pytest.raises(Unreadable, match="未识别到文字"):
        pdf.read(pdf_files.pdf(b""), "空白.pdf")


@pytest.mark.parametrize("junk", ["\ue001\ue002\ue003" * 20, "(cid:12)(cid:13)" * 10, "犐犆犛犖犗犘犙犚" * 10, "!\"#$%&'()*+" * 10])
def test_a_garbled_text_layer_is_not_believed(junk):
    assert garbled.is_garbled(junk)


@pytest.mark.parametrize(
    "text", ["第一条为了规范行政行为，制定本办法。" * 5, "GB18030 2022 Version 3 Table 12 " * 5, "序号12345678901234567890" * 3]
)
def test_ordinary_text_is_believed(text):
    assert not garbled.is_garbled(text.replace(" ", ""))


def test_a_damaged_file_is_said_to_be_damaged():
    with pytest.raises(Unreadable, match="已损坏"):
        pdf.read(b"%PDF-1.4\nnothing", "坏.pdf")


def test_an_encrypted_file_asks_for_its_password():
    key = "<" + "00" * 32 + ">"
    encryption = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00><00>]"
    with pytest.raises(Unreadable, match="密码"):
        pdf.read(pdf_files.pdf(body((LEFT, "甲")), extra=encryption), "锁.pdf")


@pytest.mark.parametrize(("drawn", "turned"), [(-90, 90), (180, 180), (90, 270)])
def test_boxes_on_a_turned_page_are_where_the_page_is_shown(drawn, turned):
    words = "云州区绿道管理办法适用于本区。"
    straight = scanned_files.printed(f"#place(top + left, rotate({drawn}deg, reflow: true, block(width: 400pt)[{words}]))")
    data = scanned_files.turned(straight, turned)
    (line,) = pdf.read(data, "转.pdf").lines
    assert line.text == words
    (page,) = scanned_files.pictures(data, dpi=72)
    ink = ImageOps.invert(page).getbbox()
    assert line.anchors[0].box == pytest.approx(ink, abs=12), "the stop at the end has white beside its ink"


def test_shading_behind_words_is_no_table():
    """LibreOffice lays a filled area behind each run of shaded words."""
    areas = b"\n".join(b"1 1 0.9 rg %d %d 100 20 re f" % (x, y) for x in (90, 190, 290) for y in (700, 680, 660))
    words = pdf_files.printed((INDENTED, 704, "甲" * 16), (LEFT, 684, "乙。"))
    (line, *_) = pdf.read(pdf_files.pdf(areas + b"\n0 g\n" + words), "底纹.pdf").lines
    assert (line.rows, line.text[:16]) == (None, "甲" * 16)


def test_a_table_of_boxes_with_lines_round_them_is_one():
    boxes = b"\n".join(b"%d %d 100 30 re S" % (x, y) for x in (90, 190) for y in (670, 640))
    words = pdf_files.printed((100, 680, "项目"), (200, 680, "标准"), (100, 650, "甲类"), (200, 650, "五百元"))
    (line,) = pdf.read(pdf_files.pdf(boxes + b"\n" + words), "表.pdf").lines
    assert line.rows == (("项目", "标准"), ("甲类", "五百元"))


TABLE = pdf_files.rules(90, 490, [90, 190, 490], [700, 670, 630])
CELLS = pdf_files.printed((100, 680, "项目"), (200, 680, "标准"), (100, 650, "甲类"), (200, 654, "wear-"), (200, 640, "resistant"), size=12)


def test_a_table_on_a_cropped_page_stands_where_the_page_is_shown():
    document = pypdfium2.PdfDocument(pdf_files.pdf(TABLE + b"\n" + CELLS))
    document[0].set_cropbox(50, 100, 560, 800)
    cropped = io.BytesIO()
    document.save(cropped)
    (line,) = pdf.read(cropped.getvalue(), "表.pdf").lines
    assert line.rows[0] == ("项目", "标准")
    assert line.cells[0][0][0].box == pytest.approx((90 - 50, 800 - 700, 190 - 50, 800 - 670), abs=0.1)


@pytest.mark.parametrize(("drawn", "turned"), [(-90, 90), (180, 180), (90, 270)])
def test_a_table_drawn_sideways_on_a_turned_page_reads_as_shown(drawn, turned):
    table = "table(columns: (80pt, 200pt), [项目], [标准], [甲类], [五百元以下的补助])"
    data = scanned_files.turned(scanned_files.printed(f"#place(top + left, rotate({drawn}deg, reflow: true, {table}))"), turned)
    (line,) = pdf.read(data, "表.pdf").lines
    assert line.rows == (("项目", "标准"), ("甲类", "五百元以下的补助"))


def test_a_hyphen_at_the_end_of_a_line_in_a_cell_is_kept():
    (line,) = pdf.read(pdf_files.pdf(TABLE + b"\n" + CELLS), "表.pdf").lines
    assert line.rows[1][1].startswith("wear-")
    assert line.rows[1][1].endswith("resistant")
