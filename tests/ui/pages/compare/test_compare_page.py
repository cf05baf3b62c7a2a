from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.compare.folding import Fold
from app.compare.rows import Kind
from tests.app.compare.drafts import OLD
from tests.ui.pages.assembled import Whole
from ui.pages.compare.page import ComparePage, Spot
from ui.pages.ids import COMPARE, DESK
from ui.widgets.diff_frame import Mode, Side


def press(whole: Whole, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
    whole.settle()


def names(page: ComparePage) -> list[str]:
    return [one.words if isinstance(one, Fold) else one.name for one in page.view.shown]


def current(page: ComparePage) -> str:
    return next((row.name for row in page.rows if row.index == page.view.current), "")


def point(page: ComparePage, name: str, side: Side = Side.NEW, across: int = 20, down: int = 24) -> QPoint:
    """A place in the row called ``name``, in the view's own pixels."""
    laid = next(laid for laid in page.view.rows if (laid.row.name if laid.row else laid.shown.words) == name)
    frame = page.view.frame
    return QPoint(frame.left(side) + across, round(laid.top) + down - page.view.verticalScrollBar().value())


def test_the_page_opens_with_the_text_before_beside_the_text_in_hand(page: ComparePage):
    assert page.header.title == "云州区公共租赁住房管理办法"
    assert (page.heads.old.told.name, page.heads.new.told.name) == ("送审稿 v1", "审议稿 v2")
    assert page.heads.old.told.grey == "11月23日　云州区林业局"
    assert page.bar.total == "7 处改动"
    assert [chip.words for chip in page.bar.chips()] == ["修改 4", "新增 1", "删除 1", "移动 1", "条号顺延 1", "仅引用变化 1"]


def test_the_first_change_is_current_and_the_keys_go_from_change_to_change(whole: Whole, page: ComparePage):
    assert (current(page), page.bar.place) == ("第五条", "第 1 处，共 7 处")
    press(whole, Qt.Key.Key_F8)
    assert (current(page), page.bar.place) == ("第六条", "第 2 处，共 7 处")
    press(whole, Qt.Key.Key_F8, Qt.Key.Key_F8, Qt.Key.Key_F7)
    assert (current(page), page.bar.place) == ("第八条", "第 3 处，共 7 处")
    for _ in range(9):
        press(whole, Qt.Key.Key_F8)
    assert (current(page), page.bar.place) == ("第十二条", "第 7 处，共 7 处")


def test_the_status_bar_says_that_there_is_no_further_change_until_one_goes_on(whole: Whole, page: ComparePage):
    def says(words: str) -> bool:
        return any(label.text() == words and label.isVisible() for label in whole.window.status.findChildren(QLabel))

    press(whole, Qt.Key.Key_F7)
    assert says("已是第一处改动")
    press(whole, *[Qt.Key.Key_F8] * 6)
    assert current(page) == "第十二条"
    assert not says("已是第一处改动")
    assert not says("已是最后一处改动")
    press(whole, Qt.Key.Key_F8)
    assert says("已是最后一处改动")
    press(whole, Qt.Key.Key_F7)
    assert not says("已是最后一处改动")


def test_the_row_that_is_current_stays_so_when_only_changes_are_shown_again(whole: Whole, page: ComparePage):
    press(whole, Qt.Key.Key_F8, Qt.Key.Key_F8)
    whole.click(page.bar.only)
    assert current(page) == "第八条"
    whole.click(page.bar.only)
    assert (current(page), page.bar.place) == ("第八条", "第 3 处，共 7 处")
    whole.click(page.bar.only)
    page.go_to(next(row.index for row in page.rows if row.name == "第七条"))
    whole.click(page.bar.only)
    assert current(page) == "第七条"
    assert "第七条" in names(page)
    assert "第三条" not in names(page)


def test_the_buttons_beside_the_keys_do_the_same(whole: Whole, page: ComparePage):
    whole.click(page.bar.down)
    assert current(page) == "第六条"
    whole.click(page.bar.up)
    assert current(page) == "第五条"


def test_only_changes_are_shown_until_the_switch_is_turned(whole: Whole, page: ComparePage):
    assert names(page)[0] == "标题至第四条未改动"
    assert "第三条" not in names(page)
    whole.click(page.bar.only)
    assert names(page)[:3] == ["标题", "第一章", "第一条"]
    assert not any(isinstance(one, Fold) for one in page.view.shown)


def test_a_fold_opens_by_a_click_and_by_enter(whole: Whole, page: ComparePage):
    whole.click(page.view.viewport(), point(page, "标题至第四条未改动", across=200, down=10))
    assert names(page)[:4] == ["标题至第四条未改动", "标题", "第一章", "第一条"]
    page.view.setFocus()
    press(whole, Qt.Key.Key_Return)
    assert "第一条" not in names(page)


def test_up_and_down_go_through_rows_and_folds(whole: Whole, page: ComparePage):
    press(whole, Qt.Key.Key_Up)
    assert page.view.accessibleDescription() == "标题至第四条未改动"
    press(whole, Qt.Key.Key_Down)
    assert page.view.accessibleDescription() == "移动，第五条，原第十一条，原第十一条"


def test_the_list_of_changes_leads_to_them_and_follows(whole: Whole, page: ComparePage):
    assert [row.name for row in page.changes.rows] == ["第五条", "第六条", "第八条", "第九条", "第十条", "第十一条", "第十二条"]
    page.changes.setFocus()
    press(whole, Qt.Key.Key_Down)
    assert current(page) == "第六条"
    press(whole, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    press(whole, Qt.Key.Key_F8)
    assert page.changes.currentIndex().row() == 2


def test_a_count_goes_to_the_next_change_of_its_kind(whole: Whole, page: ComparePage):
    chip = next(chip for chip in page.bar.chips() if chip.kind is Kind.DELETED)
    whole.click(chip)
    assert (current(page), page.bar.place) == ("第十条", "第 5 处，共 7 处")


def test_a_count_of_what_is_folded_away_opens_the_fold(whole: Whole, page: ComparePage):
    whole.click(next(chip for chip in page.bar.chips() if chip.kind is Kind.RENUMBERED))
    assert current(page) == "第七条"
    assert page.bar.place == ""


def test_the_map_shows_every_change_and_a_click_goes_there(whole: Whole, page: ComparePage):
    assert [block.row.name for block in page.map.blocks] == [row.name for row in page.changes.rows]
    block = page.map.blocks[-1]
    whole.click(page.map, page.map.block_rect(block).center().toPoint())
    assert current(page) == "第十二条"


def test_both_texts_can_stand_in_one_column(whole: Whole, page: ComparePage):
    QTest.mouseClick(page.bar.modes, Qt.MouseButton.LeftButton, pos=page.bar.modes.part_rect(1).center().toPoint())
    whole.settle()
    assert page.view.mode is Mode.SINGLE
    assert current(page) == "第五条"
    laid = next(laid for laid in page.view.rows if laid.row is not None and laid.row.name == "第六条")
    assert laid.sides[Side.BOTH].lines[0].shown == "申请公共租赁住房，应当可以同时符合下列条件："


def test_both_columns_of_a_row_begin_at_one_height(page: ComparePage):
    for laid in page.view.rows:
        if laid.row is not None and laid.row.left and laid.row.right:
            assert laid.sides[Side.OLD].lines[0].top == laid.sides[Side.NEW].lines[0].top


def test_commas_can_be_left_out_of_account(whole: Whole, page: ComparePage):
    whole.click(page.bar.words)
    assert page.bar.total == "6 处改动"
    assert "第八条" not in [row.name for row in page.changes.rows]
    whole.click(page.bar.words)
    assert page.bar.total == "7 处改动"


def test_words_are_selected_with_the_mouse_and_copied(whole: Whole, page: ComparePage):
    view = page.view.viewport()
    begin, end = point(page, "第六条", across=1), point(page, "第六条", across=17 * 8 + 2)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "申请公共租赁住房"
    menu = page.view.make_menu()
    menu.actions()[1].trigger()
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text().startswith("第五条　租金标准应当适当低于")


def test_a_whole_side_is_copied_with_the_numbers_of_its_clauses(whole: Whole, page: ComparePage):
    whole.click(page.bar.only)
    page.view.setFocus()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point(page, "第五条", Side.OLD, down=44))
    QTest.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    copied = page.view.selected_text().splitlines()
    assert copied[:3] == OLD.splitlines()[:3]
    assert sorted(copied) == sorted(OLD.splitlines())


def test_an_edit_that_weighs_much_says_why(page: ComparePage):
    page.go_to(next(row.index for row in page.rows if row.name == "第六条"))
    at = point(page, "第六条", across=17 * 9 + 8, down=12 + 14)
    assert page.view.told_at(at) == "要求的程度变了：应当→可以"
    assert page.view.told_at(point(page, "第六条", across=8)) == ""


def test_a_small_window_leaves_the_list_out_and_keeps_both_columns(whole: Whole, page: ComparePage):
    assert page.changes.isVisible()
    whole.window.resize(1366, 736)
    whole.settle()
    assert not page.changes.isVisible()
    assert page.map.isVisible()
    press(whole, Qt.Key.Key_F8)
    assert current(page) == "第六条"


def test_two_drafts_that_say_the_same_say_so(whole: Whole, page: ComparePage):
    version = page.texts.sides[1].version_id
    page.texts.pick_version(0, version)
    whole.settle()
    assert page.sentence == "两稿文字相同。"
    assert page.bar.total == "没有改动"
    assert not page.redline.isEnabled()
    assert not page.map.isVisible()


def test_a_recognised_text_must_be_checked(whole: Whole, page: ComparePage):
    old, new = page.texts.sides
    assert not page.banner.isVisible()
    page.enter(Spot("", old, replace(new, recognised=(2, 3))))
    whole.settle()
    assert page.banner.sentence == "“审议稿 v2”第 2、3 页含识别稿，须核对：认错的字会显示为改动，对照原件看。"


def test_one_version_alone_says_what_to_do(whole: Whole):
    whole.go(COMPARE, whole.make("绿道管理办法", "submitted"))
    page = whole.window.page(COMPARE)
    assert page.sentence.startswith("“送审稿 v1”之前没有别的稿子，没有可比的。")
    assert page.heads.old.told.name == "选择原文"


def test_the_page_without_texts_asks_for_both(whole: Whole):
    whole.go(COMPARE)
    page = whole.window.page(COMPARE)
    assert page.sentence == "还没有选要比对的文本。在上面的“选择原文”和“选择新文”里各选一份。"


def test_the_way_back_leads_to_the_same_change(whole: Whole, page: ComparePage):
    press(whole, Qt.Key.Key_F8, Qt.Key.Key_F8)
    spot = page.place()
    assert isinstance(spot, Spot)
    whole.go(DESK)
    whole.window.back()
    whole.settle()
    assert (whole.window.current, current(page)) == (COMPARE, "第八条")


def test_escape_goes_back_to_where_one_came_from(whole: Whole, document: str):
    whole.go(DESK)
    whole.go(COMPARE, document)
    press(whole, Qt.Key.Key_Escape)
    assert whole.window.current == DESK


def test_the_place_among_many_changes_gives_way_where_room_is_short(whole: Whole, page: ComparePage):
    page.bar.show_place(0)
    whole.settle()
    least = page.bar.minimumSizeHint().width()
    page.bar.show_place(188, 199)
    whole.settle()
    assert page.bar.place == "第 188 处，共 199 处"
    assert page.bar.minimumSizeHint().width() <= least + 8
