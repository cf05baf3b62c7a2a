"""The measures of the printed letters, tables and slips of submission and filing, read from their PDF: page, margins, lines, boxes, room for the hand and the seal.

Letters: GB/T 9704—2012 (A4; 37, 35, 28, 26 mm; 22 lines of 28 characters; 2号 title, 3号 text). Filing tables: A4, bound at the left, rows at least
1 cm, places for a seal or signature at least 3 cm.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from app.forms import printing, slip_code
from app.forms.paper import Form
from tests.app.forms import examples_letters as examples
from tests.app.forms.examples import LONG_TITLE
from tests.app.forms.measures import TOLERANCE, Sheet, sheets

LETTERS = {
    "F-02": examples.statement,
    "F-02 empty": examples.bare_statement,
    "F-05": examples.letter,
    "F-05 empty": examples.bare_letter,
    "F-08": examples.rectification,
    "F-09": examples.request,
    "F-10": examples.supplement,
    "F-11": examples.urging,
    "F-11 many": examples.many_urged,
}
HEADED = [name for name in LETTERS if not name.startswith("F-02")]
TABLES = {
    "F-04 year": examples.yearly,
    "F-04 quarter": examples.quarterly,
    "adoption": examples.comments,
    "adoption many": examples.many_comments,
}
LEFT, TOP, RIGHT, BOTTOM = 28, 37, 210 - 26, 297 - 35
PITCH = 28.95 * 25.4 / 72


@cache
def _pages(name: str) -> tuple[Sheet, ...]:
    form: Form = {**LETTERS, **TABLES, "F-06": examples.register_slip, "F-06 empty": examples.bare_register_slip}[name]()
    with sheets(printing.pdf(form)) as pages:
        return tuple(pages)


def _near(length: float) -> object:
    return pytest.approx(length, abs=TOLERANCE)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_keeps_to_the_type_area_of_an_official_paper(name: str) -> None:
    for page in _pages(name):
        lines = page.lines()
        assert (page.width, page.height) == (_near(210), _near(297))
        assert min(line.box.left for line in lines) >= LEFT - TOLERANCE
        assert max(line.box.right for line in lines) <= RIGHT + TOLERANCE
        # a glyph box reaches above and below the line that holds it
        assert min(line.box.top for line in lines) >= TOP - 1.5
        assert max(line.box.bottom for line in lines) <= BOTTOM + TOLERANCE


@pytest.mark.parametrize("name", LETTERS)
def test_the_lines_of_a_letter_fill_it_from_margin_to_margin(name: str) -> None:
    body = [line for page in _pages(name) for line in page.lines() if line.size == 16]

    assert min(line.box.left for line in body) in (_near(LEFT), _near(LEFT + 2 * 156 / 28))
    assert all(abs(line.size - 16) < 0.1 for line in body)


def test_twenty_two_lines_stand_on_a_page_and_each_is_twenty_eight_characters_wide() -> None:
    form = replace(examples.bare_statement(), necessity="机" * 28 * 60)
    with sheets(printing.pdf(form)) as pages:
        full = pages[1]
        lines = full.lines()
        steps = [below.base - above.base for above, below in pairwise(lines)]

        assert len(lines) == 22
        assert all(step == _near(PITCH) for step in steps)
        assert lines[5].box.left == _near(LEFT)
        assert lines[5].box.right == _near(RIGHT)
        assert full.text.count("机") == 22 * 28


@pytest.mark.parametrize("name", LETTERS)
def test_the_title_is_number_two_and_stands_in_the_middle(name: str) -> None:
    titles = [line for line in _pages(name)[0].lines() if line.size == 22]

    assert 1 <= len(titles) <= 3
    # an opening or closing bracket at the end of a line is thinner than its place
    assert all((line.box.left + line.box.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=4) for line in titles)


@pytest.mark.parametrize("name", [name for name in HEADED if name != "F-05 empty"])
def test_the_name_of_the_office_stands_over_a_red_line_as_wide_as_the_text(name: str) -> None:
    page = _pages(name)[0]
    mark, (line, *_) = page.lines()[0], page.room_to_write()

    assert 30 <= mark.size <= 36
    assert (mark.box.left + mark.box.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=2)
    assert (line.left, line.right) == (_near(LEFT), _near(RIGHT))
    assert line.top > mark.box.bottom


@pytest.mark.parametrize("name", LETTERS)
def test_page_numbers_stand_one_character_from_the_outer_edge(name: str) -> None:
    for number, page in enumerate(_pages(name), 1):
        found = page.word(f"—{number}—")
        assert found.size == 14
        assert found.box.top >= BOTTOM + 7 - 1.5
        side = found.box.right if number % 2 else found.box.left
        assert side == pytest.approx(RIGHT - 14 * 25.4 / 72 if number % 2 else LEFT + 14 * 25.4 / 72, abs=1.0)


@pytest.mark.parametrize(
    ("name", "date"), [("F-02", "2026年11月4日"), ("F-05", "2026年11月3日"), ("F-08", "2026年11月24日"), ("F-09", "2026年11月6日"),
                       ("F-10", "2026年10月16日"), ("F-11", "2026年11月16日")]
)  # fmt: skip
def test_the_date_stands_four_characters_from_the_right_with_room_for_a_seal_above(name: str, date: str) -> None:
    last = _pages(name)[-1]
    lines = last.lines()
    at = max(n for n, line in enumerate(lines) if abs(line.base - last.word(date, last.text.count(date) - 1).base) < 1)
    day, signed, above = lines[at], lines[at - 1], lines[at - 2]

    assert day.box.right == pytest.approx(RIGHT - 4 * 156 / 28, abs=1.5)
    assert day.base - signed.base == _near(PITCH)
    assert (signed.box.left + signed.box.right) / 2 == pytest.approx((day.box.left + day.box.right) / 2, abs=1.5)
    assert signed.base - above.base >= 3 * PITCH - TOLERANCE


@pytest.mark.parametrize(
    ("name", "page", "columns"),
    [
        ("F-02", 1, [12, 27, 60, 57]),
        ("F-08", 0, [12, 27, 46, 39, 32]),
        ("F-11", 0, [12, 42, 30, 20, 20, 20, 12]),
        ("F-11 many", 1, [12, 42, 30, 20, 20, 20, 12]),
    ],
)
def test_the_table_of_a_letter_is_as_wide_as_its_text(name: str, page: int, columns: list[float]) -> None:
    sheet = _pages(name)[page]

    assert (sheet.frame().left, sheet.frame().right) == (_near(LEFT), _near(RIGHT))
    assert sheet.columns() == [_near(width) for width in columns]


def test_an_empty_statement_leaves_a_line_for_every_point_not_known() -> None:
    rules = [rule for page in _pages("F-02 empty") for rule in page.room_to_write()]

    assert len(rules) >= 13
    assert all(rule.width >= 50 - TOLERANCE for rule in rules)


def test_an_empty_letter_leaves_lines_to_write_on() -> None:
    rules = [rule for rule in _pages("F-05 empty")[0].room_to_write() if rule.left > LEFT + 5]

    assert len(rules) >= 4


def test_a_notice_leaves_room_for_the_one_who_takes_it() -> None:
    who, when = _pages("F-10")[-1].room_to_write()

    assert (who.width, when.width) == (_near(32), _near(44))


@pytest.mark.parametrize("name", TABLES)
def test_a_landscape_table_is_bound_at_the_left(name: str) -> None:
    for page in _pages(name):
        assert (page.width, page.height) == (_near(297), _near(210))
        lines = page.lines()
        assert min(line.box.left for line in lines) >= 25 - TOLERANCE
        assert max(line.box.right for line in lines) <= 297 - 15 + TOLERANCE
        assert min(line.box.top for line in lines) >= 24 - 1.5
        assert max(line.box.bottom for line in lines) <= 210 - 20 + TOLERANCE


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("F-04 year", [9, 34, 25, 27, 17, 18, 18, 18, 18, 17, 23, 16, 17]),
        ("F-04 quarter", [9, 34, 25, 27, 17, 18, 18, 18, 18, 17, 23, 16, 17]),
        ("adoption", [12, 40, 28, 82, 20, 75]),
        ("adoption many", [12, 40, 28, 82, 20, 75]),
    ],
)
def test_every_column_of_a_landscape_table_has_its_width_and_every_row_a_centimetre(name: str, columns: list[float]) -> None:
    for page in _pages(name):
        if not page.cells:
            continue
        assert page.columns() == [_near(width) for width in columns]
        assert (page.frame().left, page.frame().right) == (_near(25), _near(282))
        assert all(below - above >= 10 - TOLERANCE for above, below in page.rows())


@pytest.mark.parametrize(("name", "date"), [("F-04 year", "2027年1月12日"), ("adoption", "2026年9月8日")])
def test_three_centimetres_are_left_for_the_seal_under_a_table(name: str, date: str) -> None:
    page = _pages(name)[-1]

    assert page.word(date).box.bottom - page.frame().bottom >= 30 - TOLERANCE


def test_no_word_of_a_catalogue_reaches_over_its_box() -> None:
    for page in _pages("F-04 year"):
        for words in ("YZGS-2026-0008", "〔2026〕12号", "10月27日", "没有发现", "云州人备登"):
            assert page.cell(words).holds(page.word(words).box)


@pytest.mark.parametrize("name", ["F-06", "F-06 empty"])
def test_the_slip_of_submission_is_one_page_with_four_columns(name: str) -> None:
    (page,) = _pages(name)

    assert (page.width, page.height) == (_near(210), _near(297))
    assert (page.frame().left, page.frame().right) == (_near(25), _near(195))
    assert page.columns(row=2) == [_near(width) for width in (30, 55, 30, 55)]
    assert page.frame().bottom <= 297 - 16 + TOLERANCE
    assert all(below - above >= 10 - TOLERANCE for above, below in page.rows())


@pytest.mark.parametrize("name", ["F-06", "F-06 empty"])
def test_the_opinion_on_the_procedure_has_room_for_words_and_a_name(name: str) -> None:
    (page,) = _pages(name)
    box = page.beside("程序审核")

    assert box.height >= 30 - TOLERANCE
    assert box.width == _near(140)
    assert [rule for rule in page.room_to_write() if box.holds(rule) and rule.width == _near(30)]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("送审稿名称", "云州区公共租赁住房管理办法（送审稿）"), ("起草单位", "云州区住房和城乡建设局"), ("送审稿版本", "第2稿"),
        ("送审日期", "2026年11月3日"), ("联系电话", "0000-5550456"), ("送审材料", "M13拟废止、修改旧文件清单"), ("有关事项", "重大行政决策："),
        ("要求时限", "2026年11月20日"), ("受理人", "沈青禾"), ("审核天数", "10个工作日"), ("审核结束", "2026年11月18日"),
    ],
)  # fmt: skip
def test_what_a_slip_says_stands_in_the_box_beside_its_label(label: str, value: str) -> None:
    (page,) = _pages("F-06")

    assert page.beside(label).holds(page.word(value).box)


def test_the_labels_of_a_slip_are_number_four_and_its_title_number_two() -> None:
    (page,) = _pages("F-06")

    assert page.word("送审稿名称").size == 14
    assert page.word("云州区住房和城乡建设局").size == 14
    assert page.word("送审登记表").size == 22


def test_a_slip_with_its_code_and_a_title_of_sixty_characters_stays_on_one_page() -> None:
    code = slip_code.of("01932f5e-7c3a-7b21-9d54-8f6a1b2c3d4e")
    form = replace(examples.register_slip(), title=LONG_TITLE, code=code.text, code_svg=code.svg)

    with sheets(printing.pdf(form)) as pages:
        (page,) = pages
        assert page.word(code.text).box.right <= 195 + TOLERANCE
        assert page.word(code.text).box.bottom <= page.frame().top
        assert page.word(code.text).box.left >= page.word("送审登记表").box.right
