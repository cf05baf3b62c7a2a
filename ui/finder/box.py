"""The command box: a field in the middle of the window with what it finds under it. No Qt popup, so that a Chinese input method works in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.finder.entries import Entry, Kind
from ui.finder.lines import EntryList
from ui.theme import theme
from ui.widgets.layout import Framed, Rule, column, row
from ui.widgets.text import Label

_WAIT_MS = 120
_WIDTH, _TOP = 640, 84
_PROMPT = "页面、操作、文件标题、文号、单据编码，或者拼音首字母如 gzzf"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 9, Qt.Key.Key_PageUp: -9}
_EMPTY = "没有找到。换标题里的两个字、文号或者功能的名字试试。"


class CommandBox(QWidget):
    """Covers ``host`` while it is open; a click beside the box, Esc or Tab closes it.

    ``local(words)`` gives at once what the window itself knows; ``far_asked(words)`` is emitted when the typing pauses, and :meth:`add` puts the documents
    found with the rest while the words are still the same: recent ones first, others after what is known, the search of the register last.
    """

    far_asked = Signal(str)

    def __init__(self, host: QWidget, local: Callable[[str], Sequence[Entry]]) -> None:
        super().__init__(host)
        self._host, self._local = host, local
        self._before: QWidget | None = None
        self._near: list[Entry] = []
        self._has_moved = False
        self.field = _Field(self)
        self.lines = EntryList()
        self._empty = Label(_EMPTY, "small", "text2")
        self._empty.setMargin(14)
        self.box = Framed("card", self)
        foot = Label("↑ ↓ 选择　Enter 打开或执行　Esc 关闭", "caption", "text3")
        self.box.setLayout(
            column(self.field, Rule(), self.lines, self._empty, Rule(), row(foot, margins=(16, 6, 16, 6)), margins=(1, 1, 1, 1))
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(lambda: self.far_asked.emit(self.words))
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(self.run_current)
        self.field.left.connect(self.shut)
        self.field.stepped.connect(self._step)
        self.lines.clicked.connect(lambda _index: self.run_current())
        host.installEventFilter(self)
        theme().changed.connect(self._arrange)
        self.hide()

    @property
    def words(self) -> str:
        """What is typed, without blanks at both ends."""
        return self.field.text().strip()

    @property
    def entries(self) -> list[Entry]:
        """What is shown now."""
        return self.lines.entries.entries

    def toggle(self) -> None:
        """Ctrl+K: open with an empty field, or close."""
        if self.isVisible():
            self.shut()
            return
        self._before = self._host.window().focusWidget()
        self.field.clear()
        self.show()
        self.raise_()
        self._on_text("")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> None:
        """Close; what had the focus has it again."""
        if not self.isVisible():
            return
        self._timer.stop()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def add(self, words: str, found: Sequence[Entry]) -> None:
        """Show what was found for ``words`` under what the window knows itself; dropped when something else is typed by now."""
        if self.isVisible() and words == self.words:
            current = self.lines.current if self._has_moved else None
            self._show([*self._near, *found])
            self.lines.choose(self.entries.index(current) if current in self.entries else 0)

    def run_current(self) -> None:
        """Enter: close and do it; a line that cannot be done now stays and keeps saying why."""
        entry = self.lines.current
        if entry is not None and not entry.reason:
            self.shut()
            entry.do()

    def _on_text(self, _text: str) -> None:
        self._has_moved = False
        self._near = list(self._local(self.words))
        self._show(self._near)
        self.lines.choose(0)
        self._timer.start()

    def _step(self, by: int) -> None:
        self._has_moved = True
        self.lines.step(by)

    def _show(self, entries: list[Entry]) -> None:
        entries = sorted(entries, key=lambda entry: (entry.kind is not Kind.RECENT, entry.kind is Kind.SEARCH))
        self.lines.entries.set_entries(entries)
        self.lines.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self._arrange()

    # --- room

    def _arrange(self) -> None:
        self.setGeometry(self._host.rect())
        self.field.setFixedHeight(theme().px(44))
        self.lines.setFixedHeight(self.lines.wanted_height)
        width = min(theme().px(_WIDTH), self.width() - 48)
        self.box.setFixedWidth(width)
        self.box.layout().activate()
        self.box.setGeometry((self.width() - width) // 2, min(_TOP, self.height() // 8), width, self.box.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._arrange()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(theme().color("desk"))
        veil.setAlpha(170)
        QPainter(self).fillRect(self.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # an ignored press would hand the release to the page beneath
        event.accept()
        if not self.box.geometry().contains(event.position().toPoint()):
            self.shut()


class _Field(QLineEdit):
    """The field: ``stepped(lines)`` by the arrows, ``left()`` when the clerk goes elsewhere."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("seamless", True)
        self.setPlaceholderText(_PROMPT)
        self.setAccessibleName("搜索或执行命令")
        self.setAcceptDrops(False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            # Esc and the arrows are the box's and neither the window's nor the page's
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.left.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        inside = event.reason() in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if not inside and QApplication.focusWidget() is not self:
            self.left.emit()
