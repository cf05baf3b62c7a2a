"""Which backups stay: the last several of the newest day, the newest of each of 30 days, the newest of each of 12 months."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

OF_THE_DAY = 8
"""How many backups of the newest day stay."""

DAYS = 30
"""Of how many days with a backup the newest stays."""

MONTHS = 12
"""Of how many months with a backup the newest stays."""


def kept(names: Sequence[str]) -> frozenset[str]:
    """The names that stay, of ``names`` that begin with their instant as YYYYMMDD-HHMMSS."""
    newest_first = sorted(names, reverse=True)
    of_the_day = [name for name in newest_first if name[:8] == newest_first[0][:8]][:OF_THE_DAY]
    return frozenset([*of_the_day, *_newest_of_each(newest_first, 8, DAYS), *_newest_of_each(newest_first, 6, MONTHS)])


def _newest_of_each(newest_first: Iterable[str], length: int, most: int) -> list[str]:
    found: dict[str, str] = {}
    for name in newest_first:
        found.setdefault(name[:length], name)
    return list(found.values())[:most]
