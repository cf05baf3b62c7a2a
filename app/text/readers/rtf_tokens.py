"""The tokens of Rich Text Format (specification 1.9.1): groups, control words, and bytes or characters of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)", re.DOTALL)
_CHARACTERS = {
    b"~": "\u00a0", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\", b":": ":",
}  # fmt: skip
_WORDS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emdash": "—",
    "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip


class Kind(Enum):
    """What a token is."""

    OPEN = 0
    CLOSE = 1
    WORD = 2
    """A control word with its number."""
    BYTES = 3
    """Text in the code page of the font."""
    TEXT = 4
    """Characters that need no code page."""
    STAR = 5
    """What this group holds may be passed over by who does not know it."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``number`` is None where a control word has none."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE, _STAR = Token(Kind.OPEN), Token(Kind.CLOSE), Token(Kind.STAR)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of ``data``; binary data (\\bin) is passed over, bytes that begin no token too."""
    at = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        word, number, code, symbol, brace, text = found.groups()
        if text is not None:
            yield Token(Kind.BYTES, data=text)
        elif code is not None:
            yield Token(Kind.BYTES, data=bytes.fromhex(code.decode("ascii")))
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif symbol is not None:
            yield from _symbol(symbol)
        elif word == b"bin":
            at += max(0, int(number or b"0"))
        elif word is not None:
            name = word.decode("ascii")
            known = _WORDS.get(name)
            yield Token(Kind.WORD, name, None if number is None else int(number)) if known is None else Token(Kind.TEXT, known)


def _symbol(symbol: bytes) -> Iterator[Token]:
    if symbol == b"*":
        yield _STAR
    elif symbol in b"\r\n":
        yield Token(Kind.WORD, "par")
    elif symbol == b"\t":
        yield Token(Kind.TEXT, "\t")
    else:
        known = _CHARACTERS.get(symbol)
        if known:
            yield Token(Kind.TEXT, known)
