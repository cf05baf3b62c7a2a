"""The text in hand is corrected line by line on the document page: each correction an act, undone by the undo of the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from app.bench import papers
from app.intake.draft import read_draft
from app.intake.importing import import_draft
from ui.pages import places
from ui.widgets.button import Button


def opened(whole, stage="drafting"):
    document = whole.make("云州区绿道管理办法", stage)
    whole.go("document", (document, places.TEXT))
    whole.settle()
    return document


def text(whole):
    return whole.assembly.document.text


def lines(whole):
    return whole.assembly.document.structure.view.lines


def paths(whole):
    return [line.node.path for line in lines(whole).lines]


def begin(whole):
    whole.click(text(whole).findChild(Button, "structure"))
    whole.settle()


def to(whole, path, offset=0):
    found = lines(whole)
    row = paths(whole).index(path)
    cursor = found.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, n=row)
    found.setTextCursor(cursor)
    for _ in range(offset):
        QTest.keyClick(found, Qt.Key.Key_Right)


def press(whole, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(lines(whole), key, modifier)
    whole.settle()


def stored(whole, document):
    return whole.ask(lambda office: {node.path for node in office.tree(office.store.documents.versions(document)[0]).walk()})


def test_a_correction_is_an_act_and_ctrl_z_takes_it_back(whole):
    document = opened(whole)
    begin(whole)
    assert lines(whole).hasFocus()
    to(whole, "第二条", 12)
    press(whole, Qt.Key.Key_Return)
    assert "第二条第二款" in paths(whole)
    assert "第二条第二款" in stored(whole, document)
    assert whole.ask(lambda office: office.newest().title) == "校正结构：拆开 第二条"
    press(whole, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "第二条第二款" not in paths(whole)
    assert "第二条第二款" not in stored(whole, document)
    press(whole, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "第二条第二款" in paths(whole)
    QTest.keyClick(lines(whole), Qt.Key.Key_Escape)
    whole.settle()
    assert text(whole).paper.isVisible()
    assert any(paragraph.path == "第二条第二款" for paragraph in text(whole).paper.paragraphs)


def test_a_text_under_review_shows_its_lines_and_says_why_they_stay(whole):
    document = opened(whole, "under_review")
    before = stored(whole, document)
    begin(whole)
    view = whole.assembly.document.structure.view
    assert view.told.text().startswith("这一稿正在审核")
    to(whole, "第二条", 8)
    press(whole, Qt.Key.Key_Return)
    assert stored(whole, document) == before
    assert not any(button.isEnabled() for button in view.buttons.values())


@pytest.fixture
def paged(whole):
    file = papers.pdf_file(papers.articles(30, 4_000), whole.folder / "云州区测速管理办法.pdf")
    document = whole.ask(lambda office: str(import_draft(office, read_draft(file))["document"]))
    whole.go("document", (document, places.TEXT))
    whole.settle()
    return whole


def test_the_page_a_text_came_from_stands_beside_it_when_asked_and_shows_the_clause_that_is_clicked(paged):
    beside = text(paged).beside
    assert not beside.isVisible()
    paged.click(text(paged).findChild(Button, "beside"))
    paged.qtbot.waitUntil(lambda: beside.sheet.drawn is not None)
    assert beside.isVisible()
    assert (beside.page, beside.chip.isVisible()) == (1, False)
    paged.click(text(paged).paper.viewport(), QPoint(text(paged).paper.viewport().width() // 2, 160))
    assert beside.sheet.rects()
    paged.click(text(paged).findChild(Button, "beside"))
    assert not beside.isVisible()


def test_the_picture_turns_to_the_page_of_the_line_with_the_caret(paged):
    begin(paged)
    picture = paged.assembly.document.structure.picture
    paged.qtbot.waitUntil(lambda: picture.sheet.drawn is not None)
    first = picture.page
    press(paged, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    paged.qtbot.waitUntil(lambda: picture.sheet.drawn is not None and picture.sheet.drawn.page == picture.page)
    assert (first, picture.page > 1) == (1, True)
    assert picture.sheet.rects()
    assert picture.title.text() == f"原件第 {picture.page} 页"
