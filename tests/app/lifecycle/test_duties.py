"""Deadlines as rows: one event starts them, another meets them, none runs on after its work is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.errors import Refused
from app.filing import outgoing
from app.lifecycle import duties, preparing
from app.lifecycle.desk import desk
from app.lifecycle.periods import Period, Unit
from app.lifecycle.register import running as running_rows
from app.office import Office
from app.review import accepting
from db.acts import Act
from db.records import Deadline
from tests.app import road


def running(office: Office, document: str) -> set[str]:
    return {d.key for d in office.store.documents.deadlines(document) if d.state == "open"}


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("drafting", set()),
        ("consulting", {"consult.days.general"}),
        ("submitted", set()),
        ("under_review", {"review.max"}),
        ("lawful", set()),
        ("deliberating", set()),
        ("passed", set()),
        ("signed", {"disclose.max"}),
        ("registered", {"disclose.max"}),
        ("published", {"filing.muni.days", "filing.npc.days", "validity.warn_before"}),
    ],
)
def test_what_runs_along_the_road(office: Office, place: str, keys: set[str]) -> None:
    assert running(office, road.at(office, place)) == keys


def test_each_round_of_review_has_its_clock(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    accepting.resubmit(office, document, road.draft(road.text("本办法自2027年1月1日起施行。")), on=date(2026, 11, 20))
    clocks = [(d.state, d.start_on) for d in office.store.documents.deadlines(document) if d.key == "review.max"]
    assert clocks == [("met", date(2026, 11, 11)), ("open", date(2026, 11, 20))]


def test_a_filing_meets_its_own_deadline_only(office: Office) -> None:
    document = road.at(office, "published")
    outgoing.file(office, document, recipient="npc", on=date(2026, 11, 21))
    assert running(office, document) == {"filing.muni.days", "validity.warn_before"}
    met = next(d for d in office.store.documents.deadlines(document) if d.key == "filing.npc.days")
    assert met.met_on == date(2026, 11, 21)


def test_only_the_clock_of_what_is_missing_runs_while_a_submission_is_returned(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, missing=["M06"])
    assert running(office, document) == {"return.days"}
    preparing.submit(office, document, materials=["M06"])
    assert running(office, document) == set()


def test_ending_what_does_not_run_does_nothing(office: Office) -> None:
    document = road.at(office, "under_review")
    before = office.newest()
    with office.act("end", "结束") as act:
        duties.end(office, act, document, "filing.npc.days", road.TODAY)
    assert office.newest() == before


def test_a_deadline_can_be_void_instead_of_met(office: Office) -> None:
    document = road.at(office, "under_review")
    with office.act("end", "作废") as act:
        duties.end(office, act, document, "review.max", road.TODAY, duties.VOID)
    (clock,) = (d for d in office.store.documents.deadlines(document) if d.key == "review.max")
    assert (clock.state, clock.met_on) == ("void", road.TODAY)


STARTED = date(2026, 11, 2)


def begun(office: Office, key: str = "filing.npc.days") -> tuple[str, Deadline]:
    document = road.at(office, "drafting")
    with office.act("deadline", "起算") as act:
        return document, duties.start(office, act, document, key, STARTED)


def changed(office: Office, change: Callable[[Act], Deadline]) -> Deadline:
    with office.act("deadline", "改期限") as act:
        return change(act)


def test_the_days_of_a_standstill_are_lost_the_first_and_the_last_too(office: Office) -> None:
    _, row = begun(office)
    assert row.due_on == date(2026, 12, 2)
    row = changed(office, lambda act: duties.suspend(office, act, row, date(2026, 11, 9), "补正材料"))
    row = changed(office, lambda act: duties.resume(office, act, row, date(2026, 11, 11)))
    assert row.due_on == date(2026, 12, 7), "12月5日 is a Saturday"
    assert duties.sentence(office, row) == (
        "自公布之日 2026-11-02 起30日内报送，11月9日至11月11日停止计时，12月5日为周六，顺延至12月7日（周一）到期，剩 10 工作日。"
    )


def test_a_deadline_that_stands_still_is_never_late_and_leaves_the_desk(office: Office) -> None:
    _, row = begun(office, "filingreview.form")
    changed(office, lambda act: duties.suspend(office, act, row, date(2026, 11, 4), "补正材料"))
    (shown,) = (due for due in running_rows(office) if due.deadline.id == row.id)
    assert (shown.deadline.due_on, shown.light.value) == (date(2026, 11, 27), "green")
    assert "11月4日起停止计时，今天恢复的话11月27日（周五）到期" in duties.sentence(office, row)
    assert row.key not in {item.due.deadline.key for item in desk(office).items}


def test_closing_a_deadline_that_stands_still_lets_it_run_again_first(office: Office) -> None:
    document, row = begun(office, "filingreview.form")
    changed(office, lambda act: duties.suspend(office, act, row, date(2026, 11, 4), "补正材料"))
    with office.act("deadline", "办结") as act:
        duties.end(office, act, document, row.key, date(2026, 11, 20))
    closed = office.store.documents.deadline(row.id)
    assert (closed.state, closed.met_on, closed.due_on) == ("met", date(2026, 11, 20), date(2026, 11, 26))
    assert [one.until_on for one in office.store.procedures.suspended(row.id)] == [date(2026, 11, 20)]


def test_an_extension_is_counted_from_the_end_before_it_was_moved(office: Office) -> None:
    _, row = begun(office, "filing.muni.days")
    row = changed(office, lambda act: act.update(duties.extend(office, act, row, Period(20, Unit.DAY), date(2026, 11, 10), "案情复杂")))
    assert (row.due_on, row.extended_amount, row.extended_unit, row.extension_reason) == (date(2026, 12, 7), 20, "日", "案情复杂")
    assert "延长20日" in duties.sentence(office, row)


def test_a_second_extension_is_refused(office: Office) -> None:
    _, row = begun(office)
    row = changed(office, lambda act: duties.extend(office, act, row, Period(5, Unit.WORKDAY), date(2026, 11, 10), "案情复杂"))
    with pytest.raises(Refused, match="已于 2026-11-10 延长过一次"):
        changed(office, lambda act: duties.extend(office, act, row, Period(5, Unit.WORKDAY), date(2026, 11, 11), "案情复杂"))


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        (date(2026, 12, 3), "案情复杂", "2026-12-02 到期，2026-12-03 不能延长"),
        (date(2026, 11, 1), "案情复杂", "从 2026-11-02 起算"),
        (date(2026, 11, 9), " ", "要写明理由"),
    ],
)
def test_an_extension_out_of_time_or_without_a_reason_is_refused(office: Office, day: date, reason: str, said: str) -> None:
    _, row = begun(office)
    with pytest.raises(Refused, match=said):
        changed(office, lambda act: duties.extend(office, act, row, Period(5, Unit.DAY), day, reason))


def test_standing_still_twice_or_out_of_time_is_refused(office: Office) -> None:
    _, row = begun(office)

    def suspend(day: date, reason: str = "补正") -> Deadline:
        return changed(office, lambda act: duties.suspend(office, act, row, day, reason))

    for day, said in ((date(2026, 11, 1), "还没有开始"), (date(2026, 12, 3), "已于 2026-12-02 到期")):
        with pytest.raises(Refused, match=said):
            suspend(day)
    with pytest.raises(Refused, match="要写明理由"):
        suspend(date(2026, 11, 9), "")
    with pytest.raises(Refused, match="没有停止计时，不用恢复"):
        changed(office, lambda act: duties.resume(office, act, row, date(2026, 11, 9)))
    suspend(date(2026, 11, 9))
    with pytest.raises(Refused, match="已经停止计时"):
        suspend(date(2026, 11, 10))
    with pytest.raises(Refused, match="早于停止计时 2026-11-09"):
        changed(office, lambda act: duties.resume(office, act, row, date(2026, 11, 8)))
    changed(office, lambda act: duties.resume(office, act, row, date(2026, 11, 11)))
    with pytest.raises(Refused, match="已经停止过计时"):
        suspend(date(2026, 11, 10))


def test_a_closed_deadline_is_neither_stood_still_nor_extended(office: Office) -> None:
    document, row = begun(office)
    with office.act("deadline", "办结") as act:
        duties.end(office, act, document, row.key, date(2026, 11, 20))
    with pytest.raises(Refused, match="已经办结"):
        changed(office, lambda act: duties.suspend(office, act, row, date(2026, 11, 21), "补正"))
    with pytest.raises(Refused, match="已经办结"):
        changed(office, lambda act: duties.extend(office, act, row, Period(5, Unit.DAY), date(2026, 11, 21), "案情复杂"))


def test_a_last_day_that_a_person_set_moves_on_from_there(office: Office) -> None:
    document = road.at(office, "drafting")
    with office.act("deadline", "起算") as act:
        row = duties.start_until(office, act, document, "consult.days.general", STARTED, date(2026, 12, 9))
    row = changed(office, lambda act: duties.suspend(office, act, row, date(2026, 11, 9), "公告网站故障"))
    row = changed(office, lambda act: duties.resume(office, act, row, date(2026, 11, 10)))
    assert row.due_on == date(2026, 12, 11)
