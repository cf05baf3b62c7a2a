"""What the page asks of a ledger: its columns as proposed or corrected, and what would become of its rows. Without Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from app.exchange.fields import IGNORED, NOTE, fields
from app.exchange.headings import Table
from app.exchange.mapping import Column, proposed
from app.exchange.mending import Corrections, mended
from app.exchange.opening import Opened
from app.exchange.problem import Kind, Problem
from app.exchange.trial import Trial, trial
from app.office import Office

TITLE_WANTED = "还没有一列对应“标题”。在列的对应里选出来以后再检查。"
_UNITS_NAMED = 6


@dataclass(frozen=True, slots=True)
class Looked:
    """A ledger with its columns; ``tried`` is None while no column is the title."""

    opened: Opened
    columns: tuple[Column, ...]
    tried: Trial | None
    corrections: Corrections = field(default_factory=dict)

    @property
    def doubtful(self) -> int:
        """How many columns were guessed from little."""
        return sum(not column.sure and column.field not in (IGNORED, NOTE) for column in self.columns)

    @property
    def refusal(self) -> str:
        """Why it cannot be taken in now; empty when it can."""
        if self.tried is None:
            return TITLE_WANTED
        if not self.tried.entries and not self.tried.problems:
            return "这张表里没有一行文件。换一张工作表，或者改表头所在的行。"
        if self.tried.problems:
            return f"{len(self.tried.bad_rows)} 行有问题，全部改好才能导入。"
        return ""


def look(
    office: Office, opened: Opened, columns: Sequence[Column] | None, corrections: Corrections
) -> Generator[tuple[int, int, str], None, Looked]:
    """Try the table chosen with ``columns``, or with those proposed, and with the cells that were corrected."""
    known = proposed(office, opened.table) if columns is None else tuple(columns)
    if not any(column.field == "title" for column in known):
        return Looked(opened, known, None, corrections)
    tried = yield from trial(office, *mended(opened.table, known, corrections))
    return Looked(opened, known, tried, corrections)


def choices() -> tuple[tuple[str, str], ...]:
    """(key, name) of what a column may be taken for, in the order offered."""
    named = [(f.key, f.name) for f in fields() if f.key not in (NOTE, "ordinal")]
    return (*named, (NOTE, "记入办理记录"), (IGNORED, "不导入"))


def reassigned(columns: Sequence[Column], place: int, key: str) -> tuple[Column, ...]:
    """The columns with the one at ``place`` taken for ``key``; another that was goes to the history, since a field has one column."""
    made = []
    for column in columns:
        if column.place == place:
            made.append(Column(column.place, column.heading, key, column.samples))
        elif column.field == key and key not in (NOTE, IGNORED):
            made.append(Column(column.place, column.heading, NOTE, column.samples, sure=False))
        else:
            made.append(column)
    return tuple(made)


def table_line(table: Table) -> str:
    """How many rows there are and which were left out: 5,000 行；跳过合计行 1、表尾 2."""
    counts = Counter(why for _, why in table.skipped)
    skipped = "、".join(f"{why} {count}" for why, count in counts.items())
    return f"{len(table.lines):,} 行" + (f"；跳过{skipped}" if skipped else "")


def skipped_line(table: Table) -> str:
    """Each row left out with its reason, for the tooltip."""
    return "\n".join(f"第 {row} 行：{why}" for row, why in table.skipped[:30])


def kinds(problems: Sequence[Problem]) -> tuple[tuple[Kind, int], ...]:
    """The kinds of problem there are with how many of each, most first."""
    return tuple(Counter(problem.kind for problem in problems).most_common())


def remarks(tried: Trial) -> tuple[str, ...]:
    """What the clerk is told of the whole."""
    if not tried.new_units:
        return tried.remarks
    named = "、".join(tried.new_units[:_UNITS_NAMED]) + ("等" if len(tried.new_units) > _UNITS_NAMED else "")
    return (*tried.remarks, f"将新增 {len(tried.new_units)} 个单位：{named}。")
