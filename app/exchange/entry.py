"""One row of a ledger as the register will hold it, and everything that is wrong with the row by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.exchange.dates import Fault, days_in
from app.exchange.ending import Ending, ending
from app.exchange.fields import words
from app.exchange.headings import Line
from app.exchange.mapping import Column
from app.exchange.problem import Kind, Problem
from app.exchange.row import Reading
from app.exchange.row_days import Days, read_days
from app.exchange.sheets import said
from app.exchange.values import number_at_end, status_in, title_in, units_in
from app.lifecycle.numbers import Number, number_in
from app.lifecycle.stages import Stage

LONGEST_TITLE = 200
_LONGEST_NAME = 20


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


def read_entry(line: Line, columns: Sequence[Column], today: date, usual: frozenset[str]) -> tuple[Entry, tuple[Problem, ...]]:
    """The document in one row as far as it can be read, and what is wrong with it or was settled. ``usual`` are the fields that most rows fill in."""
    reading = Reading(line, columns, today)
    title, issued, number = _title_and_number(reading)
    body_title = title_in(reading.cell("body_title"))[0] or issued
    days = read_days(reading, number)
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
        signatory=_name(reading),
        disclosure=_disclosure(reading),
        ending=ending_told,
        filed=_filed(reading, days),
        notes=tuple(reading.notes),
    )  # fmt: skip
    _identity(reading, entry, usual)
    return entry, (*reading.problems, *reading.notices)


def _title_and_number(reading: Reading) -> tuple[str, str | None, Number | None]:
    written = reading.text("document_number")
    title, body = title_in(reading.cell("title"))
    if not written:
        title, written = number_at_end(title)
        title, body = title_in(title)
    if not title:
        if not any(p.column == reading.heading("title") for p in reading.problems):
            reading.wrong(
                Kind.NO_TITLE, "title" if reading.heading("title") else "标题", "", "没有填", "补上标题；不是文件的行，删去后再导入",
                mend="title",
            )  # fmt: skip
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


def _name(reading: Reading) -> str | None:
    text = reading.text("signatory")
    if re.search(r"\d", text) or len(text) > _LONGEST_NAME:
        reading.wrong(Kind.NOT_A_NAME, "signatory", text, "不像姓名", "核对这一行有没有错列，改正后再导入")
    return text or None


def _disclosure(reading: Reading) -> str | None:
    text = reading.text("disclosure")
    if not text:
        return None
    known = words().disclosure.get(text)
    if known is None:
        reading.wrong(Kind.UNKNOWN_DISCLOSURE, "disclosure", text, "看不懂", "改成主动公开、依申请公开或者不予公开")
    return known


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
        if found.notice:
            kind, why, remedy = found.notice
            written = text or reading.text("ended_on")
            reading.wrong(kind, "status", written, why, remedy)
            reading.notes.append(f"状态写的是“{written}”，{why}")
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
    mend = "ended_on" if kind is Kind.STATUS_WITHOUT_DATE else ""
    reading.wrong(kind, "status" if text else "ended_on", text or reading.text("ended_on"), why, remedy, mend=mend)
    return Ending()


def _filed(reading: Reading, days: Days) -> tuple[Filed, ...]:
    told: list[Filed] = []
    for recipient in ("muni", "npc"):
        key = f"{recipient}_filed_on"
        on = None if _told_in_words(reading, key) else reading.day(key, past=True)
        number = reading.text(f"{recipient}_receipt") or None
        if on and days.published_on and not days.published_from and on < days.published_on:
            reading.wrong(Kind.FILED_EARLY, key, reading.text(key), f"早于公布日期 {days.published_on}", "核对这两个日期后改正再导入")
        elif on or number:
            told.append(Filed(recipient, on, number))
    return tuple(told)


def _told_in_words(reading: Reading, key: str) -> bool:
    """Whether the cell for a day of filing says in words that it was done or not (已备案), or bears the recipient's number; kept as a note."""
    text, read = reading.text(key), days_in(reading.cell(key))
    if not text or read.days or read.fault is not Fault.NONE:
        return False
    told = any(word == text or (len(word) > 1 and word in text) for word in words().filed) or isinstance(number_in(text), Number)
    if told:
        reading.notes.append(f"{reading.heading(key)}：{text}")
    return told


_UNPUBLISHED = frozenset(stage.label for stage in frozenset(Stage) - {Stage.PUBLISHED, Stage.ARCHIVED})


def unpublished(line: Line, columns: Sequence[Column]) -> Problem | None:
    """The notice that a row is of a matter that is still under way, or came to nothing; such a row is no document of a ledger."""
    column = next((column for column in columns if column.field == "stage"), None)
    stage = said(line.cells[column.place]) if column and column.place < len(line.cells) else ""
    if column is None or stage not in _UNPUBLISHED:
        return None
    return Problem(Kind.UNPUBLISHED, line.number, column.called, stage, "还没有公布，这一行不导入", "不用改；要办的，另行导入送审件")


_DATED = ("signed_on", "published_on", "effective_on")


def usual_fields(lines: Sequence[Line], columns: Sequence[Column]) -> frozenset[str]:
    """The fields that more than half of the rows fill in."""
    return frozenset(
        column.field for column in columns if 2 * sum(line.cells[column.place] is not None for line in lines) > len(lines) and column.field
    )


def _identity(reading: Reading, entry: Entry, usual: frozenset[str]) -> None:
    """What says which document it is: where a ledger has numbers and days, a blank is a question and 无 an answer; a title alone never says."""
    blank = reading.cell("document_number") is None and "document_number" not in reading.waived
    if "document_number" in usual and blank and entry.title and not (entry.number or entry.unified_number):
        reading.wrong(Kind.NO_NUMBER, "document_number", "", "没有填", "补上文号；确实没有文号的，写“无”")
    dated = [key for key in _DATED if key in usual]
    if dated and entry.title and not reading.waived & set(_DATED) and all(reading.cell(key) is None for key in _DATED):
        reading.wrong(Kind.NO_DATE, dated[0], "", "没有填，别的日期也没有，效力推算不出来", "补上成文或者公布日期；确实查不到的，写“无”")
    if not reading.problems and entry.number is None and entry.unified_number is None and entry.day is None:
        reading.wrong(
            Kind.NO_IDENTITY,
            "title",
            entry.title,
            "文号和日期都没有，分不清是哪一件",
            "补上文号，或者成文、公布日期",
            mend="document_number",
        )
