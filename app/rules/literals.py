"""What must stand in a text for an expression to match it: read off the expression's own source.

Only what is certain is told. An expression that uses anything this reading does not know has no literals, and is then tried everywhere;
so a search that first looks for the literals finds what a bare search finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

#: a set of more strings than this is no longer put together with its neighbours
_MOST = 128
#: how many conditions are kept of one alternative: the sharpest
_KEPT = 3
_BOUNDS = re.compile(r"\{(\d*)(,?)(\d*)\}")
_CLASSES = frozenset("dDsSwW")
_NO_WIDTH = frozenset("AbBZ")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_SPACED = "(?x:"
#: an escape, a class, or one character; in an expression written with blanks also a remark
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_SPACED_PIECE = re.compile(rf"#[^\n]*|{_PIECE.pattern}", re.DOTALL)
_LEFT_OUT = re.compile(r"#[^\n]*|[ \t\n\r\v\f]")
_GROUP = re.compile(r"\(\?(?P<kind>:|=|!|<=|<!|P<\w+>)")

Strings = frozenset[str]
_EMPTY: Strings = frozenset({""})


class _NotKnown(Exception):
    """The expression uses what this reading does not know."""


@dataclass(frozen=True, slots=True)
class _Part:
    """``exact``: everything the part can match, None when that is not a short list. ``needs``: of each set, one stands in the text."""

    exact: Strings | None
    needs: tuple[Strings, ...] = ()


@lru_cache(maxsize=4096)
def needed(source: str) -> tuple[tuple[Strings, ...], ...]:
    """The alternatives of ``source``: for a match, of one of them every set has a member in the text.

    Empty when nothing is certain; the sharpest set of an alternative comes first.
    """
    source = _unwrapped(closed_up(source))
    try:
        reading = _Reading(source)
        branches = [_sequence(items) for items in reading.branches()]
        if reading.at < len(source):
            return ()
    except (_NotKnown, IndexError):
        return ()
    alternatives = tuple(_ranked(part.needs) for part in branches)
    return alternatives if all(alternatives) else ()


def closed_up(source: str) -> str:
    """``source`` without the blanks and remarks of a leading ``(?x:…)``, which then is an ordinary group."""
    if not source.startswith(_SPACED):
        return source
    kept, depth = ["(?:"], 1
    for piece in _SPACED_PIECE.finditer(source, len(_SPACED)):
        word = piece.group()
        depth += (word == "(") - (word == ")")
        if depth > 0 and _LEFT_OUT.fullmatch(word):
            continue
        kept.append(word)
        if depth == 0:
            return "".join(kept) + source[piece.end() :]
    return "".join(kept)


def _unwrapped(source: str) -> str:
    """``source`` without a plain group around the whole of it, so that its alternatives count one by one."""
    if not source.startswith("(?:"):
        return source
    depth = 0
    for piece in _PIECE.finditer(source):
        depth += (piece.group() == "(") - (piece.group() == ")")
        if depth == 0:
            return source[3:-1] if piece.end() == len(source) else source
    return source


class _Reading:
    """One pass over the source of an expression."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.at = 0

    def branches(self) -> list[list[_Part]]:
        """The alternatives up to a closing bracket or the end, each as its parts in order."""
        found: list[list[_Part]] = [[]]
        while self.at < len(self._source) and self._source[self.at] != ")":
            if self._source[self.at] == "|":
                self.at += 1
                found.append([])
            else:
                found[-1].append(self._quantified(self._one()))
        return found

    def _one(self) -> _Part:
        char = self._source[self.at]
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        self.at += 1
        if char == "\\":
            return self._escape()
        if char in "^$":
            return _Part(_EMPTY)
        if char == ".":
            return _Part(None)
        if char in "*+?{":
            raise _NotKnown
        return _literal(char)

    def _escape(self) -> _Part:
        char = self._source[self.at]
        self.at += 1
        if char in _NO_WIDTH:
            return _Part(_EMPTY)
        if char in _CLASSES:
            return _Part(None)
        if char.isalnum() and char not in _CONTROLS:
            raise _NotKnown
        return _literal(_CONTROLS.get(char, char))

    def _group(self) -> _Part:
        opened = _GROUP.match(self._source, self.at)
        if opened is None and self._source.startswith("(?", self.at):
            raise _NotKnown
        self.at = opened.end() if opened else self.at + 1
        whole = _either([_sequence(items) for items in self.branches()])
        self.at += 1
        kind = opened.group("kind") if opened else ""
        if kind in ("!", "<!"):
            return _Part(_EMPTY)
        return _Part(_EMPTY, whole.needs) if kind in ("=", "<=") else whole

    def _class(self) -> _Part:
        """``[…]``: its characters, None for ranges and negated ones."""
        self.at += 1
        negated = self._source[self.at] == "^"
        self.at += negated
        chars: list[str] = []
        certain = not negated
        first = True
        while self._source[self.at] != "]" or first:
            first = False
            char = self._source[self.at]
            self.at += 1
            if char == "\\":
                escaped = self._escape()
                certain = certain and escaped.exact is not None
                chars.extend(escaped.exact or ())
            else:
                certain = certain and char != "-"
                chars.append(char)
        self.at += 1
        return _one_of(frozenset(chars)) if certain else _Part(None)

    def _quantified(self, part: _Part) -> _Part:
        char = self._source[self.at : self.at + 1]
        bounds = _BOUNDS.match(self._source, self.at) if char == "{" else None
        if char not in ("*", "+", "?") and bounds is None:
            if char == "{":
                raise _NotKnown
            return part
        self.at += len(bounds.group()) if bounds else 1
        # lazy or possessive, it needs the same
        if self._source[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        if char == "?":
            return _Part(part.exact | _EMPTY if part.exact is not None else None)
        if bounds and bounds.groups() == ("1", "", ""):
            return part
        may_lack = char == "*" or (bounds is not None and int(bounds.group(1) or 0) == 0)
        return _Part(None) if may_lack else _Part(None, part.needs)


def _literal(char: str) -> _Part:
    return _one_of(frozenset({char}))


def _one_of(strings: Strings) -> _Part:
    return _Part(strings, () if "" in strings else (strings,))


def _either(branches: list[_Part]) -> _Part:
    """One of several: its strings are those of all; it needs one of what each branch needs most sharply."""
    if len(branches) == 1:
        return branches[0]
    exact: Strings | None = frozenset().union(*(part.exact or () for part in branches))
    if any(part.exact is None for part in branches) or len(exact or ()) > _MOST:
        exact = None
    if any(not part.needs for part in branches):
        return _Part(exact)
    return _Part(exact, (_least(frozenset().union(*(_ranked(part.needs)[0] for part in branches))),))


def _sequence(items: list[_Part]) -> _Part:
    """One after another: neighbours that are lists of strings are put together into longer ones."""
    needs: list[Strings] = []
    run, whole = _EMPTY, True
    for part in items:
        joined = None if part.exact is None or len(run) * len(part.exact) > _MOST else frozenset(a + b for a in run for b in part.exact)
        if joined is None:
            needs.append(run)
            whole = False
        run = joined if joined is not None else part.exact or _EMPTY
        if not part.exact or part.exact == _EMPTY:
            needs.extend(part.needs)
    needs.append(run)
    return _Part(run if whole else None, tuple(_least(one) for one in dict.fromkeys(needs) if "" not in one))


def _least(strings: Strings) -> Strings:
    """``strings`` without those that contain another of them: where they stand, that stands too."""
    kept: list[str] = []
    for one in sorted(strings, key=len):
        if not any(other in one for other in kept):
            kept.append(one)
    return frozenset(kept)


def _ranked(needs: Iterable[Strings]) -> tuple[Strings, ...]:
    """The sharpest sets first: long strings before short ones, few before many."""
    return tuple(sorted(dict.fromkeys(needs), key=lambda one: (-min(2, *map(len, one)), len(one), sorted(one)))[:_KEPT])
