"""The acts of ``run`` on days and figures: the work calendar, the yearly notice, the jurisdiction, its parameters, and a deadline extended."""

from __future__ import annotations

from collections.abc import Mapping

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.lifecycle import figures, prolonging, reminding, workdays
from app.lifecycle.dates import read_date
from app.lifecycle.made import Made


def _calendar_day(a: Arguments) -> Made:
    """calendar_day{day | days, workday, name}; without ``workday`` the days are given back to the calendar that ships."""
    days = tuple(read_date(text, a.office.today()) for text in ([a.text("day")] if "day" in a.values else a.texts("days")))
    if "workday" not in a.values:
        return workdays.clear_days(a.office, days)
    return workdays.set_days(a.office, dict.fromkeys(days, a.yes("workday")), name=a.maybe("name") or "")


def _calendar_notice(a: Arguments) -> Made:
    """calendar_notice{words, year, source}."""
    return workdays.enter_notice(a.office, a.text("words"), source=a.maybe("source") or "", year=_number(a, "year"))


def _jurisdiction(a: Arguments) -> Made:
    """jurisdiction{key}."""
    return figures.choose(a.office, a.text("key"))


def _parameter(a: Arguments) -> Made:
    """parameter{key, basis, by, on}: checked off; with ``checked`` false the check is taken off."""
    if "checked" in a.values and not a.yes("checked"):
        return figures.uncheck(a.office, a.text("key"))
    return figures.check(a.office, a.text("key"), basis=a.maybe("basis"), by=a.maybe("by"), on=a.day("on"))


def _dated_parameter(a: Arguments) -> Made:
    """dated_parameter{key, amount, unit, basis, reason, since, checked}; without ``amount`` the change of ``since`` is taken back."""
    amount, since = _number(a, "amount"), a.day("since")
    if amount is None:
        return figures.withdraw(a.office, a.text("key"), since or a.office.today())
    return figures.change(
        a.office, a.text("key"), amount=amount, unit=a.maybe("unit"), basis=a.text("basis"), reason=a.text("reason"), since=since,
        checked="checked" in a.values and a.yes("checked"),
    )  # fmt: skip


def _extend_deadline(a: Arguments) -> Made:
    """extend_deadline{deadline | document and key, amount, unit, reason, on}."""
    amount = _number(a, "amount")
    if amount is None:
        raise Refused("缺少参数 amount。补上后再试。")
    return prolonging.prolong(
        a.office, _deadline(a), amount=amount, unit=a.text("unit"), reason=a.text("reason"), on=a.day("on")
    )  # fmt: skip


def _deadline(a: Arguments) -> str:
    named = a.values.get("deadline")
    if isinstance(named, dict):
        return reminding.deadline_named(a.office, str(named.get("document") or ""), str(named.get("name") or ""))
    return a.text("deadline") if "deadline" in a.values else reminding.deadline_named(a.office, a.document, a.text("key"))


def _number(a: Arguments, name: str) -> int | None:
    value = a.values.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"参数 {name} 应是整数。改正后再试。")
    return value


CALENDAR: Mapping[str, Run] = {
    "calendar_day": _calendar_day, "calendar_notice": _calendar_notice, "jurisdiction": _jurisdiction, "parameter": _parameter,
    "dated_parameter": _dated_parameter, "extend_deadline": _extend_deadline,
}  # fmt: skip
"""By name; merged into ``app.cli.workplace_acts.WORKPLACE``."""
