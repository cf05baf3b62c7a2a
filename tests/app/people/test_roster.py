"""People and units: what is written of them, and what may not be written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.office import Office
from app.people.handling import assign
from app.people.roster import Details, details_of, roster, save_person, save_unit
from tests.app import road


def test_what_is_written_of_somebody_is_read_again(office: Office) -> None:
    written = Details("刘敏", "审核", "云州区司法局", "023-12345678", True, "李强", date(2026, 12, 4))
    save_person(office, written)
    assert details_of(office, "刘敏") == written
    assert {person.name for person in office.store.people.people()} == {"刘敏", "李强", road.CLERK}
    assert [unit.name for unit in office.store.people.units()] == ["云州区司法局"]


def test_somebody_keeps_the_matters_under_another_name(office: Office) -> None:
    document = road.at(office, "drafting")
    save_person(office, Details("王芳（规范科）"), before=road.CLERK)
    handler = road.now(office, document).handler_id
    assert handler is not None
    assert office.store.people.person(handler).name == "王芳（规范科）"


@pytest.mark.parametrize(
    ("details", "before", "said"),
    [
        (Details(" "), "", "姓名不能空着"),
        (Details("刘敏", "科长"), "", "没有“科长”这个角色"),
        (Details("李强"), "刘敏", "已有一位李强"),
        (Details("刘敏", stand_in="刘敏"), "", "不能由本人替办"),
        (Details("刘敏", away_until=date(2026, 11, 22)), "", "请假到 2026-11-22 已经过了"),
        (Details(road.CLERK, active=False), "", "不能停用正在办理的本人"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(office: Office, details: Details, before: str, said: str) -> None:
    for name in (road.CLERK, "刘敏", "李强"):
        save_person(office, Details(name))
    people = office.store.people.people()
    with pytest.raises(Refused, match=said):
        save_person(office, details, before=before)
    assert office.store.people.people() == people


def test_somebody_with_open_matters_hands_over_before_leaving(office: Office) -> None:
    save_person(office, Details("刘敏"))
    document = road.at(office, "drafting")
    assign(office, document, handler="刘敏")
    with pytest.raises(Refused, match="刘敏名下还有 1 件在办。先全部移交，再停用"):
        save_person(office, Details("刘敏", active=False))
    assign(office, document, handler=road.CLERK)
    save_person(office, Details("刘敏", active=False))
    with pytest.raises(Refused, match="刘敏已停用，不能再分给他"):
        assign(office, document, handler="刘敏")


def test_the_last_head_stays(office: Office) -> None:
    save_person(office, Details(road.CLERK, "负责人"))
    save_person(office, Details("刘敏", "审核"))
    with pytest.raises(Refused, match="至少要有一位负责人"):
        save_person(office, Details(road.CLERK, "经办"))
    with pytest.raises(Refused, match="至少要有一位负责人"):
        save_person(office, Details(road.CLERK))
    save_person(office, Details("刘敏", "负责人"))
    save_person(office, Details(road.CLERK, "经办"))
    assert details_of(office, road.CLERK).role == "经办"


def test_one_person_alone_does_not_lock_the_office(office: Office) -> None:
    with pytest.raises(Refused, match="至少要有一位负责人"):
        save_person(office, Details(road.CLERK, "经办"))
    save_person(office, Details(road.CLERK, "负责人"))
    save_person(office, Details(road.CLERK))
    assert details_of(office, road.CLERK).role == ""


def test_the_roster_counts_open_matters_and_names_the_operator(office: Office) -> None:
    road.at(office, "published")
    road.at(office, "drafting")
    save_person(office, Details("刘敏"))
    members = {member.person.name: member for member in roster(office).members}
    assert (members[road.CLERK].matters, members[road.CLERK].is_operator) == (2, True)
    assert (members["刘敏"].matters, members["刘敏"].is_operator) == (0, False)


def test_an_operator_written_down_undone_and_done_again_is_the_same_person(tmp_path: Path) -> None:
    office = road.opened(tmp_path / "数据")
    save_person(office, Details(road.CLERK, "负责人"))
    office.undo()
    office.redo()
    assert details_of(office, road.CLERK).role == "负责人"
    office.store.close()


def test_a_unit_gets_its_usual_short_name_and_another_when_wished(office: Office) -> None:
    save_unit(office, "区住房城乡建设局")
    assert [(u.name, u.short_name) for u in office.store.people.units()] == [("区住房城乡建设局", "住建局")]
    save_unit(office, "云州区住房城乡建设局", "住建", before="区住房城乡建设局")
    assert [(u.name, u.short_name) for u in office.store.people.units()] == [("云州区住房城乡建设局", "住建")]
    save_unit(office, "云州区教育委员会")
    with pytest.raises(Refused, match="名称不能重复"):
        save_unit(office, "云州区教育委员会", before="云州区住房城乡建设局")


def test_who_stands_in_for_somebody_away_stays(office: Office) -> None:
    save_person(office, Details("刘敏", stand_in="李强", away_until=date(2026, 12, 4)))
    with pytest.raises(Refused, match="李强正在替刘敏办。先换替办人，再停用"):
        save_person(office, Details("李强", active=False))
    save_person(office, Details("刘敏"))
    save_person(office, Details("李强", active=False))
    assert not details_of(office, "李强").active
