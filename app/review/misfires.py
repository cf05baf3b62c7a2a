"""误报库: what the rules said in vain, as reviewers have said, so that a rule can be mended and not the reviewers' patience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.office import Office
from app.review.deciding import FALSE_POSITIVE
from db.records import Finding


@dataclass(frozen=True, slots=True)
class Misfire:
    """One finding that a reviewer called 误报: where it stood and in which document. ``on`` is the day its round began."""

    finding: Finding
    document_id: str
    title: str
    on: date | None


def misfires(office: Office, rule: str | None = None) -> tuple[Misfire, ...]:
    """Every 误报 (of one rule), newest round first; what follows another 误报 into the next version is that one again."""
    found: list[Misfire] = []
    for review in reversed(office.store.reviews.all()):
        wrong = [f for f in office.store.reviews.findings(review.id) if f.decision == "unlisted" and f.reason == FALSE_POSITIVE]
        for finding in wrong:
            if (rule is None or finding.rule == rule) and not _follows_one(office, finding):
                document = office.document(review.document_id)
                found.append(Misfire(finding, document.id, document.called, review.accepted_on))
    return tuple(found)


def misfires_by_rule(office: Office) -> Mapping[str, int]:
    """How many 误报 each rule has."""
    return Counter(one.finding.rule for one in misfires(office))


def _follows_one(office: Office, finding: Finding) -> bool:
    if finding.follows_id is None:
        return False
    before = office.store.reviews.finding(finding.follows_id)
    return before.decision == "unlisted" and before.reason == FALSE_POSITIVE
