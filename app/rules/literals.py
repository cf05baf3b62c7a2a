"""What must stand in a text for an expression to match it: read off the expression's own source.

Only what is certain is told. An expression that uses anything this reading does not know has no literals, and is then tried everywhere;
so a search that first looks for the literals finds what a bare search finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.rules.expression import closed_up, unwrapped

#: a set of more strings than this is no longer put together with its neighbours
_MOST = 128
#: how many conditions are kept of one alternative: the sharpest
_KEPT = 3
_BOUNDS = re.compile(r"\{(\d*)(,?)(\d*)\}")
_CLASSES = frozenset("dDsSwW")
_NO_WIDTH = frozenset("AbBZ")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_GROUP = re.compile(r"\(\?(?P<kind>:|=|!|<=|<!|P<\w+>)")
_PLAIN = r"[^\\()\[\]|?*+{}.^$]+"
#: characters that stand for themselves; the last of them is not the one that is repeated
_WORD = re.compile(rf"{_PLAIN}(?![?*+{{])")
#: most groups are nothing but words
_WORDS = re.compile(rf"\(\?:({_PLAIN}(?:\|{_PLAIN})*)\)")

Strings = frozenset[str]
_EMPTY: Strings = frozenset({""})


class _NotKnown(Exception):
    """The expression uses what this reading does not know."""


@dataclass(frozen=True, slots=True)
class _Part:
    """``exact``: everything the part can match, None when that is not a short list. ``needs``: of each set, one stands in the text."""

    exact: Strings | None
    needs: tuple[Strings, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """One alternative of an expression, ``source``, and what it needs: for a match every set of ``needs`` has a member in the text.

    The sharpest set comes first; without ``needs`` nothing is certain.
    """

    source: str
    needs: tuple[Strings, ...]


@lru_cache(maxsize=4096)
def branches(source: str) -> tuple[Branch, ...]:
    """The alternatives of ``source`` in order; itself as the only one, without needs, where it uses what is not known here."""
    written = unwrapped(closed_up(source))
    try:
        return tuple(_Reading(written).alternatives())
    except (_NotKnown, IndexError):
        return (Branch(source, ()),)


def needed(source: str) -> tuple[tuple[Strings, ...], ...]:
    """What each alternative of ``source`` needs; empty when of one of them nothing is certain."""
    needs = tuple(branch.needs for branch in branches(source))
    return needs if all(needs) else ()


class _Reading:
    """One pass over the source of an expression."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.at = 0

    def alternatives(self) -> Iterator[Branch]:
        """The alternatives of the whole source, each as it is written there."""
        start = 0
        while True:
            part = _sequence(self._items())
            yield Branch(self._source[start : self.at], _ranked(part.needs))
            if self.at == len(self._source):
                return
            if self._source[self.at] != "|":
                raise _NotKnown
            start = self.at = self.at + 1

    def _branches(self) -> list[_Part]:
        """The alternatives up to a closing bracket."""
        found = [_sequence(self._items())]
        while self._source[self.at] == "|":
            self.at += 1
            found.append(_sequence(self._items()))
        return found

    def _items(self) -> list[_Part]:
        """What stands one after another up to the end of an alternative."""
        found: list[_Part] = []
        while self.at < len(self._source) and self._source[self.at] not in "|)":
            found.append(self._quantified(self._one()))
        return found

    def _one(self) -> _Part:
        word = _WORD.match(self._source, self.at)
        if word is not None:
            self.at = word.end()
            return _literal(word.group())
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
        words = _WORDS.match(self._source, self.at)
        if words is not None:
            self.at = words.end()
            return _listed(words.group(1))
        opened = _GROUP.match(self._source, self.at)
        if opened is None and self._source.startswith("(?", self.at):
            raise _NotKnown
        self.at = opened.end() if opened else self.at + 1
        whole = _either(self._branches())
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


@lru_cache(maxsize=1024)
def _listed(words: str) -> _Part:
    """One of ``words``, between which ``|`` stands: the word groups of the packs return in many expressions."""
    return _one_of(frozenset(words.split("|")))


def _literal(string: str) -> _Part:
    strings = frozenset({string})
    return _Part(strings, (strings,))


def _one_of(strings: Strings) -> _Part:
    return _Part(strings if len(strings) <= _MOST else None, () if "" in strings else (_least(strings),))


def _either(branches: list[_Part]) -> _Part:
    """One of several: its strings are those of all; it needs one of what each branch needs most sharply."""
    if len(branches) == 1:
        return branches[0]
    listed = [part.exact for part in branches if part.exact is not None]
    exact: Strings | None = frozenset().union(*listed) if len(listed) == len(branches) else None
    if exact is not None and len(exact) > _MOST:
        exact = None
    if not all(part.needs for part in branches):
        return _Part(exact)
    return _Part(exact, (_least(frozenset().union(*(min(part.needs, key=_sharpness) for part in branches))),))


def _sequence(items: list[_Part]) -> _Part:
    """One after another: neighbours that are lists of strings are put together into longer ones."""
    if len(items) == 1:
        return items[0]
    needs: list[Strings] = []
    run, whole = _EMPTY, True
    for part in items:
        joined = _joined(run, part.exact)
        if joined is None:
            needs.append(_least(run))
            whole = False
        run = joined if joined is not None else part.exact or _EMPTY
        if not part.exact or part.exact == _EMPTY:
            needs.extend(part.needs)
    needs.append(_least(run))
    return _Part(run if whole else None, tuple(one for one in dict.fromkeys(needs) if "" not in one))


def _joined(run: Strings, following: Strings | None) -> Strings | None:
    """Each of ``run`` with each of ``following`` after it; None when that is no short list."""
    if following is None or len(run) * len(following) > _MOST:
        return None
    return following if run == _EMPTY else frozenset(a + b for a in run for b in following)


@lru_cache(maxsize=4096)
def _least(strings: Strings) -> Strings:
    """``strings`` without those that contain another of them: where they stand, that stands too."""
    if len(strings) < 2:
        return strings
    lengths = sorted(set(map(len, strings)))
    if len(lengths) < 2 or lengths[0] == 0:
        return strings
    if lengths[0] == 1:
        singles = frozenset(one for one in strings if len(one) == 1)
        return singles | _least(frozenset(one for one in strings if len(one) > 1 and singles.isdisjoint(one)))
    kept = set(strings)
    for one in strings:
        size = len(one)
        for length in lengths:
            if length < size and any(one[at : at + length] in strings for at in range(size - length + 1)):
                kept.discard(one)
                break
    return frozenset(kept)


def _ranked(needs: Iterable[Strings]) -> tuple[Strings, ...]:
    """The sharpest sets first: long strings before short ones, few before many."""
    return tuple(sorted(dict.fromkeys(needs), key=_sharpness)[:_KEPT])


def _sharpness(strings: Strings) -> tuple[int, int, str]:
    return -min(2, *map(len, strings)), len(strings), min(strings)
