"""Words of a contact, of an act's dialog and of a submission that a crash cut off are there again where they were typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages.assembled import write_draft
from ui.dialogs.form import FormDialog
from ui.typing import RESTORED, Drafts
from ui.widgets.text import Label


@pytest.fixture
def matter(whole):
    made = whole.make("云州区绿道管理办法", "submitted")
    whole.go("document", made)
    return made


def kept(whole):
    return [words for _, words, _ in whole.ask(lambda office: office.store.typing.all())]


def test_a_contact_cut_off_is_there_again_and_forgotten_once_it_is_logged(whole, matter):
    page = whole.assembly.document
    QTest.keyClick(page, Qt.Key.Key_L)
    whole.settle()
    whole.type_over(page.strip.who, "区财政局")
    whole.type_over(page.strip.words, "问资金来源")
    page.strip.close_strip()
    whole.settle()
    assert sorted(kept(whole)) == ["区财政局", "问资金来源"]
    # the strip of a program that begins anew is empty
    page.strip.who.clear()
    page.strip.words.clear()
    QTest.keyClick(page, Qt.Key.Key_L)
    whole.settle()
    assert (page.strip.who.text(), page.strip.words.text()) == ("区财政局", "问资金来源")
    assert whole.toasts[-1] == RESTORED
    whole.click(page.strip.keep)
    assert kept(whole) == []


def test_a_form_cut_off_is_there_again(whole, matter):
    page = whole.assembly.document
    page.ask("return")
    whole.settle()
    dialog = whole.dialog(FormDialog)
    whole.type_over(dialog.findChild(QLineEdit), "缺一份说明")
    dialog.findChild(Drafts).keep()
    (words,) = whole.ask(lambda office: office.store.typing.all())
    dialog.reject()
    whole.settle()
    assert kept(whole) == []
    # what a crash would have left
    whole.ask(lambda office: office.keep_typing(words[0], words[1]))
    page.ask("return")
    whole.settle()
    again = whole.dialog(FormDialog)
    assert again.findChild(QLineEdit).text() == "缺一份说明"
    assert RESTORED in [label.text() for label in again.findChildren(Label)]
    again.reject()
    whole.settle()


def test_what_was_typed_for_a_file_is_there_when_it_is_brought_again(whole):
    file = write_draft(whole.folder, "云州区绿道管理办法")
    intake = whole.assembly.intake
    whole.window.files_dropped.emit([file])
    whole.settle()
    whole.type_over(intake.sheet.form.unit, "云州区林业局")
    intake.sheet.findChild(Drafts).keep()
    assert kept(whole) == ["云州区林业局"]
    intake.step_back()
    intake._words._typed.clear()
    whole.settle()
    whole.window.files_dropped.emit([file])
    whole.settle()
    assert intake.sheet.form.unit.text() == "云州区林业局"
    whole.click(intake.skip)
    assert kept(whole) == []
