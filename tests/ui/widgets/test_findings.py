from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from app.rules.finding import Severity
from ui.theme import theme
from ui.widgets.basis import BasisCard, CheckChip
from ui.widgets.chip import Chip
from ui.widgets.finding import Decision, FindingCardData, FoldedFinding, OpenFinding, _cut
from ui.widgets.findings import FindingsList
from ui.widgets.rich import DocumentLabel
from ui.widgets.text import Label, Link


def _finding(number: int, **more) -> FindingCardData:
    return FindingCardData(str(number), number, Severity.VIOLATION, f"规范性文件设定罚款之{number}", "第八条", "第十六条不允许", **more)


@pytest.fixture
def findings(qtbot):
    made = FindingsList()
    qtbot.addWidget(made)
    made.resize(404, 600)
    made.set_findings([_finding(number) for number in range(1, 7)])
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_first_finding_is_open_and_one_only(findings):
    assert findings.current == "1"
    assert len(findings.findChildren(OpenFinding)) == 1


def test_a_click_on_a_folded_card_opens_it(findings, qtbot):
    card = findings._cards[3]
    with qtbot.waitSignal(findings.selected) as told:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert told.args == ["4"]
    assert findings.current == "4"
    assert [isinstance(card, OpenFinding) for card in findings._cards] == [False, False, False, True, False, False]


def test_down_and_up_go_from_finding_to_finding(findings, qtbot):
    qtbot.keyClick(findings, Qt.Key.Key_Down)
    qtbot.keyClick(findings, Qt.Key.Key_Down)
    assert findings.current == "3"
    qtbot.keyClick(findings, Qt.Key.Key_Up)
    assert findings.current == "2"


def test_the_last_finding_is_the_end(findings, qtbot):
    for _ in range(9):
        findings.step(1)
    assert findings.current == "6"


def test_opening_from_outside_tells_nobody(findings, qtbot):
    with qtbot.assertNotEmitted(findings.selected):
        findings.open("5")
    assert findings.current == "5"


def test_the_open_card_comes_into_view(findings, qtbot):
    findings.set_findings([_finding(number) for number in range(1, 60)])
    findings.open("50")
    qtbot.waitUntil(
        lambda: findings.viewport().rect().contains(findings.open_card.mapTo(findings.viewport(), findings.open_card.rect().center()))
    )


def test_filling_the_list_anew_keeps_the_open_one(findings):
    findings.open("4")
    findings.set_findings([_finding(number) for number in range(2, 6)])
    assert findings.current == "4"


@pytest.mark.parametrize("name", ["review.list", "review.drop", "review.rewrite", "review.comment"])
def test_the_buttons_of_an_open_finding_tell_their_action(findings, qtbot, name):
    button = findings.open_card.findChild(QPushButton, name)
    with qtbot.waitSignal(findings.asked) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [name, "1"]


def test_every_button_fits_the_narrowest_list(findings, qtbot):
    findings.set_compact(True)
    findings.resize(372, 600)
    buttons = findings.open_card.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(button.width() == button.sizeHint().width() for button in buttons))
    assert max(button.geometry().right() for button in buttons) <= findings.viewport().width() - 12


def test_a_handled_finding_can_be_taken_back(qtbot):
    card = OpenFinding(_finding(1, decision=Decision.DROPPED, note="单位已说明依据"))
    qtbot.addWidget(card)
    assert [button.objectName() for button in card.findChildren(QPushButton)] == ["review.reopen", "review.list", "review.rewrite"]
    assert "未列入" in [chip.text for chip in card.findChildren(Chip)]


def test_an_unverified_basis_says_so(qtbot):
    card = OpenFinding(_finding(1, basis=(BasisCard("行政处罚法", "第十六条", verified=False), BasisCard("立法法", "第九十三条"))))
    qtbot.addWidget(card)
    assert [chip.text for chip in card.findChildren(Chip)].count("待核对") == 1


def test_the_source_of_a_basis_opens_by_its_link(findings, qtbot):
    findings.set_findings([_finding(1, basis=(BasisCard("甲法"), BasisCard("乙法", "第二条", "原文", has_source=True)))])
    with qtbot.waitSignal(findings.source_asked) as told:
        qtbot.mouseClick(findings.open_card.findChild(Link), Qt.MouseButton.LeftButton)
    assert told.args == ["1", 1]


def test_a_suggestion_shows_what_goes_and_what_comes(qtbot):
    card = OpenFinding(_finding(1, suggestion=(("=", "给予警告，"), ("-", "处5000元罚款"), ("+", "并记入档案"))))
    qtbot.addWidget(card)
    label = card.findChild(DocumentLabel)
    assert "line-through" in label.text()
    assert label.accessibleName() == "给予警告，，删去“处5000元罚款”，增加“并记入档案”"


def test_words_of_a_suggestion_are_never_markup(qtbot):
    label = DocumentLabel("收费<b>不得</b>超过&标准")
    qtbot.addWidget(label)
    assert "&lt;b&gt;不得" in label.text()


def test_a_folded_card_is_read_as_one_sentence(qtbot):
    card = FoldedFinding(_finding(3))
    qtbot.addWidget(card)
    assert card.accessibleName() == "疑似违法，规范性文件设定罚款之3，3 · 第八条，待处理。第十六条不允许"


def test_long_reasons_are_whole_in_the_open_card(findings):
    findings.set_findings([_finding(1, message="依据不足，" * 60)])
    label = next(label for label in findings.open_card.findChildren(Label) if label.text().startswith("依据不足"))
    assert label.height() >= label.heightForWidth(label.width())


def test_two_hundred_findings_are_shown_at_once(findings, qtbot):
    many = [_finding(number) for number in range(1, 201)]
    began = time.perf_counter()
    findings.set_findings(many)
    assert time.perf_counter() - began < 0.5
    began = time.perf_counter()
    findings.step(1)
    assert time.perf_counter() - began < 0.1


def test_a_click_on_the_badge_of_a_basis_says_which(findings, qtbot):
    findings.set_findings([_finding(1, basis=(BasisCard("甲法"), BasisCard("乙法", "第二条", verified=False)))])
    with qtbot.waitSignal(findings.check_asked) as told:
        qtbot.mouseClick(findings.open_card.findChild(CheckChip), Qt.MouseButton.LeftButton)
    assert told.args == ["1", 1]


def test_the_longest_clause_pushes_nothing_over_the_edge(findings, qtbot):
    clause = "附件2云州区公共租赁住房申请审核登记表填写说明第三部分第（二）项" * 2
    findings.set_findings([replace(_finding(1), clause=clause), replace(_finding(2), clause=clause)])
    qtbot.waitUntil(lambda: findings.open_card.width() == findings.viewport().width())
    assert findings.open_card.minimumSizeHint().width() <= findings.viewport().width()


def test_a_long_clause_is_cut_and_the_title_is_not(qtbot):
    metrics = QFontMetrics(theme().font("caption"))
    shown, wide = _cut("10 · " + "附件登记表填写说明" * 5, metrics, 90)

    assert shown.startswith("10 · 附件")
    assert wide <= 90
    assert _cut("10 · 第八条", metrics, 200)[0] == "10 · 第八条"
