from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.filing.outgoing import file
from app.lifecycle.deliberating import deliberate
from app.lifecycle.dossier import dossier
from app.lifecycle.editing import set_field
from tests.ui.pages.assembled import write_draft
from tests.ui.pages.workroom import words
from ui.dialogs.form import FormDialog
from ui.pages import places
from ui.pages.document.deadlines import course
from ui.pages.document.steps import card
from ui.pages.document.versions import VersionCard
from ui.widgets.layout import Pane

TITLE = "云州区绿道管理办法"


def amended(whole):
    document = whole.make(TITLE, "deliberating")
    whole.ask(lambda office: deliberate(office, document, meeting="区政府第86次常务会议", result="修改后通过"))
    whole.go("document", document)
    return document


def put_in(whole, file: Path):
    dialog = whole.dialog(FormDialog)
    dialog.field("file").set_path(file)
    whole.click(dialog.verb)
    whole.settle()


def versions(whole, document):
    return [v.name for v in whole.ask(lambda office: office.store.documents.versions(document))]


@pytest.fixture
def better(whole) -> Path:
    return write_draft(whole.folder / "修改", TITLE, effective="2027年3月1日")


def test_a_submission_takes_the_text_that_changed_since_the_consultation_in_the_same_act(whole, better):
    document = whole.make(TITLE, "consulting")
    whole.go("document", document)
    whole.assembly.document.ask("submit")
    dialog = whole.dialog(FormDialog)
    assert "与前一稿比对" in words(dialog)
    put_in(whole, better)
    whole.type_over(dialog.missing.reason, "急件，材料后补")
    whole.click(dialog.verb)
    assert versions(whole, document) == ["送审稿", "送审稿"]
    whole.click(whole.undo_link)
    assert (versions(whole, document), whole.ask(lambda office: office.document(document).stage)) == (["送审稿"], "consulting")


def test_the_amended_text_is_put_in_from_the_menu_and_taken_back(whole, better):
    document = amended(whole)
    assert "replace_text" in whole.assembly.document.other_acts()
    whole.assembly.document.ask("replace_text")
    put_in(whole, better)
    assert versions(whole, document)[1:] == ["审议稿"]
    assert whole.toasts[-1] == f"已换入文本：《{TITLE}》"
    whole.click(whole.undo_link)
    assert len(versions(whole, document)) == 1


def test_the_amended_text_is_put_in_beside_the_versions_and_shown(whole, better):
    document = amended(whole)
    whole.go("document", (document, places.TEXT))
    whole.click(whole.assembly.document.text.findChild(QPushButton, "replace_text"))
    put_in(whole, better)
    assert len(versions(whole, document)) == 2
    second, first = whole.assembly.document.text.findChildren(VersionCard)
    assert (first.name.text(), second.name.text()) == ("送审稿 v1", "审议稿 v2")
    assert "周敏" in words(second)
    assert "比上一稿改 1 处，增 2 字，删 2 字" in words(second)


def test_before_the_review_no_text_is_put_in(whole):
    document = whole.make(TITLE, "submitted")
    whole.go("document", (document, places.TEXT))
    assert "replace_text" not in whole.assembly.document.other_acts()
    assert whole.assembly.document.text.findChild(QPushButton, "replace_text") is None


def test_after_a_passage_with_amendments_the_card_does_not_vouch_for_the_text(whole):
    amended(whole)
    assert "系统内仍是审议稿；审议要求修改的，先换入修改稿" in words(whole.assembly.document.overview)


def test_publication_names_the_text_that_it_will_publish(whole):
    whole.go("document", whole.make(TITLE, "registered"))
    whole.click(whole.assembly.document.overview.step.primary)
    assert f"公布的文本：送审稿《{TITLE}.txt》，2026-11-23 读入" in words(whole.dialog(FormDialog))


def test_registration_says_which_numbers_it_will_issue(whole):
    document = whole.make(TITLE, "signed")
    whole.go("document", document)
    whole.click(whole.assembly.document.overview.step.primary)
    told = words(whole.dialog(FormDialog))
    whole.click(whole.dialog(FormDialog).verb)
    made = whole.ask(lambda office: office.document(document))
    assert f"将编发文号：{made.document_number}。" in told
    assert f"将编发统一编号：{made.unified_number}。" in told


def test_a_file_entered_after_its_first_steps_was_entered_not_drafted(whole):
    document = whole.make(TITLE, "under_review")
    events = whole.ask(lambda office: office.store.documents.events(document))
    assert [event.title for event in course(events, 9)][-1] == "入库"
    assert [event.title for event in course(events[:1], 9)] == ["起草"]


def test_the_log_lists_every_change_under_the_steps_and_marks_what_was_taken_back(whole):
    document = amended(whole)
    whole.ask(lambda office: set_field(office, document, field="carrier", value="政府公报"))
    whole.ask(lambda office: office.undo())
    whole.go("document", (document, places.LOG))
    told = words(whole.assembly.document.log)
    assert "改动记录" in told
    assert "撤销：改公布载体：" in told
    assert "导入：" in told
    lines = [line.accessibleName() for line in whole.assembly.document.log.findChildren(Pane)]
    undone = [line for line in lines if line.endswith("，已撤销")]
    assert len(undone) == 1
    assert "改公布载体：" in undone[0]


def test_a_filing_that_was_sent_asks_for_its_receipt_next(whole):
    document = whole.make(TITLE, "published")
    whole.ask(lambda office: file(office, document, recipient="muni"))
    found = whole.ask(lambda office: dossier(office, document))
    shown = card(found, found.next_step, "", "")
    assert [c.verb for c in shown.conditions if "备案没有办结" in c.words + c.detail] == ["登记回执", "去报送"]
