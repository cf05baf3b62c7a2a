"""The page around the workbench: the list, what is said when there is nothing, clicks, the way back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from app.intake.draft import read_draft
from app.lifecycle.dossier import dossier
from app.review.concluding import conclude
from app.review.deciding import decide
from app.review.workbench import rounds
from ui.dialogs.finding import FindingDialog
from ui.pages.document.header import chips
from ui.pages.review.docket import Segment
from ui.pages.review.page import Spot
from ui.pages.review.rounds import state_of
from ui.widgets.button import Button
from ui.widgets.text import Link

KEY = Qt.Key


def _point_of(paper, path: str, offset: int) -> QPoint:
    roll = paper._roll
    laid = roll.laid[roll.index_of(path)]
    at = laid.shown_position(offset)
    box = laid.rects(at, at + 1, roll.fonts)[0]
    return QPoint(round(paper._page.left() + box.left() + 3), round(box.center().y() - paper.verticalScrollBar().value()))


def _shown(widget) -> bool:
    return widget.isVisible()


def test_the_list_names_each_review_with_its_unit_its_clock_and_how_far_it_is(desk):
    desk.window.choose("review")
    desk.settle()
    rows = [desk.page.overview.rounds.model().index(row, 0) for row in range(desk.page.overview.rounds.model().rowCount())]

    spoken = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert "云州区停车管理办法（送审稿），云州区城市管理局 • 11月3日受理，已处理 0/5，剩 1 工作日" in spoken


def test_enter_opens_the_review_of_the_current_line(desk):
    desk.window.choose("review")
    desk.settle()
    chosen = desk.page.overview.rounds.current
    desk.key(KEY.Key_Return)

    assert desk.page.docket.bench.document.id == chosen


def test_a_double_click_opens_a_review(desk):
    desk.window.choose("review")
    desk.settle()
    rounds = desk.page.overview.rounds
    center = rounds.visualRect(rounds.model().index(1, 0)).center()
    QTest.mouseClick(rounds.viewport(), Qt.MouseButton.LeftButton, pos=center)
    QTest.mouseDClick(rounds.viewport(), Qt.MouseButton.LeftButton, pos=center)
    desk.settle()

    assert desk.page.docket is not None


def test_without_a_review_in_hand_the_page_says_what_would_fill_it(empty_desk):
    empty_desk.window.choose("review")
    empty_desk.settle()

    assert not _shown(empty_desk.page.overview.rounds)
    assert _shown(empty_desk.page.overview.nothing)


def test_a_document_that_was_not_accepted_says_so(desk):
    document = desk.documents["lawful"]
    desk.ask(lambda office: bool(office.undo()))
    desk.page.enter(document)
    desk.settle()

    assert desk.page.docket is None
    assert _shown(desk.page._unaccepted) or desk.page._stack.currentWidget() is desk.page._unaccepted


def test_a_draft_without_findings_is_not_called_passed(desk):
    desk.open("lawful")

    said = desk.page.bench.findings_pane.empty_sentence
    assert said.endswith("条规则没有发现问题。仍需人工核对授权依据和政策一致性。")


def test_the_head_says_what_is_reviewed_and_until_when(desk):
    desk.open()
    header = desk.page.bench.header

    assert header.title == "云州区停车管理办法（送审稿）"
    assert header.deadline.text == "剩 1 工作日，11月24日到期"
    assert header.deadline.toolTip().startswith("自受理之日 ")


def test_what_concerns_the_whole_document_stands_in_the_list_alone(desk):
    desk.open()

    assert {mark.number for mark in desk.page.bench.paper.marks} == {1, 2, 3, 4}
    assert desk.page.docket.findings[-1].path is None
    desk.page.bench.number_chosen.emit(5)
    assert desk.page.docket.finding.number == 5


def test_the_outline_counts_open_findings_and_checks_off_what_is_done(desk):
    desk.open()
    desk.key(KEY.Key_A)
    outline = desk.page.bench.outline_pane.outline
    spoken = [outline.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(outline.model().rowCount())]

    assert "第三条　乱停放，已处理" in spoken
    assert "第四条　证明，2 条待处理" in spoken
    assert "第一条　目的和依据" in spoken


def test_the_outline_can_show_only_clauses_with_findings(desk):
    desk.open()
    pane = desk.page.bench.outline_pane
    QTest.mouseClick(pane._link, Qt.MouseButton.LeftButton)
    model = pane.outline.model()

    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert words == ["第二章　管理", "第三条　乱停放", "第四条　证明", "第五条　保证金"]


def test_a_click_on_the_paper_selects_the_finding_there(desk):
    desk.open()
    paper = desk.page.bench.paper
    paper.scroll_to("第五条")
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=_point_of(paper, "第五条", 8))

    assert desk.page.docket.finding.number == 4


def test_the_buttons_of_the_open_card_do_what_the_keys_do(desk):
    desk.open()
    card = desk.page.bench.findings_pane.findings.open_card
    QTest.mouseClick(card.findChild(Button, "review.list"), Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.decisions()[0] == "listed"
    desk.key(KEY.Key_A)
    assert desk.decisions()[1] == "listed"


def test_progress_is_green_for_listed_and_grey_for_not_listed(desk):
    desk.open()
    desk.key(KEY.Key_A)
    desk.key(KEY.Key_D)
    desk.key(KEY.Key_Return)

    assert desk.page.bench.findings_pane.progress.parts == [(0.2, "greenFill"), (0.2, "borderStrong")]


def test_the_way_back_returns_to_the_same_finding_and_segment(desk):
    desk.open()
    desk.key(KEY.Key_A)
    desk.key(KEY.Key_2)
    spot = desk.page.place()
    desk.page.enter(None)
    desk.settle()
    desk.page.enter(spot)
    desk.settle()

    assert isinstance(spot, Spot)
    assert desk.page.docket.segment is Segment.LISTED
    assert desk.page.docket.finding.number == 1


def test_the_link_to_the_document_asks_for_its_page(desk, qtbot):
    desk.open()
    with qtbot.waitSignal(desk.page.asked) as asked:
        desk.page.do("document")
    assert asked.args == ["document", desk.documents["faulty"]]


def test_nothing_is_cut_at_the_smallest_window(desk):
    desk.window.resize(1366, 768)
    desk.open()
    pane = desk.page.bench.findings_pane
    segments = pane.segments

    assert pane.width() == 372
    assert segments.x() + segments.sizeHint().width() <= pane.width() - 15
    foot = desk.page.bench.foot
    assert foot.opinion.geometry().right() <= foot.width()
    assert foot.sizeHint().width() <= foot.width()


def test_chapters_done_with_fold_to_one_line_and_open_when_one_of_their_findings_is_chosen(desk):
    desk.open()
    for _ in range(4):
        desk.key(KEY.Key_A)
    bench = desk.page.bench
    desk.page.do("folds")
    lines = [paragraph.text for paragraph in bench.paper.paragraphs if paragraph.kind == "fold"]
    assert lines == ["第二章　管理　第三条至第六条　4 条意见已处理"]
    bench.number_chosen.emit(2)

    assert bench.folded == frozenset()
    assert "第四条" in {paragraph.path for paragraph in bench.paper.paragraphs}


def test_a_folded_chapter_opens_by_a_click(desk):
    desk.open()
    for _ in range(4):
        desk.key(KEY.Key_A)
    bench = desk.page.bench
    desk.page.do("folds")
    bench.paper.fold_clicked.emit("第二章")

    assert bench.folded == frozenset()


def test_nothing_to_fold_is_said(desk):
    desk.open()
    desk.page.do("folds")

    assert desk.toasts[-1].startswith("没有可以收起的章节")


def test_the_arrow_in_the_head_goes_back_to_the_page_one_came_from(desk):
    desk.window.choose("document")
    desk.window.go("review", desk.documents["faulty"])
    desk.settle()
    desk.page.bench.header.back.emit()

    assert desk.window.current == "document"


def test_the_arrow_in_the_head_goes_back_to_the_list_it_was_opened_from(desk):
    desk.open()
    desk.page.bench.header.back.emit()
    desk.settle()

    assert desk.page.docket is None
    assert desk.page.overview.isVisible()


def test_a_change_made_elsewhere_is_there_when_the_page_is_shown_again(desk):
    desk.open()
    desk.key(KEY.Key_J)
    desk.window.choose("document")
    finding = desk.bench().findings[0].id
    desk.ops.act(lambda office: decide(office, finding, listed=True))
    desk.settle()
    desk.window.go("review", desk.documents["faulty"])
    desk.settle()

    assert desk.page.docket.handled == 1
    assert desk.page.docket.finding.number == 2


def test_the_newest_toast_alone_offers_to_take_back(desk):
    desk.open()
    desk.key(KEY.Key_A)
    desk.key(KEY.Key_A)
    first, second = (toast.findChild(Link, "undo") for toast in desk.window.toasts.shown)
    assert first.isHidden()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.decisions() == ["listed", "open", "open", "open", "open"]
    assert desk.page.docket.finding.number == 2


def test_what_the_reader_must_know_of_the_file_stands_under_the_head(desk, drafts):
    told = ("含 3 处未接受的修订，已按全部接受后的文字读取。与起草单位确认后再审。", "文中嵌有另一份文件，嵌入部分没有读取。")
    tracked = replace(drafts["lawful"], data=b"another file", reading=replace(drafts["lawful"].reading, pending_revisions=3, warnings=told))
    desk.documents["tracked"] = desk.ask(lambda office: desk.take_in(office, tracked))
    desk.open("tracked")

    assert desk.page.bench.banner.words == ("文件含 3 处未接受的修订，按全部接受后的文字审核；文中嵌有另一份文件，嵌入部分没有读取。")


def test_a_real_file_with_revisions_says_so_once(desk):
    file = next(resources.path("examples").glob("云州区公共租赁住房管理办法*.docx"))
    desk.documents["real"] = desk.ask(lambda office: desk.take_in(office, read_draft(file)))
    desk.open("real")

    assert desk.page.bench.banner.words == "文件含 2 处未接受的修订，按全部接受后的文字审核。"


def test_the_panes_grow_with_the_size_of_type(desk, look):
    desk.open()
    look.set_scale(1.3)

    assert desk.page.bench.findings_pane.width() == round(404 * 1.3)


def test_the_status_bar_gives_way_to_the_foot_of_the_workbench_and_not_to_the_list(desk):
    desk.window.resize(1366, 768)
    desk.window.choose("review")
    desk.settle()
    assert desk.window.status.isVisible()
    desk.open()
    assert not desk.window.status.isVisible()


def test_another_matter_opens_at_its_own_beginning_and_nothing_of_the_one_before_stays_chosen(desk):
    desk.open()
    bench = desk.page.bench
    assert bench.outline_pane.outline.current_path == "第三条"
    bench.open_find()
    bench.find_bar.field.setText("停车")
    desk.key(KEY.Key_Escape)
    bench.open_find()
    desk.page.show_list()
    desk.settle()
    desk.page.open(desk.documents["lawful"], from_list=True)
    desk.settle()

    assert desk.page.docket.clause == ""
    assert bench.outline_pane.outline.current_path == ""
    assert not bench.outline_pane.outline.selectionModel().hasSelection()
    assert bench.outline_pane.outline.verticalScrollBar().value() == 0
    assert bench.paper.verticalScrollBar().value() == 0
    assert bench.find_bar.isHidden()


def test_a_finding_of_ones_own_begins_with_a_button_too(desk):
    desk.open()
    desk.page.bench.paper.select("第二条", 0, 3)
    QTest.mouseClick(desk.page.bench.findings_pane.add_button, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()

    assert isinstance(dialog, FindingDialog)
    dialog.reject()
    desk.settle()


def test_the_button_of_a_new_finding_says_what_to_select_first_and_is_held_back_once_nothing_may_change(desk):
    desk.open()
    button = desk.page.bench.findings_pane.add_button
    assert _shown(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.toasts[-1].startswith("没有选中文字。")

    document = desk.documents["faulty"]
    desk.ops.act(lambda office: conclude(office, document, outcome="应当予以修改"))
    desk.settle()
    assert not button.isEnabled()
    assert "意见不能再改" in button.toolTip()


def test_where_nothing_is_under_review_a_new_submission_begins(empty_desk):
    empty_desk.window.choose("review")
    empty_desk.settle()
    begun = []
    empty_desk.page.new_asked.connect(lambda: begun.append(True))
    button = empty_desk.page.overview.nothing.button
    assert button.text() == "新建送审件"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert begun == [True]


def test_a_matter_being_revised_is_called_as_the_register_calls_it(desk):
    document = desk.documents["faulty"]
    desk.ops.act(lambda office: conclude(office, document, outcome="应当予以修改"))
    desk.settle()
    found = next(one for one in desk.ask(rounds) if one.document.id == document)
    shown = desk.ask(lambda office: dossier(office, document))

    assert state_of(found)[0] == shown.stage_word == chips(shown)[0][0] == "修改"
