"""The frame of the dialogs, and where dialogs for files begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.dialogs.folder import begin_in_documents
from ui.dialogs.words import remarking
from ui.theme import Theme
from ui.theme.appearance import read_appearance, write_appearance


def test_tab_goes_from_the_field_to_the_verb_before_the_way_out(qtbot: QtBot) -> None:
    dialog = remarking("第八条", "", "")
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.focusWidget() is dialog.field
    seen = []
    for _ in range(2):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    assert seen == [dialog.verb, dialog.cancel]


@pytest.mark.parametrize("has_documents", [True, False])
def test_a_dialog_for_files_begins_with_the_user(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_documents: bool
) -> None:
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True) if has_documents else home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setDirectory(str(tmp_path))
    begin_in_documents(dialog)
    assert Path(dialog.directory().path()) == (home / "Documents" if has_documents else home)


def test_a_folder_visited_before_stays(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setDirectory(str(tmp_path))
    begin_in_documents(dialog)
    assert Path(dialog.directory().path()) == tmp_path


def test_the_next_dialog_begins_where_a_file_was_chosen_last(qtbot: QtBot, tmp_path: Path, look: Theme) -> None:
    chosen = tmp_path / "送审" / "文稿.docx"
    chosen.parent.mkdir()
    chosen.write_bytes(b"")
    first = QFileDialog()
    qtbot.addWidget(first)
    begin_in_documents(first)
    first.setDirectory(str(chosen.parent))
    first.selectFile(str(chosen))
    first.accept()
    second = QFileDialog()
    qtbot.addWidget(second)
    second.setDirectory(str(tmp_path))
    begin_in_documents(second)
    assert Path(second.directory().path()) == chosen.parent
    write_appearance(tmp_path / "looks.json", look.appearance)
    assert read_appearance(tmp_path / "looks.json").folder == str(chosen.parent)
