"""What a document of the register is sorted, filtered and found by; the store keeps it in step with every act.

Nothing of it is decided here but in :mod:`app.lifecycle.register`; what depends on the day carries the days between which it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from app.lifecycle.force import Force
from app.lifecycle.genre import genre
from app.lifecycle.register import ACTIVE, ENDED, FilingRow, RegisterRow, is_end, rows_of
from app.lifecycle.stages import Matter, Stage
from app.office import Office
from db.records import Document
from db.records.register import Listing

MADE_BY = "6"
"""Raised with every change of what :func:`listings` makes, so that stores kept by an older release are listed anew."""

_BLOCK = 1000
_MATTERS = {Matter.MAJOR_DECISION: "决策", Matter.CONTRACT: "合同", Matter.OTHER: "其他"}


class FilingMark(StrEnum):
    """Where one filing stands, as the register shows it by an icon; the value is the word."""

    OBJECTED = "有审查意见"
    UNFILED = "未报送"
    WAITING = "已报送待回执"
    FILED = "已备案"


_MARKS = {
    **dict.fromkeys(("due", "not_due"), FilingMark.UNFILED),
    **dict.fromkeys(("submitted", "received", "plan_submitted"), FilingMark.WAITING),
    **dict.fromkeys(("registered", "under_review", "no_problem", "rectified", "closed"), FilingMark.FILED),
}


def keep_in_step(office: Office) -> None:
    """See that the list holds what the store holds, today and with every act from here on; cheap when it does already."""
    office.store.list_with(MADE_BY, lambda document_ids: listings(office, document_ids), office.today().isoformat())


def listings(office: Office, document_ids: Sequence[str]) -> Iterator[Listing]:
    """What each of these documents is listed by; those in the recycle bin are left out."""
    today = office.today()
    for start in range(0, len(document_ids), _BLOCK):
        for row in rows_of(office, document_ids[start : start + _BLOCK]):
            yield listing(row, today)


def disagreements(office: Office) -> tuple[str, ...]:
    """The documents whose row in the list is not what it should be today."""
    keep_in_step(office)
    held = office.store.register.held
    return tuple(made.document_id for made in listings(office, office.store.register.all_documents()) if held(made.document_id) != made)


def listing(row: RegisterRow, today: date) -> Listing:
    """What the document of ``row`` is listed by."""
    document, filings = row.document, {f.filing.recipient: f for f in row.filings}
    is_ended = row.force in ENDED
    until = _iso(document.valid_until)
    task = None if is_ended or row.due is None or is_end(row.due) else row.due.deadline.due_on.isoformat()
    changes = sorted(_changes(row, today))
    muni, npc = filings.get("muni"), filings.get("npc")
    return Listing(
        document_id=document.id,
        title=document.called,
        number=document.document_number,
        genre=genre_of(document) or None,
        unit=row.drafting_unit_short or None,
        handler=row.handler or None,
        year=(document.published_on or document.created_at).year,
        stage_word=row.stage_word,
        stage_rank=_rank(row),
        force=row.force,
        living=not is_ended and (row.stage in ACTIVE or row.force in (Force.IN_FORCE, Force.NOT_YET)),
        ended=is_ended,
        published_on=_iso(document.published_on),
        effective_on=_iso(document.effective_on),
        valid_until=until,
        lapses_on=None if is_ended else until,
        muni=_order(muni),
        npc=_order(npc),
        muni_state=mark(muni) if muni else None,
        npc_state=mark(npc) if npc else None,
        unfiled_due_on=min((f.due_on.isoformat() for f in row.filings if mark(f) is FilingMark.UNFILED), default=None),
        due_on=None if is_ended else task or until,
        task_due_on=task,
        head=_head(document),
        valid_from=max((day.isoformat() for day in changes if day <= today), default=""),
        valid_before=min((day.isoformat() for day in changes if day > today), default="9999"),
    )


def genre_of(document: Document) -> str:
    """The column 种类: what the document calls itself, or what kind of matter it is where it is no normative document."""
    return _MATTERS.get(Matter(document.matter)) or genre(document.called)


def mark(filing: FilingRow) -> FilingMark:
    """Where a filing stands."""
    return _MARKS.get(filing.filing.state, FilingMark.OBJECTED)


def _order(filing: FilingRow | None) -> str | None:
    """What needs somebody first: an objection, then what is not filed by its day, what waits, what is done."""
    return f"{list(FilingMark).index(mark(filing))} {filing.due_on}" if filing else None


def _rank(row: RegisterRow) -> int:
    """The order of the stepper; after it 备案 while a filing is open, then the kinds of force."""
    if row.force is None or row.stage_word in ("备案", "公布"):
        return 10 * list(Stage).index(row.stage) + (row.stage_word == "备案")
    return 1000 + list(Force).index(row.force)


def _head(document: Document) -> str:
    parts = dict.fromkeys((document.title, document.body_title, document.document_number, document.unified_number))
    return "\n".join(part for part in parts if part).lower()


def _changes(row: RegisterRow, today: date) -> Iterator[date]:
    """The days on which something that the day decides becomes another."""
    document = row.document
    for first in (
        document.published_on, document.effective_on, document.annulled_on, document.repealed_on, document.superseded_on,
        document.declared_invalid_on, *(stop.from_on for stop in row.stops),
    ):  # fmt: skip
        if first is not None:
            yield first
    yield from (stop.until_on + timedelta(days=1) for stop in row.stops if stop.until_on is not None)
    if document.valid_until is not None:
        yield document.valid_until + timedelta(days=1)
    if row.due is not None and row.due.deadline.key.startswith("consult."):
        # a least period that has run out is no duty any more
        yield row.due.deadline.due_on + timedelta(days=1)
    if row.is_standing:
        # each day that one of its periods stands still moves its last day on
        yield from (today, today + timedelta(days=1))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
