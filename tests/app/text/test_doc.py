from __future__ import annotations

import io
import struct
from pathlib import Path

import olefile
import pytest

from app.errors import Hostile, Unreadable
from app.text import guard, reading
from app.text.markup import Settled
from app.text.readers import doc

KEPT = Path(__file__).parents[2] / "fixtures" / "golden_texts"


def lines(name, settled=Settled.ACCEPTED):
    return doc.read((KEPT / name).read_bytes(), name, settled)


def texts(name, settled=Settled.ACCEPTED):
    return [line.text for line in lines(name, settled).lines if line.rows is None and not line.footnote]


def patched(name, stream, offset, value):
    """A kept file with bytes of one of its streams written over."""
    held = io.BytesIO((KEPT / name).read_bytes())
    with olefile.OleFileIO(held, write_mode=True) as compound:
        data = bytearray(compound.openstream(stream).read())
        data[offset : offset + len(value)] = value
        compound.write_stream(stream, bytes(data))
    return held.getvalue()


def test_automatic_numbers_of_four_levels_are_printed_as_word_prints_them():
    assert texts("numbers.doc") == [
        "云州区规范管理办法",
        "第一章 总则",
        "第一条\t为了规范管理，制定本办法。",
        "第二条\t本办法适用于本区。",
        "第二章 职责",
        "第一条\t有关部门履行下列职责：",
        "（一）受理申请；",
        "（二）作出决定：",
        "1.准予的；",
        "2.不予的。",
        "（三）检查。",
        "第二条\t本办法自公布之日起施行。",
    ]


def test_a_list_that_starts_elsewhere_does():
    assert texts("start.doc") == ["云州区清单", "1.甲", "2.乙", "5.丙"]


@pytest.mark.parametrize(
    ("settled", "printed"),
    [
        (Settled.ACCEPTED, ["云州区办法", "第一条　处以二千元以下罚款。", "第二条　前半后半。", "第三条　完。"]),
        (Settled.REJECTED, ["云州区办法", "第一条　处以五百元以下罚款。", "第二条　前半", "后半。", "第三条　完。"]),
    ],
)
def test_tracked_changes_are_taken_as_settled_and_listed_either_way(settled, printed):
    read = lines("tracked.doc", settled)
    assert [line.text for line in read.lines] == printed
    assert [(p.what.kind, p.what.text, p.what.author, p.what.at, p.place) for p in read.revisions] == [
        ("deleted", "五百元", "李某", "2026-11-02T10:00:00", 1),
        ("inserted", "二千元", "王某", "2026-11-01T09:30:00", 1),
        ("paragraph", "", "李某", "2026-11-02T10:00:00", 2),
    ]
    assert read.pending_revisions == 3
    assert settled.label in read.warnings[0]


def test_a_tracked_change_finds_its_node():
    read = reading.read_here(KEPT / "tracked.doc")
    assert [(r.path, r.start) for r in read.markup.revisions][:2] == [("第一条", 2), ("第一条", 2)]


def test_a_text_box_is_read_before_the_paragraph_it_hangs_on():
    assert texts("box.doc") == ["云州区办法", "框中文字", "第二行", "第一条　甲。", "第二条　乙。"]


def test_footnotes_follow_the_text_without_their_marks():
    read = lines("notes.doc").lines
    assert [(line.text, line.footnote) for line in read] == [
        ("云州区办法", False),
        ("第一条　单位应当登记。", False),
        ("第二条　十日内办结。", False),
        ("指依法登记的单位。", True),
        ("指工作日。", True),
    ]


def test_comments_say_who_when_what_and_about_which_words():
    read = lines("comments.doc")
    assert [(p.what.author, p.what.at, p.what.text, p.what.quote, p.place, p.offset) for p in read.notes] == [
        ("张审核", "2026-11-03T08:15:00", "此处无上位法依据", "五百元", 1, 6),
        ("赵某", "2026-11-04T08:15:00", "改为工作日", "十日", 2, 4),
    ]
    assert texts("comments.doc") == ["云州区办法", "第一条　罚款五百元。", "第二条　十日内办结。"]


def test_tables_keep_rows_merged_cells_and_tables_within():
    tables = [line.rows for line in lines("forms.doc").lines if line.rows]
    assert tables == [
        (("序号", "事项", "期限"), ("1", "受理\n审查", ""), ("2", "公示", "5日"), ("", "备案", "10日")),
        (("外一", "外二\n内一\n内二\n内三\n内四\n后"), ("外三", "外四")),
    ]


def test_of_a_field_the_result_is_read_and_hidden_text_not_at_all():
    assert texts("fields.doc") == ["云州区办法", "第一条　在政府网站公布。", "第二条　𠮷祥\t后\n新行", "☑已勾"]


def test_anchors_count_the_characters_of_the_paragraph():
    line = lines("fields.doc").lines[2]
    assert [(a.start, a.end, a.part, a.place, a.offset) for a in line.anchors] == [(0, len(line.text), "WordDocument", 2, 0)]


def test_a_wps_is_read_as_the_word_file_it_is():
    read = reading.read_here(KEPT / "notice.wps")
    assert (read.format, read.warnings) == ("doc", ())
    assert (read.tree.document_number, read.tree.body_title, read.tree.effective_on) == (
        "云政办发〔2026〕3号",
        "云州区停车管理办法",
        "2026-04-01",
    )


def test_a_locked_file_is_refused():
    flags = struct.unpack_from("<H", olefile.OleFileIO(KEPT / "numbers.doc").openstream("WordDocument").read(), 0x0A)[0]
    with pytest.raises(Unreadable, match="打开密码"):
        doc.read(patched("numbers.doc", "WordDocument", 0x0A, struct.pack("<H", flags | 0x100)), "锁.doc")


def test_a_file_of_word_95_is_refused_with_its_age():
    with pytest.raises(Unreadable, match="Word 95"):
        doc.read(patched("numbers.doc", "WordDocument", 2, struct.pack("<H", 104)), "旧.doc")


def test_a_file_without_the_table_it_names_is_damaged():
    with pytest.raises(Unreadable, match="已损坏"):
        doc.read(patched("numbers.doc", "WordDocument", 0x9A + 8 * 33, struct.pack("<II", 0xFFFFFF, 99)), "坏.doc")


@pytest.mark.parametrize("place", [0x2C, 0x40, 0x48])
def test_tables_of_sectors_without_measure_are_refused_before_they_are_followed(place):
    data = bytearray((KEPT / "numbers.doc").read_bytes())
    data[place : place + 4] = b"\xff\xff\xff\x7f"
    with pytest.raises(Unreadable, match="已损坏"):
        doc.read(bytes(data), "坏.doc")


def test_a_stream_larger_than_its_file_is_refused():
    data = bytearray((KEPT / "numbers.doc").read_bytes())
    entry = data.index("WordDocument".encode("utf-16-le"))
    data[entry + 120 : entry + 124] = b"\xff\xff\xff\x7f"
    with pytest.raises(Unreadable, match="已损坏"):
        doc.read(bytes(data), "坏.doc")


def test_lists_that_cannot_be_read_leave_a_warning_and_no_invented_number():
    spoilt = doc.read(patched("numbers.doc", "WordDocument", 0x9A + 8 * 74, struct.pack("<II", 0, 0)), "稿.doc")
    assert "自动编号可能缺失" in spoilt.warnings[-1]
    assert spoilt.lines[1].text == "总则"


def test_macros_are_refused(tmp_path):
    path = tmp_path / "宏.doc"
    path.write_bytes((KEPT / "numbers.doc").read_bytes() + "_VBA_PROJECT".encode("utf-16-le"))
    with pytest.raises(Hostile, match="宏"):
        guard.admit(path)


def test_real_forms_read_as_tables(corpus):
    read = [reading.read_here(path) for path in sorted((corpus / "binary").glob("*.doc"))]
    assert [r.warnings for r in read] == [(), ()]
    for each in read:
        (table,) = (node for node in each.tree.walk() if node.kind == "table")
        assert [row[0] for row in table.rows or ()][:3] == ["案  由", "企业名称或其他经营者", "地  址"]
        assert "组织机构代码" in (table.rows or ())[1]
