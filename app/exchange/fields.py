"""What a column of a ledger may hold: the fields with their words, and the words of their values, read from resources/exchange."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import resources

NOTE, IGNORED, ORDINAL = "note", "", "ordinal"
"""Fields that any number of columns may bear: kept as words, left out, and the running number, which is left out too."""

_IN_BRACKETS = re.compile(r"[（(\[【〔][^（()）\]】〕]*[)）\]】〕]")
_SIGNS = re.compile(r"[\s*＊★※:：、，,。./／\-—_]+")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``kind`` says how its values are read, ``words`` how a heading names it, ``weak`` the words it shares with others."""

    key: str
    name: str
    kind: str
    words: tuple[str, ...]
    weak: tuple[str, ...]

    def likeness(self, heading: str) -> int:
        """How surely ``heading`` names this field: 0 not at all, 100 by its very word; a word within a longer heading counts by its length."""
        likeness = self._likeness(heading)
        # 日期 over 成文 is 成文日期: of merged headings the lower one comes first in the word
        return max(likeness, self._likeness("".join(reversed(heading.split(" "))))) if " " in heading and likeness < 100 else likeness

    def _likeness(self, heading: str) -> int:
        bare = plain(heading)
        if not bare:
            return 0
        short = plain(_IN_BRACKETS.sub("", heading))
        if bare in self.words or short in self.words:
            return 100
        within = max((len(word) for word in self.words if len(word) > 1 and word in bare), default=0)
        if within > 1:
            return min(95, 55 + 5 * within)
        return 45 if bare in self.weak or short in self.weak else 0


@dataclass(frozen=True, slots=True)
class Words:
    """The words that stand in cells: nothing, ditto, no document, a failed formula, filed or not, no end, states, disclosure; and since when the periods of filing hold."""

    empty: frozenset[str]
    ditto: frozenset[str]
    subtotals: tuple[str, ...]
    tails: tuple[str, ...]
    errors: frozenset[str]
    filed: tuple[str, ...]
    unlimited: frozenset[str]
    status: tuple[tuple[str, str], ...]
    """(word, state), the longest word first."""
    disclosure: Mapping[str, str]
    filing_since: Mapping[str, date]


def plain(heading: str) -> str:
    """A heading without blanks and signs, as it is compared."""
    return _SIGNS.sub("", heading)


@lru_cache
def fields() -> tuple[Field, ...]:
    """Every field, in the order in which a clerk is offered them."""
    listed = tomllib.loads(resources.path("exchange/fields.toml").read_text("utf-8"))["fields"]
    return tuple(
        Field(f["key"], f["name"], f["kind"], tuple(plain(word) for word in f["words"]), tuple(plain(word) for word in f["weak"]))
        for f in listed
    )


def field(key: str) -> Field:
    """The field of this key. Raises KeyError."""
    return _by_key()[key]


@lru_cache
def _by_key() -> Mapping[str, Field]:
    return {f.key: f for f in fields()}


@lru_cache
def words() -> Words:
    """The words of values."""
    held = tomllib.loads(resources.path("exchange/values.toml").read_text("utf-8"))
    states = [(word, state) for state, listed in held["status"].items() for word in listed]
    return Words(
        empty=frozenset(held["empty"]),
        ditto=frozenset(held["ditto"]),
        subtotals=tuple(held["subtotals"]),
        tails=tuple(held["tails"]),
        errors=frozenset(held["errors"]),
        filed=tuple(held["filed"]),
        unlimited=frozenset(held["unlimited"]),
        status=tuple(sorted(states, key=lambda pair: -len(pair[0]))),
        disclosure={word: name for name, listed in held["disclosure"].items() for word in listed},
        filing_since=held["filing_since"],
    )
