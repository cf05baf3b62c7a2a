"""Filing out (one chain per recipient and round), filing in (备案审查), what departments declare, catalogues, packets and the keys they are signed with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing(Row):
    """One filing with one recipient (muni or npc). ``state`` is one of the contract's filing states."""

    TABLE: ClassVar[str] = "filings"

    document_id: str
    recipient: str
    state: str
    deadline_id: str
    report_number: str | None = None
    filed_on: date | None = None
    receipt_number: str | None = None
    received_on: date | None = None
    result: str | None = None
    result_on: date | None = None
    reissued_on: date | None = None
    """When the corrected copy was sent after what had been sent."""
    occasion: str = "公布"
    """What is filed: 公布, 修改, 延期, 废止 or 重新报备."""
    ordinal: int = 1
    """Round of the chain with this recipient, from 1; the last one is current."""
    copies: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingStep(Row):
    """One thing that happened to a filing sent out: notice of supplement, inquiry, opinion, reply, plan, disposal, report, annulment.

    ``state`` is the filing's state after it; ``deadline_id`` the period that it started.
    """

    TABLE: ClassVar[str] = "filing_steps"

    document_id: str
    filing_id: str
    kind: str
    state: str
    on_date: date
    number: str | None = None
    """Number of the letter or receipt; that of an electronic receipt too."""
    words: str = ""
    deadline_id: str | None = None
    file_sha: str | None = None
    file_name: str | None = None
    operator: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming(Row):
    """A filing that a department sent in, from its receipt to the end; its document has ``origin`` department.

    ``state`` is one of domain.md §3.6 in lower case; ``outcome`` one of the five outcomes.
    """

    TABLE: ClassVar[str] = "incomings"

    document_id: str
    unit_id: str
    received_at: datetime
    receiver: str
    way: str
    """报送包, 电子文件 or 纸质."""
    copies: int | None = None
    report_number: str | None = None
    """Number of the department's own filing report."""
    receipt_number: str | None = None
    """Number of the receipt given (收文回执)."""
    state: str
    deadline_id: str | None = None
    """The period in which the department had to file."""
    registration_number: str | None = None
    registered_on: date | None = None
    outcome: str | None = None
    outcome_on: date | None = None
    opinion_number: str | None = None
    replied_on: date | None = None
    reply: str | None = None
    escalated_on: date | None = None
    closed_on: date | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingStep(Row):
    """One thing that happened to a filing that came in; ``state`` is its state after it, ``deadline_id`` the period that it started."""

    TABLE: ClassVar[str] = "incoming_steps"

    document_id: str
    incoming_id: str
    kind: str
    state: str
    on_date: date
    number: str | None = None
    words: str = ""
    deadline_id: str | None = None
    file_sha: str | None = None
    file_name: str | None = None
    operator: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredDocument(Row):
    """A document that a department says it issued (its list in Excel); ``state``: filed, late, missing or excused."""

    TABLE: ClassVar[str] = "declared_documents"

    unit_id: str
    title: str
    document_number: str | None = None
    published_on: date | None = None
    source: str
    """Name of the list it stands in."""
    incoming_id: str | None = None
    state: str
    urged_on: date | None = None
    urge_number: str | None = None
    note: str = ""
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Row):
    """A request to look at a document again: from a citizen, the 人大, a reconsideration body, a court, a procuratorate (domain.md §3.7)."""

    TABLE: ClassVar[str] = "objections"

    document_id: str
    kind: str
    applicant: str
    contact: str = ""
    received_on: date
    number: str | None = None
    """Number of the letter that came."""
    path: str | None = None
    """The clause it is about, None for the whole document."""
    words: str
    deadline_id: str | None = None
    state: str
    outcome: str | None = None
    outcome_reason: str | None = None
    answered_on: date | None = None
    answer: str | None = None
    answer_number: str | None = None
    file_sha: str | None = None
    file_name: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue(Row):
    """A catalogue of filings (备案文件目录, F-04) as it was made: the yearly one that goes out, or the quarterly one of what came in."""

    TABLE: ClassVar[str] = "catalogues"

    kind: str
    """annual_out or quarterly_in."""
    year: int
    quarter: int | None = None
    recipient: str | None = None
    on_date: date
    documents: tuple[str, ...] = ()
    number: str | None = None
    sent_on: date | None = None
    file_sha: str | None = None
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet(Row):
    """A filing packet that was built or opened, with the fingerprint of the key that signed it."""

    TABLE: ClassVar[str] = "packets"

    document_id: str | None = None
    outgoing: bool
    counterpart: str
    file_sha: str
    fingerprint: str
    at: datetime
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey(Row):
    """The public key of an office whose packets were opened; its id is the fingerprint."""

    TABLE: ClassVar[str] = "known_keys"

    owner: str
    public_key: str
    since: date
    operator: str
