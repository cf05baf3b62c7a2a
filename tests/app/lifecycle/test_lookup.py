"""What the command box finds by a few characters."""

from __future__ import annotations

from app.lifecycle import lookup
from app.office import Office
from tests.app import road


def named(documents) -> list[str]:
    return [document.title for document in documents]


def test_a_document_is_found_by_a_part_of_its_title_and_of_its_number(office: Office) -> None:
    document = road.at(office, "published")
    number = road.now(office, document).document_number
    assert named(lookup.titled(office, "限额")) == [road.TITLE]
    assert named(lookup.titled(office, number[-3:])) == [road.TITLE]
    assert lookup.titled(office, "没有这一件") == ()


def test_the_newest_come_first_and_no_more_than_asked_for(office: Office) -> None:
    made = [road.imported(office) for _ in range(3)]
    assert [document.id for document in lookup.newest(office, 2)] == [made[2], made[1]]


def test_what_lies_in_the_recycle_bin_is_not_found(office: Office) -> None:
    made = [road.imported(office) for _ in range(2)]
    with office.act("delete", "移入回收站") as act:
        act.update(road.now(office, made[1]), deleted_at=office.now())
    assert [document.id for document in lookup.titled(office, "限额")] == [made[0]]
    assert [document.id for document in lookup.known(office, list(reversed(made)))] == [made[0]]
