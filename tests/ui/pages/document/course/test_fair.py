from __future__ import annotations

from app.lifecycle.editing import set_field
from ui.dialogs.form import FormDialog
from ui.widgets.text import Label, Link


def opened(whole, stage):
    document = whole.make("云州区绿道管理办法", stage)
    whole.go("document", document)
    return document


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def dialog(whole):
    return whole.dialog(FormDialog)


def confirm(whole):
    whole.click(dialog(whole).verb)
    whole.settle()


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
    assert (dialog(whole).verb.isEnabled(), dialog(whole).verb.toolTip()) == (False, "没有选审查结论。")
    segments = dialog(whole).field("conclusion").property("segments")
    whole.click(segments, segments.part_rect(0).center().toPoint())
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).fair_competition) == "符合"
    assert whole.assembly.document.overview.step.primary.isEnabled()


def test_an_exception_of_fair_competition_needs_its_term(whole):
    opened(whole, "lawful")
    whole.assembly.document.ask("fair_competition")
    whole.settle()
    segments = dialog(whole).field("conclusion").property("segments")
    whole.click(segments, segments.part_rect(1).center().toPoint())
    confirm(whole)
    assert "没有填实施期限。" in words(dialog(whole))
