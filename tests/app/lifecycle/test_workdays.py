"""The work calendar by hand: days put right, the yearly notice pasted, and the deadlines that follow in the same act."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import bin, duties, workdays
from app.office import Office
from tests.app import road
from tests.app.lifecycle.holiday_notices import MADE_UP_2027, NOTICES


def due(office: Office, document: str, key: str, on: date) -> str:
    with office.act("deadline", "起算") as act:
        return duties.start(office, act, document, key, on).id


def test_a_year_without_a_notice_is_provisional_and_says_where_deadlines_fall_into_it(office: Office) -> None:
    document = road.at(office, "drafting")
    due(office, document, "filing.npc.days", date(2027, 1, 7))
    year = workdays.year_of(office, 2027)
    assert (year.provisional, year.unpublished, year.source) == (True, (2027,), "放假安排没有录入，只按周末推算")
    known = workdays.year_of(office, 2026)
    assert (known.provisional, known.source, len(known.days), known.workdays) == (False, "出厂日历", 365, 248)
    assert {day.name for day in known.days if not day.workday and day.special} == {
        "元旦",
        "春节",
        "清明节",
        "劳动节",
        "端午节",
        "中秋节",
        "国庆节",
    }


def test_the_notice_makes_its_year_known_and_moves_what_rests_on_it_in_one_act(office: Office) -> None:
    document = road.at(office, "drafting")
    row = due(office, document, "filing.npc.days", date(2027, 1, 7))
    assert office.store.documents.deadline(row).due_on == date(2027, 2, 8)
    seen = workdays.preview(office, MADE_UP_2027)
    assert (seen.provisional, len(seen.notice.days)) == (1, 33)
    assert "2027-02-08 春节" in seen.changed
    assert "2027-01-02 元旦" not in seen.changed, "a Saturday is off anyhow"
    made = workdays.enter_notice(office, MADE_UP_2027, source="国办发明电〔2026〕7号")
    moved = office.store.documents.deadline(row)
    assert (moved.due_on, moved.provisional) == (date(2027, 2, 12), False)
    assert made["moved"] == ("《云州区限额以下工程管理办法》报送区人大常委会备案截止日由 2027-02-08 改为 2027-02-12",)
    assert office.store.documents.events(document)[-1].note.endswith("改为 2027-02-12；2027年放假安排已录入")
    assert "国办发明电〔2026〕7号" in workdays.year_of(office, 2027).source
    office.undo()
    assert office.store.documents.deadline(row).due_on == date(2027, 2, 8)
    assert workdays.year_of(office, 2027).provisional


def test_a_notice_pasted_twice_takes_the_place_of_the_first(office: Office) -> None:
    workdays.enter_notice(office, MADE_UP_2027)
    workdays.enter_notice(office, MADE_UP_2027.replace("五、端午节：6月9日（周三）放假1天", "五、端午节：6月10日（周四）放假1天"))
    assert [notice.id for notice in office.store.settings.calendar_notices()] == ["2027"]
    assert not office.calendar.is_workday(date(2027, 6, 10))


def test_a_notice_of_a_year_that_ships_changes_nothing_and_says_what_it_leaves(office: Office) -> None:
    seen = workdays.preview(office, NOTICES[2026])
    assert (seen.changed, seen.notice.doubts) == ((), ())
    assert "2026-10-10 不在通知里" in workdays.preview(office, NOTICES[2026].replace("、10月10日（周六）", "")).notice.doubts[0]


def test_a_day_put_right_moves_the_deadline_on_it_and_back(office: Office) -> None:
    document = road.at(office, "drafting")
    row = due(office, document, "filing.npc.days", date(2026, 11, 23))
    assert office.store.documents.deadline(row).due_on == date(2026, 12, 23)
    made = workdays.set_days(office, {date(2026, 12, 23): False}, name="本区停电")
    assert (office.store.documents.deadline(row).due_on, len(made["moved"])) == (date(2026, 12, 24), 1)
    shown = workdays.year_of(office, 2026).days[date(2026, 12, 23).timetuple().tm_yday - 1]
    assert (shown.workday, shown.own, shown.name, shown.special) == (False, True, "本区停电", True)
    workdays.clear_days(office, (date(2026, 12, 23),))
    assert office.store.documents.deadline(row).due_on == date(2026, 12, 23)


def test_a_day_that_a_person_set_does_not_move_with_the_calendar(office: Office) -> None:
    document = road.at(office, "drafting")
    with office.act("deadline", "起算") as act:
        row = duties.start_until(office, act, document, "filing.npc.days", date(2027, 1, 7), date(2027, 2, 10)).id
    workdays.enter_notice(office, MADE_UP_2027)
    kept = office.store.documents.deadline(row)
    assert (kept.due_on, kept.provisional) == (date(2027, 2, 10), False)


def test_what_was_met_stays_as_it_was_judged(office: Office) -> None:
    document = road.at(office, "drafting")
    row = due(office, document, "filing.npc.days", date(2027, 1, 7))
    with office.act("deadline", "办结") as act:
        duties.end(office, act, document, "filing.npc.days", date(2027, 2, 8))
    assert workdays.enter_notice(office, MADE_UP_2027)["moved"] == ()
    assert office.store.documents.deadline(row).due_on == date(2027, 2, 8)


def test_nothing_to_change_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="没有选日子"):
        workdays.set_days(office, {})
    with pytest.raises(Refused, match="没有改过"):
        workdays.clear_days(office, (date(2026, 12, 23),))
    with pytest.raises(Refused, match="没有 1999-01-01"):
        workdays.set_days(office, {date(1999, 1, 1): False})


def test_a_matter_in_the_bin_comes_back_with_the_days_of_the_calendar_as_it_is_now(office: Office) -> None:
    document = road.at(office, "drafting")
    row = due(office, document, "filing.npc.days", date(2027, 1, 7))
    bin.discard(office, [document])
    workdays.enter_notice(office, MADE_UP_2027)
    bin.bring_back(office, [document])
    back = office.store.documents.deadline(row)
    assert (back.due_on, back.provisional) == (date(2027, 2, 12), False)
