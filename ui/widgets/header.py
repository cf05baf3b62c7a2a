"""Headers: of a page (56 px), of a section, and tabs of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import IconButton
from ui.widgets.layout import STRETCH, Item, Pane, column, row
from ui.widgets.ring import Ringed
from ui.widgets.text import ElidedLabel, Label, Link

_BESIDE_MOST = 280
"""How much room in px the grey line beside a title keeps, before scaling."""


class PageHeader(Pane):
    """The head of a page: way back (when asked for), title, a grey line beside it, and what stands at the right (buttons, search).

    ``back`` is emitted by the arrow. ``two_lines`` puts the grey line under the title, as in the workbench.
    """

    back = Signal()

    def __init__(
        self, title: str, beside: str = "", *right: Item, has_back: bool = False, two_lines: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", "bottom", parent)
        self._is_two_lines = two_lines
        self._title = ElidedLabel(title, "body" if two_lines else "title", strong=two_lines)
        self._beside = ElidedLabel(beside, "caption" if two_lines else "small", "text3")
        arrow = IconButton(Icon.BACK, "返回")
        arrow.clicked.connect(self.back)
        if not has_back:
            # shown before it has a parent it would be a window of its own
            arrow.hide()
        line = row(arrow, gap=10, margins=(14 if has_back else 24, 0, 24, 0))
        if two_lines:
            line.addLayout(column(self._title, self._beside), 1)
        else:
            line.addWidget(self._title)
            line.addWidget(self._beside)
            line.addStretch(1)
        tail = row(*right, gap=10)
        line.addLayout(tail)
        self.setLayout(line)
        self.restyle()
        theme().changed.connect(self.restyle)

    def set_title(self, title: str, beside: str = "", tip: str = "") -> None:
        """Show another title and grey line; ``tip`` is the title's tooltip where there is more to say."""
        self._title.setText(title)
        self._title.set_tip(tip)
        self._beside.setText(beside)
        self._keep_beside()

    @property
    def tip(self) -> str:
        """The title's tooltip now."""
        return self._title.toolTip()

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def restyle(self) -> None:
        self.setFixedHeight(theme().size("header"))
        self._keep_beside()

    def _keep_beside(self) -> None:
        """A long title gives way before the line beside it: the number says which document it is."""
        if not self._is_two_lines:
            self._beside.setMinimumWidth(min(self._beside.sizeHint().width(), theme().px(_BESIDE_MOST)))


class SectionHeader(QWidget):
    """The head of a part of a page: bold words, a grey number, a link or widgets at the right. ``link_clicked`` is emitted by the link."""

    link_clicked = Signal()

    def __init__(
        self, title: str, beside: str = "", link: str = "", *right: QWidget, caption: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Label(title, "caption" if caption else "body", "text3" if caption else "text", strong=True)
        self._beside = Label(beside, "small", "text3")
        parts: list[Item] = [self._title, self._beside, STRETCH, *right]
        if link:
            anchor = Link(link)
            anchor.clicked.connect(self.link_clicked)
            parts.append(anchor)
        self.setLayout(row(*parts, gap=8))
        self.setMinimumHeight(theme().px(28))

    def set(self, title: str, beside: str = "") -> None:
        """Show other words."""
        self._title.setText(title)
        self._beside.setText(beside)


class Tabs(Ringed, QWidget):
    """Tabs of a page, 40 px: words with a grey count; ``chosen(index)``. Left and right arrow keys move."""

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = list(labels)
        self._counts: dict[int, int] = {}
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        theme().changed.connect(self.updateGeometry)

    @property
    def labels(self) -> list[str]:
        """The words of the tabs."""
        return list(self._labels)

    @property
    def current(self) -> int:
        """The index of the tab shown."""
        return self._current

    def set_count(self, index: int, count: int) -> None:
        """The grey number beside a tab; 0 shows none."""
        self._counts[index] = count
        self.update()

    def choose(self, index: int) -> None:
        """Go to a tab; emits ``chosen`` when it is another one."""
        if 0 <= index < len(self._labels) and index != self._current:
            self._current = index
            self._describe()
            self.update()
            self.chosen.emit(index)

    def tab_rect(self, index: int) -> QRect:
        """Where a tab is."""
        left = 24
        for number, _ in enumerate(self._labels):
            width = self._width(number)
            if number == index:
                return QRect(left, 0, width, self.height())
            left += width + theme().px(24)
        return QRect()

    def sizeHint(self) -> QSize:
        last = self.tab_rect(len(self._labels) - 1)
        return QSize(last.right() + 24, theme().px(41))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._labels)):
            if self.tab_rect(index).adjusted(-10, 0, 10, 0).contains(event.position().toPoint()):
                self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right:
            self.choose(self._current + 1)
        elif event.key() == Qt.Key.Key_Left:
            self.choose(self._current - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme().color
        painter.setPen(color("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        for index, label in enumerate(self._labels):
            box, on = self.tab_rect(index), index == self._current
            painter.setFont(theme().font("body", weight=600 if on else 400))
            painter.setPen(color("text" if on else "text2"))
            painter.drawText(box.adjusted(0, 0, 4, -2), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
            if self._counts.get(index):
                painter.setFont(theme().number_font("caption"))
                painter.setPen(color("text3"))
                painter.drawText(
                    box.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._counts[index])
                )
            if on:
                painter.fillRect(box.left(), box.bottom() - 1, box.width(), 2, color("accent"))
            if on and self.has_ring:
                painter.setPen(QPen(color("focus"), 2))
                painter.drawRoundedRect(box.adjusted(-6, 5, 6, -6), 4, 4)

    def _width(self, index: int) -> int:
        width = QFontMetrics(theme().font("body", weight=600)).horizontalAdvance(self._labels[index])
        if self._counts.get(index):
            width += 6 + QFontMetrics(theme().font("caption")).horizontalAdvance(str(self._counts[index]))
        return width

    def _describe(self) -> None:
        self.setAccessibleName(f"标签页：{self._labels[self._current]}" if self._labels else "标签页")
