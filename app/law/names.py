"""Official titles of laws and the short names they are cited by (行政处罚法 for 中华人民共和国行政处罚法)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.law.catalogue import shipped


@dataclass(frozen=True, slots=True)
class Names:
    """``titles`` holds the official titles in the order of the catalogue; ``by_name`` finds one by its title, short title or alias."""

    titles: tuple[str, ...]
    by_name: Mapping[str, str]

    def official(self, cited: str) -> str | None:
        """The official title of a law cited as ``cited`` (in any written form), or None when unknown."""
        return shipped().official(cited)


@cache
def load_names() -> Names:
    """The names that the program ships; see :func:`app.law.catalogue.shipped`."""
    laws = shipped().laws
    by_name: dict[str, str] = {}
    for law in laws:
        for name in (law.title, law.short_title, *law.aliases):
            by_name.setdefault(name, law.title)
    return Names(tuple(law.title for law in laws), by_name)
