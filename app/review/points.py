"""The points of an opinion: the findings a reviewer put on the list, as the clauses follow each other, and the number each one bears."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.office import Office
from app.text.tree import Tree
from db.records import Finding, Review

_CELL = re.compile(r"第\d+行第\d+格$")


def listed(office: Office, review: Review) -> list[Finding]:
    """The listed findings (列入意见) of a round in the order of its text; what concerns the whole document comes last."""
    findings = (f for f in office.store.reviews.findings(review.id) if f.decision == "listed")
    return TextOrder(office.tree(office.store.documents.version(review.version_id))).of(findings)


class TextOrder:
    """The order of one text, in which the list on the window and the letter both stand; what concerns the whole document comes last."""

    def __init__(self, tree: Tree) -> None:
        self._places = {node.path: place for place, node in enumerate(tree.walk())}

    def of(self, findings: Iterable[Finding]) -> list[Finding]:
        """``findings`` in this order."""
        return sorted(findings, key=lambda f: (self._place(f.path or ""), f.start or 0, f.number))

    def _place(self, path: str) -> int:
        return self._places.get(path, self._places.get(_CELL.sub("", path), len(self._places)))


def as_printed(findings: Iterable[Finding]) -> list[Finding]:
    """``findings``, ordered as in the text, with the numbers of an issued letter: the points it prints from 1, what it does not print after them."""
    ordered = list(findings)
    printed = [f for f in ordered if f.decision == "listed"]
    numbers = {f.id: n for n, f in enumerate([*printed, *(f for f in ordered if f.decision != "listed")], start=1)}
    return [replace(f, number=numbers[f.id]) for f in ordered]


def problem(finding: Finding) -> str:
    """What is wrong as the card and the letter say it: the words it stands on, then the message; the words once where the message has them already."""
    quote = finding.quote.strip()
    return f"“{quote}”：{finding.message}" if quote and quote not in finding.message else finding.message
