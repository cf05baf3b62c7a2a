"""The days of one row of a ledger: signed, published, in effect, valid until; what was borrowed, and what does not fit together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.exchange.dates import Fault, days_in
from app.exchange.problem import Kind
from app.exchange.row import Reading
from app.exchange.values import validity_in
from app.lifecycle.numbers import Number

_TURN, _LAST_MONTH = 2, 12
"""Until which month a paper may still bear a number of the year before, and from which one of the year to come."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a row, as in :class:`Entry`."""

    signed_on: date | None
    published_on: date | None
    effective_on: date | None
    valid_until: date | None
    published_from: str
    effective_from: str


_AT_ONCE = ("之日起施行", "之日起实施", "之日起执行", "之日起生效", "之日施行", "即日起", "之日起")


def read_days(reading: Reading, number: Number | None) -> Days:
    """The days of the row: one that has no column of its own, or nothing in it, is borrowed from the day before it in the procedure.

    A day of effect in words (自公布之日起施行) is the day of publication. What does not fit together is a problem.
    """
    signed, own = reading.day("signed_on", past=True), reading.day("published_on", past=True)
    told = reading.cell("effective_on")
    at_once = reading.text("effective_on").endswith(_AT_ONCE) and not days_in(told).days
    effective = None if at_once else reading.day("effective_on")
    published, published_from = own, ""
    if reading.cell("published_on") is None:
        past = effective if effective and effective <= reading.today else None
        published, published_from = signed or past, "signed_on" if signed else "effective_on" if past else ""
    first = effective or (published if at_once or told is None else None)
    borrowed = "" if effective or first is None or at_once else "published_on"
    _hold_together(reading, number, signed, own, effective)
    return Days(signed, published, first, _last_day(reading, first), published_from, borrowed)


def _hold_together(reading: Reading, number: Number | None, signed: date | None, published: date | None, effective: date | None) -> None:
    """Signed before published, numbered in its year, in effect not before it was made (unless 追溯 stands beside the day)."""
    if signed and published and signed > published:
        reading.wrong(Kind.SIGNED_LATE, "signed_on", reading.text("signed_on"), f"晚于公布日期 {published}", "核对这两个日期后改正再导入")
    if number and number.year and signed and not _of_its_year(number.year, signed):
        why = f"年份是 {number.year} 年，成文日期却是 {signed}"
        reading.wrong(Kind.NUMBER_YEAR, "document_number", number.text, why, "核对文号和日期，改正后再导入")
    earliest = signed or published
    if effective and earliest and effective < earliest and "追溯" not in reading.text("effective_on"):
        why = f"早于{'成文' if signed else '公布'}日期 {earliest}"
        remedy = "核对这两个日期；确实从更早的一天起施行的，在日期后面写上“追溯”"
        reading.wrong(Kind.EFFECT_EARLY, "effective_on", reading.text("effective_on"), why, remedy)


def _of_its_year(year: int, signed: date) -> bool:
    """A paper bears the number of the year it was signed in; around the turn of the year that may be the year beside it."""
    return (
        year == signed.year
        or (year == signed.year - 1 and signed.month <= _TURN)
        or (year == signed.year + 1 and signed.month == _LAST_MONTH)
    )


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
