"""What a clause says otherwise than an article: amounts, periods, and who acts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.text.numerals import to_int

_N = "[一二三四五六七八九十百千万零〇两0-9０-９]"
_AMOUNT = re.compile(rf"({_N}+(?:\.\d+)?|{_N}{{1,3}}(?:[,，]{_N}{{3}})+)\s*(万元|亿元|元|倍|%|％)|百分之({_N}+)")
_PERIOD = re.compile(rf"({_N}+)\s*(?:个)?(工作日|日|天|月|年|小时)(?!\s*{_N}+\s*日)")
_DATE = re.compile(rf"{_N}{{4}}年(?:{_N}{{1,3}}月)?(?:{_N}{{1,3}}日)?")
#: who acts stands after 由, 经, 报 or 向; bodies named elsewhere are mentioned only
_BODY = re.compile(
    r"(?:由|经|报|向)(?:其|有关|所在地)*((?:国务院|[一-龥]{0,14}?)(?:主管部门|行政部门|管理部门|部门|机关|机构|委员会|管理局|分局|局|办事处|人民政府|公司|企业|协会|组织|中心))"
)


class Kind(StrEnum):
    """What is said otherwise."""

    AMOUNT = "金额、倍数"
    PERIOD = "期限"
    SUBJECT = "主体"


@dataclass(frozen=True, slots=True)
class Difference:
    """``text[start:end]`` of the clause, which the article does not have; ``other`` are what the article has of that kind, as printed."""

    kind: Kind
    start: int
    end: int
    quote: str
    other: tuple[str, ...]


def differences(clause: str, article: str) -> tuple[Difference, ...]:
    """The amounts, periods and acting bodies of ``clause`` that ``article`` does not have, in the order of the clause.

    A kind of which the article has nothing is no difference: there is nothing to compare with.
    """
    found: list[Difference] = []
    for kind, marks in ((Kind.AMOUNT, _amounts), (Kind.PERIOD, _periods), (Kind.SUBJECT, _bodies)):
        other = marks(article)
        values = {value for *_, value in other}
        if other:
            printed = tuple(dict.fromkeys(article[start:end] for start, end, _ in other))
            found += [
                Difference(kind, start, end, clause[start:end], printed) for start, end, value in marks(clause) if value not in values
            ]
    return tuple(sorted(found, key=lambda difference: difference.start))


Marks = list[tuple[int, int, str]]


def _amounts(text: str) -> Marks:
    found: Marks = []
    for match in _AMOUNT.finditer(text):
        if match[3]:
            found.append((*match.span(), f"{_value(match[3])}%"))
            continue
        number, unit = _value(match[1]), match[2].replace("％", "%")
        scale = {"万元": 10_000, "亿元": 100_000_000}.get(unit, 1)
        found.append((*match.span(), f"{number * scale:g}{'元' if unit.endswith('元') else unit}"))
    return found


def _periods(text: str) -> Marks:
    dates = [match.span() for match in _DATE.finditer(text)]
    return [
        (*match.span(), f"{_value(match[1]):g}{'日' if match[2] == '天' else match[2]}")
        for match in _PERIOD.finditer(text)
        if not any(low <= match.start() < high for low, high in dates)
    ]


def _bodies(text: str) -> Marks:
    return [(*match.span(1), match[1]) for match in _BODY.finditer(text)]


def _value(numeral: str) -> float:
    plain = re.sub(r"[,，\s]", "", numeral).translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    try:
        return float(plain) if re.fullmatch(r"[\d.]+", plain) else float(to_int(plain))
    except ValueError:
        return 0.0
