from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.correspondence import contacts
from app.correspondence.contacts import answer, attach, contact
from app.correspondence.thread import ANSWERED, OVERDUE, PLAIN, WAITING, thread
from app.errors import Refused, Unreadable
from app.lifecycle.desk import desk
from app.office import Office
from tests.app import road

WHO = "云州区财政局　林晓"


@pytest.fixture
def matter(office: Office) -> str:
    return road.at(office, "drafting")


def call(office: Office, matter: str, **more: object) -> str:
    return str(contact(office, matter, kind="call", counterpart=WHO, words="问资金来源", **more)["contact"])


def test_a_call_is_kept_with_its_minute_who_and_what(office: Office, matter: str) -> None:
    kept = office.store.documents.contact(call(office, matter, at=datetime(2026, 11, 20, 9, 5, 31)))
    assert (kept.kind, kept.outgoing, kept.at, kept.counterpart, kept.words, kept.operator) == (
        "call", True, datetime(2026, 11, 20, 9, 5), WHO, "问资金来源", road.CLERK,
    )  # fmt: skip
    assert road.last_event(office, matter).note == "电话　云州区财政局　林晓：问资金来源"
    assert road.last_event(office, matter).on_date == date(2026, 11, 20)


def test_one_that_expects_no_answer_sets_no_deadline(office: Office, matter: str) -> None:
    call(office, matter)
    assert thread(office, matter).entries[0].state == PLAIN
    assert desk(office).items == ()


def test_an_expected_answer_stands_on_the_desk_until_it_is_given(office: Office, matter: str) -> None:
    made = call(office, matter, due_on=date(2026, 11, 25))
    (item,) = desk(office).items
    assert (item.action, item.due.deadline.due_on, item.due.deadline.key) == (f"等{WHO}答复", date(2026, 11, 25), contacts.ANSWER)
    assert not item.due.deadline.verified
    assert thread(office, matter).waiting[0].state == WAITING
    answer(office, made, words="列入明年预算", on=date(2026, 11, 23))
    assert desk(office).items == ()
    (entry,) = thread(office, matter).entries
    assert (entry.state, entry.contact.answer, entry.contact.answered_on) == (ANSWERED, "列入明年预算", date(2026, 11, 23))
    assert road.last_event(office, matter).act == "answer"


def test_an_answer_that_does_not_come_in_time_is_overdue(office: Office, matter: str) -> None:
    call(office, matter, at=datetime(2026, 11, 16, 9), due_on=date(2026, 11, 18))
    assert thread(office, matter).waiting[0].state == OVERDUE


def test_contact_and_answer_are_undone_one_by_one(office: Office, matter: str) -> None:
    made = call(office, matter, due_on=date(2026, 11, 25))
    answer(office, made, words="同意")
    office.undo()
    assert thread(office, matter).waiting[0].contact.id == made
    office.undo()
    assert thread(office, matter).entries == ()
    assert desk(office).items == ()


def test_a_contact_is_answered_once(office: Office, matter: str) -> None:
    made = call(office, matter)
    answer(office, made, words="同意")
    with pytest.raises(Refused, match="已于 2026-11-23 答复"):
        answer(office, made, words="不同意")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"kind": "pigeon"}, "这种往来"),
        ({"counterpart": " "}, "没有写对方"),
        ({"words": " "}, "没有写说了什么"),
        ({"at": datetime(2026, 11, 24, 9)}, "还没有到"),
        ({"due_on": date(2026, 11, 20)}, "早于联系的日子"),
        ({"file": Path("没有这份.pdf")}, "读不出来"),
    ],
)
def test_a_contact_that_cannot_be_is_refused_and_nothing_is_stored(office: Office, matter: str, wrong: dict[str, object], why: str) -> None:
    given: dict[str, object] = {"kind": "call", "counterpart": WHO, "words": "问资金来源"}
    with pytest.raises((Refused, Unreadable), match=why):
        contact(office, matter, **given | wrong)  # type: ignore[arg-type]
    assert thread(office, matter).entries == ()


def test_an_answer_before_the_contact_is_refused(office: Office, matter: str) -> None:
    made = call(office, matter, at=datetime(2026, 11, 20, 9))
    with pytest.raises(Refused, match="早于联系的日子"):
        answer(office, made, words="同意", on=date(2026, 11, 19))


def test_a_file_comes_with_the_contact_or_later(office: Office, matter: str, tmp_path: Path) -> None:
    paper = tmp_path / "会谈记录.txt"
    paper.write_text("记录", "utf-8")
    with_file = call(office, matter, file=paper)
    later = call(office, matter)
    attach(office, later, paper)
    kept = [office.store.documents.contact(one) for one in (with_file, later)]
    assert {one.file_name for one in kept} == {"会谈记录.txt"}
    assert office.store.files.get(kept[1].file_sha or "") == "记录".encode()
    office.undo()
    assert office.store.documents.contact(later).file_sha is None


def test_counterparts_are_completed_from_this_matter_first_then_units_people_and_other_matters(office: Office, matter: str) -> None:
    other = road.at(office, "submitted", road.text(title="云州区停车管理办法"))
    contact(office, other, kind="visit", counterpart="云州区城市管理局　周工", words="送来样稿")
    call(office, matter)
    known = thread(office, matter).counterparts
    assert known[0] == WHO
    assert known.index(road.UNIT) < known.index("云州区城市管理局　周工")
    assert road.CLERK not in known


def test_the_newest_stands_first(office: Office, matter: str) -> None:
    for hour in (9, 11, 10):
        call(office, matter, at=datetime(2026, 11, 20, hour))
    assert [entry.contact.at.hour for entry in thread(office, matter).entries] == [11, 10, 9]


def test_the_usual_days_for_an_answer_come_from_the_jurisdiction(office: Office, matter: str) -> None:
    found = thread(office, matter)
    assert (found.answer_by, found.inquiry_by) == (date(2026, 11, 26), date(2026, 12, 2))
    assert found.answer_by - office.today() == timedelta(days=3)
