"""修订与批注: tracked changes and comments as a list in groups; a line leads to its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.text.markup import Comment, Markup, Revision, RevisionKind
from ui.theme import theme
from ui.widgets.tone import Tone

_LINE = Qt.ItemDataRole.UserRole
_KINDS = {
    RevisionKind.INSERTED: ("插入", Tone.GREEN), RevisionKind.DELETED: ("删除", Tone.RED), RevisionKind.MOVED_FROM: ("移走", Tone.RED),
    RevisionKind.MOVED_TO: ("移来", Tone.GREEN), RevisionKind.PARAGRAPH: ("分段", Tone.AMBER), RevisionKind.ROW: ("表格", Tone.AMBER),
    RevisionKind.FORMAT: ("格式", Tone.NEUTRAL),
}  # fmt: skip
_LINES = 3
"""How many lines of the words a row shows; a tooltip has them all."""
_LAID = 300
"""Characters that three lines never need more of."""
_LOOKS_ALONE = frozenset({RevisionKind.FORMAT.value})


@dataclass(frozen=True, slots=True)
class MarkupLine:
    """One line: what was done or said, the words, by whom and when, and the clause; ``quote`` are the words a comment is about.

    A line without ``what`` heads a group.
    """

    what: str
    tone: Tone
    words: str
    who: str = ""
    path: str | None = None
    start: int | None = None
    quote: str = ""

    @property
    def told(self) -> str:
        """All its words, those it is about under them."""
        return "\n".join(part for part in (self.words, self.about) if part)

    @property
    def about(self) -> str:
        """“第三条……”; empty where it is about no words."""
        return f"“{self.quote}”" if self.quote else ""

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        return "，".join(part for part in (self.what, self.words, self.about, self.who, self.path or "") if part)


def markup_lines(markup: Markup) -> Iterator[MarkupLine]:
    """The lines of ``markup`` in the order of the text, changes of the words first, then those of looks alone, then comments."""
    words = [r for r in markup.revisions if r.kind not in _LOOKS_ALONE]
    looks = [r for r in markup.revisions if r.kind in _LOOKS_ALONE]
    for head, revisions in (("修订", words), ("只改格式的修订", looks)):
        if revisions:
            yield MarkupLine("", Tone.NEUTRAL, f"{head} {len(revisions)} 处")
            yield from map(_of_revision, revisions)
    if markup.comments:
        yield MarkupLine("", Tone.NEUTRAL, f"批注 {len(markup.comments)} 条")
        yield from map(_of_comment, markup.comments)


def _of_revision(revision: Revision) -> MarkupLine:
    what, tone = (
        _KINDS.get(RevisionKind(revision.kind), ("修订", Tone.AMBER)) if revision.kind in set(RevisionKind) else ("修订", Tone.AMBER)
    )
    return MarkupLine(
        what, tone, _one_line(revision.text) or "（没有文字）", _who(revision.author, revision.at), revision.path, revision.start
    )


def _of_comment(comment: Comment) -> MarkupLine:
    words, quote = _one_line(comment.text) or "（没有文字）", _one_line(comment.quote)
    return MarkupLine("批注", Tone.ACCENT, words, _who(comment.author, comment.at), comment.path, comment.start, quote)


def _who(author: str, at: str | None) -> str:
    return "　".join(part for part in (author or "没有署名", (at or "").replace("T", " ")[:16]) if part)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _wrapped(words: str, font: QFont, width: int) -> list[str]:
    """``words`` in as many lines of ``width`` pixels as a row shows, the last one cut where there are more."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    laid = words[:_LAID]
    layout = QTextLayout(laid, font)
    ends: list[int] = []
    layout.beginLayout()
    while len(ends) < _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    # Qt counts in units of UTF-16
    units = laid.encode("utf-16-le")
    parts = [units[2 * begin : 2 * end].decode("utf-16-le") for begin, end in zip([0, *ends], ends, strict=False)]
    rest = words[len("".join(parts[:-1])) :]
    return [*parts[:-1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row as it is painted at a width: the tag, the place at its right, the words in lines between both."""

    left: int
    place: str
    lines: Sequence[str]

    @staticmethod
    def of(line: MarkupLine, width: int) -> _Laid:
        """``width`` is that of the whole row in pixels."""
        small, caption = QFontMetrics(theme().font("small", weight=600)), QFontMetrics(theme().font("caption"))
        room = width - 24
        left = max(small.horizontalAdvance(line.what), theme().px(26)) + 10
        place = caption.elidedText(line.path or "没有对应的条款", Qt.TextElideMode.ElideRight, room // 3)
        return _Laid(left, place, _wrapped(line.words, theme().font("body"), room - left - caption.horizontalAdvance(place) - 12))

    def height(self, line: MarkupLine) -> int:
        """With the quotation and the person under the words."""
        return theme().px(22 * len(self.lines) + 20 * (2 if line.quote else 1) + 8)


class _Delegate(QStyledItemDelegate):
    def __init__(self, listed: MarkupList) -> None:
        super().__init__(listed)
        self._listed = listed

    def sizeHint(self, _option: QStyleOptionViewItem, index) -> QSize:  # noqa: ANN001
        return QSize(200, row_height(index.data(_LINE), self._listed.row_width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # noqa: ANN001
        line: MarkupLine = index.data(_LINE)
        color, box = theme().color, option.rect
        painter.save()
        if not line.what:
            painter.setFont(theme().font("caption", weight=600))
            painter.setPen(color("text3"))
            painter.drawText(box.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, line.words)
            painter.restore()
            return
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        if on or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, color("selected" if on else "hover"))
        if on:
            painter.fillRect(box.left(), box.top(), 3, box.height(), color("accentFill"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, color("border"))
        self._paint_words(painter, box.adjusted(12, 4, -12, -4), line, _Laid.of(line, self._listed.row_width))
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, box: QRect, line: MarkupLine, laid: _Laid) -> None:
        middle, color, px = Qt.AlignmentFlag.AlignVCenter, theme().color, theme().px
        first = QRect(box.left(), box.top(), box.width(), px(22))
        painter.setFont(theme().font("small", weight=600))
        painter.setPen(line.tone.strong)
        painter.drawText(first, middle, line.what)
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        painter.drawText(first, middle | Qt.AlignmentFlag.AlignRight, laid.place)
        painter.setFont(theme().font("body"))
        painter.setPen(color("text"))
        here = first.adjusted(laid.left, 0, 0, 0)
        for words in laid.lines:
            painter.drawText(here, middle, words)
            here.translate(0, px(22))
        painter.setFont(theme().font("caption"))
        here.setHeight(px(20))
        if line.quote:
            painter.setPen(color("text2"))
            painter.drawText(here, middle, painter.fontMetrics().elidedText(line.about, Qt.TextElideMode.ElideRight, here.width()))
            here.translate(0, px(20))
        painter.setPen(color("text3"))
        painter.drawText(here, middle, line.who)


def row_height(line: MarkupLine, width: int) -> int:
    """Pixels of a row ``width`` pixels wide."""
    return _Laid.of(line, width).height(line) if line.what else theme().px(32)


class MarkupList(QListWidget):
    """The list; ``jumped(path, start)`` by a click or Enter on a line that has a clause."""

    jumped = Signal(str, int)

    def __init__(self, markup: Markup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("修订与批注")
        for line in markup_lines(markup):
            item = QListWidgetItem(line.spoken)
            item.setData(_LINE, line)
            item.setToolTip(line.told if line.what else "")
            if not line.what:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)
        self.itemClicked.connect(self._jump)
        self.itemActivated.connect(self._jump)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def lines(self) -> list[MarkupLine]:
        """What is listed, heads of groups among it."""
        return [self.item(row).data(_LINE) for row in range(self.count())]

    @property
    def row_width(self) -> int:
        """Pixels of a row; the bar has its place whether it is needed or not, so that the words do not wrap anew when it comes."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def height_for(self, most: int, width: int) -> int:
        """How high the list wants to be when it is ``width`` pixels wide, at most ``most`` px before scaling."""
        rows = width - self.verticalScrollBar().sizeHint().width()
        return min(sum(row_height(line, rows) for line in self.lines) + 4, theme().px(most))

    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys."""

    def _jump(self, item: QListWidgetItem) -> None:
        line: MarkupLine = item.data(_LINE)
        if line.what and line.path is not None:
            self.jumped.emit(line.path, line.start or 0)
