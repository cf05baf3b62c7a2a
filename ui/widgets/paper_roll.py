"""The roll of paragraphs on the paper: where each one stands, exact for those that were laid out, estimated for the rest."""

from __future__ import annotations

import bisect
import time
from collections.abc import Sequence

from ui.theme import theme
from ui.widgets.paper_layout import Fonts, LaidParagraph, Setting
from ui.widgets.paper_text import PaperParagraph, belongs

Place = tuple[int, int]
"""Index of a paragraph, position (UTF-16 units) in its shown characters."""

Span = tuple[Place, Place]
"""What is selected: where it began and where it ends now, in either order."""

DESK_ABOVE = 20


class Roll:
    """Paragraphs one under the other on a page ``width`` px wide; y counts from the top of the desk."""

    def __init__(self, paragraphs: Sequence[PaperParagraph], width: float, setting: Setting) -> None:
        self.paragraphs = list(paragraphs)
        self.setting = setting
        self.fonts = Fonts(setting)
        left = theme().px(setting.left)
        room = max(120, width - left - theme().px(setting.right))
        self.laid = [_place(paragraph, left, room, setting) for paragraph in self.paragraphs]
        self.tops: list[float] = []
        self._exact = 0
        self.stack()

    @property
    def is_exact(self) -> bool:
        """Whether every paragraph's height is known."""
        return self._exact >= len(self.laid)

    @property
    def foot(self) -> float:
        """The lower edge of the last paragraph."""
        return self.tops[-1] + self.laid[-1].room if self.laid else 0.0

    def lay_some(self, seconds: float) -> None:
        """Make lines from the beginning on for about so long."""
        until = time.perf_counter() + seconds
        while not self.is_exact and time.perf_counter() < until:
            self.laid[self._exact].lay(self.fonts)
            self._exact += 1
        self.stack()

    def stack(self) -> None:
        """Put the paragraphs one under the other anew; the cells of a table row side by side."""
        top = float(DESK_ABOVE + theme().px(self.setting.top))
        row: list[LaidParagraph] = []
        for laid in self.laid:
            if laid.paragraph.cell is None or laid.paragraph.cell[0] == 0:
                top += _row_height(row)
                row = []
            laid.top = top
            row.append(laid)
        _row_height(row)
        self.tops = [laid.top for laid in self.laid]

    def index_at(self, y: float) -> int:
        """The paragraph at a height."""
        return max(0, bisect.bisect_right(self.tops, y) - 1)

    def index_of(self, path: str) -> int | None:
        """The paragraph at ``path``, or the first one inside it."""
        inside = None
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.path == path:
                return index
            if inside is None and belongs(paragraph.path, path):
                inside = index
        return inside

    def place_at(self, x: float, y: float) -> Place | None:
        """The cursor place nearest to a point; None on an empty page."""
        if not self.laid:
            return None
        index = self.index_at(y)
        while index > 0 and x < self.laid[index].left - 6 and self.tops[index - 1] == self.tops[index]:
            index -= 1
        return index, self.laid[index].position_at(x, y, self.fonts)

    def seen(self, top: float, bottom: float) -> list[int]:
        """Indexes between two heights, laid out exactly."""
        found = []
        for index in range(max(0, self.index_at(top) - 12), len(self.laid)):
            laid = self.laid[index]
            if laid.top > bottom:
                break
            laid.lay(self.fonts)
            if laid.top + laid.room >= top:
                found.append(index)
        return found

    def end_of(self, index: int) -> int:
        """The last position of a paragraph."""
        return len(self.paragraphs[index].shown.encode("utf-16-le")) // 2

    def everything(self) -> Span:
        """The whole text."""
        last = len(self.laid) - 1
        return (0, 0), (last, self.end_of(last))

    def span(self, path: str, start: int, end: int) -> Span | None:
        """Code points ``start:end`` of the paragraph at ``path``; None when there is none."""
        index = self.index_of(path)
        if index is None:
            return None
        laid = self.laid[index]
        return (index, laid.shown_position(start)), (index, laid.shown_position(end))

    def selected_in(self, index: int, span: Span | None) -> tuple[int, int] | None:
        """The positions of a paragraph that lie in ``span``."""
        if span is None:
            return None
        (first, begin), (last, stop) = sorted(span)
        if not first <= index <= last:
            return None
        return begin if index == first else 0, stop if index == last else self.end_of(index)

    def quoted(self, span: Span) -> tuple[str, int, int, str] | None:
        """Path, start, end (code points of the text) and words of ``span`` in its first paragraph; None when it holds no text there."""
        (first, begin), (last, stop) = sorted(span)
        laid = self.laid[first]
        text = laid.paragraph.text
        start, end = laid.text_offset(begin), laid.text_offset(stop) if first == last else len(text)
        return (laid.paragraph.path, start, end, text[start:end]) if start < end else None

    def text_between(self, begin: Place, end: Place) -> str:
        """The shown characters between two places, a line a paragraph."""
        lines = []
        for index in range(begin[0], end[0] + 1):
            shown = self.paragraphs[index].shown.encode("utf-16-le")
            start = 2 * begin[1] if index == begin[0] else 0
            stop = 2 * end[1] if index == end[0] else len(shown)
            lines.append(shown[start:stop].decode("utf-16-le"))
        return "\n".join(lines)

    def find(self, words: str, start: tuple[int, int], *, backwards: bool) -> tuple[int, int] | None:
        """Paragraph and offset (code points) of the next ``words`` from ``start`` on, round the end; None when they stand nowhere."""
        count = len(self.paragraphs)
        for step in range(count + 1 if count else 0):
            index = (start[0] - step if backwards else start[0] + step) % count
            text = self.paragraphs[index].text
            edge = start[1] if step == 0 else len(text) if backwards else 0
            at = text.rfind(words, 0, edge) if backwards else text.find(words, edge)
            if at >= 0:
                return index, at
        return None


def _row_height(row: list[LaidParagraph]) -> float:
    """The height of things standing side by side, given to each as its room."""
    height = max((laid.height for laid in row), default=0.0)
    for laid in row:
        laid.room = height
    return height


def _place(paragraph: PaperParagraph, left: float, width: float, setting: Setting) -> LaidParagraph:
    if paragraph.kind == "fold":
        return LaidParagraph(paragraph, left + 18, width - 18, setting)
    if paragraph.cell is None:
        return LaidParagraph(paragraph, left, width, setting)
    index, count = paragraph.cell
    wide = width / max(1, count)
    return LaidParagraph(paragraph, left + index * wide + 6, wide - 12, setting)
