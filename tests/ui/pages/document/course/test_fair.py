from __future__ import annotations

from app.lifecycle.editing import set_field
from tests.ui.pages.document.course.hands import confirm, form, opened
from tests.ui.pages.workroom import words
from ui.widgets.text import Link


def _concerned(office, document):
    return set_field(office, document, field="concerns_market", value=True)


def test_a_blocking_gap_holds_the_button_back_and_offers_no_way_on(whole):
    document = opened(whole, "lawful")
    whole.ask(lambda office: _concerned(office, document))
    whole.go("document", document)
    assert not whole.assembly.document.overview.step.primary.isEnabled()
    card = whole.assembly.document.overview.step
    assert card.findChild(Link, "go-on") is None
    whole.click(whole.button("登记审查结论", card))
    assert (form(whole).verb.isEnabled(), form(whole).verb.toolTip()) == (False, "没有选审查结论。")
    segments = form(whole).field("conclusion").property("segments")
    whole.click(segments, segments.part_rect(0).center().toPoint())
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).fair_competition) == "符合"
    assert whole.assembly.document.overview.step.primary.isEnabled()


def test_an_exception_of_fair_competition_needs_its_term(whole):
    opened(whole, "lawful")
    whole.assembly.document.ask("fair_competition")
    whole.settle()
    segments = form(whole).field("conclusion").property("segments")
    whole.click(segments, segments.part_rect(1).center().toPoint())
    confirm(whole)
    assert "没有填实施期限。" in words(form(whole))
