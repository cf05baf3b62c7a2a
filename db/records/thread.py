"""What was said about a matter, and whether it is a normative document at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Row):
    """One call, message, visit, mail or letter about a document (往来). One that asks for an answer has a deadline."""

    TABLE: ClassVar[str] = "contacts"

    document_id: str
    kind: str
    """call, message, visit, mail or letter."""
    outgoing: bool
    at: datetime
    counterpart: str
    """Who it was with: a unit, a person, or both in one line."""
    words: str
    number: str | None = None
    """The number of a letter (函号)."""
    deadline_id: str | None = None
    answered_on: date | None = None
    answer: str | None = None
    file_sha: str | None = None
    file_name: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination(Row):
    """认定: the answers to the five elements, the exclusions ticked, the result and its reason (国办发〔2018〕37号)."""

    TABLE: ClassVar[str] = "determinations"

    document_id: str
    on_date: date
    normative: bool
    answers: tuple[tuple[str, bool], ...]
    """Element and answer."""
    exclusions: tuple[str, ...] = ()
    """Codes of the exclusion list (EX01 …)."""
    reason: str = ""
    operator: str
