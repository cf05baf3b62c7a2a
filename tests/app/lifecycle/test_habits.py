"""What the office usually writes, and the numbers beside the pages."""

from __future__ import annotations

from app.lifecycle import consulting
from app.lifecycle.habits import habits, tally
from app.office import Office
from app.review.workbench import rounds
from tests.app import road
from tests.app.filing.incoming import packets


def test_a_new_office_has_no_habits(office: Office) -> None:
    found = habits(office)
    assert (found.carrier, found.signatory, found.meeting, found.consulted_on, found.units) == ("", "", "", "", ())
    assert found.operator == office.operator


def test_the_words_last_written_come_again(office: Office) -> None:
    document = road.now(office, road.at(office, "published"))
    found = habits(office)
    assert (found.carrier, found.signatory) == (document.carrier, document.signatory)
    assert found.meeting == office.store.documents.deliberations(document.id)[-1].meeting


def test_the_numbers_count_what_waits(office: Office) -> None:
    assert tally(office).documents == 0
    road.at(office, "under_review")
    found = tally(office)
    assert (found.documents, found.reviews, found.filings) == (1, 1, 0)


def test_the_reviews_counted_are_those_that_the_list_of_reviews_shows(office: Office) -> None:
    road.at(office, "under_review")
    packets.registered(office)
    packets.received(office, packets.submission("云州区泊位管理办法", "云州城管规〔2026〕4号"))
    counted = tally(office)
    assert (counted.reviews, len(rounds(office))) == (2, 2), "one of ours, and the department's whose review is open"


def test_a_published_document_waits_for_both_filings(office: Office) -> None:
    road.at(office, "published")
    assert tally(office).filings == 2


def test_why_nothing_was_consulted_on_is_no_carrier_to_be_offered(office: Office) -> None:
    road.consult(office, road.imported(office))
    consulting.excuse(office, road.imported(office), reason="依法需要保密")
    assert habits(office).consulted_on == road.CARRIER
