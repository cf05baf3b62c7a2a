"""工作日历: a year of working days, corrected day by day, and the yearly notice pasted as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.lifecycle import workdays
from app.lifecycle.notices import names_its_year
from app.lifecycle.workdays import Year
from app.office import Office
from app.people.permissions import why_not
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.settings.notice_dialog import NoticeDialog
from ui.pages.settings.parameters import moved_words
from ui.pages.settings.year_view import YearView, spoken
from ui.theme import theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layout import STRETCH, Framed, Pane, Scroll, column, row
from ui.widgets.text import IconLabel, Label

_FIRST, _LAST = 2004, 2199
_SIDE = 252
_MANY = 6
"""So many picked days are named one by one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A year of the calendar, today, and why the operator may not change it ("" when allowed)."""

    year: Year
    today: date
    why_not: str


class CalendarPane(QWidget):
    """The calendar of a year. ``undoable(text)`` after each act."""

    undoable = Signal(str)

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._year = 0
        self._found: Shown | None = None
        self.back, self.forth = IconButton(Icon.BACK, "上一年"), IconButton(Icon.FORWARD, "下一年")
        self.title = Label("", "heading")
        self.source = Label("", "small", "text2")
        self.view = YearView()
        self.paste = Button("录入放假安排", icon=Icon.PASTE, height=28, kind="primary")
        self.off, self.work = Button("设为放假", height=28), Button("设为上班", height=28)
        self.shipped = Button("恢复出厂", height=28)
        self.name = QLineEdit()
        self.name.setPlaceholderText("名称，例如：本市调休")
        self.name.setAccessibleName("这几天的名称")
        self._picked = Label("", "small", "text", wrap=True)
        self._count = Label("", "small", "text2", wrap=True)
        self.warning = Label("", "small", "text", wrap=True)
        self._warn = Framed("warn")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = Pane("surface", "bottom")
        head.setLayout(row(self.back, self.title, self.forth, 8, self.source, STRETCH, self.paste, gap=6, margins=(20, 10, 24, 10)))
        told = row(IconLabel(Icon.RISK, "amber"), self.warning, gap=8, margins=(12, 10, 12, 10))
        told.setStretchFactor(self.warning, 1)
        self._warn.setLayout(told)
        legend = column(
            Label("红色“休”：周一至周五放假", "caption", "text3"),
            Label("黄色“班”：周六、周日上班", "caption", "text3"),
            Label("数字下有短线：本单位改过", "caption", "text3"),
            gap=4,
        )
        side = Scroll(gap=12, margins=(16, 16, 16, 16))
        for item in (self._warn, self._count, Label("选中的日子", "small", "text3"), self._picked, self.name):
            side.column.addWidget(item)
        side.column.addLayout(row(self.off, self.work, STRETCH, gap=8))
        side.column.addLayout(row(self.shipped, STRETCH))
        side.column.addStretch(1)
        side.column.addLayout(legend)
        beside = Pane("window", "left")
        beside.setLayout(column(side))
        ground = Pane("surface")
        ground.setLayout(column(self.view, margins=(24, 16, 24, 16)))
        body = row(ground, beside, gap=0)
        body.setStretchFactor(ground, 1)
        whole = column(head, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        self._beside = beside
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self._beside.setFixedWidth(theme().px(_SIDE))

    def _wire(self) -> None:
        self.back.clicked.connect(lambda: self.show_year(self._year - 1))
        self.forth.clicked.connect(lambda: self.show_year(self._year + 1))
        self.view.picked.connect(lambda _: self._show_picked())
        self.off.clicked.connect(lambda: self._set(workday=False))
        self.work.clicked.connect(lambda: self._set(workday=True))
        self.shipped.clicked.connect(self._clear)
        self.paste.clicked.connect(self.ask_notice)

    def load(self) -> None:
        """Read the year shown anew; this year at first."""
        self._ops.query(lambda office: _shown(office, self._year or office.today().year), self._show, owner=self, title="工作日历")

    def show_year(self, year: int) -> None:
        """Show another year."""
        if _FIRST <= year <= _LAST:
            self._year = year
            self.load()

    def _show(self, found: Shown) -> None:
        if self._year and found.year.year != self._year:
            return
        self._found, self._year = found, found.year.year
        year = found.year
        self.title.setText(f"{year.year}年")
        self.source.setText(year.source)
        self._count.setText(f"{len(year.days)} 天，其中工作日 {year.workdays} 天。")
        self.back.setEnabled(year.year > _FIRST)
        self.forth.setEnabled(year.year < _LAST)
        waits = [str(one) for one in year.unpublished]
        told = f"{year.year}年放假安排没有录入，只按周末推算，算到这一年的期限都是暂定的。" if year.provisional else ""
        if waits and not (year.provisional and waits == [str(year.year)]):
            told += f"已有期限算到 {'、'.join(waits)}年，通知公布后录入，期限一起重算。"
        self.warning.setText(told)
        self._warn.setVisible(bool(told))
        self.paste.allow(found.why_not)
        self.view.show_year(year.year, year.days, found.today)

    def _show_picked(self) -> None:
        found, days = self._found, self.view.days
        if found is None:
            return
        known = {day.day: day for day in found.year.days}
        words = [spoken(known[day]) for day in days[:_MANY]] + ([f"等 {len(days)} 天"] if len(days) > _MANY else [])
        self._picked.setText("\n".join(words) or "点一天，或者按住 Ctrl、Shift 点几天。")
        none = "" if days else "先选日子"
        self.off.allow(found.why_not or none or ("" if any(known[d].workday for d in days) else "选中的都已放假"))
        self.work.allow(found.why_not or none or ("" if any(not known[d].workday for d in days) else "选中的都已上班"))
        self.shipped.allow(found.why_not or none or ("" if any(known[d].own for d in days) else "选中的没有改过"))
        self.name.setEnabled(bool(days) and not found.why_not)

    # --- acts

    def _set(self, *, workday: bool) -> None:
        days, name = self.view.days, self.name.text().strip()
        said = f"{len(days)} 天已设为{'上班' if workday else '放假'}。"
        self._act(lambda office: workdays.set_days(office, dict.fromkeys(days, workday), name=name), said)
        self.name.clear()

    def _clear(self) -> None:
        days = self.view.days
        self._act(lambda office: workdays.clear_days(office, days), f"{len(days)} 天已恢复出厂日历。")

    def _act(self, work: Callable[[Office], object], said: str) -> None:
        self._ops.act(work, lambda made: self.undoable.emit(said + moved_words(made)), owner=self, title="工作日历")

    def ask_notice(self) -> None:
        """Ask for the words of a notice."""
        dialog = NoticeDialog(self._year or _FIRST, self)

        def read(words: str, year: int) -> None:
            def shown(found: workdays.Preview) -> None:
                if shiboken6.isValid(dialog) and dialog.words == words:
                    dialog.show_preview(found)

            def refused(sentence: str) -> None:
                if shiboken6.isValid(dialog) and dialog.words == words:
                    dialog.show_problem(sentence)

            self._ops.query(
                lambda office: _preview(office, words, year), shown, owner=self, title="录入放假安排", on_refused=refused
            )  # fmt: skip

        def enter() -> None:
            words, source, year = dialog.words, dialog.source, dialog.year
            meant = dialog.meant

            def done(made: object) -> None:
                self.undoable.emit(f"已录入{meant}年放假安排。" + moved_words(made))
                self.show_year(meant)

            self._ops.act(
                lambda office: workdays.enter_notice(office, words, source=source, year=_asked(words, year)), done, owner=self, title="录入放假安排"
            )  # fmt: skip

        dialog.read_asked.connect(read)
        dialog.accepted.connect(enter)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()


def _shown(office: Office, year: int) -> Shown:
    return Shown(workdays.year_of(office, year), office.today(), why_not(office, "calendar_notice") or "")


def _preview(office: Office, words: str, year: int) -> workdays.Preview:
    return workdays.preview(office, words, _asked(words, year))


def _asked(words: str, year: int) -> int | None:
    """The year typed, which a title in the words goes before."""
    return None if names_its_year(words) or not year else year
