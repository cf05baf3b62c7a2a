"""A line of a side pane that opens something: icon, words, a grey note, a figure at the right, a hairline beneath."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.tone import Tone


class Line(QAbstractButton):
    """One line, 32 px. A click (or Enter) opens what it names."""

    def __init__(
        self, words: str, note: str = "", tail: str = "", *, tone: Tone | None = None, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._note, self._tail, self._tone, self._icon = note, tail, tone, icon
        self.setText(words)
        self.setAccessibleName(" ".join(part for part in (words, note, tail) if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def bound(self, slot: Callable[[], object]) -> Line:
        """This line, with ``slot`` called when it is clicked."""
        self.clicked.connect(lambda _on=False: slot())
        return self

    def sizeHint(self) -> QSize:
        return QSize(200, theme().px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip("　".join(filter(None, (self.text(), self._note))) if self._is_cut() else "")
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme().color
        box = self.rect().adjusted(0, 0, 0, -1)
        if self.underMouse():
            painter.fillRect(box, color("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("border"))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        left = 0
        if self._icon:
            side = theme().px(16)
            icons.paint(painter, self._icon, QRect(0, 0, side, box.height()), color("text3"))
            left = side + 8
        right = self._paint_tail(painter, box)
        painter.setFont(theme().font("small"))
        painter.setPen(color("text"))
        room = QRect(left, 0, right - left, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._shown(room.width()))

    def _paint_tail(self, painter: QPainter, box: QRect) -> int:
        right = box.right()
        painter.setFont(theme().number_font("small"))
        if self._tail:
            wide = max(painter.fontMetrics().horizontalAdvance(self._tail), theme().px(56))
            tone = None if self._tone is Tone.ACCENT else self._tone
            painter.setPen(theme().color("text") if tone is None else tone.strong)
            painter.drawText(
                QRect(right - wide, 0, wide, box.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._tail
            )
            right -= wide + 10
        if self._note:
            painter.setFont(theme().font("caption"))
            # a pixel more than the whole note needs: its width is rounded down
            wide = min(painter.fontMetrics().horizontalAdvance(self._note) + 1, self._note_room())
            note = painter.fontMetrics().elidedText(self._note, Qt.TextElideMode.ElideRight, wide)
            painter.setPen(theme().color("text3"))
            painter.drawText(QRect(right - wide, 0, wide, box.height()), Qt.AlignmentFlag.AlignVCenter, note)
            right -= wide + 10
        return right

    def _note_room(self) -> int:
        """What the title leaves of the line, and two fifths of it at least."""
        title = QFontMetrics(theme().font("small")).horizontalAdvance(self.text())
        return max(self.width() * 2 // 5, self.width() - title - theme().px(120))

    def _shown(self, width: int) -> str:
        return QFontMetrics(theme().font("small")).elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _is_cut(self) -> bool:
        note = min(QFontMetrics(theme().font("caption")).horizontalAdvance(self._note), self._note_room()) if self._note else 0
        whole = QFontMetrics(theme().font("caption")).horizontalAdvance(self._note or "")
        return note < whole or self._shown(self.width() - note - theme().px(120)).endswith("…")
