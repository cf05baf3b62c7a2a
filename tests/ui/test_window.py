from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit

from ui import actions
from ui.actions import Scope
from ui.icons import Icon
from ui.ops import Ops
from ui.widgets.layout import column
from ui.widgets.page import Page
from ui.window import FOOT, Count, PageEntry, Window


class Sheet(Page):
    """A page that remembers what the window asks of it."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words
        self.entered: list[object] = []
        self.standing: object = None
        self.layers = 0
        self.kinds: list[frozenset[str]] = []
        self.field = QLineEdit()
        self.setLayout(column(self.field))

    def enter(self, place: object = None) -> None:
        self.entered.append(place)
        self.standing = place

    def place(self) -> object:
        return self.standing

    def step_back(self) -> bool:
        self.layers -= 1
        return self.layers >= 0

    def focus_search(self) -> None:
        self.field.setFocus()

    def refresh(self, kinds: frozenset[str]) -> None:
        self.kinds.append(kinds)

    def hints(self) -> list[str]:
        return [self.words]


class Bench(Sheet):
    rail_below = 1600
    merges_status_bar = True


@pytest.fixture
def window(qtbot):
    made = Window("云州区司法局")
    qtbot.addWidget(made)
    made.add_page("today", Sheet("待办按剩余工作日排序"), PageEntry("today", "工作台", Icon.TODAY, 1))
    made.add_page("register", Sheet(), PageEntry("register", "文件台账", Icon.REGISTER, 2))
    made.add_page("bench", Bench(), PageEntry("bench", "合法性审核", Icon.REVIEW, 2))
    made.add_page("document", Sheet())
    made.add_page("settings", Sheet(), PageEntry("settings", "设置", Icon.SETTINGS, FOOT))
    made.resize(1440, 868)
    made.choose("today")
    made.show()
    qtbot.waitExposed(made)
    return made


def test_only_pages_that_exist_stand_in_the_navigation(window):
    assert list(window.navigation.items) == ["today", "register", "bench", "settings"]


def test_settings_stand_at_the_foot(window):
    items = window.navigation.items
    assert items["settings"].y() > items["bench"].y() + 200


def test_a_click_in_the_navigation_shows_the_page(window, qtbot):
    qtbot.mouseClick(window.navigation.items["register"], Qt.MouseButton.LeftButton)
    assert window.current == "register"
    assert window.navigation.items["register"].isChecked()
    assert not window.navigation.items["today"].isChecked()


def test_escape_comes_back_to_the_place_one_left(window, qtbot):
    window.go("register", "第40行")
    window.go("document", "某办法")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current == "register"
    assert window.page("register").entered == ["第40行", "第40行"]


def test_escape_closes_what_the_page_has_open_first(window, qtbot):
    window.go("register")
    window.page("register").layers = 1
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current == "register"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current == "today"


def test_escape_on_the_first_page_stays(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current == "today"


def test_choosing_from_the_navigation_forgets_the_way_back(window, qtbot):
    window.go("register")
    window.choose("settings")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.current == "settings"


def test_a_page_outside_the_navigation_marks_where_it_was_opened_from(window):
    window.go("register")
    window.go("document")
    assert window.navigation.items["register"].isChecked()


def test_a_page_can_send_the_window_on(window):
    window.page("today").asked.emit("document", "某办法")
    assert window.current == "document"
    assert window.page("document").entered == ["某办法"]


def test_a_page_can_offer_to_undo_what_it_did(window, qtbot):
    done = []
    window.on("undo", lambda: done.append("undo"))
    window.page("today").undoable.emit("已列入“规范性文件设定罚款”。")
    qtbot.mouseClick(window.toasts.shown[0].findChild(object, "undo"), Qt.MouseButton.LeftButton)
    assert done == ["undo"]


def test_the_window_knows_where_the_way_back_leads(window):
    assert window.came_from == ""
    window.go("register")
    assert window.came_from == "today"


@pytest.mark.parametrize(("width", "is_rail"), [(1440, False), (1400, False), (1399, True), (1366, True)])
def test_the_navigation_is_a_rail_below_1400(window, width, is_rail):
    window.resize(width, 768)
    assert window.navigation.is_rail is is_rail
    assert window.navigation.width() == (52 if is_rail else 204)


@pytest.mark.parametrize(("width", "is_rail"), [(1599, True), (1600, False)])
def test_the_workbench_has_the_rail_below_1600(window, width, is_rail):
    window.choose("bench")
    window.resize(width, 868)
    assert window.navigation.is_rail is is_rail


def test_ctrl_b_pins_the_navigation_open_and_lets_it_go(window, qtbot):
    window.resize(1366, 768)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not window.navigation.is_rail
    assert window.is_navigation_pinned
    window.choose("bench")
    assert not window.navigation.is_rail
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.navigation.is_rail


def test_the_status_bar_gives_way_to_the_foot_of_the_workbench_on_small_windows(window):
    window.choose("bench")
    window.resize(1366, 768)
    assert not window.status.isVisible()
    window.choose("today")
    assert window.status.isVisible()


def test_the_whole_window_fits_a_screen_of_1366_by_768(window):
    assert window.minimumWidth() <= 1366
    assert window.minimumHeight() <= 768 - 32
    assert window.minimumSizeHint().width() <= 1366


def test_counts_are_read_aloud_and_overdue_ones_named(window):
    window.set_counts({"today": Count(8, True), "register": Count(612)})
    items = window.navigation.items
    assert items["today"].accessibleName() == "工作台，8 件，有逾期"
    assert items["register"].accessibleName() == "文件台账，612 件"


def test_the_rail_names_its_icons_in_tooltips(window):
    window.set_counts({"today": Count(8, True)})
    window.resize(1366, 768)
    assert window.navigation.items["today"].toolTip() == "工作台，8 件，有逾期"


def test_ctrl_f_puts_the_cursor_into_the_search_of_the_page(window, qtbot):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.focusWidget() is window.page("today").field)


@pytest.mark.parametrize("by", ["key", "click"])
def test_the_search_can_be_asked_for(window, qtbot, by):
    with qtbot.waitSignal(window.asked) as told:
        if by == "key":
            qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.mouseClick(window.navigation.search, Qt.MouseButton.LeftButton)
    assert told.args == ["search"]


def test_an_action_works_once_somebody_has_bound_it(window, qtbot):
    done = []
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.on("undo", lambda: done.append("undo"))
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["undo"]


def test_the_menu_holds_every_action_of_the_window_and_greys_the_unbound(window):
    window.on("undo", lambda: None)
    entries = {entry.text(): entry for entry in window.make_menu().actions()}
    assert set(entries) == {entry.text for entry in actions.in_scope(Scope.WINDOW)}
    assert entries["撤销"].isEnabled()
    assert not entries["打印"].isEnabled()


def test_alt_alone_opens_the_menu(window, qtbot):
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    from PySide6.QtWidgets import QApplication, QMenu

    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    QApplication.activePopupWidget().close()


def _files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _enter(window, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(400, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setAccepted(False)
    window.dragEnterEvent(event)
    return event.isAccepted()


def test_dragged_files_show_what_will_happen(window, tmp_path):
    assert _enter(window, _files(tmp_path / "停车办法.docx"))
    assert window._overlay.isVisible()
    assert window._overlay.line == "松开后读取《停车办法》，核对后再入库"


def test_dropped_files_are_handed_over_and_the_border_goes(window, tmp_path, qtbot):
    data = _files(tmp_path / "a.docx", tmp_path / "b.pdf")
    _enter(window, data)
    drop = QDropEvent(QPointF(400, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.files_dropped) as told:
        window.dropEvent(drop)
    assert told.args[0] == [tmp_path / "a.docx", tmp_path / "b.pdf"]
    assert not window._overlay.isVisible()


def test_words_dragged_over_the_window_are_not_taken(window):
    data = QMimeData()
    data.setText("第八条")
    assert not _enter(window, data)
    assert not window._overlay.isVisible()


class Desk:
    def last_changes(self) -> frozenset[str]:
        return frozenset({"documents"})

    def close(self) -> None:
        pass


@pytest.fixture
def ops(qtbot):
    made = Ops(Desk)
    yield made
    made.close()


def test_every_page_hears_of_a_change(window, ops, qtbot):
    window.watch(ops)
    with qtbot.waitSignal(ops.changed):
        ops.act(lambda _desk: None)
    assert window.page("document").kinds == [frozenset({"documents"})]


def test_a_refusal_is_shown_as_a_toast(window, ops, qtbot):
    from app.errors import Refused

    def refuse(_desk):
        raise Refused("文号已用过。")

    window.watch(ops)
    with qtbot.waitSignal(ops.refused):
        ops.act(refuse)
    assert [toast.text for toast in window.toasts.shown] == ["文号已用过。"]


def test_long_work_shows_its_progress_and_can_be_cancelled(window, ops, qtbot):
    import threading

    window.watch(ops)
    gate = threading.Event()

    def read():
        for number in range(1, 100):
            yield number, 100, "正在读取"
            if number == 1:
                gate.wait(5)

    job = ops.run(read, title="读取")
    qtbot.waitUntil(window.status.progress.isVisible)
    qtbot.mouseClick(window.status.progress.cancel, Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(lambda: ops.is_idle)
    assert job.is_cancelled
    assert not window.status.progress.isVisible()


def test_the_busy_sign_waits_before_it_comes(window, ops, qtbot):
    import threading

    window.watch(ops)
    gate = threading.Event()
    ops.run(lambda: gate.wait(5))
    assert not window.status.busy.isVisible()
    qtbot.waitUntil(window.status.busy.isVisible)
    gate.set()
    qtbot.waitUntil(lambda: not window.status.busy.isVisible())


def test_no_two_actions_of_a_scope_share_a_key():
    for scope in Scope:
        keys = [key for entry in actions.in_scope(scope) for key in entry.keys]
        assert len(keys) == len(set(keys)), scope


def test_keys_are_printed_as_on_the_buttons():
    assert actions.action("import").hint == "Ctrl O"
    assert actions.action("review.opinion").hint == "Ctrl Enter"
    assert actions.action("back").hint == "Esc"


def test_a_letter_key_works_on_the_page_and_is_text_in_a_field(window, qtbot):
    page, done = window.page("today"), []
    actions.bind(page, "review.list", lambda: done.append("A"))
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.activateWindow()
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_A)
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_A)
    assert done == ["A"]
    assert page.field.text() == "a"


def test_what_holds_everywhere_stands_over_every_page_until_it_is_taken_away(window, qtbot):
    done = []
    window.hold("数据由李强在另一台电脑上打开，这里只能看。", "重新打开", lambda: done.append(True))
    window.choose("settings")
    assert window.banner.isVisible()
    qtbot.mouseClick(window.banner.verb, Qt.MouseButton.LeftButton)
    assert done == [True]
    window.hold("")
    assert not window.banner.isVisible()


def test_a_page_that_turns_to_another_part_has_the_window_follow(window):
    bench = window.page("bench")
    window.choose("bench")
    window.resize(1366, 768)
    assert not window.status.isVisible()
    bench.merges_status_bar = False
    bench.turned.emit()
    assert window.status.isVisible()
