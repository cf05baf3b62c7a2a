"""Deadlines as rows: started by an event, stood still and run again, extended once, met by another event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.errors import Refused
from app.lifecycle import deadlines
from app.lifecycle.counting import count, days_later, days_of, made_up, rolled
from app.lifecycle.deadlines import Deadline as Computed
from app.lifecycle.deadlines import recounted, standstills, stretches
from app.lifecycle.periods import Period
from app.office import Office
from db.acts import Act
from db.records import Deadline, Suspension

OPEN, MET, VOID = "open", "met", "void"


def start(office: Office, act: Act, document_id: str, key: str, on: date) -> Deadline:
    """Record the deadline that parameter ``key`` sets when its event happens on ``on``."""
    return put(act, deadlines.deadline(document_id, key, on, office.jurisdiction_on(on), office.calendar))


def put(act: Act, due: Computed) -> Deadline:
    """Record a computed deadline."""
    return act.insert(_row(act, due))


def met(act: Act, due: Computed, on: date) -> Deadline:
    """The row of a deadline that was met on ``on`` before it was recorded here (补录); not yet stored."""
    return replace(_row(act, due), state=MET, met_on=on)


def start_until(office: Office, act: Act, document_id: str, key: str, on: date, until: date) -> Deadline:
    """Record the deadline of ``key`` with a last day that a person set: a consultation may run longer than the least."""
    due = deadlines.deadline(document_id, key, on, office.jurisdiction_on(on), office.calendar)
    return act.insert(replace(_row(act, due), due_on=until))


def answer_by(office: Office, act: Act, document_id: str, key: str, name: str, on: date, until: date | None = None) -> Deadline:
    """Record that an answer, called ``name``, is expected by ``until``; without one, within the period of ``key`` from ``on``."""
    due = deadlines.deadline(document_id, key, on, office.jurisdiction_on(on), office.calendar)
    return act.insert(replace(_row(act, due), name=name, due_on=until or due.due_on))


def end(office: Office, act: Act, document_id: str, key: str, on: date, state: str = MET) -> None:
    """Close the open deadlines of ``key`` as met (or void) on ``on``; without any this does nothing. One that stands still runs again with that day."""
    for row in office.store.documents.deadlines(document_id):
        if row.key == key and row.state == OPEN:
            act.update(_run_again(office, act, row, on), state=state, met_on=on)


def suspend(office: Office, act: Act, deadline: Deadline, on: date, reason: str) -> Deadline:
    """Let a running deadline stand still (中止计时) from ``on``, itself not counted any more, until it is resumed.

    Raises Refused without a reason, where it does not run, stands still already, has not begun or has run out.
    """
    deadline = _running(office, deadline)
    if not reason.strip():
        raise Refused(f"“{deadline.name}”停止计时要写明理由。填写理由后再办。")
    earlier = office.store.procedures.suspended(deadline.id)
    if any(one.until_on is None for one in earlier):
        raise Refused(f"“{deadline.name}”已经停止计时，没有再停。恢复计时后才能再停。")
    if on < deadline.start_on:
        raise Refused(f"“{deadline.name}”从 {deadline.start_on} 起算，{on} 还没有开始，没有停止计时。核对日期后再办。")
    if any(one.until_on is not None and on < one.until_on for one in earlier):
        raise Refused(f"“{deadline.name}”在 {on} 已经停止过计时，没有重复停。核对日期后再办。")
    if on > deadline.due_on:
        raise Refused(f"“{deadline.name}”已于 {deadline.due_on} 到期，{on} 不能再停止计时。核对日期后再办。")
    act.insert(
        Suspension(
            id=act.new_id(), document_id=deadline.document_id, deadline_id=deadline.id, from_on=on, reason=reason.strip(),
            operator=office.operator,
        )
    )  # fmt: skip
    return deadline


def resume(office: Office, act: Act, deadline: Deadline, on: date) -> Deadline:
    """Let a deadline that stands still run again (恢复计时): ``on`` is the last day not counted, and the last day moves by what was lost.

    Raises Refused where it does not stand still or ``on`` lies before its first day.
    """
    deadline = _running(office, deadline)
    suspensions = office.store.procedures.suspended(deadline.id)
    standing = next((one for one in suspensions if one.until_on is None), None)
    if standing is None:
        raise Refused(f"“{deadline.name}”没有停止计时，不用恢复。")
    if on < standing.from_on:
        raise Refused(f"恢复计时 {on} 早于停止计时 {standing.from_on}。核对日期后再办。")
    act.update(standing, until_on=on)
    earlier = tuple(one for one in suspensions if one is not standing)
    return act.update(_moved(office, deadline, earlier, (*earlier, replace(standing, until_on=on))))


def extend(office: Office, act: Act, deadline: Deadline, period: Period, on: date, reason: str) -> Deadline:
    """Extend a running deadline (延长期限) by ``period``, counted from its end before rolling; once only.

    Raises Refused a second time, without a reason, before it began and after it ran out.
    """
    deadline = _running(office, deadline)
    if deadline.extended_on is not None:
        raise Refused(f"“{deadline.name}”已于 {deadline.extended_on} 延长过一次，不能再延长。")
    if not reason.strip():
        raise Refused(f"延长“{deadline.name}”要写明理由。填写理由后再办。")
    suspensions = office.store.procedures.suspended(deadline.id)
    stands = any(one.until_on is None for one in suspensions)
    if on < deadline.start_on or (on > deadline.due_on and not stands):
        raise Refused(f"“{deadline.name}”从 {deadline.start_on} 起算，{deadline.due_on} 到期，{on} 不能延长。核对日期后再办。")
    closed = tuple(one for one in suspensions if one.until_on is not None)
    extended = replace(
        deadline, extended_amount=period.amount, extended_unit=period.unit.value, extended_on=on, extension_reason=reason.strip()
    )
    return act.update(_moved(office, deadline, closed, closed, extended))


def _run_again(office: Office, act: Act, row: Deadline, on: date) -> Deadline:
    standing = next((one for one in office.store.procedures.suspended(row.id) if one.until_on is None), None)
    return row if standing is None else resume(office, act, row, max(on, standing.from_on))


def as_of_today(office: Office, deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """``deadlines`` with the last day that each one that stands still would have if it ran again from tomorrow."""
    standing = {one.deadline_id for one in office.store.procedures.standing()}
    return tuple(_projected(office, one) if one.id in standing else one for one in deadlines)


def recalled(office: Office, deadline: Deadline) -> Computed:
    """A stored deadline as it is explained, with its standstills, its extension and the figures of the day it began."""
    suspensions = office.store.procedures.suspended(deadline.id)
    still = standstills(suspensions, office.today())
    since = next((one.from_on for one in suspensions if one.until_on is None), None)
    # what is shown of one that stands still may be projected already, so its own row is asked for
    shown = deadline if since is None else _projected(office, office.store.documents.deadline(deadline.id))
    return deadlines.recalled(shown, office.jurisdiction_on(deadline.start_on), office.calendar, still, since)


def sentence(office: Office, deadline: Deadline) -> str:
    """The whole reason of a stored deadline in one line (:func:`app.lifecycle.deadlines.sentence`)."""
    return deadlines.sentence(recalled(office, deadline), office.today(), office.calendar)


def is_open(deadline: Deadline) -> bool:
    """Whether it runs, or stands still to run again."""
    return deadline.state == OPEN


def _projected(office: Office, deadline: Deadline) -> Deadline:
    suspensions = office.store.procedures.suspended(deadline.id)
    closed = tuple(one for one in suspensions if one.until_on is not None)
    return _moved(office, deadline, closed, suspensions)


def _moved(
    office: Office, deadline: Deadline, before: Sequence[Suspension], after: Sequence[Suspension], extended: Deadline | None = None
) -> Deadline:
    """``deadline`` with the day that follows from ``after`` (and from its extension) instead of ``before``.

    A day that a person set, which its length does not explain, moves on from where it stands.
    """
    jurisdiction, calendar, today = office.jurisdiction_on(deadline.start_on), office.calendar, office.today()
    was, still = standstills(before, today), standstills(after, today)
    if recounted(deadline, deadline.start_on, jurisdiction, calendar, was).due_on == deadline.due_on:
        return recounted(extended or deadline, deadline.start_on, jurisdiction, calendar, still)
    days = days_of(still) - days_of(was)
    end = made_up(deadline.start_on, deadline.due_on, days, days_later)
    if extended is not None:
        end = count(end, stretches(extended)[1:], days_of(still), calendar, rolls=False).counted_on
    return replace(extended or deadline, due_on=rolled(end, days_of(still), calendar) if jurisdiction.rolls_over else end)


def _running(office: Office, deadline: Deadline) -> Deadline:
    """The row as it stands now. Raises Refused where it is closed."""
    now = office.store.documents.deadline(deadline.id)
    if now.state != OPEN:
        raise Refused(f"“{now.name}”已经办结，不再计时。")
    return now


def _row(act: Act, due: Computed) -> Deadline:
    return Deadline(
        id=act.new_id(), document_id=due.document, key=due.key, name=due.name, start_event=due.start_event, start_on=due.start_on,
        amount=due.period.amount, unit=due.period.unit.value, due_on=due.due_on, basis=due.basis, verified=due.verified,
        provisional=due.provisional,
    )  # fmt: skip
