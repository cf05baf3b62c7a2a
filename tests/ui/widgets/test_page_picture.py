"""The page beside the text: recognised pages say so, the box of the line lies on the picture where the line is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.bench import papers
from app.text.reading import read_here
from app.text.tree import Anchor, Node
from ui.widgets.page_picture import PagePicture, Source


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Path:
    return papers.pdf_file(papers.articles(20, 3_000), tmp_path_factory.mktemp("paper") / "测.pdf")


@pytest.fixture
def picture(qtbot) -> PagePicture:
    made = PagePicture(lambda work, then: then(work()))
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def test_a_recognised_page_says_so_and_another_does_not(picture, paper):
    picture.show_file(Source(paper.read_bytes(), "pdf", recognised=(2,)))
    assert (picture.title.text(), picture.chip.isVisible()) == ("原件第 1 页", False)
    picture.show_node(Node("article", "第九条", "公示", anchors=(Anchor(0, 2, "page/2", 0, 0, (70, 100, 200, 116)),)))
    assert (picture.title.text(), picture.chip.isVisible()) == ("原件第 2 页", True)
    assert picture.chip.text == "识别稿，须核对"


def test_the_box_lies_on_the_ink_of_the_line(picture, paper):
    reading = read_here(paper)
    article = next(node for node in reading.tree.walk() if node.kind == "article")
    picture.show_file(Source(paper.read_bytes(), "pdf"))
    picture.show_node(article)
    QApplication.processEvents()
    rects = picture.sheet.rects()
    assert rects
    shot = picture.sheet.drawn.picture
    scale = shot.width / picture.sheet.width()
    for rect in rects:
        row = shot.rgb[round(rect.center().y() * scale) * shot.width * 3 :][: shot.width * 3]
        inside = row[round(rect.left() * scale) * 3 : round(rect.right() * scale) * 3]
        assert min(inside) < 100
    above = round((rects[0].top() - 8) * scale) * shot.width * 3
    assert min(shot.rgb[above : above + shot.width * 3]) > 200


def test_what_has_no_pages_is_not_shown_and_a_page_that_cannot_be_drawn_is_said(picture):
    picture.show_file(None)
    assert not picture.isVisible()
    picture.show_file(Source(b"%PDF-1.4 broken", "pdf"))
    assert picture.title.text() == "原件第 1 页显示不出来，用“另存原件”打开核对"
    assert picture.sheet.rects() == []
