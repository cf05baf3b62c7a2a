"""The navigation at the left: brand, search entry, pages with counts; 204 px wide, or a rail of 52 px with tooltips and red dots."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.layout import Pane, clear
from ui.widgets.navitems import FOOT, Brand, Count, NavItem, PageEntry, SearchEntry

__all__ = ["FOOT", "Count", "Navigation", "PageEntry"]


class Navigation(Pane):
    """Brand, search and pages. ``chosen(page_id)``, ``search_asked()`` and ``menu_asked()`` are emitted."""

    chosen = Signal(str)
    search_asked = Signal()
    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", "right", parent)
        self.brand = Brand()
        self.search = SearchEntry()
        self._items: dict[str, NavItem] = {}
        self._rail = False
        self._pages = QVBoxLayout()
        self._pages.setSpacing(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.brand)
        self._column.addSpacing(12)
        self._column.addWidget(self.search)
        self._column.addSpacing(12)
        self._column.addLayout(self._pages, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.brand.clicked.connect(self.menu_asked)
        self.search.clicked.connect(self.search_asked)
        self.restyle()
        theme().changed.connect(self.restyle)

    @property
    def is_rail(self) -> bool:
        """Whether only icons are shown."""
        return self._rail

    @property
    def items(self) -> dict[str, NavItem]:
        """The shown pages by id."""
        return dict(self._items)

    def set_pages(self, entries: list[PageEntry]) -> None:
        """Show exactly these pages in this order."""
        clear(self._pages)
        self._items = {}
        group: int | None = None
        for entry in entries:
            if entry.group == FOOT and group != FOOT:
                self._pages.addStretch(1)
            elif group is not None and entry.group != group:
                self._pages.addSpacing(10)
            group = entry.group
            self._pages.addWidget(self._make_item(entry))
        if group != FOOT:
            self._pages.addStretch(1)
        self.restyle()

    def set_current(self, page_id: str) -> None:
        """Mark the page that is shown."""
        for name, item in self._items.items():
            item.setChecked(name == page_id)

    def set_counts(self, counts: dict[str, Count]) -> None:
        """Numbers beside the pages; a page left out shows none."""
        for name, item in self._items.items():
            item.set_count(counts.get(name))

    def set_rail(self, rail: bool) -> None:
        """Fold to icons, or unfold."""
        if rail != self._rail:
            self._rail = rail
            self.restyle()

    def restyle(self) -> None:
        self.setFixedWidth(theme().size("navRail") if self._rail else theme().size("navWidth"))
        self._column.setContentsMargins(8, 10, 7, 10)
        for part in (self.brand, self.search, *self._items.values()):
            part.set_rail(self._rail)
            part.setFixedHeight(part.sizeHint().height())

    def _make_item(self, entry: PageEntry) -> NavItem:
        item = NavItem(entry)
        item.clicked.connect(lambda _checked=False: self.chosen.emit(entry.id))
        self._items[entry.id] = item
        return item
