"""One row of a ledger as the register will hold it, and everything that is wrong with the row by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.exchange.dates import Fault, days_in
from app.exchange.ending import Ending, ending
from app.exchange.fields import IGNORED, NOTE, words
from app.exchange.headings import Line
from app.exchange.mapping import Column
from app.exchange.problem import Kind, Problem
from app.exchange.sheets import Cell, said
from app.exchange.values import Number, number_at_end, number_in, status_in, title_in, units_in, validity_in
from app.text.secrecy import is_mark

LONGEST_TITLE, LONGEST_TEXT = 200, 2000
_DATE_REMEDY = "改成 2021-03-05 这样的写法再导入"


@dataclass(frozen=True, slots=True)
class Filed:
    """What the ledger says of one filing: to whom (muni or npc), when, under which number of the recipient."""

    recipient: str
    on: date | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as one row of a ledger tells it. ``published_from`` and ``effective_from`` name the field a day was borrowed from, "" where it has its own."""

    row: int
    title: str
    body_title: str | None = None
    number: Number | None = None
    unified_number: str | None = None
    authorities: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    signed_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    valid_until: date | None = None
    published_from: str = ""
    effective_from: str = ""
    carrier: str | None = None
    signatory: str | None = None
    disclosure: str | None = None
    ending: Ending = field(default_factory=Ending)
    filed: tuple[Filed, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day by which it is known besides its title."""
        return self.signed_on or self.published_on or self.effective_on


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a row, as in :class:`Entry`."""

    signed_on: date | None
    published_on: date | None
    effective_on: date | None
    valid_until: date | None
    published_from: str
    effective_from: str


class Reading:
    """A row while it is read: its cells by field, and the problems found so far."""

    def __init__(self, line: Line, columns: Sequence[Column], today: date) -> None:
        self.row = line.number
        self.today = today
        self.problems: list[Problem] = []
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
        if column.field == IGNORED or text in words().empty or not text:
            return
        if text.upper() in words().errors:
            self.wrong(Kind.FAILED_FORMULA, column, text, "表格软件算不出这一格", "在表格里改好公式，或者直接填上内容再导入")
        elif len(text) > LONGEST_TEXT:
            self.wrong(Kind.TOO_LONG, column, text, f"有 {len(text)} 个字，放不进台账", f"缩短到 {LONGEST_TEXT} 字以内再导入")
        elif ("密" in text and is_mark(text)) or (
            column.field == "secrecy" and text not in ("否", "非密", "非涉密", "不涉密", "公开", "普通", "内部")
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

    def wrong(self, kind: Kind, column: Column | str, value: str, why: str, remedy: str) -> None:
        """Note a problem; ``column`` is one, or the key of a field."""
        name = column.called if isinstance(column, Column) else self.heading(column) or column
        self.problems.append(Problem(kind, self.row, name, value, why, remedy))

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


def read_entry(line: Line, columns: Sequence[Column], today: date) -> tuple[Entry, tuple[Problem, ...]]:
    """The document in one row as far as it can be read, and what is wrong with it."""
    reading = Reading(line, columns, today)
    title, body_title, number = _title_and_number(reading)
    days = _days(reading, number)
    ending_told = _ended(reading, days)
    entry = Entry(
        reading.row, title, body_title, number,
        unified_number=reading.text("unified_number") or None,
        authorities=_units(reading, "issuing_authority"),
        units=_units(reading, "drafting_unit"),
        signed_on=days.signed_on,
        published_on=days.published_on,
        effective_on=days.effective_on,
        valid_until=days.valid_until,
        published_from=days.published_from,
        effective_from=days.effective_from,
        carrier=reading.text("carrier") or None,
        signatory=reading.text("signatory") or None,
        disclosure=_disclosure(reading),
        ending=ending_told,
        filed=_filed(reading, days),
        notes=tuple(reading.notes),
    )  # fmt: skip
    _identity(reading, entry)
    return entry, tuple(reading.problems)


def _title_and_number(reading: Reading) -> tuple[str, str | None, Number | None]:
    written = reading.text("document_number")
    title, body = title_in(reading.cell("title"))
    if not written:
        title, written = number_at_end(title)
        title, body = title_in(title)
    if not title:
        if not any(p.column == reading.heading("title") for p in reading.problems):
            reading.wrong(
                Kind.NO_TITLE, "title" if reading.heading("title") else "标题", "", "没有填", "补上标题；不是文件的行，删去后再导入"
            )
    elif len(title) > LONGEST_TITLE:
        reading.wrong(Kind.TOO_LONG, "title", title, f"标题有 {len(title)} 个字，不像标题", "核对列是否选对，改正后再导入")
    elif len(title) < 4 or title.isdigit() or isinstance(number_in(title), Number) or (days_in(title).days and len(title) < 12):
        reading.wrong(Kind.NOT_A_TITLE, "title", title, "不像文件的标题", "核对这一行有没有错列，改正后再导入")
    return title, body, _number(reading, written) if written else None


def _number(reading: Reading, written: str) -> Number | None:
    read = number_in(written)
    if isinstance(read, str):
        remedy = "一格只写一个文号" if "两个" in read else "改成“云府规〔2021〕3号”这样的写法再导入"
        reading.wrong(Kind.BAD_NUMBER, "document_number", written, read, remedy)
        return None
    if read.year is not None and not 1949 <= read.year <= reading.today.year:
        reading.wrong(Kind.NUMBER_YEAR, "document_number", written, f"年份是 {read.year} 年", "核对文号后改正再导入")
        return None
    return read


def _units(reading: Reading, key: str) -> tuple[str, ...]:
    text = said(reading.cell(key))
    if not text:
        return ()
    named = units_in(text)
    if named is None:
        reading.wrong(Kind.NOT_A_UNIT, key, text, "不像单位名称", "核对这一行有没有错列，改正后再导入")
    return named or ()


def _disclosure(reading: Reading) -> str | None:
    text = reading.text("disclosure")
    if not text:
        return None
    known = words().disclosure.get(text)
    if known is None:
        reading.wrong(Kind.UNKNOWN_DISCLOSURE, "disclosure", text, "看不懂", "改成主动公开、依申请公开或者不予公开")
    return known


_AT_ONCE = ("之日起施行", "之日起实施", "之日起执行", "之日起生效", "之日施行", "即日起", "之日起")


def _days(reading: Reading, number: Number | None) -> Days:
    """The days of the row: one that has no column of its own, or nothing in it, is borrowed from the day before it in the procedure."""
    signed, own = reading.day("signed_on", past=True), reading.day("published_on", past=True)
    at_once = str(reading.text("effective_on")).endswith(_AT_ONCE) and not days_in(reading.cell("effective_on")).days
    effective = None if at_once else reading.day("effective_on")
    blank = reading.cell("published_on") is None
    published = own or ((signed or (effective if effective and effective <= reading.today else None)) if blank else None)
    published_from = "" if own or published is None else "signed_on" if signed else "effective_on"
    first = effective or (published if at_once or reading.cell("effective_on") is None else None)
    borrowed = "" if effective or first is None or at_once else "published_on"
    if signed and own and signed > own:
        reading.wrong(Kind.SIGNED_LATE, "signed_on", reading.text("signed_on"), f"晚于公布日期 {own}", "核对这两个日期后改正再导入")
    if number and number.year and signed and abs(number.year - signed.year) > 1:
        reading.wrong(
            Kind.NUMBER_YEAR,
            "document_number",
            number.text,
            f"年份是 {number.year} 年，成文日期却是 {signed}",
            "核对文号和日期，改正后再导入",
        )
    last = _last_day(reading, first)
    return Days(signed, published, first, last, published_from, borrowed)


def _last_day(reading: Reading, first: date | None) -> date | None:
    cell = reading.cell("valid_until")
    if cell is None:
        return None
    text = reading.text("valid_until")
    last = validity_in(cell, first, reading.heading("valid_until"))
    if isinstance(last, Fault):
        if last is Fault.NONE:
            reading.wrong(
                Kind.BAD_VALIDITY, "valid_until", text, "看不懂有效到哪一天", "写成截止日（2026-03-04）、年限（5年）或者“长期有效”"
            )
        else:
            reading.no_day("valid_until", last)
        return None
    if isinstance(last, str) and any(reading.cell(key) is not None for key in ("signed_on", "published_on", "effective_on")):
        # the day it counts from is there and was reported already
        return None
    if isinstance(last, str):
        reading.wrong(Kind.BAD_VALIDITY, "valid_until", text, last, "补上施行日期，或者直接写截止日")
        return None
    if last is not None and first is not None and last < first:
        reading.wrong(Kind.END_BEFORE_START, "valid_until", text, f"早于施行日期 {first}", "核对这两个日期后改正再导入")
        return None
    return last


def _ended(reading: Reading, days: Days) -> Ending:
    """The end of the row's force, by the state and the day of its end."""
    on, text = reading.day("ended_on"), reading.text("status")
    status = status_in(text) if text else None
    if text and status is None:
        reading.wrong(Kind.UNKNOWN_STATUS, "status", text, "看不懂", "改成现行有效、已修改、废止、失效、被替代、暂停执行或者被撤销")
        return Ending()
    if status is None and on is None:
        return Ending()
    if any(p.column in (reading.heading("ended_on"), reading.heading("valid_until")) for p in reading.problems):
        return Ending()
    found = ending(status, on, reading.text("end_reason"), reading.heading("ended_on"), days.valid_until, days.effective_on, reading.today)
    if isinstance(found, Ending):
        if found.note:
            reading.notes.append(found.note)
        if found.on and days.published_on and found.on < days.published_on:
            reading.wrong(
                Kind.ENDED_EARLY,
                "ended_on" if on else "status",
                str(found.on),
                f"早于公布日期 {days.published_on}",
                "核对日期后改正再导入",
            )
        return found
    kind, why, remedy = found
    reading.wrong(kind, "status" if text else "ended_on", text or reading.text("ended_on"), why, remedy)
    return Ending()


def _filed(reading: Reading, days: Days) -> tuple[Filed, ...]:
    told: list[Filed] = []
    for recipient in ("muni", "npc"):
        key = f"{recipient}_filed_on"
        on, number = reading.day(key, past=True), reading.text(f"{recipient}_receipt") or None
        if on and days.published_on and not days.published_from and on < days.published_on:
            reading.wrong(Kind.FILED_EARLY, key, reading.text(key), f"早于公布日期 {days.published_on}", "核对这两个日期后改正再导入")
        elif on or number:
            told.append(Filed(recipient, on, number))
    return tuple(told)


def _identity(reading: Reading, entry: Entry) -> None:
    """A title alone does not say which document it is."""
    if not reading.problems and entry.number is None and entry.unified_number is None and entry.day is None:
        reading.wrong(Kind.NO_IDENTITY, "title", entry.title, "文号和日期都没有，分不清是哪一件", "补上文号，或者成文、公布日期")


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
