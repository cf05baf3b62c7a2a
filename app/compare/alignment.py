"""Which clause of the old text stands where in the new one: by content first, by number where content leaves it open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.compare.comparison import Unit
from app.compare.matching import Candidate, Gaps, Matching
from app.compare.order import heaviest_chain
from app.compare.resemblance import Likeness, phrases, shingles, very_alike
from app.compare.splitting import joins, splits

_STRONG, _WEAK, _AWAY = 0.5, 0.25, 0.6
"""Alike enough to pair anywhere at first, inside its place, and out of its place (likeness of ``Likeness.of``)."""
_AWAY_BY_PHRASES = 0.45
"""Alike enough out of its place, as a share of words and of phrases both."""
_SAME_NUMBER = 0.08
_LEAST_AWAY = 8
"""Fewer characters than this are never said to have moved unless they stand once in each text."""
PAPER_HAS_ONE = ("title", "body_title", "number", "addressee", "signature", "toc", "imprint", "note")
"""Kinds that belong together whatever they say, where a paper has one of the kind or one of the path."""
_DIVISIONS = ("part", "chapter", "section")
_CLAUSES = frozenset({*_DIVISIONS, "article"})


def aligned(old: Sequence[Unit], new: Sequence[Unit]) -> Matching:
    """The units of both texts matched; what is left over was put in or taken away."""
    found = Matching(old, new)
    _same_words(found)
    _only_ones(found)
    _in_step(found)
    _alike_by_words(found)
    _divisions(found)
    return found


def _alike_by_words(found: Matching) -> None:
    """Pair what is alike among the rest, and find what was split or merged."""
    likeness = _likeness_of_free(found)
    if likeness.old and likeness.new:
        candidates = _candidates(found, likeness)
        _alike(found, candidates, _STRONG)
        _loosen(found, likeness)
        splits(found, likeness, candidates)
        joins(found, likeness, candidates)
        _in_place(found, likeness, candidates)
        free = [each for each in candidates if found.free(each.old, each.new)]
        _alike(found, [each for each in free if _alike_away(found, each)], _WEAK)


def _likeness_of_free(found: Matching) -> Likeness:
    return Likeness(
        {i: shingles(found.old[i].text) for i in found.free_old()},
        {j: shingles(found.new[j].text) for j in found.free_new()},
    )


def _candidates(found: Matching, likeness: Likeness) -> list[Candidate]:
    """What may belong together, the likeliest first."""
    may = ((each, i, j) for each, i, j in likeness.candidates(_WEAK) if _may_be_one(found.old[i], found.new[j]))
    scored = [Candidate(each, _score(found, each, i, j), i, j) for each, i, j in may]
    return sorted(scored, key=lambda each: (-each.score, each.old, each.new))


def _may_be_one(one: Unit, two: Unit) -> bool:
    """Whether a clause does not face the paper's own furniture: an article never became a title."""
    return not (one.kind in _CLAUSES and two.kind in PAPER_HAS_ONE) and not (two.kind in _CLAUSES and one.kind in PAPER_HAS_ONE)


def same_number(one: Unit, two: Unit) -> bool:
    """Whether both bear the same number in labels of one kind."""
    return one.number is not None and (one.kind, one.number, one.sub) == (two.kind, two.number, two.sub)


def _score(found: Matching, likeness: float, i: int, j: int) -> float:
    return likeness + (_SAME_NUMBER if same_number(found.old[i], found.new[j]) else 0.0)


def _key(unit: Unit) -> str:
    return unit.text or f"\0{unit.kind} {unit.label}"


def _same_words(found: Matching) -> None:
    """Pair what says the same: what is there once on each side, then repeats in the order they stand between those."""
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, units in zip(places, (found.old, found.new), strict=True):
        for unit in units:
            side[_key(unit)].append(unit.ordinal)
    repeats = []
    for words, old in places[0].items():
        new = places[1].get(words, [])
        if len(old) == len(new) == 1:
            found.join(old[0], new[0])
        elif new:
            repeats.append((old, new))
    if repeats:
        gaps = Gaps(found)
        for old, new in repeats:
            _repeats(found, gaps, old, new)


def _repeats(found: Matching, gaps: Gaps, old: list[int], new: list[int]) -> None:
    """Repeats of one wording: with the same path in the same place, then in order in the same place, then in order anywhere."""
    paths = {found.new[j].path: j for j in new}
    for i in old:
        j = paths.get(found.old[i].path)
        if j is not None and found.free(i, j) and gaps.same(i, j):
            found.join(i, j)
    waiting = defaultdict(list)
    for j in new:
        if j not in found.here:
            waiting[gaps.of_new(j)].append(j)
    for i in old:
        there = waiting.get(gaps.of_old(i))
        if i not in found.there and there:
            found.join(i, there.pop(0))
    rest = [j for j in new if j not in found.here]
    for i in old:
        if i not in found.there and rest and len(_key(found.old[i])) >= _LEAST_AWAY:
            found.join(i, rest.pop(0))


def _only_ones(found: Matching) -> None:
    """Pair what a paper has once, whatever it says: its title, its number, its addressee."""
    for kind in PAPER_HAS_ONE:
        old = [unit for unit in found.old if unit.kind == kind]
        new = [unit for unit in found.new if unit.kind == kind]
        paths = {unit.path: unit for unit in new}
        for one in old:
            two = new[0] if len(old) == len(new) == 1 else paths.get(one.path)
            if two is not None and found.free(one.ordinal, two.ordinal):
                found.join(one.ordinal, two.ordinal)


def _divisions(found: Matching) -> None:
    """Pair chapters of one number in the same place: 罚则 may have become 法律责任."""
    gaps = Gaps(found)
    free = {(unit.kind, unit.number): unit.ordinal for unit in found.new if unit.kind in _DIVISIONS and unit.ordinal not in found.here}
    for i in found.free_old():
        j = free.get((found.old[i].kind, found.old[i].number))
        if j is not None and found.free(i, j) and gaps.same(i, j):
            found.join(i, j)


def _in_step(found: Matching) -> None:
    """Pair what is very alike one for one between the same neighbours: most edits are of a word or two, and cost no search."""
    gaps = Gaps(found)
    old, new = gaps.free_in_each()
    for place, olds in old.items():
        news = new.get(place, [])
        if len(olds) == len(news) and all(very_alike(found.old[i].text, found.new[j].text) for i, j in zip(olds, news, strict=True)):
            for i, j in zip(olds, news, strict=True):
                found.join(i, j)


def _alike(found: Matching, candidates: Iterable[Candidate], least: float) -> None:
    for each in candidates:
        if each.likeness >= least and found.free(each.old, each.new):
            found.join(each.old, each.new)


def _loosen(found: Matching, likeness: Likeness) -> None:
    """Take apart what stands out of place and is not very alike: it may fit better where it stands."""
    gaps = Gaps(found)
    for i in likeness.old:
        j = found.there.get(i)
        if j is not None and i not in gaps.kept and not _alike_away(found, Candidate(likeness.of(i, j), 0.0, i, j)):
            found.part(i)


def _alike_away(found: Matching, each: Candidate) -> bool:
    """Whether two units are alike enough to be one that moved: by their words, or by whole phrases where a part was written anew."""
    one, two = found.old[each.old].text, found.new[each.new].text
    if min(len(one), len(two)) < _LEAST_AWAY or each.likeness < _AWAY_BY_PHRASES:
        return False
    if each.likeness >= _AWAY:
        return True
    a, b = phrases(one), phrases(two)
    return 2 * (a & b).total() >= _AWAY_BY_PHRASES * (a.total() + b.total())


def _in_place(found: Matching, likeness: Likeness, candidates: Iterable[Candidate]) -> None:
    """Pair what is somewhat alike between the same neighbours, in order."""
    gaps = Gaps(found)
    points = {(each.old, each.new): each.score for each in candidates if found.free(each.old, each.new) and gaps.same(each.old, each.new)}
    numbered = {(unit.kind, unit.number, unit.sub): unit.ordinal for unit in found.new if unit.number is not None}
    for i in likeness.old:
        unit = found.old[i]
        j = numbered.get((unit.kind, unit.number, unit.sub)) if unit.number is not None else None
        if j is not None and (i, j) not in points and found.free(i, j) and gaps.same(i, j):
            score = _score(found, likeness.of(i, j), i, j)
            if score >= _WEAK:
                points[i, j] = score
    ordered = sorted(points, key=lambda place: (place[0], -place[1]))
    for index in heaviest_chain([j for _, j in ordered], [round(1000 * points[place]) for place in ordered]):
        found.join(*ordered[index])
