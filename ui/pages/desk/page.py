"""工作台: what is due, grouped by how much is left; what lapses soon; the year so far; what came in last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.lifecycle.desk import Desk, DeskItem, Figure, Group, desk
from app.office import Office
from db.records import Document
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.desk.due_row import DueRow
from ui.pages.desk.expiry import ExpiryAxis
from ui.pages.desk.figures import Figures
from ui.pages.desk.first_run import FirstRun
from ui.pages.lines import Line
from ui.pages.naming import days_tone, named
from ui.pages.places import Picked, Segment
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.header import PageHeader, SectionHeader
from ui.widgets.layout import STRETCH, Framed, Pane, Scroll, clear, column, row
from ui.widgets.page import Page
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

SHOWN = 30
"""Rows of a group that are shown; the register shows the rest."""

_HINT_AROUND = 40
"""Room in px above the rows, between them and the hint, and below it."""

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Start:
    """What the page asks the office for. ``is_new`` while neither documents nor the unit's name were entered."""

    desk: Desk
    is_new: bool


def start(office: Office) -> Start:
    """The desk of today, and whether this is the first run."""
    named_unit = office.store.settings.find("names.legal_office") or office.store.settings.find("names.government")
    return Start(desk(office), not office.store.documents.counts() and not (named_unit and named_unit.value))


class DeskPage(Page):
    """The start page. ``import_asked()`` and ``new_asked()`` by its buttons."""

    import_asked = Signal()
    new_asked = Signal()

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._is_stale = True
        self._desk: Desk | None = None
        self._hint: QWidget | None = None
        import_button = Button("导入文件", icon=Icon.IMPORT, keys="Ctrl O")
        self.new_button = Button("新建送审件", icon=Icon.ADD, kind="primary", keys="Ctrl N")
        import_button.clicked.connect(self.import_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.header = PageHeader("工作台", "", import_button, self.new_button)
        self._due = Scroll(margins=(24, 8, 24, 16))
        self._side = Scroll(margins=(24, 14, 24, 16))
        self._first = FirstRun()
        self._first.settings_asked.connect(lambda: self.asked.emit("settings", None))
        self._first.import_asked.connect(self.import_asked)
        side = Pane("surface", "left")
        side.setLayout(column(self._side))
        side.setFixedWidth(356)
        work = QWidget()
        line = row(self._due, side, gap=0)
        line.setStretchFactor(self._due, 1)
        work.setLayout(line)
        normal = QWidget()
        whole = column(self.header, work)
        whole.setStretchFactor(work, 1)
        normal.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(normal)
        self._stack.addWidget(self._first)
        self.setLayout(column(self._stack))

    @property
    def rows(self) -> list[DueRow]:
        """The rows shown, first due first."""
        found = cast(list[DueRow], self._due.findChildren(DueRow))
        return [line for line in found if not line.isHidden()]

    @property
    def is_first_run(self) -> bool:
        """Whether the page asks where to begin."""
        return self._stack.currentWidget() is self._first

    def enter(self, place: object = None) -> None:
        if self._is_stale or self._desk is None:
            self._load(place if isinstance(place, int) else None)
        elif isinstance(place, int):
            self._due.verticalScrollBar().setValue(place)

    def place(self) -> object:
        return self._due.verticalScrollBar().value()

    def refresh(self, kinds: frozenset[str]) -> None:
        self._is_stale = True
        if self.isVisible():
            self._load(self._due.verticalScrollBar().value())

    def hints(self) -> list[str]:
        if self.is_first_run:
            return ["还没有文件"]
        year = f" {self._desk.today.year} 年" if self._desk else ""
        return [f"待办按剩余工作日排序，节假日按国务院办公厅{year}放假安排计算"]

    def _load(self, scroll: int | None = None) -> None:
        self._is_stale = False
        self._ops.query(start, lambda answer: self._show(answer, scroll), owner=self, title="工作台")

    def _show(self, answer: Start, scroll: int | None) -> None:
        self._desk = answer.desk
        self._stack.setCurrentIndex(1 if answer.is_new else 0)
        self._show_head(answer.desk)
        self._show_due(answer.desk)
        self._show_side(answer.desk)
        if scroll is not None:
            self._due.verticalScrollBar().setValue(scroll)
        self.hinted.emit(self.hints())

    def _show_head(self, shown: Desk) -> None:
        day = shown.today
        late = sum(item.group is Group.OVERDUE for item in shown.items)
        told = f"{len(shown.items)} 件待办" + (f"，其中 {late} 件已逾期" if late else "") if shown.items else "没有待办"
        self.header.set_title(f"{day.month}月{day.day}日　星期{_WEEKDAYS[day.weekday()]}", told)

    def _show_due(self, shown: Desk) -> None:
        clear(self._due.column)
        if not shown.items:
            empty = EmptyState(Icon.TODAY, "没有待办。受理、公布以后，到期事项会自动出现在这里。", "导入文件")
            empty.clicked.connect(self.import_asked)
            self._due.column.addWidget(empty, 1)
        for group, items in groupby(shown.items, key=lambda item: item.group):
            self._add_group(group, list(items))
        if shown.items:
            self._due.column.addStretch(1)
        self._hint = _drop_hint()
        self._due.column.addWidget(self._hint)
        # rows that were not shown yet take no room
        QTimer.singleShot(0, self, self._fit_hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """The hint fills room that is left; where the rows need it, dropping works without being told."""
        if self._hint is None:
            return
        layout = self._due.column
        rows = sum(
            layout.itemAt(index).sizeHint().height() for index in range(layout.count()) if layout.itemAt(index).widget() is not self._hint
        )
        self._hint.setVisible(rows + self._hint.height() + _HINT_AROUND <= self.height() - self.header.height())

    def _add_group(self, group: Group, items: list[DeskItem]) -> None:
        head = Pane("", "bottom")
        label = Label(group.value, "small", "red" if group is Group.OVERDUE else "text2", strong=True)
        head.setLayout(row(label, Label(str(len(items)), "small", "text3"), STRETCH, gap=8))
        head.setFixedHeight(theme().px(38))
        self._due.column.addWidget(head)
        for item in items[:SHOWN]:
            line = DueRow(item)
            line.opened.connect(partial(self.asked.emit, item.place.value, item.document.id))
            self._due.column.addWidget(line)
        if len(items) > SHOWN:
            rest = Link(f"还有 {len(items) - SHOWN} 件，在文件台账里查看")
            picked = Picked(f"待办：{group.value}", tuple(dict.fromkeys(item.document.id for item in items)))
            rest.clicked.connect(lambda: self.asked.emit("register", picked))
            self._due.column.addWidget(rest)

    def _show_side(self, shown: Desk) -> None:
        clear(self._side.column)
        add = self._side.column.addWidget
        head = SectionHeader("六个月内届满", f"{len(shown.expiring)} 件", "全部")
        head.link_clicked.connect(lambda: self.asked.emit("register", Segment(2)))
        add(head)
        self._side.column.addSpacing(8)
        add(ExpiryAxis(shown.today, shown.expiring))
        self._add_lines(
            Line(named(d), "", f"剩{_days(d, shown)}天", tone=days_tone(_days(d, shown))).bound(partial(self._open, d))
            for d in shown.expiring[:5]
        )
        if not shown.expiring:
            add(Label("六个月内没有文件届满。", "small", "text3"))
        self._side.column.addSpacing(22)
        add(SectionHeader("今年", "截至今天"))
        figures = Figures()
        figures.set_figures(shown.figures)
        figures.opened.connect(self._open_figure)
        add(figures)
        self._side.column.addSpacing(18)
        if shown.recent:
            add(SectionHeader("最近导入"))
            self._add_lines(Line(named(d), icon=Icon.TEXT).bound(partial(self._open, d)) for d in shown.recent)
        self._side.column.addStretch(1)

    def _add_lines(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._side.column.addWidget(line)

    def _open(self, document: Document) -> None:
        self.asked.emit("document", document.id)

    def _open_figure(self, figure: Figure) -> None:
        self.asked.emit("register", Picked(figure.name, figure.documents))


def _days(document: Document, shown: Desk) -> int:
    return (document.valid_until - shown.today).days if document.valid_until else 0


def _drop_hint() -> QWidget:
    hint = Framed("dashed")
    more = ElidedLabel("Word、PDF、.txt、.md 或整个文件夹。标题、文号、日期自动识别，由您确认后入库。", "small", "text3")
    line = row(
        IconLabel(Icon.UPLOAD, "text3", 18),
        Label("把文件拖到窗口任意位置即可导入", "small", "text2", strong=True),
        more,
        gap=12,
        margins=(16, 0, 16, 0),
    )
    line.setStretchFactor(more, 1)
    hint.setLayout(line)
    hint.setFixedHeight(theme().px(52))
    hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return hint
