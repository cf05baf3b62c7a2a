"""Rows, columns and panes: the few arrangements every page is made of (4-px grid, hairlines instead of boxes)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme

STRETCH = object()
"""Stands in a row or column for room that grows."""

Item = object
"""A widget, a layout, a gap in pixels, or :data:`STRETCH`."""

Margins = tuple[int, int, int, int]


def row(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items side by side, vertically centred. A number is a fixed gap, :data:`STRETCH` room that grows."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def column(*items: Item, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items one under the other. A number is a fixed gap, :data:`STRETCH` room that grows."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is STRETCH:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)


class Pane(QFrame):
    """A plain area: ``ground`` is window, surface, sunken or desk; ``edge`` a hairline at top, bottom, left or right."""

    def __init__(self, ground: str = "surface", edge: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground)
        self.setProperty("edge", edge)


class Framed(QFrame):
    """A framed area: ``frame`` is card, light, dashed (drop here), why (reason), info, warn, alarm or row-alarm."""

    def __init__(self, frame: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", frame)
        self._is_dashed = frame == "dashed"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_dashed:
            # the style sheet's dashes of a 1-px line are dots
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme().color("borderStrong"), 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class Rule(QFrame):
    """A horizontal hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "rule")
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Divider(QFrame):
    """A short vertical line between things of one row; 18 px in tool bars, 12 in the status bar."""

    def __init__(self, height: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "divider")
        self.setFixedSize(1, theme().px(height))


class Scroll(QScrollArea):
    """A column that scrolls vertically and never sideways; put things into :attr:`column`.

    It is as high as its words are when they are wrapped at the width there is: Qt alone asks for the height of unwrapped ones, and cuts the rest.
    """

    def __init__(self, *, gap: int = 0, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("bare", True)
        self.column = column(gap=gap, margins=margins)
        inner.setLayout(self.column)
        inner.installEventFilter(self)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inner = self.widget()
        if inner is None:
            return
        # what was set for words that are gone would hold against the rows that came after them
        wrapped = self.column.hasHeightForWidth()
        inner.setMinimumHeight(self.column.totalHeightForWidth(self.viewport().width()) if wrapped else 0)


def clear(layout: QLayout) -> None:
    """Take every item out of ``layout`` and delete the widgets, at once out of sight and soon out of memory."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
