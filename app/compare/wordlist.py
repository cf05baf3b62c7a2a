"""The words that weigh and the words that stay whole (``resources/compare/stress.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import resources


@dataclass(frozen=True, slots=True)
class Wordlist:
    """Words as the file lists them."""

    modal: tuple[str, ...]
    negation: tuple[str, ...]
    bounds: tuple[str, ...]
    amount_units: tuple[str, ...]
    period_units: tuple[str, ...]
    other_units: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def number_units(self) -> tuple[str, ...]:
        """All that stands behind a number and belongs to it."""
        return (*self.amount_units, *self.period_units, *self.other_units)

    @property
    def whole(self) -> tuple[str, ...]:
        """All words that are never cut."""
        return tuple(dict.fromkeys((*self.modal, *self.negation, *self.bounds, *self.words)))


@cache
def wordlist() -> Wordlist:
    """The words as the program ships them."""
    read = tomllib.loads(resources.path("compare/stress.toml").read_text("utf-8"))
    return Wordlist(
        modal=tuple(read["modal"]["words"]),
        negation=tuple(read["negation"]["words"]),
        bounds=tuple(read["amount"]["bounds"]),
        amount_units=tuple(read["amount"]["units"]),
        period_units=tuple(read["period"]["units"]),
        other_units=tuple(read["number"]["units"]),
        words=tuple(read["whole"]["words"]),
    )
