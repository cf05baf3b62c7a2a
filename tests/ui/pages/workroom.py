"""A window with one page on a real office: work it by clicks and keys, wait until every job was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.office import Office
from ui.ops import Ops
from ui.widgets.page import Page
from ui.widgets.text import Label, Link
from ui.widgets.toast import Toast
from ui.window import Window

P = TypeVar("P", bound=Page)
T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


def words(widget: QWidget) -> str:
    """Every word in sight on ``widget``."""
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


@dataclass
class Workroom(Generic[P]):
    """The window, its page and the hands on it."""

    qtbot: QtBot
    ops: Ops[Office]
    window: Window
    page: P

    def settle(self) -> None:
        """Until every job was answered and the layout has followed."""
        self.qtbot.waitUntil(lambda: self.ops.is_idle, timeout=15_000)
        QApplication.processEvents()

    def ask(self, work: Callable[[Office], T]) -> T:
        """Read from the office in its own thread."""
        answers: list[T] = []
        self.ops.query(work, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=15_000)
        return answers[0]

    def click(self, widget: QWidget | None, at: QPoint | None = None) -> None:
        """A left click on ``widget``, which must be in sight."""
        assert widget is not None
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()

    def button(self, words: str, within: QWidget) -> QAbstractButton:
        """The visible button with these words."""
        return next(b for b in within.findChildren(QAbstractButton) if b.isVisible() and b.text() == words)

    def type_over(self, field: QWidget, words: str) -> None:
        """Replace what stands in ``field``."""
        self.focus(field)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if words.isascii():
            QTest.keyClicks(field, words)
            return
        # as an input method commits Chinese: there are no keys for it
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)

    def focus(self, field: QWidget) -> None:
        """Put the cursor into ``field``, whose window comes to the front."""
        field.window().activateWindow()
        field.setFocus()
        self.qtbot.waitUntil(field.hasFocus)

    def dialog(self, kind: type[W]) -> W:
        """The dialog of this kind that stands open."""
        return next(d for d in self.window.findChildren(kind) if d.isVisible())

    def is_open(self, kind: type[QWidget]) -> bool:
        """Whether such a dialog stands open."""
        return any(d.isVisible() for d in self.window.findChildren(kind))

    @property
    def toasts(self) -> list[str]:
        """What the toasts say, oldest first."""
        return [toast.text for toast in self.window.toasts.shown]

    @property
    def undo_link(self) -> Link | None:
        """撤销 of the newest toast."""
        toast: Toast = self.window.toasts.shown[-1]
        return toast.findChild(Link, "undo")
