"""Deadlines: how a period of the jurisdiction becomes a day, a light and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.counting import Standstill, count, days_of
from app.lifecycle.jurisdiction import Jurisdiction
from app.lifecycle.periods import Period, Unit
from db.records import Deadline as Row
from db.records import Suspension

AMBER_WORKDAYS = 3
"""From so many working days left, today's light is amber (contract.md)."""


class Light(StrEnum):
    """The three lights: overdue, three working days or fewer, more."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One duty with a last day. ``document`` is the document's id, ``key`` the parameter it was counted by.

    ``start_event`` and ``name`` are Chinese (公布; 报送区人大常委会备案); ``phrase`` opens the sentence (公布之日起30日内报送).
    ``counted_on`` is the last day before rolling, so that ``due_on`` differs from it exactly when the day was moved.
    """

    document: str
    key: str
    name: str
    start_event: str
    start_on: date
    period: Period
    counted_on: date
    due_on: date
    basis: str
    verified: bool
    provisional: bool
    phrase: str
    extension: Period | None = None
    still: tuple[Standstill, ...] = ()
    stands_since: date | None = None
    """Since when it stands still; None while it runs."""


def deadline(document: str, key: str, start_on: date, jurisdiction: Jurisdiction, calendar: WorkCalendar) -> Deadline:
    """The deadline that parameter ``key`` sets when its event happens on ``start_on``.

    Raises Refused when the jurisdiction has no such period.
    """
    parameter = jurisdiction.parameter(key)
    period = parameter.period
    counted = count(start_on, (period,), frozenset(), calendar, rolls=jurisdiction.rolls_over)
    return Deadline(
        document=document,
        key=parameter.key,
        name=parameter.name,
        start_event=parameter.event,
        start_on=start_on,
        period=period,
        counted_on=counted.counted_on,
        due_on=counted.due_on,
        basis=parameter.basis,
        verified=parameter.verified,
        provisional=counted.provisional,
        phrase=parameter.said(period),
    )


def begun_by(event: str, due: Deadline) -> Deadline:
    """``due`` as begun by another event than the parameter's: a repeal is filed within the period of a publication, counted from the repeal."""
    return replace(due, start_event=event, phrase=_said_of(event, due.start_event, due.phrase))


def _said_of(event: str, usual: str, phrase: str) -> str:
    """The words of a period with the event that began it in the place of the usual one."""
    opening = f"{usual}之日起"
    return f"{event}之日起{phrase.removeprefix(opening)}" if phrase.startswith(opening) else phrase


def stretches(row: Row) -> tuple[Period, ...]:
    """The period of a stored deadline and, where it was extended, the extension."""
    own = Period(row.amount, Unit(row.unit))
    if row.extended_amount is None or row.extended_unit is None:
        return (own,)
    return own, Period(row.extended_amount, Unit(row.extended_unit))


def standstills(suspensions: Sequence[Suspension], today: date) -> tuple[Standstill, ...]:
    """The days on which a deadline stood still; one that still stands has lost the days up to and including ``today``."""
    return tuple(Standstill(one.from_on, one.until_on or max(one.from_on, today)) for one in suspensions)


def recounted(row: Row, start_on: date, jurisdiction: Jurisdiction, calendar: WorkCalendar, still: Sequence[Standstill] = ()) -> Row:
    """``row`` as if its event had happened on ``start_on``: its own length, extension, basis and marks, and the day that follows from them."""
    counted = count(start_on, stretches(row), days_of(still), calendar, rolls=jurisdiction.rolls_over)
    return replace(row, start_on=start_on, due_on=counted.due_on, provisional=counted.provisional)


def recalled(
    row: Row,
    jurisdiction: Jurisdiction,
    calendar: WorkCalendar,
    still: Sequence[Standstill] = (),
    stands_since: date | None = None,
) -> Deadline:
    """The deadline that was stored as ``row``: its day, basis and marks stand as stored, whatever the jurisdiction says today.

    A stored day that rolling does not explain was set by a person or counted back from an end; it is not called moved.
    """
    period, *extension = stretches(row)
    counted = count(row.start_on, stretches(row), days_of(still), calendar, rolls=True)
    parameter = jurisdiction.parameters.get(row.key)
    return Deadline(
        document=row.document_id,
        key=row.key,
        name=row.name,
        start_event=row.start_event,
        start_on=row.start_on,
        period=period,
        counted_on=counted.counted_on if counted.due_on == row.due_on else row.due_on,
        due_on=row.due_on,
        basis=row.basis,
        verified=row.verified,
        provisional=row.provisional,
        phrase=_said_of(row.start_event, parameter.event, parameter.said(period)) if parameter else f"{row.start_event}之日起{period}内",
        extension=extension[0] if extension else None,
        still=tuple(still),
        stands_since=stands_since,
    )


def workdays_left(due_on: date, today: date, calendar: WorkCalendar) -> int:
    """Working days after ``today`` up to and including ``due_on``; negative exactly when ``due_on`` has passed.

    A due day that passed without a working day since then (a Friday, on Saturday) counts as −1.
    """
    left = calendar.workdays_between(today, due_on)
    return min(left, -1) if due_on < today else left


def light(due_on: date, today: date, calendar: WorkCalendar) -> Light:
    """Red when overdue, amber with 0–3 working days left, else green. The due day itself is not overdue."""
    left = workdays_left(due_on, today, calendar)
    if left < 0:
        return Light.RED
    return Light.AMBER if left <= AMBER_WORKDAYS else Light.GREEN


def sentence(due: Deadline, today: date, calendar: WorkCalendar) -> str:
    """The whole reason in one line: 自公布之日 2026-10-27 起30日内报送，11月26日（周四）到期，剩 3 工作日。

    Says which days were not counted, by how much it was extended, when the last day was moved off a day off, when the basis is
    not verified, and when the holidays of a year are not known yet.
    """
    parts = [opening(due), *_detours(due, today), _end(due, today), remainder(due.due_on, today, calendar)]
    text = "，".join(parts) + ("" if due.verified else "（依据待核对）") + "。"
    if due.provisional:
        year = next((y for y in range(due.start_on.year, due.due_on.year + 1) if not calendar.is_known(y)), due.due_on.year)
        text += f"{year}年放假安排没有录入，日期暂按周末推算。"
    return text


def reason(due: Deadline, today: date) -> str:
    """Why and until when, for a line beside a badge that shows the remainder: 11月4日公布 • 公布之日起15日内报送 • 11月19日（周四）到期."""
    parts = [f"{_day(due.start_on, today)}{due.start_event}", due.phrase, *_detours(due, today), _end(due, today)]
    return " • ".join(parts if due.verified else [*parts, "依据待核对"])


def opening(due: Deadline) -> str:
    """The words of the period with the day it began: 自公布之日 2026-10-27 起30日内报送."""
    event = f"{due.start_event}之日起"
    if not due.phrase.startswith(event):
        return due.phrase
    return f"自{due.start_event}之日 {due.start_on} 起{due.phrase.removeprefix(event)}"


def _detours(due: Deadline, today: date) -> list[str]:
    """What made the period longer: the days it stood still, and its extension."""
    ended = [one for one in due.still if due.stands_since is None or one.first < due.stands_since]
    told = [f"{_span(one, today)}停止计时" for one in ended]
    if due.extension is not None:
        told.append(f"延长{due.extension}")
    if due.stands_since is not None:
        told.append(f"{_day(due.stands_since, today)}起停止计时")
    return told


def _end(due: Deadline, today: date) -> str:
    end = f"{_day(due.due_on, today)}（{_weekday(due.due_on)}）到期"
    if due.due_on != due.counted_on:
        end = f"{_day(due.counted_on, today)}为{_why_off(due.counted_on)}，顺延至{end}"
    return end if due.stands_since is None else f"今天恢复的话{end}"


def _span(still: Standstill, today: date) -> str:
    first = _day(still.first, today)
    return first if still.first == still.last else f"{first}至{_day(still.last, today)}"


def remainder(due_on: date, today: date, calendar: WorkCalendar) -> str:
    """The badge in words: 剩 3 工作日, 今天到期, 逾期 2 工作日."""
    if due_on == today:
        return "今天到期"
    left = calendar.workdays_between(today, due_on)
    if due_on > today:
        return f"剩 {left} 工作日"
    return f"逾期 {-left} 工作日" if left else "已逾期，不足 1 工作日"


def _day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def _weekday(day: date) -> str:
    return "周" + "一二三四五六日"[day.weekday()]


def _why_off(day: date) -> str:
    return _weekday(day) if day.weekday() > 4 else "放假日"
