"""法律顾问意见和内部签批: whom advice was asked of and what became of it, and how far 复核 and 审签 are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.review.approving import StepStanding
from app.review.counsel import Request, tally
from ui.dialogs.frame import Dialog
from ui.icons import Icon
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Framed, clear, column, row
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.tone import Tone

ASK, REMIND, RECEIVE, TAKE, SAVE = "ask", "remind", "receive", "take", "save"
SEEK, AGREE, SEND_BACK = "seek", "agree", "send_back"


class CounselDialog(Dialog):
    """Both lists. ``asked(what, id)``: ``ask`` with ""; ``remind``, ``receive``, ``take``, ``save`` with the id of a request; ``seek``, ``agree``, ``send_back`` with
    the word of a step. It stays open; :meth:`show_all` draws what came of it.
    """

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "法律顾问意见和内部签批", "咨询和签批都记入审核档案；到期没有回的意见显示在工作台。", width=680, cancel="关闭", parent=parent
        )
        self.ask = Button("请提意见", icon=Icon.ADD, height=28)
        self.ask.clicked.connect(lambda: self.asked.emit(ASK, ""))
        self._counted = Label("", "small", "text2")
        self._requests, self._steps = QVBoxLayout(), QVBoxLayout()
        for rows in (self._requests, self._steps):
            rows.setSpacing(8)
        self.body.addLayout(row(Label("法律顾问、公职律师", "body", strong=True), 8, self._counted, STRETCH, self.ask, gap=4))
        self.body.addLayout(self._requests)
        self.body.addSpacing(8)
        self.body.addLayout(row(Label("复核、审签", "body", strong=True), STRETCH))
        self.body.addLayout(self._steps)
        self.body.addStretch(1)
        self.ask.setFocus()

    def button(self, what: str, of: str) -> Button:
        """The button for ``what`` of a request or step. Raises KeyError."""
        found = self.findChild(Button, f"{what}/{of}")
        if found is None:
            raise KeyError(what)
        return found

    def show_all(self, requests: Sequence[Request], steps: Sequence[StepStanding], locked: str, why_not: str) -> None:
        """Draw both lists. ``locked`` says why nothing is asked any more, ``why_not`` why who sits here may not approve; empty where it can."""
        self.ask.allow(locked)
        self._counted.setText(tally(one.row for one in requests).told)
        clear(self._requests)
        clear(self._steps)
        for one in requests:
            self._requests.addWidget(self._request(one))
        if not requests:
            self._requests.addWidget(Label("这一轮还没有请人提意见。", "small", "text3"))
        for step in steps:
            self._steps.addWidget(self._step(step, locked, why_not))
        # the size hint knows nothing of the height that wrapped words want
        width = max(self.width(), self.minimumWidth())
        self.layout().activate()
        self.resize(width, min(self.layout().totalHeightForWidth(width), self._room()))

    def _request(self, one: Request) -> QWidget:
        row_ = one.row
        tone = Tone.RED if one.overdue else Tone.AMBER if row_.received_on is None or not row_.taken else Tone.GREEN
        came = row_.received_on is not None
        buttons = [self._button("采纳情况", TAKE, row_.id)] if came else []
        if row_.file_sha:
            buttons.insert(0, self._button("另存意见书", SAVE, row_.id))
        if not came:
            buttons += [self._button("催办", REMIND, row_.id), self._button("登记意见", RECEIVE, row_.id)]
        head = row(
            Label(row_.adviser, "body", strong=True), Label(row_.kind, "small", "text3"), Chip(one.state, tone), STRETCH, *buttons, gap=8
        )
        lines: list[object] = [head, ElidedLabel(f"问：{row_.question}", "small", "text2")]
        if came:
            lines.append(ElidedLabel(f"答：{row_.advice or f'见《{row_.file_name}》'}", "small", "text2"))
        if row_.taken_reason:
            lines.append(ElidedLabel(f"理由：{row_.taken_reason}", "small", "text3"))
        return _framed(lines)

    def _step(self, step: StepStanding, locked: str, why_not: str) -> QWidget:
        tone = Tone.GREEN if step.agreed else Tone.RED if step.returned else Tone.AMBER if step.lacking else Tone.NEUTRAL
        buttons = []
        if step.waits:
            for verb, what in (("同意", AGREE), ("退回", SEND_BACK)):
                button = self._button(verb, what, step.step.value)
                button.allow(locked or why_not)
                buttons.append(button)
        elif not step.agreed:
            button = self._button(f"提请{step.step}", SEEK, step.step.value)
            button.allow(locked)
            buttons.append(button)
        words = step.last.words if step.last and step.last.words else ""
        state = step.word.removesuffix(f"：{words}") if words else step.word
        head = row(Label(step.step.value, "body", strong=True), Chip(state, tone), STRETCH, *buttons, gap=8)
        lines: list[object] = [head, Label(words, "small", "text2", wrap=True)] if words else [head]
        if step.last is not None and step.last.outcome:
            lines.append(Label(f"提请时拟出具“{step.last.outcome}”", "small", "text3", wrap=True))
        if step.outrun:
            lines.append(Label(f"{step.lacking}。", "small", "amber", wrap=True))
        return _framed(lines)

    def _button(self, verb: str, what: str, of: str) -> Button:
        button = Button(verb, height=28, kind=Kind.PLAIN)
        button.setObjectName(f"{what}/{of}")
        button.clicked.connect(lambda: self.asked.emit(what, of))
        return button


def _framed(lines: Sequence[object]) -> Framed:
    box = Framed("light")
    box.setLayout(column(*lines, gap=3, margins=(14, 8, 10, 10)))  # type: ignore[arg-type]
    return box
