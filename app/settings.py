"""设置: what the office calls itself, where its data lies, which jurisdiction, parameters and rules it works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import safekeeping
from app.lifecycle import seed
from app.lifecycle.jurisdiction import Parameter
from app.lifecycle.numbers import NAMES, format_number
from app.office import Office, shipped_names

LABELS: dict[str, str] = {**NAMES, "contact": "联系人", "phone": "联系电话"}
"""The names an office fills in, with the words under which they are asked for."""


@dataclass(frozen=True, slots=True)
class NameSetting:
    """One name: what the office filled in ("" when nothing) and what ships in its place."""

    key: str
    label: str
    value: str
    shipped: str


@dataclass(frozen=True, slots=True)
class BackupTaken:
    """One backup: where it lies and when it was made (None when its name does not tell)."""

    folder: Path
    at: datetime | None


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Everything of 设置 but the rules. ``samples`` are the numbers that the names make, first of this year."""

    names: tuple[NameSetting, ...]
    samples: tuple[tuple[str, str], ...]
    operator: str
    folder: Path
    backups: tuple[BackupTaken, ...]
    jurisdiction: str
    jurisdictions: tuple[tuple[str, str], ...]
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """One group of the rule packs: code, name, how many of its rules are in force."""

    code: str
    name: str
    rules: int


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The rule packs: their hash, which every judgement keeps, and their groups."""

    hash: str
    groups: tuple[RuleGroup, ...]

    @property
    def count(self) -> int:
        """How many rules are in force."""
        return sum(group.rules for group in self.groups)


def office_settings(office: Office) -> OfficeSettings:
    """The settings as they stand."""
    own = office.store.settings.all()
    shipped = shipped_names()
    jurisdiction = office.jurisdiction
    year = office.today().year
    return OfficeSettings(
        names=tuple(NameSetting(key, label, own.get(f"names.{key}", ""), shipped.get(key, "")) for key, label in LABELS.items()),
        samples=tuple((f.name, format_number(f.template, year, 1, office.names)) for f in jurisdiction.numbers),
        operator=office.operator,
        folder=office.store.folder,
        backups=tuple(BackupTaken(folder, safekeeping.made_at(folder)) for folder in safekeeping.backups(office)),
        jurisdiction=jurisdiction.key,
        jurisdictions=tuple((key, seed.load(key).name) for key in seed.available()),
        parameters=tuple(jurisdiction.parameters.values()),
    )


def rules_in_force(office: Office) -> RulesInForce:
    """The rule packs in force for the office."""
    packs = office.packs
    counted = {code: sum(rule.group == code for rule in packs.rules) for code in packs.groups}
    return RulesInForce(packs.hash, tuple(RuleGroup(code, name, counted[code]) for code, name in packs.groups.items()))
