from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.cells import NOTHING, Cell, deadline_cell
from ui.widgets.deadline import Remainder
from ui.widgets.nextstep import Condition, NextStep, NextStepCard, Way
from ui.widgets.outline import Outline, OutlineItem
from ui.widgets.selectionbar import SelectionBar
from ui.widgets.stepper import NODES, Step, Stepper, StepState, VerticalStepper
from ui.widgets.table import Column, RecordsModel, Table
from ui.widgets.text import Label, Link
from ui.widgets.tone import Tone

COLUMNS = [Column("title", "标题"), Column("number", "文号", 152), Column("due", "期限", 102, "right", sorts=True)]
ROWS = [("a", "停车泊位管理规定"), ("b", "加装电梯实施办法"), ("c", "餐饮店登记管理办法")]


def _cell(row: tuple[str, str], column: str) -> Cell:
    return {"title": Cell(row[1]), "number": NOTHING, "due": deadline_cell(Remainder(3, light="amber"), "11月26日到期")}[column]


@pytest.fixture
def model():
    made = RecordsModel(COLUMNS, _cell, lambda row: row[0], checkable=True)
    made.set_rows(ROWS)
    return made


@pytest.fixture
def table(qtbot, model):
    made = Table(model)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def _cell_point(table: Table, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def test_enter_and_double_click_open_a_row(table, qtbot):
    told = []
    table.opened.connect(told.append)
    table.select_row(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_cell_point(table, 2, 1))
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_cell_point(table, 2, 1))
    assert told == [ROWS[1], ROWS[2]]


def test_the_current_row_is_told(table, qtbot):
    with qtbot.waitSignal(table.current_changed) as told:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_cell_point(table, 1, 1))
    assert told.args == [ROWS[1]]


def test_space_is_the_preview_and_ctrl_space_checks(table, model, qtbot):
    table.select_row(0)
    with qtbot.waitSignal(table.space_pressed):
        qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert model.checked == [ROWS[0]]


def test_a_click_on_the_box_checks_without_moving(table, model, qtbot):
    table.select_row(0)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_cell_point(table, 2, 0))
    assert model.checked == [ROWS[2]]
    assert table.current == ROWS[0]


def test_escape_unchecks_all(table, model, qtbot):
    model.check_all(on=True)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert model.checked == []


def test_the_box_in_the_head_checks_all(table, model, qtbot):
    head = table.horizontalHeader()
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 16))
    assert model.checked == ROWS


def test_checks_stay_with_their_records_when_the_order_changes(model):
    model.toggle(0)
    model.set_rows(list(reversed(ROWS)))
    assert model.checked == [ROWS[0]]


def test_only_a_head_that_sorts_asks_to(table, qtbot):
    head, told = table.horizontalHeader(), []
    table.sort_asked.connect(told.append)
    for section in (1, 3):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(head.sectionViewportPosition(section) + 20, 16))
    assert told == ["due"]


def test_more_rows_are_asked_for_once(model, qtbot):
    told = []
    model.more_asked.connect(told.append)
    model.set_rows(ROWS, total=5)
    told.clear()
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert told == [3]
    model.append([("d", "丁"), ("e", "戊")])
    assert model.rowCount() == 5
    assert not model.canFetchMore(model.index(-1, -1))


def test_columns_are_hidden_by_the_menu_but_never_the_last(table):
    head = table.horizontalHeader()
    entries = {entry.text(): entry for entry in head.make_menu().actions()}
    assert list(entries) == ["标题", "文号", "期限"]
    entries["文号"].setChecked(False)
    entries["期限"].setChecked(False)
    assert head.isSectionHidden(2)
    last = {entry.text(): entry for entry in head.make_menu().actions()}["标题"]
    assert not last.isEnabled()


def test_the_title_takes_the_room_that_is_left(table):
    head = table.horizontalHeader()
    assert sum(head.sectionSize(section) for section in range(4)) == table.viewport().width()
    table.resize(1000, 400)
    assert sum(head.sectionSize(section) for section in range(4)) == table.viewport().width()


def test_a_row_reads_as_words_and_the_derivation_is_the_tooltip(model):
    index = model.index(0, 3)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "剩 3 工作日"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "11月26日到期"


def test_the_selection_bar_comes_from_two_rows_on(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    bar = SelectionBar(host, Button("导出所选", kind="ghost", height=28))
    host.resize(700, 300)
    host.show()
    bar.set_count(1)
    assert not bar.isVisible()
    bar.set_count(2)
    assert bar.isVisible()
    assert bar.geometry().bottom() == 300 - 13
    host.resize(900, 300)
    assert bar.width() == 868


def test_a_current_row_that_is_not_checked_is_not_shaded(table):
    table.select_row(0)
    table.records.toggle(1)
    look = table.viewport().grab().toImage()
    colours = [look.pixelColor(300, table.visualRect(table.model().index(row, 1)).top() + 2) for row in range(3)]
    assert colours == [theme().color(role) for role in ("surface", "selected", "surface")]


def test_the_last_row_is_scrolled_out_from_under_what_lies_over_the_foot(table, model):
    model.set_rows([(str(n), f"第{n}件") for n in range(100)])
    table.leave_foot(68)
    table.select_row(99)
    assert table.visualRect(model.index(99, 1)).bottom() < table.viewport().height() - 68
    table.leave_foot(0)
    assert table.verticalScrollBar().maximum() == table.verticalHeader().length() - table.viewport().height()


@pytest.fixture
def outline(qtbot):
    made = Outline()
    qtbot.addWidget(made)
    made.resize(224, 300)
    made.set_items(
        [
            OutlineItem("第一章", "第一章　总则", is_head=True),
            OutlineItem("第一条", "第一条　目的与依据", is_done=True),
            OutlineItem("第二条", "第二条　适用范围", open_count=2, tone=Tone.RED),
            OutlineItem("落款", "d 结尾"),
        ]
    )
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_click_on_an_article_goes_there(outline, qtbot):
    with qtbot.waitSignal(outline.chosen) as told:
        qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualRect(outline.model().index(2, 0)).center())
    assert told.args == ["第二条"]


def test_following_the_paper_tells_nobody(outline, qtbot):
    with qtbot.assertNotEmitted(outline.chosen):
        outline.set_current("第二条")
        outline.set_items([OutlineItem("第二条", "第二条　适用范围", is_done=True)])
    assert outline.current_path == "第二条"


def test_the_state_of_an_article_is_read_aloud(outline):
    model = outline.model()
    read = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert read == ["第一章　总则", "第一条　目的与依据，已处理", "第二条　适用范围，2 条待处理"]


def test_letters_in_the_outline_are_left_to_the_page(outline, qtbot):
    assert not outline.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    outline.set_current("第一条")
    qtbot.keyClicks(outline, "d")
    assert outline.current_path == "第一条"


CONDITIONS = (
    Condition("signed", "区长已签发", True, "签发单 11月20日", "查看"),
    Condition("explained", "缺政策解读材料", False, "由起草单位提供", "添加文件"),
)


def _card(qtbot, **more) -> NextStepCard:
    card = NextStepCard(NextStep("公布文件", "登记公布信息", Icon.FILING, **more))
    qtbot.addWidget(card)
    card.resize(820, 300)
    card.show()
    qtbot.waitExposed(card)
    return card


def test_the_step_waits_until_nothing_is_missing(qtbot):
    card = _card(qtbot, conditions=CONDITIONS)
    assert not card.primary.isEnabled()
    assert card.primary.toolTip() == "还差 1 项：缺政策解读材料"
    card.set_step(NextStep("公布文件", "登记公布信息", conditions=CONDITIONS[:1]))
    with qtbot.waitSignal(card.taken):
        qtbot.mouseClick(card.primary, Qt.MouseButton.LeftButton)


def test_each_gap_has_the_action_that_mends_it(qtbot):
    card = _card(qtbot, conditions=CONDITIONS)
    with qtbot.waitSignal(card.asked) as told:
        qtbot.mouseClick(card.findChild(QPushButton, "explained"), Qt.MouseButton.LeftButton)
    assert told.args == ["explained"]


def test_evidence_opens_by_its_link(qtbot):
    card = _card(qtbot, conditions=CONDITIONS)
    with qtbot.waitSignal(card.asked) as told:
        qtbot.mouseClick(card.findChild(Link, "signed"), Qt.MouseButton.LeftButton)
    assert told.args == ["signed"]


def test_one_can_go_on_with_gaps_where_they_are_tolerated(qtbot):
    card = _card(qtbot, conditions=CONDITIONS)
    with qtbot.waitSignal(card.went_on):
        qtbot.mouseClick(card.findChild(Link, "go-on"), Qt.MouseButton.LeftButton)


def test_one_cannot_go_on_where_the_gap_blocks(qtbot):
    card = _card(qtbot, conditions=CONDITIONS, may_go_on=False)
    assert card.findChild(Link, "go-on") is None


def test_another_way_stands_beside_the_step_or_before_it(qtbot):
    card = _card(qtbot, beside=Way("return", "退回补正"))
    assert (card.primary.text(), card.findChild(QPushButton, "return").text()) == ("登记公布信息", "退回补正")
    card.set_step(NextStep("受理送审件", "受理", instead=Way("return", "退回补正")))
    with qtbot.waitSignal(card.asked) as told:
        qtbot.mouseClick(card.primary, Qt.MouseButton.LeftButton)
    assert (card.primary.text(), told.args) == ("退回补正", ["return"])
    still = card.findChild(QPushButton, "still")
    with qtbot.waitSignal(card.taken):
        qtbot.mouseClick(still, Qt.MouseButton.LeftButton)
    assert still.text() == "仍然受理"


def test_a_blocked_step_says_why(qtbot):
    card = _card(qtbot, conditions=CONDITIONS, blocked="审核意见还没有出具。先生成意见书。")
    assert not card.primary.isEnabled()
    assert "审核意见还没有出具。先生成意见书。" in [label.text() for label in card.findChildren(Label)]


def _steps(current: int) -> list[Step]:
    states = [StepState.DONE if n < current else StepState.CURRENT if n == current else StepState.TODO for n in range(9)]
    return [Step(name, state) for name, state in zip(NODES, states, strict=True)]


def test_a_done_node_opens_its_record_and_others_do_not(qtbot):
    stepper = Stepper(_steps(4))
    qtbot.addWidget(stepper)
    stepper.resize(1100, 60)
    stepper.show()
    told = []
    stepper.opened.connect(told.append)
    for index in (2, 4, 7):
        qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=stepper.node_rect(index).center())
    assert told == [2]


def test_the_stepper_works_by_arrow_keys(qtbot):
    stepper = Stepper()
    qtbot.addWidget(stepper)
    stepper.set_steps(_steps(4))
    with qtbot.waitSignal(stepper.opened) as told:
        qtbot.keyClick(stepper, Qt.Key.Key_Left)
        qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert told.args == [3]
    assert stepper.accessibleName() == "阶段 合法性审核，已完成"


def test_the_nine_nodes_fit_the_smallest_window(qtbot):
    stepper = Stepper(_steps(4))
    qtbot.addWidget(stepper)
    assert stepper.minimumSizeHint().width() <= 1366 - 52


def test_the_compact_stepper_is_read_line_by_line(qtbot):
    stepper = VerticalStepper([Step("届满", StepState.ALARM, "2026-11-30，剩 7 天"), Step("修改", StepState.TODO, "")])
    qtbot.addWidget(stepper)
    assert stepper.accessibleName() == "届满 2026-11-30，剩 7 天；修改"
    assert stepper.sizeHint().height() == 52
