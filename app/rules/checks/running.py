"""The checks of the packs run over one text; what they object to becomes findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from app.rules.checks import CHECKS, Facts, Spot, document
from app.rules.finding import Finding, Severity
from app.rules.rule import Packs, Rule
from app.text.tree import Tree

_CELL = re.compile(r"第\d+行第\d+格$")


def with_checks(tree: Tree, packs: Packs, facts: Facts, found: Collection[Finding]) -> tuple[Finding, ...]:
    """What the patterns ``found`` on ``tree`` and what the checks of ``packs`` find besides: in the order of the text, the whole document last."""
    order = {node.path: index for index, node in enumerate(tree.walk())}

    def place(finding: Finding) -> tuple[int, int]:
        path = _CELL.sub("", finding.path or "")
        return order.get(path, len(order)), finding.start or 0

    checked = dict.fromkeys(_checked(tree, packs, facts, found))
    return tuple(sorted((*found, *checked), key=place))


def _checked(tree: Tree, packs: Packs, facts: Facts, found: Collection[Finding]) -> Iterator[Finding]:
    troubled = frozenset(finding.group for finding in found if finding.severity is not Severity.HINT)
    seen = document(tree, facts, troubled)
    for rule in packs.rules:
        if rule.check is not None:
            for spot in CHECKS[rule.check](seen):
                yield _finding(rule, spot)


def _finding(rule: Rule, spot: Spot) -> Finding:
    message = rule.message.replace("{said}", spot.said or "")
    return Finding(
        rule.id, rule.group, spot.severity or rule.severity, spot.path, spot.start, spot.end, spot.quote, message,
        spot.basis or rule.basis, rule.suggestion, rule.name,
    )  # fmt: skip
