from __future__ import annotations

import pytest

from app.errors import Unreadable
from app.text import reading
from app.text.markup import Settled
from app.text.readers import rtf

HEAD = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset2 Wingdings;}{\f2\fcharset0 Arial;}}"


def han(text):
    """Characters as the code page of China writes them, two bytes each."""
    return b"".join(b"\\'%02x" % byte for byte in text.encode("gb18030"))


def written(*parts):
    return HEAD + b"".join(part if isinstance(part, bytes) else han(part) for part in parts) + b"}"


def read(*parts, settled=Settled.ACCEPTED):
    return rtf.read(written(*parts), "稿.rtf", settled)


def texts(*parts, settled=Settled.ACCEPTED):
    return [line.text for line in read(*parts, settled=settled).lines if line.rows is None]


def test_double_bytes_are_read_in_the_code_page_of_the_file():
    assert texts("第一条　为了规范管理。", rb"\par ", "第二条", rb"\par") == ["第一条　为了规范管理。", "第二条"]


def test_a_second_byte_that_is_a_letter_belongs_to_the_first():
    first, second = "丂".encode("gb18030")
    assert texts(b"\\'%02x" % first + bytes([second]), rb"\par") == ["丂"]


def test_unicode_characters_are_read_once_whatever_follows_for_older_readers():
    assert texts(rb"\uc1\u31532?\u19968\'3f{\uc2\u26465\'cc\'f5}\uc0\u30002\u-10174\u-8265 x\par") == ["第一条甲𠮷x"]


def test_binary_data_pictures_and_unknown_destinations_are_passed_over():
    assert texts("前", rb"{\pict\wmetafile8 0102}{\*\unknown abc}{\*\blipuid\bin4 }}}}x}", "后", rb"\par") == ["前后"]


def test_a_number_that_the_file_prints_stands_before_its_paragraph():
    found = texts(rb"{\listtext\pard ", "第一条", rb"\tab}", "甲。", rb"\par{\pntext\'b7\tab}", "项。", rb"\par")
    assert found == ["第一条\t甲。", "项。"]


def test_a_table_keeps_its_rows_and_cells_over_several_columns():
    top = rb"\trowd\cellx1000\cellx2000\cellx3000 \pard\intbl "
    wide = rb"\trowd\cellx1000\cellx3000 \pard\intbl "
    parts = (
        top,
        "序",
        rb"\cell ",
        "项",
        rb"\cell ",
        "期",
        rb"\cell\row ",
        wide,
        "一",
        rb"\cell ",
        "受理",
        rb"\par ",
        "审查",
        rb"\cell\row\pard ",
    )
    lines = read(*parts, "后。", rb"\par").lines
    assert [line.rows or line.text for line in lines] == [(("序", "项", "期"), ("一", "受理\n审查", "")), "后。"]


def test_a_table_in_a_cell_is_part_of_the_cell():
    inner = (
        rb"\pard\intbl\itap2 ",
        "内一",
        rb"\nestcell ",
        "内二",
        rb"\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}",
    )
    lines = read(rb"\trowd\cellx1000\cellx2000\pard\intbl ", "外", rb"\cell ", *inner, rb"\pard\intbl ", "尾", rb"\cell\row").lines
    assert lines[0].rows == (("外", "内一\n内二\n尾"),)


AUTHORS = rb"{\*\revtbl{Unknown;}{" + han("李某") + rb";}}"


@pytest.mark.parametrize(
    ("settled", "printed"),
    [(Settled.ACCEPTED, ["处以二千元罚款。", "前半后半。"]), (Settled.REJECTED, ["处以五百元罚款。", "前半", "后半。"])],
)
def test_tracked_changes_are_taken_as_settled_and_listed_either_way(settled, printed):
    parts = (
        AUTHORS,
        "处以",
        rb"{\deleted\revauthdel1\revdttmdel1206589967 ",
        "五百",
        rb"}{\revised\revauth1 ",
        "二千",
        rb"}",
        "元罚款。",
        rb"\par ",
    )
    found = read(*parts, "前半", rb"{\deleted\revauthdel1\par}", "后半。", rb"\par", settled=settled)
    assert [line.text for line in found.lines] == printed
    assert [(p.what.kind, p.what.text, p.what.author, p.what.at) for p in found.revisions] == [
        ("deleted", "五百", "李某", "2026-11-03T08:15:00"),
        ("inserted", "二千", "李某", None),
        ("paragraph", "", "李某", None),
    ]
    assert settled.label in found.warnings[0]


def test_notes_follow_the_text_and_margins_are_kept_apart():
    found = read(
        rb"{\header ", "区政府", rb"\par}", "第一条", rb"{\super\chftn{\footnote\chftn ", "指单位。", rb"}}", "应当登记。", rb"\par"
    )
    assert [(line.text, line.footnote) for line in found.lines] == [("第一条应当登记。", False), ("指单位。", True)]
    assert found.margins == ("区政府",)


def test_a_comment_says_who_when_and_about_which_words():
    anchor = (rb"{\*\atrfstart 7}", "五百元", rb"{\*\atrfend 7}{\*\atnid Z}{\*\atnauthor ", "张某", rb"}\chatn")
    found = read("罚款", *anchor, rb"{\*\annotation{\*\atnref 7}{\*\atndate 1206589967}", "过高", rb"}", "。", rb"\par")
    assert [line.text for line in found.lines] == ["罚款五百元。"]
    (note,) = found.notes
    assert (note.what.author, note.what.at, note.what.text, note.what.quote) == ("张某", "2026-11-03T08:15:00", "过高", "五百元")
    assert (note.place, note.offset) == (0, 2)


def test_hidden_text_is_not_read_and_of_a_field_only_its_result():
    parts = ("见", rb'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt ', "网站", rb"}}{\v ", "藏", rb"}", "。", rb"\par")
    assert texts(*parts) == ["见网站。"]


def test_ruby_and_ringed_numbers_print_by_their_instruction_alone():
    ruby = rb"{\field{\*\fldinst EQ \\* jc3 \\* hps22 \\o\\al(\\s\\up 10(sh\u232e)," + han("慎") + rb")}{\fldrslt }}"
    ring = rb"{\field{\*\fldinst eq \\o\\ac(" + han("○") + rb",3)}{\fldrslt }}"
    assert texts(ruby, "用", ring, "条", rb"\par") == ["慎用③条"]


def test_a_number_alone_in_a_cell_is_read_and_one_before_nothing_but_deleted_text_is_not():
    row = (rb"\trowd\cellx1000\cellx2000\pard\intbl{\listtext ", b"1.", rb"\tab}", rb"\cell ", "东街", rb"\cell\row\pard ")
    lines = read(*row, rb"{\listtext 2.\tab}{\deleted ", "没了", rb"}\par").lines
    assert [line.rows or line.text for line in lines] == [(("1.", "东街"),)]


def test_a_number_that_only_word_counts_is_said_to_be_missing():
    assert "自动编号可能缺失" in read(rb"{\field{\*\fldinst AUTONUM }{\fldrslt }}", "甲。", rb"\par").warnings[0]


def test_a_text_box_is_read_before_the_paragraph_it_hangs_on():
    box = (rb"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt ", "框中", rb"\par}}{\shprslt ", "框中", rb"}}")
    assert texts("甲", *box, "乙", rb"\par") == ["框中", "甲乙"]


def test_a_ticked_box_of_a_picture_font_is_a_ticked_box():
    assert texts(rb"{\f1\'fe}{\f1\u-3928 ?}", "选", rb"\par") == ["☑□选"]


def test_a_file_cut_short_is_read_with_a_warning():
    found = rtf.read(written("第一条", rb"\par ", "第二")[:-1], "断.rtf")
    assert [line.text for line in found.lines] == ["第一条", "第二"]
    assert "末尾不完整" in found.warnings[0]


def test_groups_without_measure_are_refused():
    with pytest.raises(Unreadable, match="已损坏"):
        rtf.read(b"{\\rtf1" + b"{" * 5000, "坏.rtf")


def test_an_rtf_becomes_a_tree_under_its_own_name(tmp_path):
    path = tmp_path / "办法.doc"
    path.write_bytes(written("云州区办法", rb"\par ", "第一条　甲。", rb"\par ", "第二条　乙。", rb"\par"))
    found = reading.read_here(path)
    assert (found.format, [n.path for n in found.tree.nodes]) == ("rtf", ["标题", "第一条", "第二条"])
    assert "内容其实是 .rtf" in found.warnings[0]
    assert [(a.part, a.place, a.offset) for a in found.tree.nodes[1].anchors] == [("rtf", 1, 4)]
