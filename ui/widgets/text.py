"""Words on the window: labels in the type scale, labels that are cut with an ellipsis, links, icons and key caps."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets.pressable import Pressable


class Label(QLabel):
    """Plain text of one size and tone.

    ``size``: caption 12, small 13, body 14, heading 16, title 18, documentHeader 22, figure 24, display 26.
    ``tone``: text, text2, text3, accent, red, amber, green, violet. Both follow the theme by the style sheet.
    """

    def __init__(
        self,
        text: str = "",
        size: str = "body",
        tone: str = "text",
        *,
        strong: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("step", size)
        self.setProperty("tone", tone)
        self.setProperty("strong", strong)
        self.setWordWrap(wrap)
        if wrap:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_tone(self, tone: str) -> None:
        """Change the colour's meaning."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(Label):
    """A :class:`Label` on one line that gives way: cut with an ellipsis where room is short, the whole text as tooltip then."""

    def __init__(
        self, text: str = "", size: str = "body", tone: str = "text", *, strong: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, size, tone, strong=strong, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        self._tip = ""

    def setText(self, text: str) -> None:
        super().setText(text)
        self._retip()

    def set_tip(self, tip: str) -> None:
        """Words that are the tooltip in place of the text, also when it fits; empty for the text again."""
        self._tip = tip
        self._retip()

    @property
    def is_cut(self) -> bool:
        """Whether the text does not fit now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._retip()

    def _retip(self) -> None:
        self.setToolTip(self._tip or (self.text() if self.is_cut else ""))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Link(Pressable, Label):
    """Words that act like a button: accent colour, Enter and Space work, ``clicked`` is emitted."""

    clicked = Signal()

    def __init__(self, text: str, size: str = "small", tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(text, size, tone, parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def ring(self) -> QRect:
        return self.rect().adjusted(1, 4, -1, -4)


class IconLabel(QWidget):
    """A picture of ``size`` pixels out of the icon set in a token colour."""

    def __init__(self, name: str, tone: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.restyle()
        theme().changed.connect(self.restyle)

    def set_icon(self, name: str, tone: str | None = None) -> None:
        """Show another picture, in another colour when one is given."""
        self._name = name
        self._tone = tone or self._tone
        self.update()

    def restyle(self) -> None:
        side = theme().px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, self.rect(), theme().color(self._tone))


class KeyCap(QWidget):
    """A key in a small frame (``J``, ``Ctrl Z``), as in the hint bar of the workbench."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(f"按键 {keys}")
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        font = theme().font("caption")
        self.setFixedSize(QFontMetrics(font).horizontalAdvance(self._keys) + 12, theme().px(18))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().color("borderStrong"))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text2"))
        painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, self._keys)
