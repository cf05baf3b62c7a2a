"""修订取舍 at the window: 受理 of a text with tracked changes asks first, with the list in sight, and every line leads to its clause."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollBar

from app.review.accepting import accept
from app.review.concluding import conclude
from app.text.markup import Comment, Markup, Settled
from tests.app.review.test_settling import revised
from tests.ui.pages.assembled import Whole, bring
from tests.ui.standard import judging
from ui.dialogs.form import FormDialog
from ui.dialogs.markup import MarkupDialog, RevisionsDialog
from ui.pages import places
from ui.pages.document.versions import VersionCard
from ui.theme import Appearance, Mode, Theme, theme
from ui.theme.appearance import SCALES


@pytest.fixture
def document(whole: Whole) -> str:
    """A submission whose text holds two tracked changes, open at its overview."""
    made = whole.ask(lambda office: bring(office, revised(), "submitted", date(2026, 11, 4)))
    whole.ops.changed.emit(frozenset({"documents"}))
    whole.go("document", made)
    return made


def ask(whole: Whole) -> RevisionsDialog:
    """受理 of a submission that lacks materials, by the second button of the next step."""
    step = whole.assembly.document.overview.step
    assert step is not None
    whole.click(step.findChild(QPushButton, "still"))
    return whole.dialog(RevisionsDialog)


def version(whole: Whole, document: str):
    return whole.ask(lambda office: office.store.documents.versions(document)[-1])


def stage(whole: Whole, document: str) -> str:
    return whole.ask(lambda office: office.document(document).stage)


def test_the_question_lists_every_change_with_author_day_and_clause(whole: Whole, document: str) -> None:
    dialog = ask(whole)
    assert [(line.what, line.words, line.who, line.path) for line in dialog.list.lines] == [
        ("", "修订 2 处", "", None),
        ("删除", "五百元", "刘科　2026-11-02 09:30", "第三条"),
        ("插入", "一千元", "刘科　2026-11-02 09:30", "第三条"),
    ]
    assert [b.text() for b in (dialog.back, dialog.reject_all, dialog.accept_all)] == ["退回", "按全部拒绝", "按全部接受"]


def test_accepting_all_takes_it_in(whole: Whole, document: str) -> None:
    dialog = ask(whole)
    whole.click(dialog.accept_all)
    assert (stage(whole, document), version(whole, document).settled) == ("under_review", "accepted")
    assert not whole.is_open(RevisionsDialog)
    assert whole.toasts[-1].startswith("已受理")


def test_rejecting_all_reads_the_text_without_them(whole: Whole, document: str) -> None:
    dialog = ask(whole)
    whole.type_over(dialog.day, "2026-11-12")
    whole.click(dialog.reject_all)
    assert (stage(whole, document), version(whole, document).settled) == ("under_review", "rejected")
    whole.go("document", (document, places.TEXT))
    shown = "".join(paragraph.text for paragraph in whole.assembly.document.text.paper.paragraphs)
    assert "处以五百元以上" in shown
    assert "一千元" not in shown


def test_sending_it_back_fills_in_what_is_asked_for(whole: Whole, document: str) -> None:
    dialog = ask(whole)
    whole.click(dialog.back)
    form = whole.dialog(FormDialog)
    assert form.field("also").text() == "送审稿含 2 处未接受的修订，请定稿后重新报送"
    whole.click(form.verb)
    assert stage(whole, document) == "returned"


def test_a_day_that_is_none_is_said_and_nothing_done(whole: Whole, document: str) -> None:
    dialog = ask(whole)
    whole.type_over(dialog.day, "13-45")
    whole.click(dialog.accept_all)
    assert dialog.problem.text() != ""
    assert stage(whole, document) == "submitted"


def test_the_list_of_a_version_leads_to_the_clause_by_the_keyboard(whole: Whole, document: str) -> None:
    whole.go("document", (document, places.TEXT))
    tab = whole.assembly.document.text
    (card,) = tab.findChildren(VersionCard)
    whole.click(card.markup)
    dialog = whole.dialog(MarkupDialog)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    whole.settle()
    assert not whole.is_open(MarkupDialog)
    selected = tab.paper.selection()
    assert selected is not None
    assert selected[0] == "第三条"
    assert tab.findChild(QPushButton, "original") is not None


def test_a_file_brought_for_a_second_review_is_asked_about_when_it_was_read(whole: Whole, document: str) -> None:
    whole.ask(lambda office: (accept(office, document, revisions=Settled.ACCEPTED), conclude(office, document, outcome="应当予以修改")))
    whole.ops.changed.emit(frozenset({"documents"}))
    whole.settle()
    file = whole.folder / "审后稿.docx"
    file.write_bytes(revised().data)
    whole.assembly.document.ask("resubmit")
    form = whole.dialog(FormDialog)
    form.field("file").set_path(file)
    whole.click(form.verb)
    whole.qtbot.waitUntil(lambda: whole.is_open(RevisionsDialog), timeout=10_000)
    question = whole.dialog(RevisionsDialog)
    whole.click(question.back)
    assert "这一稿没有收" in form.problem
    whole.click(form.verb)
    whole.qtbot.waitUntil(lambda: whole.is_open(RevisionsDialog), timeout=10_000)
    whole.click(whole.dialog(RevisionsDialog).reject_all)
    whole.qtbot.waitUntil(lambda: stage(whole, document) == "under_review", timeout=10_000)
    assert (version(whole, document).name, version(whole, document).settled) == ("审后稿", "rejected")
    whole.settle()


REMARK = "这一条的罚款幅度超过了上位法规定的范围，建议改为五百元以上一千元以下，并且说明依据。"
QUOTE = "违反本办法规定擅自开工的，由街道办事处处以五百元以上二千元以下的罚款"


def listed(whole: Whole, *comments: Comment) -> MarkupDialog:
    dialog = MarkupDialog("送审稿 v1", Markup(comments=comments), whole.window)
    dialog.open()
    whole.settle()
    return dialog


def heights(dialog: MarkupDialog) -> list[int]:
    """Of the rows under the head of the group."""
    return [dialog.list.visualItemRect(dialog.list.item(row)).height() for row in range(1, dialog.list.count())]


def test_a_comment_is_told_by_its_own_words_with_those_it_is_about_under_them(whole: Whole) -> None:
    dialog = listed(whole, Comment(REMARK, "王律师", None, QUOTE, "第三条", 0))
    line = dialog.list.lines[1]
    assert (line.words, line.about) == (REMARK, f"“{QUOTE}”")
    assert dialog.list.item(1).text() == f"批注，{REMARK}，“{QUOTE}”，王律师，第三条"
    assert dialog.list.item(1).toolTip() == f"{REMARK}\n“{QUOTE}”"


def test_a_long_comment_has_up_to_three_lines(whole: Whole) -> None:
    said = ("改。", REMARK * 2, REMARK * 3, REMARK * 30)
    short, two, three, endless = heights(listed(whole, *(Comment(words, "王律师", None, "", "第三条", 0) for words in said)))
    assert short < two <= three == endless
    assert endless - short == 2 * theme().px(22)


def test_a_list_that_has_room_does_not_scroll(whole: Whole) -> None:
    dialog = listed(whole, *(Comment(REMARK * 2, "王律师", None, QUOTE, "第三条", 0) for _ in range(3)))
    assert not dialog.list.verticalScrollBar().isVisible()


@pytest.mark.parametrize("kind", ["list", "question"])
def test_only_the_list_scrolls_with_the_largest_letters(whole: Whole, look: Theme, kind: str) -> None:
    look.set_appearance(Appearance(Mode.LIGHT, SCALES["特大"]))
    whole.window.resize(judging.ROOM)
    whole.settle()
    markup = Markup(comments=tuple(Comment(REMARK * 3, "王律师", None, QUOTE, "第三条", 0) for _ in range(30)))
    dialog = MarkupDialog("送审稿 v1", markup, whole.window)
    if kind == "question":
        dialog = RevisionsDialog("受理", 30, markup, day_word="受理日期", today=date(2026, 11, 12), parent=whole.window)
    dialog.open()
    whole.settle()
    assert dialog.height() <= whole.window.height()
    assert [bar for bar in dialog.findChildren(QScrollBar) if bar.isVisible()] == [dialog.list.verticalScrollBar()]


@pytest.mark.parametrize("looks", [Appearance(Mode.LIGHT), Appearance(Mode.DARK, SCALES["特大"])], ids=["light", "dark-largest"])
def test_the_question_and_the_list_can_be_read_and_reached(whole: Whole, document: str, look: Theme, looks: Appearance) -> None:
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    whole.settle()
    whole.assembly.document.ask("accept")
    whole.settle()
    dialog = whole.dialog(RevisionsDialog)
    faults = list(judging.faults(dialog, dialog.focusWidget() or dialog))
    whole.click(dialog.cancel)
    whole.go("document", (document, places.TEXT))
    (card,) = whole.assembly.document.text.findChildren(VersionCard)
    whole.click(card.markup)
    listed = whole.dialog(MarkupDialog)
    faults += judging.faults(listed, listed.focusWidget() or listed)
    assert not faults, "\n".join(faults)
