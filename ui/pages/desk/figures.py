"""The figures of the year: each number opens the documents it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.lifecycle.desk import Figure
from ui.theme import theme
from ui.widgets.layout import clear


class FigureButton(QAbstractButton):
    """A number of 24 px with its unit, its name beneath."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = figure
        self.setText(f"{figure.name} {figure.value}{figure.unit}")
        self.setAccessibleName(self.text())
        self.setEnabled(figure.count > 0)
        self.setToolTip("打开这些文件" if figure.count else "还没有文件计入这一项")
        self.setCursor(Qt.CursorShape.PointingHandCursor if figure.count else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(90, theme().px(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme().color
        over = self.isEnabled() and self.underMouse()
        font = theme().number_font("figure")
        painter.setFont(font)
        painter.setPen(color("accent" if over else "text"))
        top = QRect(0, theme().px(8), self.width(), theme().px(30))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, self.figure.value)
        wide = QFontMetrics(font).horizontalAdvance(self.figure.value)
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        painter.drawText(top.adjusted(wide + 4, 0, 0, -theme().px(3)), Qt.AlignmentFlag.AlignBottom, self.figure.unit)
        painter.drawText(QRect(0, theme().px(40), self.width(), theme().px(18)), Qt.AlignmentFlag.AlignVCenter, self.figure.name)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)


class Figures(QWidget):
    """Three figures a line, two in larger type; ``opened(figure)``."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._figures: list[Figure] = []
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.set_figures(self._figures)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        self._figures = list(figures)
        clear(self._grid)
        # three of the larger sizes of type would run into one another
        columns = 3 if theme().appearance.scale < 1.1 else 2
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < columns))
        for index, figure in enumerate(figures):
            button = FigureButton(figure)
            button.clicked.connect(lambda _on=False, figure=figure: self.opened.emit(figure))
            self._grid.addWidget(button, index // columns, index % columns)
