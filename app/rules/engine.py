"""Judging a text: every rule over every clause, and the whole-document checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.rules.checks.given import Facts
from app.rules.checks.running import with_checks
from app.rules.context import silences
from app.rules.finding import Finding, Judgement, ToVerify
from app.rules.hits import Hit, Seekers, hits, seekers
from app.rules.kind import drafting_only, is_report
from app.rules.passages import Passage, passages
from app.rules.rule import Packs, Shared
from app.rules.units import Unit, units
from app.text.tree import Node, Tree

_LEANING_GROUPS = frozenset({"PEN", "LIC", "COE", "FEE"})
_HAN = re.compile("[\u4e00-\u9fff]+")


def judge(tree: Tree, packs: Packs, facts: Facts | None = None) -> Judgement:
    """Every finding on ``tree`` in the order of the text, those about the whole document last.

    ``facts`` are what the office knows besides the text (day of publication, longest validity); without them the checks that need
    them say nothing. Domain conventions of judging: an item is read with its lead-in, 《》 is masked, a restated prohibition is
    silent, a cited law lowers a violation to a risk. Of a report only the drafting is judged (``app.rules.kind``).
    """
    facts = facts or Facts()
    report = is_report(tree, facts, packs.shared)
    applied = drafting_only(packs) if report else packs
    found, to_verify = judged_words(passages(tree), seekers(applied), packs.shared)
    return Judgement(packs.hash, han(tree), with_checks(tree, applied, facts, found), () if report else to_verify, report)


def judged_words(clauses: Iterable[Passage], seeking: Seekers, shared: Shared) -> tuple[tuple[Finding, ...], tuple[ToVerify, ...]]:
    """What the rules that look for words find in ``clauses``, and what is to be compared with the law cited there; each once."""
    findings: dict[tuple[str, str, int, int], Finding] = {}
    to_verify: dict[tuple[str, int, str, str | None], ToVerify] = {}
    for passage in clauses:
        silent = silences(passage.lead_text, shared)
        for unit in units(passage, shared):
            found = hits(seeking, unit, silent, shared)
            for hit in found:
                if hit.severity is not None:
                    findings.setdefault((hit.rule.id, hit.place.path, hit.start, hit.end), hit.finding)
            for row in _citations(unit, found, shared):
                to_verify.setdefault((row.path, row.start, row.law, row.article), row)
    return tuple(findings.values()), tuple(to_verify.values())


def han(tree: Tree) -> int:
    """Han characters (U+4E00–9FFF) in the labels, headings, texts and table cells of ``tree``."""
    return sum(map(len, _HAN.findall("\n".join(part for node in tree.walk() for part in _parts(node)))))


def _parts(node: Node) -> Iterator[str]:
    yield from (node.label or "", node.heading or "", node.text)
    for row in node.rows or ():
        yield from row


def _citations(unit: Unit, found: tuple[Hit, ...], shared: Shared) -> Iterator[ToVerify]:
    """What a person compares with the cited law: clauses on penalty, licence, coercion or fee, and every released hit."""
    if not unit.cited or shared.purpose.search(unit.masked):
        return
    leans = any(hit.rule.group in _LEANING_GROUPS or hit.severity is None for hit in found)
    if not leans and not shared.topic.search(unit.masked):
        return
    for cited in unit.cited:
        place = unit.place(cited.start)
        start, quote = place.sentence.start, place.sentence.text
        yield ToVerify(place.path, start, start + len(quote), quote, cited.law, cited.article)
