"""上轮意见: the points of the last letter that met one fate, each with what was decided and replied then; a line leads to where it stands now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.review.earlier import Earlier
from app.review.following import CHANGED, GONE, THERE
from db.records import Finding
from ui.theme import theme
from ui.widgets.layout import row
from ui.widgets.lines import RECORD, Lines, LinesView, paint_ground, paint_hairline
from ui.widgets.text import Label, Link
from ui.widgets.tone import Tone

TONES = {CHANGED: Tone.GREEN, THERE: Tone.AMBER, GONE: Tone.NEUTRAL}
_DECISIONS = {"listed": "已列入", "unlisted": "未列入", "open": "没有处理"}


def said_before(finding: Finding) -> str:
    """What became of a finding in its own round: 已列入；起草单位不采纳，有收费依据；批注：…"""
    parts = [_DECISIONS[finding.decision] + (f"，{finding.reason}" if finding.reason else "")]
    if finding.reply:
        parts.append(f"起草单位{finding.reply}" + (f"，{finding.reply_reason}" if finding.reply_reason else ""))
    if finding.rewrite:
        parts.append(f"改写为“{finding.rewrite}”")
    if finding.remark:
        parts.append(f"批注：{finding.remark}")
    return "；".join(parts)


def _words(finding: Finding, role: int) -> object:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{finding.fate or ''}，上轮第 {finding.number} 条，{finding.title or finding.rule}，{finding.path or '全文'}，{said_before(finding)}"
    return f"“{finding.quote}”　{said_before(finding)}" if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index) -> QSize:  # noqa: ANN001
        return QSize(200, theme().px(64) + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # noqa: ANN001
        finding: Finding = index.data(RECORD)
        color, box = theme().color, option.rect
        painter.save()
        paint_ground(painter, option)
        paint_hairline(painter, option)
        line = QRect(box.left() + 16, box.top() + 8, box.width() - 32, theme().px(22))
        self._paint_first(painter, line, finding)
        painter.setFont(theme().font("small"))
        for words, name in ((f"“{finding.quote}”" if finding.quote else finding.message, "text2"), (said_before(finding), "text3")):
            line = line.translated(0, theme().px(21))
            painter.setPen(color(name))
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            )
        painter.restore()

    @staticmethod
    def _paint_first(painter: QPainter, line: QRect, finding: Finding) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().font("small", weight=600))
        painter.setPen(TONES.get(finding.fate or "", Tone.NEUTRAL).strong)
        painter.drawText(line, middle, finding.fate or "")
        left = painter.fontMetrics().horizontalAdvance(finding.fate or "") + 8
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text3"))
        place = f"上轮第 {finding.number} 条 · {finding.path or '全文'}"
        place = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideRight, line.width() // 2)
        wide = painter.fontMetrics().horizontalAdvance(place)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, place)
        painter.setFont(theme().font("body", weight=600))
        painter.setPen(theme().color("text"))
        room = line.width() - left - wide - 10
        shown = painter.fontMetrics().elidedText(finding.title or finding.rule, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line.adjusted(left, 0, 0, 0), middle, shown)


class EarlierList(LinesView):
    """The list, read only; ``selected(finding_id)`` when the clerk goes to another line."""

    selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows = Lines[Finding](_words)
        super().__init__(self._rows, _Delegate(), "上轮意见", parent)
        self.clicked.connect(lambda index: self.selected.emit(index.data(RECORD).id))

    @property
    def points(self) -> list[Finding]:
        """What is listed."""
        return list(self._rows.records)

    def set_points(self, points: Sequence[Finding], current: str | None) -> None:
        """Show these with ``current`` (an id) selected; nothing is emitted."""
        if self._rows.records != list(points):
            self._rows.set_records(points)
        at = next((n for n, point in enumerate(points) if point.id == current), -1)
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at))


class FateLine(QWidget):
    """上轮意见：已改 3 · 仍在 1 · 条款已删 1, each a way to those points. ``fate_chosen(fate)``."""

    fate_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: dict[str, Link] = {}
        self._line = row(Label("上轮意见", "caption", "text3"), gap=10, margins=(0, 8, 0, 0))
        for fate in (CHANGED, THERE, GONE):
            link = Link("", "caption")
            link.clicked.connect(lambda wanted=fate: self.fate_chosen.emit(wanted))
            self.links[fate] = link
            self._line.addWidget(link)
        self._line.addStretch(1)
        self.setLayout(self._line)
        self.hide()

    def show_earlier(self, earlier: Earlier, chosen: str) -> None:
        """Show how many points met which fate; nothing where there was no round before. ``chosen`` is listed now."""
        for fate, count in earlier.counts().items():
            link = self.links[fate]
            link.setText(f"{fate} {count}")
            link.setAccessibleName(f"上轮意见{fate} {count} 条" + ("，正在看" if fate == chosen else ""))
            link.setEnabled(count > 0)
            link.set_tone("text3" if not count else "text" if fate == chosen else "accent")
        self.setVisible(bool(earlier.told()))
