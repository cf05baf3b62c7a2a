"""The shape of a rule pack in memory: rules with their proofs, the filters they share, and an office's changes to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.rules.checks.given import Facts
from app.rules.expression import Expression
from app.rules.finding import Basis, Severity


@dataclass(frozen=True, slots=True)
class Proof:
    """A text that a rule must or must not flag: an article per line, or an item under the lead-in ``lead``.

    ``document`` is a whole text instead, read as a plain text file is. ``title`` and ``facts`` serve checks.
    """

    text: str = ""
    title: str = ""
    lead: str = ""
    document: str = ""
    facts: Facts = field(default_factory=Facts)

    @property
    def words(self) -> str:
        """What the report of a proof that fails quotes."""
        return self.document or self.lead + self.text


class Addressee(StrEnum):
    """The side that the words of a sentence bind: the administration itself, or citizens and enterprises."""

    AGENCY = "agency"
    CITIZEN = "citizen"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It looks for ``pattern`` in sentences, or is the whole-document check named ``check``; never both.

    ``filters`` names the shared filters (NEG restated prohibition, INT subject inside the administration) that silence a hit;
    ``unless`` are the rule's own releases, searched in the sentence as written. ``keep_titles`` searches inside 《》 as well.
    ``once`` tells only the first place of a text; ``{said}`` in the message then tells how many there are.
    ``addressee`` silences a hit whose words certainly bind the other side (``app.rules.addressee``); UNKNOWN asks for no side.
    ``yields_to`` are ids or groups of rules: where one of them hits some of the same words, this one says nothing.
    """

    id: str
    name: str
    group: str
    severity: Severity
    basis: tuple[Basis, ...]
    message: str
    must_flag: tuple[Proof, ...]
    must_not_flag: tuple[Proof, ...]
    downgrade: tuple[Proof, ...] = ()
    suggestion: str | None = None
    pattern: Expression | None = None
    check: str | None = None
    filters: frozenset[str] = frozenset()
    unless: tuple[Expression, ...] = ()
    keep_titles: bool = False
    once: bool = False
    addressee: Addressee = Addressee.UNKNOWN
    yields_to: frozenset[str] = frozenset()

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Everything the rule searches with."""
        return (*((self.pattern,) if self.pattern is not None else ()), *self.unless)

    def compile(self) -> tuple[re.Pattern[str], ...]:
        """All of them ready to search. Raises BadPack for one that is wrong."""
        return tuple(expression.compiled for expression in self.expressions)


@dataclass(frozen=True, slots=True)
class Addressing:
    """How it is told whom a sentence binds (``[addressing]`` of ``shared.toml``; see ``app.rules.addressee``).

    ``actor`` names sides by its groups agency and citizen. What stands before an actor and ends in ``governs`` makes it an object.
    So is one after ``predicate``, unless ``agent`` (由) stands before it; one before ``attributive`` only describes a thing. What
    stands before the predicate and is not ``adverbial`` is a subject, known or not. ``joins`` stands between actors of one list; ``breaks_name`` keeps two actors apart that are not one name. ``carries`` begins a
    sentence that takes its subject from the one before. ``condition_end`` ends a clause that is only a condition. ``upon`` begins a
    clause in which somebody is acted upon; ``measure`` is what an agency does to others.
    """

    actor: re.Pattern[str]
    governs: re.Pattern[str]
    predicate: re.Pattern[str]
    agent: re.Pattern[str]
    attributive: re.Pattern[str]
    adverbial: re.Pattern[str]
    joins: re.Pattern[str]
    breaks_name: re.Pattern[str]
    carries: re.Pattern[str]
    condition_end: re.Pattern[str]
    upon: re.Pattern[str]
    measure: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """What all rules share (``resources/rules/shared.toml``).

    ``restated`` and ``internal`` are the filters NEG and INT. ``prohibits`` tells a release that is itself a prohibition.
    ``carried_on`` joins a comma clause to a prohibition before it.
    ``silent_lead`` matches lead-ins that silence their items. ``whole_words`` are not cut by the ends of a hit. ``report_title`` ends the title of what is no normative document
    (``app.rules.kind``). The rest reads citations: see ``app.rules.leaning``.
    """

    restated: re.Pattern[str]
    prohibits: re.Pattern[str]
    carried_on: re.Pattern[str]
    internal: re.Pattern[str]
    silent_lead: re.Pattern[str]
    named: re.Pattern[str]
    binding_title: re.Pattern[str]
    unnamed: re.Pattern[str]
    attribute: re.Pattern[str]
    amount: re.Pattern[str]
    own_condition: re.Pattern[str]
    statutory_condition: re.Pattern[str]
    reference: re.Pattern[str]
    quoting: re.Pattern[str]
    leans_back: re.Pattern[str]
    purpose: re.Pattern[str]
    topic: re.Pattern[str]
    whole_words: re.Pattern[str]
    report_title: re.Pattern[str]
    addressing: Addressing


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What an office changed in a shipped rule: switched off, or its severity. The seed itself is never written."""

    enabled: bool = True
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Packs:
    """The rules in force for an office, in the order of the packs. ``hash``: see ``app.rules.pack.load_packs``.

    ``own`` are the office's own rules; ``words`` the word groups by name, each an expression with what the office put into it.
    """

    rules: tuple[Rule, ...]
    shared: Shared
    groups: Mapping[str, str]
    hash: str
    own: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)

    def rule(self, rule_id: str) -> Rule:
        """The rule called ``rule_id``; KeyError when there is none or it is switched off."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)
