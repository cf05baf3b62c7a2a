"""The reviews in hand: one line each, first due first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.lifecycle.stages import Stage
from app.review.workbench import Round
from ui.pages.remaining import remaining
from ui.pages.review.presenter import day, name_of
from ui.theme import theme
from ui.widgets.chip import chip_width, paint_chip
from ui.widgets.deadline import paint_badge
from ui.widgets.lines import RECORD, Lines, LinesView, paint_ground, paint_hairline
from ui.widgets.tone import Tone


def _words(one: Round, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return name_of(one.document)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        left = f"，{remaining(one.due).line}" if one.due else ""
        return f"{name_of(one.document)}，{line_of(one)}，已处理 {one.handled}/{one.total}{left}"
    return None


def line_of(one: Round) -> str:
    """The grey line: who sent it and when it was taken in."""
    accepted = f"{day(one.review.accepted_on)}受理" if one.review.accepted_on else ""
    round_ = f"第 {one.review.round} 轮" if one.review.round > 1 else ""
    return " • ".join(part for part in (one.unit, accepted, round_) if part)


def state_of(one: Round) -> tuple[str, Tone]:
    """The chip: what is to be done."""
    if one.review.outcome is not None:
        return ("已出具意见", Tone.GREEN) if one.review.outcome != "应当予以修改" else (Stage.REVISING.label, Tone.ACCENT)
    if one.handled < one.total:
        return f"待处理 {one.total - one.handled}", Tone.NEUTRAL
    return "可以出具意见", Tone.ACCENT


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index) -> QSize:  # noqa: ANN001
        return QSize(400, theme().px(68))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # noqa: ANN001
        one: Round = index.data(RECORD)
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = paint_ground(painter, option)
        paint_hairline(painter, option, 24)
        self._paint_badge(painter, box, one)
        right = self._paint_progress(painter, box, one, on=on)
        self._paint_words(painter, QRect(box.left() + 100, box.top(), right - box.left() - 124, box.height()), one)
        painter.restore()

    def _paint_badge(self, painter: QPainter, box: QRect, one: Round) -> None:
        wide, high = theme().size("deadlineBadgeW"), theme().size("deadlineBadgeH")
        where = QRect(box.left() + 24, box.top() + (box.height() - high) // 2, wide, high)
        if one.due is not None:
            paint_badge(painter, where, remaining(one.due))
            return
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text3"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, "无期限")

    def _paint_progress(self, painter: QPainter, box: QRect, one: Round, *, on: bool) -> int:
        wide = theme().px(140)
        left = box.right() - 24 - wide
        painter.setFont(theme().number_font("small"))
        painter.setPen(theme().color("text2"))
        middle = box.top() + box.height() // 2
        if not one.total:
            painter.setPen(theme().color("text3"))
            painter.drawText(
                QRect(left, box.top(), wide, box.height()), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "没有疑点"
            )
            return left
        painter.drawText(
            QRect(left, middle - theme().px(24), wide, theme().px(20)), Qt.AlignmentFlag.AlignRight, f"已处理 {one.handled}/{one.total}"
        )
        bar = QRectF(left, middle + theme().px(4), wide, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("borderStrong" if on else "border"))
        painter.drawRoundedRect(bar, 3, 3)
        if one.handled:
            painter.setBrush(theme().color("greenFill"))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(6.0, bar.width() * one.handled / max(1, one.total)), 6), 3, 3)
        return left

    def _paint_words(self, painter: QPainter, box: QRect, one: Round) -> None:
        middle = box.top() + box.height() // 2
        word, tone = state_of(one)
        room = box.width() - chip_width(word) - 10
        font = theme().font("body", weight=600)
        painter.setFont(font)
        painter.setPen(theme().color("text"))
        shown = painter.fontMetrics().elidedText(name_of(one.document), Qt.TextElideMode.ElideRight, room)
        first = QRect(box.left(), middle - theme().px(23), box.width(), theme().px(22))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, shown)
        left = box.left() + painter.fontMetrics().horizontalAdvance(shown) + 10
        paint_chip(painter, QRect(left, first.top(), box.right() - left, first.height()), word, tone)
        painter.setFont(theme().font("small"))
        painter.setPen(theme().color("text3"))
        second = QRect(box.left(), middle + 1, box.width(), theme().px(20))
        painter.drawText(
            second, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(line_of(one), Qt.TextElideMode.ElideRight, box.width())
        )


class RoundsList(LinesView):
    """The list; ``opened(document_id)`` on Enter, a click's second press, or 打开."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = Lines[Round](_words)
        super().__init__(self._rows, _Delegate(), "在办的合法性审核", parent)
        self.doubleClicked.connect(self._open)

    def set_rounds(self, rounds: Sequence[Round], current: str = "") -> None:
        """Show these; the line of the document ``current``, or the first, is current."""
        self._rows.set_records(rounds)
        ids = [one.document.id for one in rounds]
        if ids:
            self.setCurrentIndex(self._rows.index(ids.index(current) if current in ids else 0))

    @property
    def current(self) -> str:
        """The document of the current line; empty when there is none."""
        one = self.currentIndex().data(RECORD) if self.currentIndex().isValid() else None
        return one.document.id if isinstance(one, Round) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.current:
            self.opened.emit(self.current)
