"""公平竞争审查: its rows among the proceedings and the two columns of the document kept in step, and the end of an exception as a deadline.

公平竞争审查条例 §12: an exception has its reason and its term; §18: without a conclusion, or against one, nothing is issued.
"""

from __future__ import annotations

from datetime import date

from app.errors import Refused
from app.lifecycle import duties
from app.lifecycle.deadlines import Deadline
from app.lifecycle.lawful_grounds import ground
from app.lifecycle.periods import Period, Unit
from app.office import Office
from db.acts import Act
from db.records import Document, Proceeding

KIND = "fair_competition_review"
CONCLUSIONS = ("符合", "例外", "违反")
EXCEPTION = "例外"
ENDS = "fair_competition.exception"
"""The key of the deadline at the end of an exception."""


def refuse_unsound(conclusion: str | None, until: date | None, on: date) -> None:
    """Raise Refused for another word, for an exception without its term, and for a term that is over before it begins."""
    if conclusion is not None and conclusion not in CONCLUSIONS:
        raise Refused(f"公平竞争审查结论只能是{'、'.join(CONCLUSIONS)}，不是“{conclusion}”。")
    if conclusion == EXCEPTION and until is None:
        raise Refused(f"适用例外规定的，要写明实施期限（{ground('fair_competition_exception')}）。填写期限后再登记。")
    if conclusion == EXCEPTION and until is not None and until < on:
        raise Refused(f"例外的实施期限 {until} 早于审查日期 {on}。核对两个日期后再登记。")


def follow(office: Office, act: Act, document: Document) -> Document:
    """Give the document what its last review says; without one its conclusion goes, and the answer about operators stays."""
    rows = [row for row in office.store.procedures.proceedings(document.id) if row.kind == KIND]
    last = rows[-1] if rows else None
    changed = act.update(
        document,
        concerns_market=True if last else document.concerns_market,
        fair_competition=last.conclusion if last else None,
        fair_competition_until=last.until if last else None,
    )
    _remind(office, act, document.id, last)
    return changed


def forget(office: Office, act: Act, document_id: str) -> None:
    """Void the reminder of an exception: operators are not concerned any more, or the document has ended."""
    duties.end(office, act, document_id, ENDS, office.today(), duties.VOID)


def _remind(office: Office, act: Act, document_id: str, last: Proceeding | None) -> None:
    runs = next((row for row in office.store.documents.deadlines(document_id) if row.key == ENDS and row.state == duties.OPEN), None)
    until = last.until if last and last.conclusion == EXCEPTION else None
    if runs is not None and runs.due_on == until:
        return
    forget(office, act, document_id)
    if last is None or until is None:
        return
    days = Period(max((until - last.on_date).days, 1), Unit.DAY)
    duties.put(
        act,
        Deadline(
            document=document_id,
            key=ENDS,
            name="公平竞争审查例外到期",
            start_event="作出例外结论",
            start_on=last.on_date,
            period=days,
            counted_on=until,
            due_on=until,
            basis=f"《{ground('fair_competition_exception').replace('第', '》第', 1)}",
            verified=True,
            provisional=False,
            phrase=f"例外实施到{until}",
        ),
    )
