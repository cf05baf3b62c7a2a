"""Words of a review that a crash cut off are there again where they were typed: beside a finding and in the opinion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.office import Office
from tests.ui.pages.review.conftest import Desk
from ui.dialogs.words import WordsDialog
from ui.typing import RESTORED, Drafts

Kept = tuple[tuple[str, str], ...]


def kept(desk: Desk) -> Kept:
    """What is kept of typing, by its place."""
    return desk.ask(lambda office: tuple((key, words) for key, words, _ in office.store.typing.all()))


def as_after_a_crash(desk: Desk, words: Kept) -> None:
    """Put back what an orderly closing has forgotten and a crash would not have."""

    def work(office: Office) -> None:
        for key, text in words:
            office.keep_typing(key, text)

    desk.ask(work)


def test_a_rewriting_cut_off_is_there_again(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_E)
    dialog = desk.page.findChild(WordsDialog)
    dialog.field.selectAll()
    desk.type("delete it")
    dialog.findChild(Drafts).keep()
    words = kept(desk)
    assert [text for _, text in words] == ["delete it"]
    dialog.reject()
    desk.settle()
    assert kept(desk) == ()
    as_after_a_crash(desk, words)
    desk.key(Qt.Key.Key_E)
    again = desk.page.findChild(WordsDialog)
    assert again.words == "delete it"
    assert RESTORED in [label.text() for label in again.findChildren(QLabel)]
    again.accept()
    desk.settle()
    assert kept(desk) == ()
