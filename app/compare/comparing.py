"""Two trees compared clause by clause (contract: compare)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.compare.alignment import Alignment, aligned
from app.compare.comparison import Change, Comparison, Op, Pair, Sign, Unit
from app.compare.ops import ops
from app.compare.order import heaviest_chain
from app.compare.units import units
from app.text.tree import Tree


def compare(old: Tree, new: Tree) -> Comparison:
    """What ``new`` says that ``old`` does not and the other way round, in the order of the contract."""
    before, after = units(old), units(new)
    found = aligned(before, after)
    return Comparison(_marked(_ordered(before, _pairs(found))))


def _pairs(found: Alignment) -> list[Pair]:
    """A pair for every unit of the new text, in its order; deletions are not among them yet."""
    return [_pair((found.old[found.here[unit.ordinal]],) if unit.ordinal in found.here else (), (unit,)) for unit in found.new]


def _pair(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Pair:
    one, two = joined(old), joined(new)
    if not new:
        return Pair(old, new, Change.DELETED, ops=(Op(Sign.GONE, one),) if one else ())
    if not old:
        return Pair(old, new, Change.INSERTED, ops=(Op(Sign.ADDED, two),) if two else ())
    change = Change.SPLIT if len(new) > 1 else Change.MERGED if len(old) > 1 else Change.SAME if one == two else Change.EDITED
    return Pair(old, new, change, renumbered=_renumbered(old[0], new[0]), ops=ops(one, two))


def joined(units_of_pair: Iterable[Unit]) -> str:
    """The text that the ops of a pair run over."""
    return "\n".join(unit.text for unit in units_of_pair)


def _renumbered(old: Unit, new: Unit) -> bool:
    return old.number is not None and new.number is not None and (old.number, old.sub) != (new.number, new.sub)


def _ordered(before: Sequence[Unit], pairs: Sequence[Pair]) -> list[Pair]:
    """All pairs, each deleted unit after the pair of the unit that stood before it."""
    held = {unit.ordinal: pair for pair in pairs for unit in pair.old}
    following: dict[int, list[Pair]] = {}
    last = -1
    for unit in before:
        if unit.ordinal in held:
            last = id(held[unit.ordinal])
        else:
            following.setdefault(last, []).append(_pair((unit,), ()))
    out = following.get(-1, [])
    for pair in pairs:
        out += [pair, *following.get(id(pair), [])]
    return out


def _marked(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs, those moved that lie outside the heaviest common order."""
    from dataclasses import replace

    both = [place for place, pair in enumerate(pairs) if pair.old and pair.new]
    kept = heaviest_chain([pairs[place].old[0].ordinal for place in both], [len(joined(pairs[place].new)) for place in both])
    still = {both[index] for index in kept}
    moved = set(both) - still
    return tuple(replace(pair, moved=True) if place in moved else pair for place, pair in enumerate(pairs))
