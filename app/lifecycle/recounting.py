"""What a change of the calendar or of a figure does to the deadlines that run: each is counted anew in the same act, and each change told.

Those of a matter in the recycle bin follow too, so that it comes back with the right days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.deadlines import recounted, standstills
from app.lifecycle.jurisdiction import ROLLING, Jurisdiction, Parameter
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
    for row in office.store.documents.every_open_deadline():
        figures = office.jurisdiction_on(row.start_on)
        was, now = (_counted(office, row, figures, calendar) for calendar in (before, after))
        if was.due_on != row.due_on:
            # its day does not rest on the calendar, so only the mark may go
            now = replace(row, provisional=row.provisional and now.provisional)
        told += _moved(office, act, row, now, why)
    return tuple(told)


def by_figure(office: Office, act: Act, key: str, before: Mapping[date, Jurisdiction], why: str) -> tuple[str, ...]:
    """Count the running deadlines of ``key`` anew by the figure that holds now on the day each began; all of them where rolling itself changed.

    ``before`` gives by day the jurisdiction as it held before the act. A deadline of another length than that figure was set by hand and stays.
    """
    told: list[str] = []
    for row in office.store.documents.every_open_deadline():
        if row.key != key and key != ROLLING:
            continue
        old, new = before[row.start_on], office.jurisdiction_on(row.start_on)
        marked = row if key == ROLLING else _marked(row, old.parameter(key), new.parameter(key))
        is_counted = _counted(office, row, old, office.calendar).due_on == row.due_on
        if is_counted:
            marked = _counted(office, marked, new, office.calendar)
        elif (marked.amount, marked.unit) != (row.amount, row.unit):
            continue
        told += _moved(office, act, row, marked, why)
    return tuple(told)


def _marked(row: Deadline, old: Parameter, new: Parameter) -> Deadline:
    if (row.amount, row.unit) != (old.amount, old.unit):
        return row
    return replace(row, amount=new.amount, unit=new.unit, basis=new.basis, verified=new.verified)


def _counted(office: Office, row: Deadline, figures: Jurisdiction, calendar: WorkCalendar) -> Deadline:
    closed = [one for one in office.store.procedures.suspended(row.id) if one.until_on is not None]
    return recounted(row, row.start_on, figures, calendar, standstills(closed, office.today()))


def _moved(office: Office, act: Act, row: Deadline, now: Deadline, why: str) -> list[str]:
    act.update(now)
    if now.due_on == row.due_on:
        return []
    words = f"{row.name}截止日由 {row.due_on} 改为 {now.due_on}"
    document = office.store.documents.get(row.document_id)
    record(act, office, document, "recount", office.today(), f"{words}；{why}")
    return [f"《{document.title}》{words}"]
