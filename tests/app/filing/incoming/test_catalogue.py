"""The quarterly catalogue: what was registered in the quarter, closed cases listed with it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.errors import Missing, Refused
from app.filing.incoming import catalogue, checking, concluding
from app.office import Office
from tests.app.filing.incoming.packets import CLEAN, NUMBER, TITLE, UNIT, lists, now, on_day, received, registered, submission

JANUARY = date(2027, 1, 5)


def test_it_lists_what_was_registered_and_leaves_out_what_was_refused(office: Office) -> None:
    closed, opened = registered(office), received(office, submission("云州区户外广告管理规定", "云州城管规〔2026〕5号"))
    lists(office, closed, listed=False)
    concluding.conclude(office, closed, outcome="准予备案", on=date(2026, 11, 9))
    checking.register(office, opened, on=date(2026, 11, 10))
    refused = received(office, submission("云州区城管队员考勤办法", "云州城管规〔2026〕6号", CLEAN))
    checking.refuse(office, refused, reason="内部管理")
    made = catalogue.make(on_day(office, JANUARY), year=2026, quarter=4)
    heading, form = catalogue.form(office, str(made["catalogue"]))
    assert heading == "云州区人民政府2026年第四季度行政规范性文件备案目录"
    assert [(row.title, row.document_number, row.filing_body, row.registration_number, row.conclusion) for row in form.rows] == [
        (TITLE, NUMBER, UNIT, "云州司备登〔2026〕1号", "准予备案"),
        ("云州区户外广告管理规定", "云州城管规〔2026〕5号", UNIT, "云州司备登〔2026〕2号", "审查中"),
    ]
    assert [now(office, one).state for one in (closed, opened, refused)] == ["listed", "substantive", "concluded"]


def test_a_quarter_that_runs_needs_a_reason_one_to_come_and_an_empty_one_are_refused(office: Office) -> None:
    registered(office)
    with pytest.raises(Missing, match="2026年第四季度到 2026-12-31 才结束"):
        catalogue.make(office, year=2026, quarter=4)
    catalogue.make(office, year=2026, quarter=4, despite="按月编制")
    for year, quarter, told in ((2027, 1, "还没有开始"), (2026, 3, "没有登记备案的文件"), (2026, 5, "没有第5季度")):
        with pytest.raises(Refused, match=told):
            catalogue.make(office, year=year, quarter=quarter)


@pytest.mark.parametrize("year", [0, -1, 10**9, 10**30])
def test_what_is_no_year_is_refused(office: Office, year: int) -> None:
    with pytest.raises(Refused, match="不是年份，应当是 1949 到 2199。"):
        catalogue.make(office, year=year, quarter=4)


def test_the_first_and_last_day_of_a_quarter_belong_to_it(office: Office) -> None:
    first = received(office, at=datetime(2026, 9, 30, 9, 0), published=date(2026, 9, 28))
    checking.register(office, first, on=date(2026, 9, 30))
    second = received(
        office, submission("云州区户外广告管理规定", "云州城管规〔2026〕5号"), at=datetime(2026, 10, 1, 9, 0), published=date(2026, 9, 29)
    )
    checking.register(office, second, on=date(2026, 10, 1))
    assert [one.incoming.id for one in catalogue.registered_in(office, 2026, 3)] == [first]
    assert [one.incoming.id for one in catalogue.registered_in(office, 2026, 4)] == [second]


def test_a_catalogue_holds_what_it_held_when_it_was_made(office: Office) -> None:
    registered(office)
    made = catalogue.make(office, year=2026, quarter=4, despite="按月编制")
    later = received(office, submission("云州区户外广告管理规定", "云州城管规〔2026〕5号"))
    checking.register(office, later, on=date(2026, 11, 20))
    assert len(catalogue.form(office, str(made["catalogue"]))[1].rows) == 1
    again = catalogue.make(office, year=2026, quarter=4, despite="补编")
    assert len(catalogue.form(office, str(again["catalogue"]))[1].rows) == 2
