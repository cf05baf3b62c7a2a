"""Cutting a node's text into sentences, offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HALF_WIDTH = str.maketrans(";:()", "；：（）")
_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
_SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` with its closing mark stands at ``start`` of the node's text; code points."""

    start: int
    text: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of ``text``: what ends at 。 ； ！ ？ or a line break (domain convention: a semicolon ends a sentence)."""
    found = []
    for match in _SENTENCE.finditer(text):
        stripped = match.group().lstrip()
        if stripped:
            found.append(Sentence(match.end() - len(stripped), stripped.rstrip()))
    return tuple(found)


def widened(text: str) -> str:
    """``text`` with half-width marks as full-width ones, of equal length; the comma inside 1,000 stays."""
    return _COMMA.sub("，", text).translate(_HALF_WIDTH)
