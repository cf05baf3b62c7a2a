"""上轮意见: what the round before said, what became of it, and which doubt of this round is one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.office import Office
from app.refusals import said
from app.review.following import FATES, spots
from app.review.points import TextOrder, as_printed
from app.text.shape import tree_from_json
from db.records import Finding, Review


@dataclass(frozen=True, slots=True)
class Earlier:
    """The round before the one in hand. ``findings`` bear the numbers of its letter; ``heirs`` leads from each that is still there to the finding of this round."""

    round: int = 0
    findings: tuple[Finding, ...] = ()
    heirs: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    """Where the clause of each stands in the text in hand; what lost its clause is not in it."""

    @property
    def points(self) -> tuple[Finding, ...]:
        """Those that were on the list (列入意见), in the order of the letter."""
        return tuple(finding for finding in self.findings if finding.decision == "listed")

    def counts(self) -> dict[str, int]:
        """How many points have which fate; every fate named."""
        found = Counter(point.fate for point in self.points)
        return {fate: found[fate] for fate in FATES}

    def told(self) -> str:
        """已改 3 条，仍在 1 条，条款已删 1 条; empty where there were no points, or nobody has said what became of them."""
        counts = self.counts()
        return "，".join(f"{fate} {count} 条" for fate, count in counts.items() if count) if any(counts.values()) else ""

    def before(self, finding: Finding) -> Finding | None:
        """The finding of the round before that ``finding`` is again."""
        return next((one for one in self.findings if one.id == finding.follows_id), None) if finding.follows_id else None


NONE = Earlier()


def earlier(office: Office, review: Review) -> Earlier:
    """What the round before ``review`` said."""
    rounds = [one for one in office.store.reviews.of_document(review.document_id) if one.round < review.round]
    if not rounds:
        return NONE
    last = rounds[-1]
    tree = office.tree(office.store.documents.version(last.version_id))
    findings = tuple(as_printed(TextOrder(tree).of(office.store.reviews.findings(last.id))))
    heirs = {one.follows_id: one.id for one in office.store.reviews.findings(review.id) if one.follows_id}
    version = office.store.documents.version(review.version_id)
    with said():
        moved = _places(*(office.store.files.get(v.tree_sha) for v in (office.store.documents.version(last.version_id), version)))
    return Earlier(last.round, findings, heirs, {one.id: moved[one.path] for one in findings if one.path in moved})


@lru_cache(maxsize=8)
def _places(old: bytes, new: bytes) -> Mapping[str | None, str]:
    """From the path of every clause of the old text to the clause in its place; kept, because a page asks each time it is drawn."""
    from app.compare.comparing import compare

    found: dict[str | None, str] = {}
    for pair in compare(tree_from_json(old), tree_from_json(new)).pairs:
        if pair.new:
            paths = [unit.path for unit in pair.old] + [place for place, _, _ in spots(pair.old)]
            found.update(dict.fromkeys(paths, pair.new[0].path))
    return found
