"""Automatic numbers of Word: what the program would print before a paragraph (ISO/IEC 29500-1, 17.9).

Resolved: numbering of the paragraph or of its style and the styles it is based on, numStyleLink, level and start
overrides, restart rules, legal numbering (isLgl), Chinese and other number formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.text.markup import Settled
from app.text.readers.levels import FORMS_BY_CODE, Counts, printed
from app.text.readers.levels import Level as Level
from app.text.readers.levels import write as write
from app.text.readers.paragraph import ACCEPTED, View, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COUNTED = re.compile(r"%\d:(\d{1,9}):(\d{1,3}):")
_LAST_LEVEL = 8
_STYLE, _OWN, _VALUE = W + "pStyle", W + "numPr", W + "val"


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


def _style(element: Element) -> Style:
    based_on = number = level = None
    hidden = False
    for child in element:
        if child.tag == W + "basedOn":
            based_on = child.get(W + "val")
        elif child.tag == W + "pPr":
            number, level = _numbers_of(_child(child, "numPr"))
        elif child.tag == W + "rPr":
            hidden = is_on(child, "vanish")
    return Style(based_on, number, level, hidden)


def _child(parent: Element | None, name: str) -> Element | None:
    return None if parent is None else next(parent.iterchildren(W + name), None)


def _numbers_of(own: Element | None) -> tuple[str | None, int | None]:
    """The list and level that a ``w:numPr`` names."""
    number, level = _child(own, "numId"), _child(own, "ilvl")
    return None if number is None else number.get(W + "val"), _int(None if level is None else level.get(W + "val"))


class Styles:
    """The paragraph and character styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in () if root is None else root.iterchildren(W + "style"):
            name = element.get(W + "styleId", "")
            self._styles[name] = _style(element)
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
        if not any(style.hidden for style in self._styles.values()):
            return frozenset()
        return frozenset(name for name in self._styles if any(style.hidden for _, style in self.chain(name)))


class Numbering:
    """Counts the numbered paragraphs of one story; ``label`` is to be asked once for each paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles, view: View = ACCEPTED) -> None:
        self._styles, self._view, self._gone = styles, view, view.gone
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._style_of: dict[str, str] = {}
        self._numbers: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = {}
        self._counts = Counts()
        self._known: dict[tuple[str | None, int | None, str | None], tuple[str | None, int]] = {}
        self._merged: dict[str, tuple[str, dict[int, Level]]] = {}
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
        if not self._numbers:
            return ""
        number, level = self._placed(self._view.properties(properties))
        if number is None or number not in self._numbers:
            return ""
        abstract, levels = self._levels(number)
        if level not in levels:
            return ""
        label = printed(levels, level, self._counts.step(abstract, number, level, levels, self._numbers[number][1]))
        return label if self._view.settled is Settled.ACCEPTED else _original(properties) or label

    def same(self, properties: Element | None, others: Element | None) -> bool:
        """Whether paragraphs with these ``w:pPr`` are numbered by the same level of the same list, or not at all."""
        return self._placed(properties) == self._placed(others)

    def _placed(self, properties: Element | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, else those of its style (whose level the list itself names)."""
        number = level = style = None
        for child in () if properties is None else properties:
            if child.tag == _STYLE:
                style = child.get(_VALUE)
            elif child.tag == _OWN and self._gone.isdisjoint([each.tag for each in child]):
                number, level = _numbers_of(child)
        return self._resolved(number, level, style)

    def _resolved(self, number: str | None, level: int | None, style: str | None) -> tuple[str | None, int]:
        asked = (number, level, style)
        if asked not in self._known:
            chain = self._styles.chain(style)
            if number is None:
                owner = next((each for _, each in chain if each.number_id is not None), None)
                number = owner.number_id if owner else None
                if owner is not None and level is None:
                    level = self._styled_level(owner.number_id or "", chain)
            self._known[asked] = (None, 0) if number in (None, "0") else (number, min(level or 0, _LAST_LEVEL))
        return self._known[asked]

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
        """The abstract list that ``number`` counts with, and its levels."""
        if number not in self._merged:
            self._merged[number] = self._merge(number)
        return self._merged[number]

    def _merge(self, number: str) -> tuple[str, dict[int, Level]]:
        abstract, _, replaced = self._numbers[number]
        seen: set[str] = set()
        while abstract in self._links and abstract not in seen:
            seen.add(abstract)
            style = self._links[abstract]
            through = next((s.number_id for _, s in self._styles.chain(style) if s.number_id in self._numbers), None)
            abstract = self._style_of.get(style) or (self._numbers[through][0] if through else abstract)
        return abstract, {**self._abstract.get(abstract, {}), **replaced}


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


def _original(properties: Element | None) -> str:
    """The number before a tracked change of its form (``w:numberingChange``: %level:value:form:what follows, again for each level)."""
    change = None if properties is None else properties.find(f"{W}numPr/{W}numberingChange")
    original = "" if change is None else change.get(W + "original", "")
    return _COUNTED.sub(lambda found: write(int(found[1]), FORMS_BY_CODE.get(int(found[2]), "decimal")), original)


def _form(element: Element) -> str:
    found = next(element.iter(W + "numFmt"), None)
    return "decimal" if found is None else found.get(W + "val", "decimal")
