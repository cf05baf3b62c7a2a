"""The workbench by keyboard: deciding, moving, taking back, own words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.review.workbench import workbench
from ui.dialogs.basis import BasisDialog
from ui.dialogs.finding import FindingDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.words import WordsDialog
from ui.pages.review.docket import Segment
from ui.widgets.basis import CheckChip

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _opened(desk):
    desk.open()


def _dialog(kind):
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def _current(desk) -> int:
    finding = desk.page.docket.finding
    return finding.number if finding else 0


def test_a_puts_the_finding_on_the_list_and_goes_to_the_next_open_one(desk):
    desk.key(KEY.Key_A)

    assert desk.decisions() == ["listed", "open", "open", "open", "open"]
    assert _current(desk) == 2
    assert desk.page.bench.findings_pane.findings.current == desk.page.docket.current
    assert desk.toasts[-1] == "已列入“设定罚款”。"


def test_pressing_a_faster_than_the_store_answers_lists_one_finding_after_the_other(desk):
    for _ in range(3):
        QTest.keyClick(desk.focus(), KEY.Key_A)
    desk.settle()

    assert desk.decisions() == ["listed", "listed", "listed", "open", "open"]
    assert _current(desk) == 4


def test_after_the_last_open_finding_the_list_says_what_comes_next(desk):
    for _ in range(5):
        desk.key(KEY.Key_A)

    assert desk.page.bench.findings_pane.empty_sentence.startswith("没有待处理的意见")
    assert desk.page.docket.current is None


def test_d_asks_for_the_reason_and_enter_keeps_the_last_one(desk):
    desk.key(KEY.Key_D)
    reasons = _dialog(ReasonDialog).reasons
    desk.type("3")
    assert reasons.currentItem().text() == "上下文已限定"
    desk.key(KEY.Key_Return)
    desk.key(KEY.Key_D)
    desk.key(KEY.Key_Return)

    reasons_kept = [f.reason for f in desk.bench().findings if f.decision == "unlisted"]
    assert reasons_kept == ["上下文已限定", "上下文已限定"]


def test_a_reason_in_own_words_wins_over_the_list(desk):
    desk.key(KEY.Key_D)
    dialog = _dialog(ReasonDialog)
    dialog.own.setFocus()
    dialog.own.setText("已与起草单位当面核对")
    desk.key(KEY.Key_Return)

    assert desk.bench().findings[0].reason == "已与起草单位当面核对"


def test_esc_in_the_reasons_leaves_the_finding_open(desk):
    desk.key(KEY.Key_D)
    desk.key(KEY.Key_Escape)

    assert desk.decisions() == ["open"] * 5
    assert _current(desk) == 1


def test_u_gives_a_decided_finding_back(desk):
    desk.key(KEY.Key_A)
    desk.key(KEY.Key_2)
    desk.key(KEY.Key_U)

    assert desk.decisions() == ["open"] * 5
    assert desk.page.docket.segment is Segment.LISTED


def test_undo_brings_the_finding_back_and_selects_it_and_redo_decides_it_again(desk):
    desk.key(KEY.Key_J)
    desk.key(KEY.Key_A)
    assert _current(desk) == 3
    desk.key(KEY.Key_Z, CTRL)
    assert desk.decisions()[1] == "open"
    assert _current(desk) == 2
    desk.key(KEY.Key_Y, CTRL)

    assert desk.decisions()[1] == "listed"


def test_e_puts_own_words_in_place_of_the_suggestion(desk):
    desk.key(KEY.Key_E)
    dialog = _dialog(WordsDialog)
    assert dialog.words == desk.bench().findings[0].suggestion
    dialog.field.setPlainText("删去罚款。")
    desk.key(KEY.Key_Return, CTRL)

    assert desk.bench().findings[0].rewrite == "删去罚款。"
    assert _current(desk) == 1


def test_emptying_the_words_gives_the_suggestion_back(desk):
    for words in ("删去罚款。", ""):
        desk.key(KEY.Key_E)
        _dialog(WordsDialog).field.setPlainText(words)
        desk.key(KEY.Key_Return, CTRL)

    assert desk.bench().findings[0].rewrite is None


def test_c_keeps_a_note_that_is_shown_on_the_card(desk):
    desk.key(KEY.Key_C)
    _dialog(WordsDialog)
    desk.type("d a e j")
    desk.key(KEY.Key_Return, CTRL)

    assert desk.bench().findings[0].remark == "d a e j"
    assert desk.decisions() == ["open"] * 5


def test_o_shows_law_and_article(desk):
    desk.key(KEY.Key_O)

    assert "设定罚款" in _dialog(BasisDialog).title.text()


def test_n_adds_a_finding_on_the_words_selected(desk):
    desk.page.bench.paper.select("第二条", 0, 3)
    desk.key(KEY.Key_N)
    dialog = _dialog(FindingDialog)
    assert not dialog.verb.isEnabled()
    desk.type("fw")
    desk.key(KEY.Key_Return, CTRL)

    added = desk.bench().findings[-1]
    assert (added.path, added.start, added.end, added.quote, added.decision) == ("第二条", 0, 3, "本办法", "listed")


def test_a_finding_of_ones_own_takes_title_gravity_and_basis(desk):
    desk.page.bench.paper.select("第二条", 0, 3)
    desk.key(KEY.Key_N)
    dialog = _dialog(FindingDialog)
    dialog._message.setPlainText("范围不清。")
    dialog._article.setText("第十六条")
    assert not dialog.verb.isEnabled()
    dialog._law.setText("《甲条例》")
    dialog._title.setText("范围")
    dialog._severity.setFocus()
    desk.key(KEY.Key_Left)
    desk.key(KEY.Key_Return, CTRL)

    added = desk.bench().findings[-1]
    assert (added.title, added.severity, added.basis) == ("范围", "violation", (("甲条例", "第十六条", True),))


def _waiting(desk) -> list[bool]:
    """Go to a finding with bases nobody has checked, and tell which are checked."""
    finding = next(f for f in desk.page.docket.findings if not all(verified for *_, verified in f.basis))
    desk.page.bench.finding_chosen.emit(finding.id)
    desk.settle()
    return [verified for *_, verified in finding.basis]


def _checked(desk) -> list[bool]:
    return [verified for *_, verified in desk.page.docket.finding.basis]


def test_v_marks_the_bases_of_the_open_finding_as_checked_and_undo_takes_it_back(desk):
    before = _waiting(desk)
    desk.key(KEY.Key_V)
    assert all(_checked(desk))
    assert desk.page.bench.findings_pane.findings.open_card.findChildren(CheckChip) == []
    desk.key(KEY.Key_V)
    assert desk.toasts[-1] == "这一条没有待核对的依据。"
    desk.key(KEY.Key_Z, CTRL)

    assert _checked(desk) == before


def test_a_click_on_the_badge_marks_one_basis_as_checked(desk):
    before = _waiting(desk)
    chip = desk.page.bench.findings_pane.findings.open_card.findChild(CheckChip)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    desk.settle()

    assert sum(_checked(desk)) == sum(before) + 1
    assert _checked(desk)[before.index(False)]


def test_n_without_selected_words_says_what_to_do(desk):
    desk.key(KEY.Key_N)

    assert desk.toasts[-1].startswith("没有选中文字")


def test_j_and_k_and_the_arrows_move_through_the_list_and_stop_at_its_ends(desk):
    seen = []
    for key in (KEY.Key_J, KEY.Key_Down, KEY.Key_J, KEY.Key_J, KEY.Key_J, KEY.Key_K, KEY.Key_Up):
        desk.key(key)
        seen.append(_current(desk))

    assert seen == [2, 3, 4, 5, 5, 4, 3]


def test_outline_paper_and_list_are_one_selection(desk):
    bench = desk.page.bench
    desk.key(KEY.Key_J)

    assert bench.outline_pane.outline.current_path == "第四条"
    assert bench.findings_pane.findings.current == desk.page.docket.finding.id
    bench.paper.mark_clicked.emit(4)
    assert bench.outline_pane.outline.current_path == "第五条"
    assert _current(desk) == 4
    bench.outline_pane.outline.chosen.emit("第三条")
    assert _current(desk) == 1


def test_brackets_go_from_clause_to_clause_also_where_nothing_was_found(desk):
    bench = desk.page.bench
    desk.key(KEY.Key_BracketLeft)
    assert bench.outline_pane.outline.current_path == "第二条"
    assert bench.findings_pane.findings.current == ""
    desk.key(KEY.Key_A)
    assert desk.decisions() == ["open"] * 5
    desk.key(KEY.Key_BracketRight)

    assert _current(desk) == 1


def test_digits_show_the_segments(desk):
    desk.key(KEY.Key_A)
    seen = []
    for key in (KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_1):
        desk.key(key)
        seen.append((desk.page.docket.segment.word, desk.page.bench.findings_pane.segments.current))

    assert seen == [("已列入", 1), ("未列入", 2), ("援引核对", 3), ("待处理", 0)]
    assert desk.page.bench.findings_pane.segments.labels == ["待处理 4", "已列入 1", "未列入 0", "援引核对 1"]


def test_a_citation_to_compare_is_shown_in_the_text(desk):
    desk.key(KEY.Key_4)

    selected = desk.page.bench.paper.selection()
    assert selected is not None
    assert selected[0] == "第六条"
    assert desk.page.bench.outline_pane.outline.current_path == "第六条"


def test_f_leaves_the_paper_alone_and_esc_brings_the_panes_back(desk):
    desk.key(KEY.Key_F)
    assert desk.page.bench.findings_pane.isHidden()
    desk.key(KEY.Key_J)
    desk.key(KEY.Key_Escape)

    assert not desk.page.bench.findings_pane.isHidden()
    assert _current(desk) == 2


def test_ctrl_f_finds_in_the_text_and_letters_typed_there_decide_nothing(desk):
    desk.key(KEY.Key_F, CTRL)
    desk.type("aadd")
    desk.key(KEY.Key_Return)
    assert desk.page.bench.find_bar.said == "正文里没有这几个字"
    desk.page.bench.find_bar.field.setText("履约保证金")
    desk.key(KEY.Key_Return)

    assert desk.page.bench.paper.selection()[3] == "履约保证金"
    assert desk.decisions() == ["open"] * 5


def test_esc_puts_the_search_away_first_and_goes_back_to_the_list_then(desk):
    desk.key(KEY.Key_F, CTRL)
    desk.key(KEY.Key_Escape)
    assert desk.page.bench.find_bar.isHidden()
    assert desk.page.docket is not None
    desk.key(KEY.Key_Escape)

    assert desk.page.docket is None
    assert desk.page.overview.rounds.isVisible()


def test_the_question_mark_lists_every_key(desk):
    desk.key(KEY.Key_Question)

    _dialog(ShortcutsDialog)


def test_the_keys_are_not_swallowed_by_an_input_method(desk):
    bench = desk.page.bench
    for widget in (
        bench.paper,
        bench.findings_pane.findings,
        bench.findings_pane.citations,
        bench.outline_pane.outline,
        desk.page.overview.rounds,
    ):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_finding_that_someone_else_decided_is_said_and_read_again(desk):
    number_one = desk.page.docket.finding
    desk.ask(lambda office: _conclude(office, desk.documents["faulty"]))
    desk.key(KEY.Key_A)

    assert "已经出具" in desk.toasts[-1]
    assert desk.ask(lambda office: office.store.reviews.finding(number_one.id)).decision == "open"
    assert desk.page.docket.bench.editable is False
    assert desk.ask(lambda office: workbench(office, desk.documents["faulty"])).review.outcome == "不合法"


def _conclude(office, document):
    from app.review.concluding import conclude

    conclude(office, document, outcome="不合法")
    return True
