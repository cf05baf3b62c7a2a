"""The pages of a PDF on the desk: drawn off the window's thread, exactly as many pixels as the screen has.

A page is drawn when it comes into sight and again when the zoom or the screen's pixel ratio changes.
"""

from __future__ import annotations

import logging
import math
import weakref
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.errors import UserError
from app.forms import printing
from ui.ops import described
from ui.theme import theme

_log = logging.getLogger(__name__)
_POINTS = 72
_SCREEN_DPI = 96
_GAP = 16
_FETCH_MS = 10

Size = tuple[float, float]


class Zoom(Enum):
    """How large the pages stand: as wide as the room, or as large as on paper."""

    WIDTH = "适合宽度"
    PAPER = "100%"


def picture(data: bytes, number: int, dpi: float) -> QImage:
    """Page ``number`` (from 1) of the PDF at ``dpi``."""
    page = printing.page(data, number, dpi)
    return QImage(page.rgb, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888).copy()


class Drawer(QObject):
    """Does work on one thread of its own, in order, and hands the answers over on the window's thread as long as ``owner`` lives.

    ``failed(sentence)`` for a refusal. The answers are fetched and not sent: nothing of Qt is touched in the other thread, so that
    an owner may go while work is under way. For the same reason ``work`` must hold no widget.
    """

    failed = Signal(str)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sheets")
        self._asked: deque[tuple[Future[object], Callable[[object], None]]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(_FETCH_MS)
        self._timer.timeout.connect(self._fetch)
        weakref.finalize(self, self._thread.shutdown, wait=False, cancel_futures=True)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is waiting, running or undelivered."""
        return not self._asked

    def ask(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Do ``work`` there and ``then`` here."""
        self._asked.append((self._thread.submit(work), then))
        self._timer.start()

    def _fetch(self) -> None:
        while self._asked and self._asked[0][0].done():
            future, then = self._asked.popleft()
            self._deliver(future, then)
        if not self._asked:
            self._timer.stop()

    def _deliver(self, future: Future[object], then: Callable[[object], None]) -> None:
        error = future.exception()
        if error is None:
            then(future.result())
        elif isinstance(error, UserError):
            self.failed.emit(str(error))
        else:
            _log.error("a page could not be drawn: %s", described(error))
            self.failed.emit("这一页没有画出来。可以存为 PDF 后用别的程序打开。")


class Sheets(QAbstractScrollArea):
    """Pages one under the other. ``turned(number)`` when another page (from 1) is the uppermost in sight, ``counted(pages)`` when a PDF was read."""

    turned = Signal(int)
    counted = Signal(int)

    def __init__(self, margin: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._margin = margin
        self._zoom = Zoom.WIDTH
        self._sizes: tuple[Size, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        self._set = 0
        self._round = 0
        self._number = 1
        self._drawer = Drawer(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("打印预览")
        self.setProperty("bare", True)
        self.verticalScrollBar().valueChanged.connect(self._turn)
        theme().changed.connect(self.viewport().update)

    @property
    def drawer(self) -> Drawer:
        """Where the pages are drawn."""
        return self._drawer

    @property
    def pdf(self) -> bytes:
        """The PDF shown; empty when there is none."""
        return self._data

    @property
    def page_count(self) -> int:
        """How many pages there are; 0 until the PDF was read."""
        return len(self._sizes)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Width and height of each page in points; empty until the PDF was read."""
        return self._sizes

    @property
    def number(self) -> int:
        """The uppermost page in sight, from 1."""
        return self._number

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight shows its picture."""
        return bool(self._sizes) and all(index in self._pictures for index in self._in_sight())

    def set_pdf(self, data: bytes) -> None:
        """Show another PDF; the old pages stand until the new ones are drawn."""
        if data == self._data:
            return
        self._data = data
        self._set += 1
        turn = self._set
        self._drawer.ask(lambda: printing.sizes(data), lambda sizes: self._take_sizes(turn, sizes))

    def empty(self) -> None:
        """Show no page, as long as the next PDF is not there: another document's paper must not stand under this one's name."""
        self._data, self._sizes = b"", ()
        self._set += 1
        self._redraw()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages in another size."""
        if zoom is not self._zoom:
            self._zoom = zoom
            self._redraw()

    def page_rect(self, index: int) -> QRect:
        """Where a page (from 0) lies in the viewport, in device-independent pixels."""
        top = self._margin - self.verticalScrollBar().value()
        for before in range(index):
            top += self._extent(before)[1] + _GAP
        width, height = self._extent(index)
        room = self.viewport().width()
        left = max(self._margin, (room - width) // 2) - self.horizontalScrollBar().value()
        return QRect(left, top, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("desk"))
        ratio = self.devicePixelRatioF()
        for index in self._in_sight():
            box = self.page_rect(index)
            painter.fillRect(box, Qt.GlobalColor.white)
            picture_ = self._pictures.get(index)
            if picture_ is not None:
                picture_.setDevicePixelRatio(ratio)
                painter.drawImage(box.topLeft(), picture_)
            painter.setPen(theme().color("borderStrong"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        self._ask_for_missing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self._zoom is Zoom.WIDTH:
            self._redraw()
        else:
            self._fit_bars()

    def _take_sizes(self, turn: int, sizes: object) -> None:
        assert isinstance(sizes, tuple)
        if turn == self._set:
            self._sizes = sizes
            self.verticalScrollBar().setValue(0)
            self._redraw()
            self.counted.emit(len(sizes))

    def _redraw(self) -> None:
        self._round += 1
        self._pictures.clear()
        self._asked.clear()
        self._fit_bars()
        self.viewport().update()

    def _dpi(self) -> float:
        """Dots per inch of the screen's own pixels; a whole number of pixels fills the room exactly."""
        ratio = self.devicePixelRatioF()
        if self._zoom is Zoom.PAPER or not self._sizes:
            return _SCREEN_DPI * ratio
        widest = max(width for width, _ in self._sizes)
        room = max(120, self.viewport().width() - 2 * self._margin)
        return math.floor(room * ratio) * _POINTS / widest

    def _extent(self, index: int) -> tuple[int, int]:
        scale = self._dpi() / _POINTS / self.devicePixelRatioF()
        width, height = self._sizes[index]
        return round(width * scale), round(height * scale)

    def _in_sight(self) -> list[int]:
        seen = self.viewport().rect()
        return [index for index in range(len(self._sizes)) if self.page_rect(index).intersects(seen)]

    def _ask_for_missing(self) -> None:
        turn, dpi, data = self._round, self._dpi(), self._data
        for index in self._in_sight():
            if index not in self._pictures and (turn, index) not in self._asked:
                self._asked.add((turn, index))
                self._drawer.ask(
                    lambda number=index + 1: picture(data, number, dpi), lambda image, at=index: self._take_picture(turn, at, image)
                )

    def _take_picture(self, turn: int, index: int, image: object) -> None:
        if turn == self._round and isinstance(image, QImage):
            self._pictures[index] = image
            self.viewport().update()

    def _fit_bars(self) -> None:
        if not self._sizes:
            return
        extents = [self._extent(index) for index in range(len(self._sizes))]
        high = sum(height for _, height in extents) + _GAP * (len(extents) - 1) + 2 * self._margin
        wide = max(width for width, _ in extents) + 2 * self._margin
        self.verticalScrollBar().setRange(0, max(0, high - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, wide - self.viewport().width()))
        self.horizontalScrollBar().setPageStep(self.viewport().width())

    def _turn(self) -> None:
        middle = self.viewport().height() // 2
        here = next((index for index in range(len(self._sizes)) if self.page_rect(index).bottom() > middle), len(self._sizes) - 1)
        if here + 1 != self._number and here >= 0:
            self._number = here + 1
            self.turned.emit(self._number)
        self.viewport().update()
