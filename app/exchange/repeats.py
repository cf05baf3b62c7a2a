"""Rows that are there twice: in the ledger itself, or in the ledger and the register; known by their numbers, else by title and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.exchange.entry import Entry
from app.exchange.mapping import Column
from app.exchange.problem import Kind, Problem
from app.exchange.values import compared
from db.records import Known

_ONE_ROW = "核对是不是同一件，留下一行，或者"
_STORED = "已经入库的，从表里删去这一行；"


def repeated(entries: Sequence[Entry], known: Sequence[Known], columns: Sequence[Column]) -> Iterator[Problem]:
    """What is there already, in the order of rows; of rows alike in the ledger the first stays unblamed."""
    repeats = _Repeats(known, {column.field: column.called for column in columns})
    for entry in entries:
        yield from repeats.of(entry)


class _Repeats:
    def __init__(self, known: Sequence[Known], called: dict[str, str]) -> None:
        self._called = called
        self._numbers = {n: k for k in known for n in (k.document_number, k.unified_number) if n}
        self._titles = {(compared(t), day): k for k in known for t in (k.title, k.body_title) if t for day in k.days}
        self._seen_numbers: dict[str, int] = {}
        self._seen_titles: dict[tuple[str, str], Entry] = {}

    def of(self, entry: Entry) -> Iterator[Problem]:
        """What of this row is there already; the row is seen from now on."""
        numbers = (("document_number", entry.number.text if entry.number else None), ("unified_number", entry.unified_number))
        found = [problem for field, number in numbers if number for problem in self._by_number(entry, field, number)]
        yield from found or self._by_title(entry)

    def _by_number(self, entry: Entry, field: str, number: str) -> Iterator[Problem]:
        column = self._called.get(field, self._called["title"])
        first = self._seen_numbers.setdefault(number, entry.row)
        if first != entry.row:
            yield Problem(Kind.NUMBER_TWICE, entry.row, column, number, f"和第{first}行的一样", _ONE_ROW + "改正编号", field)
        elif number in self._numbers:
            why = f"台账里《{self._numbers[number].title}》已经用了"
            yield Problem(Kind.NUMBER_KNOWN, entry.row, column, number, why, _STORED + "写错的，改正后再导入", field)

    def _by_title(self, entry: Entry) -> Iterator[Problem]:
        key = (compared(entry.title), entry.day.isoformat() if entry.day else "")
        if not all(key):
            return
        first, stored = self._seen_titles.setdefault(key, entry), self._titles.get(key)
        if first is not entry and (entry.number is None or first.number is None):
            why = f"和第{first.row}行的标题、日期一样"
            yield Problem(
                Kind.ROW_TWICE, entry.row, self._called["title"], entry.title, why, _ONE_ROW + "补上各自的文号", "document_number"
            )
        elif stored is not None and (entry.number is None or stored.document_number is None):
            why = "台账里已经有标题、日期都一样的一件"
            yield Problem(
                Kind.ROW_KNOWN, entry.row, self._called["title"], entry.title, why, _STORED + "不是同一件的，补上文号", "document_number"
            )
