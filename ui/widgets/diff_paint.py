"""Painting the rows of a comparison: number, tag, words struck or underlined, folds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from app.compare.comparison import Sign
from app.compare.folding import Fold
from app.compare.rows import Kind, Row
from ui import icons
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.chip import chip_width, paint_chip
from ui.widgets.diff_frame import PITCH, Side
from ui.widgets.diff_layout import LaidLine, LaidRow, LaidSide
from ui.widgets.diff_roll import Roll, Selection
from ui.widgets.tone import Tone

TONES = {
    Kind.EDITED: Tone.AMBER, Kind.SPLIT: Tone.AMBER, Kind.MERGED: Tone.AMBER, Kind.INSERTED: Tone.GREEN, Kind.DELETED: Tone.RED,
    Kind.MOVED: Tone.VIOLET, Kind.RENUMBERED: Tone.NEUTRAL, Kind.REFERENCES: Tone.NEUTRAL, Kind.SAME: Tone.NEUTRAL,
}  # fmt: skip
"""The colour of each kind of change, on tags, counts and the map."""
_TAG = 20


def paint_tag(painter: QPainter, box: QRect, kind: Kind) -> None:
    """改, 增, 删, 移 … in a soft square of 20 px, centred in ``box``."""
    side = theme().px(_TAG)
    square = QRect(box.left() + (box.width() - side) // 2, box.top() + (box.height() - side) // 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(TONES[kind].soft)
    painter.drawRoundedRect(square, 4, 4)
    painter.setFont(theme().font("caption"))
    painter.setPen(TONES[kind].strong)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, kind.mark)


class RowPainter:
    """Paints rows of ``roll`` with a painter whose y is that of the roll."""

    def __init__(self, painter: QPainter, roll: Roll, current: int | None, selection: Selection | None, *, has_ring: bool) -> None:
        self._painter, self._roll, self._current, self._selection, self._ring = painter, roll, current, selection, has_ring

    def paint(self, index: int) -> None:
        """One row or fold."""
        laid = self._roll.rows[index]
        shown = laid.shown
        is_current = index == self._current
        box = QRectF(0, laid.top, self._roll.frame.width, laid.height)
        if isinstance(shown, Fold):
            self._paint_fold(box, shown, is_current=is_current)
            return
        self._paint_ground(box, is_current=is_current)
        self._paint_name(laid, shown, is_current=is_current)
        if shown.kind.mark:
            gutter = QRect(self._roll.frame.tag_left, round(laid.text_top), self._roll.frame.tag_width, theme().px(PITCH))
            paint_tag(self._painter, gutter, shown.kind)
        for side, column in laid.sides.items():
            self._paint_side(index, laid, side, column, shown.kind)

    def _paint_ground(self, box: QRectF, *, is_current: bool) -> None:
        color = theme().color
        if is_current:
            self._painter.fillRect(box, color("sunken"))
            self._painter.fillRect(QRectF(0, box.top(), 3, box.height()), color("accentFill"))
        self._painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), color("border"))
        if is_current and self._ring:
            self._paint_ring(box)

    def _paint_ring(self, box: QRectF) -> None:
        self._painter.setPen(QPen(theme().color("focus"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 4, 4)

    def _paint_fold(self, box: QRectF, fold: Fold, *, is_current: bool) -> None:
        color, painter = theme().color, self._painter
        painter.fillRect(box, color("sunken"))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), color("border"))
        if is_current:
            painter.fillRect(QRectF(0, box.top(), 3, box.height()), color("accentFill"))
            if self._ring:
                self._paint_ring(box)
        painter.setFont(self._roll.fonts.caption)
        side, room = theme().px(14), round(box.width()) - theme().px(60)
        words = painter.fontMetrics().elidedText(fold.words, Qt.TextElideMode.ElideMiddle, room)
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = (box.width() - wide - side - 6) / 2
        painter.setPen(color("text" if is_current else "text3"))
        painter.drawText(QRectF(left, box.top(), wide + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
        arrow = QRect(round(left + wide + 6), round(box.top()), side, round(box.height()))
        if fold.is_open:
            painter.save()
            painter.translate(arrow.center())
            painter.rotate(180)
            icons.paint(painter, Icon.EXPAND, QRect(-side // 2, -side // 2, side, side), color("text3"))
            painter.restore()
        else:
            icons.paint(painter, Icon.EXPAND, arrow, color("text3"))

    def _paint_name(self, laid: LaidRow, row: Row, *, is_current: bool) -> None:
        painter, fonts, color = self._painter, self._roll.fonts, theme().color
        left, width = self._roll.frame.name_left, self._roll.frame.name_width
        names, formers = laid.names
        top = laid.text_top + theme().px(4)
        painter.setFont(fonts.current if is_current else fonts.number)
        painter.setPen(color("accentText" if is_current else "text3" if row.kind is Kind.SAME else "text2"))
        for line in names:
            painter.drawText(QRectF(left, top, width + 4, theme().px(20)), Qt.AlignmentFlag.AlignVCenter, line)
            top += theme().px(20)
        painter.setFont(fonts.caption)
        painter.setPen(color("text3"))
        for line in formers:
            painter.drawText(QRectF(left, top, width + 4, theme().px(20)), Qt.AlignmentFlag.AlignVCenter, line)
            top += theme().px(20)

    def _paint_side(self, index: int, laid: LaidRow, side: Side, column: LaidSide, kind: Kind) -> None:
        left, width = self._roll.frame.left(side), self._roll.frame.column
        if column.note:
            box = QRect(left, round(laid.text_top), min(width, chip_width(column.note)), theme().px(PITCH) - theme().px(3))
            paint_chip(self._painter, box, column.note, TONES[kind])
        if column.absent:
            self._painter.setFont(self._roll.fonts.small)
            self._painter.setPen(theme().color("text3"))
            box = QRect(left, round(laid.top), width, round(laid.height))
            self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, column.absent)
        quiet = laid.row is not None and laid.row.references_only
        for number, line in enumerate(column.lines):
            corner = QPointF(left, laid.text_top + line.top)
            self._paint_signs(line, corner, quiet=quiet)
            self._paint_words(line, corner, self._selected(index, number, side, line), muted=kind is Kind.SAME)

    def _selected(self, index: int, number: int, side: Side, line: LaidLine) -> tuple[int, int] | None:
        chosen = self._selection
        return chosen.within(index, number, line.end) if chosen is not None and chosen.side is side else None

    def _paint_signs(self, line: LaidLine, corner: QPointF, *, quiet: bool) -> None:
        """The grounds and lines of what was put in and taken away; strikes lie over the words, so they are drawn after by a thin pen."""
        for span in line.spans:
            if span.sign is Sign.KEPT:
                continue
            for rect in line.rects(span.start, span.end):
                box = rect.translated(corner)
                if quiet:
                    self._rule(box, box.bottom() - 1, theme().color("text3"), 1.0)
                else:
                    self._paint_sign(box, span.sign, strong=bool(span.why))

    def _paint_sign(self, box: QRectF, sign: Sign, *, strong: bool) -> None:
        hue = "red" if sign is Sign.GONE else "green"
        self._painter.fillRect(box, theme().color(f"{hue}Mark" if strong else f"{hue}Soft"))
        full = theme().color(f"{hue}Fill")
        if sign is Sign.GONE:
            self._rule(box, box.center().y(), full, 2.0 if strong else 1.2)
        else:
            self._rule(box, box.bottom() - 1, full, 3.0 if strong else 1.5)
        if strong:
            self._painter.setPen(QPen(full, 1.5))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), 3, 3)

    def _rule(self, box: QRectF, y: float, color: QColor, width: float) -> None:
        self._painter.fillRect(QRectF(box.left(), y - width / 2, box.width(), width), color)

    def _paint_words(self, line: LaidLine, corner: QPointF, selected: tuple[int, int] | None, *, muted: bool) -> None:
        if line.layout is None:
            return
        ranges = []
        if selected is not None and selected[0] < selected[1]:
            chosen = QTextLayout.FormatRange()
            chosen.start, chosen.length = selected[0], selected[1] - selected[0]
            look = QTextCharFormat()
            look.setBackground(theme().color("accentFill"))
            look.setForeground(theme().color("onAccent"))
            chosen.format = look
            ranges.append(chosen)
        self._painter.setPen(theme().color("text3" if muted else "ink"))
        line.layout.draw(self._painter, corner, ranges)


def paint_rows(
    painter: QPainter, roll: Roll, top: float, bottom: float, current: int | None, selection: Selection | None, *, has_ring: bool
) -> None:
    """Paint what stands between two heights."""
    by = RowPainter(painter, roll, current, selection, has_ring=has_ring)
    for index in range(roll.at(top), len(roll.rows)):
        if roll.rows[index].top > bottom:
            break
        by.paint(index)
