from __future__ import annotations

import pytest

from app.errors import Unreadable
from app.text.readers import plain

TEXT = "云州区户外广告管理办法\n第一条　为了规范户外广告，制定本办法。\n"


def texts(data):
    return [line.text for line in plain.read(data, "草案.md").lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_is_found_from_the_bytes(encoding):
    assert texts(TEXT.encode(encoding)) == TEXT.splitlines()


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(Unreadable, match="编码认不出来"):
        plain.read(bytes(range(128, 256)) * 4, "草案.txt")


def test_a_front_matter_and_quoted_lines_are_metadata():
    read = plain.read("---\n标题: 甲\n---\n> 摘自网页\n正文\n".encode(), "草案.md")
    assert [line.text for line in read.lines] == ["正文"]
    assert read.metadata == ("标题: 甲", "> 摘自网页")


def test_a_rule_without_an_end_is_no_front_matter():
    assert texts("---\n正文".encode()) == ["---", "正文"]


def test_marks_of_markdown_are_dropped_and_anchors_count_in_the_line():
    line = plain.read("## **第一条** 甲乙".encode(), "草案.md").lines[0]
    assert line.text == "第一条 甲乙"
    assert line.marked
    where = line.cut(line.text.index("乙")).anchors[0]
    assert "## **第一条** 甲乙"[where.offset] == "乙"


def test_a_markdown_table_is_a_table():
    line = plain.read("|  |  |\n| --- | --- |\n| 矿种 | 费率 |\n| 石油 | 1 |\n".encode(), "草案.md").lines[0]
    assert line.rows == (("矿种", "费率"), ("石油", "1"))


@pytest.mark.parametrize("mark", [(b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")])
def test_utf_32_is_told_by_its_mark_and_is_no_text_full_of_nuls(mark):
    assert texts(mark[0] + TEXT.encode(mark[1])) == TEXT.splitlines()


def test_breaks_of_lines_and_pages_part_lines_and_unseen_controls_are_no_characters():
    assert texts("第一条 甲\x0b乙\x0c第二条\x1f 丙\ufffe丁\x00。\r\n戊\r己".encode("utf-16")) == [
        "第一条 甲",
        "乙",
        "第二条 丙丁。",
        "戊",
        "己",
    ]
