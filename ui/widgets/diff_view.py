"""Two texts side by side, clause by clause, or in one column: read only, a row a clause, so that both sides always align."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from app.compare.folding import Fold
from app.compare.rows import Row
from ui.theme import theme
from ui.widgets.diff_canvas import DiffCanvas
from ui.widgets.diff_frame import PITCH, Mode, Side
from ui.widgets.diff_roll import Selection


class DiffView(DiffCanvas):
    """The rows of a comparison.

    Signals: ``current_changed(index)`` with the own index of the row that is current now; ``fold_asked(key)`` when a fold is to be opened or closed.
    """

    current_changed = Signal(int)
    fold_asked = Signal(int)

    # --- what is shown

    @property
    def current(self) -> int | None:
        """The own index of the current row; None while a fold or nothing is current."""
        if self._current is None:
            return None
        row = self._roll.rows[self._current].row
        return row.index if row is not None else None

    @property
    def nearest(self) -> int:
        """The own index of the current row or of the first row behind the current fold; -1 while nothing is current."""
        own = self._own_current()
        return own[0] if own is not None else -1

    def fold_of(self, row: int) -> int | None:
        """The key of the fold that hides the row of this own index; None when none does."""
        return self._roll.fold_of(row)

    def go_to(self, row: int) -> bool:
        """Make the row of this own index current and bring it into sight. False while it is folded away."""
        index = self._roll.of_row(row)
        if index is None:
            return False
        self._set_current(index)
        self._bring(index)
        return True

    def _set_current(self, index: int | None) -> None:
        if index == self._current:
            return
        self._current = index
        shown = self._roll.rows[index].shown if index is not None else None
        self.setAccessibleDescription(shown.words if isinstance(shown, Fold) else shown.spoken if shown is not None else "")
        self.viewport().update()
        if isinstance(shown, Row):
            self.current_changed.emit(shown.index)

    def _bring(self, index: int) -> None:
        self._roll.lay_between(self._roll.tops[index] - self.viewport().height(), self._roll.tops[index] + self.viewport().height())
        self._fit_bar()
        laid, bar, height = self._roll.rows[index], self.verticalScrollBar(), self.viewport().height()
        if laid.top < bar.value() or laid.top + min(laid.height, height) > bar.value() + height:
            bar.setValue(round(laid.top - max(0.0, min(height / 3, height - laid.height))))

    # --- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._point(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not self._roll.rows or point.y() >= self._roll.height:
            return
        index = self._roll.at(point.y())
        shown = self._roll.rows[index].shown
        self._set_selection(None)
        self._set_current(index)
        if isinstance(shown, Fold):
            self.fold_asked.emit(shown.key)
            return
        place = self._roll.place_at(point.x(), point.y())
        if place is not None:
            self._set_selection(Selection(place[0], place[1], place[1]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton or self._selection is None:
            return
        point = self._point(event.position())
        place = self._roll.place_at(point.x(), point.y(), self._selection.side)
        if place is not None:
            self._set_selection(Selection(self._selection.side, self._selection.begin, place[1]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height() - theme().px(PITCH)
        moves = {Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(), Qt.Key.Key_PageDown: page,
                 Qt.Key.Key_Space: page, Qt.Key.Key_PageUp: -page}  # fmt: skip
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_column()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self._open_current()
        elif key in moves:
            bar.setValue(bar.value() + moves[key])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next row; within one that is higher than the view first."""
        if not self._roll.rows:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if self._current is None:
            self._set_current(self._roll.at(bar.value()))
            return
        laid = self._roll.rows[self._current]
        beyond = laid.top + laid.height > bar.value() + height if by > 0 else laid.top < bar.value()
        if beyond and laid.height > height:
            bar.setValue(bar.value() + by * theme().px(PITCH) * 3)
            return
        index = max(0, min(len(self._roll.rows) - 1, self._current + by))
        self._set_current(index)
        self._bring(index)

    def _open_current(self) -> None:
        shown = self._roll.rows[self._current].shown if self._current is not None else None
        if isinstance(shown, Fold):
            self.fold_asked.emit(shown.key)


__all__ = ["DiffView", "Mode", "Side"]
