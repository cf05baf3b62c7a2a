"""What stands side by side on the page of a comparison: a row a pair, its lines cut into pieces kept, put in and taken away.

The comparison runs over texts without labels; here the labels of items stand before their words again, and every line of a
side begins where a part of its unit begins. A row says in a word what became of its clause: what a reader stops at (修改, 新增,
删除, 移动, 拆分, 合并) and what is told quietly (条号顺延, 仅引用随条号变化).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from app.compare.comparison import Change, Comparison, Pair, Sign, Stress, Unit, Weight
from app.compare.stretches import Emphasis, Line, Piece, columns


class Care(StrEnum):
    """Which differences count."""

    ALL = "all"
    WORDS = "words"
    """Not those of punctuation and white space alone."""


class Kind(StrEnum):
    """What became of a clause, as the page tells it."""

    SAME = "same"
    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENUMBERED = "renumbered"
    REFERENCES = "references"

    @property
    def mark(self) -> str:
        """The one character of the tag; empty for what is the same."""
        return _MARKS[self.value][0]

    @property
    def word(self) -> str:
        """What it is called in counts and read aloud."""
        return _MARKS[self.value][1]

    @property
    def is_quiet(self) -> bool:
        """Whether nobody needs to stop at it: nothing changed, or only what follows from other changes."""
        return self in (Kind.SAME, Kind.RENUMBERED, Kind.REFERENCES)


_MARKS = {
    "same": ("", "未改动"), "edited": ("改", "修改"), "inserted": ("增", "新增"), "deleted": ("删", "删除"), "moved": ("移", "移动"),
    "split": ("拆", "拆分"), "merged": ("并", "合并"), "renumbered": ("号", "条号顺延"), "references": ("引", "仅引用随条号变化"),
}  # fmt: skip
_WEIGHTS = {Weight.MODAL: "要求的程度变了", Weight.AMOUNT: "数额变了", Weight.PERIOD: "期限变了", Weight.NEGATION: "肯定和否定变了"}
ABSENT, GONE = "原文无此条", "已删除"


@dataclass(frozen=True, slots=True)
class Row:
    """One pair as it is shown. ``both`` is for one column that shows old and new together; notes stand over the lines of their side."""

    index: int
    kind: Kind
    name: str
    """How the clause is cited: in the new text, in the old one where it is gone."""
    was: str
    """How it was cited, where that differs."""
    hint: str
    """A few words that tell it from others: its heading, or what changed in it."""
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    both: tuple[Line, ...]
    left_note: str = ""
    right_note: str = ""
    references_only: bool = False
    """Its words differ in nothing but cross references that follow the new numbers; also where it was moved."""
    stresses: tuple[str, ...] = ()
    """Why edits in it weigh much, a sentence each."""

    @property
    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        parts = (self.kind.word, self.name, f"原{self.was}" if self.was else "", self.hint, *self.stresses)
        return "，".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a comparison."""

    all: tuple[Row, ...]

    @property
    def changes(self) -> tuple[Row, ...]:
        """The rows a reader stops at, in their order."""
        return tuple(row for row in self.all if not row.kind.is_quiet)

    @property
    def is_same(self) -> bool:
        """Whether both texts say the same under the same numbers."""
        return all(row.kind is Kind.SAME for row in self.all)

    def counts(self) -> dict[Kind, int]:
        """How many rows of each kind there are, in the order of the kinds; those there are none of are left out."""
        found = Counter(row.kind for row in self.all)
        return {kind: found[kind] for kind in Kind if found[kind] and kind is not Kind.SAME}


def rows(comparison: Comparison, care: Care = Care.ALL) -> Rows:
    """The rows of ``comparison``, in its order."""
    return Rows(tuple(_row(index, pair, care) for index, pair in enumerate(comparison.pairs)))


def _row(index: int, pair: Pair, care: Care) -> Row:
    idle = _idle(pair) if care is Care.WORDS else frozenset[int]()
    stresses = tuple(stress for stress in pair.stresses if stress.op not in idle)
    weighty = {op: [emphasis(stress) for stress in found] for op, found in groupby(stresses, lambda stress: stress.op)}
    left, right, both = columns(pair, idle, weighty)
    kind = _kind(pair, left, right)
    old, new = _named(pair.old), _named(pair.new)
    left_note, right_note = _notes(kind, old, new)
    if pair.references_only and kind is Kind.MOVED:
        right_note += f"，{Kind.REFERENCES.word}"
    return Row(
        index=index,
        kind=kind,
        name=new or old,
        was=old if old and new and old != new else "",
        hint=_hint(kind, pair, old, left, right, stresses),
        left=left,
        right=right,
        both=both,
        left_note=left_note,
        right_note=right_note,
        references_only=pair.references_only,
        stresses=tuple(why(stress) for stress in stresses),
    )


_REPLACED = re.compile("(?P<gone>[^→]+)→(?P<added>[^→]+)|删去“(?P<cut>.+)”|增加“(?P<new>.+)”")


def emphasis(stress: Stress) -> Emphasis:
    """The words of a stress that are to stand out on either side."""
    found = _REPLACED.fullmatch(stress.words)
    if found is None:
        return Emphasis("", "", why(stress))
    return Emphasis(found["gone"] or found["cut"] or "", found["added"] or found["new"] or "", why(stress))


def why(stress: Stress) -> str:
    """The sentence told of an edit that weighs much."""
    return f"{_WEIGHTS[stress.weight]}：{stress.words}" if stress.words else _WEIGHTS[stress.weight]


def _idle(pair: Pair) -> frozenset[int]:
    """The indexes of the ops that together change punctuation and white space alone."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(pair.ops) + 1):
        if index < len(pair.ops) and pair.ops[index].sign is not Sign.KEPT:
            run.append(index)
            continue
        gone = "".join(pair.ops[at].text for at in run if pair.ops[at].sign is Sign.GONE)
        added = "".join(pair.ops[at].text for at in run if pair.ops[at].sign is Sign.ADDED)
        if run and _words(gone) == _words(added):
            found.update(run)
        run = []
    return frozenset(found)


def _words(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character)[0] not in "PZC")


def _kind(pair: Pair, left: Iterable[Line], right: Iterable[Line]) -> Kind:
    if pair.change is Change.EDITED and not _differs(left) and not _differs(right):
        return Kind.MOVED if pair.moved else Kind.RENUMBERED if pair.renumbered else Kind.SAME
    if pair.change in (Change.SAME, Change.EDITED) and pair.moved:
        return Kind.MOVED
    if pair.change is Change.EDITED:
        return Kind.REFERENCES if pair.references_only else Kind.EDITED
    if pair.change is Change.SAME:
        return Kind.RENUMBERED if pair.renumbered else Kind.SAME
    return Kind(pair.change.value)


def _differs(lines: Iterable[Line]) -> bool:
    return any(line.sign is not Sign.KEPT or any(piece.sign is not Sign.KEPT for piece in line.pieces) for line in lines)


def _named(units: tuple[Unit, ...]) -> str:
    return "、".join(unit.path for unit in units)


def _notes(kind: Kind, old: str, new: str) -> tuple[str, str]:
    if kind is Kind.MOVED and old != new:
        return f"原{old}，移至{new}", f"由原{old}移来"
    if kind is Kind.MOVED:
        return "移动了位置", "移动了位置"
    if kind is Kind.SPLIT:
        return f"拆分为{new}", f"由原{old}拆分"
    if kind is Kind.MERGED:
        return f"并入{new}", f"由原{old}合并"
    if kind is Kind.REFERENCES:
        return "", Kind.REFERENCES.word
    if kind is Kind.RENUMBERED:
        return "", f"原{old}，条号顺延"
    return "", ""


_HINT = 16
"""Characters of a hint at most; the list cuts it further where it has no room."""


def _hint(kind: Kind, pair: Pair, old: str, left: tuple[Line, ...], right: tuple[Line, ...], stresses: tuple[Stress, ...]) -> str:
    if kind in (Kind.MOVED, Kind.RENUMBERED, Kind.SPLIT, Kind.MERGED) and old:
        return f"原{old}"
    heading = next((unit.heading for unit in (*pair.new, *pair.old) if unit.heading), "")
    if heading:
        return heading.strip("（）()")
    if stresses and stresses[0].words:
        return stresses[0].words
    changed = [piece.text for line in (*right, *left) for piece in line.pieces if piece.sign is not Sign.KEPT]
    text = next((words for words in changed if _words(words)), "") or next(iter(changed), "") or next((u.text for u in pair.new), "")
    return text.strip("，。；、：\n ")[:_HINT]


__all__ = ["ABSENT", "GONE", "Care", "Kind", "Line", "Piece", "Row", "Rows", "rows", "why"]
