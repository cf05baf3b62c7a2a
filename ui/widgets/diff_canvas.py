"""The canvas of a comparison: rows laid and painted as far as they are seen, the words that are selected, what is told beside the pointer.

Rows are set in lines when they are seen, the rest in slices while the window is idle: a text of 1,242 articles opens at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QToolTip, QWidget

from app.compare.folding import Fold, Shown
from ui.theme import theme
from ui.widgets.diff_frame import PITCH, Frame, Mode
from ui.widgets.diff_layout import LaidRow
from ui.widgets.diff_paint import paint_rows
from ui.widgets.diff_roll import Roll, Selection
from ui.widgets.ring import Ringed

_FIRST_S = 0.03
_SLICE_S = 0.012


class DiffCanvas(Ringed, QAbstractScrollArea):
    """Rows and folds one under the other. ``turned()`` when it was scrolled or the heights of rows became known."""

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

    def scroll_to(self, share: float) -> None:
        """Bring what stands at this share of the whole into the middle."""
        bar = self.verticalScrollBar()
        bar.setValue(round(share * self.height_of_all - self.viewport().height() / 2))

    def _own_current(self) -> tuple[int, int] | None:
        return self._roll.rows[self._current].own if self._current is not None else None

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

    # --- selection

    def selected_text(self) -> str:
        """What is selected, a line a line."""
        return "" if self._selection is None or self._selection.is_empty else self._roll.text_of(self._selection)

    def make_menu(self) -> QMenu:
        """What can be done with the words, by the right button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("复制选中的文字\tCtrl C", self._copy)
        copy.setEnabled(bool(self.selected_text()))
        menu.addAction("选中这一栏\tCtrl A", self._select_column)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.make_menu().popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.selected_text())

    def _select_column(self) -> None:
        side = self._selection.side if self._selection is not None else self._roll.frame.sides[-1]
        self._set_selection(self._roll.everything(side))

    def _set_selection(self, selection: Selection | None) -> None:
        if selection != self._selection:
            self._selection = selection
            self.viewport().update()

    def _point(self, at: QPointF) -> QPointF:
        return QPointF(at.x(), at.y() + self.verticalScrollBar().value())
