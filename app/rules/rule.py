"""The shape of a rule pack in memory: rules with their proofs, the filters they share, and an office's changes to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.rules.finding import Basis, Severity


@dataclass(frozen=True, slots=True)
class Proof:
    """A text that a rule must or must not flag. ``lead`` is the lead-in it hangs on; ``title`` and ``published_on`` serve DOC rules."""

    text: str
    title: str = ""
    lead: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It looks for ``pattern`` in sentences, or is the whole-document check named ``check``; never both.

    ``filters`` names the shared filters (NEG restated prohibition, INT subject inside the administration) that silence a hit;
    ``unless`` are the rule's own releases, searched in the sentence as written. ``keep_titles`` searches inside 《》 as well.
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
    pattern: re.Pattern[str] | None = None
    check: str | None = None
    filters: frozenset[str] = frozenset()
    unless: tuple[re.Pattern[str], ...] = ()
    keep_titles: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """What all rules share (``resources/rules/shared.toml``).

    ``restated`` and ``internal`` are the filters NEG and INT. ``prohibits`` tells a release that is itself a prohibition.
    ``carried_on`` joins a comma clause to a prohibition before it.
    ``silent_lead`` matches lead-ins that silence their items. The rest reads citations: see ``app.rules.leaning``.
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
    purpose: re.Pattern[str]
    topic: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What an office changed in a shipped rule: switched off, or its severity. The seed itself is never written."""

    enabled: bool = True
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Packs:
    """The rules in force for an office, in the order of the packs. ``hash``: see ``app.rules.pack.load_packs``."""

    rules: tuple[Rule, ...]
    shared: Shared
    groups: Mapping[str, str]
    hash: str

    def rule(self, rule_id: str) -> Rule:
        """The rule called ``rule_id``; KeyError when there is none or it is switched off."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)
