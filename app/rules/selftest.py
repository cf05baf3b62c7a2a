"""Every rule carries its own proof; here the proofs are run."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.rules.checks.named import ASK_OTHERS
from app.rules.engine import judge
from app.rules.finding import Severity
from app.rules.rule import Packs, Proof, Rule
from app.text import structure
from app.text.readers import plain
from app.text.tree import Node, Tree

FLAG = "应当报"
SILENT = "不应当报"
LOWER = "应当报为风险"


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One proof and how it came out; ``expected`` in the words of the self-test's report."""

    rule: str
    text: str
    expected: str
    passed: bool


def run_proofs(packs: Packs) -> tuple[ProofRow, ...]:
    """Every proof of every rule of ``packs``."""
    return tuple(row for rule in packs.rules for row in proofs_of(rule, packs))


def proofs_of(rule: Rule, packs: Packs) -> tuple[ProofRow, ...]:
    """The proofs of ``rule``: it must flag, must keep silent, must flag as a risk because a law is cited.

    A rule is judged alone, unless it is a check that asks what the others found.
    """
    judges = replace(packs, rules=(*(r for r in packs.rules if r.check is None), rule) if rule.check in ASK_OTHERS else (rule,))
    expectations: tuple[tuple[str, tuple[Proof, ...], set[Severity]], ...] = (
        (FLAG, rule.must_flag, {rule.severity}),
        (SILENT, rule.must_not_flag, set()),
        (LOWER, rule.downgrade, {Severity.RISK}),
    )
    return tuple(
        ProofRow(rule.id, proof.words, expected, _severities(proof, rule, judges) == wanted)
        for expected, proofs, wanted in expectations
        for proof in proofs
    )


def report(packs: Packs) -> dict[str, object]:
    """The object that ``rules --self-test --json`` prints."""
    rows = run_proofs(packs)
    failures = [{"rule": row.rule, "text": row.text, "expected": row.expected} for row in rows if not row.passed]
    return {"rules": len(packs.rules), "examples": len(rows), "failures": failures}


def _severities(proof: Proof, rule: Rule, packs: Packs) -> set[Severity]:
    judgement = judge(small_tree(proof), packs, proof.facts)
    return {finding.severity for finding in judgement.findings if finding.rule == rule.id}


def small_tree(proof: Proof) -> Tree:
    """A document with an article per line of ``proof``, or one with an item under the lead-in; or the document it writes out."""
    if proof.document:
        return _read(proof.document, proof.title)
    if proof.lead:
        item = Node("item", "第一条第（一）项", proof.text, label="（一）", number=1)
        nodes: tuple[Node, ...] = (Node("article", "第一条", proof.lead, label="第一条", number=1, children=(item,)),)
    else:
        lines = proof.text.split("\n")
        nodes = tuple(Node("article", f"第{n}条", line, label=f"第{n}条", number=n) for n, line in enumerate(lines, 1))
    return Tree(proof.title, None, None, None, None, None, None, None, nodes)


def _read(text: str, name: str) -> Tree:
    lines = plain.read(text.encode(), "")
    return structure.build(lines.lines, lines.metadata, name)
