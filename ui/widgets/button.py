"""Buttons: one filled one per region at most, verbs as text, the key printed beside the verb, the reason as tooltip while disabled."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme


class Kind(StrEnum):
    """How a button looks."""

    PLAIN = "plain"
    PRIMARY = "primary"
    GHOST = "ghost"
    LINK = "link"
    DANGER = "danger"


_PADDING = {32: 12, 28: 10, 40: 16}


class Button(QPushButton):
    """A flat button 32 px high (``height`` 28 small, 40 large): icon, verb, key.

    ``kind`` is plain, primary (filled), ghost (no frame), link (accent words) or danger. ``keys`` is the printed shortcut and binds nothing;
    ``padding`` replaces the usual room beside the words (12 px, small 10, large 16).
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        kind: Kind | str = Kind.PLAIN,
        keys: str = "",
        height: int = 32,
        padding: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._own_padding = padding
        self._icon, self._kind, self._keys, self._high = icon, Kind(kind), keys, height
        self._tip = ""
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        theme().changed.connect(self.updateGeometry)

    @property
    def kind(self) -> Kind:
        """How it looks."""
        return self._kind

    def set_kind(self, kind: Kind | str) -> None:
        """Fill or unfill the button."""
        self._kind = Kind(kind)
        self.update()

    def allow(self, reason: str = "") -> None:
        """Enable the button, or disable it with the ``reason`` why it cannot be used now as tooltip."""
        self.setEnabled(not reason)
        self.setToolTip(reason or self._tip)

    def set_tip(self, tip: str) -> None:
        """The tooltip while enabled."""
        self._tip = tip
        if self.isEnabled():
            self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = 2 * theme().px(self._padding())
        width += metrics.horizontalAdvance(self.text())
        if self._icon:
            width += theme().px(16) + (self._gap() if self.text() else 0)
        if self._keys:
            width += self._gap() + QFontMetrics(theme().font("caption")).horizontalAdvance(self._keys)
        return QSize(max(width, 28), theme().px(self._high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line, words, hint = self._colors()
        painter.setPen(QPen(line, 1) if line.alpha() else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(theme().color("onAccent" if self._is_filled else "focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = 3 if self._is_filled else 1
            painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 5, 5)
        self._paint_content(painter, words, hint)

    def _paint_content(self, painter: QPainter, words: QColor, hint: QColor) -> None:
        content = self.sizeHint().width() - 2 * theme().px(self._padding())
        left = (self.width() - content) // 2
        if self._icon:
            side = theme().px(16)
            icons.paint(painter, self._icon, QRect(left, (self.height() - side) // 2, side, side), words)
            left += side + (self._gap() if self.text() else 0)
        painter.setFont(self._font())
        painter.setPen(words)
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        painter.drawText(QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._keys:
            painter.setFont(theme().font("caption"))
            painter.setPen(hint)
            rest = QRect(left + width + self._gap(), 0, self.width(), self.height())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._keys)

    @property
    def _is_filled(self) -> bool:
        return self._kind is Kind.PRIMARY and self.isEnabled()

    def _colors(self) -> tuple[QColor, QColor, QColor, QColor]:
        """Fill, frame, words, key."""
        color = theme().color
        none = QColor(0, 0, 0, 0)
        if not self.isEnabled():
            framed = self._kind in (Kind.PLAIN, Kind.PRIMARY, Kind.DANGER)
            return (color("sunken") if framed else none, color("border") if framed else none, color("text3"), color("text3"))
        over = self.underMouse() or self.isDown()
        if self._kind is Kind.PRIMARY:
            fill = color("accentHover" if over else "accentFill")
            return fill, fill, color("onAccent"), color("onAccent")
        if self._kind is Kind.GHOST:
            return (color("hover") if over or self.isChecked() else none), none, color("text2"), color("text3")
        if self._kind is Kind.LINK:
            return (color("hover") if over else none), none, color("accent"), color("text3")
        fill = color("hover" if over else "surface")
        return fill, color("borderStrong"), color("red" if self._kind is Kind.DANGER else "text"), color("text3")

    def _font(self) -> QFont:
        return theme().sized_font({28: 13, 32: 14, 40: 15}.get(self._high, 14))

    def _padding(self) -> int:
        if self._own_padding is not None:
            return self._own_padding
        return 6 if self._kind is Kind.LINK else _PADDING.get(self._high, 12)

    def _gap(self) -> int:
        return theme().px(6 if self._high == 28 else 7)


class IconButton(Button):
    """A button that shows an icon alone; ``name`` is read aloud and shown as tooltip."""

    def __init__(self, icon: str, name: str, *, kind: Kind | str = Kind.GHOST, height: int = 28, parent: QWidget | None = None) -> None:
        super().__init__("", icon=icon, kind=kind, height=height, parent=parent)
        self.setAccessibleName(name)
        self.set_tip(name)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(max(self._high, 28) + 4), theme().px(self._high))

    def _paint_content(self, painter: QPainter, words: QColor, hint: QColor) -> None:
        side = theme().px(16)
        where = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        icons.paint(painter, self._icon, where, words)
