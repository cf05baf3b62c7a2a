"""Whether a change of a clause only lets its cross references follow the renumbering of what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.compare.comparison import Change, Pair, Sign, Unit
from app.compare.references import Place, Reference, body_of, clause_and_item, may_refer, references
from app.compare.resemblance import Likeness, shingles
from app.text import numerals

_REFERRING = re.compile(r"[第前条款项章节编之附件（）()〇零一二三四五六七八九十百千两0-9、，,和及与或至到以者—－~～\-]*")
_ABOVE = re.compile(rf"({numerals.NUMERAL}+)、[（(][^（(]*$")
_ALIKE = 0.4

Key = tuple[str, str, int, int]


@dataclass(slots=True)
class Renumbering:
    """What every numbered place of the old text is called in the new one."""

    pairs: Sequence[Pair]
    _names: dict[Key, list[tuple[Unit, Unit]]] = field(default_factory=dict)
    _clauses: dict[tuple[int, int], Mapping[tuple[int, int], tuple[int, int]]] = field(default_factory=dict)

    def follows(self, old: Place, new: Place) -> bool:
        """Whether ``new`` names in the new text what ``old`` named in the old one."""
        if not self._names:
            self._names = self._named()
        headings = self._names.get(_heading(old))
        if headings:
            return any(_key(two) == _heading(new) for _, two in headings)
        for one, two in self._names.get((old.body, old.kind, old.number, old.sub), ()):
            if _key(two) == (new.body, new.kind, new.number, new.sub):
                return self._inside(one, two, old, new)
        return False

    def _named(self) -> dict[Key, list[tuple[Unit, Unit]]]:
        names: dict[Key, list[tuple[Unit, Unit]]] = {}
        for pair in self.pairs:
            for old in pair.old:
                for new in pair.new:
                    if old.number is not None and new.number is not None:
                        names.setdefault(_key(old), []).append((old, new))
        return names

    def _inside(self, one: Unit, two: Unit, old: Place, new: Place) -> bool:
        place, wanted = _place_inside(old), _place_inside(new)
        if (0, 0) in (place, wanted):
            return place == wanted
        known = self._clauses.get((one.ordinal, two.ordinal))
        if known is None:
            known = self._clauses[one.ordinal, two.ordinal] = _matched(_clauses(one), _clauses(two))
        # a 款 that the text does not have, or that its reader did not see, keeps its number
        return (known.get(place) if place in _clauses(one) else place) == wanted


def _place_inside(place: Place) -> tuple[int, int]:
    """The 款 and 项; 第八条第（三）项 names that of the first 款."""
    return place.clause or (1 if place.item else 0), place.item


def _heading(place: Place) -> Key:
    """In a paper of headings 第二条第（三）项 names （三） below 二、."""
    return place.body, "heading2", place.number, place.item


def _key(unit: Unit) -> Key:
    above = _ABOVE.search(unit.path) if unit.kind == "heading2" else None
    if above:
        return body_of(unit), "heading2", numerals.to_int(above[1]), unit.number or 0
    kind = "article" if unit.kind == "heading1" else unit.kind
    return body_of(unit), kind, unit.number or 0, unit.sub


def only_references(pair: Pair, renumbering: Renumbering) -> bool:
    """Whether the only edits of ``pair`` are references that follow ``renumbering``."""
    if pair.change is not Change.EDITED or len(pair.old) != 1 or len(pair.new) != 1:
        return False
    if not all(_REFERRING.fullmatch(op.text) for op in pair.ops if op.sign is not Sign.KEPT):
        return False
    old, new = pair.old[0], pair.new[0]
    if not (may_refer(old.text) and may_refer(new.text)):
        return False
    one, two = references(old), references(new)
    if len(one) != len(two) or _without(old.text, one) != _without(new.text, two):
        return False
    end, changed = -1, False
    for a, b in zip(one, two, strict=True):
        same = old.text[a.start : a.end] == new.text[b.start : b.end]
        # 第二款 of 第八条, which is now 第九条, names another place although it reads the same
        changed = not same or (changed and a.start == end)
        if changed and not _follows(a, b, renumbering):
            return False
        end = a.end
    return True


def _follows(one: Reference, two: Reference, renumbering: Renumbering) -> bool:
    if len(one.places) != len(two.places):
        return False
    return all(renumbering.follows(a, b) for a, b in zip(one.places, two.places, strict=True))


def _without(text: str, found: Iterable[Reference]) -> str:
    """``text`` with a mark in the place of each reference."""
    out, at = [], 0
    for each in found:
        out.append(text[at : each.start])
        at = each.end
    return "\0".join((*out, text[at:]))


def _clauses(unit: Unit) -> dict[tuple[int, int], str]:
    """The words of each 款 (item 0) and each 项 of a unit."""
    out: dict[tuple[int, int], str] = {}
    for part in unit.parts:
        clause, item = clause_and_item(unit, part.node.path)
        out[clause, item] = out.get((clause, item), "") + part.text
    return out


def _matched(old: Mapping[tuple[int, int], str], new: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], tuple[int, int]]:
    """The 款 and 项 that say the same, then those that are alike; a 项 only goes with a 项."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    left = dict(new)
    for place, words in old.items():
        same = next((other for other, said in left.items() if said == words and bool(other[1]) == bool(place[1])), None)
        if same is not None:
            found[place] = same
            del left[same]
    olds = [place for place in old if place not in found]
    news = list(left)
    likeness = Likeness({n: shingles(old[p]) for n, p in enumerate(olds)}, {n: shingles(left[p]) for n, p in enumerate(news)})
    for _, i, j in sorted(likeness.candidates(_ALIKE), key=lambda each: (-each[0], each[1], each[2])):
        if olds[i] not in found and news[j] not in found.values() and bool(olds[i][1]) == bool(news[j][1]):
            found[olds[i]] = news[j]
    taken = set(found.values())
    return {place: place for place in old if place in new and place not in taken} | found
