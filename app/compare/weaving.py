"""Two printings of a text woven into one: every line kept, put in or taken away, and inside a kept line its characters.

Read without what was put in, the woven lines are the old text as it is printed; read without what was taken away, the new one.
Where lines are linked, and what is kept inside them, is what the comparison says; labels are part of the lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.compare.comparison import Comparison, Op, Pair, Sign
from app.compare.links import Kept, Side, kept_in
from app.compare.order import heaviest_chain
from app.text.tree import Tree
from app.word.printed import Printed, Role, printed

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WovenRow:
    """A row of a table: kept, put in or taken away; each cell as its ops."""

    sign: Sign
    cells: tuple[tuple[Op, ...], ...]


@dataclass(frozen=True, slots=True)
class Woven:
    """A paragraph or a table (``rows`` set) of both texts (KEPT), of the new (ADDED) or of the old one (GONE).

    ``kind`` is how it looks (`Printed.kind`), ``note`` what is to be said of it: 由原第五条移来.
    """

    kind: str
    sign: Sign
    ops: tuple[Op, ...] = ()
    rows: tuple[WovenRow, ...] | None = None
    note: str = ""


def woven(old: Tree, new: Tree, found: Comparison) -> tuple[Woven, ...]:
    """The lines of both texts in one order: what was taken away stands after its old predecessor, before what was put in there."""
    weaver = _Weaver(Side(printed(old)), Side(printed(new)))
    for pair in found.pairs:
        weaver.take(pair)
    weaver.link_labels()
    return tuple(weaver.weave())


def heaviest(candidates: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Of the (i, j) those that rise in both and weigh most together."""
    # a later j of the same i first, so that no i is taken twice
    places = sorted(candidates, key=lambda place: (place[0], -place[1]))
    return [places[index] for index in heaviest_chain([j for _, j in places], [candidates[place] for place in places])]


@dataclass(slots=True)
class _Weaver:
    old: Side
    new: Side
    weights: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    kept: dict[tuple[int, int], list[Kept]] = field(default_factory=lambda: defaultdict(list))
    old_notes: dict[int, str] = field(default_factory=dict)
    new_notes: dict[int, str] = field(default_factory=dict)

    def take(self, pair: Pair) -> None:
        """Link the lines that share characters; those of a moved clause are taken away here and put in there."""
        _say(pair, self.old, self.new, self.old_notes, self.new_notes)
        if pair.moved or not pair.old or not pair.new:
            return
        first = (self.old.first(pair.old[0].path), self.new.first(pair.new[0].path))
        if first[0] is not None and first[1] is not None and self._alike(first[0], first[1]):
            self.weights[first[0], first[1]] += 1
        for each in kept_in(pair, self.old, self.new):
            self.weights[each.old_line, each.new_line] += each.length
            self.kept[each.old_line, each.new_line].append(each)

    def _alike(self, i: int, j: int) -> bool:
        one, two = self.old.lines[i], self.new.lines[j]
        return (one.rows is None) == (two.rows is None) and (one.kind == "footnote") == (two.kind == "footnote")

    def link_labels(self) -> None:
        """Lines that no clause's text is part of (第二章　总则) are linked where heading or label say the same."""
        bare = [(j, line) for j, line in enumerate(self.new.lines) if line.rows is None and _is_bare(line)]
        for i, line in enumerate(self.old.lines):
            if line.rows is None and _is_bare(line):
                for j, other in bare:
                    if line.kind == other.kind and (same := _common(line, other)):
                        self.weights[i, j] += same

    def weave(self) -> Iterator[Woven]:
        i = j = 0
        linked = heaviest({at: weight for at, weight in self.weights.items() if self._alike(*at)})
        for one, two in [*linked, (len(self.old.lines), len(self.new.lines))]:
            yield from (self._alone(line, Sign.GONE, self.old_notes.get(at, "")) for at, line in enumerate(self.old.lines[i:one], i))
            yield from (self._alone(line, Sign.ADDED, self.new_notes.get(at, "")) for at, line in enumerate(self.new.lines[j:two], j))
            if one < len(self.old.lines):
                yield from self._both(one, two)
            i, j = one + 1, two + 1

    @staticmethod
    def _alone(line: Printed, sign: Sign, note: str) -> Woven:
        if line.rows is None:
            return Woven(line.kind, sign, _ops(((sign, line.text),)), note=note)
        return Woven(line.kind, sign, rows=tuple(_row(row, sign) for row in line.rows), note=note)

    def _both(self, i: int, j: int) -> Iterator[Woven]:
        old, new, kept = self.old.lines[i], self.new.lines[j], self.kept[i, j]
        note = self.new_notes.get(j, "")
        if old.rows is None or new.rows is None:
            whole = [*_head_kept(old, new), *((each.old_start, each.new_start, each.length) for each in kept)]
            yield Woven(new.kind, Sign.KEPT, _inside(old.text, new.text, whole), note=note)
        elif len(old.rows[0]) == len(new.rows[0]):
            yield Woven("table", Sign.KEPT, rows=tuple(_rows(old.rows, new.rows, kept)), note=note)
        else:
            # columns cannot be tracked one by one in a way that every word processor takes back
            yield self._alone(old, Sign.GONE, "")
            yield self._alone(new, Sign.ADDED, note)


def _say(pair: Pair, old: Side, new: Side, old_notes: dict[int, str], new_notes: dict[int, str]) -> None:
    """What the tracked changes cannot say: where a clause came from, where it went."""
    froms, tos = "、".join(unit.path for unit in pair.old), "、".join(unit.path for unit in pair.new)
    split, merged = len(pair.new) > 1, len(pair.old) > 1
    if not froms or not tos or not (pair.moved or split or merged):
        return
    there, here = (
        (f"拆分为{tos}", f"由原{froms}拆分")
        if split
        else (f"并入{tos}", f"由原{froms}合并")
        if merged
        else (f"移至{tos}", f"由原{froms}移来")
    )
    for unit in pair.old:
        at = old.first(unit.path)
        if at is not None:
            old_notes[at] = there
    for unit in pair.new:
        at = new.first(unit.path)
        if at is not None:
            new_notes[at] = here


def _is_bare(line: Printed) -> bool:
    return all(stretch.role is not Role.TEXT for stretch in line.stretches)


def _common(line: Printed, other: Printed) -> int:
    """How much two lines without text have in common: the characters of an equal heading, or 1 for an equal label."""
    parts, others = _by_role(line), _by_role(other)
    heading, label = parts.get(Role.HEADING), parts.get(Role.LABEL)
    if heading is not None and heading == others.get(Role.HEADING):
        return len(heading) + 1
    return int(label is not None and label == others.get(Role.LABEL))


def _by_role(line: Printed) -> dict[Role, str]:
    return {stretch.role: stretch.text for stretch in line.stretches}


def _head_kept(old: Printed, new: Printed) -> Iterator[tuple[int, int, int]]:
    """What stands before the text and is the same on both sides: label, blank, heading."""
    there: dict[Role, list[tuple[int, str]]] = defaultdict(list)
    for start, role, text in _heads(new):
        there[role].append((start, text))
    last = 0
    for start, role, text in _heads(old):
        found = next((at for at, same in there[role] if same == text and at >= last), None)
        if found is not None:
            last = found + len(text)
            yield start, found, len(text)


def _heads(line: Printed) -> Iterator[tuple[int, Role, str]]:
    start = 0
    for stretch in line.stretches:
        if stretch.role is not Role.TEXT:
            yield start, stretch.role, stretch.text
        start += len(stretch.text)


def _inside(old: str, new: str, kept: Iterable[tuple[int, int, int]]) -> tuple[Op, ...]:
    """The ops from one line to the other that keep what ``kept`` names: (offset in the old, in the new, length), rising in both."""
    parts: list[tuple[Sign, str]] = []
    i = j = 0
    for one, two, length in [*sorted(kept), (len(old), len(new), 0)]:
        if one < i or two < j:
            continue
        parts += [(Sign.GONE, old[i:one]), (Sign.ADDED, new[j:two]), (Sign.KEPT, old[one : one + length])]
        i, j = one + length, two + length
    return _ops(parts)


def _ops(parts: Iterable[tuple[Sign, str]]) -> tuple[Op, ...]:
    """``parts`` without empty ones, neighbours of one sign joined."""
    found: list[Op] = []
    for sign, text in parts:
        if text and found and found[-1].sign is sign:
            found[-1] = Op(sign, found[-1].text + text)
        elif text:
            found.append(Op(sign, text))
    return tuple(found)


def _row(row: Row, sign: Sign) -> WovenRow:
    return WovenRow(sign, tuple(_ops(((sign, cell),)) for cell in row))


def _rows(old: Sequence[Row], new: Sequence[Row], kept: Sequence[Kept]) -> Iterator[WovenRow]:
    """The rows of a table that has as many columns in both texts."""
    weights: dict[tuple[int, int], int] = defaultdict(int)
    cells: dict[tuple[int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for each in kept:
        (row, column), (there, beside) = each.old_cell, each.new_cell
        weights[row, there] += each.length
        if column == beside:
            cells[row, there, column].append((each.old_start, each.new_start, each.length))
    for row, words in enumerate(old):
        for there, others in enumerate(new):
            if words == others:
                weights[row, there] += 1
    i = j = 0
    for one, two in [*heaviest(weights), (len(old), len(new))]:
        yield from (_row(row, Sign.GONE) for row in old[i:one])
        yield from (_row(row, Sign.ADDED) for row in new[j:two])
        if one < len(old):
            pairs = enumerate(zip(old[one], new[two], strict=True))
            yield WovenRow(Sign.KEPT, tuple(_inside(was, now, cells[one, two, column]) for column, (was, now) in pairs))
        i, j = one + 1, two + 1
