from __future__ import annotations

from datetime import date, datetime

import pytest

from app.correspondence.contacts import answer
from app.correspondence.inquiry import DAYS, inquire
from app.correspondence.thread import thread
from app.errors import Refused
from app.lifecycle.desk import desk
from app.office import Office
from tests.app import road

UNITS = ("云州区财政局", "云州区公安分局", "云州区城市管理局")


@pytest.fixture
def matter(office: Office) -> str:
    return road.at(office, "drafting")


def test_each_unit_gets_a_numbered_letter_with_its_day(office: Office, matter: str) -> None:
    made = inquire(office, matter, units=UNITS, until=date(2026, 11, 30), words="重点看第三条")
    assert made["numbers"] == ("云州司函〔2026〕1号", "云州司函〔2026〕2号", "云州司函〔2026〕3号")
    entries = thread(office, matter).inquiries
    assert [(e.contact.counterpart, e.contact.kind, e.letter) for e in entries] == [(unit, "letter", "inquiry_letter") for unit in UNITS]
    assert [i.due.deadline.due_on for i in desk(office).items] == [date(2026, 11, 30)] * 3
    assert road.last_event(office, matter).note == "、".join(UNITS)
    assert {office.store.people.unit_named(unit) is not None for unit in UNITS} == {True}


def test_without_a_last_day_the_period_of_the_jurisdiction_runs(office: Office, matter: str) -> None:
    inquire(office, matter, units=UNITS[:1])
    (item,) = desk(office).items
    assert (item.due.deadline.key, item.due.deadline.due_on) == (DAYS, date(2026, 12, 2))


def test_the_units_that_have_not_answered_stand_first(office: Office, matter: str) -> None:
    made = inquire(office, matter, units=UNITS)
    answer(office, str(made["contacts"][0]), words="无意见")
    assert [e.contact.counterpart for e in thread(office, matter).inquiries] == [*UNITS[1:], UNITS[0]]


def test_all_letters_of_one_act_are_undone_at_once_with_their_numbers(office: Office, matter: str) -> None:
    inquire(office, matter, units=UNITS)
    office.undo()
    assert thread(office, matter).entries == ()
    assert inquire(office, matter, units=UNITS[:1])["numbers"] == ("云州司函〔2026〕1号",)


def test_letters_followed_by_later_numbers_are_not_undone(office: Office, matter: str) -> None:
    other = road.at(office, "drafting", road.text(title="云州区停车管理办法"))
    inquire(office, matter, units=UNITS[:2])
    inquire(office, other, units=UNITS[2:])
    office.undo()
    office.undo()
    assert thread(office, matter).entries == ()


def test_a_letter_of_an_earlier_day_bears_that_day(office: Office, matter: str) -> None:
    inquire(office, matter, units=UNITS[:1], on=date(2026, 11, 16))
    assert thread(office, matter).entries[0].contact.at == datetime(2026, 11, 16, 12)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"units": ()}, "没有选"),
        ({"units": (UNITS[0], UNITS[0])}, "写了两次"),
        ({"until": date(2026, 11, 20)}, "早于发函日期"),
        ({"on": date(2026, 11, 24)}, "还没有到"),
    ],
)
def test_letters_that_cannot_be_are_refused(office: Office, matter: str, wrong: dict[str, object], why: str) -> None:
    given: dict[str, object] = {"units": UNITS}
    with pytest.raises(Refused, match=why):
        inquire(office, matter, **given | wrong)  # type: ignore[arg-type]
    assert thread(office, matter).entries == ()
