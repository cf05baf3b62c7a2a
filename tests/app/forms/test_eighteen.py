"""The eighteen forms of the list, F-01 to F-18: each can be printed, read back with every field that was filled, and looked at; each letter in Word too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

import resources
from app.errors import UserError
from app.forms import fonts, printing
from app.forms.cleanup_announcement import CleanupAnnouncement
from app.forms.cleanup_catalogue import CleanupCatalogue
from app.forms.explanation_request import ExplanationRequest
from app.forms.explanatory_statement import ExplanatoryStatement
from app.forms.filing_catalogue import FilingCatalogue
from app.forms.filing_report import FilingReport
from app.forms.filing_review_opinion import FilingReviewOpinion
from app.forms.filing_slip import FilingSlip
from app.forms.kinds import KINDS
from app.forms.paper import Form, Value
from app.forms.receipt import Receipt
from app.forms.registration_application import RegistrationApplication
from app.forms.repeal_announcement import RepealAnnouncement
from app.forms.review_opinion import ReviewOpinion
from app.forms.submission_letter import SubmissionLetter
from app.forms.submission_slip import SubmissionSlip
from app.forms.supplement_notice import SupplementNotice
from app.forms.urging_letter import UrgingLetter
from tests.app.forms import examples, examples_cleanup, examples_letters
from tests.app.forms.measures import sheets
from tests.app.forms.pdf_text import bare, words
from tests.app.forms.word_text import letter_words


@dataclass(frozen=True, slots=True)
class Listed:
    """One form of the list: its dataclass, its template, one filled in, whether the office edits it in Word, and fields nobody reads on it."""

    form: type[Form]
    template: str
    filled: Callable[[], Form]
    word: bool
    unsaid: frozenset[str] = frozenset()


FORMS = {
    # how many copies go is said on the slip; a material not enclosed is not named, so no box is ticked
    "F-01": Listed(FilingReport, "filing_report", examples.report, True, frozenset({"copies", "tick"})),
    "F-02": Listed(
        ExplanatoryStatement, "explanatory_statement", examples_letters.statement, True, frozenset({"category", "document_number"})
    ),
    "F-03": Listed(FilingSlip, "filing_slip", examples.slip, False),
    "F-04": Listed(FilingCatalogue, "filing_catalogue", examples_letters.yearly, True),
    "F-05": Listed(SubmissionLetter, "submission_letter", examples_letters.letter, True, frozenset({"tick"})),
    "F-06": Listed(SubmissionSlip, "submission_slip", examples_letters.register_slip, False),
    "F-07": Listed(ReviewOpinion, "review_opinion", examples.opinion, True),
    "F-08": Listed(FilingReviewOpinion, "filing_review_opinion", examples_letters.rectification, True),
    "F-09": Listed(ExplanationRequest, "explanation_request", examples_letters.request, True),
    "F-10": Listed(SupplementNotice, "supplement_notice", examples_letters.supplement, True),
    "F-11": Listed(UrgingLetter, "urging_letter", examples_letters.urging, True),
    "F-12": Listed(Receipt, "receipt", examples.receipt, False, frozenset({"tick"})),
    "F-13": Listed(CleanupCatalogue, "kept_catalogue", examples_cleanup.kept, True),
    "F-14": Listed(CleanupCatalogue, "amended_catalogue", examples_cleanup.amended, True),
    "F-15": Listed(CleanupCatalogue, "ended_catalogue", examples_cleanup.ended, True),
    "F-16": Listed(CleanupAnnouncement, "cleanup_announcement", examples_cleanup.announcement, True),
    "F-17": Listed(RepealAnnouncement, "repeal_announcement", examples_cleanup.repeal, True),
    "F-18": Listed(RegistrationApplication, "registration_application", examples_cleanup.application, False),
}
LETTERS = [code for code, listed in FORMS.items() if listed.word]
SLIPS = [code for code in FORMS if code not in LETTERS]


def said(value: Value, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a form with the name of its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from said(each, name)
    elif not isinstance(value, int):
        for each in value:  # type: ignore[union-attr]
            yield from said(each, field)


def unread(code: str, text: str) -> set[tuple[str, str]]:
    """The fields of the filled form that are not to be read in ``text``."""
    listed = FORMS[code]
    return {
        (field, value)
        for field, value in said(listed.filled().values())  # type: ignore[arg-type]
        if field not in listed.unsaid and bare(value) not in text
    }


def test_the_list_has_eighteen_forms_and_the_office_lists_the_same() -> None:
    assert list(FORMS) == [f"F-{n:02}" for n in range(1, 19)]
    assert {kind.code: kind.form for kind in KINDS if kind.code} == {code: listed.form for code, listed in FORMS.items()}
    assert {kind.code: kind.template for kind in KINDS if kind.code} == {code: listed.template for code, listed in FORMS.items()}


@pytest.mark.parametrize("code", FORMS)
def test_a_form_has_its_dataclass_and_its_templates(code: str) -> None:
    listed = FORMS[code]

    assert isinstance(listed.filled(), listed.form)
    assert listed.filled().template == listed.template
    assert resources.path(f"forms/{listed.template}.typ").is_file()
    assert resources.path(f"forms/{listed.template}.docx").is_file() == listed.word


@pytest.mark.parametrize("code", FORMS)
def test_every_field_that_was_filled_is_read_on_the_printed_form(code: str) -> None:
    assert unread(code, words(printing.pdf(FORMS[code].filled()))) == set()


@pytest.mark.parametrize("code", LETTERS)
def test_every_field_that_was_filled_is_read_in_the_letter(code: str) -> None:
    assert unread(code, letter_words(printing.word(FORMS[code].filled()))) == set()


@pytest.mark.parametrize("code", SLIPS)
def test_a_slip_is_no_letter_and_says_so(code: str) -> None:
    with pytest.raises(UserError, match="没有 Word 模板"):
        printing.word(FORMS[code].filled())


@pytest.mark.parametrize("code", FORMS)
def test_a_form_is_a_picture_with_ink_on_every_page(code: str) -> None:
    data = printing.pdf(FORMS[code].filled())

    for page, size in zip(printing.pages(data, 40), printing.sizes(data), strict=True):
        assert sorted(size) == pytest.approx([595.28, 841.89], abs=0.1)
        inked = sum(sample < 160 for sample in page.rgb[::3]) / (page.width * page.height)
        assert 0.0002 < inked < 0.25


@pytest.mark.parametrize("code", FORMS)
def test_a_form_is_set_in_the_first_choice_for_each_role_so_that_the_notice_before_printing_names_every_substitute(code: str) -> None:
    chosen = fonts.families(fonts.catalogue(fonts.font_folders()).families())
    # FandolFang R is one family with its weight in its name
    first = {families[0].removesuffix(" R").replace(" ", "").casefold() for families in chosen.values()}
    with sheets(printing.pdf(FORMS[code].filled())) as pages:
        used = {name.partition("+")[2].partition("-")[0].casefold() for page in pages for line in page.lines() for name in line.fonts}

    assert used
    assert used <= first
