"""The letter that the office edits in Word: its measures, its words, and that it says what the printed one says."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Letter
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

import resources
from app.errors import UserError
from app.forms import printing
from app.forms.review_opinion import ReviewOpinion
from tests.app.forms.examples import AWKWARD, long_opinion, opinion
from tests.app.forms.pdf_text import words
from tests.app.forms.word_template import build
from tests.app.forms.word_text import letter_words

TEMPLATE = resources.path("forms/review_opinion.docx")


@pytest.fixture
def template() -> Letter:
    return Document(str(TEMPLATE))


@pytest.mark.parametrize(
    "form",
    [
        opinion(),
        long_opinion(),
        replace(opinion(), points=(), conclusion="合法", after_revision=""),
        replace(opinion(), points=(), bases=(), conclusion="合法", after_revision=""),
        replace(opinion(), conclusion="不合法", after_revision="", reply_workdays=0),
        replace(
            opinion(), number="", version="", complete_on=None, bases=(), on_body="", remarks=("另行说明。", "再次说明。"), signed_on=None
        ),
        replace(opinion(), title=AWKWARD),
    ],
    ids=["usual", "twelve points", "lawful", "lawful and nothing to say", "unlawful", "unfinished", "awkward"],
)
def test_the_letter_says_word_for_word_what_the_printed_one_says(form: ReviewOpinion) -> None:
    assert letter_words(printing.word(form)) == words(printing.pdf(form))


def test_the_page_is_that_of_an_official_document(template: Letter) -> None:
    page = template.sections[0]

    millimetres = [
        round(length.mm)
        for length in (page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    ]
    assert millimetres == [210, 297, 37, 35, 28, 26]
    assert page.page_width - page.left_margin - page.right_margin == pytest.approx(Mm(156), abs=Mm(0.1))


def test_the_text_is_number_three_fangsong_on_lines_of_twenty_nine_points(template: Letter) -> None:
    style = template.styles["Normal"]

    assert style.font.size == Pt(16)
    assert style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert 28 <= style.paragraph_format.line_spacing.pt <= 29


def test_the_title_is_number_two_xiaobiaosong_and_headings_are_hei(template: Letter) -> None:
    title = next(line for line in template.paragraphs if "的{{ letter }}" in line.text).runs[0]
    heading = next(line for line in template.paragraphs if line.text == "一、{{ examined }}依据").runs[0]

    assert title.font.size == Pt(22)
    assert title._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "方正小标宋简体"
    assert heading._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "黑体"


def test_table_lines_are_three_quarters_of_a_point(template: Letter) -> None:
    borders = template.tables[0]._tbl.tblPr.find(qn("w:tblBorders"))

    assert {int(side.get(qn("w:sz"))) / 8 for side in borders} == {0.75}


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(template: Letter) -> None:
    page = template.sections[0]

    assert template.settings.odd_and_even_pages_header_footer
    assert [footer.paragraphs[0].alignment for footer in (page.footer, page.even_page_footer)] == [2, 0]
    assert "PAGE" in page.footer._element.xml
    assert page.footer.paragraphs[0].text == "—  —"


def test_the_head_of_the_table_is_repeated_and_rows_are_not_torn(template: Letter) -> None:
    rows = template.tables[0].rows

    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert rows[2]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_the_shipped_template_is_what_its_maker_makes(template: Letter) -> None:
    assert template.element.xml == build().element.xml
    assert template.styles.element.xml == build().styles.element.xml


def test_filling_the_letter_twice_gives_the_same_bytes() -> None:
    assert printing.word(opinion()) == printing.word(opinion())


def test_the_parts_of_the_letter_bear_no_clock_time() -> None:
    with ZipFile(BytesIO(printing.word(opinion()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_no_instruction_of_the_template_is_left_in_the_letter() -> None:
    assert not re.search(r"\{[{%]|[%}]\}", letter_words(printing.word(long_opinion())))


def _edited(old: str, new: str) -> dict[str, bytes]:
    letter = Document(str(TEMPLATE))
    run = next(run for line in letter.paragraphs for run in line.runs if old in run.text)
    run.text = run.text.replace(old, new)
    out = BytesIO()
    letter.save(out)
    return {"review_opinion.docx": out.getvalue()}


def test_an_office_that_edits_the_letter_gets_its_own_words() -> None:
    assert "特提出如下意见" in letter_words(printing.word(opinion(), _edited("提出如下意见", "特提出如下意见")))


@pytest.mark.parametrize("unknown", ["{{ titel }}", "{{ points[0].cluase }}"])
def test_a_letter_with_an_unknown_field_is_refused_by_the_name_of_the_field(unknown: str) -> None:
    field = re.findall(r"titel|cluase", unknown)[0]

    with pytest.raises(UserError, match=rf"review_opinion\.docx.*{field}"):
        printing.word(opinion(), _edited("{{ drafting_unit }}", unknown))


def test_a_letter_with_a_torn_instruction_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match="排不出来"):
        printing.word(opinion(), _edited("{{ drafting_unit }}", "{% if number %}"))


def test_a_template_that_is_no_word_file_is_refused_in_a_sentence() -> None:

    with pytest.raises(UserError, match="排不出来"):
        printing.word(opinion(), {"review_opinion.docx": b"not a word file"})


def test_a_letter_cannot_run_code() -> None:
    with pytest.raises(UserError, match="review_opinion"):
        printing.word(opinion(), _edited("{{ drafting_unit }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}"))
