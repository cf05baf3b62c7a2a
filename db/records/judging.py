"""What the office lays over the shipped laws and rules, and who else has a say in a review: checklist, counsel, approvals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChange(Row):
    """A law added or corrected by the office, laid over the catalogue; its id is the official title."""

    TABLE: ClassVar[str] = "law_changes"

    short_title: str | None = None
    aliases: tuple[str, ...] = ()
    level: str = ""
    issuing_body: str | None = None
    doc_no: str | None = None
    first_promulgated: date | None = None
    latest_revision: date | None = None
    effective_on: date | None = None
    status: str = ""
    repealed_on: date | None = None
    replaced_by: str | None = None
    """Official title of what took its place."""
    pending_version: date | None = None
    """The day from which a version not yet in force applies."""
    last_article: int | None = None
    as_of: date
    """The day for which the facts were looked up."""
    source: str
    """Where they were read, in the clerk's words."""
    checked_by: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText(Row):
    """One wording of a law that the office has imported: the file as it came and the tree read from it."""

    TABLE: ClassVar[str] = "law_texts"

    law: str
    """Official title."""
    revised_on: date | None = None
    effective_on: date | None = None
    file_sha: str
    file_name: str
    tree_sha: str
    articles: int
    operator: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRule(Row):
    """A rule of the office's own, or one of a pack it took in; its id is the rule's. ``definition`` is its TOML table."""

    TABLE: ClassVar[str] = "office_rules"

    pack: str
    """Name of the pack it came with; empty for one written here."""
    definition: str
    operator: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords(Row):
    """Words that the office puts into a word group of the packs (a dictionary); its id is the group's name."""

    TABLE: ClassVar[str] = "rule_words"

    words: tuple[str, ...]
    note: str = ""
    operator: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistMark(Row):
    """The reviewer's answer to one point of the checklist for the kind of matter."""

    TABLE: ClassVar[str] = "checklist_marks"

    review_id: str
    point: str
    """Key of the point in the checklist."""
    answer: str
    """符合, 不符合 or 不涉及."""
    note: str = ""
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultancy(Row):
    """Advice asked of a 法律顾问 or 公职律师 on a review, and what was done with it."""

    TABLE: ClassVar[str] = "consultancies"

    review_id: str
    adviser: str
    kind: str
    """法律顾问 or 公职律师."""
    question: str
    asked_on: date
    deadline_id: str | None = None
    reminded_on: tuple[str, ...] = ()
    """ISO dates of the reminders."""
    received_on: date | None = None
    advice: str | None = None
    taken: str | None = None
    """采纳, 部分采纳 or 不采纳; None while nobody has said."""
    taken_reason: str | None = None
    file_sha: str | None = None
    file_name: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Row):
    """One step by which a draft opinion is approved: 复核 by a second reviewer, 审签 by the leader."""

    TABLE: ClassVar[str] = "approvals"

    review_id: str
    ordinal: int
    step: str
    person: str | None = None
    asked_on: date
    decided_on: date | None = None
    decision: str | None = None
    """同意 or 退回; None while it waits."""
    words: str | None = None
    operator: str
    outcome: str | None = None
    """The conclusion that was laid before who agrees (合法, 应当予以修改, 不合法); None where none was."""
    statements: tuple[tuple[str, str], ...] = ()
    """The statements of 审核情况 laid before who agrees: (column of the review, words)."""
