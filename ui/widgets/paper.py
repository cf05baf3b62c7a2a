"""The paper: a document's text on a page lying on a desk, with highlights, numbers and the bar beside the current clause. Read only.

The numbers are painted over the page, so positions stay those of the source. A text of 1,242 articles opens at once: the first lines are made at once, those
seen when they are seen, the rest in slices while the window is idle.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import icons
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.paper_layout import Setting
from ui.widgets.paper_marks import Marks
from ui.widgets.paper_roll import DESK_ABOVE, Roll, Span
from ui.widgets.paper_text import Mark, PaperParagraph, belongs, paper_paragraphs

__all__ = ["Mark", "PaperParagraph", "PaperView", "paper_paragraphs"]

WIDEST = 860
_FIRST_S = 0.03
_SLICE_S = 0.012


class PaperView(QAbstractScrollArea):
    """A text on paper.

    Signals: ``mark_clicked(number)``; ``clause_clicked(path)`` for a click on a paragraph; ``fold_clicked(path)`` for a folded chapter;
    ``selection_changed()``; ``scrolled_to(path)`` with the paragraph at the top of the view.
    """

    mark_clicked = Signal(int)
    clause_clicked = Signal(str)
    fold_clicked = Signal(str)
    selection_changed = Signal()
    scrolled_to = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = Setting()
        self._marks = Marks()
        self._clause = ""
        self._selection: Span | None = None
        self._roll = Roll((), WIDEST, self._setting)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName("正文")
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(lambda: self._lay_some(_SLICE_S))
        self.verticalScrollBar().valueChanged.connect(self._tell_top)
        theme().changed.connect(self._reset)

    # --- what is shown

    @property
    def paragraphs(self) -> list[PaperParagraph]:
        """What stands on the paper."""
        return list(self._roll.paragraphs)

    @property
    def marks(self) -> list[Mark]:
        """Every highlight."""
        return self._marks.all

    @property
    def is_laid_out(self) -> bool:
        """Whether every line was made."""
        return self._roll.is_exact

    def set_paragraphs(self, paragraphs: Sequence[PaperParagraph]) -> None:
        """Show another text from its beginning."""
        self._selection = None
        self._set_roll(paragraphs)
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show exactly these highlights."""
        self._marks.set(marks)
        self.viewport().update()

    def set_current(self, path: str, number: int = 0) -> None:
        """Put the bar beside the clause at ``path`` and darken the mark ``number``."""
        self._clause, self._marks.current = path, number
        self.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """The smaller type and margins of small windows."""
        setting = Setting.compact() if compact else Setting()
        if setting != self._setting:
            self._setting = setting
            self._reset()

    def scroll_to(self, path: str, start: int = 0) -> bool:
        """Bring the character ``start`` of the paragraph at ``path`` (or the first inside it) into view, into the upper third when it was out of sight.

        False when there is no such paragraph.
        """
        index = self._roll.index_of(path)
        if index is None:
            return False
        laid = self._roll.laid[index]
        laid.lay(self._roll.fonts)
        self._roll.stack()
        self._fit_bar()
        at = laid.shown_position(start)
        rects = laid.rects(at, at + 1, self._roll.fonts)
        top = rects[0].top() if rects else laid.top
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        if not value + 40 <= top <= value + height - 80:
            self.verticalScrollBar().setValue(round(top - height / 3))
        return True

    # --- selection

    def select(self, path: str, start: int, end: int) -> None:
        """Select characters of one paragraph."""
        self._set_selection(self._roll.span(path, start, end))

    def selection(self) -> tuple[str, int, int, str] | None:
        """Path, start, end and the words selected in the first touched paragraph; None when nothing of a text is selected."""
        return None if self._selection is None else self._roll.quoted(self._selection)

    def selected_text(self) -> str:
        """Everything selected, with labels, a line a paragraph."""
        return "" if self._selection is None else self._roll.text_between(*sorted(self._selection))

    def find(self, words: str, *, backwards: bool = False) -> bool:
        """Select the next place where ``words`` stand, from the selection on and round the end. False when there is none."""
        start = (0, 0)
        if self._selection is not None:
            index, position = min(self._selection) if backwards else max(self._selection)
            start = (index, self._roll.laid[index].text_offset(position))
        found = self._roll.find(words, start, backwards=backwards) if words else None
        if found is None:
            return False
        path = self._roll.paragraphs[found[0]].path
        self.select(path, found[1], found[1] + len(words))
        return self.scroll_to(path, found[1])

    def _set_selection(self, selection: Span | None) -> None:
        if selection != self._selection:
            self._selection = selection
            self.viewport().update()
            self.selection_changed.emit()

    # --- layout

    @property
    def _page(self) -> QRectF:
        """The page on the roll: left, top, width; at least as high as the view."""
        room = self.viewport().width()
        width = min(theme().px(WIDEST), room - 48)
        return QRectF((room - width) / 2, DESK_ABOVE, width, max(self._roll.foot + theme().px(60), self.viewport().height()) - DESK_ABOVE)

    def _set_roll(self, paragraphs: Sequence[PaperParagraph]) -> None:
        self._roll = Roll(paragraphs, min(theme().px(WIDEST), self.viewport().width() - 48), self._setting)
        self._lay_some(_FIRST_S)
        self.viewport().update()

    def _lay_some(self, seconds: float) -> None:
        bar, roll = self.verticalScrollBar(), self._roll
        anchor = roll.index_at(bar.value())
        before = roll.tops[anchor] if roll.tops else 0.0
        roll.lay_some(seconds)
        self._fit_bar()
        if roll.tops and roll.tops[anchor] != before and bar.value() > 0:
            # what is being read stays where it is while heights above it become exact
            bar.setValue(bar.value() + round(roll.tops[anchor] - before))
        if roll.is_exact:
            self._later.stop()
        elif not self._later.isActive():
            self._later.start()

    def _fit_bar(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(theme().px(self._setting.pitch))
        bar.setRange(0, max(0, round(self._page.bottom()) - height))

    def _reset(self) -> None:
        """Lay everything anew and keep the paragraph that is at the top there."""
        bar = self.verticalScrollBar()
        was_scrolled, index = bar.value() > 0, self._roll.index_at(bar.value())
        within = bar.value() - self._roll.tops[index] if self._roll.tops else 0.0
        self._set_roll(self._roll.paragraphs)
        if self._roll.tops and was_scrolled:
            bar.setValue(round(self._roll.tops[index] + within))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._reset()
        else:
            self._fit_bar()

    def _tell_top(self) -> None:
        if self._roll.paragraphs:
            self.scrolled_to.emit(self._roll.paragraphs[self._roll.index_at(self.verticalScrollBar().value())].path)

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme().color("desk"))
        scroll, page = self.verticalScrollBar().value(), self._page
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().paper_color("paper"))
        painter.drawRect(page.translated(0, -scroll).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.translate(page.left(), -scroll)
        seen = self._roll.seen(scroll, scroll + self.viewport().height())
        self._marks.begin()
        for index in seen:
            self._paint_ground(painter, index)
        for index in seen:
            laid = self._roll.laid[index]
            painter.setPen(theme().paper_color("text3" if laid.paragraph.kind == "fold" else "ink"))
            laid.draw(painter, self._roll.fonts, self._roll.selected_in(index, self._selection))
        self._marks.paint_numbers(painter)

    def _paint_ground(self, painter: QPainter, index: int) -> None:
        laid = self._roll.laid[index]
        if self._clause and belongs(laid.paragraph.path, self._clause):
            painter.fillRect(QRectF(0, laid.top + 4, 3, laid.height - 8), theme().color("accentFill"))
        self._marks.paint_ground(painter, laid, self._roll.fonts)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if laid.paragraph.kind == "cell":
            painter.setPen(QPen(theme().paper_color("borderStrong"), 1))
            painter.drawRect(QRectF(laid.left - 6, laid.top, laid.width + 12, laid.room))
        elif laid.paragraph.kind == "fold":
            painter.setPen(QPen(theme().paper_color("border"), 1))
            for y in (laid.top + 4, laid.top + laid.height - 4):
                painter.drawLine(QPointF(laid.left - 18, y), QPointF(laid.left + laid.width, y))
            where = QRectF(laid.left - 18, laid.top, theme().px(13), laid.height).toRect()
            icons.paint(painter, Icon.FORWARD, where, theme().paper_color("text3"))

    # --- mouse and keys

    def _point(self, event: QMouseEvent) -> QPointF:
        return QPointF(event.position().x() - self._page.left(), event.position().y() + self.verticalScrollBar().value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._point(event)
        place = self._roll.place_at(point.x(), point.y())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._set_selection((place, place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self._point(event)
        place = self._roll.place_at(point.x(), point.y())
        if event.buttons() & Qt.MouseButton.LeftButton and self._selection is not None and place is not None:
            self._set_selection((self._selection[0], place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._selection is None or self._selection[0] != self._selection[1]:
            return
        index, position = self._selection[0]
        self._set_selection(None)
        paragraph = self._roll.paragraphs[index]
        number = self._marks.number_at(self._point(event), paragraph.path, self._roll.laid[index].text_offset(position))
        if number is not None:
            self.mark_clicked.emit(number)
        elif paragraph.kind == "fold":
            self.fold_clicked.emit(paragraph.path)
        else:
            self.clause_clicked.emit(paragraph.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height() - theme().px(self._setting.pitch)
        moves = {
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._roll.laid:
            self._set_selection(self._roll.everything())
        elif Qt.Key(event.key()) in moves:
            bar.setValue(bar.value() + moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
