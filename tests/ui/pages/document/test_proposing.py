"""立项 from the menu, and the draft that comes in afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.ui.pages.assembled import write_draft
from tests.ui.pages.workroom import words
from ui.dialogs.form import FormDialog


def begun(whole) -> FormDialog:
    whole.window.trigger("propose")
    whole.settle()
    return whole.dialog(FormDialog)


def test_a_matter_is_proposed_and_its_page_is_shown(whole):
    dialog = begun(whole)
    whole.type_over(dialog.field("title"), "云州区绿道管理办法")
    whole.type_over(dialog.field("reason"), "绿道没有统一的管理办法")
    whole.click(dialog.verb)
    assert whole.window.current == "document"
    (document,) = whole.ask(lambda office: office.store.documents.all())
    assert (document.stage, document.title) == ("proposed", "云州区绿道管理办法")
    assert "必要性：绿道没有统一的管理办法" in whole.ask(lambda office: office.store.documents.events(document.id)[0].note)


def test_without_its_necessity_nothing_is_proposed(whole):
    dialog = begun(whole)
    whole.type_over(dialog.field("title"), "云州区绿道管理办法")
    whole.click(dialog.verb)
    assert "没有填必要性。" in words(dialog)
    assert not whole.ask(lambda office: office.store.documents.all())


def test_documents_on_the_same_thing_are_told_before_it_is_proposed(whole):
    whole.make("云州区绿道管理办法", "published")
    dialog = begun(whole)
    whole.type_over(dialog.field("title"), "云州区绿道管理办法")
    dialog.field("reason").setFocus()
    whole.settle()
    assert "已有同类文件：《云州区绿道管理办法》（" in words(dialog)


def test_the_draft_that_comes_in_takes_it_to_drafting(whole, tmp_path: Path):
    dialog = begun(whole)
    whole.type_over(dialog.field("title"), "绿道的办法")
    whole.type_over(dialog.field("reason"), "没有")
    whole.click(dialog.verb)
    whole.click(whole.assembly.document.overview.step.primary)
    dialog = whole.dialog(FormDialog)
    dialog.field("file").set_path(write_draft(tmp_path, "云州区绿道管理办法"))
    whole.type_over(dialog.field("on"), "2026-11-20")
    whole.click(dialog.verb)
    whole.settle()
    assert "文稿标题是《云州区绿道管理办法》，立项名称是《绿道的办法》，两者不同" in dialog.problem
    segments = dialog.field("title").property("segments")
    whole.click(segments, segments.part_rect(1).center().toPoint())
    whole.click(dialog.verb)
    whole.settle()
    (document,) = whole.ask(lambda office: office.store.documents.all())
    assert (document.stage, document.current_version_id is not None) == ("drafting", True)
    assert (document.called, document.received_at.date()) == ("云州区绿道管理办法", date(2026, 11, 20))
