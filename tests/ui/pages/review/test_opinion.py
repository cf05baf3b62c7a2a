"""生成意见书: the conclusion, the preview, the files, what is locked afterwards, and the drafting unit's replies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.lifecycle.stages import Conclusion
from app.review.deciding import add_finding
from app.review.opinion import opinion
from tests.ui.pages.review.opining import drawn, issued, opened
from ui.dialogs.printing_paper import make_printer
from ui.dialogs.replies import RepliesDialog
from ui.pages.review import presenter
from ui.typing import RESTORED, Drafts
from ui.widgets.text import Label

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def _type(statement, words: str) -> None:
    statement.setFocus()
    statement.selectAll()
    statement.insertPlainText(words)
    if not words:
        statement.clear()


def test_what_is_open_is_listed_first_and_one_can_go_on(desk, letter):
    assert [one.number for one in letter.waiting] == [2, 3, 4, 5]
    assert letter.issue.isEnabled()


def test_a_click_on_an_open_finding_goes_back_to_it(desk, letter):
    letter.finding_asked.emit(desk.page.docket.findings[3].id)
    letter.reject()
    desk.settle()

    assert desk.page.docket.finding.number == 4
    assert desk.bench().review.concluded_on is None


def test_the_reviewers_statements_are_filled_with_suggestions_and_shown_in_the_letter(desk, letter):
    form, shown = letter.form.assessment, desk.page.sitting.letter._form

    assert form.statements["content"].words == "送审稿有1处需要修改或者说明，见具体意见。"
    assert form.statements["body"].words == ""
    assert shown.on_content == "送审稿有1处需要修改或者说明，见具体意见。"
    assert shown.values()["on_body"] == "（待填写）"


def test_the_letter_follows_what_is_stated_and_keeps_it_when_issued(desk, letter):
    _type(letter.form.assessment.statements["body"], "制定主体合法。")
    desk.qtbot.waitUntil(lambda: desk.page.sitting.letter._form.on_body == "制定主体合法。", timeout=10_000)
    drawn(desk, letter)
    assert desk.bench().review.on_body is None
    issued(desk, letter)

    review = desk.bench().review
    assert (review.on_body, review.on_content) == ("制定主体合法。", "送审稿有1处需要修改或者说明，见具体意见。")
    assert desk.page.sitting.letter._form.on_body == "制定主体合法。"


def test_an_emptied_statement_is_left_to_be_filled_in(desk, letter):
    _type(letter.form.assessment.statements["content"], "")
    issued(desk, letter)

    assert desk.bench().review.on_content is None
    assert desk.page.sitting.letter._form.values()["on_content"] == "（待填写）"


def test_what_was_stated_outlasts_the_dialog_and_the_rest_is_suggested_anew(desk, letter):
    _type(letter.form.assessment.statements["body"], "制定主体合法。")
    letter.reject()
    desk.settle()
    desk.key(KEY.Key_A)
    again = opened(desk).form.assessment

    assert again.statements["body"].words == "制定主体合法。"
    assert again.statements["content"].words == "送审稿有2处需要修改或者说明，见具体意见。"


def test_what_was_stated_comes_back_when_the_conclusion_is_undone(desk, letter):
    _type(letter.form.assessment.statements["body"], "制定主体合法。")
    issued(desk, letter)
    letter.reject()
    desk.settle()
    desk.key(KEY.Key_Z, CTRL)

    assert opened(desk).form.assessment.statements["body"].words == "制定主体合法。"


def test_enter_goes_on_to_the_next_statement_and_makes_no_line(desk, letter):
    body, powers = (letter.form.assessment.statements[key] for key in ("body", "powers"))
    _type(body, "主体合法。")
    desk.key(KEY.Key_Return)

    assert powers.hasFocus()
    assert body.toPlainText() == "主体合法。"


def test_pasted_lines_become_one(letter):
    body = letter.form.assessment.statements["body"]
    QApplication.clipboard().setText("制定机关为区政府，\n  主体合法。\n")
    body.paste()

    assert body.toPlainText() == "制定机关为区政府，主体合法。"


def test_a_statement_grows_with_its_words_and_shows_them_all(desk, letter):
    body = letter.form.assessment.statements["body"]
    low = body.height()
    _type(body, "制定机关为云州区人民政府，" * 8)
    desk.settle()

    assert body.height() > 3 * low / 2
    assert body.verticalScrollBar().maximum() == 0


def test_with_a_violation_listed_lawful_cannot_be_chosen_and_says_why(letter):
    lawful = letter.form.options[Conclusion.LAWFUL]

    assert not lawful.isEnabled()
    assert lawful.toolTip() == "已列入 1 条疑似违法的意见，不能选“合法”。"
    assert letter.form.choice.outcome is Conclusion.AMEND
    assert letter.form.choice.recheck


def test_without_anything_listed_the_clerk_chooses_the_outcome(desk):
    desk.open("lawful")
    dialog = opened(desk)

    assert dialog.form.choice.outcome is None
    assert not dialog.issue.isEnabled()
    assert dialog.issue.toolTip() == "还没有选审核结论。"
    assert "☑" not in str(desk.page.sitting.letter._form.values())

    assert dialog.form.options[Conclusion.LAWFUL].hasFocus()
    desk.key(KEY.Key_Space)
    assert dialog.issue.isEnabled()
    issued(desk, dialog)
    assert desk.bench("lawful").review.outcome == "合法"


def test_the_day_is_read_as_a_clerk_writes_it(letter):
    for written, day in (("20261122", date(2026, 11, 22)), ("11-20", date(2026, 11, 20)), ("今天", date(2026, 11, 23))):
        letter.form.day.setText(written)
        assert letter.form.choice.on == day


def test_a_day_that_is_none_holds_the_opinion_back(letter):
    letter.form.day.setText("11-31")

    assert not letter.issue.isEnabled()
    assert "2026-11-23" in letter.form.day_line.text()


def test_before_the_conclusion_the_letter_is_a_draft_without_number(desk, letter):
    assert letter.letter.sheets.page_count >= 1
    assert desk.page.sitting.letter._form.number == ""
    assert desk.bench().review.concluded_on is None


def test_the_opinion_is_issued_by_key_with_number_outcome_and_day(desk, letter):
    letter.form.day.setText("11-22")
    issued(desk, letter)

    review = desk.bench().review
    assert (review.outcome, review.recheck, review.concluded_on) == ("应当予以修改", True, date(2026, 11, 22))
    assert review.opinion_number
    assert desk.page.sitting.letter._form.number == review.opinion_number
    assert desk.toasts[-1] == f"已出具审核意见（应当予以修改），文号 {review.opinion_number}。"


def test_a_second_ctrl_enter_issues_nothing_more(desk, letter):
    issued(desk, letter)
    number = desk.bench().review.opinion_number
    desk.key(KEY.Key_Return, CTRL)

    assert desk.bench().review.opinion_number == number


def test_after_the_conclusion_findings_are_locked_and_the_banner_says_why_and_what_next(desk, letter):
    issued(desk, letter)
    letter.reject()
    desk.settle()
    desk.key(KEY.Key_A)

    assert "意见不能再改" in desk.toasts[-1]
    assert desk.decisions() == ["listed", "open", "open", "open", "open"]
    words = desk.page.bench.banner.words
    assert "意见不能再改" in words
    assert "还有 1 条意见等起草单位答复" in words
    card = desk.page.bench.findings_pane.findings.open_card
    assert not any(button.isEnabled() for button in card.findChildren(type(letter.issue)))


def test_undo_takes_the_conclusion_back(desk, letter):
    issued(desk, letter)
    letter.reject()
    desk.settle()
    desk.key(KEY.Key_Z, CTRL)

    assert desk.bench().review.concluded_on is None
    assert desk.page.bench.banner.words == ""
    desk.key(KEY.Key_A)
    assert desk.decisions()[1] == "listed"


def test_the_letter_is_saved_as_word_and_pdf(desk, letter, tmp_path: Path):
    letter.word_asked.emit(tmp_path / "意见书.docx")
    letter.letter.save_pdf(tmp_path / "意见书.pdf")
    drawn(desk, letter)

    assert (tmp_path / "意见书.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "意见书.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_file_that_cannot_be_written_is_said_in_the_dialog(desk, letter, tmp_path: Path):
    letter.word_asked.emit(tmp_path / "没有的文件夹" / "意见书.docx")
    desk.settle()

    assert letter.said.startswith("没有存。")


def test_the_annotated_copy_is_asked_for_by_its_button_and_refused_in_the_dialog_for_a_draft_without_word(desk, letter, tmp_path: Path):
    QTest.mouseClick(letter.letter.annotate_button, Qt.MouseButton.LeftButton)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QFileDialog)
    assert asked.selectedFiles()[0].endswith("（批注稿）.docx")
    asked.fileSelected.emit(str(tmp_path / "批注稿.docx"))
    asked.reject()
    desk.settle()

    assert "不是 .docx 文件" in letter.said
    assert not (tmp_path / "批注稿.docx").exists()


def test_the_word_file_is_exported_from_the_bar_too(desk, tmp_path: Path):
    desk.open()
    desk.page.do("word")
    QApplication.activeModalWidget().reject()
    desk.page.sitting.letter.save_word(tmp_path / "a.docx")
    desk.qtbot.waitUntil(lambda: (tmp_path / "a.docx").exists(), timeout=10_000)
    desk.settle()

    assert desk.toasts[-1] == "已存为《a.docx》。"


def test_replies_are_recorded_and_a_refusal_needs_its_reason(desk, letter):
    issued(desk, letter)
    letter.reject()
    desk.settle()
    desk.page.do("replies")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RepliesDialog)
    assert not dialog.verb.isEnabled()
    dialog.rows[0].choice.setFocus()
    for _ in range(3):
        QTest.keyClick(dialog.rows[0].choice, KEY.Key_Right)
    assert not dialog.verb.isEnabled()
    dialog.rows[0].reason.setText("有省政府规章依据")
    desk.key(KEY.Key_Return, CTRL)

    finding = desk.bench().findings[0]
    assert (finding.reply, finding.reply_reason) == ("不采纳", "有省政府规章依据")
    assert "答复已登记" in desk.page.bench.banner.words


def test_everything_left_can_be_adopted_at_once(desk):
    desk.open()
    desk.key(KEY.Key_A)
    desk.key(KEY.Key_A)
    dialog = opened(desk)
    dialog.form.directly.click()
    issued(desk, dialog)
    dialog.reject()
    desk.settle()
    desk.page.do("replies")
    replies = QApplication.activeModalWidget()
    replies._adopt_rest()
    desk.key(KEY.Key_Return, CTRL)

    assert [finding.reply for finding in desk.bench().findings[:2]] == ["采纳", "采纳"]
    assert "可以提请集体审议" in desk.page.bench.banner.words


def test_the_letter_is_printed_as_it_is_shown(desk, letter, tmp_path: Path):
    printer = make_printer()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    letter.letter.print_on(printer)
    drawn(desk, letter)

    assert (tmp_path / "printed.pdf").stat().st_size > 10_000
    assert letter.said == f"已送往打印机，{letter.letter.sheets.page_count} 页。"


def test_points_stand_in_the_letter_in_the_order_of_the_text(desk, letter):
    letter.reject()
    desk.settle()
    document = desk.documents["faulty"]
    desk.ops.act(lambda office: add_finding(office, document, path="第二条", start=0, end=3, message="范围不明"))
    desk.settle()

    form = desk.ask(lambda office: opinion(office, document))
    assert [point.clause for point in form.points] == ["第二条", "第三条"]


def test_once_issued_window_and_letter_number_the_points_alike(desk, letter):
    letter.reject()
    desk.settle()
    document = desk.documents["faulty"]
    desk.ops.act(lambda office: add_finding(office, document, path="第二条", start=0, end=3, message="范围不明"))
    desk.settle()
    desk.page.bench.number_chosen.emit(5)
    desk.key(KEY.Key_A)
    assert desk.page.docket.findings[0].number == 6
    dialog = opened(desk)
    issued(desk, dialog)
    dialog.reject()
    desk.settle()

    points = desk.ask(lambda office: opinion(office, document)).points
    asked = presenter.asked(desk.page.docket)
    assert [(one.number, one.clause) for one in asked] == [(n, point.clause) for n, point in enumerate(points, 1)]
    assert [one.clause for one in asked] == ["第二条", "第三条", "全文"]
    assert sorted(f.number for f in desk.page.docket.findings) == [1, 2, 3, 4, 5, 6]


def test_bases_nobody_has_checked_are_named_before_issuing_and_do_not_hold_it_back(desk):
    desk.open()
    for _ in range(5):
        desk.key(KEY.Key_A)
    dialog = opened(desk)
    waiting = [f"《{law}》{article or ''}" for f in desk.page.docket.findings for law, article, verified in f.basis if not verified]

    assert waiting
    assert [one.name for one in dialog.unchecked] == waiting
    assert f"{len(waiting)} 处依据待核对" in [label.text() for label in dialog.findChildren(Label)]
    assert dialog.issue.isEnabled()


def test_a_statement_cut_off_by_a_crash_is_there_again_and_forgotten_once_it_is_issued(desk, letter):
    key = f"opinion/{desk.bench().review.id}"
    _type(letter.form.assessment.statements["powers"], "第三条超越权限。")
    letter.form.findChild(Drafts).keep()
    (kept,) = desk.ask(lambda office: office.store.typing.all())
    assert kept[:2] == (f"{key}/3 制定权限", "第三条超越权限。")
    letter.close()
    # the program begins anew and remembers nothing by itself
    desk.page.sitting.letter._written.clear()
    again = opened(desk)
    assert again.form.assessment.statements["powers"].words == "第三条超越权限。"
    assert again.said == RESTORED
    issued(desk, again)
    assert desk.ask(lambda office: office.store.typing.all()) == ()
