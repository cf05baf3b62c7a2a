from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication

from app.text.tree import Node
from ui.theme import theme
from ui.widgets.paper import Mark, PaperParagraph, PaperView, paper_paragraphs
from ui.widgets.paper_marks import _quiet, side_by_side
from ui.widgets.paper_text import belongs
from ui.widgets.tone import Tone

TEXT = [
    PaperParagraph("正文标题", "body_title", text="云州区公共租赁住房管理办法"),
    PaperParagraph("第二章", "chapter", "第二章", heading="申请与审核"),
    PaperParagraph("第五条", "article", "第五条", "申请公共租赁住房，应当同时符合下列条件："),
    PaperParagraph("第五条第（一）项", "item", "（一）", "主申请人具有本区户籍满5年；"),
    PaperParagraph("第八条", "article", "第八条", "提供虚假材料的，给予警告，处5000元罚款，并终身不得再次申请公共租赁住房。"),
]


def _mark(quote: str, number: int, *, handled: bool = False) -> Mark:
    paragraph = next(paragraph for paragraph in TEXT if quote in paragraph.text)
    start = paragraph.text.index(quote)
    return Mark(paragraph.path, start, start + len(quote), Tone.RED, number, handled)


@pytest.fixture
def paper(qtbot):
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(760, 640)
    view.set_paragraphs(TEXT)
    view.show()
    qtbot.waitExposed(view)
    return view


def _point_of(view: PaperView, path: str, offset: int) -> QPoint:
    roll = view._roll
    laid = roll.laid[roll.index_of(path)]
    at = laid.shown_position(offset)
    box = laid.rects(at, at + 1, roll.fonts)[0]
    return QPoint(round(view._page.left() + box.left() + 3), round(box.center().y() - view.verticalScrollBar().value()))


def test_a_click_on_highlighted_words_tells_the_number(paper, qtbot):
    paper.set_marks([_mark("处5000元罚款", 10), _mark("并终身不得再次申请公共租赁住房", 11)])
    with qtbot.waitSignal(paper.mark_clicked) as told:
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=_point_of(paper, "第八条", 14))
    assert told.args == [10]


def test_what_was_set_aside_is_dotted_grey_and_what_was_listed_dotted_green(paper):
    listed, aside = _mark("处5000元罚款", 10, handled=True), replace(_mark("给予警告", 11, handled=True), set_aside=True)
    green, grey = theme().color("greenFill"), theme().color("text3")
    paper.set_marks([listed, aside])
    paper.grab()
    assert [_quiet(mark)[0] for mark in (listed, aside)] == [green, grey]


def test_a_click_on_the_painted_number_tells_it_too(paper, qtbot):
    paper.set_marks([_mark("主申请人具有本区户籍满5年", 6)])
    paper.grab()
    box, _ = paper._marks._badges[0]
    where = QPoint(round(paper._page.left() + box.center().x()), round(box.center().y()))
    with qtbot.waitSignal(paper.mark_clicked) as told:
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [6]


def test_a_click_beside_any_mark_tells_the_clause(paper, qtbot):
    with qtbot.waitSignal(paper.clause_clicked) as told:
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=_point_of(paper, "第五条", 3))
    assert told.args == ["第五条"]


def _boxes(paper) -> dict[int, QRectF]:
    paper.grab()
    return {mark.number: box for box, mark in paper._marks._badges}


def test_numbers_of_findings_that_end_together_stand_side_by_side_in_their_order(paper):
    quotes = ("给予警告，处5000元罚款", "处5000元罚款", "罚款")
    paper.set_marks([_mark(quote, number) for number, quote in enumerate(quotes, start=7)])
    boxes = _boxes(paper)

    assert boxes[7].right() < boxes[8].left() < boxes[8].right() < boxes[9].left()
    assert len({box.top() for box in boxes.values()}) == 1
    alone = PaperView()
    alone.resize(paper.size())
    alone.set_paragraphs(TEXT)
    alone.set_marks([_mark("罚款", 8)])
    assert boxes[8].center().x() == pytest.approx(_boxes(alone)[8].center().x())


def test_numbers_of_findings_that_end_close_by_do_not_cover_each_other(paper):
    paper.set_marks([_mark("处5000元罚", 7), _mark("处5000元罚款", 8), _mark("给予警告", 6), _mark("申请公共租赁住房，", 12)])
    boxes = _boxes(paper)

    assert boxes[7].right() < boxes[8].left()
    assert not any(one.intersects(other) for n, one in boxes.items() for m, other in boxes.items() if n < m)


def test_a_number_that_stands_alone_stays_over_the_end_of_its_words(paper):
    paper.set_marks([_mark("给予警告", 6)])
    alone = _boxes(paper)[6]
    paper.set_marks([_mark("给予警告", 6), _mark("处5000元罚款", 7), _mark("元罚款", 8)])

    assert _boxes(paper)[6] == alone


def test_each_of_two_numbers_side_by_side_answers_its_own_click(paper, qtbot):
    paper.set_marks([_mark("处5000元罚款", 7), _mark("元罚款", 8)])
    for number, box in _boxes(paper).items():
        where = QPoint(round(paper._page.left() + box.center().x()), round(box.center().y()))
        with qtbot.waitSignal(paper.mark_clicked) as told:
            qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert told.args == [number]


def test_boxes_pushed_onto_their_neighbour_push_it_along():
    laid = side_by_side([QRectF(left, 0, 14, 14) for left in (0, 16, 18, 20, 80)] + [QRectF(0, 32, 14, 14)])

    assert all(one.right() < other.left() for one, other in pairwise(laid[:5]))
    assert laid[4:] == [QRectF(80, 0, 14, 14), QRectF(0, 32, 14, 14)]


def test_the_numbers_are_painted_and_not_inserted(paper):
    before = paper.paragraphs
    paper.set_marks([_mark("处5000元罚款", 10)])
    paper.grab()
    assert paper.paragraphs == before
    assert paper._roll.laid[4].layout.text() == "第八条　" + TEXT[4].text


def test_a_highlight_changes_the_paper_where_its_words_stand(paper):
    at = _point_of(paper, "第八条", 14)
    plain = paper.grab().toImage().pixelColor(at.x() - 2, at.y() - 11)
    paper.set_marks([_mark("处5000元罚款", 10)])
    assert paper.grab().toImage().pixelColor(at.x() - 2, at.y() - 11) != plain


def test_words_dragged_over_are_selected_with_their_offsets(paper, qtbot):
    begin, end = _point_of(paper, "第八条", 13), _point_of(paper, "第八条", 17)
    qtbot.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=begin - QPoint(3, 0))
    qtbot.mouseMove(paper.viewport(), end - QPoint(3, 0))
    qtbot.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=end - QPoint(3, 0))
    path, start, stop, quote = paper.selection()
    assert (path, quote) == ("第八条", TEXT[4].text[start:stop])
    assert (start, stop) == (13, 17)


def test_offsets_count_code_points_behind_rare_characters(paper):
    paper.set_paragraphs([PaperParagraph("第九条", "article", "第九条", "𠮷林街道的𠮷字")])
    paper.select("第九条", 1, 3)
    assert paper.selection() == ("第九条", 1, 3, "林街")
    assert paper.selected_text() == "林街"


def test_copying_takes_the_selected_words(paper, qtbot):
    paper.select("第八条", 0, 3)
    qtbot.keyClick(paper, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "提供虚"


def test_finding_goes_from_place_to_place_and_round(paper):
    assert paper.find("申请")
    first = paper.selection()
    assert paper.find("申请")
    second = paper.selection()
    assert first[:2] == ("第五条", 0)
    assert second[0] == "第五条第（一）项"
    assert paper.find("申请", backwards=True)
    assert paper.selection() == first


def test_words_that_stand_nowhere_are_not_found(paper):
    assert not paper.find("碳排放")
    assert not paper.find("")


def test_a_long_text_opens_at_once_and_jumps_to_its_end(paper, qtbot):
    articles = [
        PaperParagraph(f"第{n}条", "article", f"第{n}条", "应当自受理之日起20个工作日内作出决定，并书面告知申请人。" * (1 + n % 3))
        for n in range(1, 1243)
    ]
    began = time.perf_counter()
    paper.set_paragraphs(articles)
    paper.grab()
    opened = time.perf_counter()
    assert paper.scroll_to("第1200条", 10)
    paper.grab()
    assert opened - began < 0.5
    assert time.perf_counter() - opened < 0.3
    top = paper._roll.index_at(paper.verticalScrollBar().value())
    assert 1180 <= top <= 1199


def test_what_is_read_stays_in_place_while_the_rest_is_laid_out(paper, qtbot):
    articles = [
        PaperParagraph(f"第{n}条", "article", f"第{n}条", "应当自受理之日起abcdefg工作日内作出决定。" * (1 + n % 5)) for n in range(1, 1243)
    ]
    paper.set_paragraphs(articles)
    paper.scroll_to("第900条")
    before = paper._roll.index_at(paper.verticalScrollBar().value())
    qtbot.waitUntil(lambda: paper.is_laid_out)
    assert paper._roll.index_at(paper.verticalScrollBar().value()) == before


def test_a_clause_of_several_paragraphs_is_found_by_its_article(paper):
    paper.set_paragraphs(
        [PaperParagraph("第三条第一款", "article", "第三条", "甲。"), PaperParagraph("第三条第二款", "paragraph", text="乙。")]
    )
    assert paper.scroll_to("第三条")
    assert not paper.scroll_to("第四条")


@pytest.mark.parametrize(
    ("path", "clause", "inside"),
    [
        ("第八条", "第八条", True),
        ("第八条第一款", "第八条", True),
        ("第八条第（一）项", "第八条", True),
        ("第八条之一", "第八条", False),
        ("第十八条", "第八条", False),
        ("二、（一）1.", "二、", True),
    ],
)
def test_what_belongs_to_a_clause(path, clause, inside):
    assert belongs(path, clause) is inside


def test_the_first_paragraph_of_an_article_stands_on_its_line():
    article = Node(
        "article",
        "第三条",
        label="第三条",
        heading="（期限）",
        children=(Node("paragraph", "第三条第一款", "甲。", number=1), Node("paragraph", "第三条第二款", "乙。", number=2)),
    )
    first, second = paper_paragraphs([article])
    assert (first.path, first.shown) == ("第三条第一款", "第三条（期限）　甲。")
    assert (second.path, second.shown) == ("第三条第二款", "乙。")


def test_a_table_stands_cell_by_cell_under_its_paths():
    table = Node("table", "表1", rows=(("项目", "标准"), ("租金", "12元")))
    assert [(cell.path, cell.text, cell.cell) for cell in paper_paragraphs([table])] == [
        ("表1第1行第1格", "项目", (0, 2)),
        ("表1第1行第2格", "标准", (1, 2)),
        ("表1第2行第1格", "租金", (0, 2)),
        ("表1第2行第2格", "12元", (1, 2)),
    ]


def test_the_cells_of_a_row_stand_side_by_side(paper):
    paper.set_paragraphs(paper_paragraphs([Node("table", "表1", rows=(("项目", "标准" * 60), ("租金", "12元")))]))
    first, second, third, _ = paper._roll.laid
    assert first.top == second.top
    assert first.room == second.room
    assert third.top >= second.top + second.height


def test_a_folded_chapter_opens_by_a_click(paper, qtbot):
    paper.set_paragraphs([PaperParagraph("第一章", "fold", text="第一章　总则　第一条至第四条")])
    with qtbot.waitSignal(paper.fold_clicked) as told:
        qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=_point_of(paper, "第一章", 2))
    assert told.args == ["第一章"]


def test_letters_are_not_taken_by_the_input_method(paper):
    assert not paper.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_another_width_keeps_the_text_and_sets_it_anew(paper):
    tall = paper._roll.foot
    paper.resize(420, 640)
    assert paper._roll.foot > tall
