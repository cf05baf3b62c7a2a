"""文号, titles, units, states and validity as ledgers write them, each turned into what the register holds, or refused with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.exchange.dates import Fault, days_in
from app.exchange.fields import words
from app.exchange.sheets import Cell, said
from app.lifecycle.genre import genre
from app.lifecycle.periods import Period, Unit, valid_until
from app.text.numerals import to_int

_NUMBER_AT_END = re.compile(r"[（(]([^（()）]{2,24}[〔\[（(【［]\s*(?:19|20)\d{2}\s*[〕\])）】］]\s*第?\s*\d{1,5}\s*号)[）)]?\s*$")
_QUOTED = re.compile(r"^《(.*)》$", re.DOTALL)
_ISSUED = re.compile(r"(?:印发|发布|公布|颁布|批转|转发)\s*《(.+)》(?:[（(][^（()）]*[）)])?\s*的(?:通知|公告|通告|决定)", re.DOTALL)
_BETWEEN_UNITS = re.compile(r"[、，,；;/\n]|\s{1,}|(?<=[局委办府会])(?:和|及|与)(?=[\u4e00-\u9fff]{2,}[局委办府会])")
_UNIT_END = re.compile(
    r"(?:局|委|办|政府|府|街道|镇|乡|处|院|会|中心|公司|队|部|厅|站|科|所|社|校|馆|集团|团|法院|检察院|园区|管委会|分局|银行|联|大学|室|区|组)$"
)
_ROLE = re.compile(r"[（(](?:牵头|主办|配合|承办|协办|会同)[^（()）]*[）)]")
_NOT_A_UNIT = re.compile(r"\d{3,}|[《》〔〕]|^\d")
_SPAN = re.compile(r"(?<![\d.])(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(年半|年|周年|个月|天)")


def number_at_end(title: str) -> tuple[str, str]:
    """A title and the 文号 that stands in brackets behind it; "" where none does."""
    found = _NUMBER_AT_END.search(title)
    return (title[: found.start()].strip(), found[1]) if found else (title, "")


def title_in(cell: Cell) -> tuple[str, str | None]:
    """The title as one line without the marks around it, and the title of the text that a 通知 issues."""
    title = re.sub(r"\s*\n\s*", "", str(cell).strip()) if isinstance(cell, str) else said(cell)
    title = re.sub(r"[ \t\u3000]{2,}", " ", title).strip()
    quoted = _QUOTED.match(title)
    if quoted and "《" not in quoted[1]:
        title = quoted[1].strip()
    issued = _ISSUED.search(title)
    return title, issued[1].strip() if issued and genre(issued[1]) else None


def compared(title: str) -> str:
    """A title as two ledgers have it in common: without blanks, signs and brackets."""
    return re.sub(r"[\s_《》〈〉“”\"'，,、。.：:（）()\[\]【】〔〕—\-]", "", title)


def units_in(text: str) -> tuple[str, ...] | None:
    """The units that ``text`` names, the first one leading; None where something there is no unit."""
    parts = [part.strip("（）() ") for part in _BETWEEN_UNITS.split(_ROLE.sub("", text))]
    named = tuple(dict.fromkeys(part for part in parts if part and part not in ("等", "牵头")))
    sound = named and all(
        2 <= len(part) <= 40 and not _NOT_A_UNIT.search(part) and re.search(r"[\u4e00-\u9fff]{2}", part) for part in named
    )
    return named if sound else None


def is_unit(text: str) -> bool:
    """Whether ``text`` looks like the name of a body."""
    return len(text) <= 30 and bool(_UNIT_END.search(text)) and not _NOT_A_UNIT.search(text)


@dataclass(frozen=True, slots=True)
class Status:
    """A state by its key in resources/exchange/values.toml, the days and the words that stand beside it."""

    state: str
    days: tuple[date, ...]
    rest: str


def status_in(text: str) -> Status | None:
    """The state that ``text`` names, by the longest word in it; a single character counts only alone. None where it names none."""
    read = days_in(text)
    for word, state in words().status:
        if word == text or (len(word) > 1 and word in text):
            return Status(state, read.days, text.replace(word, "", 1).strip("（）()，,；;。：: "))
    return None


def validity_in(cell: Cell, first: date | None, heading: str) -> date | Fault | str | None:
    """The last day in force that ``cell`` names: a day, the end of a span (its second day), or so many years from ``first``.

    None: no end (长期有效). A Fault or a sentence where it cannot be had. A bare figure counts in the unit of the heading.
    """
    text = said(cell)
    if text in words().unlimited or any(word in text for word in words().unlimited if len(word) > 2):
        return None
    if isinstance(cell, float | int) and 0 < cell <= 50:
        text = f"{text}{'个月' if '月' in heading else '年'}"
    read = days_in(cell)
    if read.days and read.fault is None:
        return max(read.days) if len(read.days) <= 2 else Fault.SEVERAL
    found = _SPAN.search(text)
    if not found:
        return read.fault or Fault.NONE
    if first is None:
        return "写的是年限，没有施行日期，推算不出截止日"
    return valid_until(first, _period(found))


def _period(found: re.Match[str]) -> Period:
    amount = to_int(found[1])
    if found[2] == "年半":
        return Period(amount * 12 + 6, Unit.MONTH)
    if found[2] in ("年", "周年"):
        return Period(amount * 12, Unit.MONTH)
    return Period(amount, Unit.MONTH if found[2] == "个月" else Unit.DAY)
