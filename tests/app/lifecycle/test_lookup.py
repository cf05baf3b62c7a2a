"""What the command box finds by a few characters."""

from __future__ import annotations

from app.lifecycle import lookup
from app.office import Office
from tests.app import road


def named(documents) -> list[str]:
    return [document.title for document in documents]


def test_a_document_is_found_by_a_part_of_its_title_of_its_number_and_by_its_initials(office: Office) -> None:
    document = road.at(office, "published")
    number = road.now(office, document).document_number
    for words in ("限额", number[-3:], "xeyx"):
        assert named(lookup.looked_up(office, words)) == [road.TITLE], words
    assert lookup.looked_up(office, "没有这一件") == ()


def test_without_words_the_newest_come_first_and_no_more_than_asked_for(office: Office) -> None:
    made = [road.imported(office) for _ in range(3)]
    assert [document.id for document in lookup.looked_up(office, "", 2)] == [made[2], made[1]]


def test_what_lies_in_the_recycle_bin_is_not_found(office: Office) -> None:
    made = [road.imported(office) for _ in range(2)]
    with office.act("delete", "移入回收站") as act:
        act.update(road.now(office, made[1]), deleted_at=office.now())
    assert [document.id for document in lookup.looked_up(office, "限额")] == [made[0]]
    assert [document.id for document in lookup.known(office, list(reversed(made)))] == [made[0]]
