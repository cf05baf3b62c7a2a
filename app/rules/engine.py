"""Judging a text: every rule over every clause, and the whole-document checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.law.citations import masked
from app.rules.checks import CHECKS, Facts, document
from app.rules.context import is_internal, is_restated, silences
from app.rules.finding import Finding, Judgement, Severity, ToVerify
from app.rules.leaning import Cited, leaning, lowered
from app.rules.passages import Lead, Passage, passages
from app.rules.rule import Packs, Rule, Shared
from app.rules.sentences import Sentence, sentences
from app.text.tree import Node, Tree

_LEANING_GROUPS = frozenset({"PEN", "LIC", "COE", "FEE"})
_EDGES = " 　，,、：:；;。（）()"
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence read together with its lead-in: ``text`` is both, ``masked`` the same with 《》 masked, ``cut`` where the lead ends."""

    path: str
    start: int
    text: str
    masked: str
    cut: int
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    start: int
    end: int
    severity: Severity | None


def judge(tree: Tree, packs: Packs, facts: Facts | None = None) -> Judgement:
    """Every finding on ``tree`` in the order of the text, those about the whole document last.

    ``facts`` are what the office knows besides the text (day of publication, longest validity); without them the checks that need
    them say nothing. Domain conventions of judging: an item is read with its lead-in, 《》 is masked, a restated prohibition is
    silent, a cited law lowers a violation to a risk.
    """
    findings: list[Finding] = []
    to_verify: dict[tuple[str, int, str, str | None], ToVerify] = {}
    by_words = tuple(rule for rule in packs.rules if rule.pattern is not None)
    for passage in passages(tree):
        silent = silences(passage.lead_text, packs.shared)
        for sentence in sentences(passage.text):
            unit = _unit(passage, sentence, packs.shared)
            hits = () if silent else tuple(hit for rule in by_words for hit in _hits(rule, unit, packs.shared))
            findings.extend(_findings(unit, hits))
            for row in _citations(unit, passage, sentence, hits, packs.shared):
                to_verify.setdefault((row.path, row.start, row.law, row.article), row)
    findings.extend(_whole(tree, packs, facts or Facts()))
    return Judgement(packs.hash, han(tree), tuple(findings), tuple(to_verify.values()))


def han(tree: Tree) -> int:
    """Han characters (U+4E00–9FFF) in the labels, headings, texts and table cells of ``tree``."""
    return sum(len(_HAN.findall(part)) for node in tree.walk() for part in _parts(node))


def _parts(node: Node) -> Iterator[str]:
    yield from (node.label or "", node.heading or "", node.text)
    for row in node.rows or ():
        yield from row


def _unit(passage: Passage, sentence: Sentence, shared: Shared) -> _Unit:
    lead = passage.lead_text
    text = lead + sentence.text
    return _Unit(passage.path, sentence.start, text, masked(lead) + masked(sentence.text), len(lead), leaning(text, shared))


def _hits(rule: Rule, unit: _Unit, shared: Shared) -> Iterator[_Hit]:
    """The hits of ``rule`` in the sentence of ``unit``; a severity of None marks a bare reference to a named law."""
    assert rule.pattern is not None
    text = unit.text if rule.keep_titles else unit.masked
    position = _after_lead_hits(rule.pattern, text, unit.cut)
    for match in rule.pattern.finditer(text, position):
        if match.end() <= unit.cut:
            continue
        span = _trimmed(text, *match.span())
        if span is None or span[1] <= unit.cut or _is_silenced(rule, unit, text, span, shared):
            continue
        part = _trimmed(text, max(span[0], unit.cut), span[1])
        if part is not None:
            yield _Hit(rule, *part, lowered(rule, unit.text, match.start(), unit.cited, shared))


def _after_lead_hits(pattern: re.Pattern[str], text: str, cut: int) -> int:
    """Where to search from: after the hits that the lead-in has by itself, which are reported there and once."""
    position = 0
    for match in pattern.finditer(text, 0, cut):
        position = match.end()
    return position


def _is_silenced(rule: Rule, unit: _Unit, text: str, span: tuple[int, int], shared: Shared) -> bool:
    if "INT" in rule.filters and is_internal(text, shared):
        return True
    if "NEG" in rule.filters and is_restated(text, *span, shared):
        return True
    return any(unless.search(unit.text) for unless in rule.unless)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """``start, end`` without marks and spaces at the edges; None when nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None


def _findings(unit: _Unit, hits: tuple[_Hit, ...]) -> Iterator[Finding]:
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.severity is not None:
            start = unit.start + hit.start - unit.cut
            yield _finding(hit.rule, hit.severity, unit.path, start, unit.text[hit.start : hit.end])


def _finding(rule: Rule, severity: Severity, path: str | None, start: int | None, quote: str) -> Finding:
    end = None if start is None else start + len(quote)
    return Finding(rule.id, rule.group, severity, path, start, end, quote, rule.message, rule.basis, rule.suggestion, rule.name)


def _citations(unit: _Unit, passage: Passage, sentence: Sentence, hits: tuple[_Hit, ...], shared: Shared) -> Iterator[ToVerify]:
    """What a person compares with the cited law: clauses on penalty, licence, coercion or fee, and every released hit."""
    if not unit.cited or shared.purpose.search(unit.masked):
        return
    leans = any(hit.rule.group in _LEANING_GROUPS or hit.severity is None for hit in hits)
    if not leans and not shared.topic.search(unit.masked):
        return
    places = _places(passage, sentence)
    for cited in unit.cited:
        path, at, text, _ = next(place for place in reversed(places) if place[3] <= cited.start)
        yield ToVerify(path, at, at + len(text), text, cited.law, cited.article)


def _places(passage: Passage, sentence: Sentence) -> tuple[tuple[str, int, str, int], ...]:
    """Path, start and text of each lead-in and of the sentence, with their offsets in the unit."""
    places: list[tuple[str, int, str, int]] = []
    offset = 0
    own = Lead(passage.path, sentence)
    for lead in (*passage.leads, own):
        places.append((lead.path, lead.sentence.start, lead.sentence.text, offset))
        offset += len(lead.sentence.text)
    return tuple(places)


def _whole(tree: Tree, packs: Packs, facts: Facts) -> Iterator[Finding]:
    seen = document(tree, facts)
    for rule in packs.rules:
        if rule.check is not None and CHECKS[rule.check](seen):
            yield _finding(rule, rule.severity, None, None, "")
