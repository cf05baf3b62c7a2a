from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication

from ui.dialogs.determination import DeterminationDialog
from ui.dialogs.form import FormDialog
from ui.dialogs.printing_preview import PrintingPreview


def asked(whole, stage="submitted"):
    document = whole.make("云州区绿道管理办法", stage)
    whole.go("document", document)
    whole.click(whole.button("认定", whole.assembly.document.overview))
    return document, whole.dialog(DeterminationDialog)


def test_the_next_step_offers_it_without_holding_the_step_up(whole):
    document, dialog = asked(whole)
    dialog.reject()
    assert whole.assembly.document.overview.step.primary.isEnabled()
    assert whole.ask(lambda office: office.document(document).normative) is None


def test_a_yes_is_recorded_and_shown_as_done(whole):
    document, dialog = asked(whole)
    for line in dialog.rows.values():
        line.answer.choose(0)
    whole.click(dialog.verb)
    whole.settle()
    assert whole.ask(lambda office: office.document(document).normative) is True
    assert not whole.is_open(DeterminationDialog)
    assert "认定" not in [b.text() for b in whole.assembly.document.overview.findChildren(QAbstractButton) if b.isVisible()]


def test_the_result_follows_the_answers_until_it_is_chosen_by_hand(whole):
    _, dialog = asked(whole)
    for line in dialog.rows.values():
        line.answer.choose(0)
    assert dialog.result.current == 0
    dialog.rows["rights"].answer.choose(1)
    assert dialog.result.current == 1
    dialog.result.choose(0)
    assert not dialog.verb.isEnabled()
    assert "写明理由" in dialog.problem.text()
    dialog.reason.setPlainText("第二条设定了条件")
    assert dialog.verb.isEnabled()
    dialog.rows["public"].answer.choose(1)
    assert dialog.result.current == 0


def test_a_no_concludes_the_matter_offers_the_reply_and_is_undone_in_one(whole):
    document, dialog = asked(whole)
    dialog.rows["rights"].answer.choose(1)
    whole.click(dialog.verb)
    whole.settle()
    found = whole.ask(lambda office: office.document(document))
    assert (found.matter, found.stage, found.normative) == ("other", "concluded", False)
    page = whole.assembly.document
    assert "reply_letter" in page.other_acts()
    page.ask("reply_letter")
    whole.settle()
    whole.click(whole.dialog(FormDialog).verb)
    whole.qtbot.waitUntil(lambda: whole.is_open(PrintingPreview), timeout=20_000)
    assert whole.dialog(PrintingPreview).windowTitle().endswith("非规范性文件复函")
    whole.dialog(PrintingPreview).reject()
    for _ in range(2):
        whole.assembly.deeds.undo()
        whole.settle()
    assert whole.ask(lambda office: office.document(document)).stage == "submitted"


def test_a_published_document_is_not_asked_about(whole):
    document = whole.make("云州区绿道管理办法", "published")
    whole.go("document", document)
    assert "determine" not in whole.assembly.document.other_acts()
    QApplication.processEvents()
