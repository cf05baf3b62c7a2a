"""Whether a document is in force on a day (效力): computed from dates, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class Force(StrEnum):
    """The eight answers to 是否有效."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    DECLARED_INVALID = "declared_invalid"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"
    ANNULLED = "annulled"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return _LABELS[self]


_LABELS: dict[Force, str] = {
    Force.NOT_YET: "尚未施行",
    Force.IN_FORCE: "有效",
    Force.SUSPENDED: "停止执行",
    Force.EXPIRED: "期满失效",
    Force.DECLARED_INVALID: "宣布失效",
    Force.REPEALED: "废止",
    Force.SUPERSEDED: "被替代",
    Force.ANNULLED: "被撤销",
}


@dataclass(frozen=True, slots=True)
class Suspension:
    """Execution stopped (停止执行) from ``from_on`` to ``until_on``, both included; None: until further notice."""

    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates that decide force.

    ``valid_until`` is the last day in force; every other ending takes effect on its own day. ``superseded_by`` and
    ``repeal_reason`` are only said in the sentence.
    """

    published_on: date | None = None
    effective_on: date | None = None
    valid_until: date | None = None
    declared_invalid_on: date | None = None
    repealed_on: date | None = None
    repeal_reason: str = ""
    superseded_on: date | None = None
    superseded_by: str = ""
    annulled_on: date | None = None
    suspensions: tuple[Suspension, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Standing:
    """The force on a day and the sentence that says why."""

    force: Force
    because: str


def standing(dates: Dates, on: date) -> Standing:
    """The force of a document on day ``on``.

    The earliest ending that has come decides: a document that ran out cannot be repealed afterwards. Of endings on one
    day the graver counts: annulled, repealed, superseded, declared invalid, expired.
    """
    ended = [(day, rank, force, because) for rank, (day, force, because) in enumerate(_endings(dates)) if day <= on]
    if ended:
        _, _, force, because = min(ended, key=lambda end: end[:2])
        return Standing(force, because)
    if dates.published_on is None or on < dates.published_on:
        return Standing(Force.NOT_YET, _unpublished(dates.published_on))
    if dates.effective_on is None:
        return Standing(Force.NOT_YET, "没有登记施行日期。")
    if on < dates.effective_on:
        return Standing(Force.NOT_YET, f"{_said(dates.effective_on)}起施行。")
    for stop in dates.suspensions:
        if stop.from_on <= on and (stop.until_on is None or on <= stop.until_on):
            until = "" if stop.until_on is None else f"，至{_said(stop.until_on)}止"
            return Standing(Force.SUSPENDED, f"{_said(stop.from_on)}起停止执行{until}。")
    term = "，没有登记有效期" if dates.valid_until is None else f"，有效期至{_said(dates.valid_until)}"
    return Standing(Force.IN_FORCE, f"{_said(dates.effective_on)}起施行{term}。")


def _endings(dates: Dates) -> Iterator[tuple[date, Force, str]]:
    """(first day without force, force, sentence) of every ending, the gravest first."""
    if dates.annulled_on is not None:
        yield dates.annulled_on, Force.ANNULLED, f"{_said(dates.annulled_on)}被撤销。"
    if dates.repealed_on is not None:
        reason = f"，理由：{dates.repeal_reason}" if dates.repeal_reason else ""
        yield dates.repealed_on, Force.REPEALED, f"{_said(dates.repealed_on)}起废止{reason}。"
    if dates.superseded_on is not None:
        by = f"《{dates.superseded_by}》" if dates.superseded_by else "新文件"
        yield dates.superseded_on, Force.SUPERSEDED, f"{_said(dates.superseded_on)}起被{by}替代。"
    if dates.declared_invalid_on is not None:
        yield dates.declared_invalid_on, Force.DECLARED_INVALID, f"{_said(dates.declared_invalid_on)}起宣布失效。"
    if dates.valid_until is not None:
        yield dates.valid_until + timedelta(days=1), Force.EXPIRED, f"有效期至{_said(dates.valid_until)}，已期满失效。"


def _unpublished(published_on: date | None) -> str:
    return "还没有公布。" if published_on is None else f"{_said(published_on)}才公布。"


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
