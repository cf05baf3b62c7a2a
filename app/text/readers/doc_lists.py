"""Automatic numbers of a Word 97–2003 file: its lists (PlfLst, PlfLfo) as the levels that the .docx reader knows, and their counting."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from app.text.readers.doc_looks import Shape
from app.text.readers.levels import Counts, Level, write

_FORMS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago",
    "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal",
    "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet",
    "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle",
    "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
    "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
)  # fmt: skip
"""MSONFC by its number: the same order as ST_NumberFormat (ISO/IEC 29500-1, 17.18.59)."""
_UNSURE = frozenset(
    {
        "cardinalText",
        "ordinalText",
        "hex",
        "chicago",
        "aiueo",
        "iroha",
        "japaneseLegal",
        "aiueoFullWidth",
        "irohaFullWidth",
        "ganada",
        "chosung",
    }
)
_SUFFIXES = {0: "\t", 1: " "}
_OLD, _NEGATED = 0x07FF, 0xF802
_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _List:
    styles: tuple[int, ...]
    levels: dict[int, Level]


@dataclass(frozen=True, slots=True)
class _Use:
    """A list as some paragraphs use it (LFO): ``starts`` and ``levels`` are what they change in it."""

    list: int
    starts: dict[int, int]
    levels: dict[int, Level]


class Lists:
    """Counts the numbered paragraphs of one story; ``label`` is to be asked once for each paragraph, in order."""

    def __init__(self, lists: bytes, levels: bytes, uses: bytes) -> None:
        """The tables PlfLst, what follows it, and PlfLfo."""
        self.unsure = False
        """Whether a number was met that may be printed otherwise than here."""
        self._lists: dict[int, _List] = {}
        self._uses: list[_Use] = []
        try:
            self._read_lists(lists, levels)
            self._read_uses(uses)
        except (struct.error, IndexError):
            self.unsure = True
        self._counts = Counts()

    def restarted(self) -> None:
        """Begin another story: its lists count from their start."""
        self._counts = Counts()

    def _read_lists(self, lists: bytes, levels: bytes) -> None:
        count = struct.unpack_from("<H", lists)[0] if lists else 0
        at = 0
        for i in range(count):
            name, _, *styles, flags, _ = struct.unpack_from("<iI9hBB", lists, 2 + 28 * i)
            own: dict[int, Level] = {}
            for index in range(1 if flags & 1 else _LEVELS):
                own[index], at = _level(levels, at)
            self._lists[name] = _List(tuple(styles), own)

    def _read_uses(self, data: bytes) -> None:
        if not data:
            return
        (count,) = struct.unpack_from("<I", data)
        if 4 + 16 * count > len(data):
            raise IndexError("more lists than bytes")
        at = 4 + 16 * count
        for i in range(count):
            name, changed = struct.unpack_from("<i8xB", data, 4 + 16 * i)
            at += 4
            starts, levels = dict[int, int](), dict[int, Level]()
            for _ in range(changed):
                start, flags = struct.unpack_from("<iI", data, at)
                at += 8
                if flags & 0x20:
                    levels[flags & 0xF], at = _level(data, at)
                elif flags & 0x10:
                    starts[flags & 0xF] = start
            self._uses.append(_Use(name, starts, levels))

    def label(self, shape: Shape) -> str:
        """The number printed before a paragraph of this shape, with the blank after it; '' when there is none."""
        index = 0x10000 - shape.list if shape.list >= _NEGATED else shape.list
        if shape.list == _OLD or (shape.old_number and not index):
            self.unsure = True
            return ""
        if not index or shape.list == 0xF801:
            return ""
        use = self._uses[index - 1] if index <= len(self._uses) else None
        known = None if use is None else self._lists.get(use.list)
        if use is None or known is None:
            self.unsure = True
            return ""
        levels = {**known.levels, **use.levels}
        level = shape.level if shape.level is not None else known.styles.index(shape.style) if shape.style in known.styles else 0
        if level not in levels:
            return ""
        counts = self._counts.step(str(use.list), str(index), level, levels, use.starts)
        return self._print(levels, level, counts)

    def _print(self, levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
        own = levels[level]
        if own.form in ("bullet", "none") and not _PLACEHOLDER.search(own.text):
            return "" if own.form == "bullet" else own.text

        def place(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            form = levels[index].form if index in levels else "decimal"
            self.unsure = self.unsure or form in _UNSURE
            return write(counts.get(index, 1), "decimal" if own.legal else form)

        return _PLACEHOLDER.sub(place, own.text) + own.suffix


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """The level (LVL) at ``at``, and where the next begins."""
    start, form, flags, *places, follow, characters, paragraph, limit = struct.unpack_from("<iBB9BB8xBBB", data, at)
    at += 28 + characters + paragraph
    (length,) = struct.unpack_from("<H", data, at)
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    marked = {place - 1 for place in places if place}
    written = "".join(f"%{ord(c) + 1}" if i in marked and ord(c) < _LEVELS else c for i, c in enumerate(text))
    level = Level(
        start=start,
        form=_FORMS[form] if form < len(_FORMS) else "none" if form == 0xFF else "decimal",
        text=written,
        suffix=_SUFFIXES.get(follow, ""),
        legal=bool(flags & 4),
        restart=limit if flags & 8 else None,
        style=None,
    )
    return level, at + 2 + 2 * length
