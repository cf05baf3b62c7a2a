from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip, FilterChip
from ui.widgets.deadline import DAYS, DeadlineBadge, Remainder
from ui.widgets.empty import EmptyState
from ui.widgets.fields import CheckBox, Choice, SearchField
from ui.widgets.form import EditRow, Fact, Facts
from ui.widgets.header import PageHeader, SectionHeader, Tabs
from ui.widgets.progress import ProgressBar
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, Label, Link
from ui.widgets.timeline import Event, Timeline
from ui.widgets.tone import Tone


def _shown(qtbot, widget, width=0, height=0):
    qtbot.addWidget(widget)
    widget.resize(width or widget.sizeHint().width(), height or widget.sizeHint().height())
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


@pytest.mark.parametrize(("height", "wanted"), [(32, 32), (28, 28), (40, 40)])
def test_buttons_have_the_heights_of_the_design(qtbot, height, wanted):
    button = _shown(qtbot, Button("去报送", height=height))
    assert button.height() == wanted


def test_a_button_that_cannot_be_used_tells_why(qtbot):
    button = _shown(qtbot, Button("登记公布信息"))
    button.set_tip("登记公布的载体和日期")
    button.allow("还差 2 项")
    assert (button.isEnabled(), button.toolTip()) == (False, "还差 2 项")
    button.allow()
    assert (button.isEnabled(), button.toolTip()) == (True, "登记公布的载体和日期")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_button_works_by_keyboard(qtbot, key):
    button = _shown(qtbot, Button("去报送"))
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_the_focus_ring_comes_with_the_tab_key_and_not_with_the_mouse(qtbot):
    button = _shown(qtbot, Button("去报送"))
    button.clearFocus()
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = button.grab().toImage()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ringed != plain
    assert button.grab().toImage() == plain


def test_an_icon_alone_has_a_name_and_room_to_hit(qtbot):
    button = _shown(qtbot, IconButton(Icon.PRINT, "打印"))
    assert (button.accessibleName(), button.toolTip()) == ("打印", "打印")
    assert button.width() >= 28
    assert button.height() >= 28


def test_buttons_grow_with_the_size_of_type(qtbot, look: Theme):
    button = Button("去报送", icon=Icon.FILING, keys="Ctrl P")
    qtbot.addWidget(button)
    before = button.sizeHint()
    look.set_scale(1.3)
    assert button.sizeHint().width() > before.width()
    assert button.sizeHint().height() == 42


def test_a_label_shows_markup_as_it_is(qtbot):
    label = _shown(qtbot, Label("<b>第八条</b>"))
    assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(("size", "pixels"), [("caption", 12), ("small", 13), ("body", 14), ("heading", 16), ("title", 18)])
def test_labels_take_the_type_scale(qtbot, size, pixels):
    assert _shown(qtbot, Label("规衡", size)).fontInfo().pixelSize() == pixels


def test_words_that_are_cut_are_whole_in_the_tooltip(qtbot):
    label = _shown(qtbot, ElidedLabel("云州区农村宅基地审批管理细则（征求意见稿）"), 80, 22)
    assert label.is_cut
    assert label.toolTip() == label.text()
    label.resize(600, 22)
    assert label.toolTip() == ""


@pytest.mark.parametrize("by", ["mouse", "key"])
def test_a_link_works_by_mouse_and_by_key(qtbot, by):
    link = _shown(qtbot, Link("全部日志"))
    with qtbot.waitSignal(link.clicked):
        if by == "mouse":
            qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(link, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("remainder", "line"),
    [
        (Remainder(3, light="amber"), "剩 3 工作日"),
        (Remainder(-2, light="red"), "逾期 2 工作日"),
        (Remainder(0, light="amber"), "剩 0 工作日"),
        (Remainder(97, DAYS), "剩97天"),
    ],
)
def test_a_remainder_always_names_its_unit(remainder, line):
    assert remainder.line == line


def test_the_badge_has_its_size_and_says_how_the_day_was_computed(qtbot):
    badge = _shown(qtbot, DeadlineBadge(Remainder(-2, light="red"), "11月4日公布，15日内报送，11月19日到期"))
    assert (badge.width(), badge.height()) == (58, 46)
    assert badge.toolTip().endswith("11月19日到期")
    assert badge.accessibleName() == "逾期 2 工作日"


def test_a_chip_is_twenty_pixels_high_and_as_wide_as_its_word(qtbot):
    short, long = Chip("公布", Tone.ACCENT), Chip("合法性审核", Tone.ACCENT)
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert short.sizeHint().height() == 20
    assert long.sizeHint().width() > short.sizeHint().width()


def test_a_filter_goes_by_its_cross_and_by_delete(qtbot):
    chip = _shown(qtbot, FilterChip("年份：2019—2026"))
    with qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, chip.height() // 2))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_segments_switch_by_click_and_by_arrow(qtbot):
    segments = _shown(qtbot, Segments(["待处理 6", "已列入 9", "未列入 3"]))
    told = []
    segments.chosen.connect(told.append)
    qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=segments.part_rect(2).center().toPoint())
    qtbot.keyClick(segments, Qt.Key.Key_Left)
    assert told == [2, 1]
    assert segments.current == 1


def test_other_counts_do_not_switch_a_segment(qtbot):
    segments = _shown(qtbot, Segments(["待处理 6", "已列入 9"], 1))
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_labels(["待处理 5", "已列入 10"])
    assert segments.current == 1


def test_tabs_switch_by_click_and_by_arrow(qtbot):
    tabs = _shown(qtbot, Tabs(["概况", "文本与版本", "审核"]))
    tabs.set_count(1, 6)
    told = []
    tabs.chosen.connect(told.append)
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tab_rect(1).center())
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told == [1, 2]


def test_a_search_waits_for_the_last_key(qtbot):
    field = _shown(qtbot, SearchField("标题、文号、正文"))
    told = []
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "gzzf")
    assert told == []
    qtbot.waitUntil(lambda: told == ["gzzf"])


def test_enter_searches_at_once(qtbot):
    field = _shown(qtbot, SearchField("标题"))
    qtbot.keyClicks(field, "tc")
    with qtbot.waitSignal(field.searched, timeout=100) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["tc"]


def test_escape_empties_a_search(qtbot):
    field = _shown(qtbot, SearchField("标题"))
    qtbot.keyClicks(field, "tc")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.searched) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told.args == [""]
    assert field.text() == ""


def test_files_dropped_on_a_search_field_go_to_the_window(qtbot):
    assert not _shown(qtbot, SearchField("标题")).acceptDrops()


def test_a_check_box_is_hit_on_its_words_too(qtbot):
    box = _shown(qtbot, CheckBox("只看本单位"))
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 8, box.height() // 2))
    assert box.isChecked()
    assert box.height() >= 28


def test_the_wheel_does_not_change_a_choice(qtbot):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    choice = _shown(qtbot, Choice(["办法", "规定", "细则"]))
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    choice.wheelEvent(wheel)
    assert choice.currentText() == "办法"


def test_a_problem_stands_under_its_field_and_goes_again(qtbot):
    field = QLineEdit("11-31")
    line = _shown(qtbot, EditRow("施行日期", field, "写 11-23 或 今天 都可以"), 300, 90)
    line.set_problem("11-31 不是日期。改成这个月有的日子。")
    shown = [label.text() for label in line.findChildren(Label) if label.isVisible()]
    assert "11-31 不是日期。改成这个月有的日子。" in shown
    line.set_problem()
    assert "写 11-23 或 今天 都可以" in [label.text() for label in line.findChildren(Label)]


def test_a_fact_without_a_value_is_said_to_be_open(qtbot):
    facts = _shown(qtbot, Facts([Fact("施行日期", ""), Fact("文件种类", "办法")]), 600, 40)
    shown = {label.text(): label.property("tone") for label in facts.findChildren(Label) if label.isVisible()}
    assert shown["未填"] == "amber"
    assert "办法" in shown


def test_an_empty_place_says_what_will_fill_it(qtbot):
    empty = _shown(qtbot, EmptyState(Icon.FILING, "没有待报送的文件。公布后的文件会自动出现在这里。", "看台账"), 400, 300)
    with qtbot.waitSignal(empty.clicked):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)


def test_a_page_header_is_56_high_and_goes_back_by_its_arrow(qtbot):
    header = _shown(qtbot, PageHeader("某办法", "云州府规〔2026〕8号", has_back=True), 700)
    assert header.height() == 56
    with qtbot.waitSignal(header.back):
        qtbot.mouseClick(header.findChild(IconButton), Qt.MouseButton.LeftButton)


def test_a_long_title_gives_way_to_the_buttons(qtbot):
    button = Button("打印")
    header = _shown(qtbot, PageHeader("云州区" * 40, "云州府规〔2026〕8号", button), 500)
    assert button.width() >= button.sizeHint().width()
    assert button.mapTo(header, button.rect().topRight()).x() < 500


def test_the_link_of_a_section_tells(qtbot):
    section = _shown(qtbot, SectionHeader("经过", "", "全部日志"), 300)
    with qtbot.waitSignal(section.link_clicked):
        qtbot.mouseClick(section.findChild(Link), Qt.MouseButton.LeftButton)


def test_a_timeline_is_read_as_sentences(qtbot):
    timeline = _shown(qtbot, Timeline([Event("11-20", "登记编号", "云州府规〔2026〕11号"), Event("11-20", "签发")]), 260)
    assert timeline.accessibleName() == "11-20 登记编号 云州府规〔2026〕11号；11-20 签发"


def test_a_long_note_takes_a_second_line_and_is_whole_in_the_tooltip(qtbot):
    note = "云州府规〔2026〕11号，统一编号 云州府规登〔2026〕4号，区政府网站、区政府公报"
    short = _shown(qtbot, Timeline([Event("11-20", "登记编号", "李明")]), 260)
    long = _shown(qtbot, Timeline([Event("11-20", "登记编号", note)]), 260)
    assert long.heightForWidth(260) > short.heightForWidth(260) == long.heightForWidth(1200)
    assert long.note_at(5) == note


def test_a_wide_fact_takes_both_columns(qtbot):
    facts = _shown(qtbot, Facts([Fact("标题", "甲", is_wide=True), Fact("文号", "乙"), Fact("条数", "丙")]), 600)
    wide, left, right = (facts.layout().itemAt(index).widget() for index in range(3))
    assert wide.width() > left.width() + right.width()
    assert left.y() == right.y() > wide.y()


def test_progress_is_drawn_in_its_shares(qtbot, look: Theme):
    bar = _shown(qtbot, ProgressBar(), 200, 6)
    bar.set_parts([(0.5, "greenFill"), (0.25, "borderStrong")])
    image = bar.grab().toImage()
    assert image.pixelColor(60, 3) == look.color("greenFill")
    assert image.pixelColor(120, 3) == look.color("borderStrong")
    assert image.pixelColor(180, 3) == look.color("hover")
