from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import Refused
from app.lifecycle.calendar import WorkCalendar
from app.lifecycle.notices import read_notice
from tests.app.lifecycle.holiday_notices import MADE_UP_2027, NOTICES


def worked_by(notice: dict[date, bool], year: int) -> set[date]:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return {day for day in days if day.year == year and notice.get(day, day.weekday() < 5)}


@pytest.mark.parametrize("year", NOTICES)
def test_the_words_of_a_real_notice_give_the_days_that_ship(year):
    # the days that the notice of the next year takes from this one belong to this one too
    following = read_notice(NOTICES[year + 1], year + 1).days if year + 1 in NOTICES else ()
    read = {one.day: one.workday for one in (*read_notice(NOTICES[year], year).days, *following)}
    calendar = WorkCalendar()
    every = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    assert worked_by(read, year) == {day for day in every if day.year == year and calendar.is_workday(day)}


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_title_names_the_year_and_the_frame_of_the_notice_is_no_festival(year):
    notice = read_notice(NOTICES[year])
    assert (notice.year, notice.doubts) == (year, ())


def test_a_recommended_day_is_no_day_off():
    assert date(2024, 2, 9) not in {one.day for one in read_notice(NOTICES[2024]).days}


def test_each_day_bears_its_festival():
    names = {one.day: (one.workday, one.name) for one in read_notice(NOTICES[2026]).days}
    assert names[date(2026, 1, 2)] == (False, "元旦")
    assert names[date(2026, 1, 4)] == (True, "元旦调休上班")
    assert names[date(2026, 2, 15)] == (False, "春节")


def test_a_span_over_the_turn_of_the_year_reaches_back():
    days = [one.day for one in read_notice(NOTICES[2023], 2023).days]
    assert days[:3] == [date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)]


def test_full_width_figures_and_one_line_are_read_alike():
    plain = read_notice(MADE_UP_2027)
    wide = MADE_UP_2027.translate(str.maketrans("0123456789", "０１２３４５６７８９")).replace("\n", " ")
    assert read_notice(wide).days == plain.days


@pytest.mark.parametrize(
    ("words", "year", "said"),
    [
        ("通知如下。", None, "没有写明是哪一年"),
        ("2027年部分节假日安排的通知", None, "没有读出放假安排"),
        (NOTICES[2026], 2027, "填的是 2027 年，通知的标题是 2026 年"),
        ("一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。", 2027, "写的是周四，实际是周五"),
        ("一、元旦：1月1日至3日放假调休，共4天。", 2027, "写的是共4天，读出来的是 3 天"),
        ("二、春节：2月30日放假。", 2027, "没有 2027年2月30日"),
        ("七、国庆节：10月7日至1日放假。", 2027, "不是一段日子"),
        ("一、元旦：1月1日至3日放假。1月3日上班。", 2027, "又放假又上班"),
        ("一、元旦：2025年1月1日放假。", 2027, "里面却有 2025-01-01"),
    ],
)
def test_words_that_cannot_be_are_refused_and_nothing_is_taken(words, year, said):
    with pytest.raises(Refused) as refusal:
        read_notice(words, year)
    assert said in str(refusal.value)


def test_half_a_notice_is_refused_with_what_is_left_out():
    with pytest.raises(Refused, match="没有读到国庆节，通知没有粘贴完整"):
        read_notice(MADE_UP_2027.split("七、")[0])
