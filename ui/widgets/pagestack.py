"""The pages of the window one over the other, and the way back through them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.page import Page


class PageStack(QStackedWidget):
    """Pages by id, each there from the start or built when it is first asked for; one is shown.

    ``turned(page_id)`` before the shown page is entered, ``shown(page_id)`` after.
    """

    turned = Signal(str)
    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self._pages: dict[str, Page] = {}
        self._makers: dict[str, Callable[[], Page]] = {}
        self._current = ""
        self._way: list[tuple[str, object]] = []

    @property
    def current(self) -> str:
        """The id of the page that is shown; empty before the first."""
        return self._current

    @property
    def current_page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._current)

    @property
    def came_from(self) -> str:
        """The id of the page that the way back leads to; empty when there is none."""
        return self._way[-1][0] if self._way else ""

    @property
    def pages(self) -> list[Page]:
        """Every page that is built: one that is not has nothing to refresh and reads the store when it is shown."""
        return list(self._pages.values())

    @property
    def unbuilt(self) -> list[str]:
        """The id of every page that nobody has asked for yet."""
        return list(self._makers)

    @property
    def ids(self) -> list[str]:
        """The id of every page, in the order they were added."""
        return list(self._ids)

    def page(self, page_id: str) -> Page:
        """The page called so, built now when it is not yet. Raises KeyError."""
        make = self._makers.pop(page_id, None)
        if make is not None:
            self._put(page_id, make())
        return self._pages[page_id]

    def add(self, page_id: str, page: Page) -> None:
        """Put a page into the stack; its ``asked`` is obeyed."""
        self._ids.append(page_id)
        self._put(page_id, page)

    def promise(self, page_id: str, make: Callable[[], Page]) -> None:
        """Have a page in the stack that ``make`` builds when it is first asked for."""
        self._ids.append(page_id)
        self._makers[page_id] = make

    def _put(self, page_id: str, page: Page) -> None:
        self._pages[page_id] = page
        self.addWidget(page)
        page.asked.connect(self.go)

    def choose(self, page_id: str) -> None:
        """Show a page from the navigation: the way back begins anew."""
        self._way.clear()
        self._show(page_id, None)

    def go(self, page_id: str, place: object = None) -> None:
        """Show a page at a place; :meth:`back` comes back to where one was."""
        if self._current:
            self._way.append((self._current, self._pages[self._current].place()))
        self._show(page_id, place)

    def back(self) -> None:
        """One level back, inside the page first."""
        if self._current and self._pages[self._current].step_back():
            return
        if self._way:
            self._show(*self._way.pop())

    def origin(self, named: Collection[str]) -> str:
        """The one of ``named`` that is shown, or that the shown page was opened from; empty when there is none."""
        for candidate in (self._current, *(name for name, _ in reversed(self._way))):
            if candidate in named:
                return candidate
        return ""

    def _show(self, page_id: str, place: object) -> None:
        page = self.page(page_id)
        if self._current and self._current != page_id:
            self._pages[self._current].leave()
        self._current = page_id
        self.setCurrentWidget(page)
        self.turned.emit(page_id)
        page.enter(place)
        self.shown.emit(page_id)
