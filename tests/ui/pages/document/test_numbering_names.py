"""登记编号 under the names that ship says so, because a number that went out is only corrected."""

from __future__ import annotations

from app.lifecycle.editing import save_settings
from tests.app.road import NAMES
from tests.ui.pages.assembled import Whole
from ui.dialogs.form import FormDialog
from ui.widgets.text import Label


def said(whole: Whole) -> str:
    document = whole.make("云州区绿道管理办法", "signed")
    whole.go("document", document)
    step = whole.assembly.document.overview.step
    assert step is not None
    whole.click(step.primary)
    return " ".join(label.text() for label in whole.dialog(FormDialog).findChildren(Label) if label.isVisible())


def test_names_not_filled_in_are_asked_for_before_a_number_is_issued(whole: Whole) -> None:
    assert "还没有填写，用的是示例。先在“设置”的“单位”里填上本单位的" in said(whole)


def test_an_office_that_has_filled_them_in_is_not_asked(whole: Whole) -> None:
    names = {key: f"{word}（本单位）" for key, word in NAMES.items()}
    whole.ask(lambda office: save_settings(office, names))
    assert "用的是示例" not in said(whole)
