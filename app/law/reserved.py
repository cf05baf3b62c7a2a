"""What only legislation may set, and by which article a code repealed what it took in (``resources/laws/reserved.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import resources

FILE = "laws/reserved.toml"


@dataclass(frozen=True, slots=True)
class Reserved:
    """A matter that a clause ``words`` matches carries; ``law`` and ``article`` reserve it, and the levels ``not_by`` may not set it either.

    A clause that leans on a paper whose name ``unless_leaning_on`` matches is left alone.
    """

    what: str
    words: re.Pattern[str]
    law: str
    article: str
    verified: bool
    not_by: frozenset[str]
    unless_leaning_on: re.Pattern[str] | None

    def carried_by(self, clause: str, leaning: Iterable[str]) -> bool:
        """Whether ``clause``, which leans on the papers of these names and numbers, carries the matter."""
        if self.words.search(clause) is None:
            return False
        return self.unless_leaning_on is None or not any(self.unless_leaning_on.search(name) for name in leaning)


@lru_cache(maxsize=1)
def reserved() -> tuple[Reserved, ...]:
    """The matters that ship, the gravest first."""
    return tuple(
        Reserved(
            str(row["what"]),
            re.compile(str(row["words"])),
            str(row["law"]),
            str(row["article"]),
            row.get("verified") is True,
            frozenset(str(level) for level in row.get("not_by", ())),
            re.compile(str(row["unless_leaning_on"])) if "unless_leaning_on" in row else None,
        )
        for row in _shipped()["matter"]
    )


@lru_cache(maxsize=1)
def repealing_articles() -> Mapping[str, str]:
    """By the title of a code the article that repealed other laws."""
    return {str(title): str(article) for title, article in _shipped()["repealing"].items()}


def _shipped() -> dict[str, Any]:
    return tomllib.loads(resources.path(FILE).read_text(encoding="utf-8"))
