"""Toasts: what was done, with 撤销, at the bottom left above the status bar; gone after 8 s unless the mouse rests on it; three at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QWidget

from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import IconButton
from ui.widgets.layout import Framed, Pane, row
from ui.widgets.selectionbar import SelectionBar
from ui.widgets.text import IconLabel, Label, Link

SECONDS = 8
AT_MOST = 3
UNDO = "撤销"
GAP = 8
"""Pixels between two toasts."""


class Toast(Framed):
    """One message of 360 px. ``gone(toast)`` when time or the clerk took it away.

    Its buttons are for the mouse and never have the focus: Enter pressed once more must not take back what was just done. The keyboard's way is Ctrl+Z.
    """

    gone = Signal(object)

    def __init__(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        *,
        verb: str = UNDO,
        alarm: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", parent)
        self.text = text
        self._undo: Link | None = None
        self.setFixedWidth(theme().px(360))
        self.setAccessibleName(text)
        label = Label(text, "small", wrap=True)
        label.setMinimumWidth(0)
        close = IconButton(Icon.CLOSE, "关闭这条消息")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts: list[object] = [IconLabel(Icon.OVERDUE, "red")] if alarm else []
        line = row(*parts, label, gap=8, margins=(14, 6, 6, 6))
        line.setStretchFactor(label, 1)
        if undo is not None:
            link = Link(verb)
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            link.clicked.connect(lambda: (undo(), self.gone.emit(self)))
            link.setObjectName("undo")
            line.addWidget(link)
            self._undo = link if verb == UNDO else None
        self.is_plain = undo is None and not alarm
        line.addWidget(close)
        self.setLayout(line)
        close.clicked.connect(lambda: self.gone.emit(self))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(lambda: self.gone.emit(self))
        self._timer.start()

    def withdraw_undo(self) -> None:
        """Take 撤销 away: something newer was done, and 撤销 would take that back."""
        if self._undo is not None:
            self._undo.hide()

    @property
    def is_counting(self) -> bool:
        """Whether it will go by itself."""
        return self._timer.isActive()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)


class Toasts(QObject):
    """The toasts of a window, kept at the bottom left of ``host``, ``foot()`` pixels above its lower edge.

    Where a control lies there, they stand further right at the bottom instead, or at the top right; of four places that all have one, where fewest are.
    """

    def __init__(self, host: QWidget, foot: Callable[[], int], left: Callable[[], int]) -> None:
        super().__init__(host)
        self._host, self._foot, self._left = host, foot, left
        self._shown: list[Toast] = []
        host.installEventFilter(self)
        # later, and without its arguments: the signal also comes from the destructor of the widget that had the focus
        QApplication.instance().focusChanged.connect(self._on_focus, Qt.ConnectionType.QueuedConnection)

    @property
    def shown(self) -> list[Toast]:
        """From the oldest to the newest."""
        return list(self._shown)

    def show(self, text: str, undo: Callable[[], object] | None = None, *, verb: str = UNDO, alarm: bool = False) -> Toast:
        """Say ``text``; ``undo`` is called when its ``verb`` is clicked; of several 撤销 the newest alone stays. ``alarm`` puts the red sign before a refusal.

        Of the toasts that only tell something the newest alone is kept.
        """
        for old in [toast for toast in self._shown if toast.is_plain or toast.text == text]:
            self._remove(old)
        while len(self._shown) >= AT_MOST:
            self._remove(self._shown[0])
        if undo is not None and verb == UNDO:
            self.withdraw_undo()
        toast = Toast(text, undo, verb=verb, alarm=alarm, parent=self._host)
        toast.gone.connect(self._remove)
        self._shown.append(toast)
        toast.show()
        self.arrange()
        return toast

    def withdraw_undo(self) -> None:
        """No toast offers 撤销 any more: something newer was done."""
        for toast in self._shown:
            toast.withdraw_undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.arrange()
        return super().eventFilter(watched, event)

    def _remove(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self.arrange()

    @Slot(bool)
    def follow(self, is_busy: bool) -> None:
        """Look for a place again once work has ended: what an act brought onto the page may lie beneath the toast that tells of it."""
        if not is_busy:
            self.arrange()

    @Slot()
    def _on_focus(self) -> None:
        if self._shown:
            self.arrange()

    def arrange(self) -> None:
        """Put them where they belong now."""
        for toast in self._shown:
            toast.setFixedHeight(_height(toast))
        if not self._shown:
            return
        pile = QRect(0, 0, self._shown[0].width(), sum(toast.height() + GAP for toast in self._shown) - GAP)
        top = self._place(pile)
        for toast in self._shown:
            toast.move(top)
            toast.raise_()
            top += QPoint(0, toast.height() + GAP)

    def _place(self, pile: QRect) -> QPoint:
        """The upper left corner of the pile of toasts: the first place that covers no control, else the one that covers fewest and not the field being typed in."""
        low = self._host.height() - self._foot() - 12 - pile.height()
        left, right = self._left(), self._host.width() - pile.width() - 16
        places = [QPoint(x, low) for x in (left, (left + right) // 2, right)] + [QPoint(right, theme().size("header") + 12)]
        controls, typed = self._controls(), self._typed_in()

        def covered(place: QPoint) -> tuple[bool, int]:
            there = pile.translated(place)
            return there.intersects(typed), sum(there.intersects(control) for control in controls)

        return min(places, key=covered)

    def _controls(self) -> list[QRect]:
        """Where on the host something lies that can be pressed or written in; the surfaces that scroll are none."""
        own = set(self._shown)
        found = [widget for widget in _in_sight(self._host) if _is_control(widget) and own.isdisjoint((widget, widget.parentWidget()))]
        seen = ((widget, widget.visibleRegion().boundingRect()) for widget in found)
        return [rect.translated(widget.mapTo(self._host, QPoint(0, 0))) for widget, rect in seen if not rect.isEmpty()]

    def _typed_in(self) -> QRect:
        """Where on the host the field with the cursor lies; empty when there is none."""
        field = QApplication.focusWidget()
        if field is None or not self._host.isAncestorOf(field) or not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return QRect()
        return QRect(field.mapTo(self._host, QPoint(0, 0)), field.size())


def _in_sight(host: QWidget) -> Iterator[QWidget]:
    """What is visible on ``host``; pages that are not shown are passed over whole, because every step of Tab asks."""
    for child in host.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from _in_sight(child)


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
        return widget.isEnabled()
    takes_tab = widget.focusPolicy() in (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus)
    return takes_tab and widget.isEnabled() and not isinstance(widget, QAbstractScrollArea)


def foot_room(page: QWidget) -> int:
    """How many px at the foot of ``page`` its bars take: those of buttons, and that of the rows selected."""
    bars = [frame for frame in page.findChildren(Framed) if isinstance(frame, SelectionBar)]
    feet = [pane for pane in page.findChildren(Pane) if pane.property("edge") == "top"]
    tops = [bar.mapTo(page, QPoint()).y() for bar in (*bars, *feet) if bar.isVisible() and _is_at_foot(bar, page)]
    return page.height() - min(tops) if tops else 0


def _is_at_foot(bar: QWidget, page: QWidget) -> bool:
    return bar.mapTo(page, QPoint(0, bar.height())).y() >= page.height() - 2 * GAP and bar.height() <= page.height() // 4


def _height(toast: Toast) -> int:
    layout = toast.layout()
    plain = toast.sizeHint().height()
    return max(layout.totalHeightForWidth(toast.width()), plain) if layout.hasHeightForWidth() else plain
