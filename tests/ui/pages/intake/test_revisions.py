"""登记送审并受理 of a text with tracked changes asks how they are taken before anything is stored."""

from __future__ import annotations

import pytest

from tests.app.review.test_settling import revised
from tests.ui.pages.assembled import Whole
from tests.ui.pages.intake.test_intake_page import complete, documents, drop, fill
from ui.dialogs.markup import RevisionsDialog


@pytest.fixture
def asked(whole: Whole) -> RevisionsDialog:
    """The question, over a form that is filled in."""
    file = whole.folder / "送审稿.docx"
    file.write_bytes(revised().data)
    drop(whole, file)
    fill(whole)
    complete(whole)
    whole.click(whole.assembly.intake.accept)
    whole.qtbot.waitUntil(lambda: whole.is_open(RevisionsDialog), timeout=10_000)
    return whole.dialog(RevisionsDialog)


def finish(whole: Whole) -> None:
    whole.qtbot.waitUntil(lambda: whole.ops.is_idle, timeout=20_000)
    whole.settle()


def test_nothing_is_stored_until_it_is_answered(whole: Whole, asked: RevisionsDialog) -> None:
    assert [line.words for line in asked.list.lines if line.what] == ["五百元", "一千元"]
    whole.click(asked.cancel)
    finish(whole)
    assert documents(whole) == ()
    assert whole.assembly.intake.accept.isEnabled()


def test_rejecting_them_takes_the_text_in_without(whole: Whole, asked: RevisionsDialog) -> None:
    whole.click(asked.reject_all)
    whole.qtbot.waitUntil(lambda: bool(documents(whole)) and documents(whole)[0].stage == "under_review", timeout=20_000)
    (document,) = documents(whole)
    version = whole.ask(lambda office: office.store.documents.versions(document.id)[0])
    assert version.settled == "rejected"
    whole.settle()
