from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.deadlines import Deadline, Light, deadline, light, recalled, remainder, sentence, workdays_left
from app.lifecycle.jurisdiction import ParameterChange
from app.lifecycle.periods import Period, Unit
from app.lifecycle.publication import publication, warning
from app.lifecycle.seed import DEFAULT, load
from db.records import Deadline as Row

CALENDAR = WorkCalendar()
CHONGQING = load()
MONDAY = date(2026, 11, 23)


def said(key: str, start_on: date, today: date = MONDAY) -> str:
    return sentence(deadline("d", key, start_on, CHONGQING, CALENDAR), today, CALENDAR)


def test_the_sentence_gives_start_rule_day_and_remainder():
    assert said("filing.npc.days", date(2026, 10, 27)) == "自公布之日 2026-10-27 起30日内报送，11月26日（周四）到期，剩 3 工作日。"


def test_a_moved_day_says_from_where_to_where_and_an_unverified_basis_says_so():
    expected = "自公布之日 2026-11-27 起15日内报送，12月12日为周六，顺延至12月14日（周一）到期，剩 15 工作日（依据待核对）。"
    assert said("filing.muni.days", date(2026, 11, 27)) == expected


def test_a_day_moved_off_a_weekday_holiday_calls_it_a_holiday():
    assert "10月1日为放假日，顺延至10月8日（周四）到期" in said("filing.npc.days", date(2026, 9, 1), date(2026, 9, 2))


def test_an_unknown_year_is_named_as_provisional():
    due = deadline("d", "filing.npc.days", date(2026, 12, 27), CHONGQING, CALENDAR)
    assert due.provisional
    assert "2027年1月26日（周二）到期" in sentence(due, MONDAY, CALENDAR)
    assert sentence(due, MONDAY, CALENDAR).endswith("2027年放假安排没有录入，日期暂按周末推算。")


def test_a_deadline_that_rolls_into_an_unknown_year_is_provisional():
    calendar = WorkCalendar({date(2026, 12, 31): False})
    due = deadline("d", "filing.npc.days", date(2026, 12, 1), CHONGQING, calendar)
    assert due.due_on.year == 2027
    assert due.provisional


def test_a_period_in_months_that_ends_in_a_known_year_is_not_provisional():
    assert not deadline("d", "filing.npc.dispose", date(2026, 5, 7), CHONGQING, CALENDAR).provisional


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 18), "剩 1 工作日"),
        (date(2026, 11, 19), "今天到期"),
        (date(2026, 11, 20), "逾期 1 工作日"),
        (MONDAY, "逾期 2 工作日"),
    ],
)
def test_the_remainder_is_said_in_working_days(today, words):
    assert remainder(date(2026, 11, 19), today, CALENDAR) == words


def test_a_friday_passed_on_saturday_is_overdue_without_a_working_day():
    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)
    assert remainder(friday, saturday, CALENDAR) == "已逾期，不足 1 工作日"
    assert workdays_left(friday, saturday, CALENDAR) == -1
    assert light(friday, saturday, CALENDAR) is Light.RED


@pytest.mark.parametrize(
    ("due_on", "left", "colour"),
    [
        (date(2026, 11, 20), -1, Light.RED),
        (date(2026, 11, 23), 0, Light.AMBER),
        (date(2026, 11, 26), 3, Light.AMBER),
        (date(2026, 11, 27), 4, Light.GREEN),
    ],
)
def test_the_light_turns_amber_at_three_working_days_and_red_when_overdue(due_on, left, colour):
    assert workdays_left(due_on, MONDAY, CALENDAR) == left
    assert light(due_on, MONDAY, CALENDAR) is colour


@given(st.dates(date(2025, 1, 1), date(2027, 6, 1)), st.dates(date(2025, 1, 1), date(2027, 6, 1)))
def test_red_negative_and_overdue_are_one_thing(due_on, today):
    assert (due_on < today) == (workdays_left(due_on, today, CALENDAR) < 0) == (light(due_on, today, CALENDAR) is Light.RED)


def test_without_rolling_the_day_stays_on_the_day_off():
    still = load(DEFAULT, {"days.roll": ParameterChange(amount=0)})
    due = deadline("d", "filing.muni.days", date(2026, 11, 27), still, CALENDAR)
    assert due.due_on == due.counted_on == date(2026, 12, 12)


def test_a_review_is_counted_in_working_days_from_the_day_after_acceptance():
    due = deadline("d", "review.max", date(2026, 11, 3), CHONGQING, CALENDAR)
    assert (due.due_on, due.period, due.start_event) == (date(2026, 11, 24), Period(15, Unit.WORKDAY), "受理")


def test_a_count_of_copies_sets_no_deadline():
    with pytest.raises(Refused, match="不是期限"):
        deadline("d", "filing.npc.copies", MONDAY, CHONGQING, CALENDAR)


def published(title: str = "云州区停车管理办法", stated_end: date | None = None):
    return publication("d", title, date(2026, 11, 27), date(2027, 1, 1), stated_end, CHONGQING, CALENDAR)


def test_publication_sets_two_filings_on_two_days():
    due = {code: (d.due_on, d.basis, d.verified) for code, d in published().filings.items()}
    assert due == {
        "muni": (date(2026, 12, 14), "《重庆市行政规范性文件管理办法》（令第329号，条文和天数未核对）", False),
        "npc": (date(2026, 12, 28), "《重庆市各级人民代表大会常务委员会规范性文件备案审查条例》第十四条", True),
    }


def test_publication_sets_the_end_of_validity_and_warns_half_a_year_before():
    set_going = published()
    assert set_going.valid_until == date(2031, 12, 31)
    assert set_going.warning.due_on == date(2031, 6, 30)


def test_a_trial_document_is_valid_for_two_years():
    assert published("云州区停车管理办法（试行）").valid_until == date(2028, 12, 31)


def test_the_end_that_the_text_fixes_goes_before_the_default():
    assert published(stated_end=date(2029, 6, 30)).valid_until == date(2029, 6, 30)


def test_the_warning_of_a_short_validity_does_not_come_before_its_first_day():
    early = warning("d", date(2027, 1, 1), date(2027, 3, 31), CHONGQING, CALENDAR)
    assert early.due_on == date(2027, 1, 1)


def stored(due: Deadline) -> Row:
    return Row(
        id="r",
        document_id=due.document,
        key=due.key,
        name=due.name,
        start_event=due.start_event,
        start_on=due.start_on,
        amount=due.period.amount,
        unit=due.period.unit.value,
        due_on=due.due_on,
        basis=due.basis,
        verified=due.verified,
        provisional=due.provisional,
    )


@pytest.mark.parametrize("code", ["muni", "npc"])
def test_a_stored_deadline_says_what_it_said_when_it_was_set(code):
    due = published().filings[code]
    assert recalled(stored(due), CHONGQING, CALENDAR) == due


def test_a_stored_warning_says_what_it_said_when_it_was_set():
    due = published().warning
    assert recalled(stored(due), CHONGQING, CALENDAR) == due


def test_a_stored_deadline_keeps_its_day_when_the_jurisdiction_changes():
    row = stored(published().filings["muni"])
    changed = load(DEFAULT, {"filing.muni.days": ParameterChange(amount=10)})
    again = recalled(row, changed, CALENDAR)
    assert (again.due_on, again.phrase) == (date(2026, 12, 14), "公布之日起15日内报送")


def test_a_day_that_a_person_set_is_not_called_moved():
    row = replace(stored(deadline("d", "consult.days.general", MONDAY, CHONGQING, CALENDAR)), due_on=date(2026, 12, 23))
    assert "顺延" not in sentence(recalled(row, CHONGQING, CALENDAR), MONDAY, CALENDAR)
