"""Numbers as Chinese documents print them: 第一百二十三条 and 123, 〔2026〕3号, 二〇二六年三月一日 and 2026-03-01."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

DIGITS = "零一二三四五六七八九"
_ZEROS = "零〇○◯OＯ\u041e\u039f0０"
"""How a zero is typed between Chinese figures, letters of the Latin, Cyrillic and Greek alphabet among them."""
_VALUES = (
    {c: i for i, c in enumerate(DIGITS)}
    | dict.fromkeys(_ZEROS, 0)
    | {
        "两": 2,
        "—": 1,
        "－": 1,
        "壹": 1,
        "贰": 2,
        "叁": 3,
        "廿": 20,
        "卅": 30,
    }
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = r"[一二三四五六七八九十百千两零〇○]"
"""One character of a Chinese numeral as it stands in labels."""
LONGEST = 12
"""Characters of the longest numeral that numbers a clause; more of them are no number, and Python refuses to count thousands."""

_YEAR = rf"(?:[12１２]\s?\d\s?\d\s?\d|[一二三四五六七八九{_ZEROS}]{{4}})"
_DAY_PART = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
DATE = rf"{_YEAR}\s*年\s*{_DAY_PART}\s*月\s*{_DAY_PART}\s*日"
"""A whole date, Arabic or Chinese, blanks allowed."""

_DATE_PARTS = re.compile(rf"({_YEAR})\s*年\s*({_DAY_PART})\s*月\s*({_DAY_PART})\s*日")
_NUMERIC_DATE = re.compile(
    r"^\s*[（(]?\s*((?:19|20|１９|２０)\d{2})\s*[.．/—－-]\s*(\d{1,2})\s*[.．/—－-]\s*(\d{1,2})\s*日?\s*[）)]?\s*$", re.MULTILINE
)
YEAR_IN_BRACKETS = r"[〔\[（(【﹝［]\s*(?:19|20|１９|２０)\d{2}\s*[〕\]）)】﹞］]"
"""The year of a 发文字号 in whatever brackets it is typed."""
_NUMBER = re.compile(rf"([^\s，。；：、（）()《》〔〕\[\]【】［］]{{1,20}}?)\s*({YEAR_IN_BRACKETS})\s*第?\s*(\d{{1,5}})\s*号")


@lru_cache(maxsize=1024)
def to_int(text: str) -> int:
    """The value of a Chinese (一百二十三, 二〇二六, 廿一) or Arabic numeral; ValueError when it is none."""
    plain = re.sub(r"\s", "", text)
    if plain.isdigit():
        return int(plain)
    if not plain:
        raise ValueError("no numeral")
    if len(plain) > 1 and all(c in _VALUES and _VALUES[c] < 10 for c in plain):
        return int("".join(str(_VALUES[c]) for c in plain))
    myriads, _, rest = plain.rpartition("万")
    return (_below_myriad(myriads) * 10000 if myriads else 0) + (_below_myriad(rest) if rest else 0)


def _below_myriad(plain: str) -> int:
    total = pending = 0
    for c in plain:
        if c in _UNITS:
            total += (pending or 1) * _UNITS[c]
            pending = 0
        elif c in _VALUES:
            pending += _VALUES[c]
        else:
            raise ValueError(f"not a numeral: {plain}")
    return total + pending


@lru_cache(maxsize=1024)
def to_chinese(number: int) -> str:
    """The numeral of 1–99,999,999 as laws print it: 10 十, 105 一百零五, 110 一百一十, 123 一百二十三."""
    if not 0 < number < 10**8:
        raise ValueError(f"out of range: {number}")
    high, low = divmod(number, 10000)
    if high:
        gap = "零" if 0 < low < 1000 else ""
        return _group(high, first=True) + "万" + (gap + _group(low, first=False) if low else "")
    return _group(low, first=True)


def _group(number: int, *, first: bool) -> str:
    out = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("" if first and unit == 10 and digit == 1 and not out else DIGITS[digit]) + name
        elif out and not out.endswith("零") and number:
            out += "零"
    return out


def iso_date(text: str) -> str | None:
    """The first whole date in ``text`` as YYYY-MM-DD; None when there is none or it is no day of the calendar.

    A date in figures alone (2026.3.1, 2026-03-01) counts where it has a line to itself.
    """
    found = _DATE_PARTS.search(text) or _NUMERIC_DATE.search(text)
    if found is None:
        return None
    try:
        year, month, day = (to_int(part) for part in found.groups())
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def document_number(text: str) -> str | None:
    """The first 发文字号 in ``text`` in normal form (云府规〔2026〕3号: six-cornered brackets, no 第, no padding), or None.

    Source: GB/T 9704—2012, 7.2.5.
    """
    found = _NUMBER.search(text)
    if found is None:
        return None
    year = int(re.sub(r"\D", "", found[2]))
    return f"{found[1]}〔{year}〕{int(found[3])}号"


def validity_end(start: str, *, years: int = 0, months: int = 0) -> str:
    """The last day of a validity period whose first day is counted: five years from 2026-11-27 end on 2031-11-26."""
    first = date.fromisoformat(start)
    total = first.year * 12 + first.month - 1 + years * 12 + months
    year, month = divmod(total, 12)
    try:
        after = date(year, month + 1, first.day)
    except ValueError:
        following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1).isoformat()
    return date.fromordinal(after.toordinal() - 1).isoformat()
