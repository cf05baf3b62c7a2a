"""A regular expression of a rule, compiled when it is first used: of a hundred rules a document concerns a few."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.errors import UserError

_SPACED = "(?x:"
#: an escape, a class, or one character; in an expression written with blanks also a remark
_PIECE = r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|."
_BRACKET = re.compile(rf"[^\\\[()]+|{_PIECE}", re.DOTALL)
_SPACED_PIECE = re.compile(rf"#[^\n]*|[ \t\n\r\v\f]+|[^\\\[()#\s]+|{_PIECE}", re.DOTALL)
_LEFT_OUT = ("#", " ", "\t", "\n", "\r", "\v", "\f")


class BadPack(UserError):
    """A rule pack that cannot be used; the sentence names file, rule and fault."""


@dataclass(frozen=True, slots=True)
class Expression:
    """``pattern`` is the source with its word groups put in, ``where`` says whose it is in a refusal."""

    pattern: str
    where: str = ""

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression ready to search. Raises BadPack."""
        return _compiled(self.pattern, self.where)


@lru_cache(maxsize=8192)
def _compiled(source: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(source)
    except re.error as error:
        raise BadPack(f"{where} 的正则表达式“{source}”写法有误：{error}。改正后再用。") from error


def closed_up(source: str) -> str:
    """``source`` without the blanks and remarks of a leading ``(?x:…)``, which then is an ordinary group."""
    if not source.startswith(_SPACED):
        return source
    kept, depth = ["(?:"], 1
    for piece in _SPACED_PIECE.finditer(source, len(_SPACED)):
        word = piece.group()
        depth += (word == "(") - (word == ")")
        if word.startswith(_LEFT_OUT):
            continue
        kept.append(word)
        if depth == 0:
            return "".join(kept) + source[piece.end() :]
    return "".join(kept)


def unwrapped(source: str) -> str:
    """``source`` without a plain group around the whole of it, so that its alternatives count one by one."""
    if not source.startswith("(?:"):
        return source
    depth = 0
    for piece in _BRACKET.finditer(source):
        depth += (piece.group() == "(") - (piece.group() == ")")
        if depth == 0:
            return source[3:-1] if piece.end() == len(source) else source
    return source
