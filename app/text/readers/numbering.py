"""Automatic numbers of Word: what the program would print before a paragraph (ISO/IEC 29500-1, 17.9).

Resolved: numbering of the paragraph or of its style and the styles it is based on, numStyleLink, level and start
overrides, restart rules, legal numbering (isLgl), Chinese and other number formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.text import numerals
from app.text.readers.paragraph import W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_HEAVENLY = "甲乙丙丁戊己庚辛壬癸"
_EARTHLY = "子丑寅卯辰巳午未申酉戌亥"
_CAPITALS = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
_LAST_LEVEL = 8


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


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says about numbering and hiding."""

    based_on: str | None
    number_id: str | None
    level: int | None
    hidden: bool


def _value(parent: Element | None, path: str) -> str | None:
    found = None if parent is None else parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val")


def _int(value: str | None) -> int | None:
    try:
        return None if value is None else int(value)
    except ValueError:
        return None


class Styles:
    """The paragraph and character styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in () if root is None else root.findall(W + "style"):
            name = element.get(W + "styleId", "")
            self._styles[name] = Style(
                _value(element, "basedOn"),
                _value(element, "pPr/numPr/numId"),
                _int(_value(element, "pPr/numPr/ilvl")),
                is_on(element.find(W + "rPr"), "vanish"),
            )
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self._default = name

    def chain(self, name: str | None) -> list[tuple[str, Style]]:
        """The style and those it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        name = name or self._default
        while name in self._styles and len(found) < 20:
            found.append((name, self._styles[name]))
            name = self._styles[name].based_on
        return found

    @property
    def hidden(self) -> frozenset[str]:
        """Styles whose text is hidden."""
        return frozenset(name for name in self._styles if any(style.hidden for _, style in self.chain(name)))


class Numbering:
    """Counts the numbered paragraphs of one story; ``label`` is to be asked once for each paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._style_of: dict[str, str] = {}
        self._numbers: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for element in root.findall(W + "abstractNum"):
            name = element.get(W + "abstractNumId", "")
            self._abstract[name] = {int(lvl.get(W + "ilvl", "0")): _level(lvl) for lvl in element.findall(W + "lvl")}
            link, own = _value(element, "numStyleLink"), _value(element, "styleLink")
            if link:
                self._links[name] = link
            if own:
                self._style_of[own] = name
        for element in root.findall(W + "num"):
            starts, levels = {}, {}
            for override in element.findall(W + "lvlOverride"):
                level = int(override.get(W + "ilvl", "0"))
                start, replaced = _int(_value(override, "startOverride")), override.find(W + "lvl")
                if replaced is not None:
                    levels[level] = _level(replaced)
                if start is not None:
                    starts[level] = start
            self._numbers[element.get(W + "numId", "")] = (_value(element, "abstractNumId") or "", starts, levels)

    def label(self, properties: Element | None) -> str:
        """The number printed before the paragraph with these ``w:pPr``, with the blank after it; '' when there is none."""
        number, level = self._placed(properties)
        if number is None or number not in self._numbers:
            return ""
        abstract, levels = self._levels(number)
        if level not in levels:
            return ""
        counts = self._count(number, abstract, level, levels)
        return self._print(levels, level, counts)

    def _placed(self, properties: Element | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else those of its style (whose level the list itself names)."""
        number, level = _value(properties, "numPr/numId"), _int(_value(properties, "numPr/ilvl"))
        chain = self._styles.chain(_value(properties, "pStyle"))
        if number is None:
            owner = next((style for _, style in chain if style.number_id is not None), None)
            number = owner.number_id if owner else None
            if owner is not None and level is None:
                level = self._styled_level(owner.number_id or "", chain)
        if number in (None, "0"):
            return None, 0
        return number, min(level or 0, _LAST_LEVEL)

    def _styled_level(self, number: str, chain: list[tuple[str, Style]]) -> int:
        """The level of a paragraph that is numbered by its style: the nearest style that the list links or that names a level."""
        levels = self._levels(number)[1] if number in self._numbers else {}
        linked = {each.style: index for index, each in reversed(levels.items())}
        for name, style in chain:
            if name in linked:
                return linked[name]
            if style.level is not None:
                return style.level
        return 0

    def _levels(self, number: str) -> tuple[str, dict[int, Level]]:
        abstract, _, replaced = self._numbers[number]
        seen: set[str] = set()
        while abstract in self._links and abstract not in seen:
            seen.add(abstract)
            style = self._links[abstract]
            through = next((s.number_id for _, s in self._styles.chain(style) if s.number_id in self._numbers), None)
            abstract = self._style_of.get(style) or (self._numbers[through][0] if through else abstract)
        return abstract, {**self._abstract.get(abstract, {}), **replaced}

    def _count(self, number: str, abstract: str, level: int, levels: dict[int, Level]) -> dict[int, int]:
        counts = self._counts.setdefault(abstract, {})
        starts = self._numbers[number][1]
        if level in starts and (number, level) not in self._started:
            counts[level] = starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = starts.get(level, levels[level].start)
        self._started.add((number, level))
        for above in range(level):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        for below in [deeper for deeper in counts if deeper > level]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                del counts[below]
        return counts

    @staticmethod
    def _print(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
        own = levels[level]
        if own.form in ("bullet", "none") and not _PLACEHOLDER.search(own.text):
            return "" if own.form == "bullet" else own.text

        def place(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            form = levels[index].form if index in levels else "decimal"
            return write(counts.get(index, 1), "decimal" if own.legal else form)

        return _PLACEHOLDER.sub(place, own.text) + own.suffix


def _level(element: Element) -> Level:
    suffix = {"nothing": "", "space": " "}.get(_value(element, "suff") or "tab", "\t")
    return Level(
        start=_int(_value(element, "start")) or 0,
        form=_form(element),
        text=_value(element, "lvlText") or "",
        suffix=suffix,
        legal=is_on(element, "isLgl"),
        restart=_int(_value(element, "lvlRestart")),
        style=_value(element, "pStyle"),
    )


def _form(element: Element) -> str:
    found = next(element.iter(W + "numFmt"), None)
    return "decimal" if found is None else found.get(W + "val", "decimal")


def write(number: int, form: str) -> str:
    """``number`` in a number format of Word (w:numFmt); formats not known here are printed as decimals."""
    writer = _FORMS.get(form)
    return writer(number) if writer and number > 0 else str(number)


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


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(number))


def _han(number: int) -> str:
    return numerals.to_chinese(number)


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting",
        ),
        _han,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digits),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), lambda n: _han(n).translate(_CAPITALS)),
    "ideographTraditional": lambda n: _HEAVENLY[n - 1] if n <= 10 else str(n),
    "ideographZodiac": lambda n: _EARTHLY[n - 1] if n <= 12 else str(n),
    "ideographEnclosedCircle": lambda n: chr(0x3280 + n - 1) if n <= 10 else str(n),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": lambda n: chr(0x2488 + n - 1) if n <= 20 else f"{n}.",
    "decimalEnclosedParen": lambda n: f"（{n}）",
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
