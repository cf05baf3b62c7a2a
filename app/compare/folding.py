"""Only the changes: runs of rows nobody needs to stop at are folded into one line that says which they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.compare.rows import Kind, Row


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of rows in one line; ``key`` is the index of its first row. An open one stands over its rows."""

    key: int
    count: int
    words: str
    is_open: bool = False


Shown = Row | Fold


def folded(rows: Sequence[Row], opened: Collection[int]) -> tuple[Shown, ...]:
    """``rows`` with each run that is the same but for its numbers behind a fold; the rows of a fold among ``opened`` follow it."""
    found: list[Shown] = []
    for is_folded, run in groupby(rows, lambda row: row.kind in (Kind.SAME, Kind.RENUMBERED)):
        members = tuple(run)
        if not is_folded:
            found.extend(members)
            continue
        key = members[0].index
        found.append(Fold(key, len(members), told(members), key in opened))
        if key in opened:
            found.extend(members)
    return tuple(found)


def told(rows: Sequence[Row]) -> str:
    """What a fold says: 第二条至第九条未改动，其中 3 条条号顺延."""
    renumbered = [row for row in rows if row.kind is Kind.RENUMBERED]
    names = spoken_range(rows)
    if not renumbered:
        return f"{names}未改动"
    if len(renumbered) == len(rows):
        return f"{names}未改动，条号顺延（原{_range([row.was for row in rows])}）"
    return f"{names}未改动，其中 {len(renumbered)} 处条号顺延"


def spoken_range(rows: Sequence[Row]) -> str:
    """Which clauses: 第二条, 第二条、第三条, 第二条至第九条."""
    return _range([row.name for row in rows])


def _range(names: Sequence[str]) -> str:
    if len(names) <= 2:
        return "、".join(names)
    return f"{names[0]}至{names[-1]}"
