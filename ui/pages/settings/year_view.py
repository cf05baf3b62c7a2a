"""A year in twelve months: days off, days worked in exchange, and what the office set; one or several days are picked by mouse or keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.lifecycle.workdays import Day
from ui.theme import theme

_COLUMNS, _ROWS = 4, 3
_GAP = 16
_TITLE, _HEAD = 26, 20
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WEEK = "一二三四五六日"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class YearView(QWidget):
    """``picked(days)`` whenever other days are picked: a click picks one, with Ctrl one more, with Shift the span; arrows move, with Shift they extend."""

    picked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Mapping[date, Day] = {}
        self._year = 0
        self._today: date | None = None
        self._picked: set[date] = set()
        self._at: date | None = None
        self._from: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("工作日历")
        theme().changed.connect(self.update)

    @property
    def days(self) -> tuple[date, ...]:
        """The days picked, in order."""
        return tuple(sorted(self._picked))

    def show_year(self, year: int, days: tuple[Day, ...], today: date) -> None:
        """Show these days; what was picked stays picked while it is the same year."""
        if year != self._year:
            self._picked, self._at, self._from = set(), None, None
        self._year, self._days, self._today = year, {day.day: day for day in days}, today
        self.update()
        self._tell()

    def pick(self, *days: date) -> None:
        """Pick these days alone."""
        self._picked = {day for day in days if day in self._days}
        self._at = self._from = max(self._picked, default=None)
        self.update()
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(980), theme().px(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(760), theme().px(500))

    def rect_of(self, day: date) -> QRectF:
        """Where a day stands."""
        month = self._month_rect(day.month)
        wide, high = month.width() / 7, (month.height() - theme().px(_TITLE + _HEAD)) / 6
        place = date(day.year, day.month, 1).weekday() + day.day - 1
        top = month.top() + theme().px(_TITLE + _HEAD)
        return QRectF(month.left() + place % 7 * wide, top + place // 7 * high, wide, high)

    def _month_rect(self, month: int) -> QRectF:
        gap = theme().px(_GAP)
        wide = (self.width() - gap * (_COLUMNS - 1)) / _COLUMNS
        high = (self.height() - gap * (_ROWS - 1)) / _ROWS
        return QRectF((month - 1) % _COLUMNS * (wide + gap), (month - 1) // _COLUMNS * (high + gap), wide, high)

    def _day_at(self, point: QPointF) -> date | None:
        return next((day for day in self._days if self.rect_of(day).contains(point)), None)

    # --- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._picked ^= {day}
            self._at = self._from = day
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._from:
            self._span(day)
        else:
            self._picked, self._at, self._from = {day}, day, day
        self.update()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._days:
            super().keyPressEvent(event)
            return
        to = self._at + timedelta(days=step) if self._at else self._first()
        if to not in self._days:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._from:
            self._span(to)
        else:
            self._picked, self._at, self._from = {to}, to, to
        self.update()
        self._tell()

    def _first(self) -> date:
        return self._today if self._today in self._days and self._today else date(self._year, 1, 1)

    def _span(self, to: date) -> None:
        assert self._from is not None
        first, last = sorted((self._from, to))
        self._picked = {first + timedelta(days=n) for n in range((last - first).days + 1)}
        self._at = to

    def _tell(self) -> None:
        words = spoken(self._days[self._at]) if self._at in self._days and self._at else "用方向键选日子"
        self.setAccessibleDescription(words)
        self.picked.emit(self.days)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spoken(self._days[day]) if day else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # --- paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_month(painter, month)
        for day in self._days.values():
            self._paint_day(painter, day)

    def _paint_month(self, painter: QPainter, month: int) -> None:
        box = self._month_rect(month)
        painter.setFont(theme().font("small", weight=600))
        painter.setPen(theme().color("text"))
        title = QRectF(box.left(), box.top(), box.width(), theme().px(_TITLE))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, f" {month}月")
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text3"))
        for place, word in enumerate(_WEEK):
            cell = QRectF(
                box.left() + place * box.width() / 7, box.top() + theme().px(_TITLE), box.width() / 7, theme().px(_HEAD)
            )  # fmt: skip
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_day(self, painter: QPainter, day: Day) -> None:
        color, box = theme().color, self.rect_of(day.day).adjusted(1, 1, -1, -1)
        is_picked = day.day in self._picked
        if is_picked or day.special:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("selected" if is_picked else "amberSoft" if day.workday else "redSoft"))
            painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day.day == self._today:
            painter.setPen(QPen(color("accent"), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus() and day.day == (self._at or self._first()):
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        tone = ("amber" if day.workday else "red") if day.special else "text" if day.workday else "text3"
        painter.setPen(color("accentText" if is_picked and not day.special else tone))
        number, word = theme().number_font("small"), theme().font("caption")
        painter.setFont(number)
        if day.special:
            # number and word stand in the middle together, so that two figures and a word fit a narrow month
            mark, wide = "班" if day.workday else "休", QFontMetricsF(number).horizontalAdvance(str(day.day.day))
            left = box.center().x() - (wide + QFontMetricsF(word).horizontalAdvance(mark)) / 2
            painter.drawText(box.adjusted(left - box.left(), 0, 8, 0), _LEFT, str(day.day.day))
            painter.setFont(word)
            painter.drawText(box.adjusted(left - box.left() + wide, 0, 16, 0), _LEFT, mark)
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day.day))
        if day.own:
            painter.setPen(QPen(color(tone), 2))
            foot = box.bottom() - 2.5
            painter.drawLine(QPointF(box.center().x() - 6, foot), QPointF(box.center().x() + 6, foot))


def spoken(day: Day) -> str:
    """A day in words: 2026年10月1日 周四，放假（国庆节）."""
    words = f"{day.day.year}年{day.day.month}月{day.day.day}日 周{_WEEK[day.day.weekday()]}，{'上班' if day.workday else '放假'}"
    named = f"（{day.name}）" if day.name and day.name not in ("上班", "放假") else ""
    return words + named + ("，本单位改过" if day.own else "")
