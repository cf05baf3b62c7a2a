"""The acts of ``run`` about people: who handles what, who is away, and what a handler puts off or marks as done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.lifecycle import reminding
from app.lifecycle.made import Made
from app.people import handling, roster


def _assign(a: Arguments) -> Made:
    stand_in = (a.maybe("stand_in") or "") if "stand_in" in a.values else None
    return handling.assign(a.office, a.document, handler=a.text("handler"), stand_in=stand_in)


def _handover(a: Arguments) -> Made:
    return handling.handover(a.office, giver=a.text("from"), taker=a.text("to"), reason=a.text("reason"), away_until=a.day("away_until"))


def _person(a: Arguments) -> Made:
    """person{name,…}: what is not said stays as it is; ``new_name`` calls somebody otherwise."""
    name = a.text("name")
    known = roster.details_of(a.office, name)

    def given(key: str, before: str) -> str:
        return (a.maybe(key) or "") if key in a.values else before

    details = replace(
        known, role=given("role", known.role), unit=given("unit", known.unit), phone=given("phone", known.phone),
        stand_in=given("stand_in", known.stand_in),
    )  # fmt: skip
    if "active" in a.values:
        details = replace(details, active=a.yes("active"))
    if "away_until" in a.values:
        details = replace(details, away_until=a.day("away_until"))
    return roster.save_person(a.office, replace(details, name=a.maybe("new_name") or name), before=name)


def _unit(a: Arguments) -> Made:
    """unit{name,short,new_name}."""
    name = a.text("name")
    return roster.save_unit(a.office, a.maybe("new_name") or name, a.maybe("short") or "", before=name)


def _snooze(a: Arguments) -> Made:
    until = a.day("until")
    if until is None:
        raise Refused("缺少参数 until。补上后再试。")
    return reminding.snooze(a.office, _deadline(a), until=until, reason=a.text("reason"))


def _done(a: Arguments) -> Made:
    return reminding.done(a.office, _deadline(a), reason=a.text("reason"))


def _deadline(a: Arguments) -> str:
    """The id of a deadline: as given, or that of {document, name}, as ``deadlines`` lists it."""
    named = a.values.get("deadline")
    if isinstance(named, dict):
        return reminding.deadline_named(a.office, str(named.get("document") or ""), str(named.get("name") or ""))
    return a.text("deadline")


PEOPLE: Mapping[str, Run] = {
    "assign": _assign, "handover": _handover, "person": _person, "unit": _unit, "snooze": _snooze, "done": _done,
}  # fmt: skip
"""By name; merged into ``app.cli.workplace_acts.WORKPLACE``."""
