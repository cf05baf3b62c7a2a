"""Judging a text: every rule over every clause, and the whole-document checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.law.citations import masked
from app.rules.addressee import addressee, last_subject
from app.rules.checks import Facts
from app.rules.checks.running import with_checks
from app.rules.context import is_internal, is_released, is_restated, silences
from app.rules.finding import Finding, Judgement, Severity, ToVerify
from app.rules.leaning import Cited, leaning, lowered
from app.rules.passages import Lead, Passage, passages
from app.rules.rule import Addressee, Packs, Rule, Shared
from app.rules.sentences import Closed, Sentence, closed, sentences, widened
from app.text.tree import Node, Tree

_LEANING_GROUPS = frozenset({"PEN", "LIC", "COE", "FEE"})
#: over how many sentences a subject that is left out is looked for
_CARRIED = 3
_EDGES = " 　，,、：:；;。（）()"
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence read together with its lead-ins, all without blanks.

    ``places`` are the lead-ins and last the sentence itself, each with its offset in ``text``; ``cut`` is where the sentence begins.
    ``plain`` is ``text`` with full-width marks, ``masked`` the same with 《》 masked; all three are of equal length. ``before`` are
    the sentences before it in the same passage, masked.
    """

    places: tuple[_Place, ...]
    text: str
    plain: str
    masked: str
    cut: int
    cited: tuple[Cited, ...]
    before: tuple[str, ...]

    def binds(self, start: int, end: int, shared: Shared) -> Addressee:
        """Whom the characters ``start:end`` bind."""
        subject = Addressee.UNKNOWN
        for sentence in self.before:
            subject = last_subject(sentence, subject, shared.addressing)
        return addressee(self.masked, start, end, subject, shared.addressing)

    def place(self, position: int) -> _Place:
        """The lead-in or the sentence that holds ``position`` of ``text``."""
        return next(place for place in reversed(self.places) if place.offset <= position)


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    sentence: Sentence
    closed: Closed
    offset: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``start:end`` of the unit's text stand in the text at ``path``, as far as they are of this place."""
        low, high = self.closed.span(start - self.offset, min(end - self.offset, len(self.closed.text)))
        return self.sentence.start + low, self.sentence.start + high


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    place: _Place
    start: int
    end: int
    severity: Severity | None


def judge(tree: Tree, packs: Packs, facts: Facts | None = None) -> Judgement:
    """Every finding on ``tree`` in the order of the text, those about the whole document last.

    ``facts`` are what the office knows besides the text (day of publication, longest validity); without them the checks that need
    them say nothing. Domain conventions of judging: an item is read with its lead-in, 《》 is masked, a restated prohibition is
    silent, a cited law lowers a violation to a risk.
    """
    findings: dict[tuple[str, str, int, int], Finding] = {}
    to_verify: dict[tuple[str, int, str, str | None], ToVerify] = {}
    by_words = tuple((rule, rule.pattern) for rule in packs.rules if rule.pattern is not None)
    for passage in passages(tree):
        silent = silences(passage.lead_text, packs.shared)
        before: tuple[str, ...] = ()
        for sentence in sentences(passage.text):
            unit = _unit(passage, sentence, before, packs.shared)
            before = (*before[-_CARRIED:], unit.masked)
            hits = () if silent else tuple(_all_hits(by_words, unit, packs.shared))
            for hit in sorted(hits, key=lambda hit: hit.start):
                if hit.severity is not None:
                    findings.setdefault((hit.rule.id, hit.place.path, hit.start, hit.end), _finding(hit))
            for row in _citations(unit, hits, packs.shared):
                to_verify.setdefault((row.path, row.start, row.law, row.article), row)
    told = with_checks(tree, packs, facts or Facts(), findings.values())
    return Judgement(packs.hash, han(tree), told, tuple(to_verify.values()))


def han(tree: Tree) -> int:
    """Han characters (U+4E00–9FFF) in the labels, headings, texts and table cells of ``tree``."""
    return sum(len(_HAN.findall(part)) for node in tree.walk() for part in _parts(node))


def _parts(node: Node) -> Iterator[str]:
    yield from (node.label or "", node.heading or "", node.text)
    for row in node.rows or ():
        yield from row


def _unit(passage: Passage, sentence: Sentence, before: tuple[str, ...], shared: Shared) -> _Unit:
    places: list[_Place] = []
    offset = 0
    for lead in (*passage.leads, Lead(passage.path, sentence)):
        place = _Place(lead.path, lead.sentence, closed(lead.sentence.text), offset)
        places.append(place)
        offset += len(place.closed.text)
    text = "".join(place.closed.text for place in places)
    plain = widened(text)
    return _Unit(tuple(places), text, plain, masked(plain), places[-1].offset, leaning(text, shared), before)


def _all_hits(rules: tuple[tuple[Rule, re.Pattern[str]], ...], unit: _Unit, shared: Shared) -> Iterator[_Hit]:
    # nearly every rule is silent on nearly every sentence: one bare search decides that before anything else is done
    plain, without_titles = unit.plain, unit.masked
    touched = [pair for pair in rules if pair[1].search(plain if pair[0].keep_titles else without_titles)]
    for rule, pattern in touched:
        yield from _hits(rule, pattern, unit, shared)


def _hits(rule: Rule, pattern: re.Pattern[str], unit: _Unit, shared: Shared) -> Iterator[_Hit]:
    """The hits of ``rule`` in ``unit``; a severity of None marks a bare reference to a named law.

    A hit is at its part inside the sentence; with no part there it is at the lead-in where it begins.
    """
    text = unit.plain if rule.keep_titles else unit.masked
    for match in pattern.finditer(text, _after_lead_hits(pattern, text, unit.cut)):
        span = _trimmed(text, *match.span())
        if span is None or _is_silenced(rule, unit, text, span, shared):
            continue
        part = _trimmed(text, max(span[0], unit.cut), span[1]) or span
        place = unit.place(part[0])
        yield _Hit(rule, place, *place.span(*part), lowered(rule, unit.plain, match.start(), unit.cited, shared))


def _after_lead_hits(pattern: re.Pattern[str], text: str, cut: int) -> int:
    """Where to search from: after the hits that the lead-in has by itself, which are reported there and once."""
    position = 0
    for match in pattern.finditer(text, 0, cut):
        position = match.end()
    return position


def _is_silenced(rule: Rule, unit: _Unit, text: str, span: tuple[int, int], shared: Shared) -> bool:
    if "INT" in rule.filters and (is_internal(text, shared) or is_internal(text[unit.cut :], shared)):
        return True
    if rule.addressee is not Addressee.UNKNOWN and unit.binds(*span, shared) not in (rule.addressee, Addressee.UNKNOWN):
        return True
    if "NEG" in rule.filters and is_restated(text, *span, shared):
        return True
    return any(is_released(unit.plain, *span, unless, shared) for unless in rule.unless)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """``start, end`` without marks and spaces at the edges; None when nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None


def _finding(hit: _Hit) -> Finding:
    rule = hit.rule
    start = hit.place.sentence.start
    quote = hit.place.sentence.text[hit.start - start : hit.end - start]
    severity = hit.severity or rule.severity
    return Finding(
        rule.id, rule.group, severity, hit.place.path, hit.start, hit.end, quote, rule.message, rule.basis, rule.suggestion, rule.name
    )


def _citations(unit: _Unit, hits: tuple[_Hit, ...], shared: Shared) -> Iterator[ToVerify]:
    """What a person compares with the cited law: clauses on penalty, licence, coercion or fee, and every released hit."""
    if not unit.cited or shared.purpose.search(unit.masked):
        return
    leans = any(hit.rule.group in _LEANING_GROUPS or hit.severity is None for hit in hits)
    if not leans and not shared.topic.search(unit.masked):
        return
    for cited in unit.cited:
        place = unit.place(cited.start)
        start, quote = place.sentence.start, place.sentence.text
        yield ToVerify(place.path, start, start + len(quote), quote, cited.law, cited.article)
