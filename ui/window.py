"""The shell: navigation, page stack with a way back, status bar, drop anywhere, toasts. No business.

Minimum size 1280×700, so that a screen of 1366×768 holds the window with its title bar.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from ui import actions, icons
from ui.actions import Place, Scope
from ui.ops import Ops
from ui.theme import theme
from ui.widgets.altkey import AltAlone
from ui.widgets.banner import Banner, Level
from ui.widgets.drop import DropOverlay, dropped_paths
from ui.widgets.layout import column, row
from ui.widgets.navigation import FOOT, Count, Navigation, PageEntry
from ui.widgets.page import Page
from ui.widgets.pagestack import PageStack
from ui.widgets.sidepanel import SidePanel
from ui.widgets.statusbar import Hint, StatusBar
from ui.widgets.tabwalk import TabWalk
from ui.widgets.toast import UNDO, Toast, Toasts, foot_room

__all__ = ["FOOT", "Count", "PageEntry", "Window"]

SMALL_BELOW = 1400
"""Window width in px below which pages with a foot bar of their own do without the status bar."""


def _say_drop(paths: list[Path]) -> str:
    if len(paths) == 1:
        return f"松开后读取《{paths[0].stem}》，核对后再入库"
    return f"松开后读取这 {len(paths)} 个文件，核对后再入库"


class Window(QMainWindow):
    """The main window.

    Signals: ``files_dropped(list[Path])``; ``asked(action_id)`` for actions of the window nobody has bound with :meth:`on`; ``closing()``; ``menu_opened()``
    when the menu is about to be shown.
    ``drop_line`` may be replaced by a function that tells what dropping the given paths will do.
    """

    files_dropped = Signal(list)
    asked = Signal(str)
    shown = Signal(str)
    closing = Signal()
    menu_opened = Signal()

    def __init__(self, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_line: Callable[[list[Path]], str] = _say_drop
        self._entries: list[PageEntry] = []
        self._open_override: bool | None = None
        self._slots: dict[str, Callable[[], object]] = {}
        self._banner_slot: Callable[[], object] | None = None
        self.navigation = Navigation()
        self.stack = PageStack()
        self.status = StatusBar()
        self.banner = Banner()
        self._build()
        self.set_unit(unit)
        self._tabs = TabWalk(self)
        AltAlone(self).released.connect(self.open_menu)
        self.toasts = Toasts(self.centralWidget(), self._toast_foot, lambda: self.navigation.width() + 12)
        self.navigation.installEventFilter(self.toasts)
        self._overlay = DropOverlay(self.centralWidget())
        self._actions = self._make_actions()
        theme().changed.connect(self._restyle)

    def _build(self) -> None:
        central = QWidget()
        self.setCentralWidget(central)
        self.banner.setObjectName("window-banner")
        pages = column(self.banner, self.stack)
        pages.setStretchFactor(self.stack, 1)
        upper = row(self.navigation, pages, gap=0)
        upper.setStretchFactor(pages, 1)
        whole = column(upper, self.status)
        whole.setStretchFactor(upper, 1)
        central.setLayout(whole)
        self.setMinimumSize(1280, 700)
        self.setAcceptDrops(True)
        self.banner.clicked.connect(lambda: self._banner_slot() if self._banner_slot is not None else None)
        self.stack.turned.connect(self._on_turned)
        self.stack.shown.connect(self._on_shown)
        self.navigation.chosen.connect(self.choose)
        self.navigation.search_asked.connect(lambda: self.trigger("search"))
        self.navigation.menu_asked.connect(self.open_menu)
        self._restyle()

    # --- pages

    def add_page(self, page_id: str, page: Page, entry: PageEntry | None = None) -> None:
        """Put ``page`` into the stack; with an ``entry`` it stands in the navigation too."""
        self.stack.add(page_id, page)
        self._hear(page_id, page)
        self._list(entry)

    def promise_page(self, page_id: str, make: Callable[[], Page], entry: PageEntry | None = None) -> None:
        """Like :meth:`add_page` with a page that ``make`` builds when it is first asked for."""

        def made() -> Page:
            page = make()
            self._hear(page_id, page)
            return page

        self.stack.promise(page_id, made)
        self._list(entry)

    def _hear(self, page_id: str, page: Page) -> None:
        page.told.connect(self.say)
        page.undoable.connect(lambda text: self.say(text, lambda: self.trigger("undo")))
        page.hinted.connect(lambda hints: self.status.set_hints(hints) if self.current == page_id else None)
        page.turned.connect(self._fit)
        page.turned.connect(self.toasts.arrange)

    def _list(self, entry: PageEntry | None) -> None:
        if entry is not None:
            self._entries.append(entry)
            self.navigation.set_pages(self._entries)

    def page(self, page_id: str) -> Page:
        """The page called so, built now when it is not yet. Raises KeyError."""
        return self.stack.page(page_id)

    @property
    def entries(self) -> tuple[PageEntry, ...]:
        """The pages that stand in the navigation."""
        return tuple(self._entries)

    @property
    def current(self) -> str:
        """The id of the page that is shown; empty before the first."""
        return self.stack.current

    @property
    def came_from(self) -> str:
        """The id of the page that the way back leads to; empty when there is none."""
        return self.stack.came_from

    def choose(self, page_id: str) -> None:
        """Show a page from the navigation: the way back begins anew."""
        self.stack.choose(page_id)

    def go(self, page_id: str, place: object = None) -> None:
        """Show a page at a place; Esc comes back to where one was."""
        self.stack.go(page_id, place)

    def back(self) -> None:
        """Esc: one level back, inside the page first."""
        self.stack.back()

    def _escape(self) -> None:
        panels = [panel for panel in self.findChildren(SidePanel) if panel.isVisible()]
        if panels:
            panels[-1].shut()
        else:
            self.back()

    def _on_turned(self) -> None:
        page, named = self.stack.current_page, [entry.id for entry in self._entries]
        home = page.home if page is not None else ""
        self.navigation.set_current(home if home in named and self.current not in named else self.stack.origin(named))
        self._fit()

    def _on_shown(self, page_id: str) -> None:
        self.status.set_hints(self.stack.page(page_id).hints())
        self.shown.emit(page_id)

    # --- what is said

    def say(self, text: str, undo: Callable[[], object] | None = None, verb: str = UNDO) -> Toast:
        """A toast, with 撤销 (or another ``verb``) when ``undo`` is given."""
        return self.toasts.show(text, undo, verb=verb)

    def refuse(self, text: str) -> Toast:
        """A toast for something that could not be done."""
        return self.toasts.show(text, alarm=True)

    def hold(self, sentence: str, verb: str = "", do: Callable[[], object] | None = None, level: Level = Level.WARN) -> None:
        """A banner over every page (只读打开, 有未看的差错记录): ``do`` is called by its ``verb``; an empty sentence takes it away."""
        self._banner_slot = do
        self.banner.say(sentence, verb, level)

    def set_unit(self, unit: str) -> None:
        """The unit's name in the brand block and the title."""
        self.navigation.brand.set_unit(unit)
        self.setWindowTitle(f"规衡 — {unit}" if unit else "规衡")

    def set_counts(self, counts: dict[str, Count]) -> None:
        """Numbers beside the pages."""
        self.navigation.set_counts(counts)

    def set_hints(self, hints: list[Hint]) -> None:
        """The left of the status bar."""
        self.status.set_hints(hints)

    def watch(self, ops: Ops) -> None:
        """Show the work, refusals and changes of ``ops``."""
        self.status.watch(ops)
        ops.refused.connect(self.refuse)
        ops.broke.connect(self.refuse)
        ops.changed.connect(self._refresh_pages)
        ops.busy.connect(self.toasts.follow)

    def _refresh_pages(self, kinds: frozenset[str]) -> None:
        for page in self.stack.pages:
            page.refresh(kinds)

    # --- actions

    def on(self, action_id: str, slot: Callable[[], object]) -> None:
        """Call ``slot`` for an action of the window; it is greyed in the menu until then."""
        self._slots[action_id] = slot
        self._actions[action_id].setEnabled(True)

    def rename(self, action_id: str, text: str, tip: str) -> None:
        """Say in the menu what an action would do now (撤销《…》的“送审”); ``tip`` says it whole."""
        self._actions[action_id].setText(text)
        self._actions[action_id].setToolTip(tip)

    def open_menu(self) -> None:
        """The menu under the brand block (Alt)."""
        menu = self.make_menu()
        self.menu_opened.emit()
        menu.popup(self.navigation.brand.mapToGlobal(QPoint(0, self.navigation.brand.height() + 2)))

    def make_menu(self) -> QMenu:
        """Every action of the window that stands in the menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for entry in actions.in_scope(Scope.WINDOW):
            if Place.MENU in entry.places:
                item = self._actions[entry.id]
                item.setIcon(icons.icon(entry.icon, theme().color("text2")))
                menu.addAction(item)
        return menu

    def _make_actions(self) -> dict[str, QAction]:
        own = {"navigation": self.toggle_navigation, "back": self._escape, "find": self._find, "search": self._search, "quit": self.close}
        made = {}
        for entry in actions.in_scope(Scope.WINDOW):
            made[entry.id] = actions.bind(self, entry.id, lambda name=entry.id: self.trigger(name), everywhere=True)
            made[entry.id].setEnabled(entry.id in own)
        self._slots.update(own)
        return made

    def why_not(self, action_id: str) -> str:
        """Why an action of the window cannot be done now; empty when it can."""
        if action_id == "print" and not callable(getattr(self.stack.current_page, "print_page", None)):
            return "这一页没有可以打印的内容"
        return "" if self._actions[action_id].isEnabled() else "现在不能用"

    def trigger(self, name: str) -> None:
        """Do an action of the window, as by its key."""
        slot = self._slots.get(name)
        if slot is None:
            self.asked.emit(name)
        else:
            slot()

    def _find(self) -> None:
        page = self.stack.current_page
        if page is not None:
            page.focus_search()

    def _search(self) -> None:
        self.asked.emit("search")

    # --- room

    def toggle_navigation(self) -> None:
        """Ctrl+B: unfold the rail and keep it so, or fold."""
        wanted = self.navigation.is_rail
        self._open_override = None if wanted == self._opens_by_itself() else wanted
        self._fit()

    @property
    def is_navigation_pinned(self) -> bool:
        """Whether the clerk holds the navigation open where it would be the rail."""
        return self._open_override is True

    def pin_navigation(self) -> None:
        """Hold the navigation open."""
        self._open_override = True
        self._fit()

    def _opens_by_itself(self) -> bool:
        page = self.stack.current_page
        return self.width() >= (page.rail_below if page is not None else SMALL_BELOW)

    def _fit(self) -> None:
        is_open = self._opens_by_itself() if self._open_override is None else self._open_override
        self.navigation.set_rail(not is_open)
        page = self.stack.current_page
        self.status.setVisible(page is None or not page.merges_status_bar or self.width() >= SMALL_BELOW)

    def _toast_foot(self) -> int:
        page = self.stack.current_page
        own = foot_room(page) if page is not None else 0
        return own + (self.status.height() if self.status.isVisible() else 0)

    def _restyle(self) -> None:
        self.setWindowIcon(icons.mark_icon(theme().color("accentFill"), theme().color("onAccent")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # --- drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._overlay.appear(self.drop_line(paths))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._overlay.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._overlay.hide()
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    # --- Tab

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from the navigation through the page as it is read."""
        return self._tabs.step(forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
