"""A finding follows its clause into the next version: what became of each doubt of the last round, and where it stands in the new text.

Both texts are aligned clause by clause. A doubt is 仍在 where the same rule says the same words at the aligned clause, 条款已删 where its
clause is gone, else 已改. A doubt that was set aside (不列入) is not raised again while its sentence stands word for word. What a reviewer wrote by hand has no rule to say it again: it is carried to its words where these stand as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.compare.comparison import Change, Field, Pair, Part, Sign, Unit
from app.rules.finding import Finding as Doubt
from app.rules.sentences import sentences
from app.text.tree import Tree
from db.records import Finding

CHANGED, THERE, GONE = "已改", "仍在", "条款已删"
FATES = (CHANGED, THERE, GONE)
BY_HAND = "人工"
"""The rule of a finding that a reviewer wrote."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters ``start:end`` of the text (or cell) at ``path``."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the last round: the fate of each of its findings by id, which new finding (by its place) is the same doubt as
    which old one, where those written by hand stand now, and which new finding was set aside (不列入) at the very same sentence."""

    fates: Mapping[str, str]
    follows: Mapping[int, str]
    carried: tuple[tuple[Finding, Spot], ...] = ()
    aside: Mapping[int, Finding] = field(default_factory=dict)


NOTHING = Followed({}, {})


def follow(old: Tree, new: Tree, last: Sequence[Finding], found: Sequence[Doubt]) -> Followed:
    """What became of the findings ``last`` on ``old``, given the findings ``found`` on ``new``."""
    from app.compare.comparing import compare

    clauses = _Clauses(compare(old, new).pairs)
    follows = _matched(clauses, last, found)
    same = {old_id: index for index, old_id in follows.items()}
    fates: dict[str, str] = {}
    carried: list[tuple[Finding, Spot]] = []
    for finding in last:
        spot = clauses.spot(finding) if finding.rule == BY_HAND else None
        if finding.id in same or spot is not None or clauses.is_untouched(finding):
            fates[finding.id] = THERE
        else:
            fates[finding.id] = GONE if clauses.is_gone(finding) else CHANGED
        if spot is not None:
            carried.append((finding, spot))
    return Followed(fates, follows, tuple(carried), _set_aside(old, new, last, found, follows))


def _set_aside(old: Tree, new: Tree, last: Sequence[Finding], found: Sequence[Doubt], follows: Mapping[int, str]) -> dict[int, Finding]:
    """Which new findings follow one that was set aside at a sentence that stands word for word."""
    unlisted = {finding.id: finding for finding in last if finding.decision == "unlisted"}
    before, after = dict(texts(old)), dict(texts(new))
    aside: dict[int, Finding] = {}
    for index, old_id in follows.items():
        finding, doubt = unlisted.get(old_id), found[index]
        if finding is None or finding.path is None or doubt.path is None:
            continue
        said = _sentence(before.get(finding.path, ""), finding.start)
        if said and said == _sentence(after.get(doubt.path, ""), doubt.start):
            aside[index] = finding
    return aside


def _sentence(text: str, start: int | None) -> str:
    """The sentence of ``text`` in which ``start`` stands; empty where there is none."""
    return next((one.text for one in sentences(text) if start is not None and one.start <= start < one.start + len(one.text)), "")


def texts(tree: Tree) -> Iterator[tuple[str, str]]:
    """Every text of the tree with its path, table cells with theirs."""
    for node in tree.walk():
        yield node.path, node.text
        for r, cells in enumerate(node.rows or (), start=1):
            for c, cell in enumerate(cells, start=1):
                yield f"{node.path}第{r}行第{c}格", cell


def _matched(clauses: _Clauses, last: Sequence[Finding], found: Sequence[Doubt]) -> dict[int, str]:
    """Which new finding is which old one: first those whose words the comparison kept, then those of the same words in the aligned clause."""
    follows: dict[int, str] = {}
    taken: set[str] = set()
    for is_same in (clauses.is_at, clauses.is_beside):
        for finding in last:
            if finding.rule == BY_HAND or finding.id in taken:
                continue
            hits = (n for n, doubt in enumerate(found) if n not in follows and doubt.rule == finding.rule and is_same(finding, doubt))
            index = next(hits, None)
            if index is not None:
                follows[index] = finding.id
                taken.add(finding.id)
    return follows


class _Clauses:
    """The pairs of a comparison, found by the path of a node or cell on either side."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._old: dict[str, tuple[Pair, int]] = {}
        self._new: dict[str, Pair] = {}
        for pair in pairs:
            for path, start, _ in spots(pair.old):
                self._old.setdefault(path, (pair, start))
            for unit in pair.old:
                self._old.setdefault(unit.path, (pair, -1))
            for path, _, _ in spots(pair.new):
                self._new.setdefault(path, pair)
            for unit in pair.new:
                self._new.setdefault(unit.path, pair)

    def is_gone(self, finding: Finding) -> bool:
        """Whether the clause of ``finding`` has nothing in its place."""
        pair = self._pair(finding)
        return pair is not None and not pair.new

    def is_untouched(self, finding: Finding) -> bool:
        """Whether the clause stands word for word: what a rule does not say any more (it was switched off) is there all the same."""
        pair = self._pair(finding)
        return pair is not None and pair.change is Change.SAME

    def is_at(self, finding: Finding, doubt: Doubt) -> bool:
        """Whether ``doubt`` stands at the very words of ``finding``, or both concern the whole document."""
        if finding.path is None or doubt.path is None:
            return finding.path is doubt.path
        spot = self.spot(finding)
        return spot is not None and (spot.path, spot.start, finding.quote) == (doubt.path, doubt.start, doubt.quote)

    def is_beside(self, finding: Finding, doubt: Doubt) -> bool:
        """Whether ``doubt`` says the same words in the aligned clause."""
        if finding.path is None or doubt.path is None or finding.quote != doubt.quote:
            return False
        pair = self._pair(finding)
        return pair is not None and self._new.get(doubt.path) is pair

    def spot(self, finding: Finding) -> Spot | None:
        """Where the words of ``finding`` stand in the new text; None where they were changed, cut in two or taken out."""
        held = self._old.get(finding.path or "")
        if held is None or held[1] < 0 or finding.start is None or finding.end is None:
            return None
        pair, begins = held
        start = _kept(pair, begins + finding.start, begins + finding.end)
        if start is None:
            return None
        end = start + finding.end - finding.start
        around = ((path, at) for path, at, length in spots(pair.new) if at <= start and end <= at + length)
        return next((Spot(path, start - at, end - at) for path, at in around), None)

    def _pair(self, finding: Finding) -> Pair | None:
        held = self._old.get(finding.path) if finding.path is not None else None
        return held[0] if held else None


def spots(units: Sequence[Unit]) -> Iterator[tuple[str, int, int]]:
    """Path, beginning and length of every text and cell in the joined text of ``units``."""
    before = 0
    for unit in units:
        for part in unit.parts:
            if part.field is not Field.HEADING:
                yield _path(part), before + part.start, len(part.text)
        before += len(unit.text) + 1


def _path(part: Part) -> str:
    if part.row is None or part.column is None:
        return part.node.path
    return f"{part.node.path}第{part.row + 1}行第{part.column + 1}格"


def _kept(pair: Pair, start: int, end: int) -> int | None:
    """Where the characters ``start:end`` of the old text begin in the new one, when they were all kept together."""
    before = after = 0
    for op in pair.ops:
        if op.sign is Sign.KEPT and before <= start and end <= before + len(op.text):
            return after + start - before
        before += len(op.text) if op.sign is not Sign.ADDED else 0
        after += len(op.text) if op.sign is not Sign.GONE else 0
    return None
