"""The next-step card (下一步): what comes next, until when, what is there and what is missing, with the action that mends each gap."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button, Kind
from ui.widgets.deadline import DeadlineBadge, Remainder
from ui.widgets.layout import STRETCH, Framed, Pane, Rule, clear, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link


@dataclass(frozen=True, slots=True)
class Condition:
    """One entry condition: ✓ with its evidence and a link to it, or ✗ with what is missing and the verb that mends it. ``id`` comes back in the signals."""

    id: str
    words: str
    is_met: bool
    detail: str = ""
    verb: str = ""
    is_optional: bool = False
    """Not met and not needed either: it is offered, and holds nothing up."""

    @property
    def is_missing(self) -> bool:
        """Whether it holds the step up."""
        return not self.is_met and not self.is_optional


@dataclass(frozen=True, slots=True)
class Way:
    """Another way than the step itself, by its verb. ``id`` comes back in ``asked``."""

    id: str
    verb: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The card's content. ``line`` is the deadline in words, ``why`` how it was computed; ``may_go_on`` offers 带缺项继续 where the gaps are tolerated.

    ``instead`` is what should be done first in place of the step, which then is the second button; ``beside`` is what may be done as well.
    """

    title: str
    verb: str
    icon: str = Icon.FORWARD
    conditions: tuple[Condition, ...] = ()
    remainder: Remainder | None = None
    line: str = ""
    why: str = ""
    may_go_on: bool = True
    blocked: str = ""
    instead: Way | None = None
    beside: Way | None = None

    @property
    def missing(self) -> tuple[Condition, ...]:
        """What is not met."""
        return tuple(condition for condition in self.conditions if condition.is_missing)


class NextStepCard(Framed):
    """The card. ``taken()`` the primary button; ``went_on()`` 带缺项继续; ``asked(condition id)`` the verb or link of a line."""

    taken = Signal()
    went_on = Signal()
    asked = Signal(str)

    def __init__(self, step: NextStep | None = None, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.primary: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._step = step
        self.restyle()
        theme().changed.connect(self.restyle)

    def set_step(self, step: NextStep) -> None:
        """Show another step."""
        self._step = step
        self.restyle()

    def restyle(self) -> None:
        step = self._step
        if step is None:
            return
        clear(self._column)
        self._column.addWidget(self._head(step))
        for condition in step.conditions:
            self._column.addWidget(self._line(condition))
        if step.conditions:
            self._column.addWidget(Rule())
        self._column.addWidget(self._foot(step))

    def _head(self, step: NextStep) -> QWidget:
        words = column(Label("下一步", "caption", "text3", strong=True), Label(step.title, "heading"))
        line = row(words, STRETCH, gap=10, margins=(20, 14, 20, 12))
        if step.line or step.why:
            first, second = Label(step.line, "small", "text2"), Label(step.why, "caption", "text3")
            for label in (first, second):
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addLayout(column(first, second))
        if step.remainder is not None:
            line.addWidget(DeadlineBadge(step.remainder, step.why))
        return _holding(line)

    def _line(self, condition: Condition) -> QWidget:
        missing = condition.is_missing
        icon, tone = (Icon.CLOSE, "red") if missing else (Icon.CHECK, "green") if condition.is_met else (Icon.NOT_FILED, "text3")
        pane = Framed("row-alarm") if missing else Pane("surface", "top")
        words = ElidedLabel(condition.words, strong=missing)
        words.setFixedWidth(theme().px(184))
        detail = ElidedLabel(condition.detail, "small", "text2" if missing else "text3")
        line = row(IconLabel(icon, tone), words, detail, gap=10, margins=(20, 0, 20, 0))
        line.setStretchFactor(detail, 1)
        if condition.verb:
            action = Button(condition.verb, height=28) if not condition.is_met else Link(condition.verb, tone="text3")
            action.setObjectName(condition.id)
            action.clicked.connect(lambda *_: self.asked.emit(condition.id))
            line.addWidget(action)
        pane.setLayout(line)
        pane.setFixedHeight(theme().px(38))
        pane.setAccessibleName(
            f"{'缺少' if missing else '已具备' if condition.is_met else '可以办'}：{condition.words}，{condition.detail}"
        )
        return pane

    def _foot(self, step: NextStep) -> QWidget:
        missing = step.missing
        if step.instead is not None and not step.blocked:
            return self._turned(step.instead, step.verb)
        self.primary = Button(step.verb, icon=step.icon, kind="primary")
        self.primary.clicked.connect(self.taken)
        gaps = "、".join(condition.words for condition in missing)
        self.primary.allow(step.blocked or (f"还差 {len(missing)} 项：{gaps}" if missing else ""))
        line = row(self.primary, gap=0, margins=(20, 12, 20, 12))
        line.addSpacing(8)
        if step.beside is not None:
            line.addWidget(self._way(step.beside, Kind.PLAIN))
            line.addSpacing(8)
        if step.blocked:
            line.addWidget(Label(step.blocked, "small", "text2", wrap=True), 1)
        elif missing:
            self._add_way_on(line, len(missing), step)
        if not step.blocked:
            line.addStretch(1)
        return _holding(line)

    def _turned(self, instead: Way, verb: str) -> QWidget:
        """What should be done first, and the step itself all the same."""
        self.primary = self._way(instead, Kind.PRIMARY)
        still = Button(f"仍然{verb}")
        still.setObjectName("still")
        still.clicked.connect(self.taken)
        return _holding(row(self.primary, still, STRETCH, gap=8, margins=(20, 12, 20, 12)))

    def _way(self, way: Way, kind: Kind) -> Button:
        button = Button(way.verb, kind=kind)
        button.setObjectName(way.id)
        button.clicked.connect(lambda *_: self.asked.emit(way.id))
        return button

    def _add_way_on(self, line: QHBoxLayout, count: int, step: NextStep) -> None:
        if not step.may_go_on:
            line.addWidget(Label(f"还差 {count} 项，补齐后才能办理。", "small", "text2"))
            return
        link = Link("带缺项继续")
        link.setObjectName("go-on")
        link.clicked.connect(self.went_on)
        line.addWidget(Label(f"还差 {count} 项。也可", "small", "text2"))
        line.addWidget(link)
        line.addWidget(ElidedLabel("，缺项会记入日志并保留在待办。", "small", "text2"))


def _holding(layout: QLayout) -> QWidget:
    pane = QWidget()
    pane.setLayout(layout)
    return pane
