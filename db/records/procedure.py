"""What happens on a document's way beside its stages: comments received, hearings and other proceedings, where it was published, extensions, archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Row):
    """One opinion received in a consultation and what became of it (意见采纳情况)."""

    TABLE: ClassVar[str] = "comments"

    document_id: str
    consultation_id: str | None = None
    ordinal: int
    commenter: str
    kind: str
    """公众, 企业, 行业协会商会, 部门, 专家 or 其他."""
    received_on: date
    path: str | None = None
    """The clause it is about, None for the whole document."""
    words: str
    disposition: str | None = None
    """采纳, 部分采纳 or 不采纳; None while nobody has said so."""
    reason: str | None = None
    file_sha: str | None = None
    file_name: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding(Row):
    """One proceeding on a document's way with what came of it.

    ``kind``: assessment, hearing, expert_review, risk_assessment, fair_competition_review, department_review, department_discussion,
    policy_interpretation or post_evaluation.
    """

    TABLE: ClassVar[str] = "proceedings"

    document_id: str
    kind: str
    on_date: date
    body: str = ""
    """Who held it."""
    people: str = ""
    """Who took part."""
    conclusion: str | None = None
    words: str = ""
    number: str | None = None
    until: date | None = None
    """End of an exception granted for a time (公平竞争审查条例 §12)."""
    address: str | None = None
    file_sha: str | None = None
    file_name: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Row):
    """One place where a document was published: carrier, address, a picture of the page."""

    TABLE: ClassVar[str] = "publications"

    document_id: str
    carrier: str
    address: str | None = None
    on_date: date
    file_sha: str | None = None
    file_name: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Row):
    """延期: the validity counted anew by a new publication, which is filed again."""

    TABLE: ClassVar[str] = "extensions"

    document_id: str
    on_date: date
    published_on: date
    before: date | None = None
    until: date
    reason: str
    number: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveItem(Row):
    """What a person says of one item of the archive list (domain.md §3.8): it lies in the file, or there is none and why."""

    TABLE: ClassVar[str] = "archive_items"

    document_id: str
    item: str
    held: bool
    note: str = ""
    operator: str
