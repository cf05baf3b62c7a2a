"""Deadlines held against an oracle that knows nothing of the program: it walks from day to day as the law says.

民法典第二百零一条 (the first day is not counted), 第二百零二条 (a month ends on the corresponding day, or the last of the month),
第二百零三条 (a last day that is a day off gives way to the next working day); days of a standstill are not counted, an extension is
counted from the end before it gives way. The days off are those of the notices of 2024–2026, written down here, and of one made up for 2027.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from app.lifecycle import duties, workdays
from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.counting import Standstill
from app.lifecycle.deadlines import recalled, recounted, sentence
from app.lifecycle.jurisdiction import ParameterChange
from app.lifecycle.notices import read_notice
from app.lifecycle.periods import Period, Unit
from app.lifecycle.seed import DEFAULT, load
from app.office import Office
from db.records import Deadline
from tests.app import road
from tests.app.lifecycle.holiday_notices import MADE_UP_2027

WHOLE = os.environ.get("GUIHENG_DRILL") == "full"
CASES = 100_000 if WHOLE else 10_000
DAY = timedelta(days=1)

OFF = """
2024-01-01 2024-02-10/2024-02-17 2024-04-04/2024-04-06 2024-05-01/2024-05-05 2024-06-10 2024-09-15/2024-09-17 2024-10-01/2024-10-07
2025-01-01 2025-01-28/2025-02-04 2025-04-04/2025-04-06 2025-05-01/2025-05-05 2025-05-31/2025-06-02 2025-10-01/2025-10-08
2026-01-01/2026-01-03 2026-02-15/2026-02-23 2026-04-04/2026-04-06 2026-05-01/2026-05-05 2026-06-19/2026-06-21
2026-09-25/2026-09-27 2026-10-01/2026-10-07
2027-01-01/2027-01-03 2027-02-05/2027-02-11 2027-04-03/2027-04-05 2027-05-01/2027-05-05 2027-06-09 2027-09-15 2027-10-01/2027-10-07
"""
WORKED = """
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
2027-01-31 2027-02-20 2027-04-25 2027-05-08 2027-09-26 2027-10-09
"""


def spelt(words: str) -> Iterator[date]:
    for word in words.split():
        first, _, last = word.partition("/")
        day = date.fromisoformat(first)
        while day <= date.fromisoformat(last or first):
            yield day
            day += DAY


OFF_DAYS, WORKED_DAYS = frozenset(spelt(OFF)), frozenset(spelt(WORKED))


def is_worked(day: date) -> bool:
    if day in WORKED_DAYS:
        return True
    return day not in OFF_DAYS and day.isoweekday() not in (6, 7)


def corresponding(day: date, months: int) -> date:
    """The corresponding day, found by walking: into the month that many times on, then to the same number or the month's last day."""
    walked, entered = day, 0
    while entered < months:
        walked += DAY
        entered += walked.day == 1
    while walked.day < day.day and (walked + DAY).day != 1:
        walked += DAY
    return walked


@dataclass(frozen=True)
class Case:
    start: date
    stretches: tuple[tuple[int, str], ...]
    stands: tuple[tuple[date, date], ...]
    rolls: bool


def by_law(case: Case) -> date:
    """The last day, walked to from day to day."""
    still = {day for first, last in case.stands for day in spelt(f"{first}/{last}")}
    day = case.start
    for amount, unit in case.stretches:
        left = (corresponding(day, amount) - day).days if unit == "月" else amount
        while left:
            day += DAY
            if day not in still and (unit != "工作日" or is_worked(day)):
                left -= 1
    if case.rolls and case.stretches[-1][1] != "工作日":
        while not is_worked(day) or day in still:
            day += DAY
    return day


EDGES = [
    date(2024, 2, 29),
    date(2024, 2, 28),
    date(2024, 8, 31),
    date(2024, 12, 31),
    date(2025, 1, 31),
    date(2025, 2, 28),
    date(2026, 1, 30),
]


def generated(seed: int, number: int) -> Iterator[Case]:
    """Cases that begin in 2024–2027 and end before 2028: month ends and leap days often, standstills up to three, that may touch."""
    chance = random.Random(seed)
    amounts = {"日": (1, 120), "工作日": (1, 60), "月": (1, 12)}
    made = 0
    while made < number:
        start = chance.choice(EDGES) if chance.random() < 0.2 else date(2024, 1, 1) + DAY * chance.randrange(1400)
        units = [chance.choice(list(amounts)) for _ in range(1 + (chance.random() < 0.4))]
        stretches = tuple((chance.randint(*amounts[unit]), unit) for unit in units)
        stands, after = [], start
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3))):
            first = after + DAY * chance.randrange(40)
            after = first + DAY * chance.choice((0, 0, 1, 4, 14, 40))
            stands.append((first, after))
        case = Case(start, stretches, tuple(stands), chance.random() < 0.8)
        if by_law(case).year < 2028:
            made += 1
            yield case


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return WorkCalendar({one.day: one.workday for one in read_notice(MADE_UP_2027).days}, {2027})


def row_of(case: Case) -> Deadline:
    (amount, unit), *more = case.stretches
    longer = {"extended_amount": more[0][0], "extended_unit": more[0][1]} if more else {}
    return Deadline(
        id="r", document_id="d", key="filing.npc.days", name="报送", start_event="公布", start_on=case.start, amount=amount, unit=unit,
        due_on=case.start, basis="b", verified=True, **longer,
    )  # fmt: skip


@pytest.mark.drill
def test_every_generated_deadline_ends_where_the_law_counted_by_hand_ends(calendar):
    rolling = {True: load(), False: load(DEFAULT, {"days.roll": ParameterChange(amount=0)})}
    wrong = []
    for case in generated(20261123, CASES):
        still = tuple(Standstill(*stand) for stand in case.stands)
        row = recounted(row_of(case), case.start, rolling[case.rolls], calendar, still)
        if row.due_on != by_law(case) or row.provisional:
            wrong.append((case, row.due_on, by_law(case)))
    assert wrong == []


def test_what_the_oracle_walks_to_is_what_the_sentence_says(calendar):
    for case in generated(7, 300):
        still = tuple(Standstill(*stand) for stand in case.stands)
        row = replace(row_of(case), due_on=by_law(case))
        told = sentence(recalled(row, load(), calendar, still), case.start, calendar)
        end = by_law(case)
        assert f"{end.month}月{end.day}日（周{'一二三四五六日'[end.weekday()]}）到期" in told, told
        assert told.count("停止计时") == len(case.stands)
        assert ("延长" in told) == (len(case.stretches) == 2)


def test_deadlines_that_live_through_the_store_end_there_too(office: Office):
    """Started, stood still, run again and extended as acts; the notice of 2027 is pasted before or after, and the days come out alike."""
    document = road.at(office, "drafting")
    cases = [case for case in generated(11, 120) if case.rolls and is_orderly(case)]
    assert len(cases) > 30
    ids = {lived(office, document, case): case for case in cases[::2]}
    workdays.enter_notice(office, MADE_UP_2027)
    ids |= {lived(office, document, case): case for case in cases[1::2]}
    rows = {row.id: row for row in office.store.documents.deadlines(document) if row.id in ids}
    assert {row_id: row.due_on for row_id, row in rows.items()} == {row_id: by_law(case) for row_id, case in ids.items()}
    assert not any(row.provisional for row in rows.values())


def is_orderly(case: Case) -> bool:
    """Whether each standstill begins while the period runs, before its extension, and none twice on a day, as a clerk could record it."""
    run = replace(case, stretches=case.stretches[:1])
    begun = (replace(run, stands=case.stands[:n]) for n in range(len(case.stands)))
    return all(stand[0] <= by_law(before) for stand, before in zip(case.stands, begun, strict=True))


def lived(office: Office, document: str, case: Case) -> str:
    (amount, unit), *more = case.stretches
    with office.act("deadline", "起算") as act:
        row = duties.start(office, act, document, "filing.npc.days", case.start)
        counted = recounted(replace(row, amount=amount, unit=unit), case.start, office.jurisdiction, office.calendar)
        row = act.update(row, amount=amount, unit=unit, due_on=counted.due_on, provisional=counted.provisional)
        for first, last in case.stands:
            row = duties.suspend(office, act, row, first, "补正")
            row = duties.resume(office, act, row, last)
        for length, kind in more:
            row = duties.extend(office, act, row, Period(length, Unit(kind)), min(row.due_on, max(case.start, row.start_on)), "案情复杂")
    return row.id
