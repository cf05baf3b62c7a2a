from __future__ import annotations

import sys

import pytest
from PIL import Image

from app.errors import Unreadable
from app.text import worker
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
    def test_a_page_lying_on_its_side_is_read_and_each_line_is_found_on_the_picture_as_it_lies(self, sheet):
        found = scan.read(scanned_files.file_of(sheet.rotate(270, expand=True)), "扫描.png")
        assert compact(found.lines) == "云州区绿道管理办法" + BODY
        assert (len(found.lines), found.recognised, found.warnings) == (3, (1,), ("第 1 页是识别稿，须核对。",))
        boxes = [anchor.box for line in found.lines for anchor in line.anchors]
        assert all(bottom - top > 2 * (right - left) for left, top, right, bottom in boxes), "lines stand upright on a page that lies"
        assert [box[0] for box in boxes] == sorted((box[0] for box in boxes), reverse=True), "the first line stands at the right"

    def test_the_reading_process_says_how_far_it_is_and_can_be_stopped(self, sheet, tmp_path):
        path = tmp_path / "扫描.tif"
        path.write_bytes(scanned_files.file_of(sheet, sheet, sheet, sheet, format="TIFF"))
        heard = []

        def stop_after_one(done, total):
            heard.append((done, total))
            if done == 1:
                raise Stopped

        with worker.Worker() as reader:
            with pytest.raises(Stopped):
                reader.read(path, told=stop_after_one)
            assert heard == [(0, 4), (1, 4)]
            assert reader._child is None

    def test_a_page_without_words_is_said_to_have_none(self):
        with pytest.raises(Unreadable, match="里面未识别到文字"):
            scan.read(scanned_files.file_of(Image.new("L", (600, 800), 255)), "白.png")


class Stopped(Exception):
    pass


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
