"""修改对照表: the clauses that changed, side by side, with what is known of each change.

A run of clauses of which nothing changed but their numbers is one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from app.compare.comparison import Change, Comparison, Pair, Unit
from app.compare.links import Kept, Side, kept_in
from app.compare.redline import Versions
from app.forms import printing
from app.forms.comparison_table import ComparisonTable, Mark, TableRow, Words
from app.forms.templates import SHIPPED, Own
from app.text.tree import Tree
from app.word.printed import Printed, Role, printed
from app.word.runs import Signed

_BETWEEN_CELLS = "　｜　"


class Extent(StrEnum):
    """Which clauses stand in the table."""

    CHANGES = "changes"
    ALL = "all"


def table(
    old: Tree, new: Tree, found: Comparison, by: Signed, versions: Versions, extent: Extent = Extent.CHANGES, own: Own = SHIPPED
) -> bytes:
    """The table as a Word file; ``own`` are the office's own templates. Raises UserError for one that cannot be used."""
    return printing.word(form(old, new, found, by, versions, extent), own)


def form(old: Tree, new: Tree, found: Comparison, by: Signed, versions: Versions, extent: Extent = Extent.CHANGES) -> ComparisonTable:
    """What the table says."""
    title = (new.body_title or new.title or old.title).replace("\n", "")
    rows = _rows(found.pairs, Side(printed(old)), Side(printed(new)), extent)
    return ComparisonTable(title, versions.old, versions.new, by.at.date(), summary(found), tuple(rows), extent is Extent.CHANGES)


def summary(found: Comparison) -> str:
    """How many clauses changed: 修改2条，新增1条 …; each pair is counted once, as its row is called."""
    said = [_called(pair) for pair in found.pairs if pair.is_change]
    counts = [
        (word, said.count(word)) for word in ("修改", "新增", "删除", "移动", "拆分", "合并", "仅引用条号变化", "条号顺延") if word in said
    ]
    return "，".join(f"{word}{count}处" for word, count in counts) or "没有改动"


def _called(pair: Pair) -> str:
    if pair.change is Change.INSERTED:
        return "新增"
    if pair.change is Change.DELETED:
        return "删除"
    if pair.change in (Change.SPLIT, Change.MERGED):
        return "拆分" if pair.change is Change.SPLIT else "合并"
    if pair.moved:
        return "移动"
    if pair.change is Change.EDITED:
        return "仅引用条号变化" if pair.references_only else "修改"
    return "条号顺延"


def _rows(pairs: Sequence[Pair], old: Side, new: Side, extent: Extent) -> Iterator[TableRow]:
    shown = [pair for pair in pairs if pair.is_change or extent is Extent.ALL]
    for is_quiet, run in groupby(shown, lambda pair: extent is Extent.CHANGES and _is_quiet(pair)):
        if is_quiet:
            yield _folded(list(run))
        else:
            yield from (_row(pair, old, new) for pair in run)


def _is_quiet(pair: Pair) -> bool:
    """Only the number of the clause changed."""
    return pair.change is Change.SAME and pair.renumbered and not pair.moved


def _folded(pairs: Sequence[Pair]) -> TableRow:
    old, new = _range([unit for pair in pairs for unit in pair.old]), _range([unit for pair in pairs for unit in pair.new])
    return TableRow(((Words(old, Mark.LABEL),),), ((Words(new, Mark.LABEL),),), ("条号顺延，文字没有改动",))


def _range(units: Sequence[Unit]) -> str:
    return units[0].path if len(units) == 1 else f"{units[0].path}至{units[-1].path}"


def _row(pair: Pair, old: Side, new: Side) -> TableRow:
    kept = tuple(kept_in(pair, old, new))
    left = _cell(pair.old, old, [_of_old(each) for each in kept], Mark.GONE)
    right = _cell(pair.new, new, [_of_new(each) for each in kept], Mark.ADDED)
    return TableRow(tuple(left), tuple(right), tuple(_notes(pair)))


_Range = tuple[int, tuple[int, int], int, int]
"""A line, a cell in it, and the characters from and to that are kept there."""


def _of_old(each: Kept) -> _Range:
    return each.old_line, each.old_cell, each.old_start, each.old_start + each.length


def _of_new(each: Kept) -> _Range:
    return each.new_line, each.new_cell, each.new_start, each.new_start + each.length


def _cell(units: Iterable[Unit], side: Side, kept: Sequence[_Range], other: Mark) -> Iterator[tuple[Words, ...]]:
    """The printed lines of ``units``; what is not kept bears the mark ``other``."""
    for index in side.lines_of(units):
        line = side.lines[index]
        own = [each for each in kept if each[0] == index]
        if line.rows is None:
            yield tuple(_line(line, [(start, end) for _, _, start, end in own], other))
        else:
            yield from _table_lines(line.rows, own, other)


def _line(line: Printed, kept: Iterable[tuple[int, int]], other: Mark) -> Iterator[Words]:
    """A label goes with its words: marked where none of them is kept."""
    start = 0
    ranges = sorted(kept)
    said = any(stretch.role not in (Role.LABEL, Role.GAP) for stretch in line.stretches)
    for stretch in line.stretches:
        end = start + len(stretch.text)
        if stretch.role in (Role.LABEL, Role.GAP):
            yield Words(stretch.text, other if said and not ranges else Mark.LABEL)
        else:
            yield from _marked(stretch.text, [(a - start, b - start) for a, b in ranges if a < end and b > start], other)
        start = end


def _marked(text: str, kept: Iterable[tuple[int, int]], other: Mark) -> Iterator[Words]:
    at = 0
    for low, high in [*kept, (len(text), len(text))]:
        low, high = max(low, at), min(high, len(text))
        if low > at:
            yield Words(text[at:low], other)
        if high > low:
            yield Words(text[low:high])
        at = max(at, high, low)


def _table_lines(rows: Sequence[Sequence[str]], kept: Sequence[_Range], other: Mark) -> Iterator[tuple[Words, ...]]:
    """A table inside a cell, a line a row."""
    for row, cells in enumerate(rows):
        words: list[Words] = []
        for column, text in enumerate(cells):
            own = sorted((start, end) for _, cell, start, end in kept if cell == (row, column))
            words += [*([Words(_BETWEEN_CELLS)] if column else []), *_marked(text, own, other)]
        yield tuple(words)


def _notes(pair: Pair) -> Iterator[str]:
    """What became of the clause; where it came from; what weighs much in it."""
    called, froms, tos = _called(pair), _named(pair.old), _named(pair.new)
    edited = pair.change is Change.EDITED and not pair.references_only
    if called == "拆分":
        yield f"由{froms}拆分为{tos}"
    elif called == "合并":
        yield f"{froms}合并为{tos}"
    elif called == "移动":
        yield f"由{froms}移来" + ("，并有修改" if edited else "，文字没有改动" if pair.change is Change.SAME else "")
    elif pair.change is not Change.SAME:
        yield called
    if pair.renumbered and not pair.moved and called not in ("拆分", "合并"):
        yield f"条号顺延（原{froms}）"
    if pair.moved and pair.references_only:
        yield "引用的条号随之变化"
    yield from dict.fromkeys(stress.words for stress in pair.stresses if stress.words)


def _named(units: Iterable[Unit]) -> str:
    return "、".join(unit.path for unit in units)
