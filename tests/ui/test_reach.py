"""The keys alone: the ring that shows where Tab is, the way back, and where the focus goes. tests/ui/standard holds every page to names and order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from tests.ui.pages.assembled import Whole, whole, write_draft
from ui.assembly import DESK, DOCUMENT, FILING, INCOMING, INTAKE, REGISTER, REVIEW, SETTINGS
from ui.pages.document.header import TABS
from ui.widgets.header import Tabs

__all__ = ["whole"]

SETTINGS_TABS = 5


class Shown(QObject):
    """Remembers every window that appeared which is neither the main one nor a dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        own = isinstance(watched, QDialog | QMenu | QMainWindow)
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow() and not own:
            self.strays.append(told(watched))
        return False


@pytest.fixture
def shown():
    watching = Shown()
    QApplication.instance().installEventFilter(watching)
    yield watching
    QApplication.instance().removeEventFilter(watching)


def places(whole: Whole) -> Iterator[str]:
    """Show one page after the other, each of its tabs too; the name of what is shown."""
    published = whole.make("绿道管理办法", "published")
    reviewed = whole.make("停车管理办法", "under_review")
    pages: list[tuple[str, object]] = [(name, None) for name in (DESK, REGISTER, REVIEW, FILING, INCOMING)]
    pages += [(REVIEW, reviewed), (FILING, published), (INTAKE, [write_draft(whole.folder, "公园管理办法")])]
    pages += [(DOCUMENT, (published, tab)) for tab in range(len(TABS))]
    for page, place in pages:
        yield show(whole, page, place)
    for tab in range(SETTINGS_TABS):
        whole.go(SETTINGS)
        whole.window.page(SETTINGS).findChild(Tabs).choose(tab)
        yield show(whole, SETTINGS)


def show(whole: Whole, page: str, place: object = None) -> str:
    whole.go(page, place)
    whole.window.activateWindow()
    whole.qtbot.waitUntil(whole.window.isActiveWindow)
    return f"{page} {place or ''}"


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """The widgets in the order of a whole round of Tab."""
    window.navigation.brand.setFocus()
    round_: list[QWidget] = []
    while QApplication.focusWidget() not in round_:
        round_.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), key)
    return round_


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}"


def test_on_every_page_the_widget_with_the_focus_looks_different_and_no_part_flashes_up_as_a_window_of_its_own(whole, shown):
    for place in places(whole):
        assert shown.strays == [], place
        round_ = walk(whole.window)
        for before, widget in pairwise(round_):
            before.setFocus()
            plain = widget.grab().toImage()
            QTest.keyClick(before, Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is widget, place
            assert widget.grab().toImage() != plain, f"{place}: {told(widget)}"
    assert shown.strays == []


def test_back_tab_goes_the_same_way_back(whole):
    show(whole, REGISTER)
    there, back = walk(whole.window), walk(whole.window, Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]


def test_the_list_comes_before_its_detail(whole):
    whole.make("绿道管理办法")
    show(whole, REGISTER)
    page = whole.window.page(REGISTER)
    whole.qtbot.waitUntil(page.preview.open_button.isVisible)
    round_ = walk(whole.window)
    assert round_.index(page.search) < round_.index(page.table) < round_.index(page.preview.open_button)


def test_what_had_the_focus_and_goes_hands_it_to_something_close_by(whole):
    whole.make("绿道管理办法", "published")
    show(whole, DESK)
    button = whole.window.page(DESK).rows[0].button
    walk(whole.window)
    button.setFocus()
    whole.window.choose(SETTINGS)
    whole.settle()
    assert whole.window.page(SETTINGS).isAncestorOf(QApplication.focusWidget())
