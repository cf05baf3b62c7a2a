"""表单: every paper of a document from one menu, each greyed with the reason until it can be made, each shown as it will be printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.lifecycle import comments
from app.lifecycle.ending import repeal
from tests.ui.pages.document.course.hands import shown
from ui.dialogs.printing_preview import NO_WORD, PrintingPreview
from ui.pages import places
from ui.pages.document.menus import sheets_menu
from ui.pages.document.sheets import SHEETS

SLIPS = ("receipt", "submission_slip", "review_record", "registration_application", "filing_slip_muni", "filing_slip_npc")
"""What is set for paper alone."""


def entries(whole) -> dict[str, tuple[bool, str]]:
    made = sheets_menu(whole.assembly.document._view, lambda _one: None, whole.window)
    return {entry.objectName(): (entry.isEnabled(), entry.toolTip()) for entry in made.actions()}


def test_a_paper_that_cannot_be_made_yet_says_why(whole):
    shown(whole, "drafting", places.OVERVIEW)
    found = entries(whole)
    assert found["submission_letter"][0]
    assert found["submission_slip"] == (False, "还没有送审。送审以后可以打印。")
    assert found["filing_slip_muni"] == (False, "还没有公布。公布以后可以打印。")
    assert found["repeal_announcement"] == (False, "没有废止，也没有宣布失效。")


def test_ctrl_p_opens_the_menu(whole):
    shown(whole, "published", places.OVERVIEW)
    whole.window.activateWindow()
    QTest.keyClick(whole.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    whole.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert [entry.text() for entry in popup.actions()] == [one.name for one in SHEETS]
    popup.close()


@pytest.mark.parametrize("key", [one.key for one in SHEETS])
def test_every_paper_is_shown_and_a_letter_is_kept_as_word(whole, key, tmp_path):
    document = shown(whole, "published", places.OVERVIEW)
    whole.ask(lambda office: comments.add(office, document, commenter="王先生", words="同意"))
    whole.ask(lambda office: repeal(office, document, reason="上位法修改"))
    whole.go("document", document)
    page = whole.assembly.document
    assert entries(whole)[key][0]
    page._lead(f"paper:{key}")
    whole.qtbot.waitUntil(lambda: whole.is_open(PrintingPreview), timeout=20_000)
    preview = whole.dialog(PrintingPreview)
    whole.qtbot.waitUntil(lambda: preview.sheets.drawer.is_idle and preview.sheets.is_drawn, timeout=20_000)
    assert preview.sheets.page_count >= 1
    assert preview.word_button.isVisible()
    if key in SLIPS:
        assert (preview.word_button.isEnabled(), preview.word_button.toolTip()) == (False, NO_WORD)
        return
    file = tmp_path / "函.docx"
    preview.word_to(file)
    whole.qtbot.waitUntil(lambda: bool(preview.said), timeout=20_000)
    assert preview.said == "已存为《函.docx》。"
    assert file.read_bytes()[:2] == b"PK"
