from __future__ import annotations

import os
import zipfile

import pytest

from app.errors import Hostile, Unreadable
from app.text import formats, guard, reading
from app.text.formats import Format
from tests.app.text import pdf_files
from tests.app.text.word_files import TYPES, paragraph, part, write


def test_a_plain_word_file_passes(tmp_path):
    assert guard.admit(write(tmp_path, paragraph("甲")))[0] is Format.DOCX


@pytest.mark.parametrize("where", ["word/document2.xml", "word/styles.xml", "docProps/app.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("content", [b'<?xml version="1.0"?><!DOCTYPE x><x/>', b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'])
def test_a_doctype_in_any_part_is_refused(tmp_path, where, content):
    with pytest.raises(Hostile, match="DOCTYPE"):
        guard.admit(write(tmp_path, paragraph("甲"), parts={where: content}))


def test_a_doctype_in_another_encoding_is_refused(tmp_path):
    content = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    with pytest.raises(Hostile, match="DOCTYPE"):
        guard.admit(write(tmp_path, paragraph("甲"), parts={"word/x.xml": content}))


def test_macros_are_refused_by_their_part(tmp_path):
    with pytest.raises(Hostile, match="宏"):
        guard.admit(write(tmp_path, paragraph("甲"), parts={"word/vbaProject.bin": b"x"}))


def test_macros_are_refused_by_their_content_type_under_any_name(tmp_path):
    types = TYPES.replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main")
    with pytest.raises(Hostile, match="宏"):
        guard.admit(write(tmp_path, paragraph("甲"), types=types))


def test_a_part_that_inflates_without_measure_is_refused(tmp_path):
    with pytest.raises(Hostile, match="大得不正常"):
        guard.admit(write(tmp_path, paragraph("甲"), parts={"word/big.xml": b" " * 3_000_000}))


def test_too_many_paragraphs_are_refused_before_they_are_parsed(tmp_path):
    import random

    rows = "".join(f"<w:p w:rsidR='{random.Random(i).random()}'/>" for i in range(1000))
    with pytest.raises(Hostile, match="不正常"):
        guard.admit(write(tmp_path, rows * 1001))


def test_too_many_parts_are_refused(tmp_path):
    with pytest.raises(Hostile, match="大得不正常"):
        guard.admit(write(tmp_path, paragraph("甲"), parts={f"x/{i}": b"" for i in range(guard.MOST_PARTS + 1)}))


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/x", "C:/x", "a/../../b"])
def test_names_that_leave_the_package_are_refused(tmp_path, name):
    with pytest.raises(Hostile, match="指向别处"):
        guard.admit(write(tmp_path, paragraph("甲"), parts={name: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path):
    path = write(tmp_path, paragraph("甲"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", part("document", ""))
    with pytest.raises(Hostile, match="重名"):
        guard.admit(path)


def test_a_file_over_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "LARGEST_FILE", 1024)
    path = tmp_path / "大.txt"
    path.write_bytes(b"x" * 1025)
    with pytest.raises(Hostile, match="没有读取"):
        guard.admit(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.docx", b"", "是空文件"),
        ("空.txt", b" \r\n\t", "是空文件"),
        ("锁.docx", formats.OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("表.doc", formats.OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "另存为 .docx"),
        ("包.docx", b"Rar!\x1a\x07\0" + b"\0" * 20, "压缩包"),
        ("断.docx", b"PK\x03\x04" + b"\0" * 50, "已损坏"),
        ("乱.docx", bytes(range(256)) * 8, "认不出"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=words) as refused:
        guard.admit(path)
    assert name in refused.value.sentence
    assert refused.value.sentence.endswith("。")


def test_a_truncated_package_is_damaged(tmp_path):
    path = write(tmp_path, paragraph("甲" * 2000))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(Unreadable, match="已损坏"):
        guard.admit(path)


def test_a_package_with_spoilt_bytes_is_damaged(tmp_path):
    path = write(tmp_path, paragraph("".join(chr(0x4E00 + i) for i in range(3000))))
    spoilt = bytearray(path.read_bytes())
    middle = len(spoilt) // 2
    spoilt[middle : middle + 40] = b"\xff" * 40
    path.write_bytes(bytes(spoilt))
    with pytest.raises(Unreadable, match="已损坏"):
        guard.admit(path)


def test_a_package_with_broken_xml_is_damaged(tmp_path):
    with pytest.raises(Unreadable, match="已损坏"):
        reading.read_here(write(tmp_path, "<w:p>"))


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(Unreadable, match="找不到"):
        guard.admit(tmp_path / "无.docx")


@pytest.mark.parametrize("name", ["稿.doc", "稿.wps", "稿.pdf", "稿.txt", "稿"])
def test_a_misnamed_file_is_read_by_its_content_with_a_warning(tmp_path, name):
    read = reading.read_here(write(tmp_path, paragraph("甲。"), name=name))
    assert read.format == "docx"
    assert "已按内容读取" in read.warnings[0]


def test_a_pdf_named_as_word_is_read_as_pdf(tmp_path):
    path = tmp_path / "稿.docx"
    path.write_bytes(pdf_files.pdf(pdf_files.printed((90, 700, "为了规范管理，制定本办法，现印发给你们。"))))
    assert reading.read_here(path).format == "pdf"


@pytest.mark.parametrize("mark", ["机密★1年", "秘密", "绝　密", "000012 机密★10年", "密级：秘密", "机密★长期 特急"])
def test_a_secrecy_mark_is_refused(tmp_path, mark):
    with pytest.raises(Hostile, match="涉密文件"):
        reading.read_here(write(tmp_path, paragraph(mark), paragraph("云州区人民政府文件")))


def test_a_secrecy_mark_in_the_page_header_is_refused(tmp_path):
    with pytest.raises(Hostile, match="涉密文件"):
        reading.read_here(write(tmp_path, paragraph("通知。"), parts={"word/header1.xml": part("hdr", paragraph("机密★1年"))}))


def test_a_secrecy_mark_in_metadata_is_refused(tmp_path):
    path = tmp_path / "稿.md"
    path.write_text("---\n密级: 秘密\n---\n正文\n", encoding="utf-8")
    with pytest.raises(Hostile, match="涉密文件"):
        reading.read_here(path)


@pytest.mark.parametrize(
    "text",
    [
        "涉及国家秘密的，依照法律规定办理。",
        "保守商业秘密",
        "商业机密",
        "密级鉴定规程",
        "依法确定为“机密★5年”的载体应当清退",
        "秘密工作与公开工作相结合",
    ],
)
def test_the_mere_words_are_no_mark(tmp_path, text):
    assert reading.read_here(write(tmp_path, paragraph(text))).tree.nodes


def test_a_doctype_is_refused_in_a_part_of_any_name(tmp_path):
    with pytest.raises(Hostile, match="DOCTYPE"):
        guard.admit(write(tmp_path, paragraph("甲"), parts={"word/text.dat": b'\n<?xml version="1.0"?><!DOCTYPE x><x/>'}))


def test_a_file_with_nothing_but_a_byte_order_mark_is_empty(tmp_path):
    path = tmp_path / "空.txt"
    path.write_bytes(b"\xef\xbb\xbf\r\n")
    with pytest.raises(Unreadable, match="空文件"):
        guard.admit(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "管道.docx")
    with pytest.raises(Unreadable, match="打不开"):
        guard.admit(tmp_path / "管道.docx")


@pytest.mark.parametrize("mark", ["秘密（5年）", "【秘密】某通知", "保密期限：5年　密级：秘密", "密级：机密"])
def test_further_habits_of_marking_secrecy_are_refused(tmp_path, mark):
    path = tmp_path / "通知.txt"
    path.write_text(f"{mark}\n某通知\n甲。", encoding="utf-8")
    with pytest.raises(Hostile, match="密级"):
        reading.read_here(path)


def test_a_picture_under_another_name_is_read_as_a_picture(tmp_path):
    path = tmp_path / "图.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 24)
    assert guard.admit(path)[0] is formats.Format.IMAGE
    assert guard.misnamed(path, formats.Format.IMAGE) == "文件名是 .pdf，内容其实是图片，已按内容读取。"
