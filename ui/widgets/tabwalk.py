"""Tab through a window as it is read: in the order of its layouts, whenever a widget was made, with a ring where a view shows none itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from ui.theme import theme


def in_reading_order(root: QWidget) -> list[QWidget]:
    """The widgets of ``root`` that Tab reaches, those that are in no layout after their brothers and from top to bottom."""
    return [widget for widget in _walk(root) if _takes_tab(widget)]


def _walk(widget: QWidget, *, forward: bool = True) -> Iterator[QWidget]:
    """``widget`` and what stands on it; backwards it comes last itself."""
    if not widget.isVisible():
        return
    if forward:
        yield widget
    for child in _children(widget)[:: 1 if forward else -1]:
        yield from _walk(child, forward=forward)
    if not forward:
        yield widget


def _from(here: QWidget, root: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """What comes after ``here`` on ``root``, or before it, looked for from there outwards: the next one is mostly near, and the whole window is much."""
    if forward:
        for child in _children(here):
            yield from _walk(child)
    inner, outer = here, here.parentWidget()
    while inner is not root and outer is not None:
        brothers = _children(outer)
        # the viewport of a pane that scrolls is passed over: what scrolls in it is the pane's own child
        if inner in brothers:
            place = brothers.index(inner)
            for brother in brothers[place + 1 :] if forward else brothers[:place][::-1]:
                yield from _walk(brother, forward=forward)
        if not forward:
            yield outer
        inner, outer = outer, outer.parentWidget()


def _children(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        return [widget.widget()]
    laid = list(_laid_out(widget.layout()))
    known = set(laid)
    others = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow() and child not in known]
    return [*laid, *sorted(others, key=lambda child: (child.y(), child.x()))]


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for index in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(index)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _laid_out(item.layout())


def _takes_tab(widget: QWidget) -> bool:
    reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return reached and widget.isEnabled() and widget.focusProxy() is None


class TabWalk:
    """Moves the focus of ``window`` for its ``focusNextPrevChild``."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def step(self, *, forward: bool) -> bool:
        """Go to the next or the last widget before; False when there is none."""
        here = self._window.focusWidget()
        if here is not None and not here.isVisible():
            return self._take_over(here)
        wanted = next((widget for widget in self._ways(here, forward=forward) if widget is not here and _takes_tab(widget)), None)
        if wanted is None:
            return False
        wanted.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        _scroll_to(wanted)
        if isinstance(wanted, QAbstractScrollArea) and not isinstance(wanted, QPlainTextEdit | QTextEdit):
            ViewRing(wanted)
        return True

    def _ways(self, here: QWidget | None, *, forward: bool) -> Iterator[QWidget]:
        """What follows ``here`` in the order of reading, and after the end what comes from the beginning on; or all of it backwards."""
        if here is not None:
            yield from _from(here, self._window, forward=forward)
        yield from _walk(self._window, forward=forward)

    def _take_over(self, gone: QWidget) -> bool:
        """Qt asks too when what has the focus is hidden: something close by takes it, without a ring that nobody asked for."""
        around = gone.parentWidget()
        near: list[QWidget] = []
        while around is not None and not near:
            near = in_reading_order(around)
            around = around.parentWidget()
        if near:
            near[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(near)


def _scroll_to(widget: QWidget) -> None:
    """Bring what has the focus into view; Qt does it only where Tab stays inside one pane."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


class ViewRing(QWidget):
    """A ring of 2 px inside ``view`` for as long as it has the focus."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(view.rect())
        view.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress):
            self.hide()
            self.deleteLater()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
