"""Records as rows of a table: columns, what a cell shows, which rows are checked, and pages of rows fetched as the view needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.cells import CELL, CHECKED, Cell

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ALIGN = {"left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: id, head, width in px before scaling (0 takes the room that is left), alignment of the head, and whether the head sorts."""

    id: str
    title: str
    width: int = 0
    align: str = "left"
    sorts: bool = False


class RecordsModel(QAbstractTableModel, Generic[R]):
    """Records as rows. ``cell(record, column id)`` gives what to draw, ``key(record)`` what a row is checked by.

    ``more_asked(count)`` when the view needs more rows than the ``count`` it has; answer with :meth:`append`. ``checked_changed()`` when boxes change.
    """

    more_asked = Signal(int)
    checked_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        cell: Callable[[R, str], Cell],
        key: Callable[[R], str],
        *,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = [Column("", "", 36)] if checkable else []
        self.columns: list[Column] = [*box, *columns]
        self.checkable = checkable
        self._cell, self._key = cell, key
        self._rows: list[R] = []
        self._total = 0
        self._asked = 0
        self._checked: dict[str, R] = {}
        self._last_checked = 0

    @property
    def rows(self) -> list[R]:
        """The records that are there."""
        return list(self._rows)

    @property
    def checked(self) -> list[R]:
        """The checked records."""
        return list(self._checked.values())

    @property
    def is_all_checked(self) -> bool:
        """Whether every record that is there is checked."""
        return bool(self._rows) and len(self._checked) >= len(self._rows)

    def set_rows(self, rows: Sequence[R], total: int | None = None) -> None:
        """Show other records; ``total`` is how many there are altogether when these are the first page only."""
        self.beginResetModel()
        self._rows = list(rows)
        self._total = len(self._rows) if total is None else total
        self._asked = 0
        self.endResetModel()

    def append(self, rows: Sequence[R]) -> None:
        """The next page."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def record(self, row: int) -> R | None:
        """The record of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """The row of the record with ``key``, -1 when it is not there."""
        return next((row for row, record in enumerate(self._rows) if self._key(record) == key), -1)

    def toggle(self, row: int) -> None:
        """Check or uncheck a row."""
        record = self.record(row)
        if record is None or not self.checkable:
            return
        self._last_checked = row
        key = self._key(record)
        if key in self._checked:
            del self._checked[key]
        else:
            self._checked[key] = record
        self._tell_checked()

    def check_to(self, row: int) -> None:
        """Check the rows from the one checked or unchecked last to this one."""
        first, last = sorted((min(self._last_checked, len(self._rows) - 1), row))
        self._checked.update({self._key(record): record for record in self._rows[first : last + 1]})
        self._tell_checked()

    def check_all(self, *, on: bool) -> None:
        """Check every row that is there, or none."""
        self._checked = {self._key(record): record for record in self._rows} if on else {}
        self._tell_checked()

    def _tell_checked(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1), [CHECKED])
        self.checked_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._rows) < self._total

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid() and self._asked != len(self._rows):
            self._asked = len(self._rows)
            self.more_asked.emit(len(self._rows))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self._rows[index.row()]
        if role == CHECKED:
            return self._key(record) in self._checked
        if self.checkable and index.column() == 0:
            return "已选" if role == Qt.ItemDataRole.AccessibleTextRole and self._key(record) in self._checked else None
        cell = self._cell(record, self.columns[index.column()].id)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.text or cell.tip
        return None
