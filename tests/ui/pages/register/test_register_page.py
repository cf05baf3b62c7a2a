from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from app.exchange.full_table import HEADINGS
from app.lifecycle.asking import Facet, Filter, Question
from app.lifecycle.views import keep_view
from ui.pages.register.bulk import BulkDialog
from ui.pages.register.line import LineDialog
from ui.pages.register.preview import HitText
from ui.pages.register.widths import shown_columns
from ui.theme import theme
from ui.widgets.chip import FilterChip
from ui.widgets.text import Label


@pytest.fixture
def shown(whole):
    whole.made = {
        "绿道": whole.make("云州区绿道管理办法", "published"),
        "早市": whole.make("云州区早市管理规定"),
        "旧": whole.make("云州区旧事项管理细则", "published", effective="2017年1月1日", published_on=date(2017, 1, 4)),
    }
    whole.go("register")
    return whole


def titles(whole):
    return [row.document.body_title for row in whole.assembly.register.model.rows]


def search(whole, words):
    field = whole.assembly.register.search
    whole.type_over(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    whole.settle()


def press(whole, key):
    QTest.keyClick(whole.assembly.register.table, key)
    whole.settle()


def section_of(whole, column_id):
    return next(i for i, entry in enumerate(whole.assembly.register.model.columns) if entry.id == column_id)


def head(whole, column_id):
    section = section_of(whole, column_id)
    header = whole.assembly.register.table.horizontalHeader()
    whole.click(header.viewport(), header.viewport().rect().topLeft() + _middle(header, section))


def _middle(header, section):
    from PySide6.QtCore import QPoint

    return QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, header.height() // 2)


def test_every_document_stands_in_the_register_newest_first(shown):
    assert titles(shown) == ["云州区旧事项管理细则", "云州区早市管理规定", "云州区绿道管理办法"]


def test_words_of_a_clause_find_its_document_and_are_marked_in_the_preview(shown):
    search(shown, "保障对象")
    assert len(titles(shown)) == 3
    shown.qtbot.waitUntil(lambda: shown.assembly.register.preview.findChild(HitText) is not None)
    assert "保障对象" in shown.assembly.register.preview.findChild(HitText).accessibleName()


def test_words_of_a_title_find_it(shown):
    search(shown, "早市")
    assert titles(shown) == ["云州区早市管理规定"]


def test_a_number_is_found(shown):
    number = shown.ask(lambda office: office.document(shown.made["绿道"]).document_number)
    search(shown, number)
    assert titles(shown) == ["云州区绿道管理办法"]


def test_what_is_nowhere_is_said_with_the_way_back(shown):
    search(shown, "渔业")
    assert titles(shown) == []
    shown.click(shown.button("看全部文件", shown.assembly.register))
    assert len(titles(shown)) == 3


def test_letters_still_being_composed_are_not_searched(shown):
    field = shown.assembly.register.search
    shown.focus(field)
    QApplication.sendEvent(field, QInputMethodEvent("zao", []))
    shown.qtbot.wait(250)
    assert len(titles(shown)) == 3
    done = QInputMethodEvent()
    done.setCommitString("早市")
    QApplication.sendEvent(field, done)
    shown.qtbot.waitUntil(lambda: titles(shown) == ["云州区早市管理规定"])


@pytest.mark.parametrize(
    ("segment", "expected"),
    [(1, ["云州区早市管理规定", "云州区绿道管理办法"]), (2, []), (3, ["云州区旧事项管理细则"])],
)
def test_a_segment_narrows_the_register(shown, segment, expected):
    segments = shown.assembly.register.segments
    shown.click(segments, segments.part_rect(segment).center().toPoint())
    assert titles(shown) == expected


def test_a_click_on_a_head_sorts_and_another_turns_it_round(shown):
    head(shown, "effective")
    assert titles(shown)[0] == "云州区旧事项管理细则"
    head(shown, "effective")
    assert titles(shown)[0] == "云州区绿道管理办法"
    assert titles(shown)[-1] == "云州区早市管理规定"


def test_enter_opens_the_document(shown):
    shown.assembly.register.table.setFocus()
    press(shown, Qt.Key.Key_Down)
    press(shown, Qt.Key.Key_Return)
    assert shown.window.current == "document"
    assert shown.assembly.document.place()[0] == shown.made["早市"]


def test_space_hides_the_preview_and_gives_its_room_to_the_titles(shown):
    register = shown.assembly.register
    before = register.table.width()
    press(shown, Qt.Key.Key_Space)
    assert register.preview.isHidden()
    assert register.table.width() > before
    press(shown, Qt.Key.Key_Space)
    assert not register.preview.isHidden()


def test_the_way_back_comes_to_the_same_row_and_search(shown):
    search(shown, "办法")
    row = shown.assembly.register.model.row_of(shown.made["绿道"])
    shown.assembly.register.table.select_row(row)
    press(shown, Qt.Key.Key_Return)
    shown.window.back()
    shown.settle()
    register = shown.assembly.register
    assert register.search.text() == "办法"
    assert register.table.current.document.id == shown.made["绿道"]


def test_a_filter_is_seen_as_a_chip_and_taken_away_by_its_cross(shown):
    search(shown, "早市")
    chip = next(c for c in shown.assembly.register.findChildren(FilterChip) if c.isVisible())
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    shown.qtbot.waitUntil(lambda: len(titles(shown)) == 3)
    assert shown.assembly.register.search.text() == ""


def test_a_number_is_never_cut(shown):
    table = shown.assembly.register.table
    section = section_of(shown, "number")
    metrics = QFontMetrics(theme().number_font("small"))
    for row in shown.assembly.register.model.rows:
        assert metrics.horizontalAdvance(row.document.document_number or "") <= table.columnWidth(section) - 10


def test_the_columns_fill_the_table_without_scrolling_at_the_smallest_window(shown):
    for size in ((1440, 868), (1366, 736), (1280, 700)):
        shown.window.resize(*size)
        shown.settle()
        head_ = shown.assembly.register.table.horizontalHeader()
        assert head_.length() <= head_.width()


def test_a_district_is_not_repeated_in_every_title_but_told_in_the_tip(shown):
    model = shown.assembly.register.model
    section = section_of(shown, "title")
    index = model.index(2, section)
    assert "云州区绿道管理办法" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_icons_of_both_filings_tell_overdue_from_open(shown):
    row = shown.assembly.register.model.row_of(shown.made["绿道"])
    model = shown.assembly.register.model
    tips = [model.index(row, section_of(shown, name)).data(Qt.ItemDataRole.ToolTipRole) for name in ("muni", "npc")]
    assert ["已逾期" in tip for tip in tips] == [True, False]


def test_the_first_row_is_shown_in_the_preview_at_once(shown):
    shown.go("desk")
    shown.go("register")
    shown.settle()
    assert shown.assembly.register.preview.open_button.isVisible()


def test_the_order_is_changed_by_its_button_and_told_on_it(shown):
    order = shown.assembly.register.order
    menu = order.make_menu()
    entry = next(action for action in menu.actions() if action.text() == "按施行日期")
    entry.trigger()
    shown.settle()
    assert order.text() == "按施行日期升序"
    assert titles(shown)[0] == "云州区旧事项管理细则"
    order.make_menu().actions()[0].trigger()
    shown.settle()
    assert order.text() == "新的在前"
    assert titles(shown)[0] == "云州区旧事项管理细则"
    assert titles(shown)[-1] == "云州区绿道管理办法"


def test_seventeen_characters_of_a_title_stand_beside_the_preview_at_1440(whole):
    whole.window.resize(1440, 868)
    whole.make("云州区电动自行车停放充电管理规定（征求意见稿）", "published")
    whole.go("register")
    table = whole.assembly.register.table
    whole.qtbot.waitUntil(lambda: table.columnWidth(1) >= QFontMetrics(theme().number_font("small")).horizontalAdvance("字" * 17) + 10)
    assert whole.assembly.register.preview.isVisible()
    assert table.horizontalScrollBar().maximum() == 0


def test_in_larger_type_the_preview_gives_way_to_the_columns_until_it_is_asked_for(shown, look):
    look.set_scale(1.3)
    shown.window.resize(1439, 868)
    shown.settle()
    assert shown.assembly.register.preview.isHidden()
    press(shown, Qt.Key.Key_Space)
    assert shown.assembly.register.preview.isVisible()


def test_a_body_named_after_the_district_keeps_its_name():
    from ui.pages.register.columns import _without

    assert _without("云州区", "云州区人民政府办公室关于绿道的意见") == "云州区人民政府办公室关于绿道的意见"
    assert _without("云州区", "云州区绿道管理办法") == "绿道管理办法"


def check(whole, row, modifiers=Qt.KeyboardModifier.NoModifier):
    table = whole.assembly.register.table
    at = table.visualRect(whole.assembly.register.model.index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifiers, at)
    whole.settle()


def dialog_of(whole, kind):
    whole.qtbot.waitUntil(lambda: any(found.isVisible() for found in whole.window.findChildren(kind)))
    return next(found for found in whole.window.findChildren(kind) if found.isVisible())


def test_two_boxes_bring_the_bar_and_escape_takes_it_away(shown):
    register = shown.assembly.register
    check(shown, 0)
    assert register.selection.bar.isHidden()
    check(shown, 2, Qt.KeyboardModifier.ShiftModifier)
    assert len(register.selection.checked) == 3
    assert register.selection.bar.isVisible()
    press(shown, Qt.Key.Key_Escape)
    assert register.selection.checked == ()
    assert register.selection.bar.isHidden()


def test_the_box_in_the_head_checks_every_row(shown):
    header = shown.assembly.register.table.horizontalHeader()
    shown.click(header.viewport(), _middle(header, 0))
    assert set(shown.assembly.register.selection.checked) == set(shown.made.values())
    shown.click(header.viewport(), _middle(header, 0))
    assert shown.assembly.register.selection.checked == ()


def test_many_are_given_a_handler_after_old_and_new_were_seen(shown):
    check(shown, 0)
    check(shown, 1)
    shown.click(shown.assembly.register.selection.edit)
    dialog = dialog_of(shown, BulkDialog)
    shown.settle()
    assert (dialog.problem.text(), dialog.verb.isEnabled()) == ("", False)
    assert not any("→" in label.text() for label in dialog.findChildren(Label))
    dialog.choice.setCurrentIndex(1)
    shown.type_over(dialog.words, "李四")
    shown.settle()
    shown.qtbot.waitUntil(dialog.verb.isEnabled)
    assert any("→ 李四" in label.text() for label in dialog.findChildren(Label))
    shown.click(dialog.verb)
    shown.settle()
    assert [row.handler for row in shown.assembly.register.model.rows] == ["李四", "李四", "周敏"]
    shown.ask(lambda office: office.undo())


def test_what_is_checked_goes_to_the_bin_with_a_reason_where_it_is_out(shown):
    check(shown, 0)
    check(shown, 1)
    shown.click(shown.assembly.register.selection.discard)
    dialog = dialog_of(shown, LineDialog)
    shown.type_over(dialog.field, "重复录入")
    shown.click(dialog.verb)
    shown.qtbot.waitUntil(lambda: titles(shown) == ["云州区绿道管理办法"])
    assert shown.assembly.register.selection.checked == ()


def test_the_list_is_exported_as_it_is_seen(shown):
    register = shown.assembly.register
    search(shown, "早市")
    file = shown.folder / "台账.csv"
    register.selection.write_rows(file, register.question, shown_columns(register.table), None)
    shown.qtbot.waitUntil(file.exists)
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0] == "标题,文号,种类,起草单位,阶段,施行日期,有效期至,市政府备案,人大常委会备案,期限"
    assert len(lines) == 2
    assert lines[1].startswith("云州区早市管理规定,未编号,规定")
    assert "—" not in lines[1]


def test_all_columns_are_exported_from_the_menu_of_the_button(shown):
    register = shown.assembly.register
    menu = register.selection.make_menu(register.question, shown_columns(register.table), None)
    assert [entry.text() for entry in menu.actions()] == ["导出看到的栏目", "导出全部栏目"]
    menu.actions()[1].trigger()
    dialog = next(d for d in register.window().findChildren(QFileDialog) if d.isVisible())
    file = shown.folder / "全部.csv"
    dialog.fileSelected.emit(str(file))
    dialog.close()
    shown.qtbot.waitUntil(file.exists)
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0] == ",".join(HEADINGS)
    assert len(lines) == 1 + register.model.rowCount()
    assert "—" not in "".join(lines)


def test_a_filter_becomes_a_view_that_stands_beside_the_parts(shown):
    register = shown.assembly.register
    menu = register.tools.add.make_menu()
    kinds = next(sub for sub in menu.findChildren(QMenu) if sub.title() == "种类")
    next(entry for entry in kinds.actions() if entry.text().startswith("办法")).trigger()
    shown.settle()
    assert titles(shown) == ["云州区绿道管理办法"]
    shown.click(register.tools.keep)
    dialog = dialog_of(shown, LineDialog)
    shown.type_over(dialog.field, "各办法")
    shown.click(dialog.verb)
    shown.qtbot.waitUntil(lambda: register.segments.labels[-1] == "各办法")
    assert register.segments.current == 4
    shown.click(register.segments, register.segments.part_rect(0).center().toPoint())
    shown.click(register.segments, register.segments.part_rect(4).center().toPoint())
    assert titles(shown) == ["云州区绿道管理办法"]


def test_filters_that_would_be_cut_stand_in_a_line_of_their_own(shown):
    tools = shown.assembly.register.tools
    low = tools.height()
    filters = [Filter(Facet.UNIT, ("云州区人力资源和社会保障局", "云州区住房和城乡建设局")), Filter(Facet.HANDLER, ("周敏", "王芳"))]
    shown.go("register", Question(text="管理", filters=(*filters, Filter(Facet.GENRE, ("办法", "规定")))))
    assert tools.height() == 2 * low
    chips = tools.findChildren(FilterChip)
    assert len(chips) == 4
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    shown.go("register", Question())
    assert tools.height() == low


def test_a_view_there_is_no_room_for_is_named_on_the_chip_while_it_is_shown(shown):
    questions = [Question(text=words) for words in ("绿道", "早市", "事项", "管理", "办法", "规定", "细则", "施行", "保障", "有效")]
    shown.ask(lambda office: [keep_view(office, f"关于{question.text}的文件", question) for question in questions])
    shown.window.resize(1280, 800)
    shown.ops.changed.emit(frozenset({"settings"}))
    shown.settle()
    tools = shown.assembly.register.tools
    assert tools.segments.geometry().right() < tools.more.geometry().left()
    assert tools.segments.labels[4:] != [f"关于{question.text}的文件" for question in questions]
    shown.go("register", questions[-1])
    assert tools.more.text == "视图：关于有效的文件"


def test_a_column_hidden_by_the_head_stays_hidden_and_the_handlers_can_be_shown(shown):
    register = shown.assembly.register
    handlers = next(entry for entry in register.table.horizontalHeader().make_menu().actions() if entry.text() == "经办人")
    assert not handlers.isChecked()
    handlers.trigger()
    assert theme().appearance.hidden_columns == ()
    assert not register.table.isColumnHidden(section_of(shown, "handler"))
    handlers.trigger()
    assert theme().appearance.hidden_columns == ("handler",)


def test_a_row_is_read_as_one_sentence(shown):
    model = shown.assembly.register.model
    said = model.index(model.row_of(shown.made["绿道"]), section_of(shown, "title")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("云州区绿道管理办法，")
    assert "市政府备案待报送，已逾期" in said


def test_initials_find_a_title(shown):
    search(shown, "ldgl")
    assert titles(shown) == ["云州区绿道管理办法"]
