"""Tables: full-width rows, hairlines, no zebra, a sticky head; the rows are those of a :class:`ui.widgets.records.RecordsModel`."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from ui.theme import theme
from ui.widgets.cells import CellDelegate
from ui.widgets.fields import paint_check
from ui.widgets.records import Column, RecordsModel

__all__ = ["Column", "Head", "RecordsModel", "Table"]


class Head(QHeaderView):
    """The head: sorts by click where the column allows it, hides columns by right click, checks all in the first column."""

    columns_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.customContextMenuRequested.connect(lambda point: self.make_menu().popup(self.mapToGlobal(point)))

    def make_menu(self) -> QMenu:
        """One checkable entry per column with a title; the last one shown cannot be hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titled = [section for section in range(self.count()) if self.model().headerData(section, Qt.Orientation.Horizontal)]
        shown = [section for section in titled if not self.isSectionHidden(section)]
        for section in titled:
            entry = menu.addAction(str(self.model().headerData(section, Qt.Orientation.Horizontal)))
            entry.setCheckable(True)
            entry.setChecked(section in shown)
            entry.setEnabled(not (section in shown and len(shown) == 1))
            entry.toggled.connect(lambda on, at=section: self.show_section(at, on=on))
        return menu

    def show_section(self, section: int, *, on: bool) -> None:
        """Show or hide a column."""
        self.setSectionHidden(section, not on)
        self.columns_changed.emit()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        model = self.model()
        if isinstance(model, RecordsModel) and model.checkable and section == 0:
            box = QRect(rect.left() + 16, rect.top(), theme().px(15), rect.height())
            paint_check(painter, box, is_on=model.is_all_checked)


class Table(QTableView):
    """A table over a :class:`RecordsModel`.

    Signals: ``opened(record)`` on Enter or double click; ``current_changed(record or None)``; ``space_pressed()``; ``menu_asked(record, global point)`` on right
    click; ``sort_asked(column id)``. Ctrl+Space checks the current row, with Shift all from the row checked last; so does a click on the box. Esc unchecks all.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    space_pressed = Signal()
    menu_asked = Signal(object, QPoint)
    sort_asked = Signal(str)

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records, self._foot = model, 0
        head = Head(self)
        head.columns_changed.connect(self.fit_columns)
        self.setHorizontalHeader(head)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, is_checkable=model.checkable))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.verticalHeader().hide()
        self.horizontalHeader().sectionClicked.connect(self._on_head)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        model.checked_changed.connect(self.horizontalHeader().viewport().update)
        self.restyle()
        theme().changed.connect(self.restyle)

    @property
    def records(self) -> RecordsModel:
        """The model."""
        return self._records

    @property
    def current(self) -> object:
        """The current record, or None."""
        return self._records.record(self.currentIndex().row())

    def select_row(self, row: int) -> None:
        """Make a row current and bring it into view."""
        if 0 <= row < self._records.rowCount():
            self.setCurrentIndex(self._records.index(row, 0))
            self.scrollTo(self._records.index(row, 0))

    def leave_foot(self, height: int) -> None:
        """Keep the last rows free of something ``height`` px high that lies over the table's foot; 0 for nothing."""
        if height != self._foot:
            self._foot = height
            self.updateGeometries()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self._foot:
            rows = self.verticalHeader().length()
            self.verticalScrollBar().setMaximum(max(0, rows + self._foot - self.viewport().height()))

    def scrollTo(self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible) -> None:
        super().scrollTo(index, hint)
        hidden = self.visualRect(index).bottom() + 1 + self._foot - self.viewport().height()
        if self._foot and hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)

    def restyle(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(theme().size("tableHead"))
        head.setMinimumSectionSize(8)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for section, column in enumerate(self._records.columns):
            if column.width:
                head.resizeSection(section, theme().px(column.width))
        self.fit_columns()
        self.verticalHeader().setDefaultSectionSize(theme().size("rowDense"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit_columns(self) -> None:
        """Give the columns without a width what is left, each at least 160 px; only a table may scroll sideways."""
        head = self.horizontalHeader()
        shown = [section for section in range(len(self._records.columns)) if not head.isSectionHidden(section)]
        growing = [section for section in shown if not self._records.columns[section].width]
        taken = sum(head.sectionSize(section) for section in shown if section not in growing)
        for section in growing:
            head.resizeSection(section, max(theme().px(160), (self.viewport().width() - taken) // len(growing)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(row)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._check(row, event.modifiers())
        elif event.key() == Qt.Key.Key_Space:
            self.space_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self._records.checked:
            self._records.check_all(on=False)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the page's keys."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and self._records.checkable and event.button() == Qt.MouseButton.LeftButton:
            self._check(index.row(), event.modifiers())
            return
        super().mousePressEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(self._records.record(index.row()), event.globalPosition().toPoint())

    def _check(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._records.check_to(row)
        else:
            self._records.toggle(row)

    def _open(self, row: int) -> None:
        record = self._records.record(row)
        if record is not None:
            self.opened.emit(record)

    def _on_current(self, current: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(self._records.record(current.row()))

    def _on_head(self, section: int) -> None:
        column = self._records.columns[section]
        if self._records.checkable and section == 0:
            self._records.check_all(on=not self._records.is_all_checked)
        elif column.sorts:
            self.sort_asked.emit(column.id)
