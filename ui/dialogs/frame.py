"""The frame of every dialog: title, a grey line, the fields, and at the foot the verb and 取消. Values in, values out; nothing is saved here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.theme import theme
from ui.widgets.button import Button, Kind
from ui.widgets.layout import Item, Pane, Scroll, column, row
from ui.widgets.text import Label


class Dialog(QDialog):
    """A window-modal dialog ``width`` px wide. Fields go into :attr:`body`; ``verb`` is the filled button, which Ctrl+Enter presses too.

    :attr:`problem` at the foot says what is missing; Esc and 取消 close without a result. Show it with ``open()`` and take the values on ``accepted``.
    """

    def __init__(
        self,
        title: str,
        line: str = "",
        *,
        verb: str = "",
        icon: str = "",
        width: int = 520,
        cancel: str = "取消",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme().px(width))
        self.title = Label(title, "heading", wrap=True)
        self.line = Label(line, "small", "text2", wrap=True)
        if not line:
            # shown before it has a parent it would be a window of its own
            self.line.hide()
        self.body = column(gap=12)
        self.problem = Label("", "small", "red", wrap=True)
        self.verb = Button(verb, icon=icon, kind=Kind.PRIMARY)
        if not verb:
            self.verb.hide()
        self.cancel = Button(cancel)
        self.foot = row(gap=8)
        self.verb.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        foot = Pane("window", "top")
        # Tab comes to what has got its parent first
        self.verb.setParent(foot)
        self.cancel.setParent(foot)
        foot.setLayout(row(self.problem, self.foot, self.cancel, self.verb, gap=8, margins=(20, 10, 20, 10)))
        foot.layout().setStretch(0, 1)
        self._fields = QWidget()
        self._fields.setLayout(self._padded())
        whole = column(column(self.title, self.line, gap=4, margins=(20, 18, 20, 12)), self._fields, foot)
        whole.setStretchFactor(self._fields, 1)
        self.setLayout(whole)
        press = QShortcut(QKeySequence("Ctrl+Return"), self)
        press.activated.connect(self.verb.click)

    def showEvent(self, event: QShowEvent) -> None:
        # wrapped words want a height that only the width decides
        width = max(self.width(), self.minimumWidth())
        if self.layout().hasHeightForWidth():
            high, room = self.layout().totalHeightForWidth(width), self._room()
            if high > room:
                self._let_fields_scroll()
            self.resize(width, min(high, room))
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        """As high as a sentence that came at the foot or under a field wants; never lower, so that nothing jumps while it is written."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        wanted, room = layout.totalHeightForWidth(self.width()), self._room()
        if wanted > room:
            self._let_fields_scroll()
            if self.height() > room:
                # until it scrolled, the fields had made it as high as they are
                self.resize(self.width(), room)
        if wanted > self.height() and self.height() < room:
            self.resize(self.width(), min(wanted, room))

    def _room(self) -> int:
        """How high the dialog may be: as the window it belongs to, or as the screen."""
        owner = self.parentWidget()
        return owner.window().height() if owner is not None else self.screen().availableGeometry().height()

    def _let_fields_scroll(self) -> None:
        if self._fields.parentWidget() is not self:
            return
        scroll = Scroll()
        whole = self.layout()
        # replaceWidget would leave the old item alive, and the height that the new one once asked for would stay for good
        place = whole.indexOf(self._fields)
        whole.removeWidget(self._fields)
        whole.insertWidget(place, scroll, 1)
        scroll.column.addWidget(self._fields)
        # until then the height of the fields is the least one of the dialog
        self.layout().activate()

    def _padded(self) -> Item:
        whole = column(margins=(20, 0, 20, 18))
        whole.addLayout(self.body, 1)
        return whole

    def note(self, sentence: str) -> None:
        """Say something above the fields (上次没有保存的内容已恢复)."""
        self.body.insertWidget(0, Label(sentence, "small", "accent", wrap=True))
        self.resize(self.width(), self.layout().totalHeightForWidth(self.width()))

    def missing(self, sentence: str) -> None:
        """Say what is missing and hold the verb back until it is there; empty lets it go."""
        self.problem.setText(sentence)
        self.verb.allow(sentence)


class TextArea(QPlainTextEdit):
    """Several lines of text, ``lines`` high; Tab goes on to the next field."""

    def __init__(self, text: str = "", *, placeholder: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)

    def words(self) -> str:
        """What was written, without blanks at both ends."""
        return self.toPlainText().strip()

    def select_all_at_end(self) -> None:
        """Put the cursor behind what stands there."""
        self.moveCursor(self.textCursor().MoveOperation.End)
