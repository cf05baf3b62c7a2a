from __future__ import annotations

from lxml import etree

from app.word import runs


def test_what_xml_cannot_hold_is_never_written_into_a_word_file() -> None:
    written = runs.run("甲\x00\x0b\x0c\x1f\ufffe\uffff\ud800乙\t丙\n丁")
    found = etree.fromstring(f'<w:p xmlns:w="{runs.NAMESPACE}">{written}</w:p>')
    assert [each.text or etree.QName(each).localname for each in found[0]] == ["甲乙", "tab", "丙", "br", "丁"]
