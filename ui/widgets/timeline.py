"""The course of events (经过): date, what, and a grey line beneath, joined by a hairline at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import theme
from ui.widgets.stepper import StepState, paint_node

_LINES = 2
"""Lines of a note that stands beneath its title."""
_CLOSING = "，。、；：）》”〕"


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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_events(events)
        theme().changed.connect(self.updateGeometry)

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these."""
        self._events = list(events)
        self.setAccessibleName("；".join(f"{event.day} {event.title} {event.note}".strip() for event in self._events))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._height(event, width) for event in self._events)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.note_at(event.pos().y()), self)
            return True
        return super().event(event)

    def note_at(self, y: int) -> str:
        """The whole note of the event that stands at ``y``; empty below the last."""
        top = 0
        for event in self._events:
            top += self._height(event, self.width())
            if y < top:
                return event.note
        return ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = 0
        for index, event in enumerate(self._events):
            center = QPointF(5, top + theme().px(10))
            if index + 1 < len(self._events):
                painter.fillRect(QRectF(4, center.y(), 2, self._height(event, self.width())), theme().color("border"))
            paint_node(painter, center, event.state, 10 if self._side else 8)
            self._paint_words(painter, top, event)
            top += self._height(event, self.width())

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
        if self._side:
            box = QRect(left + wide + 8, top, self.width() - left - wide - 8, line)
            painter.drawText(box, middle, painter.fontMetrics().elidedText(event.note, Qt.TextElideMode.ElideRight, box.width()))
            return
        for number, words in enumerate(_lines(event.note, painter.fontMetrics(), self.width() - left)):
            painter.drawText(QRect(left, top + line + number * theme().px(17), self.width() - left, theme().px(17)), middle, words)

    def _height(self, event: Event, width: int) -> int:
        metrics = QFontMetrics(theme().font("caption"))
        below = 0 if self._side else len(_lines(event.note, metrics, width - 20 - theme().px(48)))
        return theme().px(20) + below * theme().px(17) + theme().px(10)


def _lines(note: str, metrics: QFontMetrics, width: int) -> list[str]:
    """``note`` in at most :data:`_LINES` lines of ``width`` px, the last one cut where it is longer still."""
    lines, rest = [], note
    while rest and len(lines) < _LINES - 1 and metrics.horizontalAdvance(rest) > width > 0:
        fits = next((end for end in range(len(rest) - 1, 1, -1) if metrics.horizontalAdvance(rest[:end]) <= width), 1)
        # a closing mark must not begin a line
        end = fits - 1 if rest[fits] in _CLOSING and fits > 1 else fits
        lines.append(rest[:end])
        rest = rest[end:].lstrip()
    return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)] if rest else lines
