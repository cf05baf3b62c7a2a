"""The code on printed slips: what a scanner reads off the paper, close by and with the whole page, and the room that is kept where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.forms import printing, slip_code
from tests.app.forms.examples import receipt, slip
from tests.app.forms.examples_cleanup import application
from tests.app.forms.examples_letters import register_slip
from tests.app.forms.measures import TOLERANCE, Box, sheet, sheets
from tests.app.forms.pdf_text import bare, page_texts

if TYPE_CHECKING:
    import numpy

DOCUMENT = "01934f6e-0000-7000-8000-0123456789ab"
CODE = slip_code.of(DOCUMENT)
MARK = "3F2A 91C0 77D0 E4A1 3F2A 91C0 77D0 E4A1"
CODED = {
    "filing_slip": (replace(slip(), code=CODE.text, code_svg=CODE.svg, fingerprint=MARK), 1),
    "submission_slip": (replace(register_slip(), code=CODE.text, code_svg=CODE.svg), 1),
    "receipt": (replace(receipt(), code=CODE.text, code_svg=CODE.svg), 2),
    "registration_application": (replace(application(), code=CODE.text, code_svg=CODE.svg), 1),
}
DPI = 150
WHOLE_PAGE_DPI = 200
PICTURE = 22.1
"""The picture with its quiet zone, millimetres."""


def _under_the_scanner(pdf: bytes, typed: Box) -> numpy.ndarray:
    """What a hand scanner sees: the picture over the code that is typed there, and a little around it."""
    numpy = pytest.importorskip("numpy", reason="没有安装识别组件，不能试扫单据上的编码。")
    page = printing.page(pdf, 1, DPI)
    rows = numpy.frombuffer(page.rgb, dtype=numpy.uint8).reshape(page.height, page.width, 3)
    middle = (typed.left + typed.right) / 2
    left, right, top, bottom = (round(edge / 25.4 * DPI) for edge in (middle - 12, middle + 12, typed.top - PICTURE - 1, typed.top))
    return numpy.ascontiguousarray(rows[top:bottom, left:right])


@pytest.mark.parametrize("name", CODED)
def test_a_scanner_reads_the_code_off_the_printed_slip(name: str) -> None:
    cv2 = pytest.importorskip("cv2", reason="没有安装识别组件，不能试扫单据上的编码。")
    form, often = CODED[name]
    pdf = printing.pdf(form)

    for nth in range(often):
        seen = _under_the_scanner(pdf, sheet(pdf).word(CODE.text, nth).box)
        text, corners, _ = cv2.QRCodeDetector().detectAndDecode(seen)

        assert text == CODE.text
        sides = [float(((corners[0][n] - corners[0][(n + 1) % 4]) ** 2).sum() ** 0.5) / DPI * 25.4 for n in range(4)]
        assert sides == pytest.approx([16] * 4, abs=TOLERANCE)


@pytest.mark.parametrize("name", CODED)
def test_a_page_scanned_whole_gives_every_code_on_it_though_it_lay_askew(name: str) -> None:
    cv2 = pytest.importorskip("cv2", reason="没有安装识别组件，不能试扫单据上的编码。")
    numpy = pytest.importorskip("numpy", reason="没有安装识别组件，不能试扫单据上的编码。")
    form, often = CODED[name]
    page = printing.page(printing.pdf(form), 1, WHOLE_PAGE_DPI)
    grey = cv2.cvtColor(numpy.frombuffer(page.rgb, dtype=numpy.uint8).reshape(page.height, page.width, 3), cv2.COLOR_RGB2GRAY)
    middle = (page.width / 2, page.height / 2)

    for degrees in (0, 1.5, -2.5):
        turned = cv2.getRotationMatrix2D(middle, degrees, 1)
        scanned = cv2.warpAffine(grey, turned, (page.width, page.height), borderValue=255, flags=cv2.INTER_AREA)
        _, texts, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(scanned)

        assert list(texts) == [CODE.text] * often


@pytest.mark.parametrize("name", CODED)
def test_the_code_stands_beneath_its_picture_to_be_typed(name: str) -> None:
    form, often = CODED[name]
    page = sheet(printing.pdf(form))

    assert page.text.count(CODE.text) == often
    typed = page.word(CODE.text)
    assert typed.size == pytest.approx(7.5)
    assert typed.box.right < page.width - 5


@pytest.mark.parametrize("name", CODED)
def test_a_code_of_wide_letters_stands_in_one_line(name: str) -> None:
    form, often = CODED[name]

    assert sheet(printing.pdf(replace(form, code="GH-DXG-HMW-QQW"))).text.count("GH-DXG-HMW-QQW") == often  # type: ignore[type-var]


@pytest.mark.parametrize("name", CODED)
def test_a_slip_without_a_code_keeps_its_room_and_all_its_places(name: str) -> None:
    coded = sheet(printing.pdf(CODED[name][0]))
    plain = sheet(printing.pdf(replace(CODED[name][0], code="", code_svg="")))  # type: ignore[type-var]

    assert plain.cells == coded.cells
    assert CODE.text not in plain.text


def test_the_key_of_the_packet_is_named_on_the_filing_slip_only_where_there_is_one() -> None:
    form, _ = CODED["filing_slip"]

    with sheets(printing.pdf(form)) as (_, back):
        mark = back.word(bare(MARK))
        assert "报送包签名公钥指纹：" in back.text
        assert back.frame().bottom < mark.box.top
        assert mark.box.bottom - mark.box.top < 6
    assert "指纹" not in bare("".join(page_texts(printing.pdf(slip()))))
