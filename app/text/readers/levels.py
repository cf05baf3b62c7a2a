"""Levels of automatic lists: how they count and what they print; the same for .docx and .doc (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.text import numerals

_PLACEHOLDER = re.compile(r"%([1-9])")
_HEAVENLY = "甲乙丙丁戊己庚辛壬癸"
_EARTHLY = "子丑寅卯辰巳午未申酉戌亥"
_CAPITALS = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
_OLD_CAPITALS = str.maketrans("零一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``restart`` is the level (from 1) after which it starts again, 0 never, None after any above."""

    start: int
    form: str
    text: str
    suffix: str
    legal: bool
    restart: int | None
    style: str | None


@dataclass(slots=True)
class Counts:
    """How far each list has counted; lists that share their levels (an abstractNum) share their counts."""

    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def step(self, shared: str, own: str, level: int, levels: Mapping[int, Level], starts: Mapping[int, int]) -> dict[int, int]:
        """Count a paragraph of list ``own`` at ``level``; the count of each level then. ``starts`` are the list's own first numbers."""
        counts = self._counts.setdefault(shared, {})
        if level in starts and (own, level) not in self._started:
            counts[level] = starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = starts.get(level, levels[level].start)
        self._started.add((own, level))
        for above in range(level):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        for below in [deeper for deeper in counts if deeper > level]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                del counts[below]
        return counts


def printed(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    """What stands before a paragraph of ``level``, with the blank after it; '' for a bullet, which is an ornament."""
    own = levels[level]
    if own.form in ("bullet", "none") and not _PLACEHOLDER.search(own.text):
        return "" if own.form == "bullet" else own.text

    def place(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        form = levels[index].form if index in levels else "decimal"
        return write(counts.get(index, 1), "decimal" if own.legal else form)

    return _PLACEHOLDER.sub(place, own.text) + own.suffix


LARGEST_NUMBER = 32767
"""As far as Word counts."""


def write(number: int, form: str) -> str:
    """``number`` in a number format of Word (w:numFmt); formats not known here, and what Word cannot count, are printed as decimals."""
    writer = _FORMS.get(form)
    return writer(number) if writer and 0 < number <= LARGEST_NUMBER else str(number)


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
        (4, "IV"), (1, "I"),
    ):  # fmt: skip
        out += sign * (number // value)
        number %= value
    return out


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _digits(number: int, zero: str = "〇") -> str:
    return "".join((zero + "一二三四五六七八九")[int(c)] for c in str(number))


def _counting(number: int) -> str:
    """Words up to 99, then figure by figure."""
    return numerals.to_chinese(number) if number < 100 else _digits(number, "○")


def _thousands(number: int) -> str:
    return numerals.to_chinese(number).replace("零", "〇")


def _capital(number: int) -> str:
    words = numerals.to_chinese(number)
    return "一" + words if words.startswith("十") else words


def _japanese(number: int) -> str:
    return re.sub("一(?=[十百千])", "", numerals.to_chinese(number).replace("零", ""))


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _counting),
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": numerals.to_chinese,
    "japaneseCounting": _japanese,
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits),
    "chineseLegalSimplified": lambda n: _capital(n).translate(_CAPITALS),
    "ideographLegalTraditional": lambda n: _capital(n).translate(_OLD_CAPITALS),
    "ideographTraditional": lambda n: _HEAVENLY[n - 1] if n <= 10 else str(n),
    "ideographZodiac": lambda n: _EARTHLY[n - 1] if n <= 12 else str(n),
    "ideographEnclosedCircle": lambda n: chr(0x3280 + n - 1) if n <= 10 else str(n),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": lambda n: chr(0x2488 + n - 1) if n <= 20 else str(n),
    "decimalEnclosedParen": lambda n: chr(0x2474 + n - 1) if n <= 20 else str(n),
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalFullWidth2": lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "ordinal": str,
    "none": lambda n: "",
}  # fmt: skip

FORMS_BY_CODE: dict[int, str] = dict(
    enumerate(
        (
            "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago",
            "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal",
            "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero",
            "bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese",
            "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting",
            "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified",
            "chineseCountingThousand",
        )
    )
) | {255: "none"}  # fmt: skip
"""Number formats by the code that binary files and tracked changes of numbers use ([MS-OSHARED] 2.2.1.3, MSONFC)."""
