"""The office's work calendar: single days put right, the yearly notice taken in, and what each does to the deadlines that run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Refused
from app.lifecycle.calendar import WorkCalendar, seed
from app.lifecycle.made import Made
from app.lifecycle.notices import Notice, read_notice
from app.lifecycle.recounting import by_calendar
from app.office import Office
from db.acts import Act
from db.records import CalendarDay, CalendarNotice

_FIRST, _LAST = 2004, 2199


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the year as the calendar page shows it. ``own``: the office set it; ``name`` is its festival or the reason, where known."""

    day: date
    workday: bool
    own: bool
    name: str

    @property
    def special(self) -> bool:
        """Whether it differs from the plain week."""
        return self.workday == (self.day.weekday() > 4)


@dataclass(frozen=True, slots=True)
class Year:
    """A whole year of the work calendar. ``source`` says where its days come from; ``provisional`` where no notice of it is known."""

    year: int
    days: tuple[Day, ...]
    provisional: bool
    source: str
    workdays: int
    unpublished: tuple[int, ...]
    """The years in which running deadlines fall whose notice is not entered yet."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A notice before it is taken in: its days, how they differ from the calendar as it stands, and how many deadlines are provisional now."""

    notice: Notice
    changed: tuple[str, ...]
    provisional: int


def year_of(office: Office, year: int) -> Year:
    """The calendar of ``year``."""
    calendar, settings = office.calendar, office.store.settings
    own = {row.id: row for row in settings.calendar_days()}
    notices = {notice.id: notice for notice in settings.calendar_notices()}
    days = tuple(_day(one, own.get(one.isoformat()), calendar) for one in _every(year))
    open_rows = office.store.documents.open_deadlines()
    unpublished = sorted({row.due_on.year for row in open_rows if row.provisional and not calendar.is_known(row.due_on.year)})
    notice = notices.get(str(year))
    shipped = seed().first <= year <= seed().last
    source = (
        f"通知已于 {notice.entered_on} 录入（{notice.source or '来源没有写明'}）"
        if notice
        else "出厂日历"
        if shipped
        else "放假安排没有录入，只按周末推算"
    )
    return Year(year, days, not calendar.is_known(year), source, sum(day.workday for day in days), tuple(unpublished))


def preview(office: Office, words: str, year: int | None = None) -> Preview:
    """What ``words`` would set, without storing anything. Raises Refused for words that cannot be a notice."""
    notice = read_notice(words, year)
    calendar = office.calendar
    changed = [f"{one.day} {one.name}" for one in notice.days if calendar.is_workday(one.day) != one.workday]
    listed = {one.day for one in notice.days}
    left = [day for day in _every(notice.year) if day not in listed and calendar.is_workday(day) == (day.weekday() > 4)]
    doubts = notice.doubts
    if left and calendar.is_known(notice.year):
        doubts = (*doubts, f"现有日历里的 {'、'.join(day.isoformat() for day in left)} 不在通知里，录入后照旧")
    waiting = sum(row.provisional for row in office.store.documents.open_deadlines())
    return Preview(Notice(notice.year, notice.days, doubts), tuple(changed), waiting)


def enter_notice(office: Office, words: str, *, source: str = "", year: int | None = None) -> Made:
    """Take the yearly notice in: its words, its days, and every running deadline counted anew, as one act.

    Its year is known from then on. Raises Refused for words that cannot be a notice. ``moved`` tells each deadline that moved.
    """
    notice = read_notice(words, year)
    before = office.calendar
    with office.act("calendar_notice", f"录入{notice.year}年放假安排") as act:
        known = next((row for row in office.store.settings.calendar_notices() if row.id == str(notice.year)), None)
        entry = CalendarNotice(
            id=str(notice.year), words=words.strip(), source=source.strip(), entered_on=office.today(), operator=office.operator
        )
        if known is None:
            act.insert(entry)
        else:
            act.update(known, words=entry.words, source=entry.source, entered_on=entry.entered_on, operator=entry.operator)
        _put(office, act, {one.day: (one.workday, one.name) for one in notice.days})
        moved = by_calendar(office, act, before, f"{notice.year}年放假安排已录入")
    return {"year": str(notice.year), "days": tuple(one.day.isoformat() for one in notice.days), "moved": moved}


def set_days(office: Office, days: Mapping[date, bool], *, name: str = "") -> Made:
    """Put days of the calendar right (True: worked), one or many as one act, and count the running deadlines anew."""
    if not days:
        raise Refused("没有选日子，日历没有改。选一天或者几天再办。")
    for day in days:
        if not _FIRST <= day.year <= _LAST:
            raise Refused(f"日历从 {_FIRST} 年到 {_LAST} 年，没有 {day}。核对后再改。")
    before = office.calendar
    first = min(days)
    title = f"改工作日历：{first}" + (f"等{len(days)}天" if len(days) > 1 else "为上班" if days[first] else "为放假")
    with office.act("calendar_day", title) as act:
        _put(office, act, {day: (workday, name.strip() or ("上班" if workday else "放假")) for day, workday in days.items()})
        moved = by_calendar(office, act, before, "工作日历已更正")
    return {"days": tuple(day.isoformat() for day in sorted(days)), "moved": moved}


def clear_days(office: Office, days: tuple[date, ...]) -> Made:
    """Give days back to the calendar that ships, as one act. Raises Refused where the office has set none of them."""
    own = [row for row in office.store.settings.calendar_days() if date.fromisoformat(row.id) in days]
    if not own:
        raise Refused("这几天没有改过，照出厂日历计算。")
    before = office.calendar
    with office.act("calendar_day", f"恢复出厂日历：{own[0].id}" + (f"等{len(own)}天" if len(own) > 1 else "")) as act:
        for row in own:
            act.remove(row)
        moved = by_calendar(office, act, before, "工作日历已恢复出厂")
    return {"days": tuple(row.id for row in own), "moved": moved}


def _put(office: Office, act: Act, days: Mapping[date, tuple[bool, str]]) -> None:
    own = {row.id: row for row in office.store.settings.calendar_days()}
    for day, (workday, name) in sorted(days.items()):
        known = own.get(day.isoformat())
        if known is None:
            act.insert(CalendarDay(id=day.isoformat(), workday=workday, name=name))
        else:
            act.update(known, workday=workday, name=name)


def _every(year: int) -> tuple[date, ...]:
    first = date(year, 1, 1)
    return tuple(first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))


def _day(day: date, own: CalendarDay | None, calendar: WorkCalendar) -> Day:
    workday = calendar.is_workday(day)
    return Day(day, workday, own is not None, own.name if own else seed_name(day))


def seed_name(day: date) -> str:
    """The festival that the shipped calendar gives ``day``, 调休上班 where it is worked in exchange; empty for a plain day."""
    known = seed()
    if day in known.worked:
        return "调休上班"
    return known.names.get(day, "") if day in known.off else ""
