"""Dates as ledgers hold them, in every habit of Chinese offices, each either a day or the reason why it is none.

2021.3.5 · 2021-03-05 · 2021/3/5 · 2021年3月5日 · 20210305 · 二〇二一年三月五日 · 21.3.5 · 44260 (days since 1899-12-30, as
spreadsheets count) · true date cells. A month or a year alone says what is missing; two days in one cell are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from app.exchange.sheets import Cell, said
from app.text.numerals import NUMERAL, to_int

FIRST_YEAR, LAST_YEAR = 1949, 2199
_EPOCH = date(1899, 12, 30)
_SERIAL_FROM, _SERIAL_TO = 18264, 73051
"""The serials of 1950-01-01 and 2100-01-01."""

_ZERO = "零〇○◯OＯo0"
_Y = rf"(\d{{4}}|[一二三四五六七八九{_ZERO}]{{4}})"
_DAY_OF_TIME = r"(?!\s*[月年])(?:[日号]|(?=\D|$))"
_NUM = rf"(\d{{1,2}}|{NUMERAL}{{1,3}})"
_FULL = re.compile(rf"(?<!\d){_Y}\s*[年.\-/、．。‐–—_]\s*{_NUM}\s*[月.\-/、．。‐–—_]\s*{_NUM}\s*{_DAY_OF_TIME}")
_PACKED = re.compile(r"(?<!\d)((?:19|20|21)\d{2})(\d{2})(\d{2})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.\-/])(\d{2})\s*[年.\-/．]\s*(\d{1,2})\s*[月.\-/．]\s*(\d{1,2})\s*日?(?![\d.\-/])")
_MONTH = re.compile(rf"(?<!\d){_Y}\s*[年.\-/．]\s*{_NUM}\s*月?(?:份)?$")
_YEAR = re.compile(rf"(?<!\d){_Y}\s*年?$")
_NO_YEAR = re.compile(r"(?<!\d)(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?$")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_AROUND = re.compile(r"^[（(\s]+|[）)\s]+$")


class Fault(Enum):
    """Why a cell is no day."""

    NONE = "不是日期"
    NO_SUCH_DAY = "没有这一天"
    NO_DAY = "只写到月，没有日"
    NO_MONTH = "只写到年，没有月和日"
    NO_YEAR = "没有写年份"
    FAR = "年份不对"
    SEVERAL = "一格里有两个日期"


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a cell names, or the fault; what else stands there is in ``rest``."""

    days: tuple[date, ...]
    fault: Fault | None = None
    rest: str = ""


def days_in(cell: Cell) -> Days:
    """Every day that ``cell`` names, in the order written; a fault where it names none, or one that is not in the calendar."""
    if isinstance(cell, datetime):
        return _checked((cell.date(),), "")
    if isinstance(cell, date):
        return _checked((cell,), "")
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _from_number(cell)
    return days_in_words(said(cell))


def days_in_words(text: str) -> Days:
    """Every day that ``text`` names."""
    text = _AROUND.sub("", _TIME.sub("", text))
    if text.isdigit() and len(text) == 5:
        return _from_number(int(text))
    for pattern, century in ((_FULL, False), (_PACKED, False), (_SHORT_YEAR, True)):
        found = list(pattern.finditer(text))
        if found:
            return _calendar(text, found, century)
    return Days((), _what_is_missing(text), text)


def _calendar(text: str, found: list[re.Match[str]], century: bool) -> Days:
    rest = text
    for match in reversed(found):
        rest = rest[: match.start()] + rest[match.end() :]
    try:
        days = tuple(_day(match, century) for match in found)
    except ValueError:
        return Days((), Fault.NO_SUCH_DAY, rest)
    return _checked(days, rest.strip("起止至到自从 ，,。、~～-—()（）"))


def _day(match: re.Match[str], century: bool) -> date:
    year, month, day = (to_int(part.replace("o", "0")) for part in match.groups())
    if century:
        year += 2000 if year < 70 else 1900
    return date(year, month, day)


def _checked(days: tuple[date, ...], rest: str) -> Days:
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        return Days((), Fault.FAR, rest)
    return Days(days, None, rest)


def _from_number(number: float) -> Days:
    """A day typed as figures (20210305), the serial of a day, or 2021.1, from which a spreadsheet dropped the rest."""
    if isinstance(number, int) or number.is_integer():
        whole = int(number)
        if _SERIAL_FROM <= whole < _SERIAL_TO:
            return Days((_EPOCH + timedelta(days=whole),))
        return days_in_words(str(whole)) if len(str(whole)) != 5 else Days((), Fault.NONE, str(whole))
    if _SERIAL_FROM <= number < _SERIAL_TO:
        return Days((_EPOCH + timedelta(days=int(number)),))
    return Days((), _what_is_missing(repr(number)), repr(number))


def _what_is_missing(text: str) -> Fault:
    if _MONTH.fullmatch(text):
        return Fault.NO_DAY
    if _YEAR.fullmatch(text):
        return Fault.NO_MONTH if _plausible_year(text) else Fault.NONE
    return Fault.NO_YEAR if _NO_YEAR.fullmatch(text) else Fault.NONE


def _plausible_year(text: str) -> bool:
    found = _YEAR.fullmatch(text)
    return found is not None and FIRST_YEAR <= to_int(found[1].replace("o", "0")) <= LAST_YEAR
