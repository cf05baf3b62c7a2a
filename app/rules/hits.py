"""Where the rules hit a unit, and how gravely beside what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.rules.context import is_internal, is_released, is_restated
from app.rules.expression import Expression
from app.rules.finding import Finding, Severity
from app.rules.leaning import lowered
from app.rules.prefilter import Prefilter, prefilter
from app.rules.rule import Addressee, Packs, Rule, Shared
from app.rules.units import Place, Unit

DRAFTING = frozenset({"LT", "FMT", "ST"})
"""Groups whose rules look at words as such, whatever the sentence says with them."""
#: no word is longer
_LONGEST = 5
_EDGES = " 　，,、：:；;。（）()"


@dataclass(frozen=True, slots=True)
class Hit:
    """``start:end`` of the text at ``place``; a severity of None marks a bare reference to a named law."""

    rule: Rule
    place: Place
    start: int
    end: int
    severity: Severity | None

    @property
    def finding(self) -> Finding:
        """What is told of the hit."""
        rule = self.rule
        start = self.place.sentence.start
        quote = self.place.sentence.text[self.start - start : self.end - start]
        severity = self.severity or rule.severity
        return Finding(
            rule.id,
            rule.group,
            severity,
            self.place.path,
            self.start,
            self.end,
            quote,
            rule.message,
            rule.basis,
            rule.suggestion,
            rule.name,
        )


Alternatives = tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Seekers:
    """The rules that look for words, with what tells which of them can concern a text at all."""

    rules: tuple[tuple[Rule, Expression], ...]
    filter: Prefilter

    def concerned(self, unit: Unit) -> Iterator[tuple[Rule, Alternatives]]:
        """The rules that can hit ``unit``, in the order of the packs, each with those alternatives of its pattern that can match."""
        same = unit.plain == unit.masked
        masked = self.filter.possible(unit.masked)
        plain = masked if same else self.filter.possible(unit.plain)
        for index in masked if same else sorted({*masked, *plain}):
            rule, pattern = self.rules[index]
            sources = (plain if rule.keep_titles else masked).get(index)
            if sources is not None:
                yield rule, tuple(Expression(source, pattern.where) for source in sources)


def seekers(packs: Packs) -> Seekers:
    """Those of the rules of ``packs`` that look for words."""
    rules = tuple((rule, rule.pattern) for rule in packs.rules if rule.pattern is not None)
    return Seekers(rules, prefilter(tuple(pattern.pattern for _, pattern in rules)))


def hits(seeking: Seekers, unit: Unit, silent: bool, shared: Shared) -> tuple[Hit, ...]:
    """Every hit in ``unit`` in the order of its text; under a ``silent`` lead-in only what concerns drafting.

    A hit of a rule that yields to another is left out where that one hits some of the same words: one doubt, told once.
    """
    rules = (pair for pair in seeking.concerned(unit) if not silent or pair[0].group in DRAFTING)
    found = sorted((hit for rule, alternatives in rules for hit in _hits(rule, alternatives, unit, shared)), key=lambda hit: hit.start)
    if not found:
        return ()
    if not any(hit.rule.yields_to for hit in found):
        return tuple(found)
    told = _told_best(found)
    return tuple(hit for hit in found if hit in told)


def _told_best(found: list[Hit]) -> list[Hit]:
    """Those of ``found`` that no other tells better: one that yields to none still waiting speaks, and all that yield to it fall silent.

    Where rules yield to each other in a circle, the one that yields to fewest speaks first.
    """
    waiting = sorted(found, key=lambda hit: len(hit.rule.yields_to))
    told: list[Hit] = []
    while waiting:
        first = next((hit for hit in waiting if not any(_yields(hit, other) for other in waiting)), waiting[0])
        told.append(first)
        waiting = [hit for hit in waiting if hit is not first and not _yields(hit, first)]
    return told


def _yields(hit: Hit, other: Hit) -> bool:
    return bool(hit.rule.yields_to & {other.rule.id, other.rule.group}) and _share_words(hit, other)


def _share_words(one: Hit, other: Hit) -> bool:
    same_rule = one.rule.id == other.rule.id
    return not same_rule and one.place.path == other.place.path and one.start < other.end and other.start < one.end


def _hits(rule: Rule, alternatives: Alternatives, unit: Unit, shared: Shared) -> Iterator[Hit]:
    """A hit is at its part inside the sentence; with no part there it is at the lead-in where it begins."""
    text = unit.plain if rule.keep_titles else unit.masked
    pattern = _matching(alternatives, text, unit.cut)
    if pattern is None:
        return
    for match in pattern.finditer(text, _after_lead_hits(pattern, text, unit.cut)):
        span = _trimmed(text, *match.span())
        if span is None or _is_silenced(rule, unit, text, span, shared):
            continue
        part = _trimmed(text, max(span[0], unit.cut), span[1]) or span
        place = unit.place(part[0])
        where = place.span(*_whole_words(text, place, part, shared))
        is_quoted = rule.group not in DRAFTING and unit.is_quoted(place, *where)
        yield Hit(rule, place, *where, None if is_quoted else lowered(rule, unit.plain, match.start(), unit.cited, shared))


def _matching(alternatives: Alternatives, text: str, cut: int) -> re.Pattern[str] | None:
    """What finds in ``text``, and in its lead-ins up to ``cut``, all that the ``alternatives`` find; None when that is nothing.

    Only those that match are put together again: most of the others never need to be compiled as one.
    """
    matching = [one for one in alternatives if one.compiled.search(text)]
    if not matching:
        return None
    in_leads = [one for one in alternatives if one in matching or one.compiled.search(text, 0, cut)] if cut else matching
    return in_leads[0].compiled if len(in_leads) == 1 else Expression("|".join(one.pattern for one in in_leads), in_leads[0].where).compiled


def _after_lead_hits(pattern: re.Pattern[str], text: str, cut: int) -> int:
    """Where to search from: after the hits that the lead-in has by itself, which are reported there and once."""
    position = 0
    for match in pattern.finditer(text, 0, cut):
        position = match.end()
    return position


def _is_silenced(rule: Rule, unit: Unit, text: str, span: tuple[int, int], shared: Shared) -> bool:
    if "INT" in rule.filters and _is_internal(unit, text, span, shared):
        return True
    if rule.addressee is not Addressee.UNKNOWN and unit.binds(*span, shared) not in (rule.addressee, Addressee.UNKNOWN):
        return True
    if "NEG" in rule.filters and is_restated(text, *span, shared):
        return True
    return any(is_released(unit.plain, *span, unless.compiled, shared) for unless in rule.unless)


def _is_internal(unit: Unit, text: str, span: tuple[int, int], shared: Shared) -> bool:
    """Whether the sentence speaks to the administration itself (INT): by its first words, or by the subject of the hit.

    With 由 an agency acts upon somebody else, which is not speaking to itself.
    """
    if is_internal(text, shared) or is_internal(text[unit.cut :], shared):
        return True
    return "由" not in text[: span[1]] and unit.binds(*span, shared) is Addressee.AGENCY


def _whole_words(text: str, place: Place, span: tuple[int, int], shared: Shared) -> tuple[int, int]:
    """``span`` widened to the words that its ends cut, as far as they stand in ``place``."""
    start, end = span
    low, high = place.offset, place.offset + len(place.closed.text)
    for word in shared.whole_words.finditer(text, max(low, start - _LONGEST), min(high, end + _LONGEST)):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """``start, end`` without marks and spaces at the edges; None when nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None
