"""What the office changes over the seed, and the files kept beside the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Row):
    """One setting; its id is its key."""

    TABLE: ClassVar[str] = "settings"

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Row):
    """A period or figure of the jurisdiction as the office has checked or changed it; its id is the parameter key."""

    TABLE: ClassVar[str] = "parameters"

    amount: int
    unit: str
    basis: str
    checked_by: str | None = None
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange(Row):
    """A rule switched off or given another severity by the office; its id is the rule id."""

    TABLE: ClassVar[str] = "rule_changes"

    active: bool = True
    severity: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay(Row):
    """A day as the yearly notice sets it; its id is the ISO date."""

    TABLE: ClassVar[str] = "calendar_days"

    workday: bool
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedParameter(Row):
    """A figure of the jurisdiction that holds from a day on; before it the one it follows holds."""

    TABLE: ClassVar[str] = "dated_parameters"

    key: str
    since: date
    amount: int
    unit: str
    basis: str
    reason: str
    operator: str
    checked_by: str | None = None
    """Who compared it with the law."""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarNotice(Row):
    """The yearly notice on days off (放假安排) as it was pasted; its id is the year."""

    TABLE: ClassVar[str] = "calendar_notices"

    words: str
    source: str
    entered_on: date
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTemplate(Row):
    """A form template of the office, laid over the one that ships; its id is the file's name (filing_slip.typ, filing_report.docx)."""

    TABLE: ClassVar[str] = "form_templates"

    file_sha: str
    note: str
    at: datetime
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile(Row):
    """A file kept beside the store; its id is the SHA-256 of its bytes."""

    TABLE: ClassVar[str] = "files"

    name: str
    size: int
