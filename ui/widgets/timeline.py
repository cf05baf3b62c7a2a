"""The course of events (经过): date, what, and a grey line beneath, joined by a hairline at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.stepper import StepState, paint_node


@dataclass(frozen=True, slots=True)
class Event:
    """``day`` as shown (11-20, may be empty), what happened, a note; ``state`` draws the node (done by default)."""

    day: str
    title: str
    note: str = ""
    state: StepState = StepState.DONE


class Timeline(QWidget):
    """Events from top to bottom. ``side_notes`` sets the note beside the title (filing results) and not beneath it."""

    def __init__(self, events: Sequence[Event] = (), *, side_notes: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side_notes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_events(events)
        theme().changed.connect(self.updateGeometry)

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these."""
        self._events = list(events)
        self.setAccessibleName("；".join(f"{event.day} {event.title} {event.note}".strip() for event in self._events))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, sum(self._height(event) for event in self._events))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0
        for index, event in enumerate(self._events):
            center = QPointF(5, top + theme().px(10))
            if index + 1 < len(self._events):
                painter.fillRect(QRectF(4, center.y(), 2, self._height(event)), theme().color("border"))
            paint_node(painter, center, event.state, 10 if self._side else 8)
            self._paint_words(painter, top, event)
            top += self._height(event)

    def _paint_words(self, painter: QPainter, top: int, event: Event) -> None:
        color, line = theme().color, theme().px(20)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().number_font("small"))
        painter.setPen(color("text3"))
        painter.drawText(QRect(20, top, theme().px(46), line), middle, event.day)
        left = 20 + theme().px(48)
        todo, current = event.state is StepState.TODO, event.state in (StepState.CURRENT, StepState.ALARM)
        painter.setFont(theme().font("small", weight=600 if current else 400))
        painter.setPen(color("text3" if todo else "text"))
        painter.drawText(QRect(left, top, self.width() - left, line), middle, event.title)
        wide = painter.fontMetrics().horizontalAdvance(event.title)
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        box = QRect(left + wide + 8, top, self.width() - left - wide - 8, line)
        if not self._side:
            box = QRect(left, top + line, self.width() - left, theme().px(17))
        painter.drawText(box, middle, painter.fontMetrics().elidedText(event.note, Qt.TextElideMode.ElideRight, box.width()))

    def _height(self, event: Event) -> int:
        second = 0 if self._side or not event.note else theme().px(17)
        return theme().px(20) + second + theme().px(10)
