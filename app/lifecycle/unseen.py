"""What changed in the text in hand since somebody answered for it (DOC-17): by a review, by the meeting, or by looking at the change (核对改动).

A paper that only looks different has not changed, nor has one that got what signing adds to it: number, day and signature, imprint,
the mark of a draft gone from its title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.lifecycle.genre import without_draft_mark
from app.lifecycle.stages import Stage
from app.office import Office
from app.refusals import said
from app.text.shape import tree_from_json
from db.records import Document, TextVersion

_FURNITURE = frozenset({"number", "signature", "imprint", "toc"})
_TITLES = frozenset({"title", "body_title"})
_NAMED = 3
"""How many changed clauses a sentence names."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """The text in hand against the last one that somebody answered for, and the clauses that changed, as they are cited."""

    answered: TextVersion
    in_hand: TextVersion
    clauses: tuple[str, ...]
    under_review: int = 0
    """The round of review that is under way on the text in hand (复核); 0 where there is none."""

    @property
    def told(self) -> str:
        """How much changed and where: 改了 4 处（第二条、第三条、第五条等）."""
        named = "、".join(self.clauses[:_NAMED]) + ("等" if len(self.clauses) > _NAMED else "")
        return f"{self.in_hand.name} v{self.in_hand.ordinal} 比{self.answered.name} v{self.answered.ordinal} 改了 {len(self.clauses)} 处（{named}）"


def unseen(office: Office, document: Document, answered: Collection[str]) -> Unseen | None:
    """What nobody answered for, where ``answered`` are the ids of the versions that a review or a meeting was about; None when there is nothing."""
    current = document.current_version_id
    if current is None or not answered:
        return None
    seen = _looked_at(office, document, answered)
    if current in seen:
        return None
    versions = {version.id: version for version in office.store.documents.versions(document.id)}
    before = sorted((versions[known] for known in seen if known in versions), key=lambda version: version.ordinal)
    found = [(version, changed_clauses(office, version, versions[current])) for version in before]
    if not found or not all(clauses for _, clauses in found):
        return None
    version, clauses = found[-1]
    return Unseen(version, versions[current], clauses, _round_on(office, document))


def _round_on(office: Office, document: Document) -> int:
    last = office.store.reviews.current(document.id)
    is_open = document.stage == Stage.UNDER_REVIEW and last is not None and last.concluded_on is None
    return last.round if is_open and last is not None and last.version_id == document.current_version_id else 0


def changed_clauses(office: Office, old: TextVersion, new: TextVersion) -> tuple[str, ...]:
    """The clauses that differ in substance, as the new text cites them, those gone as the old one does.

    A number or a reference that merely follows what was put in or taken out is none; what it follows is.
    """
    with said():
        return _changed(office.store.files.get(old.tree_sha), office.store.files.get(new.tree_sha))


def told_changes(office: Office, old: TextVersion, new: TextVersion) -> str:
    """How a text that came compares with the one before: 送审稿 v2 比征求意见稿 v1 改了 4 处（…）, or that nothing of substance changed."""
    clauses = changed_clauses(office, old, new)
    return Unseen(old, new, clauses).told if clauses else f"{new.name} v{new.ordinal} 比{old.name} v{old.ordinal} 没有实质改动"


def reviewed(office: Office, document: Document) -> frozenset[str]:
    """The versions that an issued opinion is about."""
    return frozenset(review.version_id for review in office.store.reviews.of_document(document.id) if review.concluded_on is not None)


def deliberated(office: Office, document: Document) -> frozenset[str]:
    """The version that the last meeting was about; empty where there was none, or no text then."""
    last = next(reversed(office.store.documents.deliberations(document.id)), None)
    return frozenset({last.version_id}) if last is not None and last.version_id is not None else frozenset()


def _looked_at(office: Office, document: Document, answered: Iterable[str]) -> set[str]:
    """``answered`` and every version to which a person followed the changes from one of them."""
    seen = set(answered)
    confirmations = office.store.documents.confirmations(document.id)
    # a chain may have been confirmed in any order
    for _ in confirmations:
        seen |= {row.to_version_id for row in confirmations if row.from_version_id in seen}
    return seen


@lru_cache(maxsize=64)
def _changed(old: bytes, new: bytes) -> tuple[str, ...]:
    """Kept, because every look at a document asks again."""
    if old == new:
        return ()
    from app.compare.comparing import compare
    from app.compare.comparison import Change, Pair

    def is_substance(pair: Pair) -> bool:
        units = (*pair.new, *pair.old)
        follows = pair.references_only or (pair.change is Change.SAME and not pair.moved)
        if follows or all(unit.kind in _FURNITURE for unit in units):
            return False
        if all(unit.kind in (*_TITLES, "annex") for unit in units) and pair.new and pair.old:
            return without_draft_mark(pair.old[0].text) != without_draft_mark(pair.new[0].text)
        return True

    pairs = compare(tree_from_json(old), tree_from_json(new)).pairs
    return tuple((pair.new or pair.old)[0].path for pair in pairs if is_substance(pair))
