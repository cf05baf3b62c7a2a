"""How a sentence leans on superior law: which citation lowers a hit, and which makes it a bare reference.

domain.md §4.2 points 5 and 10: with an amount or a condition of its own the clause stays a finding (a violation becomes a risk); a bare
reference to a named law is no finding. Both go onto the list of citations to be compared with the cited law.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.law.citations import bracketed, citations, masked
from app.rules.finding import Severity
from app.rules.rule import Rule, Shared
from app.rules.sentences import widened

_DRAFTING = frozenset({"LT", "FMT", "ST"})
"""Groups about wording: what a clause leans on does not excuse it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A law that a sentence leans on: ``sentence[start:end]``, its title as written or the words 依法, 国家有关规定."""

    start: int
    end: int
    law: str
    article: str | None
    named: bool


def leaning(sentence: str, shared: Shared) -> tuple[Cited, ...]:
    """The laws that ``sentence`` leans on, in its order; a title that nothing introduces with 依照, 按照 … is mentioned only."""
    found: list[Cited] = []
    reached = -1
    for cited in citations(sentence):
        introduced = cited.bare or shared.named.search(sentence, max(0, cited.start - 2), cited.start + 1)
        joined = reached >= 0 and cited.start - reached <= 2
        if introduced or joined:
            found.append(Cited(cited.start, cited.end, cited.law, cited.article, named=True))
            reached = cited.end
    found.extend(_unnamed(masked(sentence), shared))
    return tuple(sorted(found, key=lambda cited: cited.start))


def _unnamed(text: str, shared: Shared) -> Iterator[Cited]:
    """依法, 国家有关规定 … in a masked sentence; 未依法, and 依法 that only describes a noun (依法取得的), cite nothing."""
    for match in shared.unnamed.finditer(text):
        if not shared.attribute.match(text, match.start()) and text[max(0, match.start() - 1) : match.start()] not in ("未", "不"):
            yield Cited(match.start(), match.end(), match.group(), None, named=False)


def binding(cited: Cited, shared: Shared) -> bool:
    """Whether ``cited`` can carry a penalty, licence, coercive measure or fee at all: a plan or a notice cannot."""
    return not cited.named or shared.binding_title.search(widened(cited.law)) is not None


def lowered(rule: Rule, sentence: str, hit_start: int, cited: tuple[Cited, ...], shared: Shared) -> Severity | None:
    """The severity of a hit at ``hit_start`` of ``sentence`` beside what it cites; None when it is a bare reference."""
    carrying = tuple(one for one in cited if binding(one, shared))
    if not carrying or rule.group in _DRAFTING:
        return rule.severity
    if any(one.named for one in carrying) and _is_bare_reference(rule, sentence, hit_start, carrying, shared):
        return None
    return Severity.RISK if rule.severity is Severity.VIOLATION else rule.severity


def _is_bare_reference(rule: Rule, sentence: str, hit_start: int, cited: tuple[Cited, ...], shared: Shared) -> bool:
    """Nothing in ``sentence`` is set by itself: no amount, and no condition but one the cited law already has."""
    text = masked(sentence)
    if shared.amount.search(text):
        return False
    conditions = [match.group() for match in shared.own_condition.finditer(sentence)]
    if conditions:
        return all(shared.statutory_condition.search(condition) for condition in conditions)
    before = min(one.start for one in cited if one.named) < hit_start
    return before and (rule.severity is not Severity.VIOLATION or shared.reference.search(bracketed(sentence)) is not None)
