"""A panel that slides over the right of a page: what is looked up beside the work, gone with Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import IconButton
from ui.widgets.layout import Pane, Scroll, column, row
from ui.widgets.text import ElidedLabel


class SidePanel(Pane):
    """Lies over the right edge of ``host``, ``width`` px wide (never more than two thirds of it) and as high as it; hidden at first.

    Things go into :attr:`body` (a column that scrolls) and, above the scroll, into :attr:`head`. :meth:`appear` shows it and takes the focus, Esc or the cross
    closes it, gives the focus back to what had it, and emits ``closed()``. It is a child of ``host``, no window: a Chinese input method works in its fields.
    """

    closed = Signal()

    def __init__(self, host: QWidget, title: str = "", *, width: int = 360) -> None:
        super().__init__("surface", "left", host)
        self._host, self._wide = host, width
        self._before: QWidget | None = None
        self.title = ElidedLabel(title, "heading")
        close = IconButton(Icon.CLOSE, "关闭（Esc）")
        close.clicked.connect(self.shut)
        self._close = close
        self.head = column()
        scroll = Scroll(gap=12, margins=(20, 16, 20, 20))
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scroll, self.body = scroll, scroll.column
        top = self._top = Pane("surface", "bottom")
        line = row(self.title, close, margins=(20, 0, 12, 0))
        line.setStretchFactor(self.title, 1)
        top.setLayout(line)
        whole = column(top, self.head, scroll)
        whole.setStretchFactor(scroll, 1)
        self.setLayout(whole)
        self.set_title(title)
        host.installEventFilter(self)
        theme().changed.connect(self._place)
        self.hide()

    def set_title(self, title: str) -> None:
        """Other words in the head."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.scroll.setAccessibleName(title)

    def appear(self) -> None:
        """Show the panel and put the focus into it."""
        if not self.isVisible():
            self._before = self._host.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.scroll.verticalScrollBar().setValue(0)
        self.scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Hide the panel; what had the focus before has it again."""
        if not self.isVisible():
            return
        before = self._before
        self._before = None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        # Esc must not reach the window's way back while the panel has the focus
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self._top.setFixedHeight(theme().size("header"))
        width = min(theme().px(self._wide), self._host.width() * 2 // 3)
        self.setGeometry(self._host.width() - width, 0, width, self._host.height())
