from __future__ import annotations

from ui.finder.entries import Entry, Kind, matching


def entry(text, kind=Kind.ACTION, **more):
    return Entry(kind, text, lambda: None, **more)


def texts(entries, words, initials=None):
    return [found.text for found in matching(entries, words, initials or {})]


def test_everything_stands_there_while_nothing_is_typed():
    assert texts([entry("撤销"), entry("重做")], "") == ["撤销", "重做"]


def test_what_begins_with_the_words_comes_before_what_holds_them():
    assert texts([entry("全部导入"), entry("导入文件"), entry("打印")], "导入") == ["导入文件", "全部导入"]


def test_every_word_must_be_held():
    assert texts([entry("报送备案"), entry("备案审查")], "备案 审查") == ["备案审查"]


def test_latin_is_found_in_either_case():
    assert texts([entry("存成 Word")], "WORD") == ["存成 Word"]


def test_the_note_counts_too_but_less():
    assert texts([entry("某办法", note="云州府规〔2026〕3号"), entry("云州办法")], "云州") == ["云州办法", "某办法"]


def test_initials_find_what_is_written_in_characters():
    assert texts([entry("工作台"), entry("设置")], "gzt", {"工作台": "gzt", "设置": "sz"}) == ["工作台"]


def test_what_cannot_be_done_now_stands_behind_what_can():
    assert texts([entry("打印", reason="这一页没有可以打印的内容"), entry("全部打印")], "打印") == ["全部打印", "打印"]


def test_a_line_is_read_out_as_one_sentence():
    assert entry("撤销", keys="Ctrl Z").spoken == "操作，撤销，按键 Ctrl Z"
    assert entry("打印", reason="没有内容").spoken == "操作，打印，现在不能用：没有内容"
