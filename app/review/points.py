"""The points of an opinion: the findings a reviewer put on the list, as the clauses follow each other."""

from __future__ import annotations

import re

from app.office import Office
from app.text.tree import Tree
from db.records import Finding, Review

_CELL = re.compile(r"第\d+行第\d+格$")


def listed(office: Office, review: Review) -> list[Finding]:
    """The listed findings (列入意见) of a round in the order of its text; what concerns the whole document comes last."""
    findings = [f for f in office.store.reviews.findings(review.id) if f.decision == "listed"]
    return _in_text_order(findings, office.tree(office.store.documents.version(review.version_id)))


def _in_text_order(findings: list[Finding], tree: Tree) -> list[Finding]:
    places = {node.path: place for place, node in enumerate(tree.walk())}
    last = len(places)

    def place(finding: Finding) -> tuple[int, int, int]:
        path = finding.path or ""
        return places.get(path, places.get(_CELL.sub("", path), last)), finding.start or 0, finding.number

    return sorted(findings, key=place)
