"""粘贴放假通知: the words of the yearly notice go in, its days are shown while they are pasted, and only a notice that can be read is given out."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.lifecycle.notices import NoticeDay
from app.lifecycle.workdays import Preview
from ui.dialogs.frame import Dialog
from ui.theme import theme
from ui.widgets.form import EditRow
from ui.widgets.layout import Framed, Scroll, column, row
from ui.widgets.text import Label

_WAIT_MS = 200
_WEEK = "一二三四五六日"


class NoticeDialog(Dialog):
    """``read_asked(words, year)`` after each change; answer with :meth:`show_preview` or :meth:`show_problem`. ``words``, ``year`` and ``source`` on ``accepted``."""

    read_asked = Signal(str, int)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        line = "把国务院办公厅当年的通知全文粘贴进来，规衡读出放假和调休上班的日子，核对后再录入。"
        super().__init__("录入放假安排", line, verb="录入", width=860, parent=parent)
        self._year = year
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：……")
        self.text.setAccessibleName("通知全文")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme().px(340))
        self.year_field = QLineEdit(str(year))
        self.source_field = QLineEdit()
        self.source_field.setPlaceholderText("国办发明电〔2026〕7号")
        self.shown = Scroll(gap=6, margins=(14, 12, 14, 12))
        self._told = Label("粘贴以后，这里列出读到的日子。", "small", "text3", wrap=True)
        self.shown.column.addWidget(self._told)
        self.shown.column.addStretch(1)
        frame = Framed("light")
        inner = column(self.shown)
        frame.setLayout(inner)
        sides = row(self.text, frame, gap=16)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        below = row(EditRow("年份", self.year_field, "通知写明年份的，以通知为准"), EditRow("来源（发文字号）", self.source_field), gap=16)
        for place in (0, 1):
            below.itemAt(place).setAlignment(Qt.AlignmentFlag.AlignTop)
        below.setStretch(0, 1)
        below.setStretch(1, 2)
        self.body.addLayout(sides, 1)
        self.body.addLayout(below)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.text.textChanged.connect(self._wait)
        self.year_field.textEdited.connect(lambda _: self._wait())
        self.verb.allow("先粘贴通知")

    @property
    def words(self) -> str:
        """What was pasted."""
        return self.text.toPlainText().strip()

    @property
    def year(self) -> int:
        """The year typed; 0 for none."""
        typed = self.year_field.text().strip()
        return int(typed) if typed.isdecimal() and len(typed) == 4 else 0

    @property
    def meant(self) -> int:
        """The year of the notice read last."""
        return self._year

    @property
    def source(self) -> str:
        """Where it comes from."""
        return self.source_field.text().strip()

    def show_preview(self, preview: Preview) -> None:
        """Say what was read, what is doubtful, and let it be taken in."""
        notice = preview.notice
        off, works = [d for d in notice.days if not d.workday], [d for d in notice.days if d.workday]
        self._year = notice.year
        told = [f"{notice.year}年：放假 {len(off)} 天，调休上班 {len(works)} 天。"]
        told += [f"{name}　{_spans(tuple(days))}" for name, days in groupby(notice.days, key=lambda day: day.name)]
        if preview.changed:
            told.append(f"与现有日历不同的有 {len(preview.changed)} 天，录入后以通知为准。")
        if preview.provisional:
            told.append(f"有 {preview.provisional} 个期限是暂定的，录入时一起重算。")
        self._told.set_tone("text")
        self._told.setText("\n".join(told))
        self.missing("")
        self.problem.set_tone("amber" if notice.doubts else "red")
        self.problem.setText("；".join(notice.doubts) + "。" if notice.doubts else "")

    def show_problem(self, sentence: str) -> None:
        """Say why it cannot be read."""
        self._told.set_tone("text3")
        self._told.setText("没有读出来。")
        self.problem.set_tone("red")
        self.missing(sentence)

    def _wait(self) -> None:
        # what was shown belongs to the words before
        self.verb.allow("正在读通知")
        self._timer.start()

    def _ask(self) -> None:
        if self.words:
            self.read_asked.emit(self.words, self.year)
        else:
            self.verb.allow("先粘贴通知")


def _spans(days: tuple[NoticeDay, ...]) -> str:
    """1月1日（周五）至1月3日（周日）, or single days one after the other."""
    parts: list[list[NoticeDay]] = []
    for day in days:
        if parts and (day.day - parts[-1][-1].day).days == 1 and not day.workday:
            parts[-1].append(day)
        else:
            parts.append([day])
    return "、".join(_said(part[0]) if len(part) == 1 else f"{_said(part[0])}至{_said(part[-1])}" for part in parts)


def _said(day: NoticeDay) -> str:
    return f"{day.day.month}月{day.day.day}日（周{_WEEK[day.day.weekday()]}）"
