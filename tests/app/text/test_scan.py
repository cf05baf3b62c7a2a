from __future__ import annotations

import sys

import pytest
from PIL import Image

from app.errors import Unreadable
from app.text.readers import scan
from tests.app.text import scanned_files

WORDS = """#align(center, text(size: 22pt)[云州区绿道管理办法])

第一条　为了规范绿道管理，保障行人通行安全，根据《中华人民共和国城乡规划法》和有关法律、法规，结合本区实际，制定本办法。

第二条　在绿道内停放机动车的，由区城市管理部门责令改正，处五十元以上二百元以下罚款。"""
BODY = "".join(WORDS.split("]", 1)[1].lstrip(")").split())


@pytest.fixture(scope="module")
def sheet():
    """The paper as a picture of 100 dots an inch."""
    (page,) = scanned_files.pictures(scanned_files.printed(WORDS), dpi=100)
    return page


@pytest.fixture(scope="module")
def recogniser():
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed: nothing can be recognised")
    pytest.importorskip("onnxruntime", reason="the extra ocr is not installed: nothing can be recognised")


def compact(lines):
    return "".join("".join(line.text.split()) for line in lines)


@pytest.mark.usefixtures("recogniser")
class TestRecognised:
    @pytest.mark.parametrize("quarters", [0, 1, 2, 3])
    def test_a_page_is_read_whichever_way_it_lay_on_the_glass(self, sheet, quarters):
        data = scanned_files.file_of(sheet.rotate(90 * quarters, expand=True))
        found = scan.read(data, "扫描.png")
        assert compact(found.lines) == "云州区绿道管理办法" + BODY
        assert len(found.lines) == 3
        assert (found.recognised, found.warnings) == ((1,), ("第 1 页是识别稿，须核对。",))


def test_without_the_extra_a_picture_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(Unreadable, match=r"没有装文字识别组件.*附加项 ocr.*docx 稿"):
        scan.read(scanned_files.file_of(Image.new("L", (100, 140), 255)), "扫描.png")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff\xe0broken", b"II*\0broken", b"GIF89abroken", b"BMbroken"])
def test_a_damaged_picture_is_refused_with_a_sentence(data):
    with pytest.raises(Unreadable, match="已损坏或者太大"):
        scan.read(data, "坏.png")


def test_more_pages_than_can_be_waited_for_are_refused():
    page = Image.new("1", (20, 28), 1)
    data = scanned_files.file_of(*[page] * (scan.MOST_PAGES + 1), format="TIFF")
    with pytest.raises(Unreadable, match=r"有 101 页要识别文字，超过 100 页|没有装文字识别组件"):
        scan.read(data, "长.tif")
