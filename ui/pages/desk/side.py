"""The right side of the desk: what lapses within six months, the year so far, what came in last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.lifecycle.desk import Desk
from db.records import Lapse
from ui.icons import Icon
from ui.pages.desk.expiry import ExpiryAxis
from ui.pages.desk.figures import Figures
from ui.pages.lines import Line
from ui.pages.naming import days_tone, named
from ui.widgets.header import SectionHeader
from ui.widgets.layout import Scroll, clear
from ui.widgets.text import Label

_LAPSES = 5


class Side(Scroll):
    """``opened(document id)``, ``figure_opened(figure)``, ``expiring_asked()`` for all that lapse soon."""

    opened = Signal(str)
    figure_opened = Signal(object)
    expiring_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 14, 24, 16), parent=parent)

    def show_desk(self, desk: Desk) -> None:
        """Show the three parts."""
        clear(self.column)
        add = self.column.addWidget
        head = SectionHeader("六个月内届满", f"{len(desk.expiring)} 件", "全部")
        head.link_clicked.connect(self.expiring_asked)
        add(head)
        self.column.addSpacing(8)
        add(ExpiryAxis(desk.today, desk.expiring))
        self._add_lines(
            Line(lapse.called, "", f"剩{_days(lapse, desk.today)}天", tone=days_tone(_days(lapse, desk.today))).bound(
                partial(self.opened.emit, lapse.id)
            )
            for lapse in desk.expiring[:_LAPSES]
        )
        if not desk.expiring:
            add(Label("六个月内没有文件届满。", "small", "text3"))
        self.column.addSpacing(22)
        add(SectionHeader("今年", "截至今天"))
        figures = Figures()
        figures.set_figures(desk.figures)
        figures.opened.connect(self.figure_opened)
        add(figures)
        self.column.addSpacing(18)
        if desk.recent:
            add(SectionHeader("最近导入"))
            self._add_lines(Line(named(d), icon=Icon.TEXT).bound(partial(self.opened.emit, d.id)) for d in desk.recent)
        self.column.addStretch(1)

    def _add_lines(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self.column.addWidget(line)


def _days(lapse: Lapse, today: date) -> int:
    return (lapse.valid_until - today).days
