"""A document, its text versions, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Row):
    """One matter through its whole life. Force is not stored: it is computed from the dates."""

    TABLE: ClassVar[str] = "documents"

    matter: str
    """normative_document, major_decision, contract or other."""
    title: str
    body_title: str | None = None
    document_number: str | None = None
    unified_number: str | None = None
    issuing_authority: str | None = None
    drafting_unit_id: str | None = None
    stage: str
    current_version_id: str | None = None
    submitted_on: date | None = None
    outcome: str | None = None
    """The last legality conclusion: 合法, 应当予以修改 or 不合法."""
    concerns_market: bool | None = None
    """Whether a person answered yes to 涉及经营者经济活动; None until asked."""
    fair_competition: str | None = None
    """符合, 例外 or 违反 (公平竞争审查条例 §12, §18)."""
    fair_competition_until: date | None = None
    signed_on: date | None = None
    signatory: str | None = None
    registered_on: date | None = None
    published_on: date | None = None
    carrier: str | None = None
    effective_on: date | None = None
    valid_until: date | None = None
    repealed_on: date | None = None
    repeal_reason: str | None = None
    declared_invalid_on: date | None = None
    superseded_on: date | None = None
    superseded_by_id: str | None = None
    annulled_on: date | None = None
    suspended_on: date | None = None
    disclosure: str | None = None
    historical: bool = False
    """补录: entered at a later stage without the guards."""
    created_at: datetime
    deleted_at: datetime | None = None
    received_at: datetime | None = None
    """收件, to the minute; 受理 is the review's ``accepted_on``."""
    normative: bool | None = None
    """认定: whether it is a normative document at all; None until a person has said so."""
    handler_id: str | None = None
    stand_in_id: str | None = None
    disclosure_reason: str | None = None
    """Why it is not 主动公开."""
    origin: str = "own"
    """own: of the district government, this office follows its whole life; department: filed with it by a department (备案审查)."""
    urgent_reason: str | None = None
    """应急: why the document goes the short way; None for the ordinary one."""
    answers: tuple[tuple[str, bool], ...] = ()
    """The answers to the questions that make conditional materials due: (condition of the jurisdiction, yes)."""
    category: str | None = None
    """文件类别: 新制定, 修改, 延期, 废止 or 解释; None reads as 新制定."""
    field: str | None = None
    """领域, in the office's words."""
    archived_on: date | None = None
    archive_number: str | None = None
    resumed_on: date | None = None
    """恢复执行: the first day on which a stopped document is executed again; None while it stands stopped, or never was."""

    @property
    def called(self) -> str:
        """What lists and sentences call it: the title of the 办法 that a 通知 issues, else its own."""
        return self.body_title or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion(Row):
    """One text of a document: the file as it came and the tree read from it, both by their SHA-256."""

    TABLE: ClassVar[str] = "versions"

    document_id: str
    ordinal: int
    name: str
    """征求意见稿, 送审稿, 审后稿, 审议稿, 公布稿, 更正稿, or 盖章件 (the sealed scan, never the text in hand)."""
    file_name: str
    file_sha: str
    format: str
    tree_sha: str
    pending_revisions: int = 0
    comments: int = 0
    warnings: tuple[str, ...] = ()
    read_at: datetime
    markup_sha: str | None = None
    """Tracked changes and comments of the file as JSON; None where it has neither, or was read before they were kept."""
    settled: str | None = None
    """How its pending tracked changes are taken: accepted or rejected; None while nobody has said so."""
    recognised: tuple[int, ...] = ()
    """The pages whose text was recognised from a picture (识别稿)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeEdit(Row):
    """One correction of the tree read from a file, made by a person: it belongs to the bytes and survives a new reading of them."""

    TABLE: ClassVar[str] = "tree_edits"

    file_sha: str
    settled: str
    """Which of the two readings of the file it belongs to: accepted or rejected."""
    ordinal: int
    kind: str
    """split, join, raise, lower or retitle."""
    path: str
    """The node as it was cited when the correction was made."""
    at_character: int | None = None
    words: str | None = None
    operator: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation(Row):
    """A person has looked at what changed between two versions of a document (核对改动), and says so."""

    TABLE: ClassVar[str] = "confirmations"

    document_id: str
    from_version_id: str
    to_version_id: str
    on_date: date
    note: str = ""
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """One step of a document's procedure, on its business date, with what the history says of it."""

    TABLE: ClassVar[str] = "events"

    document_id: str
    act: str
    stage: str
    """The stage after the act."""
    on_date: date
    at: datetime
    operator: str
    note: str = ""
    despite: str | None = None
    """The reason given for going on although something was missing."""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Row):
    """One material of the submission or of a filing (M01–M13, or the jurisdiction's own code).

    A submission also has the codes ISSUE (印发通知, the paper that carries the text), ANNEX (附件 of the text) and OTHER.
    """

    TABLE: ClassVar[str] = "materials"

    document_id: str
    code: str
    name: str
    file_sha: str | None = None
    file_name: str | None = None
    received_at: datetime | None = None
    copies: int | None = None
    """Paper copies, where they were counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Row):
    """A public consultation: where and for how long; ``excused`` says why it was not held (依法保密) or ran shorter (应急)."""

    TABLE: ClassVar[str] = "consultations"

    document_id: str
    carrier: str
    start_on: date
    until_on: date
    address: str | None = None
    excused: str | None = None
    file_sha: str | None = None
    """A picture of the page it was published on."""
    file_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliberation(Row):
    """A collective deliberation and its result: 通过, 修改后通过 or 不通过."""

    TABLE: ClassVar[str] = "deliberations"

    document_id: str
    meeting: str
    result: str
    on_date: date
    version_id: str | None = None
    minutes_number: str | None = None
    """Number of the minutes (会议纪要)."""
    attendees: str | None = None
    words: str | None = None
    """What the minutes keep of differing opinions (重大行政决策程序暂行条例 §30)."""
    file_sha: str | None = None
    file_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer(Row):
    """One of several authorities that issue a document together (联合发文), with the day it signed. One of them is the lead (牵头)."""

    TABLE: ClassVar[str] = "issuers"

    document_id: str
    ordinal: int
    name: str
    lead: bool
    signed_on: date | None = None
    signatory: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Row):
    """更正: one fact (or the text) of a published document put right, with what stood before and why."""

    TABLE: ClassVar[str] = "corrections"

    document_id: str
    field: str
    """The field's name, or ``text``."""
    before: str | None = None
    after: str | None = None
    reason: str
    on_date: date
    version_id: str | None = None
    """The corrected copy."""
    operator: str
    owed: tuple[str, ...] = ()
    """The filings that had gone out with the error and have not got the corrected copy yet."""
