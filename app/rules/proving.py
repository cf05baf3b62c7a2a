"""What a proof of a rule says besides its text: the facts of the office it is judged with, written as a table in the pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from app.rules.checks.given import Course, Facts, Neighbour

_SIMPLE = ("published_on", "validity_months_normal", "validity_months_trial", "normative")
_KEYS = frozenset({*_SIMPLE, "course", "laws", "register"})


@dataclass(frozen=True, slots=True)
class ProofLaws:
    """A law library of a few lines: by title the rank (key ``rank``) and the texts of articles (key 第×条)."""

    rows: Mapping[str, Mapping[str, str]]

    def official(self, cited: str) -> str | None:
        """See :class:`app.rules.checks.given.Laws`."""
        name = cited.strip("《》")
        return name if name in self.rows else None

    def rank(self, cited: str) -> str | None:
        """See :class:`app.rules.checks.given.Laws`."""
        return self.rows.get(cited.strip("《》"), {}).get("rank")

    def article(self, cited: str, article: str) -> str | None:
        """See :class:`app.rules.checks.given.Laws`."""
        return self.rows.get(cited.strip("《》"), {}).get(article)


def facts_of(table: Mapping[str, object]) -> Facts:
    """The facts that ``table`` writes; ValueError names a key that no fact has, or one of the wrong kind."""
    _refuse_others(table, _KEYS)
    course = table.get("course")
    laws = table.get("laws")
    register = table.get("register", [])
    published = table.get("published_on")
    normal, trial = table.get("validity_months_normal"), table.get("validity_months_trial")
    normative = table.get("normative")
    return Facts(
        published_on=published if isinstance(published, date) else None,
        validity_months_normal=normal if isinstance(normal, int) else Facts().validity_months_normal,
        validity_months_trial=trial if isinstance(trial, int) else Facts().validity_months_trial,
        normative=normative if isinstance(normative, bool) else None,
        course=_course(course) if isinstance(course, dict) else None,
        laws=ProofLaws(laws) if isinstance(laws, dict) else None,
        register=tuple(_neighbour(row) for row in register) if isinstance(register, list) else (),
    )


def _course(row: Mapping[str, object]) -> Course:
    _refuse_others(row, {field.name for field in fields(Course)})
    given = {key: _frozen(key, value) for key, value in row.items()}
    return Course(**given)  # type: ignore[arg-type]  # a pack is proved in the suite, where a wrong kind fails at once


def _frozen(key: str, value: object) -> object:
    if isinstance(value, list):
        return frozenset(value) if key == "materials" else tuple(value)
    return value


def _neighbour(row: Mapping[str, object]) -> Neighbour:
    _refuse_others(row, {field.name for field in fields(Neighbour)})
    published, number, issuer = row.get("published_on"), row.get("number"), row.get("issuer")
    return Neighbour(
        str(row.get("title", "")),
        str(number) if number else None,
        published if isinstance(published, date) else None,
        str(row.get("topic", "")),
        str(issuer) if issuer else None,
    )


def _refuse_others(row: Mapping[str, object], known: set[str] | frozenset[str]) -> None:
    unknown = set(row) - known
    if unknown:
        raise ValueError("、".join(sorted(unknown)))
