"""工作台: what is due and why, in the order it is due; what is far ahead is not on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.filing import outgoing
from app.lifecycle import correcting, ending
from app.lifecycle.desk import Group, Place, Scope, counted, desk, figures, waiting
from app.lifecycle.habits import habits, tally
from app.lifecycle.register import running
from app.office import Office
from app.people.handling import assign
from app.people.roster import Details, save_person
from tests.app import road


def test_an_empty_office_has_an_empty_desk(office: Office) -> None:
    shown = desk(office)
    assert (shown.today, shown.items, shown.expiring, shown.recent) == (road.TODAY, (), (), ())
    assert [f.value for f in shown.figures] == ["0", "—", "0", "—", "0", "0"]


def test_the_first_due_stands_first_with_what_to_do_and_why(office: Office) -> None:
    published, reviewed = road.at(office, "published"), road.at(office, "under_review")
    items = desk(office).items
    assert [(i.document.id, i.place, i.button) for i in items] == [
        (reviewed, Place.REVIEW, "继续审核"), (published, Place.FILING, "去报送"), (published, Place.FILING, "去报送"),
    ]  # fmt: skip
    first, muni, npc = items
    assert (first.group, first.action, first.unit) == (Group.FORTNIGHT, "出具合法性审核意见", "住建局")
    assert muni.reason.startswith("11月20日公布 • 公布之日起15日内报送 • 12月5日为周六，顺延至12月7日（周一）到期")
    assert muni.reason.endswith("依据待核对")
    assert "依据待核对" not in npc.reason
    assert (muni.group, npc.group) == (Group.FORTNIGHT, Group.LATER)


@pytest.mark.parametrize(
    ("today", "group"),
    [
        (date(2026, 12, 8), Group.OVERDUE),
        (date(2026, 12, 7), Group.SOON),
        (date(2026, 12, 2), Group.SOON),
        (date(2026, 12, 1), Group.FORTNIGHT),
        (date(2026, 11, 23), Group.FORTNIGHT),
        (date(2026, 11, 20), Group.LATER),
    ],
)
def test_groups_follow_the_working_days_left(tmp_path: Path, today: date, group: Group) -> None:
    office = road.opened(tmp_path / "数据", today)
    road.at(office, "published")
    assert desk(office).items[0].group is group
    office.store.close()


def test_the_warning_of_an_end_years_away_is_kept_and_not_on_the_desk(office: Office) -> None:
    document = road.at(office, "published")
    assert "validity.warn_before" in {due.deadline.key for due in running(office)}
    assert "validity.warn_before" not in {item.due.deadline.key for item in desk(office).items}
    correcting.correct(office, document, field="valid_until", value="2027-06-30", reason="登记有误")
    assert [item.action for item in desk(office).items][-1] == "提出继续有效、修改或者废止的意见"
    assert tally(office).due == len(desk(office).items) == 3


def test_what_lapses_soon_is_shown_until_it_is_repealed(office: Office) -> None:
    document = road.at(office, "published")
    correcting.correct(office, document, field="valid_until", value="2027-01-31", reason="登记有误")
    assert [d.id for d in desk(office).expiring] == [document]
    ending.repeal(office, document, reason="上位法已修改")
    assert desk(office).expiring == ()


def test_what_was_declared_invalid_does_not_lapse_any_more(office: Office) -> None:
    document = road.at(office, "published")
    correcting.correct(office, document, field="valid_until", value="2027-01-31", reason="登记有误")
    ending.declare_invalid(office, document, reason="调整对象消失")
    assert desk(office).expiring == ()


def test_the_figures_of_the_year_name_their_documents(office: Office) -> None:
    first, second = road.at(office, "published"), road.at(office, "published")
    third = road.at(office, "under_review")
    outgoing.file(office, first, recipient="muni", on=date(2026, 12, 7))
    outgoing.file(office, second, recipient="muni", on=date(2026, 12, 8))
    ending.repeal(office, second, reason="上位法已修改")
    assert {f.name: (f.value, set(counted(office, f.code))) for f in figures(office)} == {
        "受理合法性审核": ("3", {first, second, third}), "平均审核用时": ("1.0", {first, second}), "制定公布": ("2", {first, second}),
        "按时备案率": ("50.0%", {first, second}), "现行有效": ("1", {first}), "今年废止": ("1", {second}),
    }  # fmt: skip
    assert [f.count for f in figures(office)] == [len(counted(office, f.code)) for f in figures(office)]


def test_a_filing_that_is_overdue_and_not_made_lowers_the_share_of_those_in_time(tmp_path: Path) -> None:
    office = road.opened(tmp_path / "数据", date(2026, 12, 21))
    made, neglected = road.at(office, "published"), road.at(office, "published")
    for recipient in ("muni", "npc"):
        outgoing.file(office, made, recipient=recipient, on=date(2026, 12, 1))
    shown = next(f for f in figures(office) if f.name == "按时备案率")
    late = sum(due.workdays_left < 0 and due.deadline.key.startswith("filing.") for due in running(office))
    assert late > 0
    assert (shown.value, set(counted(office, shown.code))) == (f"{200 / (2 + late):.1f}%", {made, neglected})
    office.store.close()


def test_habits_are_the_words_used_last(office: Office) -> None:
    assert habits(office).meeting == ""
    road.at(office, "published")
    usual = habits(office)
    assert (usual.carrier, usual.consulted_on, usual.meeting, usual.signatory) == (
        road.CARRIER, road.CARRIER, "区政府第12次常务会议", "李强",
    )  # fmt: skip
    assert (usual.today, usual.operator, usual.units) == (road.TODAY, road.CLERK, (road.UNIT,))


def of(office: Office, name: str) -> Office:
    return replace(office, operator=name)


def test_one_who_works_alone_sees_everything(office: Office) -> None:
    road.at(office, "published")
    shown = desk(office)
    assert (shown.scope, shown.is_shared, shown.count) == (Scope.ALL, False, 2)
    assert desk(office, Scope.MINE).items == shown.items


def test_mine_are_what_i_handle_and_the_head_sees_everybodys_with_names(office: Office) -> None:
    save_person(office, Details(road.CLERK, "负责人"))
    save_person(office, Details("刘敏", "经办"))
    own, hers = road.at(office, "under_review"), road.at(office, "under_review")
    assign(office, hers, handler="刘敏")
    everybody, her_desk = desk(office), desk(of(office, "刘敏"))
    assert (everybody.scope, her_desk.scope, everybody.is_shared) == (Scope.ALL, Scope.MINE, True)
    assert [(i.document.id, i.handling.handler, i.is_mine) for i in everybody.items] == [(own, road.CLERK, True), (hers, "刘敏", False)]
    assert [i.document.id for i in her_desk.items] == [hers]
    assert (tally(office).due, tally(of(office, "刘敏")).due) == (2, 1)
    assert [i.document.id for i in desk(of(office, "刘敏"), Scope.ALL).items] == [own, hers]


def test_the_stand_in_of_somebody_away_has_the_matters_of_both(office: Office) -> None:
    save_person(office, Details("刘敏", "经办", stand_in="李强", away_until=date(2026, 12, 4)))
    save_person(office, Details("李强", "经办"))
    hers, named, own = (road.at(office, "under_review") for _ in range(3))
    assign(office, hers, handler="刘敏")
    assign(office, named, handler="刘敏", stand_in="周敏")
    assign(office, own, handler="李强")
    assert {i.document.id for i in desk(of(office, "李强")).items} == {hers, own}
    assert [i.document.id for i in desk(of(office, "周敏")).items] == [named]
    item = next(i for i in desk(of(office, "李强")).items if i.document.id == hers)
    assert (item.handling.handler, item.handling.stand_in, item.handling.away_until, item.is_mine) == (
        "刘敏", "李强", date(2026, 12, 4), False,
    )  # fmt: skip


def test_a_group_shows_the_first_and_counts_all(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.lifecycle.desk.SHOWN", 2)
    made = [road.at(office, "under_review") for _ in range(3)]
    (section,) = desk(office).sections
    assert (section.count, [i.document.id for i in section.items]) == (3, made[:2])
    assert set(waiting(office, Scope.ALL, section.group)) == set(made)
    assert desk(office).count == 3
