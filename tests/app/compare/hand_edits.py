"""Amendments written by hand to real texts, and what a reviewer says became of each clause (``hand/README.md``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.compare.comparison import Change
from app.text.numerals import to_chinese, to_int

HAND = Path(__file__).parent / "hand"
_ARTICLE = re.compile(r"第([零一二三四五六七八九十百]*)条(?!第|规定|、)")
_LABEL = re.compile(r"第[零一二三四五六七八九十百]*条　?")
_CHANGED = re.compile(r"\[([^\]→]*)→([^\]]*)\]", re.DOTALL)
_NONE = "—"


@dataclass(frozen=True)
class Label:
    """The paths that belong together by a reviewer's reading, and what was done."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    change: Change
    flags: frozenset[str] = frozenset()

    @property
    def links(self) -> frozenset[tuple[str, str]]:
        return frozenset((one, two) for one in self.old for two in self.new)


@dataclass(frozen=True)
class Planted:
    """A word exchanged in the unit at ``path`` of the new text."""

    path: str
    old: str
    new: str


@dataclass(frozen=True)
class Amendment:
    """A text of the corpus, the edits, the labels of all units that are not plainly the same, and the planted words."""

    text: str
    edits: tuple[Mapping[str, str | list[str]], ...]
    labels: tuple[Label, ...]
    words: tuple[Planted, ...]

    def applied(self, lines: Sequence[str]) -> list[str]:
        """The new wording of ``lines``; raises ValueError for a place that is not found once."""
        text = "\n".join(lines)
        for edit in self.edits:
            text = _applied(edit, text)
        return _numbered(text.split("\n"))


def amendment(file: Path) -> Amendment:
    data = tomllib.loads(file.read_text("utf-8"))
    labels = tuple(label for line in data["labels"].strip().splitlines() for label in _labels(line))
    words = (word.split(" ") for word in data["words"])
    planted = tuple(Planted(path, *change.split("→")) for path, change in words)
    return Amendment(data["text"], tuple(data["edit"]), labels, planted)


def _labels(line: str) -> Iterator[Label]:
    pair, _, said = line.partition(" | ")
    change, *flags = said.split()
    old, new = (_paths(side) for side in pair.split(" → "))
    if "…" in pair:
        yield from (Label((one,), (two,), Change(change), frozenset(flags)) for one, two in zip(old, new, strict=True))
    else:
        yield Label(old, new, Change(change), frozenset(flags))


def _paths(side: str) -> tuple[str, ...]:
    if side == _NONE:
        return ()
    if "…" in side:
        first, last = (to_int(path.strip("第条")) for path in side.split("…"))
        return tuple(f"第{to_chinese(number)}条" for number in range(first, last + 1))
    # 一、1. bears a 、 of its own
    return tuple(re.findall(r"第[^、]+|[^、]+、(?:[（\d][^、]*)?|[^、]+", side))


def _applied(edit: Mapping[str, str | list[str]], text: str) -> str:
    words = {key: value for key, value in edit.items() if isinstance(value, str)}
    if "change" in words:
        before = _CHANGED.sub(r"\1", words["change"])
        return _once(text, before, _CHANGED.sub(r"\2", words["change"]))
    if "cut" in words:
        before, after = words["cut"].split("|")
        return _once(text, before + after, f"{before}\n{words['start']}{after}" if before else words["start"] + after)
    lines = text.split("\n")
    if "join" in words:
        at = _line(lines, words["join"])
        lines[at] = _LABEL.sub("", lines[at], count=1)
        return "\n".join(lines)
    taken = [line for line in edit.get("insert", ()) if isinstance(edit.get("insert"), list)]
    named = words.get("move", words.get("delete"))
    if named is not None:
        first = _line(lines, named)
        last = _line(lines, words["through"]) + 1 if "through" in words else first + 1
        taken, lines = lines[first:last], lines[:first] + lines[last:]
    if "delete" not in words:
        at = _line(lines, words["before"]) if "before" in words else _line(lines, words["after"]) + 1
        lines[at:at] = taken
    return "\n".join(lines)


def _once(text: str, before: str, after: str) -> str:
    if text.count(before) != 1:
        raise ValueError(f"{before!r} stands {text.count(before)} times in the text")
    return text.replace(before, after)


def _line(lines: Sequence[str], words: str) -> int:
    found = [at for at, line in enumerate(lines) if words in line]
    if len(found) != 1:
        raise ValueError(f"{words!r} stands in {len(found)} lines")
    return found[0]


def _numbered(lines: Sequence[str]) -> list[str]:
    """The articles numbered from one on as they stand."""
    out, number = [], 0
    for line in lines:
        if _ARTICLE.match(line):
            number += 1
            line = _ARTICLE.sub(f"第{to_chinese(number)}条", line, count=1)
        out.append(line)
    return out
