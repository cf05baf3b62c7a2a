"""What all forms share on paper: dates, copies, ticks, cited law, enclosed materials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value]"
Values: TypeAlias = "dict[str, Value]"

UNVERIFIED = "（依据待核对）"
TICKED = "☑"
EMPTY_BOX = "□"
_STOPS = "。！？：…”"
_NUMERALS = "〇一两三四五六七八九十"
_CALLED = (
    ("局", "你局"),
    ("办事处", "你街道"),
    ("委员会", "你委"),
    ("委", "你委"),
    ("办公室", "你办"),
    ("镇人民政府", "你镇"),
    ("乡人民政府", "你乡"),
)


class Form(Protocol):
    """What can be printed: the name of its template in ``resources/forms``, and the fields that template may name."""

    @property
    def template(self) -> str:
        """The name of its files there, without ending."""

    def values(self) -> Values:
        """Every field as text ready for paper, under the name a template calls it by."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A law as cited on paper: official title without 《》, article as printed (第十六条, or ""), verified by a person or not."""

    law: str
    article: str = ""
    verified: bool = False

    @property
    def name(self) -> str:
        """《法名》第几条."""
        return f"《{inner(self.law)}》{self.article}"

    @property
    def text(self) -> str:
        """The name, followed by an open mark where nobody has verified it."""
        return self.name if self.verified else self.name + UNVERIFIED


@dataclass(frozen=True, slots=True)
class Material:
    """A line of a material checklist: its name, paper copies (0: none counted), and whether it is enclosed."""

    name: str
    copies: int = 0
    enclosed: bool = True

    def values(self) -> Values:
        """Name, copies and the tick."""
        return {"name": self.name, "copies": self.copies, "enclosed": self.enclosed, "tick": tick(self.enclosed)}


def day(when: date | None) -> str:
    """2026年11月3日, month and day without leading zero (GB/T 9704—2012, 7.3.5.4); "" where there is no date."""
    return "" if when is None else f"{when.year}年{when.month}月{when.day}日"


def day_to_write(when: date | None) -> str:
    """The date, or room to write it by hand."""
    return day(when) or "　　　　年　　月　　日"


def tick(chosen: bool) -> str:
    """☑ or □."""
    return TICKED if chosen else EMPTY_BOX


def numeral(copies: int) -> str:
    """A number of copies as said in 一式两份: Chinese up to ten, digits above; not negative."""
    return _NUMERALS[copies] if 0 <= copies < len(_NUMERALS) else str(copies)


def inner(title: str) -> str:
    """A title as it stands inside 《》: its own book marks become single ones (GB/T 15834—2011, 4.15.3.3), one outer pair is dropped."""
    bare = title.strip()
    if bare.startswith("《") and bare.endswith("》") and bare.count("《") == 1:
        bare = bare[1:-1]
    return bare.replace("《", "〈").replace("》", "〉")


def called(unit: str) -> str:
    """How a letter calls the unit it is written to: 你局, 你委, 你镇 …, else 你单位."""
    return next((word for ending, word in _CALLED if unit.endswith(ending)), "你单位")


def sentence(words: str) -> str:
    """Words with a full stop at their end, unless they end in a stop of their own; "" stays ""."""
    said = words.strip()
    return said if not said or said[-1] in _STOPS else said.rstrip("；;，,、") + "。"


def vouched(cited: Sequence[Cited]) -> list[str]:
    """The names of what a person has verified: a paper that leaves the office cites nothing else as its own ground."""
    return [item.name for item in cited if item.verified]


def joined(cited: Sequence[Cited]) -> str:
    """Citations in one sentence, joined by 、."""
    return "、".join(item.text for item in cited)
