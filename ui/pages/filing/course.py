"""The course of a filing: what happened with its day, number, words and paper, joined by a hairline; what stands now, what is still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import Icon
from ui.pages.filing.words import Point
from ui.theme import theme
from ui.widgets.layout import Item, column, row
from ui.widgets.pressable import Pressable
from ui.widgets.stepper import StepState, paint_node
from ui.widgets.text import ElidedLabel, IconLabel, Label

_NODE, _DAY = 20, 58
"""Room in px for the node and for the day."""


class PaperLink(Pressable, ElidedLabel):
    """The name of a step's file, which saves a copy of it; cut with an ellipsis where it does not fit. ``clicked()``."""

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "caption", "accent", parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(theme().px(20))
        self.set_tip(f"另存一份：{name}")
        self.setAccessibleName(f"另存 {name}")

    def ring(self) -> QRect:
        return self.rect().adjusted(1, 1, -1, -1)


class _Line(QWidget):
    """One point with its node; the hairline runs down to the next one unless it is the last."""

    def __init__(self, point: Point, *, is_last: bool) -> None:
        super().__init__()
        self._state, self._is_last = point.state, is_last
        self.link: PaperLink | None = None
        strong = point.state in (StepState.CURRENT, StepState.ALARM)
        title = Label(point.title, "small", "text3" if point.state is StepState.TODO else "text", strong=strong)
        day = Label(point.day, "small", "text3")
        day.setFixedWidth(theme().px(_DAY))
        number = ElidedLabel(point.number, "caption", "text3")
        head = row(day, title, number, gap=0)
        head.insertSpacing(2, 8)
        head.setStretchFactor(number, 1)
        below: list[Item] = [head]
        if point.words:
            below.append(row(theme().px(_DAY), Label(point.words, "caption", "text2", wrap=True), gap=0))
        if point.file_name:
            self.link = PaperLink(point.file_name)
            paper = row(theme().px(_DAY), IconLabel(Icon.MATERIAL, "text3", 13), 4, self.link, gap=0)
            paper.setStretchFactor(self.link, 1)
            below.append(paper)
        self.setLayout(row(theme().px(_NODE), column(*below, gap=2, margins=(0, 0, 0, 8)), gap=0))
        self.layout().setStretch(1, 1)
        self.setAccessibleName(" ".join(part for part in (point.day, point.title, point.number, point.words, point.file_name) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = theme().px(9)
        if not self._is_last:
            painter.fillRect(QRectF(4, middle, 2, self.height()), theme().color("border"))
        paint_node(painter, QPointF(5, middle), self._state, 10)


class CourseView(QWidget):
    """Points from top to bottom. ``copy_asked(sha, name)`` by the name of a paper."""

    copy_asked = Signal(str, str)

    def __init__(self, points: Sequence[Point], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.links: dict[str, PaperLink] = {}
        whole = column()
        for place, point in enumerate(points):
            line = _Line(point, is_last=place == len(points) - 1)
            if line.link is not None:
                self.links[point.file_name] = line.link
                line.link.clicked.connect(lambda point=point: self.copy_asked.emit(point.file_sha, point.file_name))
            whole.addWidget(line)
        self.setLayout(whole)
        self.setAccessibleName("；".join(f"{point.day} {point.title} {point.number}".strip() for point in points))
