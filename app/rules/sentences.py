"""Cutting a node's text into sentences, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_HALF_WIDTH = str.maketrans(";:()", "；：（）")
_MARKS = re.compile("[,;:()]")
_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
_BLANK = re.compile("[\\s\u200b-\u200d\u2060\ufeff\u00ad]")
_SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` with its closing mark stands at ``start`` of the node's text; code points."""

    start: int
    text: str


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of ``text``: what ends at 。 ； ！ ？ or a line break (domain convention: a semicolon ends a sentence)."""
    found = []
    for match in _SENTENCE.finditer(text):
        stripped = match.group().lstrip()
        if stripped:
            found.append(Sentence(match.end() - len(stripped), stripped.rstrip()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Closed:
    """The ``text`` of a sentence without blanks, for rules know none; ``origin[i]`` is where its character ``i`` stands in the sentence."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]``, at least one character, stands in the sentence; blanks inside count."""
        return self.origin[start], self.origin[end - 1] + 1


def closed(text: str) -> Closed:
    """``text`` without white space, characters of no width and soft hyphens: 处 200 元 and 罚　款 read as 处200元 and 罚款."""
    if _BLANK.search(text) is None:
        return Closed(text, range(len(text)))
    kept = [index for index, char in enumerate(text) if not _BLANK.match(char)]
    return Closed("".join(text[index] for index in kept), kept)


def widened(text: str) -> str:
    """``text`` with half-width marks as full-width ones, of equal length; the comma inside 1,000 stays."""
    return _COMMA.sub("，", text).translate(_HALF_WIDTH) if _MARKS.search(text) else text
