"""修订与批注: what others wrote into a file that is not its text yet; and how its tracked changes are taken, asked before a review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.text.markup import Markup, Settled
from ui.dialogs.date_field import DateField
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.form import EditRow
from ui.widgets.markup import MarkupList
from ui.widgets.text import Label

_LEAST, _SIDES = 120, 40
"""Pixels: the least height of a list, before scaling, and what a dialog keeps free at both its sides together."""
NOT_LISTED = "这一稿是以前读入的，修订和批注只记了数目，没有逐处列出。"


class _ListDialog(Dialog):
    """A dialog with the list, which takes the height that is left and scrolls by itself: never two bars, one in the other."""

    list: MarkupList
    most: int

    def showEvent(self, event: QShowEvent) -> None:
        width = max(self.width(), self.minimumWidth())
        self._give(self.list.height_for(self.most, width - _SIDES))
        over = self.layout().totalHeightForWidth(width) - self._room()
        if over > 0:
            self._give(self.list.height() - over)
        super().showEvent(event)

    def _give(self, height: int) -> None:
        self.list.setFixedHeight(max(height, theme().px(_LEAST)))
        # a layout that is not shown yet hears of it no sooner
        self._fields.layout().activate()
        self._fields.updateGeometry()
        self.layout().activate()


class MarkupDialog(_ListDialog):
    """The list of a version; ``jumped(path, start)`` closes it."""

    jumped = Signal(str, int)
    most = 460

    def __init__(self, name: str, markup: Markup, parent: QWidget | None = None) -> None:
        super().__init__("修订与批注", f"{name}。点一行，到它所在的条款。", width=640, cancel="关闭", parent=parent)
        self.list = MarkupList(markup)
        self.list.jumped.connect(self._jump)
        self.body.addWidget(self.list)
        self.list.setFocus()

    def _jump(self, path: str, start: int) -> None:
        self.accept()
        self.jumped.emit(path, start)


class RevisionsDialog(_ListDialog):
    """How the tracked changes of a text are taken: 按全部接受, 按全部拒绝, or 退回. An act's dialog (``ui.pages.document.deed.ActDialog``).

    ``submitted(values)`` with ``on`` and ``revisions`` (accept or reject); ``sent_back()`` by 退回.
    """

    submitted = Signal(object)
    sent_back = Signal()
    most = 320

    def __init__(
        self, title: str, pending: int, markup: Markup, *, day_word: str = "", today: date | None = None, parent: QWidget | None = None
    ) -> None:
        told = f"这一稿含 {pending} 处未接受的修订。先定按哪一种文字办；拿不准的，由起草单位定稿。"
        super().__init__(title, told, width=660, parent=parent)
        self.setModal(True)
        self.list = MarkupList(markup)
        if markup.revisions or markup.comments:
            self.body.addWidget(self.list)
        else:
            self.body.addWidget(Label(NOT_LISTED, "small", "text3", wrap=True))
        self.day = DateField(today or date.min, today)
        if day_word:
            line = EditRow(day_word, self.day)
            line.setMaximumWidth(theme().px(220))
            self.day.textChanged.connect(lambda _text: line.set_caution(self.day.caution()))
            self.body.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        self.back = Button("退回", icon=Icon.UNDO)
        self.reject_all = Button(Settled.REJECTED.label)
        self.accept_all = Button(Settled.ACCEPTED.label, kind="primary")
        for button in (self.back, self.reject_all, self.accept_all):
            self.foot.addWidget(button)
        self.back.clicked.connect(self.sent_back)
        self.reject_all.clicked.connect(lambda: self._submit("reject"))
        self.accept_all.clicked.connect(lambda: self._submit("accept"))
        self._has_day = bool(day_word)
        self.accept_all.setFocus()

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why, and let it be tried again."""
        self.problem.setText(sentence)
        self._hold("")

    def ask_despite(self, items: Sequence[str]) -> None:
        """Something else is missing, which this question cannot mend."""
        self.refuse("；".join(items) + "。")

    def _submit(self, revisions: str) -> None:
        problem = self.day.problem() if self._has_day else ""
        if problem:
            self.problem.setText(problem)
            return
        self.problem.setText("")
        self._hold("正在办理")
        self.submitted.emit({"revisions": revisions, **({"on": self.day.day()} if self._has_day else {})})

    def _hold(self, why: str) -> None:
        for button in (self.back, self.reject_all, self.accept_all):
            button.allow(why)
