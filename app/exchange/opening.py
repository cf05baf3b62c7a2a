"""A ledger file opened: its tables, and which of them is the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.exchange.headings import Table, best_sheet, table_of
from app.exchange.sheets import Sheet, read_spreadsheet

LEDGERS = frozenset({".xlsx", ".xls", ".xlsm", ".et", ".csv"})
"""The endings under which ledgers come; what a file is its content says."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A ledger file: every sheet with its table, and the place of the one chosen."""

    path: Path
    file_name: str
    sheets: tuple[Sheet, ...]
    tables: tuple[Table, ...]
    chosen: int

    @property
    def table(self) -> Table:
        """The table chosen."""
        return self.tables[self.chosen]

    def choose(self, sheet: int) -> Opened:
        """The same file with another sheet chosen."""
        return replace(self, chosen=sheet)

    def with_headings_at(self, row: int) -> Opened:
        """The same file with the headings of the sheet chosen in ``row``, counted from 1."""
        tables = list(self.tables)
        tables[self.chosen] = table_of(self.sheets[self.chosen], row)
        return replace(self, tables=tuple(tables))


def open_ledger(path: Path) -> Opened:
    """The ledger in ``path`` with the fitting sheet chosen. Raises Unreadable or Hostile."""
    book = read_spreadsheet(path)
    tables = tuple(table_of(sheet) for sheet in book.sheets)
    return Opened(path, book.file_name, book.sheets, tables, best_sheet(tables))
