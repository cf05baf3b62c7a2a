"""Fields a clerk fills in: search with its key, check box, choice, all flat and with a 2-px ring while focused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QToolTip, QWidget

from ui import icons
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import IconButton

_WAIT_MS = 150


class SearchField(QLineEdit):
    """A search field ``width`` px wide (0: as wide as there is room).

    ``searched(text)`` ``wait_ms`` after the last key, at once on Enter; Esc empties it, the down key emits ``left_downwards``.
    """

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, placeholder: str, keys: str = "", *, width: int = 0, wait_ms: int = _WAIT_MS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self._wide = keys, width
        self._last = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setAcceptDrops(False)
        self._clear = IconButton(Icon.CLOSE, "清空", parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self._empty)
        self._clear.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(wait_ms)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._tell)
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setTextMargins(theme().px(24), 0, theme().px(44), 0)
        if self._wide:
            self.setFixedWidth(theme().px(self._wide))

    def event(self, event: QEvent) -> bool:
        # Esc must not reach the window's way back while there is something to empty
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._empty()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event) -> None:  # noqa: ANN001
        super().resizeEvent(event)
        self._clear.resize(self._clear.sizeHint())
        self._clear.move(self.width() - self._clear.width() - 4, (self.height() - self._clear.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme().px(15)
        icons.paint(painter, Icon.SEARCH, QRect(10, (self.height() - side) // 2, side, side), theme().color("text3"))
        if self._keys and not self.text():
            painter.setFont(theme().font("caption"))
            painter.setPen(theme().color("text3"))
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._keys)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _empty(self) -> None:
        self.clear()
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.searched.emit(self._last)


def paint_check(painter: QPainter, box: QRect, *, is_on: bool, is_focused: bool = False, is_enabled: bool = True) -> None:
    """A check box of 15 px centred in ``box``."""
    side = theme().px(15)
    square = QRect(box.left() + (box.width() - side) // 2, box.top() + (box.height() - side) // 2, side, side)
    color = theme().color
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = color("accentFill") if is_on and is_enabled else color("surface" if is_enabled else "sunken")
    painter.setPen(
        QPen(color("focus") if is_focused else color("accentFill") if is_on and is_enabled else color("control"), 2 if is_focused else 1)
    )
    painter.setBrush(fill)
    painter.drawRoundedRect(square.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if is_on:
        icons.paint(painter, Icon.CHECK, square.adjusted(1, 1, -1, -1), color("onAccent" if is_enabled else "text3"))
    painter.restore()


class CheckBox(QCheckBox):
    """A check box with words, at least 28 px high to hit; words that find no room end in an ellipsis and are the tooltip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(15) + 10 + self.fontMetrics().horizontalAdvance(self.text()), theme().px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(160)), theme().px(28))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.width() < self.sizeHint().width():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def hitButton(self, pos) -> bool:  # noqa: ANN001
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme().px(15)
        paint_check(
            painter, QRect(0, 0, side, self.height()), is_on=self.isChecked(), is_focused=self.hasFocus(), is_enabled=self.isEnabled()
        )
        painter.setPen(theme().color("text" if self.isEnabled() else "text3"))
        words = self.rect().adjusted(side + 8, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width() + 2)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


class Choice(QComboBox):
    """One of several by a list, flat, 32 px; not editable, so that it needs no input method. Words that find no room are the tooltip."""

    def __init__(self, items: list[str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(items or [])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        widest = max((self.fontMetrics().horizontalAdvance(self.itemText(index)) for index in range(self.count())), default=60)
        return QSize(widest + theme().px(16) + 34, theme().px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme().px(32))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def wheelEvent(self, event) -> None:  # noqa: ANN001
        # a page that scrolls must not change a value on the way
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().color
        painter.setPen(QPen(color("focus" if self.hasFocus() else "borderStrong"), 2 if self.hasFocus() else 1))
        painter.setBrush(color("surface" if self.isEnabled() else "sunken"))
        inset = 1 if self.hasFocus() else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 6, 6)
        side = theme().px(16)
        painter.setPen(color("text" if self.isEnabled() else "text3"))
        room = self.width() - side - 24
        shown = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(10, 0, room + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        icons.paint(painter, Icon.EXPAND, QRect(self.width() - side - 8, 0, side, self.height()), color("text3"))
