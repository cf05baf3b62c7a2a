"""What a change of the calendar or of a figure does to the deadlines that run: each is counted anew in the same act, and each change told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.deadlines import recounted, standstills
from app.lifecycle.jurisdiction import Jurisdiction, Parameter
from app.lifecycle.step import record
from app.office import Office
from db.acts import Act
from db.records import Deadline


def by_calendar(office: Office, act: Act, before: WorkCalendar, why: str) -> tuple[str, ...]:
    """Count every running deadline anew by the calendar as it stands now in ``act``; ``before`` is the one it was counted by.

    A day that a person set, or that was counted back from an end, stays. ``why`` goes into each document's history.
    """
    after = office.calendar
    told: list[str] = []
    for row in office.store.documents.open_deadlines():
        figures = office.jurisdiction_on(row.start_on)
        was, now = (_counted(office, row, figures, calendar) for calendar in (before, after))
        if was.due_on != row.due_on:
            # its day does not rest on the calendar, so only the mark may go
            now = replace(row, provisional=row.provisional and now.provisional)
        told += _moved(office, act, row, now, why)
    return tuple(told)


def by_figure(office: Office, act: Act, key: str, before: Callable[[date], Jurisdiction], why: str) -> tuple[str, ...]:
    """Count the running deadlines of ``key`` anew by the figure that holds now on the day each began.

    ``before`` gives the jurisdiction as it held before the act; a deadline of another length than that figure was set by hand and stays.
    """
    told: list[str] = []
    for row in office.store.documents.open_deadlines():
        if row.key != key:
            continue
        old, new = before(row.start_on).parameter(key), office.jurisdiction_on(row.start_on).parameter(key)
        if (row.amount, row.unit) != (old.amount, old.unit):
            continue
        was = _counted(office, row, before(row.start_on), office.calendar)
        marked = _marked(row, new)
        now = _counted(office, marked, office.jurisdiction_on(row.start_on), office.calendar) if was.due_on == row.due_on else marked
        told += _moved(office, act, row, now, why)
    return tuple(told)


def _marked(row: Deadline, figure: Parameter) -> Deadline:
    return replace(row, amount=figure.amount, unit=figure.unit, basis=figure.basis, verified=figure.verified)


def _counted(office: Office, row: Deadline, figures: Jurisdiction, calendar: WorkCalendar) -> Deadline:
    closed = [one for one in office.store.procedures.suspended(row.id) if one.until_on is not None]
    return recounted(row, row.start_on, figures, calendar, standstills(closed, office.today()))


def _moved(office: Office, act: Act, row: Deadline, now: Deadline, why: str) -> list[str]:
    act.update(now)
    if now.due_on == row.due_on:
        return []
    words = f"{row.name}截止日由 {row.due_on} 改为 {now.due_on}"
    document = office.document(row.document_id)
    record(act, office, document, "recount", office.today(), f"{words}；{why}")
    return [f"《{document.title}》{words}"]
