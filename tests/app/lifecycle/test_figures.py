"""参数核对表: checked off by name and day, changed from a day on, and what that does to deadlines that run."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import bin, duties, figures, issuing
from app.lifecycle.editing import save_settings
from app.lifecycle.figures import Confidence
from app.office import Office
from db.records import Deadline
from tests.app import road

MUNI = "filing.muni.days"


def started(office: Office, on: date, key: str = MUNI) -> str:
    document = road.at(office, "drafting")
    with office.act("deadline", "起算") as act:
        return duties.start(office, act, document, key, on).id


def row(office: Office, row_id: str) -> Deadline:
    return office.store.documents.deadline(row_id)


def changed(office: Office, since: date, amount: int = 30) -> tuple[str, ...]:
    made = figures.change(office, MUNI, amount=amount, basis="令第329号第二十条", reason="对照原文", since=since)
    moved = made["moved"]
    assert isinstance(moved, tuple)
    return moved


def test_the_table_lists_every_figure_and_yearly_date_with_its_confidence(office: Office) -> None:
    table = {one.key: one for one in figures.figures(office)}
    assert len(table) == len(office.jurisdiction.parameters) + len(office.jurisdiction.annual)
    assert (table[MUNI].value, table[MUNI].confidence, table[MUNI].group) == ("15日", Confidence.OPEN, "报市政府备案")
    assert (table["filing.npc.copies"].value, table["filing.npc.copies"].confidence) == ("2份", Confidence.SHIPPED)
    assert table["days.roll"].value == "是"
    assert table["catalog.annual_due"].value == "每年1月31日"
    assert all(one.basis for one in table.values())


def test_a_figure_is_checked_off_by_name_and_day_and_so_are_the_deadlines_that_rest_on_it(office: Office) -> None:
    deadline = started(office, date(2026, 11, 20))
    assert not row(office, deadline).verified
    figures.check(office, MUNI, basis="《重庆市行政规范性文件管理办法》第二十条", on=date(2026, 11, 20))
    shown = figures.figure(office, MUNI)
    assert (shown.confidence, shown.checked_by, shown.checked_on) == (Confidence.CHECKED, office.operator, date(2026, 11, 20))
    assert (row(office, deadline).verified, row(office, deadline).basis) == (True, "《重庆市行政规范性文件管理办法》第二十条")
    figures.uncheck(office, MUNI)
    assert figures.figure(office, MUNI).confidence is Confidence.OPEN
    assert not row(office, deadline).verified
    office.undo()
    assert figures.figure(office, MUNI).checked_by == office.operator


def test_a_basis_that_says_it_is_not_checked_says_after_the_check_who_checked_it_and_when(office: Office) -> None:
    shipped = figures.figure(office, MUNI).basis
    assert shipped.endswith("未核对）")
    figures.check(office, MUNI, by="李强", on=date(2026, 11, 20))
    assert figures.figure(office, MUNI).basis == shipped.replace("未核对", "已核对（李强 2026-11-20）")
    figures.check(office, MUNI)
    assert figures.figure(office, MUNI).basis == shipped.replace("未核对", f"已核对（{office.operator} 2026-11-23）")
    figures.uncheck(office, MUNI)
    assert figures.figure(office, MUNI).basis == shipped


def test_a_changed_figure_tells_of_its_check_likewise_and_forgets_it_again(office: Office) -> None:
    figures.change(office, MUNI, amount=30, basis="令第329号，条文未核对", reason="对照原文", checked=True)
    assert figures.figure(office, MUNI).basis == f"令第329号，条文已核对（{office.operator} 2026-11-23）"
    figures.uncheck(office, MUNI)
    assert figures.figure(office, MUNI).basis == "令第329号，条文未核对"


def test_a_change_holds_from_its_day_and_what_began_before_is_judged_as_before(office: Office) -> None:
    before, after = started(office, date(2026, 11, 9)), started(office, date(2026, 11, 17))
    assert changed(office, date(2026, 11, 16)) == ("《云州区限额以下工程管理办法》报送市政府备案截止日由 2026-12-02 改为 2026-12-17",)
    assert (row(office, before).due_on, row(office, before).amount) == (date(2026, 11, 24), 15)
    assert (row(office, after).due_on, row(office, after).amount) == (date(2026, 12, 17), 30)
    amounts = {day: office.jurisdiction_on(day).parameter(MUNI).amount for day in (date(2026, 11, 15), date(2026, 11, 16))}
    assert amounts == {date(2026, 11, 15): 15, date(2026, 11, 16): 30}
    shown = figures.figure(office, MUNI)
    assert (shown.value, shown.shipped, shown.since, shown.reason, shown.confidence) == (
        "30日", "15日", date(2026, 11, 16), "对照原文", Confidence.OPEN,
    )  # fmt: skip
    office.undo()
    assert row(office, after).due_on == date(2026, 12, 2)


def test_a_change_moves_the_days_of_a_matter_in_the_bin_too(office: Office) -> None:
    one = started(office, date(2026, 11, 20))
    bin.discard(office, [row(office, one).document_id])
    changed(office, date(2026, 11, 1))
    assert row(office, one).amount == 30
    assert row(office, one).due_on == date(2026, 12, 21)


def test_a_change_to_come_stands_beside_the_figure_until_its_day(office: Office) -> None:
    changed(office, date(2027, 1, 1))
    shown = figures.figure(office, MUNI)
    assert (shown.value, [(one.since, one.value) for one in shown.later]) == ("15日", [(date(2027, 1, 1), "30日")])
    figures.withdraw(office, MUNI, date(2027, 1, 1))
    assert figures.figure(office, MUNI).later == ()


def test_checking_a_changed_figure_leaves_the_one_before_unchecked(office: Office) -> None:
    changed(office, date(2026, 11, 16))
    figures.check(office, MUNI)
    assert office.jurisdiction_on(date(2026, 11, 16)).parameter(MUNI).verified
    assert not office.jurisdiction_on(date(2026, 11, 15)).parameter(MUNI).verified


def test_a_second_change_of_the_same_day_takes_the_place_of_the_first(office: Office) -> None:
    changed(office, date(2026, 11, 16))
    changed(office, date(2026, 11, 16), amount=20)
    assert [one.amount for one in office.store.settings.dated_parameters()] == [20]


def test_switching_rolling_off_leaves_every_last_day_where_it_falls(office: Office) -> None:
    deadline = started(office, date(2026, 11, 27))
    assert row(office, deadline).due_on == date(2026, 12, 14)
    figures.change(office, "days.roll", amount=0, basis="本市规定", reason="本市不顺延", since=date(2026, 1, 1))
    assert row(office, deadline).due_on == date(2026, 12, 12)


def test_a_yearly_date_is_changed_and_checked_like_a_figure(office: Office) -> None:
    figures.change(office, "catalog.annual_due", amount=115, basis="本市规定", reason="本市更早", checked=True)
    shown = figures.figure(office, "catalog.annual_due")
    assert (shown.value, shown.confidence) == ("每年1月15日", Confidence.CHECKED)
    (annual,) = (one for one in office.jurisdiction.annual if one.key == "catalog.annual_due")
    assert annual.in_year(2027) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("key", "given", "said"),
    [
        ("moon.days", {"amount": 3}, "没有参数“moon.days”"),
        (MUNI, {"amount": 15}, "本来就是15日"),
        (MUNI, {"amount": 0}, "数值 0 不对"),
        (MUNI, {"amount": 2, "unit": "份"}, "单位是日，不能改成份"),
        (MUNI, {"amount": 20, "reason": " "}, "要写明依据和理由"),
        ("days.roll", {"amount": 3}, "是开关"),
        ("catalog.annual_due", {"amount": 230}, "2 月 30 日不是每年都有"),
    ],
)
def test_a_change_that_cannot_be_is_refused(office: Office, key: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        figures.change(office, key, **{"basis": "令第329号", "reason": "对照原文", **given})  # type: ignore[arg-type]
    assert office.store.settings.dated_parameters() == ()


def test_a_check_of_a_day_to_come_or_without_a_basis_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="还没有到"):
        figures.check(office, MUNI, on=date(2026, 11, 24))
    with pytest.raises(Refused, match="要写明依据"):
        figures.check(office, MUNI, basis=" ")
    with pytest.raises(Refused, match="没有核对过"):
        figures.uncheck(office, MUNI)


@pytest.mark.parametrize("choose", [figures.choose, lambda office, key: save_settings(office, {"jurisdiction": key})])
def test_another_jurisdiction_takes_no_check_of_the_one_before_along(office: Office, choose) -> None:
    figures.check(office, "filing.npc.dispose")
    changed(office, date(2026, 11, 16))
    choose(office, "beijing_district")
    assert office.jurisdiction.name == "北京市区级"
    assert figures.figure(office, "filing.npc.dispose").confidence is Confidence.OPEN
    assert figures.figure(office, MUNI).value == "15日"
    office.undo()
    assert figures.figure(office, "filing.npc.dispose").confidence is Confidence.CHECKED
    with pytest.raises(Refused, match="没有“月球”这个辖区"):
        figures.choose(office, "月球")


@pytest.mark.parametrize(
    ("published", "days", "due_on"), [(date(2026, 11, 19), 15, date(2026, 12, 4)), (date(2026, 11, 20), 30, date(2026, 12, 21))]
)
def test_a_document_is_filed_within_the_period_in_force_on_the_day_of_its_publication(
    office: Office, published: date, days: int, due_on: date
) -> None:
    document = road.at(office, "registered")
    changed(office, date(2026, 11, 20))
    issuing.publish(office, document, carrier=road.CARRIER, on=published, effective_on=date(2027, 1, 1))
    (muni,) = (one for one in office.store.documents.deadlines(document) if one.key == MUNI)
    assert (muni.amount, muni.due_on) == (days, due_on)
