"""The Word templates of submission and filing: page, margins, fonts, the rows and columns of their tables, and what an office may change in them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from docx import Document
from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Row

import resources
from tests.app.forms.word_filing import LETTERS
from tests.app.forms.word_lists import LISTS
from tests.app.forms.word_parts import AFTER_BORDER
from tests.app.forms.word_statement import build

OFFICIAL: dict[str, Callable[[], Letter]] = {**LETTERS, "explanatory_statement": build}
TABLES = ("filing_review_opinion", "urging_letter", "explanatory_statement", *LISTS)


def _shipped(name: str) -> Letter:
    return Document(str(resources.path(f"forms/{name}.docx")))


def _filled(table: Table) -> list[_Row]:
    return [row for row in table.rows if row.cells[0].text.startswith("{{")]


@pytest.mark.parametrize("name", OFFICIAL)
def test_a_letter_has_the_page_of_an_official_paper(name: str) -> None:
    page = _shipped(name).sections[0]

    measures = page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin
    assert [length.mm for length in measures] == pytest.approx([210, 297, 37, 35, 28, 26], abs=0.1)


@pytest.mark.parametrize("name", LISTS)
def test_a_table_lies_across_and_is_bound_at_the_left(name: str) -> None:
    page = _shipped(name).sections[0]

    assert page.orientation == WD_ORIENT.LANDSCAPE
    measures = page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin
    assert [length.mm for length in measures] == pytest.approx([297, 210, 24, 20, 25, 15], abs=0.1)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_wide_as_the_text_and_repeats_its_head(name: str) -> None:
    letter = _shipped(name)
    page, (table,) = letter.sections[0], letter.tables
    room = page.page_width - page.left_margin - page.right_margin

    assert sum(cell.width for cell in table.rows[0].cells) == pytest.approx(room, abs=Mm(0.5))
    assert all([cell.width for cell in table.rows[0].cells] == [cell.width for cell in row.cells] for row in _filled(table))
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (table.rows[0], *_filled(table)))


@pytest.mark.parametrize("name", [name for name in TABLES if name != "explanatory_statement"])
def test_a_row_is_at_least_a_centimetre_high(name: str) -> None:
    table = _shipped(name).tables[0]
    for row in (table.rows[0], *_filled(table)):
        assert (row.height, row.height_rule) == (pytest.approx(Mm(10), abs=Mm(0.1)), WD_ROW_HEIGHT_RULE.AT_LEAST)


@pytest.mark.parametrize("name", [*OFFICIAL, *LISTS])
def test_the_title_is_number_two_and_its_lines_stand_close(name: str) -> None:
    title = next(line for line in _shipped(name).paragraphs if line.runs and line.runs[0].font.size == Pt(22))

    assert title.runs[0]._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "方正小标宋简体"
    assert title.paragraph_format.line_spacing == Pt(33)
    assert title._p.pPr.find(qn("w:snapToGrid")).get(qn("w:val")) == "0"


@pytest.mark.parametrize("name", [*OFFICIAL, *LISTS])
def test_the_properties_of_every_paragraph_stand_in_the_order_word_asks_for(name: str) -> None:
    order = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers",
             "w:pBdr", *AFTER_BORDER)  # fmt: skip
    places = {qn(tag): place for place, tag in enumerate(order)}

    for properties in _shipped(name).element.iter(qn("w:pPr")):
        found = [places[child.tag] for child in properties]
        assert all(before < after for before, after in pairwise(found))


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_name_and_the_date_end_a_letter_together_with_its_last_sentence(name: str) -> None:
    lines = _shipped(name).paragraphs
    date = next(n for n, line in enumerate(lines) if line.text == "{{ dated_on }}")

    assert lines[date - 1].text == "{{ authority }}"
    assert lines[date].paragraph_format.right_indent == Pt(64)
    assert all(lines[n].paragraph_format.keep_with_next for n in range(date - 3, date))


@pytest.mark.parametrize("name", LISTS)
def test_the_last_row_stays_on_the_page_of_the_seal(name: str) -> None:
    usual, last = _filled(_shipped(name).tables[0])

    assert not any(cell.paragraphs[0].paragraph_format.keep_with_next for cell in usual.cells)
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.cells)


@pytest.mark.parametrize("name", LISTS)
def test_the_seal_under_a_table_has_three_centimetres(name: str) -> None:
    lines = _shipped(name).paragraphs
    written, seal, date = lines[-3:]

    room = seal.paragraph_format.space_before + 3 * Pt(19)
    assert written.paragraph_format.space_before == pytest.approx(Mm(6), abs=Mm(0.1))
    assert room >= Mm(30)
    assert date.text == "{{ dated_on }}"
