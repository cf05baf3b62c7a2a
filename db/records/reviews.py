"""A legality review: its round, its findings, the citations to be compared with the cited law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Row):
    """One round of legality review of one text version. ``packs`` is the hash of the rule packs it was judged with."""

    TABLE: ClassVar[str] = "reviews"

    document_id: str
    version_id: str
    round: int
    packs: str
    accepted_on: date | None = None
    concluded_on: date | None = None
    outcome: str | None = None
    recheck: bool | None = None
    """With 应当予以修改: whether the revised text must come back for review."""
    opinion_number: str | None = None
    on_body: str | None = None
    """What the reviewer states on the body that makes the document (制定主体); None while it is not stated. The next three likewise."""
    on_powers: str | None = None
    on_content: str | None = None
    on_procedure: str | None = None
    reviewer: str | None = None
    opinion_sha: str | None = None
    """The values of the letter as it was issued (JSON); None before, and for rounds concluded before the letters were kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Row):
    """A doubt and what became of it.

    ``decision`` is the reviewer's (open, listed, unlisted); ``reply`` the drafting unit's (采纳, 部分采纳, 不采纳).
    ``basis`` holds (law, article or None, verified) triples. ``path`` None means the whole document.
    """

    TABLE: ClassVar[str] = "findings"

    review_id: str
    number: int
    rule: str
    rule_group: str
    severity: str
    title: str
    path: str | None
    start: int | None
    end: int | None
    quote: str
    message: str
    basis: tuple[tuple[str, str | None, bool], ...]
    suggestion: str | None = None
    decision: str = "open"
    reason: str | None = None
    rewrite: str | None = None
    """The reviewer's own words in place of the suggestion."""
    remark: str | None = None
    reply: str | None = None
    reply_reason: str | None = None
    follows_id: str | None = None
    """The finding of the round before of which this is the same doubt at the same clause."""
    fate: str | None = None
    """What the next version made of it: 已改 (its words are gone or changed), 仍在, or 条款已删; None while there is none."""
    unlisted_basis: tuple[tuple[str, str | None, bool], ...] = ()
    """The superior basis for which it was set aside (有上位法依据), shaped as ``basis``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Row):
    """A clause that leans on a cited law: a person compares act, kind and range with that law."""

    TABLE: ClassVar[str] = "citations"

    review_id: str
    path: str
    start: int
    end: int
    quote: str
    law: str
    article: str | None = None
    checked: bool = False
