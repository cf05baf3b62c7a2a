"""A clerk at the window: what is in sight is found by its words and worked by mouse, wheel and keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NotInTime
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.widgets.button import IconButton
from ui.widgets.fields import Choice
from ui.widgets.finding import OpenFinding
from ui.widgets.header import Tabs
from ui.widgets.segments import Segments
from ui.widgets.text import Link
from ui.widgets.toast import Toast
from ui.window import Window

PATIENCE = 15_000
"""Milliseconds until something must be in sight."""
_TURNS = 80
_TRIES = 3

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to click: a widget and the part of it."""

    widget: QWidget
    part: QRect

    @property
    def point(self) -> QPoint:
        """The middle of the part, in the widget."""
        return self.part.center()

    @property
    def is_in_sight(self) -> bool:
        """Whether no scrolling is needed to click it."""
        return self.widget.visibleRegion().contains(self.point)


class Clerk:
    """Works ``window``. Whatever is asked for is waited for; what is not in sight, held back or covered cannot be clicked."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot, self._window = qtbot, window

    @property
    def desk(self) -> QWidget:
        """The dialog that is open, else the window."""
        return QApplication.activeModalWidget() or self._window

    # --- eyes

    def sees(self, words: str) -> None:
        """These words come into sight, in the dialog that is open or in the window."""
        self._until(lambda: any(words in said for said in self._read()), f"“{words}” is not in sight")

    @property
    def finding(self) -> str:
        """The open card as it is read aloud; empty when there is none."""
        return next((card.accessibleName() for card in self._visible(OpenFinding)), "")

    def _read(self) -> Iterator[str]:
        for kind in (QLabel, QAbstractButton):
            yield from (widget.text() for widget in self._visible(kind))
        for box in self._visible(QListWidget):
            yield from (box.item(place).text() for place in range(box.count()))
        yield from (widget.accessibleName() for widget in self._visible(QWidget))

    def _visible(self, kind: type[W], within: str = "") -> list[W]:
        desk = self.desk
        roots = [desk] if not within else [w for w in desk.findChildren(QWidget) if w.isVisible() and w.accessibleName().startswith(within)]
        return [w for root in roots for w in root.findChildren(kind) if w.isVisible() and w.window() is desk]

    # --- hands

    def clicks(self, words: str, *, within: str = "") -> None:
        """Click what bears these words, ``within`` the part read aloud by a name that begins so."""
        found: list[Spot] = []

        def is_there() -> bool:
            found[:] = [spot for spot in self._spots(words, within) if spot.widget.isEnabled()]
            return len(found) == 1

        for _ in range(_TRIES):
            self._until(is_there, f"“{words}” cannot be clicked", lambda: f"{len(found)} of them among {list(self._read())}")
            if self._click(found[0]):
                return
        raise AssertionError(f"“{words}” is laid out anew again and again")

    def ticks(self, *beginnings: str) -> None:
        """Tick the boxes whose words begin so."""
        for beginning in beginnings:
            (box,) = (b for b in self._visible(QAbstractButton) if b.isCheckable() and b.text().startswith(beginning))
            self._click(Spot(box, QRect(0, 0, box.height(), box.height())))
            assert box.isChecked()

    def fills(self, field: str, words: str) -> None:
        """Write ``words`` over what stands in the field called so."""
        found: list[QLineEdit | QPlainTextEdit] = []

        def is_there() -> bool:
            fields = [*self._visible(QLineEdit), *self._visible(QPlainTextEdit)]
            found[:] = [one for one in fields if one.accessibleName() == field and one.isEnabled()]
            return len(found) == 1

        self._until(is_there, f"there is no field “{field}”")
        one = found[0]
        self._click(Spot(one, one.rect()))
        self._until(one.hasFocus, f"“{field}” did not take the focus")
        self.presses("Ctrl+A")
        self._types(words)
        assert words == (one.text() if isinstance(one, QLineEdit) else one.toPlainText())

    def picks(self, field: str, option: str) -> None:
        """Go by the arrow keys to ``option`` in the list called ``field``."""
        found: list[Choice] = []

        def is_there() -> bool:
            found[:] = [one for one in self._visible(Choice) if one.accessibleName() == field and one.isEnabled()]
            return len(found) == 1

        self._until(is_there, f"there is no list “{field}”")
        (one,) = found
        one.setFocus()
        self.presses("Home")
        for _ in range(one.count()):
            if option in one.currentText():
                break
            self.presses("Down")
        assert option in one.currentText(), f"“{option}” is not in the list “{field}”"

    def chooses(self, button: str, entry: str) -> None:
        """Open the menu of a button and go by the arrow keys to the entry, which must be allowed."""
        self.clicks(button)
        self._until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), f"“{button}” opens no menu")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        able = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
        assert entry in [action.text() for action in able], f"“{entry}” is not among {[action.text() for action in able]}"
        while (action := menu.activeAction()) is None or action.text() != entry:
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        QApplication.processEvents()

    def points_at(self, words: str) -> None:
        """Click the row of the table in sight that has a cell of these words."""
        found: list[tuple[QTableView, QModelIndex]] = []

        def is_there() -> bool:
            found[:] = [
                (table, index)
                for table in self._visible(QTableView)
                for row in range(table.model().rowCount())
                for index in [table.model().index(row, column) for column in range(table.model().columnCount())]
                if words in str(index.data())
            ]
            return len(found) == 1

        self._until(is_there, f"no one row says “{words}”")
        ((table, index),) = found
        self._click(Spot(table.viewport(), table.visualRect(index)))

    def presses(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self._focused(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    def drops(self, file: Path) -> None:
        """Let a file go over the middle of the window, wherever that is."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        handle, at = self._window.windowHandle(), self._window.rect().center()
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(handle, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(handle, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys))

    def names_file(self, file: Path) -> None:
        """Name the file in the dialog that asks for one, to read or to write."""
        self._until(lambda: isinstance(self.desk, QFileDialog), "nothing asks for a file")
        chooser = self.desk
        (line,) = self._visible(QLineEdit)
        self._click(Spot(line, line.rect()))
        self.presses("Ctrl+A")
        self._types(str(file))
        self.presses("Return")
        self._until(lambda: self.desk is not chooser, "the file was not named")

    # --- by mouse and keys

    def _spots(self, words: str, within: str) -> list[Spot]:
        plain = [w for kind in (QAbstractButton, Link) for w in self._visible(kind, within) if words in (w.text(), w.accessibleName())]
        parts = [(s, s.labels.index(words)) for s in self._visible(Segments, within) if words in s.labels]
        tabs = [(t, t.labels.index(words)) for t in self._visible(Tabs, within) if words in t.labels]
        return [
            *(Spot(w, w.rect()) for w in plain),
            *(Spot(s, s.part_rect(index).toRect()) for s, index in parts),
            *(Spot(t, t.tab_rect(index)) for t, index in tabs),
        ]

    def _click(self, spot: Spot) -> bool:
        """Click the spot; False when the page was laid out anew before it could be reached."""
        self._lets_rest(spot)
        if not isValid(spot.widget):
            return False
        self._scroll_to(spot)
        if not isValid(spot.widget):
            return False
        desk = self._front()
        under = desk.childAt(spot.widget.mapTo(desk, spot.point))
        assert under is not None
        assert under is spot.widget or spot.widget.isAncestorOf(under), f"{under} lies over {spot.widget}"
        QTest.mouseClick(
            under, Qt.MouseButton.LeftButton, pos=under.mapFrom(spot.widget, spot.point) if under is not spot.widget else spot.point
        )
        QApplication.processEvents()
        return True

    @staticmethod
    def _lets_rest(spot: Spot) -> None:
        """Wait while what was just shown still pushes the spot about."""
        before: QPoint | None = None
        while isValid(spot.widget) and (now := spot.widget.mapToGlobal(spot.point)) != before:
            before = now
            QApplication.processEvents()

    def _scroll_to(self, spot: Spot) -> None:
        area = spot.widget.parentWidget()
        while area is not None and not isinstance(area, QAbstractScrollArea):
            area = area.parentWidget()
        for _ in range(_TURNS):
            if not isValid(spot.widget) or spot.is_in_sight or area is None:
                break
            where = spot.widget.mapTo(area.viewport(), spot.point).y()
            self._wheel(area.viewport(), 120 if where < 0 else -120)
        if area is not None and isValid(area) and self._told_over(spot):
            self._wheel(area.viewport(), -120)
        while notice := self._told_over(spot):
            self._closes(notice)
        assert not isValid(spot.widget) or spot.is_in_sight, f"{spot.widget} cannot be scrolled into sight"

    def _told_over(self, spot: Spot) -> Toast | None:
        """The notice that lies over the spot."""
        if not isValid(spot.widget):
            return None
        desk = self.desk
        at = spot.widget.mapTo(desk, spot.point)
        return next(
            (
                notice
                for notice in desk.findChildren(Toast)
                if notice.isVisible() and notice.geometry().contains(notice.parentWidget().mapFrom(desk, at))
            ),
            None,
        )

    @staticmethod
    def _closes(notice: Toast) -> None:
        """Close a notice that is in the way, by its cross."""
        (cross,) = (button for button in notice.findChildren(IconButton) if button.isVisible())
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    @staticmethod
    def _wheel(viewport: QWidget, angle: int) -> None:
        at = QPointF(viewport.rect().center())
        turn = QWheelEvent(
            at, viewport.mapToGlobal(at), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, turn)
        QApplication.processEvents()

    def _types(self, words: str) -> None:
        if words.isascii():
            QTest.keyClicks(self._focused(), words)
            return
        # as an input method commits Chinese: there are no keys for it
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self._focused(), event)

    def _front(self) -> QWidget:
        """The desk, active: a window system sees to that when a dialog has gone, the offscreen one does not."""
        desk, active = self.desk, QApplication.activeWindow()
        if active is None or (active is not desk and desk is QApplication.activeModalWidget()):
            desk.activateWindow()
        return desk

    def _focused(self) -> QWidget:
        def has_focus() -> bool:
            desk, focus = self._front(), QApplication.focusWidget()
            return focus is not None and focus.window() is desk

        self._until(has_focus, f"nothing in {self.desk} has the focus")
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def _until(self, holds: Callable[[], bool], otherwise: str, more: Callable[[], str] = str) -> None:
        try:
            self._qtbot.waitUntil(holds, timeout=PATIENCE)
        except NotInTime as error:
            raise AssertionError(f"{otherwise} {more()}".strip()) from error

    def waits_until(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Wait for something that can be seen."""
        self._until(holds, otherwise)
