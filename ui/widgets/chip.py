"""Chips: a state in one word on a soft ground, 20 px high; filter chips that can be taken away; and the chip whose menu adds one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui import icons
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.pressable import Pressable
from ui.widgets.tone import Tone


def chip_width(text: str, icon: str = "") -> int:
    """Pixels a chip with ``text`` takes."""
    width = QFontMetrics(theme().font("caption")).horizontalAdvance(text) + 14
    return width + (theme().px(13) + 4 if icon else 0)


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: Tone, icon: str = "") -> None:
    """Draw a chip at the left of ``rect``, vertically centred, cut when the room is short."""
    height = theme().px(20)
    width = min(chip_width(text, icon), rect.width())
    box = QRect(rect.left(), rect.top() + (rect.height() - height) // 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color("borderStrong"), 1) if tone is Tone.OUTLINE else Qt.PenStyle.NoPen)
    painter.setBrush(tone.soft)
    inset = 0.5 if tone is Tone.OUTLINE else 0
    painter.drawRoundedRect(box.toRectF().adjusted(inset, inset, -inset, -inset), 4, 4)
    left = box.left() + 7
    if icon:
        side = theme().px(13)
        icons.paint(painter, icon, QRect(left, box.top() + (height - side) // 2, side, side), tone.strong)
        left += side + 4
    painter.setFont(theme().font("caption"))
    painter.setPen(tone.strong)
    words = QRect(left, box.top(), box.right() - left - 5, height)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width() + 2)
    painter.drawText(words.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Chip(QWidget):
    """A state in one word."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme().changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    def set(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._icon), theme().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self._text, self._tone, self._icon)


class FilterChip(QWidget):
    """A filter in force, 26 px high; a click on its cross (or Delete) emits ``removed``, a click on the words ``clicked``."""

    removed = Signal()
    clicked = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"筛选条件 {text}")
        self.setToolTip(f"{text}\n点 × 去掉这个筛选条件")
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme().font("small")).horizontalAdvance(self._text) + theme().px(14) + 26, theme().px(26))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # an ignored press would hand the release to somebody else
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - 28:
            self.removed.emit()
        else:
            self.clicked.emit()

    def keyPressEvent(self, event) -> None:  # noqa: ANN001
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accentSoft"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 12, 12)
        painter.setPen(theme().color("accentText"))
        painter.setFont(theme().font("small"))
        side = theme().px(14)
        words = self.rect().adjusted(10, 0, -side - 12, 0)
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        cross = QRect(self.width() - side - 8, (self.height() - side) // 2, side, side)
        icons.paint(painter, Icon.CLOSE, cross, theme().color("accentText"))


class _Chip(QWidget):
    """What :class:`MenuChip` paints on before its ring."""

    clicked = Signal()


class MenuChip(Pressable, _Chip):
    """A dashed chip, 26 px high, that opens a menu: ``＋ 筛选`` adds a condition, ``阶段`` offers its values.

    ``fill(menu)`` puts the entries into a fresh menu each time it is opened; a menu holds no text field, because a Qt popup has no Chinese input method.
    """

    def __init__(self, text: str, fill: Callable[[QMenu], None], icon: str = Icon.ADD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._fill, self._icon = text, fill, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text}，打开菜单")
        self.clicked.connect(self.open_menu)
        theme().changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """The words on the chip."""
        return self._text

    def set_text(self, text: str) -> None:
        """Other words."""
        self._text = text
        self.setAccessibleName(f"{text}，打开菜单")
        self.updateGeometry()
        self.update()

    def make_menu(self) -> QMenu:
        """The menu as it would open now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        return menu

    def open_menu(self) -> None:
        """Open the menu under the chip."""
        self.make_menu().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme().font("small")).horizontalAdvance(self._text) + theme().px(14) + 30, theme().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().color("control"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme().color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), self.height() / 2, self.height() / 2)
        side = theme().px(14)
        icons.paint(painter, self._icon, QRect(10, (self.height() - side) // 2, side, side), theme().color("text2"))
        painter.setPen(theme().color("text2"))
        painter.setFont(theme().font("small"))
        painter.drawText(self.rect().adjusted(side + 16, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)
        painter.end()
        super().paintEvent(event)
