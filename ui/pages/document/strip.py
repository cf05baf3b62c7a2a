"""记一笔: the strip at the foot of 文件详情 that logs a contact in ten seconds, by the keyboard alone, while the page stays usable."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.correspondence.contacts import KINDS
from app.errors import Refused
from app.lifecycle.instants import read_instant
from ui.dialogs.date_field import DateField
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.segments import Segments
from ui.widgets.suggestions import framed
from ui.widgets.text import Label

_WAYS = ("我方联系", "对方来")


@dataclass(frozen=True, slots=True)
class Noted:
    """A contact as typed; ``at`` None is now."""

    kind: str
    outgoing: bool
    counterpart: str
    words: str
    at: datetime | None
    due_on: date | None


class _Kinds(Segments):
    """The kinds; a digit chooses one and goes on to the next field: ``went_on()``."""

    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([f"{word} {index}" for index, word in enumerate(KINDS.values(), 1)], parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if digit.isdigit() and 1 <= int(digit) <= len(KINDS):
            self.choose(int(digit) - 1)
            self.went_on.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


class ContactStrip(Pane):
    """The strip. ``noted(Noted)`` when it is to be kept; :meth:`done` empties it, :meth:`refuse` says why not; ``closed()`` when it goes."""

    noted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "top", parent)
        self._now = datetime(1, 1, 1)
        self._usual: date | None = None
        self.kinds, self.ways = _Kinds(), Segments(_WAYS)
        self.who = _line("对方：单位或者姓名", 200)
        self.words = _line("说了什么", 260)
        self.when = _line("现在", 104)
        self.answer = DateField(self._now.date())
        self._problem = Label("", "small", "red", wrap=True)
        self._names = QStringListModel(self)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        completer = framed(QCompleter(self._names, self.who))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.who.setCompleter(completer)
        self.when.setAccessibleName("时间，空着是现在")
        self.when.setToolTip("空着是现在；也可以写 14:05、11-20 9:30、昨天 16:00")
        self.answer.setPlaceholderText("不用答复")
        self.answer.setAccessibleName("答复期限，空着是不用答复")
        self.answer.setFixedWidth(theme().px(112))
        self.expect = Button("要答复", height=28)
        # by the mouse the cursor stays where it is
        self.expect.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.keep = Button("记下", icon=Icon.CHECK, kind="primary", keys="Enter", height=28)
        self.close_button = IconButton(Icon.CLOSE, "收起")
        self._problem.hide()
        first = row(
            Label("记一笔", "small", strong=True), self.kinds, self.ways, Label("时间", "caption", "text3"), self.when,
            Label("答复期限", "caption", "text3"), self.answer, self.expect, STRETCH, self.close_button, gap=8,
        )  # fmt: skip
        second = row(self.who, self.words, self.keep, gap=8)
        second.setStretch(1, 1)
        self.setLayout(column(first, second, self._problem, gap=6, margins=(24, 8, 16, 10)))
        order = (self.kinds, self.who, self.words, self.keep, self.ways, self.when, self.answer, self.expect, self.close_button)
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.kinds.went_on.connect(self._go_on)
        self.expect.clicked.connect(self._expect)
        self.keep.clicked.connect(self._keep)
        self.close_button.clicked.connect(self.close_strip)
        self.who.returnPressed.connect(lambda: self.words.setFocus(Qt.FocusReason.TabFocusReason))
        for field in (self.words, self.when, self.answer):
            field.returnPressed.connect(self._keep)
        for index in range(len(KINDS)):
            choose = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
            choose.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            choose.activated.connect(lambda wanted=index: self.kinds.choose(wanted))

    # --- from outside

    def open_strip(self, now: datetime, names: Sequence[str], usual: date, *, who: str = "", words: str = "", kind: str = "call") -> None:
        """Show the strip for a contact now; ``usual`` is the day by which an answer is usually expected."""
        self._now, self._usual = now, usual
        self._names.setStringList(list(names))
        self.answer.setText("")
        self.answer.set_today(now.date())
        self.when.clear()
        if who or words or not self.isVisible():
            self.who.setText(who)
            self.words.setText(words)
            self.kinds.choose(list(KINDS).index(kind))
            self.ways.choose(0)
        self._say("")
        self.show()
        (self.words if who else self.kinds).setFocus(Qt.FocusReason.TabFocusReason)

    def close_strip(self) -> None:
        """Put it away; what was typed is kept until it is opened for something else."""
        self.hide()
        self.closed.emit()

    def done(self) -> None:
        """It is stored: ready for the next one."""
        self.who.clear()
        self.words.clear()
        self.keep.allow()
        self.close_strip()

    def refuse(self, sentence: str) -> None:
        """It is not stored: say why."""
        self.keep.allow()
        self._say(sentence)

    # --- inside

    def _go_on(self) -> None:
        (self.words if self.who.text() else self.who).setFocus(Qt.FocusReason.TabFocusReason)

    def _expect(self) -> None:
        self.answer.set_day(self._usual)
        if not any(field.hasFocus() for field in (self.who, self.words, self.when, self.answer)):
            # coming by Tab would select the whole note, and the next key erase it
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.words.deselect()

    def _keep(self) -> None:
        if not self.keep.isEnabled():
            return
        try:
            at = read_instant(self.when.text(), self._now) if self.when.text().strip() else None
            due_on = self.answer.day()
        except Refused as refused:
            self._say(refused.sentence)
            return
        for field, sentence in ((self.who, "没有写对方是谁。"), (self.words, "没有写说了什么。")):
            if not field.text().strip():
                self._say(sentence)
                field.setFocus()
                return
        self._say("")
        self.keep.allow("正在记")
        kind = list(KINDS)[self.kinds.current]
        self.noted.emit(Noted(kind, self.ways.current == 0, self.who.text().strip(), self.words.text().strip(), at, due_on))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _line(placeholder: str, width: int) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setMinimumWidth(theme().px(width))
    if width < 260:
        field.setMaximumWidth(theme().px(width))
    return field
