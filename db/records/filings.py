"""Filing a published document with one recipient; each recipient has a chain of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
