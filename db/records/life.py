"""Statutory days and issued numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from db.records.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Row):
    """One period that runs: from which event, how long, on what basis, until when.

    ``key`` is the parameter it comes from (``filing.npc.days``); ``start_event`` the event's Chinese name (公布, 受理).
    ``state`` is open, met or void.
    """

    TABLE: ClassVar[str] = "deadlines"

    document_id: str
    key: str
    name: str
    start_event: str
    start_on: date
    amount: int
    unit: str
    """日, 工作日 or 月."""
    due_on: date
    basis: str
    verified: bool
    provisional: bool = False
    """True when the period crosses a year whose holidays are not published yet."""
    state: str = "open"
    met_on: date | None = None
    snoozed_until: date | None = None
    """延后提醒: not on the desk before this day; the period itself runs on."""
    note: str | None = None
    """Why it was put off, or marked done by hand."""
    extended_amount: int | None = None
    """How much the one extension (延长) added; None while it was not extended."""
    extended_unit: str | None = None
    extended_on: date | None = None
    extension_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension(Row):
    """A time in which a deadline stands still (补正): its days, the first and the last, are not counted; open while ``until_on`` is None."""

    TABLE: ClassVar[str] = "suspensions"

    document_id: str
    deadline_id: str
    from_on: date
    until_on: date | None = None
    reason: str
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedNumber(Row):
    """A number of a series (kind, body, recipient, year). Issued inside an act; gaps only as recorded voids."""

    TABLE: ClassVar[str] = "numbers"

    series: str
    year: int
    n: int
    text: str
    document_id: str | None = None
    state: str = "issued"
    """issued or void."""
    voided_on: date | None = None
    void_reason: str | None = None
