"""Headings wherever they stand, columns by their words and by their values, remembered per set of headings."""

from __future__ import annotations

import pytest

from app.exchange.headings import best_sheet, table_of
from app.exchange.mapping import Column, guessed, proposed, remember
from app.exchange.sheets import Sheet

ROW = ("云州区广告管理办法", "云府规〔2023〕1号", "区城管局", "2023.3.1")


def sheet(*rows, merged=(), name="表"):
    width = max(map(len, rows))
    return Sheet(name, tuple((*row, *[None] * (width - len(row))) for row in rows), merged)


def taken(*rows, merged=()):
    """By heading, the field each column is taken for."""
    return {column.called: column.field for column in guessed(table_of(sheet(*rows, merged=merged)))}


def test_title_rows_above_the_headings_are_passed_over():
    table = table_of(
        sheet(
            ("云州区行政规范性文件台账",),
            ("填报单位：司法局", None, None, "2026年"),
            ("文件名称", "文号", "起草单位", "成文日期"),
            ROW,
            merged=((0, 0, 0, 3),),
        )
    )
    assert (table.heading_rows, table.headings) == ((3,), ("文件名称", "文号", "起草单位", "成文日期"))
    assert [line.number for line in table.lines] == [4]


def test_headings_over_two_rows_are_read_as_one():
    rows = (("标题", "文号", "备案情况", None, "日期", None), (None, None, "市政府", "区人大", "成文", "公布"), ("甲办法甲办法", "云府规〔2023〕1号", "2023.4.1", "2023.4.2", "2023.3.1", "2023.3.2"))  # fmt: skip
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5))
    table = table_of(sheet(*rows, merged=merged))
    assert table.headings == ("标题", "文号", "备案情况 市政府", "备案情况 区人大", "日期 成文", "日期 公布")
    assert [line.number for line in table.lines] == [3]
    assert [c.field for c in guessed(table)][2:] == ["muni_filed_on", "npc_filed_on", "signed_on", "published_on"]


def test_a_csv_without_merged_cells_may_have_two_rows_of_headings_too():
    rows = (
        ("标题", "文号", "备案情况", None),
        (None, None, "市政府", "区人大"),
        ("甲办法甲办法", "云府规〔2023〕1号", "2023.4.1", "2023.4.2"),
    )
    assert table_of(sheet(*rows)).headings == ("标题", "文号", "备案情况 市政府", "备案情况 区人大")


def test_rows_that_are_no_documents_are_left_out_with_the_reason():
    table = table_of(
        sheet(
            ("序号", "标题", "文号", "备注"), ("一、区政府文件",), (1, "甲办法甲办法", "云府规〔2023〕1号"), (None,), ("小计", 1), ("序号", "标题", "文号", "备注"),
            (2, "乙办法乙办法", "云府规〔2023〕2号"), ("合计", 2), ("填表人：张三", None, "2026年"),
        )
    )  # fmt: skip
    assert [line.number for line in table.lines] == [3, 7]
    assert table.skipped == ((2, "分类标题"), (5, "合计行"), (6, "重复的表头"), (8, "合计行"), (9, "表尾"))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("规范性文件名称", "title"), ("发文字号", "document_number"), ("文 号", "document_number"), ("制定主体", "issuing_authority"),
        ("起草单位（部门）", "drafting_unit"), ("成文日期（年月日）", "signed_on"), ("有效期（年）", "valid_until"), ("时效性", "status"), ("公开方式", "carrier"),
        ("区人大备案时间", "npc_filed_on"), ("制发单位", "issuing_authority"), ("主办科室", "drafting_unit"), ("*公布时间", "published_on"), ("三统一编号", "unified_number"), ("主办科室电话", ""),
    ],
)  # fmt: skip
def test_headings_in_many_words(heading, field):
    assert taken(("某某", heading, "某某"), ("x", None, "y"))[heading] == field


def test_a_word_of_two_meanings_gives_way_to_the_plain_one():
    assert taken(("标题", "印发日期", "公布日期"), (ROW[0], "2023.3.1", "2023.3.2")) == {
        "标题": "title", "印发日期": "signed_on", "公布日期": "published_on",
    }  # fmt: skip


def test_values_speak_where_the_heading_does_not():
    columns = guessed(table_of(sheet(("甲", "乙", "标记", "丁"), *[(n, ROW[0], f"云府规〔2023〕{n}号", "x") for n in range(1, 9)])))
    assert [(c.field, c.sure) for c in columns] == [("note", False), ("title", False), ("document_number", False), ("note", False)]


def test_values_that_contradict_the_heading_are_believed():
    fields = taken(
        ("标题", "备案日期", "文号"), *[(f"第{n}号广告管理办法", f"渝备〔2023〕{n}号", f"云府规〔2023〕{n}号") for n in range(1, 9)]
    )
    assert fields["备案日期"] != "muni_filed_on"


def test_the_fitting_sheet_is_found_among_several():
    tables = [table_of(s) for s in (sheet(("说明", "内容"), ("一", "请填写")), sheet(("标题", "文号", "成文日期"), ROW[:3], name="台账"))]
    assert best_sheet(tables) == 1


def test_the_long_sheet_of_documents_in_force_goes_before_the_short_one_of_repealed_ones():
    heads = ("标题", "文号", "成文日期", "状态")
    tables = [table_of(sheet(heads, *[ROW[:2]] * 3)), table_of(sheet((*heads, "废止日期"), ROW[:2]))]
    assert best_sheet(tables) == 0


def test_a_clerk_may_say_where_the_headings_are():
    table = table_of(sheet(("甲", "乙"), ("标题", "文号"), ROW[:2]), heading_row=1)
    assert (table.headings, len(table.lines)) == (("甲", "乙"), 2)


def test_corrected_columns_are_remembered_for_these_headings_and_no_others(office):
    table = table_of(sheet(("标题", "签批", "文号"), (ROW[0], "2023.3.1", ROW[1])))
    columns = [Column(c.place, c.heading, "signed_on" if c.heading == "签批" else c.field, c.samples) for c in proposed(office, table)]
    remember(office, table, columns)
    assert [c.field for c in proposed(office, table)] == ["title", "signed_on", "document_number"]
    other = table_of(sheet(("标题", "签批"), (ROW[0], "2023.3.1")))
    assert [c.field for c in proposed(office, other)] == ["title", "note"]
    remember(office, table, [Column(c.place, c.heading, "note", c.samples) for c in columns])
    assert {c.field for c in proposed(office, table)} == {"note"}


def test_what_was_only_guessed_leaves_no_entry_behind(office):
    table = table_of(sheet(("标题", "文号"), ROW[:2]))
    before = office.newest()
    remember(office, table, proposed(office, table))
    assert office.newest() == before
