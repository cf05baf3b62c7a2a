"""退回补正告知单, 征求意见函, 复函: what Word says is what is printed; and the receipt in two parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from docx import Document

import resources
from app.forms import printing
from app.forms.paper import Form, Material
from tests.app.forms.examples import AWKWARD, LONG_TITLE, inquiry, objection_reply, receipt, reply, return_slip
from tests.app.forms.pdf_text import bare, page_texts, words
from tests.app.forms.word_letters import LETTERS
from tests.app.forms.word_text import letter_words

BARE_SLIP = replace(
    return_slip(), number="", drafting_unit="", submitted_on=None, until=None, consequence="", contact="", phone="", dated_on=None
)
BARE_INQUIRY = replace(inquiry(), number="", drafting_unit="", about="", lapse="", contact="", phone="", until=None, dated_on=None)
BARE_REPLY = replace(reply(), number="", drafting_unit="", submitted_on=None, basis=(), contact="", phone="", dated_on=None)
BARE_ANSWER = replace(
    objection_reply(), number="", document_number="", their_number="", received_on=None, result="", contact="", phone="", dated_on=None
)


@pytest.mark.parametrize(
    "form",
    [
        return_slip(), BARE_SLIP, replace(return_slip(), title=AWKWARD), replace(return_slip(), items=("少一页",) * 30),
        inquiry(), BARE_INQUIRY, replace(inquiry(), title=LONG_TITLE), replace(inquiry(), about=AWKWARD),
        reply(), BARE_REPLY, replace(reply(), title=AWKWARD),
        objection_reply(), BARE_ANSWER, replace(objection_reply(), title=LONG_TITLE), replace(objection_reply(), paragraphs=(AWKWARD, AWKWARD)),
    ],
)  # fmt: skip
def test_the_letter_says_word_for_word_what_the_printed_one_says(form: Form) -> None:
    assert letter_words(printing.word(form)) == words(printing.pdf(form))


@pytest.mark.parametrize("name", LETTERS)
def test_the_shipped_template_is_what_its_maker_makes(name: str) -> None:
    shipped = Document(str(resources.path(f"forms/{name}.docx")))
    assert shipped.element.xml == LETTERS[name]().element.xml


@pytest.mark.parametrize(
    "form", [return_slip(), reply(), replace(return_slip(), items=("少一页",) * 7), replace(reply(), reasons=("不对外",) * 6)]
)
def test_the_signature_never_stands_alone_on_a_page(form: Form) -> None:
    last = bare(page_texts(printing.pdf(form))[-1])
    assert "云州区司法局2026年11月" in last
    assert "重新报送" in last


def test_what_is_missing_is_numbered_and_ends_with_one_full_stop() -> None:
    text = words(printing.pdf(replace(return_slip(), items=("少一页。", "缺附件；"))))
    assert "下列2项" in text
    assert "1.少一页。2.缺附件。" in text


def test_a_letter_on_a_draft_of_nobody_known_names_nobody() -> None:
    assert "《云州区公共租赁住房管理办法（送审稿）》正在进行合法性审核" in words(printing.pdf(BARE_INQUIRY))


def test_the_receipt_says_the_same_twice_and_the_minute() -> None:
    (page,) = page_texts(printing.pdf(receipt()))
    assert bare(page).count("2026年11月3日9时05分") == 2
    assert bare(page).count("云州司收〔2026〕31号") == 3
    assert ("（存根）" in page, "（回执）" in page, "骑缝章" in page) == (True, True, True)


def test_a_receipt_for_many_materials_and_a_long_title_stays_on_one_page() -> None:
    form = replace(receipt(), title=LONG_TITLE, materials=tuple(Material(f"第{n}份材料的名称", 1) for n in range(1, 31)))
    (page,) = page_texts(printing.pdf(form))
    assert "共30种，其余见送审登记表。" in bare(page)


def test_a_receipt_not_filled_in_leaves_room_to_write() -> None:
    form = replace(receipt(), number="", received_at=None, materials=(), receiver="", phone="")
    assert "年月日时分" in words(printing.pdf(form))


def test_dates_not_known_leave_room_to_write() -> None:
    assert "于年月日前书面反馈" in words(printing.pdf(replace(inquiry(), until=None)))
    assert "最迟2026年11月18日" in words(printing.pdf(replace(return_slip(), until=date(2026, 11, 18))))
