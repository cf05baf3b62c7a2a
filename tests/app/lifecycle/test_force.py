from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lifecycle.force import Dates, Force, Suspension, standing

PUBLISHED = Dates(published_on=date(2026, 11, 27), effective_on=date(2027, 1, 1), valid_until=date(2031, 12, 31))
MID = date(2028, 3, 1)


@pytest.mark.parametrize(
    ("on", "force"),
    [
        (date(2026, 11, 26), Force.NOT_YET),
        (date(2026, 12, 31), Force.NOT_YET),
        (date(2027, 1, 1), Force.IN_FORCE),
        (date(2031, 12, 31), Force.IN_FORCE),
        (date(2032, 1, 1), Force.EXPIRED),
    ],
)
def test_force_begins_on_the_effective_day_and_lasts_through_the_last_day(on, force):
    assert standing(PUBLISHED, on).force is force


@pytest.mark.parametrize(
    ("ending", "force"),
    [
        ("repealed_on", Force.REPEALED),
        ("declared_invalid_on", Force.DECLARED_INVALID),
        ("superseded_on", Force.SUPERSEDED),
        ("annulled_on", Force.ANNULLED),
    ],
)
def test_an_ending_takes_effect_on_its_own_day(ending, force):
    dates = replace(PUBLISHED, **{ending: MID})
    assert standing(dates, MID - timedelta(days=1)).force is Force.IN_FORCE
    assert standing(dates, MID).force is force


def test_a_document_that_ran_out_is_not_repealed_afterwards():
    dates = replace(PUBLISHED, repealed_on=date(2032, 5, 1))
    assert standing(dates, date(2032, 6, 1)).force is Force.EXPIRED


def test_of_two_endings_on_one_day_annulment_counts():
    dates = replace(PUBLISHED, repealed_on=MID, annulled_on=MID)
    assert standing(dates, MID).force is Force.ANNULLED


def test_repeal_before_the_effective_day_leaves_it_repealed():
    dates = replace(PUBLISHED, repealed_on=date(2026, 12, 1))
    assert standing(dates, date(2026, 12, 2)).force is Force.REPEALED


def test_execution_is_stopped_between_both_days_included():
    dates = replace(PUBLISHED, suspensions=(Suspension(MID, date(2028, 3, 31)),))
    assert [standing(dates, day).force for day in (date(2028, 2, 29), MID, date(2028, 3, 31), date(2028, 4, 1))] == [
        Force.IN_FORCE,
        Force.SUSPENDED,
        Force.SUSPENDED,
        Force.IN_FORCE,
    ]


def test_a_suspension_without_end_lasts():
    assert standing(replace(PUBLISHED, suspensions=(Suspension(MID),)), date(2031, 1, 1)).force is Force.SUSPENDED


def test_a_draft_is_not_in_force_even_when_its_text_names_a_day():
    dates = Dates(effective_on=date(2027, 1, 1))
    found = standing(dates, date(2028, 1, 1))
    assert (found.force, found.because) == (Force.NOT_YET, "还没有公布。")


def test_a_published_document_without_effective_day_is_not_in_force():
    assert standing(Dates(published_on=date(2026, 11, 27)), MID).because == "没有登记施行日期。"


def test_the_reason_names_the_days():
    assert standing(PUBLISHED, MID).because == "2027年1月1日起施行，有效期至2031年12月31日。"
    assert standing(PUBLISHED, date(2032, 1, 1)).because == "有效期至2031年12月31日，已期满失效。"
    repealed = replace(PUBLISHED, repealed_on=MID, repeal_reason="上位法已修改")
    assert standing(repealed, MID).because == "2028年3月1日起废止，理由：上位法已修改。"
    superseded = replace(PUBLISHED, superseded_on=MID, superseded_by="云州区停车管理办法")
    assert standing(superseded, MID).because == "2028年3月1日起被《云州区停车管理办法》替代。"


@given(st.dates(date(2027, 1, 1), date(2033, 1, 1)), st.dates(date(2027, 1, 1), date(2033, 1, 1)))
def test_what_has_ended_stays_ended(first, second):
    dates = replace(PUBLISHED, superseded_on=date(2030, 6, 1), repealed_on=date(2031, 6, 1))
    ended = {Force.SUPERSEDED}
    early, late = sorted((first, second))
    if standing(dates, early).force in ended:
        assert standing(dates, late).force in ended


def test_every_force_has_its_word():
    assert [force.label for force in Force] == ["尚未施行", "有效", "停止执行", "期满失效", "宣布失效", "废止", "被替代", "被撤销"]
