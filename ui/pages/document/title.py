"""The title of a document in its header: one line where there is room, else two; cut only beyond those, with the whole as tooltip."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.text import Label

LINES = 2


class TitleLabel(Label):
    """A label of at most :data:`LINES` lines, as high as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "documentHeader", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shown: list[str] = []

    def set_title(self, title: str) -> None:
        """Show a title."""
        self.setText(title)
        self.setAccessibleName(title)
        self.updateGeometry()
        self._fit()

    @property
    def lines(self) -> list[str]:
        """The lines as they are painted."""
        return self._shown

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event) -> None:  # noqa: ANN001
        super().changeEvent(event)
        # another theme or size of type
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        high = self.fontMetrics().lineSpacing()
        for index, words in enumerate(self._shown):
            painter.drawText(QRect(0, index * high, self.width(), high), Qt.AlignmentFlag.AlignVCenter, words)

    def _fit(self) -> None:
        """Break the title where the width ends, cut what two lines cannot hold."""
        text, metrics, wide = self.text(), self.fontMetrics(), max(80, self.width())
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        broken: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            broken.append(text[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        if len(broken) > LINES:
            rest = "".join(broken[LINES - 1 :])
            broken = [*broken[: LINES - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, wide)]
            self.setToolTip(text)
        else:
            self.setToolTip("")
        self._shown = [words.strip() for words in broken]
        self.setFixedHeight(metrics.lineSpacing() * max(1, len(broken)))
        self.update()
