"""修订与批注: tracked changes and comments as a list in groups; a line leads to its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
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
_LOOKS_ALONE = frozenset({RevisionKind.FORMAT.value})


@dataclass(frozen=True, slots=True)
class MarkupLine:
    """One line: what was done or said, the words, by whom and when, and the clause. A line without ``what`` heads a group."""

    what: str
    tone: Tone
    words: str
    who: str = ""
    path: str | None = None
    start: int | None = None

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        return "，".join(part for part in (self.what, self.words, self.who, self.path or "") if part)


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
    quote = f"“{_one_line(comment.quote)}”：" if comment.quote else ""
    return MarkupLine("批注", Tone.ACCENT, quote + _one_line(comment.text), _who(comment.author, comment.at), comment.path, comment.start)


def _who(author: str, at: str | None) -> str:
    return "　".join(part for part in (author or "没有署名", (at or "").replace("T", " ")[:16]) if part)


def _one_line(words: str) -> str:
    return " ".join(words.split())


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index) -> QSize:  # noqa: ANN001
        return QSize(200, theme().px(50 if index.data(_LINE).what else 32))

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
        self._paint_words(painter, box.adjusted(12, 5, -12, -5), line)
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, box: QRect, line: MarkupLine) -> None:
        middle, color = Qt.AlignmentFlag.AlignVCenter, theme().color
        first = QRect(box.left(), box.top(), box.width(), theme().px(22))
        painter.setFont(theme().font("small", weight=600))
        painter.setPen(line.tone.strong)
        painter.drawText(first, middle, line.what)
        left = max(painter.fontMetrics().horizontalAdvance(line.what), theme().px(26)) + 10
        painter.setFont(theme().font("caption"))
        painter.setPen(color("text3"))
        place = painter.fontMetrics().elidedText(line.path or "没有对应的条款", Qt.TextElideMode.ElideRight, first.width() // 3)
        wide = painter.fontMetrics().horizontalAdvance(place)
        painter.drawText(first, middle | Qt.AlignmentFlag.AlignRight, place)
        painter.drawText(first.translated(left, theme().px(20)), middle, line.who)
        painter.setFont(theme().font("body"))
        painter.setPen(color("text"))
        room = first.width() - left - wide - 12
        painter.drawText(
            first.adjusted(left, 0, 0, 0), middle, QFontMetrics(painter.font()).elidedText(line.words, Qt.TextElideMode.ElideRight, room)
        )


class MarkupList(QListWidget):
    """The list; ``jumped(path, start)`` by a click or Enter on a line that has a clause."""

    jumped = Signal(str, int)

    def __init__(self, markup: Markup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("修订与批注")
        for line in markup_lines(markup):
            item = QListWidgetItem(line.spoken)
            item.setData(_LINE, line)
            item.setToolTip(line.words if line.what else "")
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

    def height_for(self, most: int) -> int:
        """How high the list wants to be, at most ``most`` px before scaling."""
        wanted = sum(self.sizeHintForRow(row) for row in range(self.count())) + 4
        return min(wanted, theme().px(most))

    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys."""

    def _jump(self, item: QListWidgetItem) -> None:
        line: MarkupLine = item.data(_LINE)
        if line.what and line.path is not None:
            self.jumped.emit(line.path, line.start or 0)
