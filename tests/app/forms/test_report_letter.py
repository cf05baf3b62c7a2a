"""备案报告 in Word: it says what the printed one says, its number at the left and its signer at the right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

import resources
from app.forms import printing
from app.forms.filing_report import FilingReport
from tests.app.forms.examples import AWKWARD, LONG_TITLE, MATERIALS, report
from tests.app.forms.pdf_text import words
from tests.app.forms.word_report import build
from tests.app.forms.word_text import letter_words

EMPTY = replace(
    report(), number="", signer="", materials=(), contact="", phone="", adopted_on=None, meeting="", published_on=None, carrier="",
    effective_on=None, valid_until=None, dated_on=None,
)  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        report(), EMPTY, replace(report(), title=AWKWARD), replace(report(), title=LONG_TITLE), replace(report(), materials=MATERIALS[1:2]),
        replace(report(), basis=(replace(report().basis[0], verified=True),)),
    ],
)  # fmt: skip
def test_the_letter_says_word_for_word_what_the_printed_one_says(form: FilingReport) -> None:
    assert letter_words(printing.word(form)) == words(printing.pdf(form))


def test_the_shipped_template_is_what_its_maker_makes() -> None:
    shipped = Document(str(resources.path("forms/filing_report.docx")))
    assert shipped.element.xml == build().element.xml


def test_the_signer_stands_one_character_from_the_right_edge() -> None:
    head = next(
        line for line in Document(str(resources.path("forms/filing_report.docx"))).paragraphs if "签发人" in line.text
    ).paragraph_format
    (stop,) = head.tab_stops

    assert stop.alignment == WD_TAB_ALIGNMENT.RIGHT
    assert stop.position.mm == pytest.approx((Mm(156) - Pt(16)) / Mm(1), abs=0.1)
    assert head.first_line_indent == Pt(16)
