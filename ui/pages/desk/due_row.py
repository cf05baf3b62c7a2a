"""One due item of the desk: badge, what to do with which document, why and until when, who drafted it, and the way to the work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.lifecycle.desk import DeskItem, Group
from ui.pages.naming import quoted, spoken_day
from ui.pages.remaining import remaining
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.deadline import paint_badge

_HIGH, _TEXT_LEFT = 62, 72
_NAME_FIRST = 190
"""Pixels of a document's name below which its number gives way."""


class DueRow(QWidget):
    """A row of 62 px; ``opened()`` on a click anywhere on it or on its button, which is filled only when the item is overdue.

    ``menu_asked(global point)`` on a right click or by the menu key. ``whose`` stands under the unit, ``told`` is the same as a sentence.
    """

    opened = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, item: DeskItem, whose: str = "", told: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.whose, self._told = whose, told
        self._remainder = remaining(item.due)
        self.button = Button(item.button, kind="primary" if item.group is Group.OVERDUE else "plain", height=28, parent=self)
        self.button.clicked.connect(self.opened)
        self.button.setAccessibleName(f"{item.button}：{item.action}{quoted(item.document)}，{self._remainder.line}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{item.action}{quoted(item.document)}，{self._remainder.line}，{self._reason}{told and f'，{told}'}")
        theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(theme().px(_HIGH))
        self._place_button()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, theme().px(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        size = self.button.sizeHint()
        wide = max(size.width(), theme().px(78))
        self.button.setFixedSize(wide, size.height())
        self.button.move(self.width() - wide, (self.height() - size.height()) // 2)

    @property
    def _reason(self) -> str:
        """Line 2: why and until when; for what was put off also until when that is."""
        off = self.item.due.deadline.snoozed_until
        later = (
            f" • 延后到{spoken_day(off, self.item.due.deadline.due_on)}提醒：{self.item.due.deadline.note}"
            if off and self.item.is_snoozed
            else ""
        )
        return f"{self.item.reason}{later}"

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.button.mapToGlobal(self.button.rect().bottomLeft()) if by_key else event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            document = self.item.document
            on_badge = event.pos().x() < theme().px(_TEXT_LEFT)
            told = (
                self.item.due.deadline.basis
                if on_badge
                else f"{quoted(document)}{document.document_number or ''}\n{self._reason}{self._told and chr(10)}{self._told}"
            )
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme().color
        if self.underMouse():
            painter.fillRect(self.rect(), color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("border"))
        badge = QRect(0, 0, theme().size("deadlineBadgeW"), theme().size("deadlineBadgeH"))
        badge.moveTop((self.height() - 1 - badge.height()) // 2)
        paint_badge(painter, badge, self._remainder)
        right = self._paint_unit(painter)
        left = theme().px(_TEXT_LEFT)
        self._paint_what(painter, QRect(left, theme().px(10), right - left, theme().px(22)))
        painter.setFont(theme().number_font("small"))
        painter.setPen(color("text3"))
        below = QRect(left, theme().px(32), right - left, theme().px(20))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, _cut(painter, self._reason, below.width()))

    def _paint_unit(self, painter: QPainter) -> int:
        """The drafting unit, and under it whose matter it is; where the words before them end."""
        right = self.button.x() - theme().px(14)
        lines = [words for words in (self.item.unit, self.whose) if words]
        if not lines:
            return right
        painter.setFont(theme().font("small"))
        painter.setPen(theme().color("text3"))
        metrics = painter.fontMetrics()
        wide = min(theme().px(112), max(metrics.horizontalAdvance(words) for words in lines))
        high = theme().px(20)
        top = (self.height() - len(lines) * high) // 2
        for place, words in enumerate(lines):
            box = QRect(right - wide, top + place * high, wide, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _cut(painter, words, wide))
        return right - wide - theme().px(12)

    def _paint_what(self, painter: QPainter, room: QRect) -> None:
        strong, plain, small = theme().font("body", weight=600), theme().font("body"), theme().number_font("small")
        number = self.item.document.document_number or ""
        at = QPoint(room.topLeft())
        at = self._word(painter, room, at, self.item.action, strong, "text", room.width())
        after = QFontMetrics(small).horizontalAdvance(number) + 10 if number else 0
        name, left = QFontMetrics(plain).horizontalAdvance(quoted(self.item.document)), room.right() - at.x() - theme().px(8)
        if left - after < name <= left or left - after < min(name, theme().px(_NAME_FIRST)):
            # the tooltip has the number; a cut name does not tell which document it is
            number, after = "", 0
        at = self._word(
            painter, room, at + QPoint(theme().px(8), 0), quoted(self.item.document), plain, "text", room.right() - at.x() - after - 8
        )
        self._word(painter, room, at + QPoint(theme().px(6), 0), number, small, "text3", room.right() - at.x())

    @staticmethod
    def _word(painter: QPainter, room: QRect, at: QPoint, words: str, font: QFont, role: str, width: int) -> QPoint:
        painter.setFont(font)
        painter.setPen(theme().color(role))
        shown = _cut(painter, words, max(0, width))
        box = QRect(at.x(), room.top(), max(0, room.right() - at.x()), room.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        return at + QPoint(painter.fontMetrics().horizontalAdvance(shown), 0)


def _cut(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
