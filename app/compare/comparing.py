"""Two trees compared clause by clause (contract: compare)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.compare.alignment import PAPER_HAS_ONE, aligned
from app.compare.comparison import Change, Comparison, Op, Pair, Sign, Unit
from app.compare.following import Renumbering, only_references
from app.compare.ops import ops
from app.compare.order import heaviest_chain
from app.compare.resemblance import very_alike
from app.compare.stressing import stresses
from app.compare.units import units
from app.text.tree import Tree

_LONG, _KEPT = 20, 0.15
"""Of a clause of so many characters at least this share stays where it is edited."""


def compare(old: Tree, new: Tree) -> Comparison:
    """What ``new`` says that ``old`` does not and the other way round, in the order of the contract."""
    before, after = units(old), units(new)
    pairs = _ordered(before, [_told(*group) for group in aligned(before, after).groups()])
    return Comparison(tuple(_marked(pairs)))


def _told(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Pair:
    """The pair of what belongs together; where next to nothing is kept, the new one alone: that is no edit but another clause."""
    pair = _pair(old, new)
    if pair.change is not Change.EDITED or old[0].kind in PAPER_HAS_ONE:
        return pair
    shorter = min(len(old[0].text), len(new[0].text))
    kept = sum(len(op.text) for op in pair.ops if op.sign is Sign.KEPT)
    return _pair((), new) if shorter >= _LONG and kept < _KEPT * shorter and not very_alike(old[0].text, new[0].text) else pair


def _pair(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Pair:
    one, two = joined(old), joined(new)
    if not new:
        return Pair(old, new, Change.DELETED, ops=(Op(Sign.GONE, one),) if one else ())
    if not old:
        return Pair(old, new, Change.INSERTED, ops=(Op(Sign.ADDED, two),) if two else ())
    changes = ops(one, two)
    weighty = stresses(changes) if len(changes) > 1 else ()
    return Pair(old, new, _change(old, new), renumbered=_renumbered(old[0], new[0]), ops=changes, stresses=weighty)


def _change(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Change:
    if len(new) > 1:
        return Change.SPLIT
    if len(old) > 1:
        return Change.MERGED
    return Change.SAME if old[0].text == new[0].text else Change.EDITED


def joined(units_of_pair: Sequence[Unit]) -> str:
    """The text that the ops of a pair run over."""
    return units_of_pair[0].text if len(units_of_pair) == 1 else "\n".join(unit.text for unit in units_of_pair)


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


def _marked(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs with what only all of them together show: what moved, and whether references only follow the new numbers."""
    both = [place for place, pair in enumerate(pairs) if pair.old and pair.new]
    kept = heaviest_chain([pairs[place].old[0].ordinal for place in both], [len(joined(pairs[place].new)) for place in both])
    moved = set(both) - {both[index] for index in kept}
    renumbering = Renumbering(pairs)
    for place, pair in enumerate(pairs):
        following = only_references(pair, renumbering)
        if place in moved or following:
            yield replace(pair, moved=place in moved, references_only=following, stresses=() if following else pair.stresses)
        else:
            yield pair
