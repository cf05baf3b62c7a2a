"""The checks of the packs run over one text; what they object to becomes findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from app.rules.checks.document import document
from app.rules.checks.given import Facts
from app.rules.checks.named import CHECKS
from app.rules.checks.spot import Spot
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
    return tuple(_once_each(sorted((*found, *checked), key=place), packs))


def _once_each(findings: list[Finding], packs: Packs) -> Iterator[Finding]:
    """``findings`` without the repeats of rules that speak once; the first of them tells how many places there are."""
    once = {rule.id for rule in packs.rules if rule.once}
    count = Counter(finding.rule for finding in findings)
    told: set[str] = set()
    for finding in findings:
        if finding.rule not in once:
            yield finding
        elif finding.rule not in told:
            told.add(finding.rule)
            number = count[finding.rule]
            yield replace(finding, message=finding.message.replace("{said}", f"（全文共{number}处）" if number > 1 else ""))


def _checked(tree: Tree, packs: Packs, facts: Facts, found: Collection[Finding]) -> Iterator[Finding]:
    troubled = frozenset(finding.group for finding in found if finding.severity is not Severity.HINT)
    seen = document(tree, facts, troubled)
    for rule in packs.rules:
        if rule.check is not None:
            for spot in CHECKS[rule.check](seen):
                yield _finding(rule, spot)


def _finding(rule: Rule, spot: Spot) -> Finding:
    message = rule.message if rule.once else rule.message.replace("{said}", spot.said or "")
    return Finding(
        rule.id, rule.group, spot.severity or rule.severity, spot.path, spot.start, spot.end, spot.quote, message,
        spot.basis or rule.basis, rule.suggestion, rule.name,
    )  # fmt: skip
