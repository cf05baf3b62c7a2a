"""An expression told in words: the alternatives a line each, …… for anything between, 〔〕 for what may be left out, ‹› for a dictionary.

It gives the gist to somebody who knows no regular expressions; what holds is the expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.rules.expression import closed_up

_PIECE = re.compile(r"‹[^›]+›|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?::|=|!|<=|<!|P<\w+>|x:)|\((?!\?)|.", re.DOTALL)
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*,?\d*\})[?+]?")
_AROUND = {"(?=": "（后接{}）", "(?!": "（后面不是{}）", "(?<=": "（前接{}）", "(?<!": "（前面不是{}）"}
_SIGNS = {"^": "〔句首〕", "$": "〔句末〕", ".": "任一字"}
_ESCAPES = {"d": "数字", "s": "空格", "w": "字", "b": "", "S": "字", "D": "字"}
_GAP = "……"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of a piece; the alternatives of one that is a group."""

    words: str
    inner: tuple[tuple[_Part, ...], ...] = ()


def readable(source: str) -> tuple[str, ...]:
    """The alternatives of ``source`` in words; empty for an expression that this reading does not understand."""
    reading = _Reading(_PIECE.findall(closed_up(source)))
    try:
        branches = reading.branches()
    except IndexError:
        return ()
    if not reading.is_done:
        return ()
    while len(branches) == 1 and len(branches[0]) == 1 and branches[0][0].inner:
        branches = branches[0][0].inner
    said = (re.sub("…+", _GAP, _joined(branch)).strip("…") for branch in branches)
    return tuple(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}{_GAP}" for line in dict.fromkeys(said) if line)


def _joined(branch: tuple[_Part, ...]) -> str:
    return "".join(part.words for part in branch)


class _Reading:
    """Reads the pieces of one expression from the left."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._at = 0

    @property
    def is_done(self) -> bool:
        """Whether every piece was read."""
        return self._at == len(self._pieces)

    def branches(self) -> tuple[tuple[_Part, ...], ...]:
        """The alternatives up to the end of the group."""
        found: list[list[_Part]] = [[]]
        while not self.is_done and self._pieces[self._at] != ")":
            piece = self._next()
            if piece == "|":
                found.append([])
            else:
                found[-1].append(self._part(piece))
        return tuple(map(tuple, found))

    def _next(self) -> str:
        self._at += 1
        return self._pieces[self._at - 1]

    def _part(self, piece: str) -> _Part:
        if piece.startswith("("):
            return self._group(piece)
        if piece.startswith("["):
            if piece.startswith("[^") or "-" in piece:
                return self._repeated(_GAP, _GAP)
            words = "／".join(piece[1:-1])
            return self._repeated(words, f"（{words}）")
        words = _ESCAPES.get(piece[1], piece[1]) if piece.startswith("\\") else _SIGNS.get(piece, piece)
        return self._repeated(words, words)

    def _group(self, opening: str) -> _Part:
        inner = self.branches()
        self._next()
        words = "／".join(filter(None, map(_joined, inner)))
        if opening in _AROUND:
            return _Part(_AROUND[opening].format(words) if words else "")
        several = len(inner) > 1
        part = self._repeated(words, f"（{words}）" if several else words)
        return _Part(part.words, inner) if part.words == (f"（{words}）" if several else words) else part

    def _repeated(self, bare: str, words: str) -> _Part:
        """What a quantifier after a part makes of it: 〔what may be left out〕, or …… where anything is repeated."""
        found = _QUANTIFIER.match("".join(self._pieces[self._at : self._at + 12]))
        mark = found[0] if found else ""
        self._at += len(mark)
        if mark and bare in (_GAP, "任一字"):
            return _Part(_GAP)
        return _Part(f"〔{bare}〕" if bare and mark.startswith(("?", "*", "{0,", "{,")) else words)
