"""A row of a ledger while it is read: its cells by field, one day out of a cell, and the problems found so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.exchange.dates import Fault, days_in
from app.exchange.fields import IGNORED, NOTE, words
from app.exchange.headings import Line
from app.exchange.mapping import Column
from app.exchange.problem import Kind, Problem
from app.exchange.sheets import Cell, said
from app.text.secrecy import is_mark, names_mark

LONGEST_TEXT = 2000
_DATE_REMEDY = "改成 2021-03-05 这样的写法再导入"
_NOT_SECRET = ("否", "非密", "非涉密", "不涉密", "公开", "普通", "内部")


class Reading:
    """A row while it is read: its cells by field, and the problems found so far."""

    def __init__(self, line: Line, columns: Sequence[Column], today: date) -> None:
        self.row = line.number
        self.today = today
        self.waived: set[str] = set()
        """The fields in whose cell the ledger says in so many words that there is nothing (无)."""
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self.notes: list[str] = []
        self._columns: dict[str, Column] = {}
        self._cells: dict[str, Cell] = {}
        self._texts: dict[str, str] = {}
        for column in columns:
            self._take(column, line.cells[column.place] if column.place < len(line.cells) else None)

    def _take(self, column: Column, cell: Cell) -> None:
        text = said(cell)
        if column.field not in (IGNORED, NOTE):
            self._columns[column.field] = column
        if column.field == IGNORED or not text:
            return
        if text in words().empty:
            self.waived.add(column.field)
            return
        if text.upper() in words().errors:
            self.wrong(Kind.FAILED_FORMULA, column, text, "表格软件算不出这一格", "在表格里改好公式，或者直接填上内容再导入")
        elif len(text) > LONGEST_TEXT:
            self.wrong(Kind.TOO_LONG, column, text, f"有 {len(text)} 个字，放不进台账", f"缩短到 {LONGEST_TEXT} 字以内再导入")
        elif ("密" in text and (is_mark(text) or (column.field == "title" and names_mark(text)))) or (
            column.field == "secrecy" and text not in _NOT_SECRET
        ):
            self.wrong(Kind.SECRET, column, text, "标有密级，本程序不得用于处理涉密文件", "从表里删去这一行，按保密规定另行办理")
        elif column.field == NOTE:
            self.notes.append(f"{column.called}：{' '.join(text.split())}")
        else:
            self._cells[column.field] = cell
            self._texts[column.field] = " ".join(text.split())

    def cell(self, key: str) -> Cell:
        """The cell of a field; None where it is blank or has no column."""
        return self._cells.get(key)

    def text(self, key: str) -> str:
        """What stands in the cell of a field; "" where nothing does."""
        return self._texts.get(key, "")

    def heading(self, key: str) -> str:
        """What the column of a field is called; "" where there is none."""
        return self._columns[key].called if key in self._columns else ""

    def wrong(self, kind: Kind, column: Column | str, value: str, why: str, remedy: str, *, mend: str = "") -> None:
        """Note a problem, or a notice where its kind is one; ``column`` is one, or the key of a field.

        ``mend`` is the key of the field whose value mends it, where that is another one.
        """
        name = column.called if isinstance(column, Column) else self.heading(column) or column
        own = column.address if isinstance(column, Column) else column
        found = Problem(kind, self.row, name, value, why, remedy, "" if kind is Kind.SECRET else mend or own)
        (self.notices if kind.is_notice else self.problems).append(found)

    def day(self, key: str, *, past: bool = False) -> date | None:
        """The day in the cell of a field; anything but one day (not after today where ``past``) is a problem. Other words there are kept."""
        cell = self.cell(key)
        if cell is None:
            return None
        read = days_in(cell)
        fault = read.fault or (None if len(set(read.days)) == 1 else Fault.SEVERAL)
        if fault is not None:
            self.no_day(key, fault)
            return None
        if past and read.days[0] > self.today:
            self.wrong(Kind.FUTURE_DATE, key, self.text(key), f"这一天还没有到（今天是 {self.today}）", "核对年份后改正再导入")
            return None
        if len(read.rest) > 3:
            self.notes.append(f"{self.heading(key)}：{self.text(key)}")
        return read.days[0]

    def no_day(self, key: str, fault: Fault) -> None:
        """Note that a cell is no day."""
        kind = {
            Fault.NONE: Kind.NOT_A_DATE, Fault.NO_SUCH_DAY: Kind.NO_SUCH_DAY, Fault.NO_DAY: Kind.INCOMPLETE_DATE,
            Fault.NO_MONTH: Kind.INCOMPLETE_DATE, Fault.NO_YEAR: Kind.INCOMPLETE_DATE, Fault.FAR: Kind.FAR_DATE, Fault.SEVERAL: Kind.SEVERAL_DATES,
        }[fault]  # fmt: skip
        remedy = {
            Kind.INCOMPLETE_DATE: "查明后补全，写成 2021-03-05 这样", Kind.SEVERAL_DATES: "留下这一栏该填的那一个，另一个写到它自己的栏里",
        }.get(kind, _DATE_REMEDY)  # fmt: skip
        self.wrong(kind, key, self.text(key), fault.value, remedy)


def filled(lines: Sequence[Line]) -> list[Line]:
    """The rows with 同上 and its like replaced by what stands above."""
    ditto = words().ditto
    made: list[Line] = []
    above: Mapping[int, Cell] = {}
    for line in lines:
        cells = tuple(
            above.get(n) if isinstance(cell, str) and len(cell) < 5 and cell.strip() in ditto else cell for n, cell in enumerate(line.cells)
        )
        made.append(Line(line.number, cells))
        above = dict(enumerate(cells))
    return made
