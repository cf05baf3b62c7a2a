"""What the register is asked: a part of it, words, filters, an order. A question is kept as it was asked (今年, not 2026), and answered on a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.force import Force
from app.lifecycle.listing import FilingMark
from db.records.register import Ask, Span

SOON = timedelta(days=183)
"""How near its end a document in force counts as 即将届满."""


class Part(IntEnum):
    """The segments of the register."""

    ALL = 0
    LIVING = 1
    EXPIRING = 2
    ENDED = 3


class Facet(StrEnum):
    """What can be filtered by; the value is the word on the chip."""

    GENRE = "种类"
    UNIT = "起草单位"
    STAGE = "阶段"
    FORCE = "效力"
    HANDLER = "经办人"
    YEAR = "年份"
    FILING = "备案"
    DUE = "期限"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter in force: a document passes with any of the ``values``."""

    facet: Facet
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """The register narrowed to the documents that a number counts; ``label`` stands on the chip."""

    label: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the register. ``sort`` is a column id, empty for newest first; ``picked`` narrows to the documents behind a number."""

    text: str = ""
    part: Part = Part.ALL
    filters: tuple[Filter, ...] = ()
    picked: Picked | None = None
    sort: str = ""
    descending: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but the order is asked for."""
        return bool(self.text.strip() or self.part or self.filters or self.picked)

    def values_of(self, facet: Facet) -> tuple[str, ...]:
        """What is filtered by ``facet``; empty when nothing is."""
        return next((entry.values for entry in self.filters if entry.facet is facet), ())


def ask_of(question: Question, today: date, calendar: WorkCalendar) -> Ask:
    """The question as the store answers it on ``today``."""
    groups = [_PARTS[question.part](today)] if question.part else []
    for entry in question.filters:
        relative = RELATIVE.get(entry.facet, {})
        named = tuple(value for value in entry.values if value not in relative)
        spans = tuple(relative[value](today, calendar) for value in entry.values if value in relative)
        groups.append((*spans, *((_plain(entry.facet, named),) if named else ())))
    return Ask(
        spans=tuple(groups),
        words=question.text.strip(),
        picked=question.picked.documents if question.picked else None,
        sort=question.sort,
        descending=question.descending,
    )


def word_of(facet: Facet, value: str) -> str:
    """A value of a filter in words."""
    return Force(value).label if facet is Facet.FORCE else f"{value}年" if facet is Facet.YEAR and value.isdigit() else value


COLUMNS: Mapping[Facet, str] = {
    Facet.GENRE: "genre", Facet.UNIT: "unit", Facet.STAGE: "stage_word", Facet.FORCE: "force", Facet.HANDLER: "handler", Facet.YEAR: "year",
}  # fmt: skip
"""The column of the list that a facet's plain values stand in."""

Relative = Callable[[date, WorkCalendar], Span]


def _plain(facet: Facet, values: tuple[str, ...]) -> Span:
    return Span(COLUMNS[facet], among=tuple(int(value) for value in values) if facet is Facet.YEAR else values)


def _year(back: int) -> Relative:
    return lambda today, _: Span("year", among=(today.year - back,))


def _tasks(first: int | None, last: int) -> Relative:
    """Tasks due from so many working days after today until so many; None: however long ago."""

    def span(today: date, calendar: WorkCalendar) -> Span:
        low = None if first is None else calendar.add_workdays(today, first).isoformat() if first else today.isoformat()
        end = calendar.add_workdays(today, last + 1) if last >= 0 else today
        return Span("task_due_on", low, (end - timedelta(days=1)).isoformat())

    return span


def _lapses(within: timedelta) -> Relative:
    return lambda today, _: Span("lapses_on", today.isoformat(), (today + within).isoformat())


RELATIVE: Mapping[Facet, Mapping[str, Relative]] = {
    Facet.YEAR: {
        "今年": _year(0),
        "去年": _year(1),
        "近30天公布": lambda today, _: Span("published_on", (today - timedelta(days=30)).isoformat(), today.isoformat()),
        "近一年公布": lambda today, _: Span("published_on", (today - timedelta(days=365)).isoformat(), today.isoformat()),
    },
    Facet.FILING: {
        "未报送": lambda _today, _: Span("unfiled_due_on"),
        "逾期未报": lambda today, _: Span("unfiled_due_on", None, (today - timedelta(days=1)).isoformat()),
        "市政府待回执": lambda _today, _: Span("muni_state", among=(FilingMark.WAITING,)),
        "人大待回执": lambda _today, _: Span("npc_state", among=(FilingMark.WAITING,)),
        "市政府已备案": lambda _today, _: Span("muni_state", among=(FilingMark.FILED,)),
        "人大已备案": lambda _today, _: Span("npc_state", among=(FilingMark.FILED,)),
        "市政府有审查意见": lambda _today, _: Span("muni_state", among=(FilingMark.OBJECTED,)),
        "人大有审查意见": lambda _today, _: Span("npc_state", among=(FilingMark.OBJECTED,)),
    },
    Facet.DUE: {
        "已逾期": _tasks(None, -1),
        "3个工作日内": _tasks(0, 3),
        "两周内": _tasks(0, 10),
        "未来3个月届满": _lapses(timedelta(days=92)),
        "未来6个月届满": _lapses(SOON),
        "今年届满": lambda today, _: Span("lapses_on", f"{today.year}-01-01", f"{today.year}-12-31"),
    },
}
"""Values that mean something else every day."""

_PARTS: Mapping[Part, Callable[[date], tuple[Span, ...]]] = {
    Part.LIVING: lambda _today: (Span("living", among=(1,)),),
    Part.EXPIRING: lambda today: (Span("lapses_on", today.isoformat(), (today + SOON).isoformat()),),
    Part.ENDED: lambda _today: (Span("ended", among=(1,)),),
}
