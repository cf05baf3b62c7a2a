"""What comes by the clipboard is read like a file: tables and the numbers that Word prints stay, and no word is lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.errors import Refused
from app.intake.pasted import Clip, as_file, read_pasted
from app.text.tree import Node
from app.text.worker import Worker

AT = datetime(2026, 11, 23, 9, 5, 7)
WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<style>p.MsoNormal {margin:0cm}</style></head><body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal align=center>云州区停车管理办法</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>第一条<span>&nbsp;</span></span><!--[endif]-->为了规范停车，制定本办法。</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>第二条<span>&nbsp;</span></span><!--[endif]-->收费标准见下表。</p>
<table><tr><td><p class=MsoNormal>小型车</p></td><td><p class=MsoNormal>五元</p></td></tr></table>
<!--EndFragment--></body></html>"""
PLAIN = "云州区停车管理办法\r\n第一条 为了规范停车，制定本办法。\r\n第二条 收费标准见下表。\r\n小型车\t五元\r\n"


@pytest.fixture(scope="module")
def worker():
    with Worker() as running:
        yield running


def by_path(nodes) -> dict[str, Node]:
    return {node.path: node for node in nodes}


def test_what_word_copied_keeps_its_automatic_numbers_and_its_table(worker: Worker) -> None:
    draft = read_pasted(Clip(PLAIN, WORD), AT, worker)
    found = by_path(draft.reading.tree.walk())
    assert draft.file_name == "粘贴的文字 2026-11-23 09.05.07.html"
    assert found["第一条"].text == "为了规范停车，制定本办法。"
    assert found["第二条表1"].rows == (("小型车", "五元"),)
    assert draft.reading.tree.title == "云州区停车管理办法"


def test_plain_text_is_read_as_lines(worker: Worker) -> None:
    draft = read_pasted(Clip(PLAIN), AT, worker)
    assert draft.file_name.endswith(".txt")
    assert by_path(draft.reading.tree.walk())["第一条"].text == "为了规范停车，制定本办法。"


def test_a_page_that_says_less_than_the_plain_text_is_not_believed(worker: Worker, tmp_path: Path) -> None:
    shortened = "<p>云州区停车管理办法</p><p style='display:none'>第一条 为了规范停车，制定本办法。</p>"
    assert as_file(Clip(PLAIN, shortened), tmp_path, AT, worker).suffix == ".txt"
    assert as_file(Clip(PLAIN, "<b>云州区</b>"), tmp_path, AT, worker).suffix == ".txt"
    assert [file.suffix for file in tmp_path.iterdir()] == [".txt"]


def test_nothing_to_paste_is_said(worker: Worker, tmp_path: Path) -> None:
    for empty in (Clip(""), Clip(" \n"), Clip("", "<p> </p>")):
        with pytest.raises(Refused, match="剪贴板里没有文字"):
            as_file(empty, tmp_path, AT, worker)
