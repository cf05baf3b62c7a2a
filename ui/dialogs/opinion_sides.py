"""The left side of the opinion's dialog: what the conclusion rests on and the conclusion itself, or what was issued and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.rules.finding import Severity
from ui.dialogs.conclusion import ConclusionForm, Standing
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.finding import SeverityMark
from ui.widgets.layout import STRETCH, Framed, Scroll, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

_PLACE = 120
"""Pixels, before scaling, that a clause's name takes at most."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding that is still open, as the dialog lists it."""

    finding_id: str
    number: int
    severity: Severity
    title: str
    clause: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A basis of a listed finding that nobody has checked: whose it is, and its name."""

    finding_id: str
    number: int
    name: str
    clause: str


@dataclass(frozen=True, slots=True)
class Issued:
    """An opinion that was issued: its number, outcome and day, and what comes next in a sentence."""

    number: str
    outcome: str
    on: date | None
    next_step: str


class _Jump(Link):
    """A link that is cut where room is short."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "small", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.setToolTip(text)
        self._whole = text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


def concluding(
    title: str,
    standing: Standing,
    waiting: Sequence[Waiting],
    unchecked: Sequence[Unchecked],
    form: ConclusionForm,
    go_to: Callable[[str], object],
) -> QWidget:
    """The side of a draft: findings still open and bases nobody has checked first (``go_to`` goes back to one), then the conclusion."""
    scroll = Scroll(gap=0, margins=(20, 20, 20, 12))
    scroll.column.addWidget(Label(standing.wording.title, "heading"))
    scroll.column.addWidget(ElidedLabel(title, "small", "text2"))
    counted = f"列入 {standing.listed} 条" + (f"，其中疑似违法 {standing.violations} 条" if standing.violations else "")
    scroll.column.addWidget(Label(counted if standing.listed else "没有列入意见", "small", "text2"))
    if standing.points:
        scroll.column.addWidget(Label(f"{standing.points}，关掉这里按 5 可以看要点", "small", "amber", wrap=True))
    scroll.column.addSpacing(12)
    if waiting:
        scroll.column.addWidget(_open_ones(waiting, go_to))
        scroll.column.addSpacing(14)
    if unchecked:
        scroll.column.addWidget(_unchecked_ones(unchecked, go_to))
        scroll.column.addSpacing(14)
    scroll.column.addWidget(Label(f"{standing.wording.examined}结论", "body", strong=True))
    scroll.column.addSpacing(2)
    scroll.column.addWidget(form)
    scroll.column.addStretch(1)
    return scroll


def done(title: str, issued: Issued, go_on: Callable[[], object]) -> QWidget:
    """The side of an opinion that was issued; ``go_on`` leads to the document."""
    side = QWidget()
    day = f"{issued.on.year}年{issued.on.month}月{issued.on.day}日" if issued.on else ""
    head = row(IconLabel(Icon.FILED, "green", 18), Label("审核意见已出具", "heading"), STRETCH)
    link = Link("打开文件详情")
    link.clicked.connect(go_on)
    facts = column(
        Label(title, "body", wrap=True), 12,
        Label("文号", "caption", "text3"), Label(issued.number or "未编号", "body"), 8,
        Label("结论", "caption", "text3"), Label(issued.outcome, "body", strong=True), 8,
        Label("出具日期", "caption", "text3"), Label(day, "body"), 16,
        Label("下一步", "caption", "text3"), Label(issued.next_step, "body", wrap=True), row(link, STRETCH),
    )  # fmt: skip
    side.setLayout(column(head, 12, facts, STRETCH, margins=(20, 20, 20, 12)))
    return side


def _open_ones(waiting: Sequence[Waiting], go_to: Callable[[str], object]) -> QWidget:
    lines = []
    for one in waiting:
        link = _Jump(one.title)
        link.setObjectName(one.finding_id)
        link.setAccessibleName(f"{one.severity.label}，{one.title}，{one.clause}")
        link.clicked.connect(lambda wanted=one.finding_id: go_to(wanted))
        line = row(SeverityMark(one.severity), link, _place(one.number, one.clause), gap=6)
        line.setStretch(1, 1)
        lines.append(line)
    return _warning(f"还有 {len(waiting)} 条待处理", "不处理也可以出具，意见书会写明还有几处没有处理。", lines)


def _unchecked_ones(unchecked: Sequence[Unchecked], go_to: Callable[[str], object]) -> QWidget:
    lines = []
    for one in unchecked:
        link = _Jump(one.name)
        link.setAccessibleName(f"{one.name}，第 {one.number} 条意见，依据待核对")
        link.clicked.connect(lambda wanted=one.finding_id: go_to(wanted))
        line = row(link, _place(one.number, one.clause), gap=6)
        line.setStretch(0, 1)
        lines.append(line)
    return _warning(f"{len(unchecked)} 处依据待核对", "可以先出具，意见书会在这几处标注。核对过的，回到那一条意见按 V。", lines)


def _place(number: int, clause: str) -> ElidedLabel:
    """The clause gives way to what stands before it."""
    label = ElidedLabel(f"{number} · {clause or '全文'}", "caption", "text3")
    label.setMaximumWidth(theme().px(_PLACE))
    return label


def _warning(title: str, line: str, lines: Sequence[QHBoxLayout]) -> QWidget:
    box = Framed("why")
    head = row(IconLabel(Icon.RISK, "amber"), Label(title, "small", "amber", strong=True), STRETCH, gap=6)
    words = Label(line, "caption", "text3", wrap=True)
    listed = column(gap=0)
    for each in lines:
        listed.addLayout(each)
    inside: object = listed
    if len(lines) > 4:
        inside = Scroll(margins=(0, 0, 8, 0))
        inside.column.addLayout(listed)
        inside.column.addStretch(1)
        inside.setFixedHeight(theme().px(98))
    box.setLayout(column(head, words, 4, inside, margins=(12, 10, 6, 10)))
    return box
