"""A finding as a card: folded to two lines, or open with its reason, its legal basis, the suggestion and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.rules.finding import Severity
from ui import actions
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.basis import BasisBlock, BasisCard
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Framed, column, row
from ui.widgets.rich import DocumentLabel, Ops
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.tone import Tone

TONES = {Severity.VIOLATION: Tone.RED, Severity.RISK: Tone.AMBER, Severity.HINT: Tone.ACCENT}
_PLACE_KEPT = 72
"""Pixels of a clause's name, before scaling, that are kept beside a long title."""
ICONS = {Severity.VIOLATION: Icon.OVERDUE, Severity.RISK: Icon.RISK, Severity.HINT: Icon.HINT}


class Decision(StrEnum):
    """What the reviewer made of a finding: still open, 列入意见, 不列入."""

    OPEN = "open"
    LISTED = "listed"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The word on the card."""
        return {"open": "待处理", "listed": "已列入", "dropped": "未列入"}[self.value]


@dataclass(frozen=True, slots=True)
class FindingCardData:
    """Everything a card shows. ``number`` is the finding's number in the text, ``clause`` the cited place, ``suggestion`` text or changes, ``note`` a remark
    (the reason for 不列入, a comment, the unit's reply)."""

    id: str
    number: int
    severity: Severity
    title: str
    clause: str
    reason: str
    message: str = ""
    basis: tuple[BasisCard, ...] = ()
    suggestion: str | tuple[tuple[str, str], ...] = ""
    decision: Decision = Decision.OPEN
    note: str = ""
    may_carry: bool = False
    """Whether the round before decided on the same doubt, so that its decision can be taken over."""

    @property
    def place(self) -> str:
        """``10 · 第八条``."""
        return f"{self.number} · {self.clause}" if self.clause else f"{self.number} · 全文"


class SeverityMark(QWidget):
    """● violation, ◆ risk, ○ hint: the shape tells as much as the colour."""

    def __init__(self, severity: Severity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = severity
        self.setFixedSize(10, 22)
        self.setAccessibleName(severity.label)
        self.setToolTip(severity.label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_severity(QPainter(self), QPointF(self.width() / 2, self.height() / 2), self._severity)


def paint_severity(painter: QPainter, center: QPointF, severity: Severity) -> None:
    """The mark of 8 px around ``center``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = TONES[severity].fill
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    if severity is Severity.RISK:
        painter.drawPolygon(QPolygonF([center + QPointF(x, y) for x, y in ((0, -5), (5, 0), (0, 5), (-5, 0))]))
    elif severity is Severity.VIOLATION:
        painter.drawEllipse(center, 4, 4)
    else:
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(fill)
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, 3.5, 3.5)
    painter.restore()


class FoldedFinding(QWidget):
    """The folded card: mark, title, number and clause, one line of reason. ``clicked`` opens it."""

    clicked = Signal()

    def __init__(self, data: FindingCardData, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._compact = data, compact
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{data.severity.label}，{data.title}，{data.place}，{data.decision.label}。{data.reason}")
        self.setToolTip(data.reason)

    def sizeHint(self) -> QSize:
        return QSize(300, theme().px(42) + (17 if self._compact else 21))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # an ignored press would hand the release to somebody else
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, color, data = QPainter(self), theme().color, self._data
        painter.fillRect(self.rect(), color("hover" if self.underMouse() else "surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("border"))
        top, first = 8 if self._compact else 10, theme().px(22)
        paint_severity(painter, QPointF(20, top + first / 2), data.severity)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().number_font("caption"))
        painter.setPen(color("text3"))
        bold = theme().font("body", weight=600)
        titled = QFontMetrics(bold).horizontalAdvance(data.title) + 8
        place, wide = _cut(data.place, painter.fontMetrics(), self.width() - 34 - 16 - titled)
        painter.drawText(QRect(self.width() - 16 - wide, top, wide + 2, first), middle, place)
        handled = data.decision is not Decision.OPEN
        painter.setFont(bold)
        painter.setPen(color("text2" if handled else "text"))
        room = self.width() - 34 - wide - 24
        painter.drawText(
            QRect(34, top, room + 4, first), middle, painter.fontMetrics().elidedText(data.title, Qt.TextElideMode.ElideRight, room)
        )
        painter.setFont(theme().font("small"))
        painter.setPen(color("text3"))
        line = f"{data.decision.label}：{data.note}" if handled and data.note else data.reason
        room = self.width() - 34 - 16
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(34, top + first, room + 4, theme().px(20)), middle, shown)


def _cut(place: str, metrics: QFontMetrics, left: int) -> tuple[str, int]:
    """A place cut to the room the title leaves, and its width; some of it stays even beside the longest title."""
    shown = metrics.elidedText(place, Qt.TextElideMode.ElideRight, max(left, theme().px(_PLACE_KEPT)))
    return shown, metrics.horizontalAdvance(shown)


class OpenFinding(QFrame):
    """The open card. ``asked(action_id)`` with an id of the action table (review.list, review.drop, review.rewrite, review.comment, review.carry, review.reopen);
    ``source_asked(index)`` for the basis whose 原文 was clicked, ``check_asked(index)`` for the one whose 待核对 was."""

    asked = Signal(str)
    source_asked = Signal(int)
    check_asked = Signal(int)

    def __init__(self, data: FindingCardData, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{data.severity.label}，{data.title}，{data.place}")
        self._compact = compact
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(0)
        layout.addLayout(self._head(data))
        layout.addSpacing(6)
        layout.addWidget(Label(data.title, "heading", wrap=True))
        layout.addSpacing(2)
        layout.addWidget(Label(data.message or data.reason, "small", "text2", wrap=True))
        for index, basis in enumerate(data.basis):
            block = BasisBlock(basis, compact=compact)
            block.source_asked.connect(lambda number=index: self.source_asked.emit(number))
            block.check_asked.connect(lambda number=index: self.check_asked.emit(number))
            layout.addSpacing(10)
            layout.addWidget(block)
        self._add_suggestion(layout, data.suggestion)
        if data.note:
            layout.addSpacing(10)
            layout.addWidget(Label(data.note, "small", "text2", wrap=True))
        layout.addSpacing(12)
        layout.addLayout(self._buttons(data))

    def _head(self, data: FindingCardData) -> QHBoxLayout:
        chip = Chip(data.severity.label, TONES[data.severity], ICONS[data.severity])
        state = (
            [Chip(data.decision.label, Tone.GREEN if data.decision is Decision.LISTED else Tone.NEUTRAL)]
            if data.decision is not Decision.OPEN
            else []
        )
        return row(chip, *state, STRETCH, ElidedLabel(data.place, "caption", "text3"))

    def _add_suggestion(self, layout: QVBoxLayout, suggestion: str | Ops) -> None:
        if not suggestion:
            return
        frame = Framed("light")
        words = DocumentLabel(suggestion, "body", 15, 25)
        frame.setLayout(column(words, margins=(10, 6, 10, 6)))
        layout.addSpacing(10)
        layout.addWidget(Label("建议改为", "caption", "text3", strong=True))
        layout.addSpacing(3)
        layout.addWidget(frame)

    def _buttons(self, data: FindingCardData) -> QHBoxLayout:
        listed, dropped = data.decision is Decision.LISTED, data.decision is Decision.DROPPED
        line = row(gap=8)
        wanted = [("review.reopen", "退回待处理", Icon.UNDO)] if listed or dropped else []
        if not listed:
            wanted.append(("review.list", "列入", Icon.CHECK))
        if not dropped:
            wanted.append(("review.drop", "不列入", ""))
        wanted.append(("review.rewrite", "改写", ""))
        if data.may_carry:
            # in the place of 批注, which keeps its key: five buttons have no room
            wanted.append(("review.carry", "沿用", Icon.HISTORY))
        elif not (listed or dropped):
            wanted.append(("review.comment", "批注", Icon.COMMENT))
        for name, words, icon in wanted:
            entry = actions.action(name)
            primary = name == "review.list" and data.decision is Decision.OPEN
            button = Button(words, icon=icon, kind="primary" if primary else "plain", keys=entry.hint, padding=8 if self._compact else 11)
            button.setObjectName(name)
            button.setAccessibleName(f"{entry.text}，按键 {entry.hint}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, asked=name: self.asked.emit(asked))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, color = QPainter(self), theme().color
        painter.fillRect(self.rect(), color("sunken"))
        painter.fillRect(0, 0, 3, self.height(), color("accentFill"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("border"))
