"""The register's rows as a table model that holds only the blocks that were looked at; the rest is asked for when it comes into view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.lifecycle.answering import BLOCK
from app.lifecycle.register import RegisterRow
from ui.widgets.cells import CELL, CHECKED, Cell
from ui.widgets.records import Column, RecordsModel

Index = QModelIndex | QPersistentModelIndex
Block = tuple[RegisterRow, ...]
_KEPT = 40
"""How many blocks stay in memory."""


class LedgerRows(RecordsModel[RegisterRow]):
    """As many rows as there are documents, read in blocks.

    ``block_wanted(number)`` when a row comes into view that is not there: answer with :meth:`fill`. ``range_wanted(first, last)`` and ``every_wanted()`` when
    rows are to be checked whose documents are not known: answer with :meth:`check`.
    """

    block_wanted = Signal(int)
    range_wanted = Signal(int, int)
    every_wanted = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        cell: Callable[[RegisterRow, str], Cell],
        sentence: Callable[[RegisterRow], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(columns, cell, lambda row: row.document.id, checkable=True, parent=parent)
        self._sentence = sentence
        self._blocks: dict[int, Block] = {}
        self._marked: dict[str, None] = {}
        self._missing: list[int] = []
        self._anchor = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    # --- what is there

    @property
    def rows(self) -> list[RegisterRow]:
        """The rows that are there, in their order."""
        return [row for number in sorted(self._blocks) for row in self._blocks[number]]

    @property
    def total(self) -> int:
        """How many rows there are altogether."""
        return self._total

    def show(self, blocks: Mapping[int, Block], total: int) -> None:
        """Show the rows of another question."""
        self.beginResetModel()
        self._blocks, self._total, self._anchor = dict(blocks), total, 0
        self._missing.clear()
        self.endResetModel()

    def set_total(self, total: int) -> None:
        """There are more rows than the first ones."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()

    def fill(self, number: int, rows: Block) -> None:
        """The rows of a block that was wanted."""
        self._blocks.pop(number, None)
        self._blocks[number] = rows
        while len(self._blocks) > _KEPT:
            del self._blocks[next(iter(self._blocks))]
        first = number * BLOCK
        if first < self._total:
            last = min(first + BLOCK, self._total) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def record(self, row: int) -> RegisterRow | None:
        """The record of a row; None where it is not there (yet)."""
        block = self._blocks.get(row // BLOCK)
        return block[row % BLOCK] if block is not None and 0 <= row < self._total and row % BLOCK < len(block) else None

    def row_of(self, key: str) -> int:
        """The row of a document, -1 when it is not among those that are there."""
        for number, block in self._blocks.items():
            for place, row in enumerate(block):
                if row.document.id == key:
                    return number * BLOCK + place
        return -1

    # --- what is checked

    @property
    def checked(self) -> list[str]:  # type: ignore[override]  # most of the rows checked may not be there
        """The ids of the checked documents."""
        return list(self._marked)

    @property
    def is_all_checked(self) -> bool:
        """Whether every row is checked."""
        return bool(self._total) and len(self._marked) >= self._total

    def toggle(self, row: int) -> None:
        """Check or uncheck a row."""
        record = self.record(row)
        if record is None:
            return
        self._anchor = row
        if self._marked.pop(record.document.id, True) is not None:
            self._marked[record.document.id] = None
        self._tell_checked()

    def check_to(self, row: int) -> None:
        """Check the rows from the one checked last to this one."""
        first, last = sorted((self._anchor, row))
        found = [self.record(place) for place in range(first, last + 1)]
        if all(found):
            self.check([record.document.id for record in found if record is not None])
        else:
            self.range_wanted.emit(first, last)

    def check_all(self, *, on: bool) -> None:
        """Check every row, or none."""
        if on:
            self.every_wanted.emit()
        else:
            self._marked.clear()
            self._tell_checked()

    def check(self, document_ids: Iterable[str]) -> None:
        """Check these documents too."""
        self._marked.update(dict.fromkeys(document_ids))
        self._tell_checked()

    def _tell_checked(self) -> None:
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(self.columns) - 1), [CHECKED])
        self.checked_changed.emit()

    # --- for the view

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def canFetchMore(self, _parent: Index) -> bool:
        return False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.record(index.row())
        if record is None:
            self._want(index.row() // BLOCK)
            return Cell() if role == CELL else None
        if role == CHECKED:
            return record.document.id in self._marked
        if index.column() == 0:
            return None
        column = self.columns[index.column()].id
        if role == Qt.ItemDataRole.AccessibleTextRole and column == "title":
            return self._sentence(record) + ("，已选" if record.document.id in self._marked else "")
        cell = self._cell(record, column)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text
        return (cell.text or cell.tip) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _want(self, number: int) -> None:
        """Ask for a block once the view has done painting: what flew past meanwhile is not asked for."""
        if number not in self._missing:
            self._missing = [*self._missing[-1:], number]
        if not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        wanted, self._missing = self._missing, []
        for number in wanted:
            if number not in self._blocks:
                self.block_wanted.emit(number)
