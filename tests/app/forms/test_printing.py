"""What comes out of the printer: text, pages, pictures, and what an office's own template may do."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

import resources
from app.errors import UserError
from app.forms import printing
from app.forms.paper import Cited, Form
from tests.app.forms.examples import AWKWARD, LONG_TITLE, MATERIALS, TITLE, long_opinion, opinion, report, slip
from tests.app.forms.golden import FOLDER, FORMS
from tests.app.forms.pdf_text import bare, page_texts, words


@pytest.mark.parametrize("name", FORMS)
def test_the_words_on_paper_are_those_of_the_golden_file(name: str) -> None:
    assert words(printing.pdf(FORMS[name]())) == bare((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "fewest", "most"),
    [
        ("filing_report", 1, 2),
        ("filing_slip", 2, 2),
        ("review_opinion", 2, 3),
        ("review_opinion_long", 4, 5),
        ("review_opinion_contract", 2, 3),
        ("review_record", 1, 2),
        ("return_slip", 1, 2),
        ("inquiry_letter", 1, 1),
        ("reply_letter", 1, 2),
        ("receipt", 1, 1),
        ("correction_notice", 1, 1),
    ],
)
def test_a_form_takes_the_pages_it_should(name: str, fewest: int, most: int) -> None:
    assert fewest <= len(printing.pages(printing.pdf(FORMS[name]()), 20)) <= most


@pytest.mark.parametrize("name", FORMS)
def test_printed_characters_are_ordinary_ones_so_that_they_can_be_searched(name: str) -> None:
    text = "".join(page_texts(printing.pdf(FORMS[name]())))

    assert not re.search(r"[\u2e80-\u2fdf\ufffd\ue000-\uf8ff]", text)
    assert re.search("[文人行]", text)
    assert unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize("name", FORMS)
def test_printing_twice_gives_the_same_bytes(name: str) -> None:
    assert printing.pdf(FORMS[name]()) == printing.pdf(FORMS[name]())


def test_every_page_of_a_letter_bears_its_number() -> None:
    for number, text in enumerate(page_texts(printing.pdf(long_opinion())), 1):
        assert bare(text).endswith(f"—{number}—")


def test_a_slip_with_a_title_of_sixty_characters_still_has_its_face_on_one_page() -> None:
    face, back = page_texts(printing.pdf(replace(slip(), title=LONG_TITLE)))

    assert LONG_TITLE in bare(face)
    assert "经办人" in bare(face)
    assert LONG_TITLE in bare(back)


def test_a_slip_with_thirty_bases_loses_none_and_keeps_its_back() -> None:
    many = tuple(replace(slip().bases[0], law=f"第{n}号办法") for n in range(30))

    texts = page_texts(printing.pdf(replace(slip(), bases=many)))

    assert all(f"《第{n}号办法》" in bare("".join(texts)) for n in range(30))
    assert "备案机关登记审查栏" in bare(texts[-1])


def test_a_point_longer_than_a_page_is_printed_to_its_end() -> None:
    long = replace(opinion().points[0], problem="超长的问题说明" * 300 + "到此为止")

    assert "到此为止" in words(printing.pdf(replace(opinion(), points=(long,))))


@pytest.mark.parametrize("form", [replace(slip(), title=AWKWARD), replace(report(), title=AWKWARD), replace(opinion(), title=AWKWARD)])
def test_signs_that_mean_something_to_a_typesetter_print_as_themselves(form: Form) -> None:
    assert bare(AWKWARD) in words(printing.pdf(form))


def test_control_characters_are_left_out_and_a_line_break_is_kept() -> None:
    printed = "".join(page_texts(printing.pdf(replace(slip(), title="甲\x00乙\x0b丙\r\n丁\t戊"))))

    assert "甲乙丙" in printed
    assert "甲乙丙丁戊" in bare(printed)
    assert "甲乙丙丁" not in printed


def test_rare_characters_of_names_are_printed() -> None:
    printed = "".join(page_texts(printing.pdf(replace(slip(), handler="囍镕堃", signer="李㛃"))))

    assert "囍镕堃" in printed
    assert "李㛃" in printed


def test_a_paper_that_leaves_the_office_names_no_ground_nobody_has_verified_and_bears_no_mark() -> None:
    texts = words(printing.pdf(report())), words(printing.pdf(slip()))
    known = Cited("云州市行政规范性文件管理办法", "第二十八条", verified=True)

    assert "根据规范性文件备案的有关规定，现将有关材料报上" in texts[0]
    assert "依据：" not in texts[1]
    assert "《特种设备安全监察条例》" in texts[1]
    assert not any("待核对" in text for text in texts)
    assert "根据《云州市行政规范性文件管理办法》第二十八条的规定，现将" in words(printing.pdf(replace(report(), basis=(known,))))
    assert "依据：《云州市行政规范性文件管理办法》第二十八条" in words(
        printing.pdf(replace(slip(), period=replace(slip().period, basis=(known,))))
    )


def test_a_slip_without_a_field_leaves_the_field_out() -> None:
    assert "领域" not in words(printing.pdf(replace(slip(), field="")))


def test_an_unverified_basis_is_marked_in_the_opinion() -> None:
    text = words(printing.pdf(opinion()))

    assert "《公平竞争审查条例》第八条（依据待核对）" in text
    assert "《中华人民共和国行政处罚法》第十六条（" not in text


def test_a_report_does_not_enclose_itself_nor_what_is_not_ticked() -> None:
    text = words(printing.pdf(report()))

    assert "附件：1.正式文本10份" in text
    assert not re.search(r"\d\.备案报告", text)
    assert "公平竞争审查结论" not in text


def test_a_form_with_nothing_filled_in_still_prints_with_room_to_write() -> None:
    empty_report = replace(
        report(), number="", signer="", materials=(), published_on=None, effective_on=None, dated_on=None, basis=(), contact="", phone=""
    )
    empty_slip = replace(
        slip(), number="", published_on=None, effective_on=None, filed_on=None, recipients=(), materials=(), bases=(), period=None
    )
    empty_opinion = replace(
        opinion(), number="", points=(), bases=(), conclusion="", after_revision="", on_body="", signed_on=None, complete_on=None
    )

    assert "签发人" in words(printing.pdf(empty_report))
    assert "（章）年月日" in words(printing.pdf(empty_slip))
    said = words(printing.pdf(empty_opinion))
    assert "没有提出修改意见" in said
    assert "（待填写）" in said
    assert "☑" not in said


def test_a_page_is_a_picture_of_a4_at_the_asked_resolution() -> None:
    first = printing.pages(printing.pdf(slip()), 72)[0]

    assert (first.width, first.height) == pytest.approx((595, 842), abs=1)
    assert len(first.rgb) == first.width * first.height * 3
    assert first.rgb[:3] == b"\xff\xff\xff"
    assert b"\x00\x00\x00" in first.rgb


def test_the_masthead_is_red_in_the_picture_and_not_blue() -> None:
    first = printing.pages(printing.pdf(opinion()), 72)[0]

    assert bytes((0xC8, 0x10, 0x2E)) in first.rgb


def test_a_template_of_the_office_wins_over_the_shipped_one() -> None:
    shipped = resources.path("forms/filing_slip.typ").read_text(encoding="utf-8")
    own = {"filing_slip.typ": (shipped.replace("备案机关登记审查栏", "云州区专用审查栏")).encode()}

    assert "云州区专用审查栏" in words(printing.pdf(slip(), own))


def test_a_template_with_an_unknown_field_is_refused_by_the_name_of_the_field() -> None:
    own = {"filing_slip.typ": (b'#import "paper.typ": *\n#form.titel')}

    with pytest.raises(UserError, match=r"filing_slip\.typ第2行.*titel"):
        printing.pdf(slip(), own)


def test_a_template_that_cannot_be_set_is_refused_in_a_sentence() -> None:
    own = {"filing_slip.typ": b"#table("}

    with pytest.raises(UserError, match="排不出来"):
        printing.pdf(slip(), own)


@pytest.mark.parametrize(
    "source",
    [
        '#import "@preview/tablex:0.0.8": *',
        '#import "@pre" + "view/x:1.0.0"',
        '#read("paper.typ")',
        '#eval("1 + 1")',
        '#include "../secret.typ"',
        "#import\nsys.inputs.form",
    ],
)
def test_a_template_may_not_reach_outside_its_folder(source: str) -> None:
    own = {"filing_slip.typ": source.encode()}

    with pytest.raises(UserError, match="模板以外"):
        printing.pdf(slip(), own)


def test_a_slip_is_no_letter_and_says_so() -> None:
    with pytest.raises(UserError, match="没有 Word 模板"):
        printing.word(slip())


def test_the_title_is_found_in_the_slip_as_it_stands_in_the_store() -> None:
    assert TITLE in words(printing.pdf(slip()))


def test_the_checklist_shows_what_is_enclosed_and_what_is_not() -> None:
    text = bare(page_texts(printing.pdf(slip()))[0])

    assert "☑正式文本10份" in text
    assert "□公平竞争审查结论" in text
    assert text.count("☑") == sum(material.enclosed for material in MATERIALS) + 3


def test_a_late_filing_is_ticked_as_late() -> None:
    late = replace(slip(), filed_on=date(2026, 12, 8))

    assert "公布后第42日报送，期限30日□按期☑逾期" in bare(page_texts(printing.pdf(late))[0])


def test_a_letter_without_points_asks_for_no_reply() -> None:
    text = words(printing.pdf(replace(opinion(), points=(), bases=(), conclusion="合法", after_revision="")))

    assert "☑合法" in text
    assert "采纳" not in text
    assert "五、" not in text


@pytest.mark.parametrize("lines", range(0, 24, 2))
def test_the_heading_of_the_conclusion_stands_on_one_page_with_all_its_boxes(lines: int) -> None:
    form = replace(opinion(), on_procedure="已经公开征求意见并作内部审核，没有不同意见，" * lines)
    pages = [bare(text) for text in page_texts(printing.pdf(form))]

    page = next(text for text in pages if "四、审核结论" in text)
    assert "□合法。☑应当予以修改" in page
    assert "□不合法（不得提请审议）。" in page
