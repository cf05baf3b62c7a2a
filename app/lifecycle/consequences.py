"""What a corrected day moves: the deadlines counted from it, the day of effect, the end of validity and its warning."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from app.errors import Refused
from app.filing.rounds import PUBLISHED
from app.lifecycle import duties
from app.lifecycle.deadlines import recounted, standstills
from app.lifecycle.periods import valid_until
from app.lifecycle.publication import WARNING, warning
from app.lifecycle.terms import Terms, terms
from app.office import Office
from db.acts import Act
from db.records import Deadline, Document

DISCLOSURE = "disclose.max"


def follow(office: Office, act: Act, before: Document, after: Document) -> tuple[Document, tuple[str, ...]]:
    """Draw the consequences of a change from ``before`` to ``after`` and say each in words (报送市政府备案截止日由 … 改为 …).

    Raises Refused for days in an order that cannot be.
    """
    told: list[str] = []
    if after.published_on and after.published_on != before.published_on:
        _refuse_filed_before(office, after)
        told += _move_filings(office, act, after)
        after, moved = _move_effect(office, act, before, after)
        told += moved
    if after.effective_on != before.effective_on and after.valid_until == before.valid_until:
        after, moved = _move_end(office, act, before, after)
        told += moved
    if _steps(after) != _steps(before):
        _refuse_steps_backwards(office, after)
        told += _move_disclosure(office, act, after)
    refuse_disorder(after)
    told += move_warning(office, act, before, after)
    return after, tuple(told)


def refuse_disorder(document: Document) -> None:
    """Raise Refused when the document would lapse before it takes effect."""
    first, last = document.effective_on, document.valid_until
    if first and last and last < first:
        raise Refused(f"有效期至 {last}，早于施行日期 {first}。核对这两个日期后再改。")


def move_warning(office: Office, act: Act, before: Document, document: Document) -> tuple[str, ...]:
    """Count the warning of the end of validity anew where a day it rests on has changed, and say when it is now."""
    first, last = document.effective_on, document.valid_until
    if document.published_on is None or (first, last) == (before.effective_on, before.valid_until):
        return ()
    duties.end(office, act, document.id, WARNING, office.today(), duties.VOID)
    if first is None or last is None or _has_ended(document):
        return ()
    due = duties.put(act, warning(document.id, first, last, office.jurisdiction, office.calendar))
    return (f"届满提醒改在 {due.due_on}",)


def _has_ended(document: Document) -> bool:
    """Whether its force was ended by a decision, so that nobody need think of its validity any more."""
    return any((document.repealed_on, document.declared_invalid_on, document.superseded_on, document.annulled_on))


def _steps(document: Document) -> tuple[tuple[str, date | None], ...]:
    return ("签发", document.signed_on), ("登记", document.registered_on), ("公布", document.published_on)


def _refuse_steps_backwards(office: Office, document: Document) -> None:
    prolonged = [("延期公布", row.published_on) for row in office.store.procedures.extensions(document.id)[:1]]
    ends = (("废止", document.repealed_on), ("宣布失效", document.declared_invalid_on), ("被撤销", document.annulled_on))
    for last in (*prolonged, *ends):
        held = [(word, day) for word, day in (*_steps(document), last) if day is not None]
        for (earlier, first), (later, then) in pairwise(held):
            if first > then:
                raise Refused(f"{earlier}日期 {first} 晚于{later}日期 {then}。核对这两个日期后再改。")


def _refuse_filed_before(office: Office, document: Document) -> None:
    for filing in office.store.filings.rounds(document.id):
        if filing.filed_on and document.published_on and filing.filed_on < document.published_on:
            short = office.jurisdiction.recipient(filing.recipient).short
            raise Refused(f"报送{short}是 {filing.filed_on}，早于更正后的公布日期 {document.published_on}。核对公布日期后再改。")


def _move_filings(office: Office, act: Act, document: Document) -> list[str]:
    """The periods of the round of the publication run from the right day; one that went out is judged by the right day too.

    A later round runs from its own day (the extension, the repeal), which the publication does not move.
    """
    filings = [filing for filing in office.store.filings.rounds(document.id) if filing.occasion == PUBLISHED]
    rows = [office.store.documents.deadline(filing.deadline_id) for filing in filings]
    return [words for row in rows for words in _recount(office, act, row, document.published_on)]


def _move_disclosure(office: Office, act: Act, document: Document) -> list[str]:
    told: list[str] = []
    for row in office.store.documents.deadlines(document.id):
        if row.key == DISCLOSURE and row.state != duties.VOID:
            met_on = document.published_on if row.state == duties.MET else row.met_on
            told += _recount(office, act, act.update(row, met_on=met_on), document.signed_on)
    return told


def _recount(office: Office, act: Act, row: Deadline, start_on: date | None) -> list[str]:
    if start_on is None:
        return []
    stood = [one for one in office.store.procedures.suspended(row.id) if one.until_on is not None]
    still = standstills(stood, office.today())
    moved = act.update(recounted(row, start_on, office.jurisdiction_on(start_on), office.calendar, still))
    return [f"{row.name}截止日由 {row.due_on} 改为 {moved.due_on}"] if moved.due_on != row.due_on else []


def _move_effect(office: Office, act: Act, before: Document, after: Document) -> tuple[Document, list[str]]:
    """The day of effect moves with the publication where the text counts it from there (自公布之日起施行)."""
    said = _terms(office, after)
    if said is None or before.published_on is None or after.published_on is None or before.effective_on is None:
        return after, []
    first = said.takes_effect(after.published_on)
    if said.effective_on is not None or before.effective_on != said.takes_effect(before.published_on) or first == before.effective_on:
        return after, []
    return act.update(after, effective_on=first), [f"施行日期由 {before.effective_on} 改为 {first}"]


def _move_end(office: Office, act: Act, before: Document, after: Document) -> tuple[Document, list[str]]:
    """The end of validity moves with the day of effect where it was counted from that."""
    if before.effective_on is None or after.effective_on is None or before.valid_until is None:
        return after, []
    said = _terms(office, after)
    last = _lapses(office, after, said, after.effective_on)
    if before.valid_until != _lapses(office, before, said, before.effective_on) or last == before.valid_until:
        return after, []
    return act.update(after, valid_until=last), [f"有效期至由 {before.valid_until} 改为 {last}"]


def _lapses(office: Office, document: Document, said: Terms | None, first: date) -> date:
    own = said.lapses(first) if said else None
    return own or valid_until(first, office.jurisdiction.validity(document.called).period)


def _terms(office: Office, document: Document) -> Terms | None:
    if document.current_version_id is None:
        return None
    return terms(office.tree(office.store.documents.version(document.current_version_id)))
