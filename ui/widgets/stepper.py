"""The stage stepper: nine nodes from 起草 to 备案; done filled with a check, current a ring of 5 px, to do hollow, skipped dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import icons
from ui.icons import Icon
from ui.theme import theme

NODES = ("起草", "征求意见", "送审", "合法性审核", "集体审议", "签发", "登记编号", "公布", "备案")
"""The nodes of a normative document, in order (stage table of the procedure)."""


class StepState(StrEnum):
    """How far a node is."""

    DONE = "done"
    CURRENT = "current"
    TODO = "todo"
    SKIPPED = "skipped"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Step:
    """A node: its words, its state, a date or a word beneath (07-13, 当前), and a reason as tooltip (why it was skipped)."""

    label: str
    state: StepState = StepState.TODO
    note: str = ""
    reason: str = ""


def paint_node(painter: QPainter, center: QPointF, state: StepState, diameter: float) -> None:
    """One node around ``center``."""
    color = theme().color
    radius = diameter / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is StepState.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accentFill"))
        painter.drawEllipse(center, radius, radius)
        if diameter >= 14:
            side = round(diameter * 0.66)
            where = QRect(round(center.x() - side / 2), round(center.y() - side / 2), side, side)
            icons.paint(painter, Icon.CHECK, where, color("onAccent"))
    else:
        widths = {StepState.CURRENT: diameter * 5 / 18, StepState.ALARM: diameter * 5 / 18}
        width = widths.get(state, 2)
        role = {StepState.CURRENT: "accentFill", StepState.ALARM: "redFill"}.get(state, "borderStrong")
        pen = QPen(color(role), width)
        if state is StepState.SKIPPED:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.6, 1.4])
        painter.setPen(pen)
        painter.setBrush(color("surface"))
        painter.drawEllipse(center, radius - width / 2, radius - width / 2)
    painter.restore()


class Stepper(QWidget):
    """The nodes in a row, 58 px high. A click on a done node (or Enter on it, arrow keys move) emits ``opened(index)``."""

    opened = Signal(int)

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme().changed.connect(self.updateGeometry)
        self._describe()

    @property
    def steps(self) -> list[Step]:
        """What is shown."""
        return list(self._steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these nodes."""
        self._steps = list(steps)
        self._at = next((index for index, step in enumerate(steps) if step.state is StepState.CURRENT), 0)
        self._describe()
        self.update()

    def node_rect(self, index: int) -> QRect:
        """Room of a node with its words."""
        wide = self.width() / max(1, len(self._steps))
        return QRect(round(index * wide), 0, round(wide), self.height())

    def sizeHint(self) -> QSize:
        return QSize(720, theme().px(60))

    def minimumSizeHint(self) -> QSize:
        return QSize(72 * max(1, len(self._steps)), theme().px(60))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # an ignored press would hand the release to somebody else
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().toPoint().x())
        if index is not None:
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().toPoint().x())
        done = index is not None and self._steps[index].state is StepState.DONE
        self.setCursor(Qt.CursorShape.PointingHandCursor if done else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right:
            self._move(1)
        elif event.key() == Qt.Key.Key_Left:
            self._move(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._at)
        else:
            super().keyPressEvent(event)

    def event(self, event) -> bool:  # noqa: ANN001
        if isinstance(event, QHelpEvent):
            index = self._index_at(event.pos().x())
            reason = self._steps[index].reason if index is not None else ""
            QToolTip.showText(event.globalPos(), reason, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = theme().px(10)
        self._paint_line(painter, middle)
        for index, step in enumerate(self._steps):
            box = self.node_rect(index)
            center = QPointF(box.center().x() + 0.5, middle)
            paint_node(painter, center, step.state, theme().size("stepperNode"))
            self._paint_words(painter, box, step)
            if self.hasFocus() and index == self._at:
                painter.setPen(QPen(theme().color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(8, 1, -8, -1), 4, 4)

    def _paint_line(self, painter: QPainter, middle: int) -> None:
        for index in range(len(self._steps) - 1):
            left, right = self.node_rect(index).center().x(), self.node_rect(index + 1).center().x()
            reached = any(step.state in (StepState.DONE, StepState.CURRENT, StepState.ALARM) for step in self._steps[index + 1 :])
            painter.fillRect(QRectF(left, middle - 1, right - left, 2), theme().color("accentFill" if reached else "borderStrong"))

    def _paint_words(self, painter: QPainter, box: QRect, step: Step) -> None:
        current = step.state in (StepState.CURRENT, StepState.ALARM)
        role = {StepState.DONE: "text2", StepState.CURRENT: "accentText", StepState.ALARM: "red"}.get(step.state, "text3")
        painter.setPen(theme().color(role))
        painter.setFont(theme().font("small", weight=600 if current else 400))
        top = theme().px(22)
        painter.drawText(QRect(box.left(), top, box.width(), theme().px(20)), Qt.AlignmentFlag.AlignCenter, step.label)
        painter.setPen(theme().color("text3"))
        painter.setFont(theme().number_font("caption"))
        painter.drawText(QRect(box.left(), top + theme().px(20), box.width(), theme().px(16)), Qt.AlignmentFlag.AlignCenter, step.note)

    def _index_at(self, x: int) -> int | None:
        if not self._steps or not 0 <= x < self.width():
            return None
        return min(len(self._steps) - 1, x * len(self._steps) // self.width())

    def _open(self, index: int) -> None:
        if self._steps and self._steps[index].state is StepState.DONE:
            self.opened.emit(index)

    def _move(self, by: int) -> None:
        self._at = max(0, min(len(self._steps) - 1, self._at + by))
        self._describe()
        self.update()

    def _describe(self) -> None:
        words = {
            StepState.DONE: "已完成",
            StepState.CURRENT: "当前",
            StepState.TODO: "未到",
            StepState.SKIPPED: "跳过",
            StepState.ALARM: "当前，有逾期",
        }
        if self._steps:
            step = self._steps[min(self._at, len(self._steps) - 1)]
            self.setAccessibleName(f"阶段 {step.label}，{words[step.state]} {step.note}".strip())
        else:
            self.setAccessibleName("阶段")


class VerticalStepper(QWidget):
    """The compact form in preview panes: 26 px a line, node of 10 px, word, then the note as a sentence."""

    def __init__(self, steps: Sequence[Step] = (), word_width: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word_width = word_width
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)
        theme().changed.connect(self.updateGeometry)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these nodes; an alarm is red (届满)."""
        self._steps = list(steps)
        self.setAccessibleName("；".join(f"{step.label} {step.note}".strip() for step in self._steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, theme().px(26) * len(self._steps))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().number_font("small"))
        high, color = theme().px(26), theme().color
        for index, step in enumerate(self._steps):
            center = QPointF(5, index * high + high / 2)
            if index + 1 < len(self._steps):
                painter.fillRect(QRectF(4, center.y(), 2, high), color("borderStrong"))
            paint_node(painter, center, step.state, 10)
            box = QRect(20, index * high, theme().px(self._word_width), high)
            painter.setPen(color("text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, step.label)
            painter.setPen(color("red" if step.state is StepState.ALARM else "text2"))
            rest = QRect(box.right() + 1, box.top(), self.width() - box.right() - 1, high)
            shown = painter.fontMetrics().elidedText(step.note, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)
