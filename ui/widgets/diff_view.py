"""Two texts side by side, clause by clause, or in one column: read only, a row a clause, so that both sides always align.

Rows are set in lines when they are seen, the rest in slices while the window is idle: a text of 1,242 articles opens at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from app.compare.folding import Fold, Shown
from app.compare.rows import Row
from ui.theme import theme
from ui.widgets.diff_frame import PITCH, Frame, Mode, Side
from ui.widgets.diff_layout import LaidRow
from ui.widgets.diff_paint import paint_rows
from ui.widgets.diff_roll import Roll, Selection
from ui.widgets.ring import Ringed

_FIRST_S = 0.03
_SLICE_S = 0.012


class DiffView(Ringed, QAbstractScrollArea):
    """The rows of a comparison.

    Signals: ``current_changed(index)`` with the own index of the row that is current now; ``fold_asked(key)`` when a fold is to be opened or closed;
    ``turned()`` when the view was scrolled or the heights of rows became known.
    """

    current_changed = Signal(int)
    fold_asked = Signal(int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode.DOUBLE
        self._shown: tuple[Shown, ...] = ()
        self._roll = Roll((), Frame.of(800, self._mode))
        self._current: int | None = None
        self._selection: Selection | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName("两稿对照")
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(lambda: self._lay_some(_SLICE_S))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.turned.emit())
        theme().changed.connect(self._reset)

    # --- what is shown

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Rows and folds from the top."""
        return self._shown

    @property
    def frame(self) -> Frame:
        """Where its columns stand."""
        return self._roll.frame

    @property
    def rows(self) -> list[LaidRow]:
        """Where each of them stands."""
        return self._roll.rows

    @property
    def height_of_all(self) -> float:
        """How high everything is together, and as high as the view at least."""
        return max(1.0, self._roll.height, float(self.viewport().height()))

    @property
    def is_laid_out(self) -> bool:
        """Whether every row was set in lines."""
        return self._roll.is_exact

    @property
    def mode(self) -> Mode:
        """Side by side or in one column."""
        return self._mode

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

    def set_shown(self, shown: Sequence[Shown]) -> None:
        """Show other rows; what is current and what is at the top stay where they are as far as they are still there."""
        current, anchor = self._own_current(), self._anchor()
        self._shown, self._selection = tuple(shown), None
        self._make_roll()
        self._current = self._roll.find(current) if current else None
        self._hold(anchor)
        self.viewport().update()

    def begin(self, shown: Sequence[Shown]) -> None:
        """Show another comparison from its beginning."""
        self._current = None
        self._shown, self._selection = tuple(shown), None
        self._make_roll()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def set_mode(self, mode: Mode) -> None:
        """Side by side, or in one column."""
        if mode is not self._mode:
            self._mode = mode
            self._selection = None
            self._reset()

    def go_to(self, row: int) -> bool:
        """Make the row of this own index current and bring it into sight. False while it is folded away."""
        index = self._roll.of_row(row)
        if index is None:
            return False
        self._set_current(index)
        self._bring(index)
        return True

    def scroll_to(self, share: float) -> None:
        """Bring what stands at this share of the whole into the middle."""
        bar = self.verticalScrollBar()
        bar.setValue(round(share * self.height_of_all - self.viewport().height() / 2))

    def selected_text(self) -> str:
        """What is selected, a line a line."""
        return "" if self._selection is None or self._selection.is_empty else self._roll.text_of(self._selection)

    def _own_current(self) -> tuple[int, int] | None:
        return self._roll.rows[self._current].own if self._current is not None else None

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

    # --- layout

    def _make_roll(self) -> None:
        self._roll = Roll(self._shown, Frame.of(max(320, self.viewport().width()), self._mode))
        self._lay_some(_FIRST_S)

    def _lay_some(self, seconds: float) -> None:
        if self._roll.is_exact:
            self._later.stop()
            self._fit_bar()
            return
        anchor = self._anchor()
        self._roll.lay_some(seconds)
        self._hold(anchor)
        if self._roll.is_exact:
            self._later.stop()
        elif not self._later.isActive():
            self._later.start()

    def _anchor(self) -> tuple[int, float]:
        """The row at the top, by its own index, and how much of it is above."""
        if not self._roll.rows or self.verticalScrollBar().value() == 0:
            return -1, 0.0
        index = self._roll.at(self.verticalScrollBar().value())
        shown = self._roll.rows[index].shown
        return (shown.key if isinstance(shown, Fold) else shown.index), self.verticalScrollBar().value() - self._roll.tops[index]

    def _hold(self, anchor: tuple[int, float]) -> None:
        """What is being read stays where it is while heights above it become exact."""
        self._fit_bar()
        own, within = anchor
        if own >= 0 and self._roll.rows:
            index = self._roll.nearest(own)
            self.verticalScrollBar().setValue(round(self._roll.tops[index] + within))

    def _fit_bar(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(theme().px(PITCH))
        bar.setRange(0, max(0, round(self._roll.height) - height))
        self.turned.emit()

    def _reset(self) -> None:
        anchor = self._anchor()
        self._make_roll()
        self._hold(anchor)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._reset()
        else:
            self._fit_bar()

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        if self._roll.lay_between(top, top + height):
            self._fit_bar()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.translate(0, -top)
        paint_rows(painter, self._roll, top, top + height, self._current, self._selection, has_ring=self.has_ring)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def told_at(self, at: QPoint) -> str:
        """What is told beside the pointer at a place of the view; empty for nothing."""
        point = self._point(QPointF(at))
        if not self._roll.rows or point.y() >= self._roll.height:
            return ""
        laid = self._roll.rows[self._roll.at(point.y())]
        row = laid.row
        if row is None:
            return laid.shown.words if isinstance(laid.shown, Fold) else ""
        if point.x() < self._roll.frame.left(self._roll.frame.sides[0]):
            is_cut = any(line.endswith("…") for lines in laid.names for line in lines)
            return "　".join(filter(None, (row.name, f"原{row.was}" if row.was else ""))) if is_cut else ""
        return self._roll.why_at(point.x(), point.y()) or self._note_at(point, laid)

    def _note_at(self, point: QPointF, laid: LaidRow) -> str:
        """A note that may be cut by its column, whole."""
        column = laid.sides.get(self._roll.frame.side_at(point.x()))
        return column.note if column is not None and point.y() < laid.text_top + theme().px(PITCH) else ""

    # --- mouse and keys

    def _point(self, at: QPointF) -> QPointF:
        return QPointF(at.x(), at.y() + self.verticalScrollBar().value())

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

    def _set_selection(self, selection: Selection | None) -> None:
        if selection != self._selection:
            self._selection = selection
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height() - theme().px(PITCH)
        moves = {Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(), Qt.Key.Key_PageDown: page,
                 Qt.Key.Key_Space: page, Qt.Key.Key_PageUp: -page}  # fmt: skip
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            side = self._selection.side if self._selection is not None else self._roll.frame.sides[-1]
            self._set_selection(self._roll.everything(side))
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
