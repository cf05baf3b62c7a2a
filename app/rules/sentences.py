"""Cutting a node's text into sentences, offsets kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
