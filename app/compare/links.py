"""Which characters of which printed line are kept as which: the ops of a pair, told in lines."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.compare.comparison import Field, Op, Pair, Sign, Unit
from app.word.printed import Printed, Role

Cell = tuple[int, int]
NO_CELL: Cell = (-1, -1)


@dataclass(frozen=True, slots=True)
class Kept:
    """``length`` characters that both texts have: in which lines, and where in the line (in a table: in the cell) they begin."""

    old_line: int
    old_start: int
    new_line: int
    new_start: int
    length: int
    old_cell: Cell = NO_CELL
    new_cell: Cell = NO_CELL


@dataclass(frozen=True, slots=True)
class _Spot:
    """The characters ``start:end`` of a text stand in ``line`` from ``offset``."""

    start: int
    end: int
    line: int
    offset: int
    cell: Cell = NO_CELL


class Side:
    """The printed lines of one text, found again by the node they print."""

    def __init__(self, lines: tuple[Printed, ...]) -> None:
        self.lines = lines
        self._first: dict[str, int] = {}
        self._printing: dict[str, list[int]] = defaultdict(list)
        self._words: dict[tuple[str, Role], list[_Spot]] = defaultdict(list)
        for index, line in enumerate(lines):
            self._first.setdefault(line.path, index)
            self._printing[line.path].append(index)
            offset = 0
            for stretch in line.stretches:
                end = stretch.start + len(stretch.text)
                self._words[stretch.path, stretch.role].append(_Spot(stretch.start, end, index, offset))
                self._first.setdefault(stretch.path, index)
                self._printing[stretch.path].append(index)
                offset += len(stretch.text)

    def first(self, path: str) -> int | None:
        """The first line of the node at ``path``; None where it prints none (a 款 without words)."""
        return self._first.get(path)

    def lines_of(self, units: Iterable[Unit]) -> list[int]:
        """The lines that print ``units``, in order."""
        found = {
            index
            for unit in units
            for path in (unit.path, *(part.node.path for part in unit.parts))
            for index in self._printing.get(path, ())
        }
        return sorted(found)

    def spots(self, units: Sequence[Unit]) -> list[_Spot]:
        """Where each stretch of the units' joined text stands, in its order."""
        found: list[_Spot] = []
        base = 0
        for unit in units:
            for part in unit.parts:
                start = base + part.start
                if part.row is None or part.column is None:
                    role = Role.HEADING if part.field is Field.HEADING else Role.TEXT
                    spots = self._words.get((part.node.path, role), [])
                    found += [_Spot(start + s.start, start + s.end, s.line, s.offset) for s in spots]
                elif (line := self.first(part.node.path)) is not None and part.node.rows is not None:
                    length = len(part.node.rows[part.row][part.column])
                    found.append(_Spot(start, start + length, line, 0, (part.row, part.column)))
            base += len(unit.text) + 1
        return found


def kept_in(pair: Pair, old: Side, new: Side) -> Iterator[Kept]:
    """What the ops of ``pair`` keep, line by line and in order."""
    ones, twos = old.spots(pair.old), new.spots(pair.new)
    starts, ends = [spot.start for spot in ones], [spot.start for spot in twos]
    i = j = 0
    for op in pair.ops or _whole(pair):
        length = len(op.text)
        at = 0
        while op.sign is Sign.KEPT and at < length:
            one, two = _at(ones, starts, i + at), _at(twos, ends, j + at)
            step = min(length - at, *(spot.end - where for spot, where in ((one, i + at), (two, j + at)) if spot is not None), length)
            if one is not None and two is not None:
                yield Kept(one.line, one.offset + i + at - one.start, two.line, two.offset + j + at - two.start, step, one.cell, two.cell)
                at += step
            else:
                at += 1
        i += length if op.sign is not Sign.ADDED else 0
        j += length if op.sign is not Sign.GONE else 0


def _at(spots: Sequence[_Spot], starts: Sequence[int], position: int) -> _Spot | None:
    index = bisect_right(starts, position) - 1
    return spots[index] if index >= 0 and position < spots[index].end else None


def _whole(pair: Pair) -> tuple[Op, ...]:
    """A pair without ops says the same on both sides."""
    text = "\n".join(unit.text for unit in pair.old)
    return (Op(Sign.KEPT, text),) if text == "\n".join(unit.text for unit in pair.new) else ()
