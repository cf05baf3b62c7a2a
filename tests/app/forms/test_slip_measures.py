"""The measures of the report, the slips, the letters of review and the papers of a cleanup, in millimetres: type area, lines, title, boxes, seals, fold.

Letters: GB/T 9704—2012 (A4; margins 37, 35, 28, 26; 22 lines at 28.95 pt). Slips: rows at least 1 cm, places for a seal at least 3 cm.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from app.forms import printing
from app.forms.paper import Form
from tests.app.forms import examples, examples_cleanup
from tests.app.forms.measures import TOLERANCE, Box, Sheet, sheets

EMPTY_SLIP = replace(
    examples.slip(), number="", published_on=None, effective_on=None, filed_on=None, materials=(), bases=(), period=None, meeting="", adopted_on=None
)  # fmt: skip
LETTERS = {
    "F-01": examples.report,
    "F-07": examples.opinion,
    "F-07 long": examples.long_opinion,
    "return slip": examples.return_slip,
    "inquiry": examples.inquiry,
    "reply": examples.reply,
    "F-16": examples_cleanup.announcement,
    "F-17": examples_cleanup.repeal,
    "F-17 one": examples_cleanup.single_repeal,
}
CATALOGUES = {"F-13": examples_cleanup.kept, "F-14": examples_cleanup.amended, "F-15": examples_cleanup.ended}
SLIPS = {
    "F-03": examples.slip,
    "F-03 empty": lambda: EMPTY_SLIP,
    "F-12": examples.receipt,
    "F-12 empty": lambda: replace(examples.receipt(), number="", received_at=None, materials=(), receiver="", phone=""),
    "F-18": examples_cleanup.application,
    "record": examples.review_record,
}
LEFT, TOP, RIGHT, BOTTOM = 28, 37, 210 - 26, 297 - 35
POINT = 25.4 / 72
PITCH, CHARACTER = 28.95 * POINT, 156 / 28
FIRST, LAST = TOP + 0.8 * 16 * POINT, TOP + 21 * PITCH + 0.8 * 16 * POINT
"""The lines the first and the twenty-second row of text stand on."""


@cache
def _pages(name: str) -> tuple[Sheet, ...]:
    form: Form = {**LETTERS, **CATALOGUES, **SLIPS}[name]()
    with sheets(printing.pdf(form)) as pages:
        return tuple(pages)


def _near(length: float) -> object:
    return pytest.approx(length, abs=TOLERANCE)


def _middle(box: Box) -> float:
    return (box.left + box.right) / 2


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_keeps_to_the_type_area_of_an_official_paper(name: str) -> None:
    for page in _pages(name):
        lines = page.lines()
        assert (page.width, page.height) == (_near(210), _near(297))
        assert min(line.box.left for line in lines) >= LEFT - TOLERANCE
        assert max(line.box.right for line in lines) <= RIGHT + TOLERANCE
        assert max(line.box.bottom for line in lines) <= BOTTOM + TOLERANCE


@pytest.mark.parametrize("name", [name for name in LETTERS if len(_pages(name)) > 1])
def test_the_first_line_of_a_following_page_stands_on_the_first_row(name: str) -> None:
    assert all(page.lines()[0].base == _near(FIRST) for page in _pages(name)[1:] if page.lines()[0].size == 16)


def test_a_full_page_of_an_announcement_ends_on_the_twenty_second_row() -> None:
    form = replace(examples_cleanup.announcement(), inquiry="门户网站" * 300)
    with sheets(printing.pdf(form)) as pages:
        lines = pages[1].lines()

    assert len(lines) == 22
    assert (lines[0].base, lines[-1].base) == (_near(FIRST), _near(LAST))
    assert all(below.base - above.base == _near(PITCH) for above, below in pairwise(lines))
    assert lines[5].box.left == _near(LEFT)
    assert lines[5].box.right == _near(RIGHT)


@pytest.mark.parametrize("name", LETTERS)
def test_lines_of_text_follow_each_other_at_the_pitch_of_the_standard(name: str) -> None:
    for page in _pages(name):
        body = [line for line in page.lines() if line.size == pytest.approx(16, abs=0.1)]
        steps = [below.base - above.base for above, below in pairwise(body)]
        assert [step for step in steps if step == _near(PITCH)] or len(body) < 3
        assert all(step >= PITCH - TOLERANCE for step in steps)


@pytest.mark.parametrize("name", [*LETTERS, *CATALOGUES])
def test_the_title_is_number_two_and_stands_in_the_middle(name: str) -> None:
    page = _pages(name)[0]
    titles = [line for line in page.lines() if line.size == pytest.approx(22, abs=0.1)]
    middle = (LEFT + RIGHT) / 2 if name in LETTERS else (page.frame().left + page.frame().right) / 2

    assert 1 <= len(titles) <= (5 if "long" in name else 3)
    # a bracket at the end of a line is thinner than its place
    assert all(_middle(line.box) == pytest.approx(middle, abs=4) for line in titles)
    assert all(below.base - above.base == _near((22 + 11) * POINT) for above, below in pairwise(titles))


@pytest.mark.parametrize("name", LETTERS)
def test_the_red_name_of_the_office_stands_over_a_red_line_as_wide_as_the_text(name: str) -> None:
    page = _pages(name)[0]
    mark = page.lines()[0]
    line = next(rule for rule in page.room_to_write() if rule.width > 150)

    assert 24 <= mark.size <= 36
    assert _middle(mark.box) == pytest.approx((LEFT + RIGHT) / 2, abs=2)
    assert (line.left, line.right) == (_near(LEFT), _near(RIGHT))
    assert mark.box.bottom < line.top < next(line.box.top for line in page.lines() if line.size == pytest.approx(22, abs=0.1))


@pytest.mark.parametrize("name", [*LETTERS, *CATALOGUES])
def test_page_numbers_stand_one_character_from_the_edge_right_on_odd_pages_and_left_on_even_ones(name: str) -> None:
    left, right, bottom = (LEFT, RIGHT, BOTTOM) if name in (*LETTERS, "F-13") else (35, 297 - 37, 210 - 26)
    for number, page in enumerate(_pages(name), 1):
        found = page.word(f"—{number}—")
        assert found.size == pytest.approx(14, abs=0.1)
        assert found.box.top >= bottom + 7 - 1.5
        side, place = (found.box.right, right - 14 * POINT) if number % 2 else (found.box.left, left + 14 * POINT)
        assert side == pytest.approx(place, abs=1)


@pytest.mark.parametrize(
    ("name", "signer", "date"),
    [
        ("F-01", "云州区人民政府", "2026年11月4日"), ("F-07", "云州区司法局", "2026年11月24日"), ("return slip", "云州区司法局", "2026年11月4日"),
        ("inquiry", "云州区司法局", "2026年11月4日"), ("reply", "云州区司法局", "2026年11月6日"), ("F-16", "云州区人民政府", "2026年11月20日"),
        ("F-17", "云州区人民政府", "2026年11月20日"), ("F-17 one", "云州区人民政府", "2026年11月20日"),
    ],
)  # fmt: skip
def test_the_date_stands_four_characters_from_the_right_under_the_middle_of_the_name_with_room_for_a_seal(
    name: str, signer: str, date: str
) -> None:
    last = _pages(name)[-1]
    lines = last.lines()
    at = max(n for n, line in enumerate(lines) if line.base == _near(last.word(date, last.text.count(date) - 1).base))
    day, signed, above = lines[at], lines[at - 1], lines[at - 2]

    assert signed.box.right - signed.box.left == pytest.approx(len(signer) * CHARACTER, abs=2)
    assert day.box.right == pytest.approx(RIGHT - 4 * 16 * POINT, abs=1)
    assert _middle(signed.box) == pytest.approx(_middle(day.box), abs=1)
    assert day.base - signed.base == _near(PITCH)
    assert signed.base - above.base >= 3 * PITCH - TOLERANCE


def test_a_name_longer_than_a_date_moves_both_to_the_left_and_stays_within_the_type_area() -> None:
    form = replace(
        examples.inquiry(), authority="云州区既有住宅加装电梯和老旧小区改造工作领导小组办公室", dated_on=examples.date(2026, 1, 4)
    )
    with sheets(printing.pdf(form)) as pages:
        last = pages[-1].lines()
    at = max(n for n, line in enumerate(last) if line.base == _near(pages[-1].word("2026年1月4日").base))

    assert last[at - 1].box.right <= RIGHT + TOLERANCE
    assert _middle(last[at - 1].box) == pytest.approx(_middle(last[at].box), abs=1)


def test_a_report_names_its_number_at_the_left_and_its_signer_at_the_right_one_character_in() -> None:
    page = _pages("F-01")[0]
    number, signer = page.word("云州府备"), page.word("周明远")

    assert number.box.left == pytest.approx(LEFT + 16 * POINT, abs=1)
    assert signer.box.right == pytest.approx(RIGHT - 16 * POINT, abs=1)
    assert number.base == _near(signer.base)


def test_the_table_of_an_opinion_is_as_wide_as_its_text_and_leaves_room_for_names() -> None:
    page, last = _pages("F-07")[1], _pages("F-07")[-1]

    assert page.columns() == [_near(width) for width in (8, 24, 46.8, 32.6, 32.6, 12)]
    assert (page.frame().left, page.frame().right) == (_near(LEFT), _near(RIGHT))
    assert [rule.width for rule in last.room_to_write()] == [_near(32), _near(32)]


def test_a_return_slip_leaves_room_for_the_one_who_takes_it() -> None:
    assert [rule.width for rule in _pages("return slip")[-1].room_to_write()] == [_near(32), _near(44)]


@pytest.mark.parametrize(
    ("name", "size", "columns", "left", "right", "top", "bottom"),
    [
        ("F-13", (210, 297), (12, 58.4, 31, 32.6, 22), 28, 184, 37, 262),
        ("F-14", (297, 210), (12, 46, 31, 32.6, 20.5, 37.4, 25, 20.5), 35, 260, 28, 184),
        ("F-15", (297, 210), (12, 49, 31, 32.6, 20.5, 39.9, 40), 35, 260, 28, 184),
    ],
)
def test_a_catalogue_has_its_columns_and_rows_of_a_centimetre(
    name: str, size: tuple[float, float], columns: tuple[float, ...], left: float, right: float, top: float, bottom: float
) -> None:
    for page in _pages(name):
        assert (page.width, page.height) == (_near(size[0]), _near(size[1]))
        assert page.columns() == [_near(width) for width in columns]
        assert (page.frame().left, page.frame().right) == (_near(left), _near(right))
        assert page.frame().bottom <= bottom + TOLERANCE
        assert page.lines()[0].base >= top + 4
        # between two tables stands the heading of the second
        assert all(cell.height >= 10 - TOLERANCE for cell in page.cells)
    assert _pages(name)[0].word("附件").box.left == _near(left)


def test_no_word_of_a_catalogue_reaches_over_its_box() -> None:
    for name, words in {
        "F-13": ("〔2025〕12号", "10月27日", "云州府办规"),
        "F-14": ("〔2021〕6号", "5月18日", "3月31日"),
        "F-15": ("〔2015〕33号", "11月5日"),
    }.items():
        for each in words:
            page = next(page for page in _pages(name) if each in page.text)
            assert page.cell(each).holds(page.word(each).box)


@pytest.mark.parametrize("name", ["F-03", "F-03 empty"])
def test_the_face_and_the_back_of_a_filing_slip_have_four_columns_and_rows_of_a_centimetre(name: str) -> None:
    face, back = _pages(name)

    for page in (face, back):
        assert (page.width, page.height) == (_near(210), _near(297))
        assert (page.frame().left, page.frame().right) == (_near(28), _near(190))
        assert page.frame().bottom <= 297 - 17 + TOLERANCE
        assert all(cell.height >= 10 - TOLERANCE for cell in page.cells)
    assert face.columns(row=1) == [_near(width) for width in (26, 55, 26, 55)]
    assert back.columns() == [_near(width) for width in (26, 55, 26, 55)]
    assert face.word("行政规范性文件备案登记表").size == pytest.approx(22, abs=0.1)


@pytest.mark.parametrize("name", ["F-03", "F-03 empty"])
def test_a_filing_slip_has_three_centimetres_for_each_seal_and_two_for_each_signature(name: str) -> None:
    face, back = _pages(name)
    seal = "（章）2026年11月4日" if name == "F-03" else "（章）年月日"

    assert face.cell(seal).height >= 30 - TOLERANCE
    assert back.cell("（章）年月日").height >= 30 - TOLERANCE
    assert back.beside("经办人（签名）").height >= 20 - TOLERANCE
    assert back.beside("负责人（签名）").height >= 20 - TOLERANCE
    assert back.beside("形式审查").height >= 36 - TOLERANCE
    assert [rule.width for rule in back.room_to_write()] == [_near(50), _near(50)]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("文件名称", "云州区既有住宅加装电梯实施办法"), ("文号", "云州府规〔2026〕8号"), ("统一编号", "YZGS-2026-0008"), ("文种", "办法"),
        ("制定机关", "云州区人民政府"), ("起草单位", "区住房城乡建设局"), ("签署人", "周明远"), ("公布日期", "2026年10月27日"), ("有效期至", "2031年11月26日"),
        ("意见书编号", "云州司审〔2026〕36号"), ("报送期限", "☑按期"), ("主要依据", "《特种设备安全监察条例》"), ("联系电话", "0000-5550123"),
    ],
)  # fmt: skip
def test_what_a_filing_slip_says_stands_in_the_box_beside_its_label(label: str, value: str) -> None:
    face = _pages("F-03")[0]
    places = [face.word(value, n).box for n in range(face.text.count(value))]

    assert any(face.beside(label).holds(place) for place in places)


@pytest.mark.parametrize("name", ["F-12", "F-12 empty"])
def test_a_receipt_is_two_like_parts_about_a_fold_in_the_middle_of_the_page(name: str) -> None:
    (page,) = _pages(name)
    upper = [cell for cell in page.cells if cell.bottom < 148.5]
    lower = [cell for cell in page.cells if cell.top > 148.5]
    fold = page.word("（骑缝章）").box

    assert (page.width, page.height) == (_near(210), _near(297))
    assert (fold.top + fold.bottom) / 2 == pytest.approx(148.5, abs=1)
    dashes = [rule for rule in page.room_to_write() if rule.top == _near(148.5)]
    assert (min(rule.left for rule in dashes), max(rule.right for rule in dashes)) == (_near(20), _near(190))
    assert len(upper) == len(lower) == len(page.cells) / 2
    apart = lower[0].top - upper[0].top
    assert all(low.top - high.top == _near(apart) and low.height == _near(high.height) for high, low in zip(upper, lower, strict=True))


@pytest.mark.parametrize("name", ["F-12", "F-12 empty"])
def test_a_receipt_has_rows_of_a_centimetre_and_three_for_the_seal(name: str) -> None:
    (page,) = _pages(name)

    assert (page.frame().left, page.frame().right) == (_near(20), _near(190))
    assert all(cell.height >= 10 - TOLERANCE for cell in page.cells)
    for part in (0, 1):
        seal = page.cell("云州区司法局", part)
        assert seal.height >= 30 - TOLERANCE
        assert seal.width >= 50
        assert page.beside("送件人签名", part).height >= 15 - TOLERANCE


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("来文单位", "云州区住房和城乡建设局"),
        ("收到材料", "6.本单位合法性审核意见1份"),
        ("收件时间", "2026年11月3日9时05分"),
        ("收件人", "沈青禾"),
    ],
)
def test_what_a_receipt_says_stands_in_the_box_beside_its_label_on_both_parts(label: str, value: str) -> None:
    (page,) = _pages("F-12")

    assert all(page.beside(label, part).holds(page.word(value, part).box) for part in (0, 1))


def test_an_application_is_one_page_of_four_columns_with_two_places_for_seals() -> None:
    (page,) = _pages("F-18")

    assert (page.width, page.height) == (_near(210), _near(297))
    assert (page.frame().left, page.frame().right) == (_near(25), _near(195))
    assert page.columns(row=3) == [_near(width) for width in (30, 55, 30, 55)]
    assert all(cell.height >= 10 - TOLERANCE for cell in page.cells)
    assert page.frame().bottom <= 297 - 17 + TOLERANCE
    assert [page.cell("（章）", nth).height >= 30 - TOLERANCE for nth in (1, 2)] == [True, True]
    assert page.word("行政规范性文件统一登记编号申请表").size == pytest.approx(22, abs=0.1)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("发文标题", "云州区人民政府关于印发云州区公共租赁住房管理办法的通知"), ("拟发文字号", "云州府规〔2026〕11号"), ("审核意见编号", "云州司审〔2026〕44号"),
        ("审核意见日期", "2026年11月24日"), ("审议会议", "区政府第87次常务会议"), ("签署人", "周明远"), ("有效期至", "2032年1月14日"),
        ("拟公布载体", "区政府门户网站、区政府公报"), ("经办人", "沈青禾"),
    ],
)  # fmt: skip
def test_what_an_application_says_stands_in_the_box_beside_its_label(label: str, value: str) -> None:
    (page,) = _pages("F-18")

    assert page.beside(label).holds(page.word(value).box)


def test_the_record_of_a_review_has_its_margins_its_columns_and_room_to_sign() -> None:
    pages = _pages("record")

    for page in pages:
        assert (page.width, page.height) == (_near(210), _near(297))
        assert min(line.box.left for line in page.lines()) >= 26 - TOLERANCE
        assert max(line.box.right for line in page.lines()) <= 210 - 22 + TOLERANCE
        assert (page.frame().left, page.frame().right) == (_near(26), _near(188))
    assert pages[0].columns(row=1) == [_near(width) for width in (26, 55, 26, 55)]
    rules = [rule for page in pages for rule in page.room_to_write()]
    assert all(rule.width == _near(28) for rule in rules)
    assert len(rules) == 3
