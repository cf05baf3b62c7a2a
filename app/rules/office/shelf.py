"""The rules of the office as a clerk looks at them: all of them, switched off or not, with what became of their findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from app.errors import UserError
from app.office import Office
from app.people.permissions import why_not
from app.rules.finding import Severity
from app.rules.overlay import DISTRICT, OWN, Overlay, definitions
from app.rules.pack import load_packs
from app.rules.rule import Packs, Rule
from app.rules.tables import Table, text_of
from db.records import RuleFinding, RuleTally

_ORDER = ("AUTH", "LIC", "PEN", "COE", "FEE", "CER", "RGT", "FC", "TXT", "DOC", "LT", "FMT", "ST")
"""The groups as the contract lists them: content before form."""
Words = tuple[tuple[str, tuple[str, ...]], ...]
Own = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Every rule there is: what ships and the office's own, none switched off, each with its shipped severity. ``broken`` own ones by id, with the fault."""

    packs: Packs
    broken: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One rule. ``rule`` has the severity in force, and is None for an own one that cannot be read (``fault`` says why).

    ``severity`` is the one in force, ``shipped`` the one it comes with; ``reason`` why the office changed it.
    """

    id: str
    name: str
    group: str
    severity: Severity
    shipped: Severity
    active: bool
    reason: str
    own: bool
    pack: str
    tally: RuleTally
    rule: Rule | None
    fault: str = ""

    @property
    def laws(self) -> str:
        """Its bases in one line."""
        return "；".join(f"《{one.law}》{one.article or ''}" for one in self.rule.basis) if self.rule else ""

    @property
    def is_changed(self) -> bool:
        """Whether the office has switched it off or graded it anew."""
        return not self.active or self.severity != self.shipped


@dataclass(frozen=True, slots=True)
class Shelf:
    """All rules in the order of their groups, the names of the groups, the hash of the packs in force, and why the operator may change nothing ("")."""

    lines: tuple[Line, ...]
    groups: Mapping[str, str]
    hash: str
    why_not: str = ""

    def line(self, rule_id: str) -> Line | None:
        """The rule of this id, or None."""
        return next((line for line in self.lines if line.id == rule_id), None)


def shelf(office: Office) -> Shelf:
    """The rules as they stand."""
    every = whole(office)
    changes = {change.id: change for change in office.store.settings.rule_changes()}
    packs = {row.id: row.pack for row in office.store.settings.office_rules()}
    tallies = office.store.reviews.tallies()

    def line(rule: Rule) -> Line:
        change = changes.get(rule.id)
        severity = Severity(change.severity) if change and change.severity else rule.severity
        active, reason = (change.active, change.reason) if change else (True, "")
        tally = tallies.get(rule.id) or _none(rule.id)
        graded = replace(rule, severity=severity)
        own = rule.id in packs
        return Line(rule.id, rule.name, rule.group, severity, rule.severity, active, reason, own, packs.get(rule.id, ""), tally, graded)

    lines = [line(rule) for rule in every.packs.rules]
    for rule_id, fault in every.broken.items():
        row = next((row for row in office.store.settings.office_rules() if row.id == rule_id), None)
        active = changes[rule_id].active if rule_id in changes else True
        tally = tallies.get(rule_id) or _none(rule_id)
        lines.append(
            Line(rule_id, rule_id, "", Severity.HINT, Severity.HINT, active, "", True, row.pack if row else "", tally, None, fault)
        )
    order = {code: place for place, code in enumerate(dict.fromkeys((*_ORDER, *every.packs.groups)))}
    lines.sort(key=lambda line: order.get(line.group, len(order)))
    groups = {code: every.packs.groups[code] for code in sorted(every.packs.groups, key=order.__getitem__)}
    return Shelf(tuple(lines), groups, _hash(office), why_not(office, "rule_switch") or "")


def whole(office: Office) -> Whole:
    """Every rule of the office, switched off or not."""
    return _whole(*_laid(office))


def findings_of(office: Office, rule_id: str) -> tuple[RuleFinding, ...]:
    """The findings of one rule, newest round first: what the figures of the page stand on."""
    return office.store.reviews.of_rule(rule_id)


def own_table(office: Office, rule_id: str) -> Table | None:
    """The office's own rule of this id as it is written; None when it has none."""
    row = next((row for row in office.store.settings.office_rules() if row.id == rule_id), None)
    return None if row is None else {"id": rule_id, **{key: value for key, value in definitions(row.definition)[0].items() if key != "id"}}


def try_whole(office: Office, words: Mapping[str, tuple[str, ...]]) -> Whole:
    """Every rule as it would be with these words of the office instead of its own."""
    _, own, district = _laid(office)
    return _whole(tuple(words.items()), own, district)


def _laid(office: Office) -> tuple[Words, Own, str]:
    settings = office.store.settings
    words = tuple((row.id, row.words) for row in settings.rule_words())
    own = tuple((row.id, row.definition) for row in settings.office_rules())
    return words, own, settings.all().get("names.district", "")


@lru_cache(maxsize=4)
def _whole(words: Words, own: Own, district: str) -> Whole:
    added = dict(words)
    if district:
        added[DISTRICT] = (*added.get(DISTRICT, ()), district)
    rows: list[Table] = []
    broken: dict[str, str] = {}
    for rule_id, definition in own:
        try:
            rows += [{**row, "id": rule_id} for row in definitions(definition)]
        except UserError as error:
            broken[rule_id] = error.sentence
    try:
        return Whole(load_packs(Overlay(words=added, rules=tuple(rows))), broken)
    except UserError:
        # one of them is wrong: the others are read all the same
        good: list[Table] = []
        for row in rows:
            try:
                load_packs(Overlay(words=added, rules=(*good, row)))
                good.append(row)
            except UserError as error:
                broken[text_of(row, "id", OWN)] = error.sentence
        return Whole(load_packs(Overlay(words=added, rules=tuple(good))), broken)


def _hash(office: Office) -> str:
    try:
        return office.packs.hash
    except UserError:
        return ""


def _none(rule_id: str) -> RuleTally:
    return RuleTally(rule_id, 0, 0, 0, 0, 0, 0)
