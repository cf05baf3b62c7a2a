"""The page of a file as a picture beside its text, with the box of the line that is looked at; recognised pages are marked as such."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.text.pages import Picture, page_picture, page_size
from app.text.tree import Anchor, Node
from ui.theme import theme
from ui.widgets.chip import Chip
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.text import Label
from ui.widgets.tone import Tone

_PAGE = re.compile(r"page/(\d+)")
_PIXELS = 1240
"""How wide a page is drawn: enough to read small print when it is enlarged to the pane."""
PICTURED = frozenset({"pdf", "image", "ofd"})
"""Formats whose pages can be shown; a page of them that cannot is said so."""
RECOGNISED = "识别稿，须核对"

Box = tuple[float, float, float, float]
Runner = Callable[[Callable[[], "Drawn | None"], Callable[["Drawn | None"], None]], object]
"""Does work off the window's thread and hands over what came of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file: its bytes, its format as a reading has it, and the pages whose text was recognised."""

    data: bytes
    format: str
    recognised: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it was drawn, with its size in the points of the boxes."""

    page: int
    picture: Picture
    size: tuple[float, float]


class PagePicture(Pane):
    """``turned(page)`` when another page is shown."""

    turned = Signal(int)

    def __init__(self, run: Runner, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "left", parent)
        self._run = run
        self._source: Source | None = None
        self.page = 0
        self._boxes: tuple[Box, ...] = ()
        self.title = Label("原件", "small", "text2")
        self.chip = Chip(RECOGNISED, Tone.AMBER)
        self.chip.hide()
        self.sheet = _Sheet()
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.sheet)
        self._scroll.setWidgetResizable(False)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        # a page is as wide as the pane beside its bar, which therefore always stands there
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        whole = column(row(self.title, self.chip, STRETCH, gap=8, margins=(12, 6, 12, 6)), self._scroll)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setMinimumWidth(theme().px(300))

    @property
    def is_shown(self) -> bool:
        """Whether there is a file to see, also while the whole is not on the screen."""
        return self._source is not None

    @property
    def is_recognised(self) -> bool:
        """Whether the text of the page shown was recognised from its picture."""
        return self._source is not None and self.page in self._source.recognised

    def show_file(self, source: Source | None) -> None:
        """Show the first page of ``source``; without one there is nothing to see."""
        if source is not None and source == self._source:
            return
        self._source, self.page, self._boxes = source, 0, ()
        self.sheet.take(None)
        self.setVisible(source is not None)
        if source is not None:
            self._turn(1)

    def show_node(self, node: Node, at: int = 0) -> None:
        """Show the page of the character ``at`` of ``node`` (of what comes after it where that has no place), with the boxes of the node there."""
        anchors = [anchor for anchor in _anchors(node) if anchor.box and _PAGE.fullmatch(anchor.part)]
        if not anchors or self._source is None:
            return
        here = next((anchor for anchor in anchors if anchor.end > at), anchors[-1])
        self._boxes = tuple(anchor.box for anchor in anchors if anchor.part == here.part and anchor.box)
        found = _PAGE.fullmatch(here.part)
        page = int(found[1]) if found else 1
        if page == self.page:
            self._mark()
        else:
            self._turn(page)

    def _turn(self, page: int) -> None:
        source = self._source
        if source is None:
            return
        self.page = page
        self.title.setText(f"原件第 {page} 页")
        self.chip.setVisible(self.is_recognised)
        self.turned.emit(page)
        self._run(lambda: _draw(source, page), lambda drawn: self._take(source, page, drawn))

    def _take(self, source: Source, page: int, drawn: Drawn | None) -> None:
        if source is not self._source or page != self.page:
            return
        self.title.setText(f"原件第 {page} 页" if drawn else f"原件第 {page} 页显示不出来，用“另存原件”打开核对")
        self.sheet.take(drawn, self._scroll.viewport().width())
        self._mark()

    def _mark(self) -> None:
        box = self.sheet.mark(self._boxes)
        if box is not None:
            self._scroll.ensureVisible(round(box.center().x()), round(box.center().y()), 40, theme().px(120))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self.sheet.fit(self._scroll.viewport().width())


class _Sheet(QWidget):
    """The picture at the width of the pane."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: Drawn | None = None
        self._image: QImage | None = None
        self._boxes: tuple[Box, ...] = ()
        self.setAccessibleName("原件的页面")

    def take(self, drawn: Drawn | None, width: int = 0) -> None:
        self.drawn, self._boxes = drawn, ()
        picture = drawn.picture if drawn else None
        self._image = None
        if picture is not None:
            made = QImage(picture.rgb, picture.width, picture.height, picture.width * 3, QImage.Format.Format_RGB888)
            self._image = made.copy()
        self.fit(width)
        self.update()

    def fit(self, width: int) -> None:
        """Take the width there is."""
        if self._image is None:
            self.resize(QSize(0, 0))
        elif width > 0:
            self.resize(width, round(width * self._image.height() / self._image.width()))

    def mark(self, boxes: tuple[Box, ...]) -> QRectF | None:
        """Frame these boxes; the whole they make, in pixels of the sheet."""
        self._boxes = boxes
        self.update()
        rects = self.rects()
        whole = QRectF()
        for rect in rects:
            whole = whole.united(rect)
        return whole if rects else None

    def rects(self) -> list[QRectF]:
        """The boxes in pixels of the sheet."""
        if self.drawn is None or self.width() <= 0:
            return []
        scale = self.width() / self.drawn.size[0]
        return [QRectF(x0 * scale, top * scale, (x1 - x0) * scale, (bottom - top) * scale) for x0, top, x1, bottom in self._boxes]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        # paper is white in both themes, so the mark keeps one colour
        soft = theme().color("accentFill")
        soft.setAlpha(36)
        for rect in self.rects():
            framed = rect.adjusted(-3, -2, 3, 2)
            painter.fillRect(framed, soft)
            painter.setPen(QPen(theme().color("accentFill"), 2))
            painter.drawRect(framed)
        painter.end()


def _draw(source: Source, page: int) -> Drawn | None:
    picture, size = page_picture(source.data, source.format, page, _PIXELS), page_size(source.data, source.format, page)
    return Drawn(page, picture, size) if picture is not None and size is not None else None


def _anchors(node: Node) -> list[Anchor]:
    found = list(node.anchors)
    for cells in node.cell_anchors:
        for cell in cells:
            found.extend(cell)
    return found or [anchor for child in node.children for anchor in _anchors(child)][:8]
