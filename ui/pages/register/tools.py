"""The bar of tools over the register: parts and saved views, filters in force as chips, 筛选, 存为视图, the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.lifecycle.answering import Choice
from app.lifecycle.asking import Facet, Filter, Part, Question, word_of
from app.lifecycle.views import View
from ui.icons import Icon
from ui.pages.register.order import OrderButton
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.chip import FilterChip, MenuChip
from ui.widgets.layout import STRETCH, Divider, Pane, clear, column, row
from ui.widgets.segments import Segments

PARTS = ("全部", "在办与有效", "即将届满", "废止失效")
_VIEWS_SHOWN = 3
"""So many saved views keep their place beside the parts when filters come."""
_GAP = 8
_MOST_WORDS = 2
"""How many values of one filter its chip names before it counts them."""

Choices = dict[Facet, tuple[Choice, ...]]


class Tools(Pane):
    """``asked(Question)`` when a part, view or filter is chosen; ``sort_asked(column id)``; ``keep_asked()`` to keep the question as a view, ``rename_asked(View)``
    and ``remove_asked(View)`` for one that is kept; ``text_dropped()`` when the chip of the search is taken away.
    """

    asked = Signal(object)
    sort_asked = Signal(str)
    keep_asked = Signal()
    rename_asked = Signal(object)
    remove_asked = Signal(object)
    text_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self._question = Question()
        self._views: tuple[View, ...] = ()
        self._shown = 0
        self.choices: Choices = {}
        self.segments = Segments(PARTS)
        self._divider = Divider()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self.add = MenuChip("筛选", self._fill)
        self.keep = Button("存为视图", kind="link", height=28)
        self.keep.hide()
        self.more = MenuChip("视图", self._fill_views, Icon.PIN)
        self.more.hide()
        self.order = OrderButton()
        self._filters = QWidget()
        self._filters.setLayout(row(self._divider, self._chips, self.add, gap=8))
        self._first = row(self.segments, self._filters, STRETCH, self.more, self.keep, self.order, gap=_GAP, margins=(16, 0, 16, 0))
        self._second = row(gap=_GAP, margins=(16, 0, 16, 0))
        self._lines = column(self._first, self._second)
        self.setLayout(self._lines)
        self._is_double = False
        self.segments.chosen.connect(self._choose)
        self.order.chosen.connect(self.sort_asked)
        self.keep.clicked.connect(self.keep_asked)
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many views beside the parts as there is room for; filters that leave no room for three stand in a line of their own."""
        shown = [part for part in (self.more, self.keep, self.order) if not part.isHidden()]
        room = self.width() - 32 - sum(part.sizeHint().width() + _GAP for part in shown)
        chips = [self._chips.itemAt(place).widget() for place in range(self._chips.count())]
        filters = sum(part.sizeHint().width() + _GAP for part in (*chips, self.add)) + 1 + _GAP
        least = min(_VIEWS_SHOWN, len(self._views))
        self._set_double(is_double=bool(chips) and self._width_with(least) > room - filters)
        left = room if self._is_double else room - filters
        self._shown = next((count for count in range(len(self._views), -1, -1) if self._width_with(count) <= left), 0)
        words = [*PARTS, *(view.name for view in self._views[: self._shown])]
        if words != self.segments.labels:
            self.segments.set_labels(words)
        self._show_part()

    def _width_with(self, views: int) -> int:
        return self.segments.width_of([*PARTS, *(view.name for view in self._views[:views])])

    def _set_double(self, *, is_double: bool) -> None:
        if is_double is not self._is_double:
            self._is_double = is_double
            if is_double:
                self._second.addWidget(self._filters)
                self._second.addStretch(1)
            else:
                while self._second.takeAt(0) is not None:
                    pass
                self._first.insertWidget(1, self._filters)
            self._divider.setVisible(not is_double)
        high = theme().size("toolbar")
        air = (high - theme().px(28)) // 2 if is_double else 0
        self._lines.setContentsMargins(0, air, 0, air)
        self._lines.setSpacing(2 * air)
        self.setFixedHeight(high * (2 if is_double else 1))

    def set_views(self, views: Sequence[View]) -> None:
        """The views that are kept."""
        self._views = tuple(views)
        self.more.setVisible(bool(self._views))
        self._show_keep()
        self._fit()

    def show_question(self, question: Question) -> None:
        """What is asked now."""
        self._question = question
        clear(self._chips)
        if question.picked is not None:
            self._chip(question.picked.label, partial(self._ask, picked=None))
        if question.text:
            self._chip(f"含“{question.text}”", self.text_dropped.emit)
        for entry in question.filters:
            chip = self._chip(_said(entry), partial(self.set_filter, entry.facet, ()))
            chip.clicked.connect(partial(self._open_values, entry.facet, chip))
        self.order.show_order(question.sort, descending=question.descending)
        self._show_keep()
        self._fit()

    def set_filter(self, facet: Facet, values: tuple[str, ...]) -> None:
        """Filter by these values of ``facet``; by none: not at all."""
        others = tuple(entry for entry in self._question.filters if entry.facet is not facet)
        self._ask(filters=(*others, Filter(facet, values)) if values else others)

    def _ask(self, **changes: object) -> None:
        self.asked.emit(replace(self._question, **changes))  # type: ignore[arg-type]

    def _chip(self, words: str, drop) -> FilterChip:  # noqa: ANN001
        chip = FilterChip(words)
        chip.removed.connect(drop)
        self._chips.addWidget(chip)
        return chip

    # --- parts and views

    def _choose(self, index: int) -> None:
        if index < len(PARTS):
            self._ask(part=Part(index))
        else:
            self.asked.emit(self._views[index - len(PARTS)].question)

    def _shown_view(self) -> View | None:
        bare = replace(self._question, picked=None)
        return next((view for view in self._views if view.question == bare), None)

    def _show_part(self) -> None:
        view = self._shown_view()
        place = self._views.index(view) if view in self._views else len(self._views)
        self.more.set_text(f"视图：{view.name}" if view is not None and place >= self._shown else "视图")
        wanted = len(PARTS) + place if place < self._shown else int(self._question.part)
        if self.segments.current != wanted:
            self.segments.blockSignals(True)
            self.segments.choose(wanted)
            self.segments.blockSignals(False)

    def _show_keep(self) -> None:
        self.keep.setVisible(self._question.narrows and self._question.picked is None and self._shown_view() is None)

    def _fill_views(self, menu: QMenu) -> None:
        for view in self._views:
            sub = menu.addMenu(view.name)
            sub.addAction("打开").triggered.connect(lambda _on=False, kept=view: self.asked.emit(kept.question))
            sub.addAction("改名").triggered.connect(lambda _on=False, kept=view: self.rename_asked.emit(kept))
            sub.addAction("删除").triggered.connect(lambda _on=False, kept=view: self.remove_asked.emit(kept))

    # --- filters

    def _fill(self, menu: QMenu) -> None:
        for facet in Facet:
            self._fill_values(menu.addMenu(facet.value), facet)

    def _open_values(self, facet: Facet, chip: FilterChip) -> None:
        menu = QMenu(self)
        self._fill_values(menu, facet)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _fill_values(self, menu: QMenu, facet: Facet) -> None:
        chosen = self._question.values_of(facet)
        offered = self.choices.get(facet, ())
        menu.setEnabled(bool(offered))
        for number, choice in enumerate(offered):
            if number and choice.count is not None and offered[number - 1].count is None:
                menu.addSeparator()
            entry = menu.addAction(choice.words if choice.count is None else f"{choice.words}（{choice.count}）")
            entry.setCheckable(True)
            entry.setChecked(choice.value in chosen)
            rest = tuple(value for value in chosen if value != choice.value)
            wanted = rest if choice.value in chosen else (*chosen, choice.value)
            entry.triggered.connect(lambda _on=False, values=wanted: self.set_filter(facet, values))


def _said(entry: Filter) -> str:
    words = [word_of(entry.facet, value) for value in entry.values]
    return f"{entry.facet}：{'、'.join(words)}" if len(words) <= _MOST_WORDS else f"{entry.facet}：{words[0]}等 {len(words)} 项"
