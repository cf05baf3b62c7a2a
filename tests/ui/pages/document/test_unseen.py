"""A text changed since the review: the next step says so, leads to the comparison of the right two texts, and goes on once it was looked at."""

from __future__ import annotations

import pytest

from app.lifecycle.texts import replace_text
from tests.ui.pages.assembled import Whole, drafted
from ui.dialogs.form import FormDialog
from ui.pages.ids import COMPARE
from ui.pages.places import Wanted
from ui.widgets.text import Label

TITLE = "云州区绿道管理办法"


@pytest.fixture
def document(whole: Whole) -> str:
    """Signed, with another text put in since, open at its overview."""
    made = whole.make(TITLE, "registered")
    whole.ask(lambda office: replace_text(office, made, drafted(TITLE, effective="2027年3月1日")))
    whole.ops.changed.emit(frozenset({"documents"}))
    whole.go("document", made)
    return made


def words(whole: Whole) -> str:
    return " ".join(label.text() for label in whole.assembly.document.overview.findChildren(Label) if label.isVisible())


def test_the_next_step_says_what_changed_and_leads_to_the_comparison(whole: Whole, document: str) -> None:
    assert "公布稿 v2 比送审稿 v1 改了 1 处（第三条）" in words(whole)
    asked: list[tuple[str, object]] = []
    whole.assembly.document.asked.connect(lambda page, place: asked.append((page, place)))
    step = whole.assembly.document.overview.step
    assert step is not None
    whole.click(whole.button("去核对改动", step))
    first, second = whole.ask(lambda office: office.store.documents.versions(document))
    assert asked == [(COMPARE, Wanted(document, first.id, second.id))]


def test_looked_at_from_the_menu_the_step_does_not_ask_any_more(whole: Whole, document: str) -> None:
    assert "confirm" in whole.assembly.document.other_acts()
    whole.assembly.document.ask("confirm")
    form = whole.dialog(FormDialog)
    whole.type_over(form.field("note"), "按会议决定修改")
    whole.click(form.verb)
    (row,) = whole.ask(lambda office: office.store.documents.confirmations(document))
    assert row.note == "按会议决定修改"
    assert "文本改动没有核对" not in words(whole)
    assert "confirm" not in whole.assembly.document.other_acts()
    whole.click(whole.undo_link)
    assert "文本改动没有核对" in words(whole)
