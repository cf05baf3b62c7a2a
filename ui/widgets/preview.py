"""Printed pages as pictures on the desk: always black on white, with a 1-px border, as wide as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.layout import Scroll
from ui.widgets.progress import BusySign


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page drawn elsewhere: pixels wide and high, and 3 bytes (red, green, blue) a pixel, rows without padding."""

    width: int
    height: int
    rgb: bytes

    def image(self) -> QImage:
        """The picture for Qt; owns a copy of the bytes."""
        return QImage(self.rgb, self.width, self.height, 3 * self.width, QImage.Format.Format_RGB888).copy()


class _Sheet(QWidget):
    """One page, scaled to its width."""

    clicked = Signal(float, float)

    def __init__(self, image: QImage, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self._scaled = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"第 {number} 页")

    def fit(self, width: int) -> None:
        """Be ``width`` pixels wide and as high as the page's shape wants."""
        if self._image.width():
            self.setFixedSize(width, round(width * self._image.height() / self._image.width()))

    def sizeHint(self) -> QSize:
        return QSize(360, 510)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # an ignored press would hand the release to somebody else
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(event.position().x() / max(1, self.width()), event.position().y() / max(1, self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._scaled.size() != wanted:
            self._scaled = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(QRect(0, 0, self.width(), self.height()), self._scaled)
        painter.setPen(QPen(theme().color("borderStrong"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PagePreview(Scroll):
    """Pages one under the other. ``clicked(page index, x, y)`` with x and y as shares (0–1) of the page, for opening the field that was clicked."""

    clicked = Signal(int, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=12, margins=(20, 8, 20, 20), parent=parent)
        self._sheets: list[_Sheet] = []
        self.busy = BusySign("正在生成预览", self)
        self.busy.move(20, 12)
        self.column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.widget().setAutoFillBackground(False)
        self.setAccessibleName("打印预览")

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    def set_pages(self, pages: Sequence[PageImage | QImage]) -> None:
        """Show these pages; the place is kept when their number is the same."""
        value = self.verticalScrollBar().value() if len(pages) == len(self._sheets) else 0
        for sheet in self._sheets:
            self.column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        self._sheets = []
        for number, page in enumerate(pages):
            sheet = _Sheet(page.image() if isinstance(page, PageImage) else page, number + 1)
            sheet.clicked.connect(lambda x, y, index=number: self.clicked.emit(index, x, y))
            self._sheets.append(sheet)
            self.column.addWidget(sheet)
        self._fit()
        self.verticalScrollBar().setValue(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(self.viewport().rect(), theme().color("desk"))
        super().paintEvent(event)

    def _fit(self) -> None:
        width = max(120, min(820, self.viewport().width() - 40))
        for sheet in self._sheets:
            sheet.fit(width)
