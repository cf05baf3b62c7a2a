"""The list of the desk: its groups with the rows of each, what was put off, and the hint that files may be dropped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.lifecycle.desk import Desk, DeskItem, Group, Scope, Section
from ui.icons import Icon
from ui.pages.desk.due_row import DueRow
from ui.pages.desk.whose import told, whose
from ui.pages.lines import Line
from ui.pages.naming import named, spoken_day
from ui.theme import theme
from ui.widgets.deadline import Remainder
from ui.widgets.empty import EmptyState
from ui.widgets.layout import STRETCH, Framed, Pane, Scroll, clear, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

_YEARLY = "每年报送"
_HINT_AROUND = 40
"""Room in px above the rows, between them and the hint, and below it."""


class DueList(Scroll):
    """``opened(item)``, ``menu_asked(item, global point)``, ``group_asked(group)`` for all documents of one, ``import_asked()``, ``document_opened(id)``, ``yearly_asked(year)``."""

    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    group_asked = Signal(object)
    import_asked = Signal()
    document_opened = Signal(str)
    yearly_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 8, 24, 16), parent=parent)
        self._hint: QWidget | None = None
        self._shows_snoozed = False

    @property
    def rows(self) -> list[DueRow]:
        """The rows shown, first due first."""
        found = cast(list[DueRow], self.findChildren(DueRow))
        return [line for line in found if not line.isHidden()]

    @property
    def hint(self) -> QWidget | None:
        """The line that says files may be dropped; None before the first desk."""
        return self._hint

    def show_desk(self, desk: Desk) -> None:
        """Show what is due."""
        clear(self.column)
        if not desk.sections and not desk.resting and not desk.yearly:
            self._add_empty(desk)
        for section in desk.sections:
            self._add_section(desk, section)
        self._add_yearly(desk)
        self._add_resting(desk)
        self._add_snoozed(desk)
        if desk.sections or desk.resting or desk.yearly:
            self.column.addStretch(1)
        self._hint = _drop_hint()
        self.column.addWidget(self._hint)
        # rows that were not shown yet take no room
        QTimer.singleShot(0, self, self._fit_hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """The hint fills room that is left; where the rows need it, dropping works without being told."""
        if self._hint is None:
            return
        layout = self.column
        rows = sum(
            layout.itemAt(index).sizeHint().height() for index in range(layout.count()) if layout.itemAt(index).widget() is not self._hint
        )
        self._hint.setVisible(rows + self._hint.height() + _HINT_AROUND <= self.height())

    def _add_empty(self, desk: Desk) -> None:
        own = desk.is_shared and desk.scope is Scope.MINE
        sentence = "您名下没有待办。别人的在“全部”里。" if own else "没有待办。受理、公布以后，到期事项会自动出现在这里。"
        empty = EmptyState(Icon.TODAY, sentence, "导入文件")
        empty.clicked.connect(self.import_asked)
        self.column.addWidget(empty, 1)

    def _add_section(self, desk: Desk, section: Section) -> None:
        group, tone = section.group, "red" if section.group is Group.OVERDUE else "text2"
        count = Link(str(section.count), tone="text3")
        count.setAccessibleName(f"{group.value} {section.count} 件，在文件台账里查看")
        count.setToolTip("在文件台账里查看")
        count.clicked.connect(partial(self.group_asked.emit, group))
        self.column.addWidget(_head(Label(group.value, "small", tone, strong=True), count))
        self._add_rows(desk, section.items)
        if section.count > len(section.items):
            rest = Link(f"还有 {section.count - len(section.items)} 件，在文件台账里查看")
            rest.clicked.connect(partial(self.group_asked.emit, group))
            self.column.addWidget(rest)

    def _add_rows(self, desk: Desk, items: Sequence[DeskItem]) -> None:
        for item in items:
            line = DueRow(item, whose(item, desk.scope, is_shared=desk.is_shared), told(item, is_shared=desk.is_shared))
            line.opened.connect(partial(self.opened.emit, item))
            line.menu_asked.connect(partial(self.menu_asked.emit, item))
            self.column.addWidget(line)

    def _add_yearly(self, desk: Desk) -> None:
        """What is due once a year, until it was sent."""
        if not desk.yearly:
            return
        self.column.addWidget(_head(Label(_YEARLY, "small", "text2", strong=True), Label(str(len(desk.yearly)), "small", "text3")))
        for one in desk.yearly:
            left = Remainder(one.workdays_left, light=one.light, is_today=one.due_on == one.today)
            told = f"{spoken_day(one.due_on, desk.today)}前" + ("" if one.catalogue is None else f"，目录已生成（{one.catalogue.number}）")
            line = Line(f"向{one.short}报送 {one.year} 年度目录", told, left.line, tone=left.tone, icon=Icon.FILING)
            self.column.addWidget(line.bound(partial(self.yearly_asked.emit, one.year)))

    def _add_resting(self, desk: Desk) -> None:
        """Quietly, below what is due: what has no day to be due on."""
        for group in dict.fromkeys(one.group for one in desk.resting):
            lines = [one for one in desk.resting if one.group == group]
            self.column.addWidget(_head(Label(group, "small", "text2", strong=True), Label(str(len(lines)), "small", "text3")))
            for one in lines:
                line = Line(named(one.document), one.words, icon=Icon.NOT_FILED)
                self.column.addWidget(line.bound(partial(self.document_opened.emit, one.document.id)))

    def _add_snoozed(self, desk: Desk) -> None:
        if not desk.snoozed:
            return
        turn = Link("收起" if self._shows_snoozed else "显示", tone="text3")
        turn.setAccessibleName(f"{turn.text()}延后提醒的 {len(desk.snoozed)} 件")
        turn.clicked.connect(lambda: self._turn_snoozed(desk))
        first = desk.snoozed[0].due.deadline.snoozed_until
        note = f"最早的 {spoken_day(first, desk.today)} 再提醒" if first else ""
        words = Label("延后提醒", "small", "text2", strong=True)
        self.column.addWidget(_head(words, Label(str(len(desk.snoozed)), "small", "text3"), Label(note, "small", "text3"), turn))
        if self._shows_snoozed:
            self._add_rows(desk, desk.snoozed)

    def _turn_snoozed(self, desk: Desk) -> None:
        self._shows_snoozed = not self._shows_snoozed
        self.show_desk(desk)


def _head(*parts: QWidget) -> Pane:
    head = Pane("", "bottom")
    head.setLayout(row(*parts, STRETCH, gap=8))
    head.setFixedHeight(theme().px(38))
    return head


def _drop_hint() -> QWidget:
    hint = Framed("dashed")
    more = ElidedLabel(
        "Word、WPS、PDF、OFD、扫描件、网页、文本，压缩包或整个文件夹。标题、文号、日期自动识别，由您确认后入库。", "small", "text3"
    )
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
