"""Words a clerk lists, made into an expression: any of them, or one after the other in a sentence; and the way back.

A word may hold ‹词组› (a group of the packs) and …… (anything within the clause); nothing else in it has a special meaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

_PARTS = re.compile(r"(‹[^‹›]+›|…+)")
_GAP = r"[^。；]{0,20}?"
_BETWEEN = r"[^。；]{0,60}?"
_SPLIT = re.compile(r"[\n、，,；;]+")


class Way(StrEnum):
    """How the words are looked for; ``EXPERT`` is an expression written by hand."""

    ANY = "any"
    SEQUENCE = "sequence"
    EXPERT = "expert"

    @property
    def label(self) -> str:
        """As the form offers it."""
        return {"any": "出现任一词", "sequence": "同一句中先后出现", "expert": "正则表达式"}[self.value]


def split(words: str) -> tuple[str, ...]:
    """The words in a field: a line each, or with 、 or a comma between them; each once."""
    return tuple(dict.fromkeys(word.strip() for word in _SPLIT.split(words) if word.strip()))


def any_of(words: Sequence[str]) -> str:
    """The expression that finds any of ``words``, the longest first where several begin alike. Empty without words."""
    ordered = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(_word, ordered))})" if ordered else ""


def one_after_another(first: Sequence[str], then: Sequence[str]) -> str:
    """The expression that finds one of ``first`` and later in the same sentence one of ``then``."""
    return f"{any_of(first)}{_BETWEEN}{any_of(then)}" if first and then else ""


def _word(word: str) -> str:
    return "".join(_part(part) for part in _PARTS.split(word))


def _part(part: str) -> str:
    if part.startswith("‹"):
        return part
    return _GAP if part.startswith("…") else re.escape(part)
