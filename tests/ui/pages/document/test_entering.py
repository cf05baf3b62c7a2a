"""补录 from the menu: a document that went its way before it was registered here, at the stage it has come to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.ui.pages.assembled import write_draft
from ui.dialogs.form import FormDialog
from ui.widgets.form import EditRow


def begun(whole) -> FormDialog:
    whole.window.trigger("enter")
    whole.settle()
    return whole.dialog(FormDialog)


def asked(dialog: FormDialog, key: str) -> bool:
    row = dialog.field(key)
    while not isinstance(row, EditRow):
        row = row.parentWidget()
    return not row.isHidden()


def test_a_published_document_is_entered_with_what_is_known_of_it(whole):
    dialog = begun(whole)
    whole.type_over(dialog.field("title"), "云州区绿道管理办法")
    whole.type_over(dialog.field("document_number"), "云州府规〔2023〕4号")
    whole.type_over(dialog.field("published_on"), "2023-05-06")
    whole.type_over(dialog.field("source"), "2023年文件汇编")
    whole.click(dialog.verb)
    whole.settle()
    (document,) = whole.ask(lambda office: office.store.documents.all())
    assert (document.historical, document.stage, document.published_on) == (True, "published", date(2023, 5, 6))
    assert whole.window.current == "document"


def test_only_what_can_be_known_at_the_stage_is_asked(whole):
    dialog = begun(whole)
    assert asked(dialog, "published_on")
    assert not asked(dialog, "archive_number")
    stage = dialog.field("stage")
    stage.setCurrentIndex(stage.findText("送审"))
    assert asked(dialog, "submitted_on")
    assert not asked(dialog, "published_on")


def test_what_the_stage_cannot_be_without_is_said_in_the_dialog(whole):
    dialog = begun(whole)
    whole.type_over(dialog.field("title"), "云州区绿道管理办法")
    whole.click(dialog.verb)
    whole.settle()
    assert "补录在“公布”要填公布日期" in dialog.problem
    assert not whole.ask(lambda office: office.store.documents.all())


def test_its_text_comes_with_it(whole, tmp_path: Path):
    dialog = begun(whole)
    whole.type_over(dialog.field("published_on"), "2026-05-06")
    dialog.field("file").set_path(write_draft(tmp_path, "云州区绿道管理办法"))
    whole.click(dialog.verb)
    whole.settle()
    (document,) = whole.ask(lambda office: office.store.documents.all())
    assert document.body_title == "云州区绿道管理办法"
    assert document.current_version_id is not None
