"""登记答复: what the drafting unit answers to each listed finding (采纳, 部分采纳, 不采纳 with its reason)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from app.review.deciding import REPLIES
from app.review.pasted import read_replies
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Framed, Scroll, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import ElidedLabel, Label

_WAITING = "未答复"


@dataclass(frozen=True, slots=True)
class Asked:
    """A listed finding: its id, number, title, clause, what was suggested, and the reply recorded before."""

    finding_id: str
    number: int
    title: str
    clause: str
    suggestion: str
    reply: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply as filled in."""

    finding_id: str
    reply: str
    reason: str


class _Row(Framed):
    changed = Signal()

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__("light", parent)
        self.asked = asked
        choices = [_WAITING, *REPLIES]
        self.choice = Segments(choices, choices.index(asked.reply) if asked.reply in choices else 0)
        self.reason = QLineEdit(asked.reason)
        self.reason.setPlaceholderText("起草单位的理由")
        self.reason.setAccessibleName(f"{asked.title}的理由")
        place = ElidedLabel(f"{asked.number} • {asked.clause}", "caption", "text3")
        place.setMaximumWidth(theme().px(220))
        head = row(ElidedLabel(asked.title, "body", strong=True), place, gap=8)
        head.setStretch(0, 1)
        suggestion = ElidedLabel(asked.suggestion, "small", "text3")
        line = row(self.choice, self.reason, STRETCH, gap=8)
        line.setStretch(1, 1000)
        self.setLayout(column(head, suggestion, line, gap=4, margins=(14, 10, 14, 12)))
        self.choice.chosen.connect(self._update)
        self.reason.textChanged.connect(lambda _text: self.changed.emit())
        self._update()

    def fill(self, reply: str, reason: str) -> None:
        """Take a reply that was read from the unit's text; the clerk may still change it."""
        self.choice.choose(REPLIES.index(reply) + 1)
        self.reason.setText(reason)

    @property
    def answer(self) -> Answered | None:
        if self.choice.current == 0:
            return None
        return Answered(self.asked.finding_id, REPLIES[self.choice.current - 1], self.reason.text().strip())

    @property
    def problem(self) -> str:
        answer = self.answer
        if answer is None or answer.reply == REPLIES[0] or answer.reason:
            return ""
        return f"第 {self.asked.number} 条{answer.reply}，还没有写理由。"

    @property
    def is_changed(self) -> bool:
        answer = self.answer
        return answer is not None and (answer.reply, answer.reason) != (self.asked.reply, self.asked.reason)

    def _update(self) -> None:
        self.reason.setVisible(self.choice.current > 1)
        self.changed.emit()


class RepliesDialog(Dialog):
    """One row per listed finding; :attr:`answers` are those that were filled in or changed."""

    def __init__(self, unit: str, asked: Sequence[Asked], parent: QWidget | None = None) -> None:
        line = "采纳率按这里的登记计算。部分采纳和不采纳要写起草单位的理由；可以先登记一部分。"
        super().__init__(f"登记{unit or '起草单位'}的答复", line, verb="登记答复", icon=Icon.CHECK, width=640, parent=parent)
        self.rows = [_Row(one) for one in asked]
        scroll = Scroll(gap=8, margins=(0, 0, 10, 0))
        for line_ in self.rows:
            scroll.column.addWidget(line_)
            line_.changed.connect(self._check)
        scroll.column.addStretch(1)
        scroll.setMinimumHeight(theme().px(min(452, 113 * len(self.rows))))
        self.body.addWidget(scroll)
        self.read_line = Label("", "small", "text2", wrap=True)
        self.read_line.hide()
        self.body.addWidget(self.read_line)
        self.paste = Button("粘贴答复", icon=Icon.PASTE, keys="Ctrl Shift V")
        self.paste.setToolTip("把起草单位发来的答复（按意见编号的文字）填进下面各条，再核对")
        self.paste.clicked.connect(self.paste_replies)
        QShortcut(QKeySequence("Ctrl+Shift+V"), self, self.paste_replies)
        every = Button("其余全部采纳")
        every.clicked.connect(self._adopt_rest)
        self.foot.addWidget(self.paste)
        self.foot.addWidget(every)
        self._check()
        if self.rows:
            self.rows[0].choice.setFocus()

    @property
    def answers(self) -> tuple[Answered, ...]:
        """The replies filled in or changed."""
        return tuple(line.answer for line in self.rows if line.is_changed and line.answer is not None)

    def paste_replies(self) -> None:
        """Fill the rows from the numbered text on the clipboard, and say what was not understood."""
        read = read_replies(QGuiApplication.clipboard().text(), {line.asked.number: line.asked.clause for line in self.rows})
        rows = {line.asked.number: line for line in self.rows}
        for one in read:
            rows[one.number].fill(one.reply, one.reason)
        left = [str(number) for number in rows if number not in {one.number for one in read}]
        if not read:
            told = "剪贴板里没有认出答复。复制起草单位按意见编号写的答复后再粘贴，或者逐条选。"
        else:
            told = f"认出 {len(read)} 条" + (f"，第 {'、'.join(left)} 条没有认出，逐条选" if left else "") + "。核对后登记。"
        self.read_line.setText(told)
        self.read_line.show()

    def _adopt_rest(self) -> None:
        for line in self.rows:
            if line.choice.current == 0:
                line.choice.choose(1)

    def _check(self) -> None:
        first = next((line.problem for line in self.rows if line.problem), "")
        self.missing(first)
        if not first:
            self.verb.allow("" if self.answers else "还没有选答复。")


class ReplyingDialog(RepliesDialog):
    """The same as the dialog of an act: ``submitted(values)`` with the :class:`Answered` under ``answers``; it closes when they were recorded."""

    submitted = Signal(object)

    def __init__(self, unit: str, asked: Sequence[Asked], parent: QWidget | None = None) -> None:
        super().__init__(unit, asked, parent)
        self.verb.clicked.disconnect()
        self.verb.clicked.connect(self._submit)

    def refuse(self, sentence: str) -> None:
        """The replies were refused: say why, and let it be tried again."""
        self.problem.setText(sentence)
        self.verb.allow()

    def ask_despite(self, items: Sequence[str]) -> None:
        """No guard stands before it."""
        self.refuse("；".join(items))

    def _submit(self) -> None:
        self.verb.allow("正在登记")
        self.submitted.emit({"answers": self.answers})
