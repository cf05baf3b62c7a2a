"""A tree as lines with a caret: what each line is stands beside it, keys split, join, raise, lower and retitle it. The words themselves cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.text.mending import Edit, EditKind
from app.text.tree import Node, Tree
from ui.theme import theme

_LINE = "\u2028"
_GUTTER, _STEP = 116, 12
KIND_WORDS = {
    "title": "标题", "body_title": "正文标题", "number": "文号", "addressee": "主送", "preamble": "前言", "part": "编", "chapter": "章",
    "section": "节", "article": "条", "paragraph": "段", "item": "项", "subitem": "目", "subsubitem": "目下", "heading1": "一级标题",
    "heading2": "二级标题", "heading3": "三级标题", "heading4": "四级标题", "table": "表", "annex": "附件", "signature": "落款", "footnote": "脚注",
    "note": "附注", "toc": "目录", "imprint": "版记", "other": "其他",
}  # fmt: skip
_TYPED, _PASTED = "typed", "pasted"
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_KEYS = {
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): EditKind.SPLIT,
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier): EditKind.SPLIT,
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier): EditKind.JOIN,
    (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier): EditKind.JOIN,
    (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier): EditKind.RAISE,
    (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier): EditKind.LOWER,
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): EditKind.RETITLE,
}


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One line: the node, what is printed before its text, how deep it stands, and what it is in a word."""

    node: Node
    before: str
    depth: int
    word: str

    @property
    def shown(self) -> str:
        """The line as it stands there."""
        if self.node.rows is not None:
            first = "　".join(cell for cell in self.node.rows[0] if cell) if self.node.rows else ""
            return f"［表格 {len(self.node.rows)} 行］{first}".replace("\n", " ")
        return (self.before + self.node.text).replace("\n", _LINE)


class TreeLines(QPlainTextEdit):
    """``asked(kind)`` for the correction that a key means, ``undo_asked()``, ``redo_asked()``; ``line_changed()`` when the caret came to another line or place.

    ``typed()`` and ``pasted()`` when a key would change the words, which stay as they were read: no shortcut of the page takes such a key here.
    """

    asked = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    typed = Signal()
    pasted = Signal()
    line_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[TreeLine] = []
        self._gutter = _Gutter(self)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        # letters are no keys here, but the input method must not open over a text that cannot be typed into
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("结构，逐行")
        self.setCursorWidth(2)
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._on_moved)
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_tree(self, tree: Tree) -> None:
        """Show ``tree``; the caret stays before the character it stood before, whichever line that is in now."""
        before, turn = self._count(), self.verticalScrollBar().value()
        self.lines = [line for node in tree.nodes for line in _lines(node, 0, "")]
        self.setPlainText("\n".join(line.shown for line in self.lines))
        cursor = self.textCursor()
        cursor.setPosition(self._position(before))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(turn)
        self.ensureCursorVisible()
        self._on_moved()

    def _count(self) -> int:
        """How many visible characters stand before the caret; corrections move none."""
        cursor = self.textCursor()
        row = cursor.blockNumber()
        if row >= len(self.lines):
            return 0
        inside = _points(self.lines[row].shown, cursor.positionInBlock())
        whole = sum(len(_visible(line)) for line in self.lines[:row])
        return whole + sum(place < inside for place in _visible(self.lines[row]))

    def _position(self, count: int) -> int:
        """Where the visible character stands that has ``count`` before it."""
        for row, line in enumerate(self.lines):
            places = _visible(line)
            if count < len(places):
                return self.document().findBlockByNumber(row).position() + _units(line.shown[: places[count]])
            count -= len(places)
        return max(self.document().characterCount() - 1, 0)

    @property
    def current(self) -> TreeLine | None:
        """The line with the caret."""
        row = self.textCursor().blockNumber()
        return self.lines[row] if row < len(self.lines) else None

    def edit(self, kind: str) -> Edit | None:
        """The correction of that kind at the caret; without the role of a retitling. None where there is no line."""
        line = self.current
        if line is None:
            return None
        at = max(_points(line.shown, self.textCursor().positionInBlock()) - len(line.before), 0)
        return Edit(kind, line.node.path, at if kind in (EditKind.SPLIT, EditKind.RETITLE) else None)

    def spot(self) -> int:
        """The offset of the caret in the text of its node."""
        found = self.edit(EditKind.SPLIT)
        return found.at or 0 if found else 0

    # --- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = self._meant(event)
        told = {"undo": self.undo_asked, "redo": self.redo_asked, _TYPED: self.typed, _PASTED: self.pasted}.get(meant)
        if told is not None:
            told.emit()
        elif meant:
            self.asked.emit(meant)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _meant(event: QKeyEvent) -> str:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Z:
            return "undo"
        if control and event.key() == Qt.Key.Key_Y:
            return "redo"
        return str(_KEYS.get((Qt.Key(event.key()), event.modifiers()), "")) or _words_meant(event)

    # --- the gutter

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.topLeft(), QSize(theme().px(_GUTTER), inside.height())))

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Say beside each line what it is, the deeper the further to the right."""
        painter = QPainter(self._gutter)
        painter.fillRect(event.rect(), theme().color("sunken"))
        painter.setFont(theme().font("caption"))
        block, current = self.firstVisibleBlock(), self.textCursor().blockNumber()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > event.rect().bottom():
                break
            row = block.blockNumber()
            if row < len(self.lines):
                strip = QRect(0, round(box.top()), self._gutter.width(), round(box.height()))
                if row == current:
                    painter.fillRect(strip, theme().color("selected"))
                    painter.fillRect(QRect(0, strip.top(), 3, strip.height()), theme().color("accentFill"))
                painter.setPen(theme().color("text" if row == current else "text3"))
                left = theme().px(8) + theme().px(_STEP) * self.lines[row].depth
                first = QRect(left, strip.top(), strip.width() - left - 4, self.fontMetrics().lineSpacing() + 4)
                painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.lines[row].word)
            block = block.next()
        painter.end()

    def _on_update(self, rect: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def _on_moved(self) -> None:
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(theme().color("selected"))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor = QTextCursor(self.textCursor().block())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        self.setExtraSelections([mark])
        self._gutter.update()
        self.line_changed.emit()

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.setViewportMargins(theme().px(_GUTTER), 0, 0, 0)
        self._on_moved()

    def caret_point(self) -> QPoint:
        """Under the caret, on the screen."""
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())


class _Gutter(QWidget):
    def __init__(self, lines: TreeLines) -> None:
        super().__init__(lines)
        self._lines = lines

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lines.paint_gutter(event)


def _lines(node: Node, depth: int, parent: str) -> Iterator[TreeLine]:
    before = (node.label or "") + (node.heading or "")
    word = "款" if node.kind == "paragraph" and parent == "article" else KIND_WORDS.get(node.kind, node.kind)
    yield TreeLine(node, before + ("　" if before and node.text else ""), depth, word)
    for child in node.children:
        yield from _lines(child, depth + 1, node.kind)


def _words_meant(event: QKeyEvent) -> str:
    """Whether a key would paste or write into a text that took words; ``?`` and the space bar mean what they mean everywhere."""
    if event.matches(QKeySequence.StandardKey.Paste):
        return _PASTED
    plain = not event.modifiers() & ~_PLAIN
    written = event.text().isprintable() and bool(event.text().strip()) and event.text() not in "?？"
    writes = written or event.key() == Qt.Key.Key_Delete or event.matches(QKeySequence.StandardKey.Cut)
    return _TYPED if writes and (plain or event.matches(QKeySequence.StandardKey.Cut)) else ""


def _visible(line: TreeLine) -> list[int]:
    """The places of the characters of a line that stand on paper; a table says of itself how large it is, which does not."""
    return [] if line.node.rows is not None else [i for i, char in enumerate(line.shown) if not char.isspace()]


def _units(text: str) -> int:
    """UTF-16 units, in which Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def _points(text: str, units: int) -> int:
    """Code points of the first ``units`` UTF-16 units of ``text``."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
